"""Originals and their passages: every Passage can be found again, exactly, in its Original."""
