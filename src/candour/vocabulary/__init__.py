"""The specialists' words as data, one noun a file, checked when they are loaded."""
