"""Link people in tables: read the tables, choose the engine, say what was linked and why."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from candour.actions.dates import date_cells
from candour.actions.reading import read_named
from candour.core.dates.reading.context import Context
from candour.core.documents.document import Document
from candour.core.documents.tables import OPENING_ROWS, tables
from candour.core.people.comparing.columns import Column, ColumnWords, Kind
from candour.errors import CandourError, RefusedFile
from candour.linkage.linked import Linked, RowLink, Seen
from candour.linkage.model import Model, model_of_text
from candour.linkage.parquet import read_parquet
from candour.linkage.plain import link_plain, one_to_one
from candour.linkage.records import Records, prepare
from candour.linkage.tables import PeopleTable, stack
from candour.vocabulary.comparing import (
    load_column_words,
    load_level_reasons,
    load_name_words,
    load_weights,
)
from candour.writers.json.link import link_as_json
from candour.writers.links.choose import check_links_ending, write_links
from candour.writers.placing import put_in_place

ENGINES = ("plain", "duckdb", "spark")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[ T]00:00.*)?")
_TELLING = 0.5
"""A level worth less than half a bit either way is no reason."""


@dataclass(frozen=True, slots=True)
class AskedLinks:
    """What a person asked for: the engine, the model's file, one link a row at the most."""

    engine: str = "plain"
    model: Path | None = None
    is_one_to_one: bool = False


@dataclass(frozen=True, slots=True)
class TablesLinked:
    """Links as the contract's objects, the likeliest first, and how they came about."""

    links: tuple[dict[str, Any], ...] = field(repr=False)
    read: tuple[PeopleTable, ...]
    people: int
    compared: int
    model_was_read: bool


