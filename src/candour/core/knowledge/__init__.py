"""Who knew what when: shared, refused, or no record; never "failed"."""
