"""What an account says: its sentences, whom each is about, its stance and its strength."""
