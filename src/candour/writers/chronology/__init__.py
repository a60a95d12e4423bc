"""The chronology as files that a panel works with: Word, Excel, CSV, HTML, PDF, JSON lines."""
