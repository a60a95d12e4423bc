"""What somebody may do in a case: read it, decide about it, release what is made of it."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from candour.core.decisions.decision import Act, DecisionKind


class Right(StrEnum):
    """One right; each is given by itself, but whoever decides or releases may read."""

    READ = "read"
    DECIDE = "decide"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is known of somebody in a case.

    `is_shared` says that rights were given to anybody at all: until then whoever may open the
    workspace is trusted with everything, as on a laptop with one user.
    """

    is_owner: bool
    is_shared: bool
    rights: Collection[Right] = ()

    def may(self, right: Right) -> bool:
        """Whether somebody has a right."""
        if self.is_owner or not self.is_shared:
            return True
        return bool(self.rights) if right is Right.READ else right in self.rights


def right_for(act: Act) -> Right:
    """Return the right that an act needs."""
    return Right.RELEASE if act.kind is DecisionKind.RELEASE else Right.DECIDE
