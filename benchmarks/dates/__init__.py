"""Dates: Candour beside a naive expression and the date libraries, on the same rows."""
