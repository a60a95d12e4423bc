"""The texts of an entry that may mention people, and where their words stand in the original."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.spans import Span

_STOPS = re.compile(";")
_MARKS = " ;,/\t.-–"
_PROSE = (Field.RESPONSE, Field.OUTCOME, Field.SOURCE, Field.COMMENT)
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*)(?: [A-Z][\w'’.-]*)*")
_SURNAME = re.compile(r"[A-Z][\w'’-]{2,}")
_MOST_OF_ONE, _MOST_GIVEN = 3, 2
_LONGEST_CALLING = 4
SOLE, FIRST, LAST, AMONG = -1, -2, -3, -4
"""Slots of parts whose columns are not told apart: who wrote a row often stands last, or first."""
_LISTED = (Field.PEOPLE, Field.SHARED_WITH)


@dataclass(frozen=True, slots=True)
class FieldText:
    """Words of one field: all of it, or one part of a list. `at` is where they begin."""

    in_field: Field
    text: str = field(repr=False)
    at: int | None = None
    pieces: tuple[Span, ...] = ()
    column: str = ""
    slot: int = 0
    """which of several columns under one field the words stand in"""

    def place(self, start: int, end: int) -> Span | None:
        """Where a stretch of the text stands in the original; None where that is not known."""
        if self.pieces:
            return _in_pieces(self.pieces, start, end)
        return None if self.at is None else Span(self.at + start, self.at + end)


def texts_of(
    entry: Entry, original: str | None, forenames: Container[str] = ()
) -> Iterator[FieldText]:
    """The texts of an entry, `what` first; `original` is the whole text of its file, if at hand.

    Where it is not, `forenames` tell that a list's "Reed" and "Ann" were one "Reed, Ann".
    """
    yield FieldText(Field.WHAT, entry.what, _sole(entry), entry.pieces)
    for known in _LISTED:
        yield from _parts(entry, known, original, forenames)
    for known in _PROSE:
        said = getattr(entry, known.value)
        if said:
            yield FieldText(known, said, _begins(entry, known, said, original))


def extra_texts(entry: Entry, original: str | None) -> Iterator[FieldText]:
    """The cells of further columns, placed where their words stand once in the entry's own row."""
    for heading, said in entry.extra.items():
        if said.strip():
            at = _in_row(entry, said, original) if original is not None else None
            yield FieldText(Field.PEOPLE, said, at, (), heading)


def _in_row(entry: Entry, said: str, original: str) -> int | None:
    """Where a further column's cell begins: a whole line within the row, or right beside it."""
    if not entry.places:
        return None
    first = min(span.start for span in entry.places.values())
    last = max(span.end for span in entry.places.values())
    beside = sum(len(other) + 1 for other in entry.extra.values())
    row = original[max(0, first - beside) : last + beside]
    begin = f"\n{row}\n".find(f"\n{said}\n")
    is_sole = begin >= 0 and f"\n{row}\n".find(f"\n{said}\n", begin + 1) < 0
    return max(0, first - beside) + begin if is_sole else None


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


def _parts(
    entry: Entry, known: Field, original: str | None, forenames: Container[str]
) -> Iterator[FieldText]:
    """The parts of a cell that lists, as they stand in the original where it is at hand."""
    parts: tuple[str, ...] = getattr(entry, known.value)
    place = entry.places.get(known)
    if not parts:
        return
    if place is None or original is None:
        is_whole = place is not None and len(parts) == 1 and len(place) == len(parts[0])
        begin = place.start if place is not None and is_whole else None
        is_cell = place is not None and len(place) == len(", ".join(parts))
        told = (is_cell and _turned_round(parts, forenames)) or _with_callings(parts)
        for number, part in enumerate(told):
            yield FieldText(known, part, begin, slot=_where(number, len(told)))
        return
    rest = list(parts)
    for slot, (begin, line) in enumerate(_lines(place.words(original))):
        used = _parts_of(line, rest)
        if used:
            rest = rest[used:]
            for start, end in _cut(line):
                at = place.start + begin + start
                yield FieldText(known, line[start:end], at, slot=slot)
    yield from (FieldText(known, part) for part in rest)


def _turned_round(parts: Sequence[str], forenames: Container[str]) -> list[str]:
    """A cell of one person whom commas had parted: "Reed", "Ann", "14/02/2019"."""
    has_more = len(parts) == _MOST_OF_ONE and not parts[-1][:1].isdigit()
    if not 1 < len(parts) <= _MOST_OF_ONE or has_more:
        return []
    surname, given = parts[0], parts[1].split()
    is_surname = _SURNAME.fullmatch(surname) and surname.casefold() not in forenames
    is_given = bool(given) and given[0].casefold() in forenames
    is_short = len([word for word in given if word[:1].isalpha()]) <= _MOST_GIVEN
    return [", ".join(parts)] if is_surname and is_given and is_short else []


def _with_callings(parts: Sequence[str]) -> list[str]:
    """Parts that a comma had parted from a name given back to it: "T Marsh", "PN"."""
    told: list[str] = []
    for part in parts:
        is_short = part.isupper() and len(part) <= _LONGEST_CALLING
        is_calling = (part[:1].islower() or is_short) and len(part.split()) <= _LONGEST_CALLING
        is_name = bool(told) and not told[-1].isupper() and _NAME.fullmatch(told[-1]) is not None
        if is_calling and is_name:
            told[-1] += f", {part}"
        else:
            told.append(part)
    return told


def _where(number: int, many: int) -> int:
    """The slot of a part of a list whose columns are not told apart."""
    if many == 1:
        return SOLE
    return FIRST if number == 0 else LAST if number == many - 1 else AMONG


def _lines(words: str) -> Iterator[tuple[int, str]]:
    """The lines under a field's columns; other columns may stand between them."""
    begin = 0
    for line in words.split("\n"):
        yield begin, line
        begin += len(line) + 1


def _parts_of(line: str, parts: Sequence[str]) -> int:
    """How many of the next parts make up a line with marks between; 0 where it has more."""
    at = used = 0
    while used < len(parts) and (begin := line.find(parts[used], at)) >= 0:
        if line[at:begin].strip(_MARKS):
            return 0
        at = begin + len(parts[used])
        used += 1
    return 0 if line[at:].strip(_MARKS) else used


def _cut(cell: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a list stand: between semicolons.

    What a comma parts is told where the words are read: "REED, Ann" is one person.
    """
    begin = 0
    for stop in _STOPS.finditer(cell):
        yield from _trimmed(cell, begin, stop.start())
        begin = stop.end()
    yield from _trimmed(cell, begin, len(cell))


def _trimmed(cell: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = cell[start:end].strip()
    if words:
        begin = start + cell[start:end].index(words)
        yield begin, begin + len(words)


def _in_pieces(pieces: tuple[Span, ...], start: int, end: int) -> Span | None:
    """A stretch within one piece; none lies in two pieces at once as it is written."""
    begin = 0
    for piece in pieces:
        if begin <= start and end <= begin + len(piece):
            return Span(piece.start + start - begin, piece.start + end - begin)
        begin += len(piece) + 1
    return None