def check_links_output(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format of links."""
    check_links_ending(path)


def link_tables(
    named: Sequence[tuple[str, Path]],
    asked: AskedLinks,
    on_stage: Callable[[str], None] = lambda _stage: None,
) -> TablesLinked:
    """Link the people of tables, or of one within itself. Raises `CandourError`."""
    _check_names(named)
    read = tuple(read_people(name, path) for name, path in named)
    records = prepare(stack(read), load_name_words(), load_column_words(), digits_of_dates)
    if not records.columns:
        raise CandourError(
            "the tables have no column to compare people by",
            expected="a name, a date of birth, a postcode …",
            next_step="name the columns in the first row",
        )
    linked, model_was_read = _linked(records, asked, on_stage)
    links = linked.links
    if asked.is_one_to_one:
        links = tuple(one_to_one(links, records.stacked.table_of))
    person_of = {row: f"L{at}" for at, rows in enumerate(linked.people, 1) for row in rows}
    return TablesLinked(
        tuple(_as_json(records, link, person_of) for link in links),
        read,
        len(linked.people),
        linked.compared,
        model_was_read,
    )


def write_table_links(path: Path, linked: TablesLinked) -> None:
    """Write links by the file's ending. Raises `CandourError`."""
    write_links(path, linked.links)


def _check_names(named: Sequence[tuple[str, Path]]) -> None:
    names = [name for name, _ in named]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CandourError(
            f"two tables have the name {twice[0]}",
            expected="a name of its own for each table",
            next_step="rows are told apart by it: call them police1=… police2=…",
        )


def _linked(
    records: Records, asked: AskedLinks, on_stage: Callable[[str], None]
) -> tuple[Linked, bool]:
    if asked.engine != "plain":
        if asked.model is not None:
            raise CandourError(
                "--model goes with the plain engine",
                next_step="leave out --model, or --engine; Splink estimates weights of its own",
            )
        from candour.linkage.splink_engine import link_by_splink  # noqa: PLC0415 (only if asked)

        return link_by_splink(records, asked.engine, load_weights(), on_stage), False
    model = _model_of(asked.model, records)
    linked = link_plain(records, load_name_words(), load_weights(), model, on_stage)
    if asked.model is not None and model is None:
        put_in_place(lambda place: _write_text(place, linked.model), asked.model)
    return linked, model is not None


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _model_of(path: Path | None, records: Records) -> Model | None:
    """The model that a file keeps; None where there is no such file yet."""
    if path is None or not path.exists():
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise RefusedFile(f"{path.name}: the model cannot be read as text") from None
    return model_of_text(text, records.slots)


def _as_json(records: Records, link: RowLink, person_of: dict[int, str]) -> dict[str, Any]:
    labels = records.stacked.labels
    person = person_of.get(link.left)
    reasons = (
        [_in_words(one) for one in _telling(link.seen, 1)],
        [_in_words(one) for one in _telling(link.seen, -1)],
    )
    return link_as_json(
        labels[link.left],
        labels[link.right],
        link.probability,
        reasons,
        person if person == person_of.get(link.right) else None,
    )


def _telling(seen: Sequence[Seen], sign: int) -> list[Seen]:
    """What speaks for (1) or against (-1) one person, the strongest first."""
    found = [one for one in seen if sign * one.bits >= _TELLING]
    return sorted(found, key=lambda one: -sign * one.bits)


def _in_words(one: Seen) -> str:
    return load_level_reasons().reason(one.level, one.key.partition(":")[2])


def read_people(name: str, path: Path) -> PeopleTable:
    """Read one table of people. Raises `CandourError`, naming the file, where there is none."""
    words = load_column_words()
    if path.suffix.lower() == ".parquet":
        headings, rows = read_parquet(path)
        numbers = list(range(1, len(rows) + 1))
    else:
        headings, rows, numbers = _largest_table(
            path, read_named(path, "nothing was linked").document, words
        )
    columns = words.columns(headings)
    return PeopleTable(name, columns, rows, _labels(columns, rows, numbers))


def _largest_table(
    path: Path, document: Document, words: ColumnWords
) -> tuple[list[str], list[list[str]], list[int]]:
    found = max(tables(document), key=lambda one: len(one.rows), default=None)
    if found is None or len(found.rows) < 2:
        raise RefusedFile(
            f"{path.name}: no table with a row of headings and rows below it",
            expected="a table in which each row is a person",
        )
    opening = [row.texts() for row in found.rows[:OPENING_ROWS]]
    known = [
        sum(one.kind not in (Kind.TEXT, Kind.LABEL) for one in words.columns(row.values()))
        for row in opening
    ]
    at = known.index(max(known))
    headings = opening[at]
    rows = [
        [row.cells[column].text.strip() if column in row.cells else "" for column in headings]
        for row in found.rows[at + 1 :]
    ]
    return list(headings.values()), rows, [row.number for row in found.rows[at + 1 :]]


def _labels(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], numbers: Sequence[int]
) -> list[str]:
    """What each row is called: by its own label where every row has one of its own."""
    for at, column in enumerate(columns):
        if column.kind is Kind.LABEL:
            labels = [row[at] for row in rows]
            if all(labels) and len(set(labels)) == len(labels):
                return labels
    return [str(number) for number in numbers]


def digits_of_dates(cells: Sequence[str]) -> list[str]:
    """Year, month and day of each written date as eight digits; empty where no day is told.

    A date written year first keeps its digits even where no calendar has that day: they are still
    evidence that a digit was mistyped.
    """
    found = [_YEAR_FIRST.fullmatch(cell.strip()) for cell in cells]
    others = [cell for cell, match in zip(cells, found, strict=True) if cell and not match]
    distinct = list(dict.fromkeys(others))
    read = dict(zip(distinct, date_cells(distinct, Context()).dates, strict=True))
    digits: list[str] = []
    for cell, match in zip(cells, found, strict=True):
        if match:
            digits.append("".join(match.groups()))
            continue
        date = read.get(cell)
        first, last = (date.earliest, date.latest) if date else (None, None)
        is_day = first is not None and last is not None and first.date() == last.date()
        digits.append(f"{first:%Y%m%d}".zfill(8) if is_day and first else "")
    return digits
