"""Flags that the entries of a case put on each other: what to know before relying on one."""
