"""What a column of a table of people holds, known by its heading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from candour.core.chronology.headings import plain_heading
from candour.core.people.mention import Sex
from candour.errors import BadVocabulary


class Kind(StrEnum):
    """What a column holds; TEXT is compared as words, LABEL names the row and is not compared."""

    LABEL = "label"
    FORENAME = "forename"
    MIDDLE_NAME = "middle_name"
    SURNAME = "surname"
    FORMER_NAME = "former_name"
    FULL_NAME = "full_name"
    BORN = "born"
    SEX = "sex"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    IDENTIFIER = "identifier"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is compared: its kind, and its heading in plain form.

    Two tables' columns of one kind are one column; those of kinds that a table has several of
    (identifiers, texts) are one where their headings are.
    """

    kind: Kind
    heading: str

    @property
    def key(self) -> str:
        """What the column is known by across tables and in a saved model."""
        several = (Kind.IDENTIFIER, Kind.TEXT, Kind.ADDRESS)
        return f"{self.kind.value}:{self.heading}" if self.kind in several else self.kind.value


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """Headings of tables of people by the kind that they stand for, and words for the sexes."""

    kinds: Mapping[str, Kind] = field(repr=False)
    sexes: Mapping[str, Sex] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "ColumnWords":
        """Build from `people_columns.yaml`. Raises `BadVocabulary` naming every problem."""
        kinds: dict[str, Kind] = {}
        problems = [f"{key}: unknown" for key in set(loaded) - {"headings", "sexes"}]
        for name, headings in loaded["headings"].items():
            if name not in Kind.__members__.values():
                problems.append(f"{name}: no kind of column")
                continue
            for heading in map(plain_heading, map(str, headings)):
                if heading in kinds:
                    problems.append(f"{heading}: stands under {kinds[heading]} and {name}")
                kinds[heading] = Kind(name)
        sexes = {str(word): Sex(sex) for sex, words in loaded["sexes"].items() for word in words}
        if problems:
            raise BadVocabulary(f"people_columns.yaml: {'; '.join(problems)}")
        return cls(kinds, sexes)

    def _kind(self, plain: str) -> Kind:
        """The kind of a heading; "Custody no" is a number as "Custody number" is."""
        written_out = f"{plain.removesuffix(' no')} number" if plain.endswith(" no") else plain
        return self.kinds.get(plain) or self.kinds.get(written_out) or Kind.TEXT

    def columns(self, headings: Iterable[str]) -> tuple[Column, ...]:
        """What each column holds; one heading of a kind that was seen already is a text."""
        found: list[Column] = []
        for heading in headings:
            plain = plain_heading(heading.replace("_", " "))
            column = Column(self._kind(plain), plain)
            taken = {one.key for one in found if one.kind is not Kind.LABEL}
            found.append(Column(Kind.TEXT, plain) if column.key in taken else column)
        return tuple(found)
