"""Grade the quotations of a document against its sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from candour.actions.reading import read_named
from candour.core.documents.report import ImportReport
from candour.core.quotations.annotated import Annotated, checked_annotations
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Quotation
from candour.core.quotations.sources import Source
from candour.errors import CandourError
from candour.readers.web_annotations import read_annotations
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words
from candour.writers.annotations.collection import collection_as_text
from candour.writers.annotations.model import of_annotated, of_quotation
from candour.writers.json.lines import json_line
from candour.writers.json.quotation import annotated_as_json, quotation_as_json
from candour.writers.quotations import check_ending, write_quotations


@dataclass(frozen=True, slots=True)
class Quoting:
    """A document's quotations in reading order, and the import reports of all that was read.

    Annotations stand in the order of their file, in place of quotations; `left_out` says which of
    them quote nothing.
    """

    quotations: tuple[Quotation, ...]
    reports: tuple[ImportReport, ...]
    documents: tuple[Source, ...] = field(repr=False)
    """the one that quotes, then the sources"""
    annotated: tuple[Annotated, ...] = ()
    left_out: tuple[str, ...] = ()
    same_file: tuple[str, ...] = ()
    """sources that are the document itself, byte for byte, and were not searched"""

    @property
    def graded(self) -> tuple[Quotation | Annotated, ...]:
        """What was graded."""
        return (*self.quotations, *self.annotated)

    @property
    def is_clean(self) -> bool:
        """Say whether every quotation holds, none has an alarm, and every anchor was found."""
        return all(one.finding.grade.holds and not one.alarms for one in self.graded) and all(
            one.is_verified for one in self.annotated
        )

    def json_lines(self) -> list[str]:
        """Return the contract's objects, one a line."""
        document = self.documents[0].document.original.sha256
        return [
            *(json_line(quotation_as_json(one)) for one in self.quotations),
            *(json_line(annotated_as_json(one, document)) for one in self.annotated),
        ]

    def annotations(self) -> str:
        """Return the quotations as W3C annotations."""
        written = [
            *(of_quotation(one, self.documents) for one in self.quotations),
            *(of_annotated(one, self.documents) for one in self.annotated),
        ]
        return collection_as_text(written, self.documents[0].name)


def check_quotations(
    document: Path,
    sources: Sequence[Path],
    annotations: Path | None = None,
    on_file: Callable[[Path], None] = lambda _path: None,
    on_quotation: Callable[[int, int], None] = lambda _done, _all: None,
) -> Quoting:
    """Find the quotations of a document, or take annotations for them; grade each.

    Raises `CandourError`, naming the file, where one is refused: a quotation must not be called
    absent because its source could not be read. So it is where the document is its only source.
    """
    pointed = None if annotations is None else read_annotations(annotations)
    read = []
    for path in (document, *sources):
        on_file(path)
        read.append(read_named(path, "no quotation was graded"))
    quoting, *held_against = (Source(one.name, one.document) for one in read)
    others = [one for one in held_against if not _is_same_file(one, quoting)]
    if not others:
        raise CandourError(
            f"{quoting.name}: every source is the document itself, byte for byte;"
            " give one that it may quote; no quotation was graded"
        )
    checker = Checker(others, load_quotation_words(), load_sentence_words())
    whole = Quoting(
        (),
        tuple(one.report for one in read),
        (quoting, *held_against),
        same_file=tuple(one.name for one in held_against if one not in others),
    )
    if pointed is not None:
        found = checked_annotations(pointed.annotations, quoting, others, checker)
        return replace(whole, annotated=tuple(found), left_out=pointed.left_out)
    return replace(whole, quotations=tuple(checker.quotations(quoting, on_quotation)))


def _is_same_file(one: Source, other: Source) -> bool:
    return one.document.original.sha256 == other.document.original.sha256


def write_graded(quoting: Quoting, path: Path) -> None:
    """Write what was graded by the file's ending. Raises `CandourError`."""
    write_quotations(path, quoting.json_lines(), quoting.annotations)


def check_output(path: Path | None) -> None:
    """Raise `CandourError` for a file whose ending names no format of quotations."""
    if path is not None:
        check_ending(path)
