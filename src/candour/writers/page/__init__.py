"""Pictures and tables on one page, as a file to read, to print and to send."""
