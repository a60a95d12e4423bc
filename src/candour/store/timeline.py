"""What a timeline asks of a kept chronology: how far it reaches, and how much is in each step."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from candour.core.chronology.entry import FlagKind
from candour.core.chronology.timeline.model import Counted
from candour.core.chronology.timeline.steps import Step
from candour.core.chronology.timeline.window import Window, month_of
from candour.store.kept import reading
from candour.store.seeking import Sought, condition_for, tables_for

_EXTENT = (
    "min(coalesce(earliest, latest)), max(coalesce(latest, earliest)), "
    "count(coalesce(earliest, latest)), count(*)"
)
_CONTRADICTED = f" {FlagKind.CONTRADICTION.value} "


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last minute that dates name, how many entries have one, how many not."""

    first: int | None
    last: int | None
    dated: int
    undated: int


class Found:
    """Entries that were looked for, in a database that stays open: found once, counted often."""

    def __init__(self, database: sqlite3.Connection, sought: Sought) -> None:
        self._database = database
        self._sought = sought
        self._table = "entry"
        if sought.is_of_words:
            where, values = condition_for(sought)
            database.execute("PRAGMA temp_store = MEMORY")
            database.execute(
                f"CREATE TEMP TABLE found AS SELECT entry.* FROM {tables_for(sought)}{where}",  # noqa: S608
                values,
            )
            self._table = "found"
            self._sought = Sought()

    def extent(self) -> Extent:
        """Return how far they reach."""
        where, values = condition_for(self._sought)
        first, last, dated, all_found = self._database.execute(
            f"SELECT {_EXTENT} FROM {self._table}{where}",  # noqa: S608
            values,
        ).fetchone()
        return Extent(first, last, dated, all_found - dated)

    def count_in(self, window: Window) -> int:
        """Return how many may have happened inside a window."""
        where, values = self._in(window)
        query = f"SELECT count(*) FROM {self._table}{where}"  # noqa: S608
        count: int = self._database.execute(query, values).fetchone()[0]
        return count

    def count_by(self, step: Step, window: Window) -> Sequence[Counted]:
        """Count those of a window, each once: in the step that it may have begun in."""
        where, values = self._in(window)
        if step.minutes:
            index = f"max(coalesce(earliest, 0), {window.start}) / {step.minutes}"
        else:
            index = (
                f"CASE WHEN coalesce(earliest, 0) <= {window.start} THEN {month_of(window.first)} "
                f"ELSE month END / {step.months}"
            )
        rows = self._database.execute(
            f"SELECT agency, {index} AS step, count(*), sum(instr(flags, ?) > 0) "  # noqa: S608
            f"FROM {self._table}{where} GROUP BY agency, step ORDER BY agency, step",
            (_CONTRADICTED, *values),
        )
        return [
            Counted(agency=agency, step=step, entries=entries, contradicted=contradicted)
            for agency, step, entries, contradicted in rows
        ]

    def _in(self, window: Window) -> tuple[str, list[object]]:
        return condition_for(replace(self._sought, minutes=(window.start, window.end)))


@contextmanager
def finding(path: Path, sought: Sought) -> Iterator[Found]:
    """Look for entries in what is kept here, to be counted in several ways."""
    with reading(path) as database:
        yield Found(database, sought)
