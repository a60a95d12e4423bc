"""What is asked of an agency: the blank chronology, and then what to mend in its own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from candour.actions.dates import load_date_words
from candour.actions.entry_reading import Decided, entries_of
from candour.actions.merging import Merged
from candour.actions.reading import read_file
from candour.core.chronology.checking import MANDATORY, Rules, check_entries
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.headings import Field
from candour.core.chronology.problems import ErrorList
from candour.core.chronology.silences.returns import Return
from candour.core.documents.report import ImportReport
from candour.errors import CandourError
from candour.vocabulary.problems import load_problem_words
from candour.vocabulary.template import load_template
from candour.writers.errors_list.choose import write_errors
from candour.writers.template.choose import check_ending, write_template

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 120


def column_names() -> tuple[str, ...]:
    """Return the names of the columns that a template can have."""
    return tuple(column.field.value for column in load_template().columns)


def make_template(
    path: Path,
    made_on: date,
    columns: Sequence[str] | None = None,
    agency: str | None = None,
    title: str | None = None,
) -> bool:
    """Write a blank chronology; say whether it took the place of another blank one.

    A file that is there and holds anything but a blank chronology is never replaced: it may be an
    agency's work. Raises `CandourError`.
    """
    check_ending(path)
    template = load_template().with_columns(columns)
    template = replace(template, agency=agency, title=title or template.title)
    was_there = path.exists()
    if was_there:
        _check_is_blank(path)
    write_template(template, path, made_on)
    return was_there


def check_file(
    agency: str,
    entries: Sequence[Entry],
    report: ImportReport,
    return_: Return | None = None,
    asked: Sequence[Field] = MANDATORY,
) -> ErrorList:
    """List what an agency is asked to mend in one file: its entries, its import report, its return.

    `asked` are the columns of the template that it was sent, where they are known.
    """
    headings = {column.field: column.heading for column in load_template().columns}
    rules = Rules(load_problem_words(), headings, load_date_words().margins, tuple(asked))
    return check_entries(agency, entries, report, return_, rules)


def write_error_list(errors: ErrorList, path: Path, made_on: date) -> None:
    """Write what an agency is asked to mend as a Word document.

    Raises `CandourError`.
    """
    write_errors(errors, load_problem_words(), path, made_on)


def write_error_lists(merged: Merged, folder: Path, made_on: date) -> list[Path]:
    """Write one list for each file of a merge into a folder, and return the lists.

    A flag on an age may rest on another agency's record, and is not sent to this one. Raises
    `CandourError` where the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CandourError(
            f"{folder.name}: no folder can be made there ({problem.strerror})",
            next_step="name another folder",
        ) from None
    written = []
    for original, report in zip(merged.originals, merged.reports, strict=True):
        if not original:
            continue  # the same bytes were read before, and are asked about there
        entries = [
            replace(entry, flags=tuple(f for f in entry.flags if f.kind is not FlagKind.AGE))
            for entry in merged.entries
            if entry.original == original
        ]
        agency = report.agency or ""
        errors = check_file(agency, entries, report, merged.returns.get(agency.casefold()))
        path = folder / f"{_file_name(agency, report.file)}.docx"
        write_error_list(errors, path, made_on)
        written.append(path)
    return written


def _file_name(agency: str, file: str) -> str:
    """A name that every system takes, with nothing in it that leads to another folder."""
    return _NOT_IN_NAMES.sub("_", f"To mend - {agency} - {file.replace('.', ' ')}")[:_LONGEST_NAME]


def _check_is_blank(path: Path) -> None:
    if not path.is_file() or not _is_blank(path):
        raise CandourError(
            f"{path.name} is there already, and is no blank chronology",
            next_step="name another file, or move that one away first",
        )


def _is_blank(path: Path) -> bool:
    try:
        read = read_file(path)
    except CandourError:
        return False
    found = entries_of(read, "agency", Decided())
    return not found.entries and bool(found.report.mapping) and found.made is None
