"""Word documents: every text-bearing character in exactly one passage."""
