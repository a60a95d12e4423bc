"""Quotations: the right place, the right grade, and the time it takes."""
