"""Entries that a person made of words selected in an original.

A selection is a place (the file, the passage, the characters) and the words that stand there. It is
found again by what stands there, in the same file or in a new version of it; where that is not
settled it is an orphan, never a guess.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.decisions import Decision, DecisionKind, standing
from candour.core.documents.document import Document
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Passage
from candour.core.spans import Span
from candour.errors import CandourError

_PLACE = re.compile(r"([0-9a-f]{64})#(.*?)(?::(\d+)-(\d+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an original as an id says it: its hash, the passage in short, the characters.

    Where the characters are named, the passage may be left out.
    """

    original: str
    passage: str
    span: Span | None

    @classmethod
    def of(cls, named: str) -> "Place":
        """Build from an id. Raises `ValueError` where it is none."""
        found = _PLACE.fullmatch(named)
        if found is None or not (found[2] or found[3]):
            raise ValueError("a place is a file's hash, #, and a passage, as in …#p3:120-180")
        start, end = found[3], found[4]
        span = None if start is None else Span(int(start), int(end))
        return cls(found[1], found[2], span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """An entry that a person added: the place and the words it rests on, and what he says of it."""

    decision: str
    entry: str
    original: str
    span: Span
    words: str = field(repr=False)
    agency: str
    when: str = field(default="", repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not self.words.strip() or len(self.words) != len(self.span):
            raise ValueError("the words selected are not as long as their place")

    @classmethod
    def of(cls, decision: str, entry: str, value: Any) -> "Selection":
        """Build from what was decided. Raises `ValueError` saying what is wrong."""
        place = Place.of(entry)
        if place.span is None:
            raise ValueError("the place names no characters")
        if not isinstance(value, dict) or not isinstance(value.get("words"), str):
            raise ValueError("it does not hold the words selected")
        who = value.get("who") or []
        agency, when = value.get("agency"), value.get("when") or ""
        if not isinstance(agency, str) or not agency.strip() or not isinstance(when, str):
            raise ValueError("it does not say in words which agency, and when")
        if not isinstance(who, list) or not all(isinstance(one, str) for one in who):
            raise ValueError("who is a list of names")
        return cls(
            decision=decision,
            entry=entry,
            original=place.original,
            span=place.span,
            words=value["words"],
            agency=agency,
            when=when,
            people=tuple(who),
        )

    def value(self) -> dict[str, Any]:
        """Return it as a decision holds it."""
        return {
            "agency": self.agency,
            "when": self.when,
            "who": list(self.people),
            "words": self.words,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a selection's words stand now; `entry` is the id of the entry that they make."""

    decision: str
    entry: str
    original: str
    locator: Locator
    span: Span
    is_hidden: bool = False


def selections_of(decisions: Iterable[Decision]) -> list[Selection]:
    """Return the selections that stand. Raises `CandourError` naming the decision that is none."""
    found = []
    for decision in standing(decisions):
        if decision.kind is not DecisionKind.ADD_ENTRY:
            continue
        try:
            found.append(Selection.of(decision.id, decision.about[0], decision.value))
        except ValueError as problem:
            raise CandourError(f"decision {decision.id} adds no entry: {problem}") from None
    return found


def select(document: Document, place: Place, words: str | None) -> Span:
    """Return the characters that a person means: the words, at a place or in a passage, or all.

    Raises `ValueError` where they are not there, or stand there more than once.
    """
    text, span = document.text, place.span
    if span is None:
        passage = next((p for p in document.passages() if p.id.endswith(f"#{place.passage}")), None)
        if passage is None:
            raise ValueError("the file has no such passage")
        span = passage.span
    if span.end > len(text):
        raise ValueError("the place lies past the end of the file's text")
    if words is not None and words.strip():
        span = _said_once(words, span, text)
    chosen = span.words(text)
    start = span.start + len(chosen) - len(chosen.lstrip())
    span = Span(start, start + len(chosen.strip()))
    if not len(span):
        raise ValueError("there are no words at this place")
    if not all(passage.counts for passage in _passages(document, span)):
        raise ValueError("the words were deleted in the file: its author no longer says them")
    return span


def _said_once(words: str, inside: Span, text: str) -> Span:
    """Find words in a stretch of a text; how they are broken into lines is of no account."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = list(pattern.finditer(text, inside.start, inside.end))
    if len(found) != 1:
        times = "more than once" if found else "not"
        raise ValueError(f"the words given stand {times} in this passage")
    return Span(found[0].start(), found[0].end())


def found_at(decision: str, document: Document, span: Span) -> Found:
    """Return what an entry of these characters rests on."""
    passages = list(_passages(document, span))
    return Found(
        decision=decision,
        entry=f"{passages[0].id}:{span.start}-{span.end}",
        original=document.original.sha256,
        locator=passages[0].locator,
        span=span,
        is_hidden=any(Flag.HIDDEN in passage.flags for passage in passages),
    )


def find_again(selection: Selection, own: Document, now: Document) -> Found | None:
    """Return where a selection's words stand in `now`: the same file, or another version of it.

    In another version they are found where the whole passage stands once in either file, or else
    where the words themselves do.
    """
    span = _in_its_own(selection, own)
    if span is not None and own.original.sha256 != now.original.sha256:
        span = _in_another(span, own, now)
    if span is None or not all(passage.counts for passage in _passages(now, span)):
        return None
    return found_at(selection.decision, now, span)


def entry_of(
    selection: Selection, found: Found, position: int, read: Callable[[str], UncertainDate]
) -> Entry:
    """Return the entry that a person made of words that were found."""
    happened = read(selection.when) if selection.when else unresolved("", "no date is written")
    return Entry(
        id=found.entry,
        original=found.original,
        agency=selection.agency,
        happened=happened,
        what=selection.words,
        locator=found.locator,
        position=position,
        people=selection.people,
        places={Field.WHAT: found.span},
        pieces=(found.span,),
        flags=tuple(_flags(selection, found)),
    )


def _flags(selection: Selection, found: Found) -> Iterator[EntryFlag]:
    yield EntryFlag(FlagKind.ADDED, "")
    if found.is_hidden:
        yield EntryFlag(FlagKind.HIDDEN, "hidden words in the file")
    if not selection.when:
        yield EntryFlag(FlagKind.UNDATED, "no date is written")
    yield EntryFlag(FlagKind.NO_SOURCE, "the agency names no record for this")


def _in_its_own(selection: Selection, own: Document) -> Span | None:
    text = own.text
    if text[selection.span.start : selection.span.end] == selection.words:
        return selection.span
    return _once(selection.words, text)


def _in_another(span: Span, own: Document, now: Document) -> Span | None:
    passages = list(_passages(own, span))
    first, last = passages[0].span.start, passages[-1].span.end
    # Each passage is followed by a line break: between two of them stand whole passages.
    around = f"\n{own.text[first:last]}\n"
    before, after = _once(around, f"\n{own.text}"), _once(around, f"\n{now.text}")
    if before is not None and after is not None:
        return span.moved(after.start - first)
    words = span.words(own.text)
    return None if _once(words, own.text) is None else _once(words, now.text)


def _once(words: str, text: str) -> Span | None:
    at = text.find(words)
    if at < 0 or text.find(words, at + 1) >= 0:
        return None
    return Span(at, at + len(words))


def _passages(document: Document, span: Span) -> Iterator[Passage]:
    at = span.start
    while at < span.end:
        passage = document.passage_at(at)
        yield passage
        at = passage.span.end + 1
