"""Originals, and the passages in them: every Passage can be found again, exactly, in its Original."""
