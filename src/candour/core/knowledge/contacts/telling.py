"""What one phrase of an entry tells: that one agency told, asked or met another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from candour.core.dates.model import UncertainDate
from candour.core.knowledge.model import Outcome, Rests

_BY_WEIGHT = (Outcome.REFUSED, Outcome.ASKED, Outcome.PASSED_ON, Outcome.NOT_STATED)


STRANGER = "!"
"""Before a name that nobody in the case is known by."""

ALONE_AT_TABLE = ""
"""In place of the others at a meeting, where an entry names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who told whom by one phrase, and the words of it, from the first to the last.

    `is_doubtful`: the words would bear the other direction too ("HV telephoned 9.40"). `is_thing`:
    told by a thing that passed, not by a verb.
    """

    sender: str
    receiver: str
    first: int
    last: int
    is_both: bool = False
    means: str | None = None
    outcome: Outcome = Outcome.NOT_STATED
    is_undelivered: bool = False
    is_doubtful: bool = False
    is_thing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One entry's word of one contact between two agencies.

    `meeting` is the kind of a meeting that the entry tells of. `is_listed`: only a column of
    receivers says so. `is_away`: the writer was not at that meeting, by its own word.
    """

    at: int
    entry: str
    writer: str
    sender: str
    receiver: str
    when: UncertainDate
    event: str | None
    rests: Rests = field(repr=False)
    is_both: bool = False
    means: str | None = None
    outcome: Outcome = Outcome.NOT_STATED
    is_undelivered: bool = False
    is_doubtful: bool = False
    is_listed: bool = False
    meeting: str | None = None
    further: tuple[str, ...] = ()
    is_away: bool = False

    @property
    def pair(self) -> frozenset[str]:
        """The two agencies, whoever told whom."""
        return frozenset((self.sender, self.receiver))

    @property
    def of_stranger(self) -> str | None:
        """The name of the stranger who told or was told, if one did."""
        strangers = [one for one in (self.sender, self.receiver) if one.startswith(STRANGER)]
        return strangers[0] if strangers else None


def weightiest(outcomes: Iterable[Outcome]) -> Outcome:
    """What became of a contact of which several phrases or entries tell."""
    return min(outcomes, key=_BY_WEIGHT.index)
