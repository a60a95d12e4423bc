"""What is asked of an agency: the blank chronology."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from candour.actions.merging import AgencyFile, merge_files
from candour.errors import CandourError
from candour.vocabulary.template import load_template
from candour.writers.template.choose import check_ending, write_template


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


def _check_is_blank(path: Path) -> None:
    merged = merge_files([AgencyFile("agency", path)]) if path.is_file() else None
    if merged is None or merged.refused or merged.entries or not merged.reports[0].mapping:
        raise CandourError(
            f"{path.name} is there already, and is no blank chronology",
            next_step="name another file, or move that one away first",
        )
