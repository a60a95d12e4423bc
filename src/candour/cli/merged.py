"""What merges files, or a case: the options that every such command has, and the merging."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from candour.actions.merging import AgencyFile, Merged, MergeOptions, merge_files
from candour.actions.progress import Progress
from candour.cli.report import printable_name
from candour.cli.workspace import now, workspace_at


def echo_refused(merged: Merged) -> None:
    """Say which files could not be read, and why."""
    for refused in merged.refused:
        click.echo(f"candour: {printable_name(refused.name)}: {refused.refusal}", err=True)


class DayType(click.ParamType[date]):
    """A day as it is typed: 2022-05-31."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Fails saying how one is written."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day: write it as 2022-05-31")


def check_source(
    files: tuple[AgencyFile, ...], case: str | None, beside: dict[str, Path | None]
) -> None:
    """Check that either files or a case is named; `beside` are files that a case has itself.

    Raises `click.UsageError` saying what to leave out.
    """
    if case is None:
        if not files:
            raise click.UsageError("name files, as in Police=police.docx, or a case with --case")
        return
    given = [f"--{name}" for name, path in beside.items() if path]
    if files or given:
        raise click.UsageError(
            f"--case takes files and decisions from the case: leave out "
            f"{'the files' if files else given[0]}, or add them to the case"
        )


def merged_of(
    files: tuple[AgencyFile, ...],
    settings: MergeOptions,
    case: str | None,
    workspace: Path,
    progress: Progress,
) -> tuple[Merged, MergeOptions]:
    """Merge files, or a case with what was decided in it; return the options that it went by."""
    if case is None:
        return merge_files(files, settings, progress), settings
    # Imported here: a merge of files needs no database.
    from candour.actions.case_chronology import merge_case  # noqa: PLC0415
    from candour.actions.recording import read_log  # noqa: PLC0415

    place = workspace_at(workspace)
    log = read_log(place, case, now())
    view = MergeOptions(gap_days=settings.gap_days, as_at=settings.as_at)
    return merge_case(place, log, view, progress)
