"""Find every mention of somebody in the entries of a case."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.agencies import kinds_of_agencies
from candour.core.chronology.events.features import FindDays
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.people.mention import Mention, PersonName, Sex
from candour.core.people.mentions.casing import is_low
from candour.core.people.mentions.columns import cells_of_people, column_drafts
from candour.core.people.mentions.drafts import Draft
from candour.core.people.mentions.known import KnownNames, learn
from candour.core.people.mentions.letters import spelt_out
from candour.core.people.mentions.line import line_of
from candour.core.people.mentions.lone import lone_names
from candour.core.people.mentions.misspelt import misspelt
from candour.core.people.mentions.present import whose_by_column
from candour.core.people.mentions.scanning import Scanner
from candour.core.people.mentions.standing import Placed, Standings
from candour.core.people.mentions.texts import FieldText, texts_of
from candour.core.people.people_words import PeopleWords

_SMALL = re.compile(r"(?<![\w'’.-])[a-z]{2,}(?![\w])")
_NOTHING: Mapping[str, str] = {}
_LISTS = (Field.PEOPLE,)
_OF_AGENCIES = (Field.SHARED_WITH, Field.SOURCE)
"""Fields in which a calling ("health visitor", "GP") stands for its agency."""


def find_mentions(
    entries: Sequence[Entry],
    words: PeopleWords,
    find_days: FindDays | None = None,
    originals: Mapping[str, str] = _NOTHING,
) -> tuple[Mention, ...]:
    """Return the mentions of a case, entry by entry, field by field, in the order of the words.

    `find_days` reads birth dates. `originals` leads from an original's hash to its whole text,
    which places the parts of lists; without it only whole fields have places. Cost grows linearly
    with the words.
    """
    surely = words.names.forenames
    texts = [list(texts_of(entry, originals.get(entry.original), surely)) for entry in entries]
    known = _known_names(texts, cells_of_people(entries, words), _bodies(entries, words), words)
    scanner = Scanner(words, known)
    agencies = kinds_of_agencies((entry.agency for entry in entries), words.agency_names)
    letters = {
        agency: letters
        for kind, letters in words.letters.items()
        for agency in agencies.get(kind, ())
    }
    placed = [
        _spelt_out(one, letters.get(one.agency, _NOTHING))
        for one in _placed(entries, texts, scanner, words, originals)
    ]
    standings = Standings(placed, agencies)
    dates = _Dates(find_days)
    return tuple(_mentions(entries, placed, standings, dates, words.possessives))


def _bodies(entries: Sequence[Entry], words: PeopleWords) -> frozenset[str]:
    """Words of the names of agencies, which no person is called by."""
    said = {
        word for agency in {entry.agency for entry in entries} for word in line_of(agency).words
    }
    return frozenset(word for word in said if word not in words.names.forenames)


def _known_names(
    texts: Sequence[Sequence[FieldText]],
    columns: Iterable[str],
    bodies: frozenset[str],
    words: PeopleWords,
) -> KnownNames:
    """Learn the case's names from a first reading, in which only sure names are read."""
    counts: Counter[tuple[str, bool]] = Counter(
        (one.text, one.in_field in _LISTS) for of_entry in texts for one in of_entry
    )
    counts.update((said, True) for said in columns)
    small = frozenset(
        word for text, _ in counts if not is_low(text) for word in _SMALL.findall(text)
    )
    begun = KnownNames(small=small, bodies=bodies)
    lone = lone_names((text for text, _ in counts), begun, words)
    known = learn(_names_read(Scanner(words, begun), counts), lone, begun, words.names)
    wrong = misspelt((text for text, is_people in counts if not is_people), known, words)
    return replace(known, names=known.names | wrong)


def _names_read(scanner: Scanner, texts: Iterable[tuple[str, bool]]) -> Iterator[PersonName]:
    for text, is_people in texts:
        for draft in scanner.scan(text, is_people=is_people):
            if draft.name is not None:
                yield draft.name


def _placed(
    entries: Sequence[Entry],
    texts: Sequence[Sequence[FieldText]],
    scanner: Scanner,
    words: PeopleWords,
    originals: Mapping[str, str],
) -> Iterator[Placed]:
    for number, (entry, of_entry) in enumerate(zip(entries, texts, strict=True)):
        for text in of_entry:
            drafts = scanner.scan(text.text, is_people=text.in_field in _LISTS)
            if text.in_field in _OF_AGENCIES and all(_is_calling(one) for one in drafts):
                continue
            for place, draft in enumerate(drafts):
                yield Placed(entry.agency, text, draft, number, place)
        for column, drafts in column_drafts(entry, originals.get(entry.original), scanner, words):
            for place, draft in enumerate(drafts):
                yield Placed(entry.agency, column, draft, number, place)


def _spelt_out(one: Placed, letters: Mapping[str, str]) -> Placed:
    return replace(one, draft=spelt_out(one.draft, letters)) if letters else one


def _is_calling(draft: Draft) -> bool:
    """Whether words name a job alone, or nobody whom a record knows."""
    return draft.name is None and draft.is_staff is not False


def _mentions(
    entries: Sequence[Entry],
    placed: Sequence[Placed],
    standings: Standings,
    dates: "_Dates",
    possessives: Mapping[str, Sex | None],
) -> Iterator[Mention]:
    made: list[Mention] = []
    of_text: dict[tuple[int, int], int] = {}
    seen: Counter[tuple[int, str, str]] = Counter()
    for one in placed:
        where = (one.entry, one.text.column or one.text.in_field.value, _words(one))
        made.append(_mention(entries[one.entry], one, standings, dates, seen[where]))
        of_text[id(one.text), one.place] = len(made) - 1
        seen[where] += 1
    whose = whose_by_column(made, placed, possessives)
    for mention, one in zip(made, placed, strict=True):
        told = replace(mention, whose=whose[mention.id]) if mention.id in whose else mention
        if one.draft.beside is None:
            yield told
        else:
            other = made[of_text[id(one.text), one.draft.beside]]
            yield replace(told, beside=other.id)


def _words(one: Placed) -> str:
    return one.text.text[one.draft.start : one.draft.end]


def _mention(
    entry: Entry, one: Placed, standings: Standings, dates: "_Dates", order: int
) -> Mention:
    draft = one.draft
    standing, works_for = standings.of(draft, entry.agency)
    return Mention(
        entry=entry.id,
        agency=entry.agency,
        in_field=one.text.in_field,
        text=_words(one),
        span=one.text.place(draft.start, draft.end),
        form=draft.form,
        name=draft.name,
        roles=draft.roles,
        role_words=draft.role_words,
        whose=draft.whose,
        sex=draft.sex,
        standing=standing,
        works_for=works_for,
        born=dates.born(draft),
        ages=draft.ages,
        addresses=draft.addresses,
        identifiers=draft.identifiers,
        column=one.text.column,
        order=order,
    )


class _Dates:
    """Birth dates as dates; each is read once."""

    def __init__(self, find_days: FindDays | None) -> None:
        self._find_days = find_days
        self._read: dict[str, UncertainDate | None] = {}

    def born(self, draft: Draft) -> UncertainDate | None:
        """The birth date of a mention, where it is one day."""
        if not draft.born or self._find_days is None:
            return None
        if draft.born not in self._read:
            days = [
                day
                for day in self._find_days(draft.born, unresolved("", None))
                if day.precision == "day"
            ]
            self._read[draft.born] = days[0] if len(days) == 1 else None
        return self._read[draft.born]
