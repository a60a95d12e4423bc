"""Make an edition: every file told again by a key, from its passages and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from candour.actions.dates import load_date_words
from candour.actions.key import CANNOT, Unlock, load_key
from candour.actions.reading import FileRefused, read_files
from candour.core.dates import Context
from candour.core.dates.prose.finding import Finder
from candour.core.dates.prose.model import FoundDate
from candour.core.documents.report import LeftOut
from candour.core.release.replacing import Replacer
from candour.core.release.retelling import Retold, retell
from candour.errors import CandourError
from candour.vocabulary.release import load_release_words
from candour.writers.edition.choose import ENDINGS, write_edition
from candour.writers.edition.model import EditionDocument

_OPENING = (
    "Made anew for the {edition} edition. Names are replaced by pseudonyms; what is withheld says "
    "so in its place. {share} of the original's words is withheld or replaced."
)
_LEAST = 0.0005


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


@dataclass(frozen=True, slots=True)
class FileRedacted:
    """A document that was written, what it withholds, and what its reader could not read."""

    name: str
    retold: Retold = field(repr=False)
    left_out: tuple[LeftOut, ...] = field(default=(), repr=False)


def redact_files(asked: Redaction, made_on: date) -> Iterator[FileRedacted | FileRefused]:
    """Write each file's edition. Raises `CandourError` where the key or the folder is of no use."""
    key = load_key(asked.key, asked.unlock)
    replacer = Replacer(key, key.edition(asked.edition), load_release_words(), find_dates)
    try:
        asked.folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CandourError(
            f"there can be no folder {asked.folder.name}", next_step="name another with -o"
        ) from None
    taken: set[str] = set()
    for number, outcome in enumerate(read_files(asked.files), 1):
        if isinstance(outcome, FileRefused):
            yield outcome
            continue
        retold = retell(outcome.document, replacer)
        name = _name(outcome.name, number, asked.ending, replacer, taken)
        document = EditionDocument(
            title=Path(name).stem.replace("_", " ").capitalize(),
            opening=_OPENING.format(edition=asked.edition, share=share_said(retold.share())),
            made_on=made_on,
            blocks=tuple(retold.blocks),
        )
        write_edition(document, asked.folder / name)
        yield FileRedacted(name, retold, outcome.report.left_out)


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
