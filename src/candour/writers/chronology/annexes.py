"""What follows the entries: silences, agencies, returns, the import report, abbreviations.

Annexes are tables whose headings lead to no field of an entry, and prose without dates, so that a
written chronology that is read again makes no entries of them.
"""

from collections.abc import Iterator, Sequence

from candour.core.chronology.silences.model import Silence, SilenceKind
from candour.core.documents.report import ImportReport
from candour.writers.annex import Annex
from candour.writers.chronology.agencies import agency_keys
from candour.writers.chronology.columns import place_in_words
from candour.writers.chronology.model import Chronology
from candour.writers.returns import COVERED, returns_annex, searched

_SILENCES = {
    SilenceKind.GAP: "gap",
    SilenceKind.PROMISED: "promised",
    SilenceKind.EXPECTED: "expected",
}


def annexes(chronology: Chronology) -> Sequence[Annex]:
    """Return the annexes that have something to show, in their order on the page."""
    built = (
        _agencies(chronology),
        _disagreements(chronology),
        _silences(chronology),
        returns_annex(chronology.returns),
        _report(chronology),
        _abbreviations(chronology),
    )
    return [annex.without_empty_columns() for annex in built if annex.rows]


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
                place = place_in_words(entry, chronology.files)
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
    places = {entry.id: place_in_words(entry, chronology.files) for entry in chronology.entries}
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
        COVERED[silence.covered],
        searched(made) if made is not None else "no return was given",
        because,
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
