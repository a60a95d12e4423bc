"""Make an edition: every file told again by a key, from its passages and nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from candour.actions.dates import load_date_words
from candour.actions.key import CANNOT, Unlock, load_key
from candour.actions.reading import FileRead, FileRefused, read_files
from candour.core.dates import Context
from candour.core.dates.order import find_order
from candour.core.dates.prose.finding import Finder
from candour.core.dates.prose.model import FoundDate
from candour.core.documents.report import LeftOut
from candour.core.key.model import Edition, Key
from candour.core.release.recorders import Recorders
from candour.core.release.replacing import Released, Replacer
from candour.core.release.retelling import Retold, retell
from candour.core.release.unkeyed.finding import UnkeyedFinder
from candour.core.release.unkeyed.model import Mark
from candour.core.release.unlisted import Unlisted
from candour.core.watching import Checkpoint, Watched, go_on
from candour.errors import CandourError
from candour.vocabulary.headings import load_headings
from candour.vocabulary.identifying import load_unkeyed_words
from candour.vocabulary.release import load_release_words
from candour.writers.edition.choose import ENDINGS, write_edition
from candour.writers.edition.model import EditionDocument

_OPENING = (
    "Made anew for the {edition} edition. Names are replaced by pseudonyms; what is withheld says "
    "so in its place. {share} of the original's words is withheld or replaced."
)
_OF_AGENCY = " Of what {agency} recorded, {share} is withheld here."
_LEAST = 0.0005
_MOST_TEXTS = 200_000
"""Passages of a case whose edition is kept while it is made: a preview asks for each twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What is to be made: files, the key, its edition, and the folder that takes the edition."""

    files: tuple[Path, ...]
    key: Path
    edition: str
    folder: Path
    ending: str | None = None
    """one format for all, or the one that each file came in"""
    unlock: Unlock = CANNOT
    agencies: Mapping[Path, str] = field(default_factory=dict)
    """which agency sent a file, where that is known"""


@dataclass(frozen=True, slots=True)
class FileRedacted:
    """A document that was written, what it withholds, and what its reader could not read."""

    name: str
    retold: Retold = field(repr=False)
    left_out: tuple[LeftOut, ...] = field(default=(), repr=False)


def redact_files(
    asked: Redaction, made_on: date, checkpoint: Checkpoint = go_on
) -> Iterator[FileRedacted | FileRefused]:
    """Write each file's edition. Raises `CandourError` where the key or the folder is of no use."""
    key = load_key(asked.key, asked.unlock)
    edition = key.edition(asked.edition)
    try:
        asked.folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CandourError(
            f"there can be no folder {asked.folder.name}", next_step="name another with -o"
        ) from None
    # All files are read before the first is written: a name that is sure in one is known in all.
    outcomes = [(path, one) for path in asked.files for one in read_files((path,))]
    texts = [
        passage.text
        for _, one in outcomes
        if isinstance(one, FileRead)
        for passage in one.document.passages()
    ]
    replacer = replacer_for(key, edition, texts, checkpoint)
    taken: set[str] = set()
    for number, (path, outcome) in enumerate(outcomes, 1):
        if isinstance(outcome, FileRefused):
            yield outcome
            continue
        retold = retold_from(outcome, asked.agencies.get(path, ""), replacer)
        name = _name(outcome.name, number, asked.ending, replacer, taken)
        document = EditionDocument(
            title=Path(name).stem.replace("_", " ").capitalize(),
            opening=_opening(asked.edition, retold, replacer),
            made_on=made_on,
            blocks=tuple(retold.blocks),
        )
        write_edition(document, asked.folder / name)
        yield FileRedacted(name, retold, outcome.report.left_out)


def replacer_for(
    key: Key, edition: Edition, texts: Iterable[str], checkpoint: Checkpoint = go_on
) -> Replacer:
    """Return what makes one edition of documents that belong together.

    At the checkpoint it is asked before each text whether to go on.
    """
    words = load_release_words()
    finder = UnkeyedFinder(load_unkeyed_words(), find_times, Watched(texts, checkpoint))
    replacer = Replacer(key, edition, words, find_dates, Unlisted(key, edition, words, finder))
    released = replacer.released

    def asked_first(text: str) -> Released:
        checkpoint()
        return released(text)

    if checkpoint is not go_on:
        replacer.released = lru_cache(_MOST_TEXTS)(asked_first)
    return replacer


def find_identifying(text: str) -> list[Mark]:
    """Return everything in a text by which somebody can be known, found without any key."""
    return UnkeyedFinder(load_unkeyed_words(), find_times, [text]).find(text)


def retold_from(read: FileRead, sender: str, replacer: Replacer) -> Retold:
    """Return a document as an edition has it; `sender` is the agency that sent it, or ""."""
    headings = load_headings()
    recorders = Recorders.of(read.document.passages(), sender, headings.field_of)
    return retell(read.document, for_file(read, replacer), recorders)


def for_file(read: FileRead, replacer: Replacer) -> Replacer:
    """Return what reads a file's days as the file writes them: day first, or the month."""
    texts = (passage.text for passage in read.document.passages())
    order = find_order(figures for text in texts for figures in _FIGURES.findall(text))
    if not order.is_known:
        return replacer
    context = Context(order=order.order, order_is_known=True)
    return replacer.dated_by(lambda text: _finder().find(text, context))


def _opening(edition: str, retold: Retold, replacer: Replacer) -> str:
    opening = _OPENING.format(edition=edition, share=share_said(retold.share()))
    for agency in sorted(retold.recorded):
        named, share = replacer.released(agency).text, share_said(retold.share_of(agency))
        opening += _OF_AGENCY.format(agency=named, share=share)
    return opening


def share_said(share: float) -> str:
    """Return a share in words: "3.2%"."""
    return f"{share:.1%}" if share >= _LEAST or not share else "less than 0.1%"


def _name(
    original: str, number: int, ending: str | None, replacer: Replacer, taken: set[str]
) -> str:
    """Return a name that tells nobody's: the original's, or "document-3" where that would."""
    given = Path(original)
    own = given.suffix.lower()
    last = ending or (own if own in ENDINGS else ".txt" if own in _TEXTS else ".html")
    stem = "document" if _tells(original, replacer) else given.stem
    if stem == "document" or f"{stem}{last}" in taken:
        stem = f"{stem}-{number}"
    taken.add(f"{stem}{last}")
    return f"{stem}{last}"


_FIGURES = re.compile(r"(?<![\w/.\-])\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d\d)(?![\w/\-])")
_TEXTS = (".md", ".text")


def _tells(name: str, replacer: Replacer) -> bool:
    return replacer.names_in(Path(name).stem) or replacer.names_in(
        Path(name).stem.replace("_", " ").replace("-", " ")
    )


@cache
def _finder() -> Finder:
    return Finder(load_date_words())


def find_dates(text: str) -> Iterable[FoundDate]:
    """Find the dates of a text, told from no other day."""
    return _finder().find(text, Context())


def find_times(text: str) -> Iterable[FoundDate]:
    """Find dates, lengths of time and repetitions of a text."""
    return _finder().find(text, Context(), is_timex=True)
