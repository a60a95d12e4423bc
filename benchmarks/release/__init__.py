"""Editions: what is replaced, and what the check of an edition finds."""
