"""Entries that a person divided: each part rests on its own words, none is lost or doubled."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from candour.core.chronology.decided_dates import dated_by_a_person
from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.decisions import Decision, DecisionKind, standing
from candour.core.spans import Span
from candour.errors import CandourError

_FOR_EVERY_PART = (Field.HAPPENED, Field.RECORDED, Field.SOURCE, Field.AGENCY, Field.PEOPLE)
"""Fields that speak for every part, as a merged cell does for every row that it spans."""
_STRETCH = re.compile(r":\d+-\d+$")


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one part; its own date and people, where it has its own."""

    words: str = field(repr=False)
    when: str | None = field(default=None, repr=False)
    people: tuple[str, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """How a person divided an entry.

    `rest` is the number of the part, from 0, that keeps what else stands in the row: the response,
    the outcome, with whom it was shared, comments, answers, and cells under other headings.
    """

    decision: str
    entry: str
    parts: tuple[Part, ...]
    rest: int = 0

    def __post_init__(self) -> None:
        if len(self.parts) < 2:
            raise ValueError("an entry is divided into two parts or more")
        if not 0 <= self.rest < len(self.parts):
            raise ValueError("the rest of the row goes with a part that is not there")

    @classmethod
    def of(cls, decision: str, entry: str, value: Any) -> "Split":
        """Build from a decision's value: the parts' words, or objects with `words`, `when`, `who`.

        Raises `ValueError` saying what is wrong.
        """
        given = value if isinstance(value, dict) else {"parts": value}
        parts, rest = given.get("parts"), given.get("rest", 1)
        if not isinstance(parts, list) or not isinstance(rest, int):
            raise ValueError("it is no list of parts")
        return cls(decision=decision, entry=entry, parts=tuple(map(_part, parts)), rest=rest - 1)

    def value(self) -> dict[str, Any]:
        """Return it as a decision holds it."""
        said = [
            {
                "words": part.words,
                **({"when": part.when} if part.when else {}),
                **({"who": list(part.people)} if part.people is not None else {}),
            }
            for part in self.parts
        ]
        return {"parts": said, "rest": self.rest + 1}


def splits_of(decisions: Iterable[Decision]) -> list[Split]:
    """Return the divisions that stand, in the order in which they were made.

    Raises `CandourError` naming the decision that is none.
    """
    found = []
    for decision in standing(decisions):
        if decision.kind is not DecisionKind.SPLIT_ENTRY:
            continue
        try:
            found.append(Split.of(decision.id, decision.about[0], decision.value))
        except ValueError as problem:
            raise CandourError(
                f"decision {decision.id} divides no entry: {problem}",
                expected="""a value such as ["Seen at home.", "Bruise noted."]""",
            ) from None
    return found


def parts_of(entry: Entry, split: Split, read: Callable[[str], UncertainDate]) -> list[Entry]:
    """Return the parts of an entry, in the order of their words.

    Raises `ValueError` where the parts' words are not the entry's own, each once and in order.
    """
    if not entry.pieces:
        raise ValueError("where its words stand in the file cannot be told exactly")
    stretches = _stretches(entry.what, [part.words for part in split.parts])
    return [
        _one_part(entry, split, number, stretch, read) for number, stretch in enumerate(stretches)
    ]


def to_divide(what: str) -> str:
    """Return an entry's words without empty lines, for a person to put them where he divides."""
    return "\n".join(line for line in what.splitlines() if line.strip())


def divided_by_empty_lines(cut: str) -> list[str]:
    """Return the words of each part of a text that empty lines divide."""
    lines = "\n".join(line.rstrip() for line in cut.splitlines())
    return [one.strip() for one in re.split(r"\n\n+", lines) if one.strip()]


def _part(given: Any) -> Part:
    if isinstance(given, str):
        return Part(given)
    if not isinstance(given, dict) or not isinstance(given.get("words"), str):
        raise ValueError("a part is its words, or an object that holds them")
    when, who = given.get("when"), given.get("who")
    if when is not None and not isinstance(when, str):
        raise ValueError("when a part happened is said in words")
    if who is not None and not (isinstance(who, list) and all(isinstance(o, str) for o in who)):
        raise ValueError("who is a list of names")
    return Part(given["words"], when or None, None if who is None else tuple(who))


def _stretches(what: str, words: Sequence[str]) -> list[Span]:
    """Find each part in the entry's words; how a part is broken into lines is of no account."""
    solid = [at for at, letter in enumerate(what) if not letter.isspace()]
    found: list[Span] = []
    taken = 0
    for number, part in enumerate(words, start=1):
        own = "".join(part.split())
        places = solid[taken : taken + len(own)]
        if not any(map(str.isalnum, own)):
            raise ValueError(f"part {number} holds no words")
        if "".join(what[at] for at in places) != own:
            raise ValueError(f"part {number} does not go on with the entry's own words")
        found.append(Span(places[0], places[-1] + 1))
        taken += len(own)
    if taken != len(solid):
        raise ValueError("the parts leave out words at the end of the entry")
    for before, after in pairwise(found):
        if (
            before.end == after.start
            and what[before.end - 1].isalnum()
            and what[after.start].isalnum()
        ):
            raise ValueError("a word is cut in two")
    return found


def _one_part(
    entry: Entry, split: Split, number: int, stretch: Span, read: Callable[[str], UncertainDate]
) -> Entry:
    part = split.parts[number]
    pieces = tuple(_under(entry.pieces, stretch))
    around = Span(min(one.start for one in pieces), max(one.end for one in pieces))
    others = {FlagKind.SPLIT}
    flags = [flag for flag in entry.flags if flag.kind not in others]
    told = EntryFlag(FlagKind.SPLIT, f"part {number + 1} of {len(split.parts)}")
    kept = entry if number == split.rest else _without_the_rest(entry)
    found = replace(
        kept,
        id=f"{_STRETCH.sub('', entry.id)}:{around.start}-{around.end}",
        what=stretch.words(entry.what),
        people=entry.people if part.people is None else part.people,
        pieces=pieces,
        places={**kept.places, Field.WHAT: around},
        flags=(*flags, told),
    )
    return found if part.when is None else dated_by_a_person(found, part.when, read)


def _without_the_rest(entry: Entry) -> Entry:
    return replace(
        entry,
        response=None,
        outcome=None,
        shared_with=(),
        comment=None,
        child_seen=None,
        seen_alone=None,
        terms_of_reference=(),
        extra={},
        places=_for_every_part(entry.places),
    )


def _for_every_part(places: Mapping[Field, Span]) -> dict[Field, Span]:
    return {known: span for known, span in places.items() if known in _FOR_EVERY_PART}


def _under(pieces: Sequence[Span], stretch: Span) -> Iterator[Span]:
    """Yield the stretches of the original that a stretch of the entry's words is made of."""
    at = 0
    for piece in pieces:
        first, last = max(stretch.start - at, 0), min(stretch.end - at, len(piece))
        if first < last:
            yield Span(piece.start + first, piece.start + last)
        at += len(piece) + 1
