"""What is written under a figure: the name, the birth date, and every relation as recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.dates.naming import date_named
from candour.core.people.genogram.meanings import Meanings
from candour.core.people.genogram.measuring import NO_BREAK, width_of, wrapped
from candour.core.people.person import Cast, Person

ROOM = 156
"""What a line of words under a figure may take."""

_NAME, _NOTE = 13.0, 11.0
_MOST_NAME, _MOST_NOTES = 3, 9


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One line of words, its size, and its width."""

    text: str = field(repr=False)
    size: float
    width: float
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One relation in the words of the records, and the agencies that use them."""

    words: str = field(repr=False)
    agencies: tuple[str, ...]


def notes_of(cast: Cast, meanings: Meanings) -> Mapping[str, Sequence[Note]]:
    """Return by person every relation in its recorded words, rival ones side by side."""
    subject = cast.person(cast.subject or "")
    shorts: dict[str, str] = {}
    found: dict[str, dict[str, tuple[str, list[str]]]] = {}
    for relation in cast.relations:
        person, other = cast.person(relation.person), cast.person(relation.to)
        if person is None or other is None:
            continue
        words = " ".join(relation.relation.split())
        if other is not subject and not meanings.says_whose(words):
            if other.id not in shorts:
                shorts[other.id] = short_name(other)
            words += f" of {shorts[other.id]}"
        _, agencies = found.setdefault(person.id, {}).setdefault(words.casefold(), (words, []))
        if relation.agency not in agencies:
            agencies.append(relation.agency)
    return {
        person: [Note(words, tuple(agencies)) for words, agencies in notes.values()]
        for person, notes in found.items()
    }


def label_of(
    person: Person, notes: Iterable[Note], letters: Mapping[str, str]
) -> Sequence[LabelLine]:
    """Return the lines under a figure; what has no room is said to stand in the table."""
    name = _lines(called(person), _NAME, _MOST_NAME, strong=True)
    lines = [_line(text, _NAME, strong=True) for text in name]
    lines += [_line(text, _NOTE) for text in wrapped(born_in_words(person), ROOM, _NOTE)]
    written: list[str] = []
    left_out = 0
    for note in notes:
        by = NO_BREAK.join(["", *(letters.get(agency, "?") for agency in note.agencies)])
        more = _lines(f"“{note.words}”{by}", _NOTE, 3)
        if left_out or len(written) + len(more) > _MOST_NOTES:
            left_out += 1
        else:
            written += more
    if left_out:
        written.append(f"and {left_out} more in the table")
    return [*lines, *(_line(text, _NOTE) for text in written)]


def born_in_words(person: Person) -> str:
    """Say when somebody was born, rival dates side by side."""
    dates = dict.fromkeys(date_named(born) for born in person.born if born.is_resolved)
    return f"b. {' or '.join(dates)}" if dates else ""


def called(person: Person) -> str:
    """Return what somebody is called, on one line."""
    return " ".join(person.shown_as.split())


def short_name(person: Person) -> str:
    """Return what somebody is called in few words: the first name of the fullest name."""
    for mention in person.mentions:
        if mention.name is not None and mention.name.given and mention.text == person.shown_as:
            return mention.name.given[0]
    return called(person)


def _lines(text: str, size: float, most: int, *, strong: bool = False) -> list[str]:
    """Return a text in as many lines as there may be; what is cut off ends in an ellipsis."""
    lines = wrapped(text, ROOM, size, strong=strong)
    if len(lines) <= most:
        return lines
    last, *_ = wrapped(lines[most - 1], ROOM - 1.3 * size, size, strong=strong)
    return [*lines[: most - 1], f"{last} …"]


def _line(text: str, size: float, *, strong: bool = False) -> LabelLine:
    return LabelLine(text, size, width_of(text, size, strong=strong), strong)
