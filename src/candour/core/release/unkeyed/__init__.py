"""What tells of somebody in plain words, found without a key."""
