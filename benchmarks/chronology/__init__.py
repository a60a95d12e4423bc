"""Measures of the chronology: events, contradictions."""
