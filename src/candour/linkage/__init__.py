"""Linking people in tables, at scale: plain, DuckDB, Spark."""
