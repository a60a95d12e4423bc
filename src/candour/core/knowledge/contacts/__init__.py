"""Contacts between agencies, read from what their entries say of each other."""
