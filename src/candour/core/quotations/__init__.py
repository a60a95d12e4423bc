"""Quotations: words that one document says another holds, found, graded, and never trusted."""
