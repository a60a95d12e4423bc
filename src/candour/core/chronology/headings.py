"""From an agency's own headings to the fields of an Entry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from re import compile as pattern
from typing import Any

from candour.core.documents.tables import Row, Table, opening_rows
from candour.errors import BadVocabulary


class Field(StrEnum):
    """A field of an Entry that a column of an agency's table can hold."""

    HAPPENED = "happened"
    RECORDED = "recorded"
    SOURCE = "source"
    AGENCY = "agency"
    WHAT = "what"
    PEOPLE = "people"
    RESPONSE = "response"
    OUTCOME = "outcome"
    SHARED_WITH = "shared_with"
    COMMENT = "comment"
    CHILD_SEEN = "child_seen"
    SEEN_ALONE = "seen_alone"
    TERMS_OF_REFERENCE = "terms_of_reference"
    SEQUENCE = "sequence"


_MAY_BE_PARTED = frozenset({Field.HAPPENED, Field.WHAT, Field.PEOPLE, Field.OUTCOME})
_MAY_BE_A_NUMBER = frozenset({Field.SOURCE, Field.TERMS_OF_REFERENCE})
MOST_WORDS = 6
"""A longer cell is a sentence that happens to hold a word of headings."""
_SURE = 3
"""A row with as many known headings holds headings, whatever stands around it."""
_LEAST_OF_A_FORM = 3
_IN_BRACKETS = pattern(r"\([^)]*\)|\[[^\]]*\]")
_NOT_A_WORD = pattern(r"[^a-z0-9&]+")


def plain_heading(heading: str) -> str:
    """Return a heading as synonyms are compared: "Date of  Event (dd/mm)*" is "date of event"."""
    return _NOT_A_WORD.sub(" ", _IN_BRACKETS.sub(" ", heading.casefold())).strip()


@dataclass(frozen=True, slots=True)
class HeadingSynonyms:
    """Every heading known, in plain form, with the field that it stands for.

    A heading that is not known goes by the words in it: `keywords` lists fields with their words,
    and the first field that has a word in the heading wins, unless its last one is among the
    `identifiers`. `form_labels` stand beside a form's boxes, in plain form.
    """

    fields: Mapping[str, Field] = field(repr=False)
    keywords: tuple[tuple[Field, frozenset[str]], ...] = field(default=(), repr=False)
    form_labels: frozenset[str] = field(default=frozenset(), repr=False)
    what_if_no_other: frozenset[str] = field(default=frozenset(), repr=False)
    identifiers: frozenset[str] = field(default=frozenset(), repr=False)
    computed: frozenset[str] = field(default=frozenset(), repr=False)
    kept: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "HeadingSynonyms":
        """Build from `headings.yaml`: `headings`, field → list, `keywords` and `form_labels`.

        Raises `BadVocabulary` naming every problem.
        """
        known: dict[str, Field] = {}
        problems: list[str] = []
        for name, headings in loaded["headings"].items():
            if name not in Field.__members__.values():
                problems.append(f"{name}: no field of an entry")
                continue
            for heading in headings:
                if not isinstance(heading, str):
                    problems.append(f"{name}: {heading} is no text; put it in quotes")
                    continue
                plain = plain_heading(heading)
                if known.setdefault(plain, Field(name)) is not Field(name):
                    problems.append(f"{heading}: stands for {known[plain]} and for {name}")
        keywords: list[tuple[Field, frozenset[str]]] = []
        for entry in loaded.get("keywords", ()):
            for name, words in entry.items():
                if name not in Field.__members__.values():
                    problems.append(f"{name}: no field of an entry")
                else:
                    keywords.append((Field(name), frozenset(map(str, words))))
        if problems:
            raise BadVocabulary(
                "headings.yaml: " + "; ".join(problems), expected="each heading under one field"
            )
        labels = frozenset(plain_heading(str(label)) for label in loaded.get("form_labels", ()))
        stands_in = loaded.get("what_if_no_other", ())
        what = frozenset(plain_heading(str(one)) for one in stands_in)
        identifiers = frozenset(map(str, loaded.get("identifiers", ())))
        computed = frozenset(plain_heading(str(one)) for one in loaded.get("computed", ()))
        kept = frozenset(plain_heading(str(one)) for one in loaded.get("kept", ()))
        return cls(known, tuple(keywords), labels, what, identifiers, computed, kept)

    def extended(self, more: Mapping[str, Field]) -> "HeadingSynonyms":
        """Return these synonyms with some more, which win."""
        fields = {plain_heading(heading): to for heading, to in more.items()}
        return replace(self, fields={**self.fields, **fields})

    def fields_of(self, headings: Iterable[str]) -> dict[str, Field | None]:
        """Return the field of each heading of one table.

        A heading that only goes by its words gives way to one that is known: beside "Source of
        information", "Ref" is kept as it is. Date and time, and what happened, may be parted. Where
        no heading is known to tell what happened, one such as "Record" does.
        """
        named = list(headings)
        known = {heading: self.fields.get(plain_heading(heading)) for heading in named}
        if Field.WHAT not in known.values():
            for heading in named:
                if plain_heading(heading) in self.what_if_no_other:
                    known[heading] = Field.WHAT
        taken = {to for to in known.values() if to is not None} - _MAY_BE_PARTED
        return {
            heading: known[heading] or (None if (by := self.field_of(heading)) in taken else by)
            for heading in named
        }

    def is_listed(self, heading: str) -> bool:
        """Say whether a heading is known by itself, and not by a word in it."""
        plain = plain_heading(heading)
        return plain in self.fields or plain in self.computed

    def field_of(self, heading: str) -> Field | None:
        """Return the field that a heading stands for, or `None` where it is not known."""
        plain = plain_heading(heading)
        return self.fields.get(plain) or self._by_keyword(plain)

    def _by_keyword(self, plain: str) -> Field | None:
        words = plain.split()
        if not words or len(words) > MOST_WORDS:
            return None
        is_number = words[-1] in self.identifiers
        ends = range(1, len(words) + 1)
        runs = {" ".join(words[start:end]) for end in ends for start in range(end)}
        if not runs.isdisjoint(self.kept):
            return None
        for leads_to, keywords in self.keywords:
            if is_number and leads_to not in _MAY_BE_A_NUMBER:
                continue
            if not runs.isdisjoint(keywords):
                return leads_to
        return None


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The row of a table that holds its headings, and where each heading leads."""

    row: int
    mapping: Mapping[str, Field] = field(repr=False)
    unmapped: tuple[str, ...] = field(repr=False)


def find_heading_row(table: Table, synonyms: HeadingSynonyms) -> HeadingRow | None:
    """Find the row in which most cells are known headings; the first wins where two have as many.

    At least two must be known, and at least a third of the filled cells: a line of prose with one
    "Date" in it is no heading row, and a form's headings run down its side.
    """
    best: HeadingRow | None = None
    rows = list(opening_rows(table))
    for index, row in enumerate(rows):
        headings = [" ".join(cell.text.split()) for cell in row.cells.values()]
        found = _heading_row(row.number, headings, synonyms)
        enough = len(found.mapping) >= 2 and 3 * len(found.mapping) >= len(headings)
        if enough and len(set(found.mapping.values())) < _SURE:
            enough = not _is_of_a_form(rows, index, synonyms)
        if enough and (best is None or len(found.mapping) > len(best.mapping)):
            best = found
    return best


def is_form(table: Table, synonyms: HeadingSynonyms) -> bool:
    """Say whether a table's headings run down its side: a form, or a list that explains columns."""
    run_down = _headings_run_down(list(opening_rows(table)), synonyms)
    return run_down and find_heading_row(table, synonyms) is None


