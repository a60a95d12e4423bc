"""Documents of an edition, made anew: nothing of an original but the words that are told."""
