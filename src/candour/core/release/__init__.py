"""Editions of a case: what is replaced, coarsened and withheld, from an allow-list."""
