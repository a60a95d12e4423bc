"""What of a report reaches its summary, and what of the summary has no source in the report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from candour.core.comparison.bearing_out import Report
from candour.core.comparison.details import DetailFinder
from candour.core.comparison.difference import Difference
from candour.core.statements.finding import Account
from candour.core.statements.statement import Statement

_Span = tuple[datetime | None, datetime | None]
_NEAR = 3
"""How many passages of the report are shown beside what has no source in it."""


@dataclass(frozen=True, slots=True)
class Unsourced:
    """A statement of the summary that the report does not bear out, in whole or in part.

    `claim`: no statement of the report is its counterpart. `details` are its dates and numbers that
    stand nowhere in the report. `near` are the passages likeliest to bear it out.
    """

    statement: Statement = field(repr=False)
    claim: bool
    details: tuple[str, ...] = field(repr=False)
    near: tuple[Statement, ...] = field(repr=False)


@dataclass(frozen=True)
class Reach:
    """By agency, the report's statements that reach the summary and those that do not."""

    reached: Mapping[str, tuple[Statement, ...]] = field(repr=False)
    not_reached: Mapping[str, tuple[Statement, ...]] = field(repr=False)
    unsourced: tuple[Unsourced, ...] = field(repr=False)


def reach(
    report: Account,
    summary: Account,
    differences: Sequence[Difference],
    details: DetailFinder,
) -> Reach:
    """Say what of a report reaches its summary, and what of the summary has no source."""
    found = {one.id for each in differences if each.b for one in each.a}
    sourced = {one.id for each in differences if each.a for one in each.b}
    return Reach(
        _by_agency(report, [one for one in report.statements if one.id in found]),
        _by_agency(report, [one for one in report.statements if one.id not in found]),
        tuple(_unsourced(report, summary, sourced, details)),
    )


def _by_agency(
    report: Account, statements: Sequence[Statement]
) -> Mapping[str, tuple[Statement, ...]]:
    by_agency: dict[str, list[Statement]] = {title: [] for title in report.agencies}
    for one in statements:
        for title in one.agencies:
            by_agency.setdefault(title, []).append(one)
    return {title: tuple(those) for title, those in by_agency.items()}


def _unsourced(
    report: Account, summary: Account, sourced: set[str], details: DetailFinder
) -> Iterator[Unsourced]:
    sentences = [one.text for one in report.statements]
    held = details.of("\n".join(sentences))
    spans = {(date.earliest, date.latest) for date in held.dates}
    values = {number.value for number in held.numbers}
    bearing = Report(sentences)
    for one in summary.statements:
        own = details.of(one.text)
        missing = [
            date.written
            for date in own.dates
            if None not in (date.earliest, date.latest)
            and not any(_inside(span, (date.earliest, date.latest)) for span in spans)
        ]
        missing += [number.written for number in own.numbers if number.value not in values]
        if one.id in sourced and not missing:
            continue
        scores = bearing.bearing_out(one.text)
        best = sorted(range(len(scores)), key=lambda at: -scores[at])[:_NEAR]
        near = tuple(report.statements[at] for at in best if scores[at] > 0)
        yield Unsourced(one, one.id not in sourced, tuple(missing), near)


def _inside(span: _Span, wide: _Span) -> bool:
    if span[0] is None or span[1] is None or wide[0] is None or wide[1] is None:
        return False
    return wide[0] <= span[0] and span[1] <= wide[1]
