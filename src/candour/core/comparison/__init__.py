"""Two accounts laid side by side: which statements are one, and what became of each."""
