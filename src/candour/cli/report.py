"""Import reports and progress as a person reads them, on standard error."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from candour.core.documents.report import Change, ImportReport, LeftOut

_PLACES_SHOWN = 3


def echo_report(report: ImportReport, counted: str = "passages") -> None:
    """Print one report: what was read, then changes and omissions grouped by reason."""
    lines = [f"{report.file}: {report.read:,} {counted} read"]
    lines += _grouped("changed", report.changed)
    lines += _grouped("left out", report.left_out)
    lines += [f"  note: {warning}" for warning in report.warnings]
    if report.mapping:
        led = ", ".join(f"{heading} → {field}" for heading, field in report.mapping.items())
        lines.append(f"  headings: {led}")
    if report.unmapped:
        lines.append(f"  headings kept as they are: {', '.join(report.unmapped)}")
    click.echo("\n".join(lines), err=True)


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
        click.echo(f"reading {count} of {files}: {path.name}", err=True)

    return say
