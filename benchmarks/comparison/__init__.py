"""Comparison: which statements go together, what became of each, and whom it speaks of."""
