"""How fast each format is read, beside other readers."""
