"""Which facts a case has: what agencies could know."""
