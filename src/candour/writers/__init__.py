"""Writers: core objects out as files and lines; nothing is decided here."""
