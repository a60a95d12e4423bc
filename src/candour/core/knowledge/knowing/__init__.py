"""Which agency knew what, since when, how, and on which words that rests."""
