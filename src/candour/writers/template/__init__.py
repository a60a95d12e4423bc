"""The blank chronology that an agency fills in, as a file."""
