"""What is asked in a sentence: what it states, and which entries state it."""
