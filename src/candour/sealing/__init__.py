"""What is locked and what is signed: the only room that knows age and Ed25519."""
