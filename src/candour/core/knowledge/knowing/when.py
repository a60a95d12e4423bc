"""When an agency could first have known what its entry states, by its own records."""

from candour.core.dates.comparing import Margins, possibly_same_day, surely_after
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.asking.matching import Match
from candour.core.knowledge.asking.query import FindDates

_BEHIND = 3


def first_known(match: Match, find_dates: FindDates, margins: Margins) -> UncertainDate:
    """When the entry happened; or when its words came in, where they name a later day for that.

    "Logged 26/01 about the night of 24/25": what was told of happened in the night, and the agency
    knew on the 26th. A letter that arrived later counts from its arrival.
    """
    happened = match.said.entry.happened
    tokens = match.said.tokens
    recorded = match.said.entry.recorded
    arrivals = match.cues.get("arrived", ())
    if not arrivals:
        return happened
    for one in find_dates(tokens.text, happened if happened.is_resolved else None):
        if not surely_after(one, happened, margins):
            continue
        place = tokens.text.find(one.written)
        before = [at for at, end in enumerate(tokens.ends) if end <= place]
        if before and any(0 <= before[-1] - met.last < _BEHIND for met in arrivals):
            is_recorded = recorded is not None and possibly_same_day(one, recorded, margins)
            return recorded if is_recorded and recorded else one
    if not happened.is_resolved and recorded is not None and recorded.is_resolved:
        return recorded
    return happened
