"""The drawn timeline: which stretch of time it shows, and where on it each entry stands."""
