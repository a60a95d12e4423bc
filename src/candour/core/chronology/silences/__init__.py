"""Silences: stretches and expected contacts without an entry, beside what was searched."""
