"""One use case per function; the only place where the rooms are joined."""
