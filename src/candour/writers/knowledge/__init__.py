"""Who knew what when, as pictures, tables and files."""
