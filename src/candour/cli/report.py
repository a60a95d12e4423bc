"""Import reports and progress as a person reads them, on standard error."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from candour.actions.progress import Progress
from candour.core.documents.report import Change, ImportReport, LeftOut

_PLACES_SHOWN = 3
_CONTROLS = {n: f"\\x{n:02x}" for n in (*range(32), *range(127, 160)) if chr(n) not in "\n\t"}


def printable(text: str) -> str:
    """Return text whose control characters are spelled out: a file must not steer a terminal."""
    return text.translate(_CONTROLS)


def printable_name(name: str) -> str:
    """Return a file's name for one line of a message."""
    return printable(name).replace("\n", "\\n").replace("\t", "\\t")


def many(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun: "1 fact", "12 people"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def check_new_file(option: str, file: Path | None, inputs: Iterable[Path]) -> None:
    """Raise a usage error where a file cannot be put, or would overwrite an input."""
    if file is None:
        return
    if file.resolve() in {path.resolve() for path in inputs}:
        raise click.UsageError(
            f"{option}: {printable_name(file.name)} is one of the files to read, and would be "
            "overwritten; name another file"
        )
    if not file.absolute().parent.is_dir():
        raise click.UsageError(
            f"{option}: there is no folder {printable_name(str(file.parent))}; make it first"
        )


def write_report(report_file: Path | None, lines: Iterable[str]) -> None:
    """Write reports, one a line, where a file was asked for."""
    if report_file is not None:
        report_file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def echo_report(report: ImportReport, counted: str = "passages") -> None:
    """Print one report: what was read, then changes and omissions grouped by reason."""
    lines = [f"{printable_name(report.file)}: {report.read:,} {counted} read"]
    lines += _grouped("changed", report.changed)
    lines += _grouped("left out", report.left_out)
    lines += [f"  note: {warning}" for warning in report.warnings]
    if report.mapping:
        led = ", ".join(f"{heading} → {field}" for heading, field in report.mapping.items())
        lines.append(f"  headings: {led}")
    if report.unmapped:
        lines.append(f"  headings kept as they are: {', '.join(report.unmapped)}")
    click.echo(printable("\n".join(lines)), err=True)


def _grouped(title: str, items: Iterable[Change | LeftOut]) -> list[str]:
    items = list(items)
    reasons = Counter(item.reason for item in items)
    lines = []
    for reason, count in reasons.items():
        places = [item.locator.in_words() for item in items if item.reason == reason]
        shown = "; ".join(place for place in places[:_PLACES_SHOWN] if place)
        more = f" and {count - _PLACES_SHOWN} more" if count > _PLACES_SHOWN else ""
        lines.append(f"  {title}: {reason}" + (f" ({shown}{more})" if shown else ""))
    return lines


def progress_line(files: int) -> Callable[[Path], None]:
    """Return what names each file as it is begun, on a terminal, where there are several."""
    if files < 2 or not sys.stderr.isatty():
        return lambda _: None
    count = 0

    def say(path: Path) -> None:
        nonlocal count
        count += 1
        click.echo(f"reading {count} of {files}: {printable_name(path.name)}", err=True)

    return say


def progress_of(files: int) -> Progress:
    """Return what names each file and each stage of a merge, on a terminal."""
    if not sys.stderr.isatty():
        return Progress()
    return Progress(file=progress_line(files), stage=lambda stage: click.echo(stage, err=True))
