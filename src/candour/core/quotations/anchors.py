"""Anchors: what finds words again in a document, or says that they are not there any more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from candour.core.quotations.quotation import Place
from candour.core.quotations.sources import Source, Sources
from candour.core.quotations.stream import letters
from candour.core.quotations.whole import joins, whole_places
from candour.core.spans import Span

_AROUND = 32
_WINDOW = 4 * _AROUND
_FEW_WORDS = 12
"""In letters: two or three words."""
_MOST_SHOWN = 50
_MOST_LOOKED_AT = 2_000
_BOTH_SIDES = 4
_PAGED = "pdf"
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a document, a little of what stands around them, and where they stood.

    `span` and `page` are true of the document with that SHA-256 only. A page is one of a PDF: in
    other formats the program that shows them decides where pages end.
    """

    exact: str = field(repr=False)
    prefix: str = field(default="", repr=False)
    suffix: str = field(default="", repr=False)
    span: Span | None = None
    page: int | None = None
    sha256: str | None = None
    name: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    """where somebody else's annotation says that the document is"""

    def __post_init__(self) -> None:
        if not self.exact.strip():
            raise ValueError("an anchor needs words")
        if self.sha256 is not None and not _SHA256.fullmatch(self.sha256):
            raise ValueError("a document is known by the SHA-256 of its bytes, in lower case")

    def is_same_place(self, other: "Anchor") -> bool:
        """Say whether both point at the same characters of the same file."""
        return (self.sha256, self.span, self.exact) == (other.sha256, other.span, other.exact)


class State(StrEnum):
    """What became of an anchor."""

    FOUND = "found"
    ELSEWHERE = "elsewhere"
    """the words stand once, and nothing around them is as it was: perhaps another place"""
    SEVERAL = "several"
    """equally good places: none is chosen"""
    ORPHAN = "orphan"


class FoundBy(StrEnum):
    """How an anchor was found again."""

    POSITION = "position"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class ReAnchored:
    """An anchor and where its words stand now; only one that is found may be relied on."""

    anchor: Anchor
    state: State
    places: tuple[Place, ...] = ()
    by: FoundBy | None = None
    changed: bool = False
    """whether the file with the anchor's hash is none of those that were looked in"""

    def __post_init__(self) -> None:
        if (self.state is State.ORPHAN) != (not self.places):
            raise ValueError("an orphan has no place, and nothing else is without")
        if self.state is State.FOUND and len(self.places) > 1:
            raise ValueError("what is found stands in one place")

    @property
    def place(self) -> Place | None:
        """The place, where there is no doubt of it."""
        return self.places[0] if self.state is State.FOUND else None


def anchor_of(source: Source, span: Span) -> Anchor:
    """Return the anchor of characters of a document's text."""
    document = source.document
    is_paged = document.original.format == _PAGED
    return Anchor(
        exact=span.words(document.text),
        prefix=document.text[max(0, span.start - _AROUND) : span.start],
        suffix=document.text[span.end : span.end + _AROUND],
        span=span,
        page=document.passage_at(span.start).locator.page if is_paged else None,
        sha256=document.original.sha256,
        name=source.name,
    )


def of_the_same_file(anchor: Anchor, sources: Sequence[Source]) -> list[Source]:
    """Return the documents that an anchor may belong to: by hash, else by name, else all.

    A file that changed keeps its name; words that it lost are not looked for in other files.
    """
    same = [one for one in sources if one.document.original.sha256 == anchor.sha256]
    return same or [one for one in sources if one.name == anchor.name] or list(sources)


