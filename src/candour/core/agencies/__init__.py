"""Which public body a record means: names as people write them, and the names that bodies bear."""
