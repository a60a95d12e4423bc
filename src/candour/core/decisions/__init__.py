"""What people decided: one act each, which of them still stand, and the log that holds them."""

from candour.core.decisions.decision import Act, Decision, DecisionKind
from candour.core.decisions.standing import standing

__all__ = ["Act", "Decision", "DecisionKind", "standing"]
