"""The rules: no files, no clock, no randomness, no database, no network, no printing."""
