"""Candour beside its peers: same work, same run."""
