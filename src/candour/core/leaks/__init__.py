"""What in an edition gives somebody away. Shares nothing with its maker but the key."""
