"""Entries from many agencies in one order: before, after, or cannot say; a merge never deletes."""
