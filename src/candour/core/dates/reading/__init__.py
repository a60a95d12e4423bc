"""The grammar of written dates, split by noun."""
