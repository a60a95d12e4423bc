"""What the entries of one event state, laid side by side: numbers, places, people, times, days."""

from candour.core.chronology.events.claims.model import Claim, ContradictionKind

__all__ = ["Claim", "ContradictionKind"]
