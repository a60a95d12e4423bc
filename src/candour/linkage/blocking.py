"""Which rows are worth comparing: those that share a rare thing, or two, in a loose form.

A pair that is left out here is never linked, so the keys are many and loose (a sound, a year, a
district); a key that too many rows share tells nothing and is left out, the largest groups first.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from candour.core.people.comparing.columns import Kind
from candour.core.people.comparing.letters import sound
from candour.core.people.comparing.name_words import NameWords
from candour.core.people.comparing.names import Names
from candour.linkage.records import Records

Key = tuple[str, str, str]
"""The matter, the form that it is taken in, and the value."""

_PAIRS_A_ROW = 20
_LARGEST = 150
_START = 3


def candidates(records: Records, words: NameWords) -> list[tuple[int, int]]:
    """Return pairs of rows that share a rare key, or two keys of two matters."""
    groups: dict[tuple[Key, ...], list[int]] = defaultdict(list)
    for row in range(len(records.stacked)):
        keys = list(dict.fromkeys(_keys(records, row, words)))
        for one, other in combinations(keys, 2):
            if one[0] != other[0]:
                groups[one, other].append(row)
        for key in keys:
            groups[(key,)].append(row)
    left = _PAIRS_A_ROW * len(records.stacked)
    pairs: set[tuple[int, int]] = set()
    for rows in sorted(groups.values(), key=len):
        if len(rows) > _LARGEST or len(pairs) > left:
            break
        pairs.update(pair for pair in combinations(rows, 2) if records.may_link(*pair))
    return sorted(pairs)


def _keys(records: Records, row: int, words: NameWords) -> Iterator[Key]:
    if records.names is not None and records.names.values.of[row] >= 0:
        yield from _name_keys(records.names.values.known[records.names.values.of[row]], words)
    for column, values in records.others:
        number = values.values.of[row]
        if number >= 0 and column.kind is not Kind.SEX:
            yield from _value_keys(column.kind, column.key, values.values.known[number])


def _name_keys(names: Names, words: NameWords) -> Iterator[Key]:
    given, surname = names.forenames[:1], "".join(names.surname)
    for first in given:
        for form in (first, *words.formal.get(first, ())):
            yield "forename", "form", form
        yield "forename", "start", first[:_START]
    if names.initials and not given:
        yield "forename", "start", names.initials[:1]
    for last in (surname, *names.surname, *names.former) if surname else names.forenames[-1:]:
        yield "surname", "same", last
        yield "surname", "sound", sound(last)
        yield "surname", "start", last[:_START]
    if given and surname:
        yield "name", "whole", " ".join(sorted((*given, surname)))


def _value_keys(kind: Kind, key: str, value: str) -> Iterator[Key]:
    yield key, "same", value
    if kind is Kind.BORN:
        year, month, day = value[:4], value[4:6], value[6:]
        yield key, "year", year
        yield key, "day", month + day
        yield key, "swapped", year + "".join(sorted((month, day)))
    elif kind is Kind.POSTCODE:
        yield key, "district", value[:-3]
        yield key, "sector", value[:-2]
    elif kind is Kind.EMAIL:
        yield key, "user", value.partition("@")[0]
    elif kind in (Kind.ADDRESS, Kind.TEXT):
        cut = value.split()
        if len(cut) > 1:
            yield key, "start", " ".join(cut[:2])
