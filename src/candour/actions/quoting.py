"""Grade the quotations of a document against its sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from candour.actions.reading import FileRead, read_file
from candour.core.documents.report import ImportReport
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Quotation
from candour.core.quotations.sources import Source
from candour.errors import CandourError
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words


@dataclass(frozen=True, slots=True)
class Quoting:
    """A document's quotations in reading order, and the import reports of all that was read."""

    quotations: tuple[Quotation, ...]
    reports: tuple[ImportReport, ...]
    same_file: tuple[str, ...] = ()
    """sources that are the document itself, byte for byte, and were not searched"""

    @property
    def is_clean(self) -> bool:
        """Say whether every quotation holds and none has an alarm."""
        return all(one.finding.grade.holds and not one.alarms for one in self.quotations)


def check_quotations(
    document: Path,
    sources: Sequence[Path],
    on_file: Callable[[Path], None] = lambda _path: None,
    on_quotation: Callable[[int, int], None] = lambda _done, _all: None,
) -> Quoting:
    """Find the quotations of a document and grade each against the sources.

    Raises `CandourError`, naming the file, where one is refused: a quotation must not be called
    absent because its source could not be read. So it is where the document is its only source.
    """
    read = []
    for path in (document, *sources):
        on_file(path)
        read.append(_read(path))
    quoting, *held_against = read
    itself = [one for one in held_against if _is_same_file(one, quoting)]
    if len(itself) == len(held_against):
        raise CandourError(
            f"{quoting.name}: every source is the document itself, byte for byte;"
            " give one that it may quote; no quotation was graded"
        )
    checker = Checker(
        [Source(one.name, one.document) for one in held_against if not _is_same_file(one, quoting)],
        load_quotation_words(),
        load_sentence_words(),
    )
    found = checker.quotations(Source(quoting.name, quoting.document), on_quotation)
    return Quoting(
        tuple(found), tuple(one.report for one in read), tuple(one.name for one in itself)
    )


def _is_same_file(one: FileRead, other: FileRead) -> bool:
    return one.document.original.sha256 == other.document.original.sha256


def _read(path: Path) -> FileRead:
    try:
        return read_file(path)
    except CandourError as refusal:
        raise CandourError(f"{path.name}: {refusal}; no quotation was graded") from None
