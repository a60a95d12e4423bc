"""What follows the entries: silences, agencies, returns, the import report, abbreviations.

Annexes are tables whose headings lead to no field of an entry, and prose without dates, so that a
written chronology that is read again makes no entries of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.core.chronology.silences.model import Silence, SilenceKind
from candour.core.chronology.silences.returns import Covered, Return
from candour.core.documents.report import ImportReport
from candour.writers.chronology.agencies import agency_keys
from candour.writers.chronology.columns import place_in_words
from candour.writers.chronology.model import Chronology

_COVERED = {
    Covered.YES: "covered: yes — the agency says that it searched this stretch",
    Covered.NO: "covered: no — a gap in a partial extract is not a gap in the care",
    Covered.UNKNOWN: "covered: unknown — nobody has said whether this stretch was searched",
}
_SILENCES = {
    SilenceKind.GAP: "gap",
    SilenceKind.PROMISED: "promised",
    SilenceKind.EXPECTED: "expected",
}
_NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Annex:
    """One table after the entries. `fills` colours a row's first cell, where one applies."""

    title: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    fills: tuple[str, ...] = ()

    def shares(self) -> list[int]:
        """Share a page's width out by each column's longest word and by how much it holds."""
        columns = zip(self.headings, *self.rows, strict=True)
        return [
            min(60, max(10, *(max(map(len, cell.split()), default=0) for cell in column)))
            + min(40, sum(map(len, column)) // len(column))
            for column in columns
        ]


def annexes(chronology: Chronology) -> Sequence[Annex]:
    """Return the annexes that have something to show, in their order on the page."""
    built = (
        _agencies(chronology),
        _disagreements(chronology),
        _silences(chronology),
        _returns(chronology),
        _report(chronology),
        _abbreviations(chronology),
    )
    return [_without_empty_columns(annex) for annex in built if annex.rows]


def _without_empty_columns(annex: Annex) -> Annex:
    kept = [n for n in range(len(annex.headings)) if any(row[n] for row in annex.rows)]
    return replace(
        annex,
        headings=tuple(annex.headings[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in annex.rows),
    )


def _agencies(chronology: Chronology) -> Annex:
    keys = agency_keys(chronology).values()
    return Annex(
        "Agencies",
        "Each agency's letter and colour.",
        ("Key", "Agency", "Entries"),
        tuple((key.letter, key.agency, str(key.entries)) for key in keys),
        tuple(key.fill for key in keys),
    )


def _disagreements(chronology: Chronology) -> Annex:
    entries = {entry.id: entry for entry in chronology.entries}
    keys = agency_keys(chronology)
    rows = []
    for found in chronology.contradictions:
        said = []
        for one, value in zip(found.entries, found.values, strict=True):
            if one in entries:
                entry = entries[one]
                place = place_in_words(entry, chronology)
                said.append(f"{keys[entry.agency].letter} “{value}” ({place})")
        event = chronology.events.get(found.event)
        state = "decided" if event is not None and event.is_decided else "suggested"
        reasons = "; ".join(event.reasons) if event is not None else ""
        rows.append((found.id, found.kind, "\n".join(said), f"{found.event}, {state}", reasons))
    return Annex(
        "Accounts that disagree",
        "Rival accounts of one happening, side by side; neither is preferred.",
        ("Mark", "Kind", "Rival words", "Same happening", "Why taken together"),
        tuple(rows),
    )


def _silences(chronology: Chronology) -> Annex:
    places = {entry.id: place_in_words(entry, chronology) for entry in chronology.entries}
    return Annex(
        "Silences",
        "Stretches without an entry, beside what the agency's return says was searched. "
        "Absence in a partial extract is not absence in the record.",
        ("Agency", "Stretch", "Kind", "Covered by the return", "Searched", "Because"),
        tuple(_silence(silence, chronology, places) for silence in chronology.silences),
    )


def _silence(silence: Silence, chronology: Chronology, places: dict[str, str]) -> tuple[str, ...]:
    days = (silence.last - silence.first).days
    made = chronology.returns.get(silence.agency.casefold())
    because = places.get(silence.because or "", "")
    if silence.words:
        because = f"{because}: “{silence.words}”" if because else f"“{silence.words}”"
    return (
        silence.agency,
        f"{silence.first.isoformat()} to {silence.last.isoformat()} ({days} days)",
        _SILENCES[silence.kind],
        _COVERED[silence.covered],
        _searched(made) if made is not None else "no return was given",
        because,
    )


def _searched(made: Return) -> str:
    periods = _periods(made)
    systems = "; ".join(made.systems_searched) or f"systems {_NOT_STATED}"
    held = _withheld(made)
    return f"{periods}: {systems}" + (f". Withheld: {held}" if held else "")


def _periods(made: Return) -> str:
    periods = [f"{first.isoformat()} to {last.isoformat()}" for first, last in made.periods]
    return "; ".join(periods) or f"period {_NOT_STATED}"


def _withheld(made: Return) -> str:
    return "; ".join(
        f"{held.what} ({held.why})" if held.why else held.what for held in made.withheld
    )


def _returns(chronology: Chronology) -> Annex:
    return Annex(
        "Returns",
        "What each agency was asked for, searched and held back, in its own words.",
        (
            "Agency", "Searched over", "Systems", "Withheld, and why", "Nil", "Asked",
            "Secured", "Prepared by", "Independent",
        ),
        tuple(_return(made) for made in chronology.returns.values()),
    )  # fmt: skip


def _return(made: Return) -> tuple[str, ...]:
    return (
        made.agency,
        _periods(made),
        "; ".join(made.systems_searched) or _NOT_STATED,
        _withheld(made) or "nothing stated",
        "yes" if made.nil else "no",
        made.asked_on.isoformat() if made.asked_on else _NOT_STATED,
        made.records_secured_on.isoformat() if made.records_secured_on else _NOT_STATED,
        made.author or _NOT_STATED,
        _NOT_STATED if made.independent is None else ("yes" if made.independent else "no"),
    )


def _report(chronology: Chronology) -> Annex:
    return Annex(
        "Import report",
        "What was read of each file, what is shown otherwise than it was stored, and what was not "
        "taken into the chronology, each with its reason.",
        ("Received", "Agency", "Entries", "Finding", "Place", "Why"),
        tuple(row for report in chronology.reports for row in _report_rows(report)),
    )


def _report_rows(report: ImportReport) -> Iterator[tuple[str, ...]]:
    about = (report.file, report.agency or "", str(report.read))
    again = (report.file, report.agency or "", "")
    unmapped = ", ".join(f"“{heading}”" for heading in report.unmapped)
    yield (*about, "taken", "", f"headings kept as they are: {unmapped}" if unmapped else "")
    for change in report.changed:
        shown = f": “{change.was or ''}” → “{change.now or ''}”" if change.now is not None else ""
        yield (*again, "shown otherwise", change.locator.in_words(), change.reason + shown)
    by_reason: dict[str, list[str]] = {}
    for left_out in report.left_out:
        by_reason.setdefault(left_out.reason, []).append(left_out.locator.in_words())
    for reason, places in by_reason.items():
        yield (*again, "not taken", "; ".join(places), reason)
    for warning in report.warnings:
        yield (*again, "to note", "", warning)


def _abbreviations(chronology: Chronology) -> Annex:
    return Annex(
        "Abbreviations",
        "As given for this case.",
        ("Short", "In full"),
        tuple(sorted(chronology.abbreviations.items())),
    )
