"""Mentions: words in entries that refer to somebody, found and described."""
