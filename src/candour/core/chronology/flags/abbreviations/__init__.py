"""Abbreviations: what the field and the case explain, what is left, and what was used."""
