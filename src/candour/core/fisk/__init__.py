"""A post that takes a text apart, read into voices: who speaks in each paragraph, and to what."""
