"""The files that a person writes beside a case, read and saved."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from candour.actions.entry_reading import span_of
from candour.core.chronology.headings import Field
from candour.core.chronology.mapping import ColumnMapping
from candour.core.chronology.silences.returns import Return
from candour.core.decisions import Decision
from candour.core.documents.report import ImportReport
from candour.readers.case_files import read_decisions, read_mappings, read_returns
from candour.vocabulary.chronology import load_withheld_words
from candour.writers.mappings import write_mappings


def read_returns_file(path: Path) -> dict[str, Return]:
    """Read what each agency searched. Raises `RefusedFile` naming every problem."""
    return read_returns(path, load_withheld_words(), span_of)


def read_mapping_file(path: Path) -> list[ColumnMapping]:
    """Read what a person decided of columns. Raises `RefusedFile` naming every problem."""
    return read_mappings(path)


def read_decisions_file(path: Path) -> list[Decision]:
    """Read decisions, one a line. Raises `RefusedFile` naming every problem."""
    return read_decisions(path)


def save_mappings(
    path: Path, reports: Iterable[ImportReport], decided: Sequence[ColumnMapping]
) -> None:
    """Save where every heading led, agency by agency; those that a file holds of others stay.

    What a person decided is kept as decided. Raises `RefusedFile` where the file exists and is no
    mapping file: it is left as it was.
    """
    before = [*(read_mappings(path) if path.exists() else []), *decided]
    led: dict[str, dict[str, Field | None]] = {}
    for report in reports:
        columns: dict[str, Field | None] = {h: Field(to) for h, to in report.mapping.items()}
        if report.agency and (columns or report.unmapped):
            of_agency = led.setdefault(report.agency, {})
            of_agency.update(columns | dict.fromkeys(report.unmapped))
    saved = {(one.agency.casefold(), one.sheet, one.table): one for one in before}
    for agency, columns in led.items():
        fixed = saved.get((agency.casefold(), None, None))
        order = None if fixed is None else fixed.date_order
        kept = columns if fixed is None else {**columns, **fixed.columns}
        saved[agency.casefold(), None, None] = ColumnMapping(agency, kept, order)
    write_mappings(saved.values(), path)
