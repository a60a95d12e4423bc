"""Voices of posts told apart, beside the paragraphs' looks alone."""
