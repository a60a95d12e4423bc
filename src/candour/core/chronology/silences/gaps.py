"""Stretches without an entry, agency by agency."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.silences.model import Silence, SilenceKind
from candour.core.chronology.silences.returns import Return, covered
from candour.core.dates.model import UncertainDate

GAP_DAYS = 60
"""The contract's default; `--gap` changes it."""

_TELLS_NOTHING_OF_WHEN = frozenset({"year", "decade", "open"})


def gaps(
    entries: Iterable[Entry], returns: Mapping[str, Return], gap_days: int = GAP_DAYS
) -> Iterator[Silence]:
    """Yield every stretch of at least `gap_days` in which an agency has no entry.

    A vague date may lie anywhere in its span, so a gap begins after the span's last day and ends
    before the next one's first. A date that says only the year, or has an open side, ends no gap:
    it could lie anywhere. An author's note is no contact.
    """
    spans: dict[str, list[tuple[date, date]]] = {}
    for entry in entries:
        if entry.has_flag(FlagKind.AUTHOR_NOTE):
            continue
        span = _days(entry.happened)
        if span is not None:
            spans.setdefault(entry.agency, []).append(span)
    for agency, of_agency in spans.items():
        of_agency.sort()
        last = of_agency[0][1]
        for first, end in of_agency[1:]:
            if first - last >= timedelta(days=gap_days):
                yield Silence(
                    agency, SilenceKind.GAP, last, first, covered(returns, agency, last, first)
                )
            last = max(last, end)


def _days(happened: UncertainDate) -> tuple[date, date] | None:
    if happened.precision in _TELLS_NOTHING_OF_WHEN:
        return None
    if happened.earliest is None or happened.latest is None:
        return None
    return happened.earliest.date(), happened.latest.date()
