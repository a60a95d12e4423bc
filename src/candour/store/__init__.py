"""The case file on disk: the log in a database, the originals by their hashes, and caches."""
