"""PDF: words with their places through pypdfium2; lines, columns, tables and notes by our rules."""
