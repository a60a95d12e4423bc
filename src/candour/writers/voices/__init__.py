"""A post's voices, written as a page, as a Word document and as lines."""
