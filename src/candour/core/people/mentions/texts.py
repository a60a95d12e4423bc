"""The texts of an entry that may mention people, and where their words stand in the original."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.spans import Span

_PROSE = (Field.RESPONSE, Field.OUTCOME, Field.SOURCE)
_LISTED = (Field.PEOPLE, Field.SHARED_WITH)


@dataclass(frozen=True, slots=True)
class FieldText:
    """Words of one field: all of it, or one part of a list. `at` is where they begin."""

    in_field: Field
    text: str = field(repr=False)
    at: int | None = None
    pieces: tuple[Span, ...] = ()
    column: str = ""

    def place(self, start: int, end: int) -> Span | None:
        """Where a stretch of the text stands in the original; None where that is not known."""
        if self.pieces:
            return _in_pieces(self.pieces, start, end)
        return None if self.at is None else Span(self.at + start, self.at + end)


def texts_of(entry: Entry, original: str | None) -> Iterator[FieldText]:
    """The texts of an entry, `what` first; `original` is the whole text of its file, if at hand."""
    yield FieldText(Field.WHAT, entry.what, _sole(entry), entry.pieces)
    for known in _LISTED:
        yield from _parts(entry, known, original)
    for known in _PROSE:
        said = getattr(entry, known.value)
        if said:
            yield FieldText(known, said, _begins(entry, known, said, original))


def extra_texts(entry: Entry) -> Iterator[FieldText]:
    """The cells of further columns."""
    for heading, said in entry.extra.items():
        if said.strip():
            yield FieldText(Field.PEOPLE, said, None, (), heading)


def _sole(entry: Entry) -> int | None:
    """Where `what` begins, where it is one stretch of the original as it stands."""
    place = entry.places.get(Field.WHAT)
    if entry.pieces or place is None or len(place) != len(entry.what):
        return None
    return place.start


def _begins(entry: Entry, known: Field, said: str, original: str | None) -> int | None:
    place = entry.places.get(known)
    if place is None:
        return None
    if original is not None:
        at = original.find(said, place.start, place.end)
        return at if at >= 0 else None
    return place.start if len(place) == len(said) else None


def _parts(entry: Entry, known: Field, original: str | None) -> Iterator[FieldText]:
    """The parts of a cell that lists; each is looked for behind the one before it."""
    parts: tuple[str, ...] = getattr(entry, known.value)
    place = entry.places.get(known)
    begin = place.start if place is not None else 0
    for part in parts:
        at: int | None = None
        if place is not None and original is not None:
            found = original.find(part, begin, place.end)
            if found >= 0:
                at, begin = found, found + len(part)
        elif place is not None and len(parts) == 1 and len(place) == len(part):
            at = place.start
        yield FieldText(known, part, at)


def _in_pieces(pieces: tuple[Span, ...], start: int, end: int) -> Span | None:
    """A stretch within one piece; none lies in two pieces at once as it is written."""
    begin = 0
    for piece in pieces:
        if begin <= start and end <= begin + len(piece):
            return Span(piece.start + start - begin, piece.start + end - begin)
        begin += len(piece) + 1
    return None