def _headings_run_down(rows: Sequence[Row], synonyms: HeadingSynonyms) -> bool:
    """Say whether several rows open with headings or labels, and none with the same words.

    A column of record types ("Contact", "Incident", "Contact") says them again.
    """
    opened = [opens for row in rows if (opens := _opens_with(row, synonyms)) is not None]
    words = [_first_cell(row) for row in rows if _opens_with(row, synonyms) is not None]
    return len(set(opened)) >= _LEAST_OF_A_FORM and len(set(words)) == len(words)


def _is_of_a_form(rows: Sequence[Row], index: int, synonyms: HeadingSynonyms) -> bool:
    """Say whether a row that could hold headings is a line of a form instead.

    A form's line opens with a label of forms; a list that explains columns opens line after line
    with one heading after the other.
    """
    opens = _opens_with(rows[index], synonyms)
    if opens is None or opens in synonyms.form_labels:
        return opens is not None
    before = _opens_with(rows[index - 1], synonyms) if index else None
    after = _opens_with(rows[index + 1], synonyms) if index + 1 < len(rows) else None
    amid = after is not None or isinstance(before, Field)
    return amid and _headings_run_down(rows, synonyms)


def _opens_with(row: Row, synonyms: HeadingSynonyms) -> str | None:
    """Return the field or the form label that a row's first cell says, if it does."""
    plain = _first_cell(row)
    return synonyms.fields.get(plain) or (plain if plain in synonyms.form_labels else None)


def _first_cell(row: Row) -> str:
    return plain_heading(next(iter(row.texts().values()), ""))


def _heading_row(row: int, headings: Sequence[str], synonyms: HeadingSynonyms) -> HeadingRow:
    mapping: dict[str, Field] = {}
    unmapped: list[str] = []
    fields = synonyms.fields_of(headings)
    for heading in headings:
        known = fields[heading]
        if known is None:
            unmapped.append(heading)
        else:
            mapping[heading] = known
    return HeadingRow(row, mapping, tuple(unmapped))


def map_headings(
    tables: Iterable[Table], synonyms: HeadingSynonyms
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return heading → field over all tables of a file, and the headings that led nowhere."""
    mapping: dict[str, str] = {}
    unmapped: dict[str, None] = {}
    for table in tables:
        found = find_heading_row(table, synonyms)
        if found is not None:
            mapping.update({heading: known.value for heading, known in found.mapping.items()})
            unmapped.update(dict.fromkeys(found.unmapped))
    return mapping, tuple(unmapped)
