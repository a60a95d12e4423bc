"""Contacts in entries: those to come, those that took place, and whose they are."""