class Anchorage:
    """Documents in which anchors are found again; made once, asked for each anchor."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        self._indexes: dict[str, Sources] = {}

    def __repr__(self) -> str:
        return f"Anchorage({len(self.sources)} documents)"

    def find(self, anchor: Anchor) -> ReAnchored:
        """Find an anchor's words again.

        The position counts only in the very file that it was taken from, and only where it holds
        the words. Else the words are looked for, and what stood around them chooses among several
        places; what stands around a look-alike never makes it the place.
        """
        likely = of_the_same_file(anchor, self.sources)
        changed = anchor.sha256 is not None and not any(
            one.document.original.sha256 == anchor.sha256 for one in likely
        )
        if anchor.sha256 is not None and not changed:
            for source in likely:
                if _holds(anchor, source):
                    place = _place(source, anchor.span or Span(0, 0))
                    return ReAnchored(anchor, State.FOUND, (place,), FoundBy.POSITION)
        agreeing: list[tuple[int, Place]] = []
        all_seen = True
        for source in likely:
            places, all_here = self._places(anchor, source)
            agreeing += [(sum(_sides_alike(anchor, source, one.span)), one) for one in places]
            all_seen = all_seen and all_here
        if not agreeing:
            return ReAnchored(anchor, State.ORPHAN, changed=changed)
        most = max(sides for sides, _ in agreeing)
        best = tuple(place for sides, place in agreeing if sides == most)[:_MOST_SHOWN]
        state = State.FOUND
        if len(best) > 1 or not (all_seen or most == _BOTH_SIDES):
            state = State.SEVERAL
        elif not most and (letters(anchor.prefix) or letters(anchor.suffix)):
            state = State.ELSEWHERE
        return ReAnchored(anchor, state, best, FoundBy.QUOTE, changed)

    def _places(self, anchor: Anchor, source: Source) -> tuple[list[Place], bool]:
        """Return where the words stand, character for character or folded, once for each place.

        Also whether all places were looked at: words so short stand everywhere.
        """
        text = source.document.text
        inside = f"{anchor.prefix}{anchor.exact}{anchor.suffix}"
        start = len(anchor.prefix)
        spans = {
            Span(span.start + start, span.start + start + len(anchor.exact)): None
            for span in islice(_same_characters(inside, text), _MOST_SHOWN)
        }
        same = list(islice(_same_characters(anchor.exact, text), _MOST_LOOKED_AT))
        spans |= dict.fromkeys(same)
        held = [
            place
            for span in spans
            if (place := _place(source, span)).passage.counts and _is_as_cut(anchor, source, span)
        ]
        folded = [
            whole.stretch.place(whole.span)
            for whole in whole_places(anchor.exact, self._index(source))
        ]
        all_seen = len(same) < _MOST_LOOKED_AT and len(folded) < _MOST_SHOWN
        begun = {place.span.start for place in held}
        held += [
            place
            for place in folded
            if place.span.start not in begun
            and not any(place.span.overlaps(span) for span in spans)
        ]
        return held, all_seen

    def _index(self, source: Source) -> Sources:
        key = source.document.original.sha256
        if key not in self._indexes:
            self._indexes[key] = Sources([source])
        return self._indexes[key]


def _holds(anchor: Anchor, source: Source) -> bool:
    span, text = anchor.span, source.document.text
    return (
        source.document.original.sha256 == anchor.sha256
        and span is not None
        and span.end <= len(text)
        and span.words(text) == anchor.exact
    )


def _same_characters(exact: str, text: str) -> Iterator[Span]:
    at = text.find(exact)
    while at >= 0:
        yield Span(at, at + len(exact))
        at = text.find(exact, at + 1)


def _sides_alike(anchor: Anchor, source: Source, span: Span) -> tuple[int, int]:
    """Return how far the text before a place, and after it, is what stood around the words."""
    text = source.document.text
    before = letters(anchor.prefix[-_AROUND:])
    here = letters(text[max(0, span.start - _WINDOW) : span.start])
    after = letters(anchor.suffix[:_AROUND])
    there = letters(text[span.end : span.end + _WINDOW])
    return _alike(before[::-1], here[::-1]), _alike(after, there)


def _alike(stood: str, stands: str) -> int:
    """Return 2 where all is the same from the words on, 1 where the nearest few words are."""
    if stood and stands.startswith(stood):
        return 2
    near = stood[:_FEW_WORDS]
    return int(len(near) == _FEW_WORDS and stands.startswith(near))


def _is_as_cut(anchor: Anchor, source: Source, span: Span) -> bool:
    """Say whether a place begins and ends with whole words, or cuts the one that the anchor cut."""
    text = source.document.text
    before, after = _sides_alike(anchor, source, span)
    is_cut_before, is_cut_after = (joins(text, at) for at in (span.start, span.end))
    return (before > 0 or not is_cut_before) and (after > 0 or not is_cut_after)


def _place(source: Source, span: Span) -> Place:
    return Place(source.name, source.document.passage_at(span.start), span)
