"""Compare two accounts: what became of each statement, and whom each account speaks of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from candour.actions.dates import find_dates
from candour.actions.reading import read_named
from candour.core.comparison.changes import Changes
from candour.core.comparison.comparing import Comparer
from candour.core.comparison.coverage import Coverage, coverage
from candour.core.comparison.details import DetailFinder
from candour.core.comparison.difference import Difference
from candour.core.comparison.reaching import Reach, reach
from candour.core.dates.reading.context import Context
from candour.core.documents.document import Document
from candour.core.documents.report import ImportReport
from candour.core.statements.finding import Account, Statements
from candour.core.watching import Checkpoint, go_on
from candour.errors import CandourError
from candour.vocabulary.sentences import load_sentence_words
from candour.vocabulary.statements import load_number_words, load_statement_words
from candour.writers.comparison.choose import NotVersions, check_ending, write_comparison
from candour.writers.comparison.model import ComparedAccounts
from candour.writers.json.comparison import coverage_as_json, difference_as_json
from candour.writers.json.lines import json_line


@dataclass(frozen=True, slots=True)
class AccountRead:
    """An account as it was read: its name, its document, its statements."""

    name: str
    document: Document = field(repr=False)
    account: Account = field(repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts, what became of each statement of A, what B adds, and whom each speaks of."""

    a: AccountRead
    b: AccountRead
    differences: tuple[Difference, ...] = field(repr=False)
    coverage_a: Coverage = field(repr=False)
    coverage_b: Coverage = field(repr=False)
    reports: tuple[ImportReport, ...] = ()
    reach: Reach | None = field(default=None, repr=False)
    """where B is read as a summary of A"""

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies of both, in the order of A's terms of reference, else of first naming."""
        return tuple(dict.fromkeys([*self.a.account.agencies, *self.b.account.agencies]))

    def json_lines(self) -> list[str]:
        """Return the contract's objects, one a line: differences, then coverage."""
        return [
            *(json_line(difference_as_json(one)) for one in self.differences),
            json_line(coverage_as_json(self.coverage_a, self.coverage_b, self.reach)),
        ]


def compare_files(
    a: Path,
    b: Path,
    *,
    is_summary: bool = False,
    on_file: Callable[[Path], None] = lambda _path: None,
    checkpoint: Checkpoint = go_on,
) -> Comparison:
    """Compare two files. Raises `CandourError`, naming the file, where one is refused."""
    read = []
    for path in (a, b):
        on_file(path)
        read.append(read_named(path, "nothing was compared"))
    whole = compare_documents(
        *((one.name, one.document) for one in read), is_summary=is_summary, checkpoint=checkpoint
    )
    return Comparison(
        whole.a,
        whole.b,
        whole.differences,
        whole.coverage_a,
        whole.coverage_b,
        tuple(one.report for one in read),
        whole.reach,
    )


def compare_documents(
    a: tuple[str, Document],
    b: tuple[str, Document],
    *,
    is_summary: bool = False,
    checkpoint: Checkpoint = go_on,
) -> Comparison:
    """Compare two documents, each given with its name; with `is_summary`, B is one of A.

    Raises `CandourError` where one has no sentence to compare, or both are the same bytes.
    """
    one, other = account_of(*a), account_of(*b)
    if one.document.original.sha256 == other.document.original.sha256:
        raise CandourError(
            f"{one.name} and {other.name} are the same file, byte for byte; there is no difference"
        )
    found = comparer().differences(one.account, other.account, checkpoint)
    order = tuple(dict.fromkeys([*one.account.agencies, *other.account.agencies]))
    return Comparison(
        one,
        other,
        found,
        coverage(one.account.statements, order),
        coverage(other.account.statements, order),
        reach=reach(one.account, other.account, found, _details()) if is_summary else None,
    )


def account_of(name: str, document: Document) -> AccountRead:
    """Return the statements of a document. Raises `CandourError` where it has none."""
    account = Statements(load_statement_words(), load_sentence_words()).of(document)
    if not account.statements:
        raise CandourError(
            f"{name}: no sentence to compare was found in it",
            expected="a document with running text",
            next_step="a scan without a text layer has to be read by OCR first",
        )
    return AccountRead(name, document, account)


def check_comparison_output(path: Path | None, *, is_brief: bool = False) -> None:
    """Raise `CandourError` for a file whose ending names no format of comparisons."""
    if path is not None:
        check_ending(path, is_brief=is_brief)


def write_compared(
    comparison: Comparison, path: Path, made_on: date, *, is_brief: bool = False
) -> NotVersions | None:
    """Write a comparison by the file's ending. Raises `CandourError`.

    A Word document holds tracked changes where the two are versions of one document, else both side
    by side; then what was kept is returned.
    """
    compared = ComparedAccounts(
        made_on=made_on,
        name_a=comparison.a.name,
        name_b=comparison.b.name,
        document_a=comparison.a.document,
        document_b=comparison.b.document,
        differences=comparison.differences,
        agencies=comparison.agencies,
        coverage_a=comparison.coverage_a,
        coverage_b=comparison.coverage_b,
        reach=comparison.reach,
    )
    return write_comparison(compared, path, comparison.json_lines, is_brief=is_brief)


@cache
def _details() -> DetailFinder:
    return DetailFinder(lambda text: find_dates(text, Context()), load_number_words())


@cache
def comparer() -> Comparer:
    """Return what compares accounts, with the words that it compares by; made once."""
    return Comparer(Changes(load_statement_words(), _details()))
