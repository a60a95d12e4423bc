"""OpenDocument (ISO/IEC 26300): text (.odt) and spreadsheets (.ods), walked in their own XML."""
