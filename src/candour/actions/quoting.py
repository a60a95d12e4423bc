"""Grade the quotations of a document against its sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from candour.actions.reading import FileRead, read_file
from candour.core.documents.report import ImportReport
from candour.core.quotations.annotated import Annotated, checked_annotations
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Quotation
from candour.core.quotations.sources import Source
from candour.errors import CandourError
from candour.readers.web_annotations import AnnotationsRead, read_annotations
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
    absent because its source could not be read.
    """
    pointed = None if annotations is None else read_annotations(annotations)
    read = []
    for path in (document, *sources):
        on_file(path)
        read.append(_read(path))
    quoting, *held_against = (Source(one.name, one.document) for one in read)
    others = [
        one
        for one in held_against
        if one.document.original.sha256 != quoting.document.original.sha256
    ]
    checker = Checker(others, load_quotation_words(), load_sentence_words())
    reports = tuple(one.report for one in read)
    documents = (quoting, *held_against)
    if pointed is not None:
        return _pointed_at(pointed, Quoting((), reports, documents), others, checker)
    found = checker.quotations(quoting, on_quotation)
    return Quoting(tuple(found), reports, documents)


def write_graded(quoting: Quoting, path: Path) -> None:
    """Write what was graded by the file's ending. Raises `CandourError`."""
    write_quotations(path, quoting.json_lines(), quoting.annotations)


def check_output(path: Path | None) -> None:
    """Raise `CandourError` for a file whose ending names no format of quotations."""
    if path is not None:
        check_ending(path)


def _pointed_at(
    pointed: AnnotationsRead, quoting: Quoting, sources: Sequence[Source], checker: Checker
) -> Quoting:
    found = checked_annotations(pointed.annotations, quoting.documents[0], sources, checker)
    return Quoting((), quoting.reports, quoting.documents, tuple(found), pointed.left_out)


def _read(path: Path) -> FileRead:
    try:
        return read_file(path)
    except CandourError as refusal:
        raise CandourError(f"{path.name}: {refusal}; no quotation was graded") from None
