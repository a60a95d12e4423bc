"""Gather the entries of many files, each once, before they are laid side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.actions.corrections import FileEntries
from candour.actions.entry_reading import Decided, entries_of
from candour.actions.reading import FileRead, FileRefused
from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.returns import Return
from candour.core.documents.report import ImportReport


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesRead:
    """One file that was read: its entries in its author's order, and what became of the rest.

    `made` is the return that it holds, if it holds one.
    """

    name: str
    original: str
    format: str
    entries: tuple[Entry, ...] = field(repr=False)
    report: ImportReport
    made: Return | None = field(default=None, repr=False)


@dataclass(slots=True)
class Gathered:
    """The files of a merge. `names` leads from an original's hash to its name as given.

    `selected` are the decisions that added an entry from words of these files. `former` are those
    entries of replaced files that decisions are about, by their ids.
    """

    files: list[FileEntries] = field(default_factory=list)
    refused: list[FileRefused] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    selected: set[str] = field(default_factory=set)
    former: dict[str, Entry] = field(default_factory=dict, repr=False)

    def take(self, agency: str, outcomes: Iterable[EntriesRead | FileRefused]) -> None:
        """Add what was read for an agency; an entry stands once, so do the bytes of a file."""
        for outcome in outcomes:
            if isinstance(outcome, FileRefused):
                self.refused.append(outcome)
            elif outcome.original in self.names:
                before = _read_before(outcome.name, agency, self.names[outcome.original])
                self.files.append(FileEntries([], before, ""))
            else:
                self.names[outcome.original] = outcome.name
                self.files.append(
                    FileEntries(
                        list(outcome.entries),
                        outcome.report,
                        outcome.original,
                        outcome.format,
                        outcome.made,
                    )
                )


def read_entries_of(
    outcomes: Iterable[FileRead | FileRefused], agency: str, decided: Decided
) -> Iterator[EntriesRead | FileRefused]:
    """Yield the entries of files that were read; refusals are passed on."""
    for outcome in outcomes:
        if isinstance(outcome, FileRefused):
            yield outcome
            continue
        found = entries_of(outcome, agency, decided)
        original = outcome.document.original
        yield EntriesRead(
            name=outcome.name,
            original=original.sha256,
            format=original.format,
            entries=tuple(found.entries),
            report=found.report,
            made=found.made,
        )


def entries_by_id(files: Sequence[FileEntries]) -> dict[str, Entry]:
    """Return every entry gathered by its id."""
    return {entry.id: entry for file in files for entry in file.entries}


def _read_before(read: str, agency: str, name: str) -> ImportReport:
    """The report of the same bytes given twice: an entry stands once in a chronology."""
    warning = f"the same file, byte for byte, as {name}: its entries stand there"
    return ImportReport(read, 0, agency=agency, warnings=(warning,))
