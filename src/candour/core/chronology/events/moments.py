"""Clock times in an entry, each with the moment that it is the time of."""

import re
from collections.abc import Iterator

from candour.core.chronology.events.claims import Claim, ContradictionKind
from candour.core.chronology.events.features import Features, Read
from candour.core.chronology.events.phrases import Found, Tokens
from candour.core.chronology.events.words import EventWords

_CLOCK = re.compile(
    r"(?<![\d.:/£])(?P<hour>[01]?\d|2[0-3])(?P<mark>[:.])(?P<minute>[0-5]\d)(?![\d/.]\d)"
    r"\s?(?P<half>[ap]\.?m\b)?(?P<hours>\s?hrs\b)?"
    r"|(?<![\d.:/£])(?P<four>(?:[01]\d|2[0-3])[0-5]\d)\s?hrs\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:at|by|timed|from|,)\s*$", re.IGNORECASE)
_HALF_DAY = 12


def time_claims(read: Read, features: Features, words: EventWords) -> Iterator[Claim]:
    """Yield each time with its moment; a time whose moment cannot be told is not laid against any.

    The time of the row itself belongs to the first moment of its first clause, unless the words
    give that time to another.
    """
    tokens = read.tokens
    own_crews = features.kind in words.arriving
    moments = [found for found in read.found if found.kind == "moment"]
    opening = next((one for one in moments if tokens.clauses[one.first] == 0), None)
    stated: set[int] = set()
    for minute, start, said in clock_times(read.entry.what):
        stated.add(minute)
        moment = _moment_of(tokens, moments, start) or opening
        if moment is not None:
            yield from _claim(read, features, moment, (minute, said), own_crews)
    own = features.minute
    if own is not None and own not in stated and opening is not None:
        said = f"{own // 60:02d}:{own % 60:02d}"
        yield from _claim(read, features, opening, (own, said), own_crews)


def clock_times(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (minute of the day, where it stands, the words)."""
    for found in _CLOCK.finditer(text):
        if found["four"]:
            yield int(found["four"][:2]) * 60 + int(found["four"][2:]), found.start(), found.group()
            continue
        is_sure = found["mark"] == ":" or found["half"] or found["hours"]
        if not is_sure and not _SHORT.search(text[: found.start()]):
            continue  # "2.30" may be a dose or a paragraph
        hour = int(found["hour"])
        if found["half"]:
            is_late = found["half"][0].lower() == "p"
            hour = hour % _HALF_DAY + (_HALF_DAY if is_late else 0)
        yield hour * 60 + int(found["minute"]), found.start(), found.group().strip()


def _moment_of(tokens: Tokens, moments: list[Found], start: int) -> Found | None:
    """The moment nearest before a time in its clause, else the nearest after it."""
    at = next((i for i, begin in enumerate(tokens.starts) if begin >= start), None)
    if at is None:
        return None
    clause = [one for one in moments if tokens.clauses[one.first] == tokens.clauses[at]]
    before = [one for one in clause if one.first < at]
    if before:
        return before[-1]
    return clause[0] if clause else None


def _claim(
    read: Read,
    features: Features,
    moment: Found,
    time: tuple[int, str],
    has_own_crews: bool,
) -> Iterator[Claim]:
    topic = moment.code
    if topic == "told":
        agency = _told_agency(read, features, moment)
        if agency is None:
            return
        topic = "told: " + " and ".join(sorted((features.agency, agency)))
    elif topic in ("arrival", "departure") and has_own_crews:
        topic = f"{topic}: {features.agency}"
    yield Claim(ContradictionKind.TIME, topic, str(time[0]), time[1])


def _told_agency(read: Read, features: Features, moment: Found) -> str | None:
    """The other agency of a telling: the only one that the row names, or that its clause does."""
    clause = read.tokens.clauses[moment.first]
    near = {
        agency
        for found, agencies in features.mentioned_at
        if read.tokens.clauses[found] == clause
        for agency in agencies
    }
    told = near or features.mentions
    return next(iter(told)) if len(told) == 1 else None
