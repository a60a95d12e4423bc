"""Rows of people made ready to be compared: names cut, dates read, numbers bare of marks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from candour.core.people.comparing.columns import Column, ColumnWords, Kind
from candour.core.people.comparing.letters import folded
from candour.core.people.comparing.levels import Aspect, Level
from candour.core.people.comparing.name_words import NameWords
from candour.core.people.comparing.names import Names
from candour.core.people.comparing.numbers import (
    address_level,
    email_level,
    identifier_level,
    phone_level,
    plain_number,
    plain_phone,
    postcode_level,
    text_level,
)
from candour.core.people.mention import Sex
from candour.linkage.compared import Compared, ComparedNames, Slot, birth_digits_level, compared
from candour.linkage.tables import Stacked

ReadDates = Callable[[Sequence[str]], Sequence[str]]
"""From a column of written dates to digits of year, month and day, empty where there is none."""

_AT_LARGE = {
    Kind.BORN: 1 / (80 * 365.25),
    Kind.POSTCODE: 1 / 1_700_000,
    Kind.PHONE: 1e-7,
    Kind.EMAIL: 1e-7,
    Kind.IDENTIFIER: 1e-7,
    Kind.ADDRESS: 1e-6,
    Kind.TEXT: 0.01,
    Kind.SEX: 0.5,
}
"""How common a value is at large: birth dates over 80 years, 1.7 million postcodes in use."""

_NAME_KINDS = (
    Kind.FORENAME,
    Kind.MIDDLE_NAME,
    Kind.SURNAME,
    Kind.FORMER_NAME,
    Kind.FULL_NAME,
)


@dataclass(frozen=True, slots=True)
class Records:
    """Everybody in the tables: names, and each other column, ready to be compared."""

    stacked: Stacked
    names: ComparedNames | None = field(repr=False)
    others: tuple[tuple[Column, Compared], ...] = field(repr=False)

    @property
    def columns(self) -> tuple[ComparedNames | Compared, ...]:
        """Every column that is compared, names first."""
        others = tuple(one for _, one in self.others)
        return (self.names, *others) if self.names is not None else others

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot, in the order of the columns."""
        return tuple(chain.from_iterable(column.slots for column in self.columns))

    def may_link(self, a: int, b: int) -> bool:
        """Whether two rows may be linked at all: rows of one table are not, where there are two."""
        table_of = self.stacked.table_of
        return not self.stacked.is_across or table_of[a] != table_of[b]


def prepare(
    stacked: Stacked, words: NameWords, column_words: ColumnWords, read_dates: ReadDates
) -> Records:
    """Make rows ready to be compared."""
    by_kind: dict[Kind, Sequence[str]] = {}
    others: list[tuple[Column, Compared]] = []
    for column, cells in zip(stacked.columns, stacked.cells, strict=True):
        if column.kind in _NAME_KINDS:
            by_kind[column.kind] = cells
            continue
        if _names_the_row(column, cells):
            continue
        aspect = Aspect(column.kind.value)
        values, level_of = _made_ready(column.kind, cells, column_words, read_dates)
        if column.kind is Kind.ADDRESS:
            level_of = partial(address_level, roads=words.roads)
        at_large = _AT_LARGE[column.kind]
        others.append((column, compared(Slot(column.key, aspect), values, level_of, at_large)))
    names = ComparedNames(_names(by_kind, len(stacked)), words) if by_kind else None
    return Records(stacked, names, tuple(others))


def _names_the_row(column: Column, cells: Sequence[str]) -> bool:
    """Whether a column has a value of its own in every row: it tells rows, not people, apart."""
    filled = [cell for cell in cells if cell]
    return (
        column.kind in (Kind.TEXT, Kind.IDENTIFIER)
        and len(filled) == len(cells) > 1
        and len(set(filled)) == len(filled)
    )


def _made_ready(
    kind: Kind, cells: Sequence[str], words: ColumnWords, read_dates: ReadDates
) -> tuple[Iterator[str | None], Callable[[str, str], Level | None]]:
    if kind is Kind.BORN:
        return (digits or None for digits in read_dates(cells)), birth_digits_level
    if kind is Kind.SEX:
        sexes = (words.sexes.get(folded(cell)) for cell in cells)
        return (None if sex is None else sex.value for sex in sexes), _sex_level
    if kind is Kind.EMAIL:
        return (cell.strip().casefold() or None for cell in cells), email_level
    plain, level_of = _BY_KIND[kind]
    return (plain(cell) or None for cell in cells), level_of


_BY_KIND: dict[Kind, tuple[Callable[[str], str], Callable[[str, str], Level | None]]] = {
    Kind.POSTCODE: (plain_number, postcode_level),
    Kind.PHONE: (plain_phone, phone_level),
    Kind.IDENTIFIER: (plain_number, identifier_level),
    Kind.ADDRESS: (folded, address_level),
    Kind.TEXT: (folded, text_level),
}


def _sex_level(a: str, b: str) -> Level:
    return Level.SEX_SAME if Sex(a) is Sex(b) else Level.SEX_DIFFERS


def _names(by_kind: dict[Kind, Sequence[str]], count: int) -> list[Names | None]:
    nothing = [""] * count
    columns = (by_kind.get(kind, nothing) for kind in _NAME_KINDS)
    return [_name(*parts) for parts in zip(*columns, strict=True)]


def _name(forename: str, middle: str, surname: str, former: str, full: str) -> Names | None:
    """A name of its parts; where they are missing, or hold less, of the name in full."""
    given, last = folded(forename).split(), folded(surname).split()
    given += folded(middle).split()
    if full:
        before, comma, behind = full.partition(",")
        whole = folded(f"{behind} {before}" if comma else full).split()
        if not given and not last:
            given, last = (whole[:-1], whole[-1:]) if len(whole) > 1 else (whole, [])
        elif last and whole[-len(last) :] == last and len(whole) - len(last) > len(given):
            given = whole[: -len(last)]
    if not given and not last:
        return None
    return Names.of(" ".join(given), " ".join(last), "", former)
