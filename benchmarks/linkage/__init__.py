"""Linking people in tables, beside Splink and recordlinkage on the same rows."""
