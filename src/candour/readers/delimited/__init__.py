"""Delimited text (CSV, TSV): encoding, delimiter and quoting are found, not assumed."""
