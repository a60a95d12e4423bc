"""Show a document as it is, with what an edition would withhold marked in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.documents.document import Document
from candour.core.documents.passage import Kind, Passage
from candour.core.release.replacing import Replacer
from candour.core.release.retelling import is_told, words_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a passage; where an edition withholds them, of which class and what it says."""

    words: str = field(repr=False)
    what: str = ""
    instead: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSeen:
    """A passage with its place; one that no edition has is not told at all.

    `row` is the same for the cells of one row of a table, and empty outside of tables.
    """

    place: str
    row: str = ""
    stretches: tuple[Stretch, ...] = field(repr=False)
    is_told: bool = True


def previewed(document: Document, replacer: Replacer) -> Iterator[PassageSeen]:
    """Yield every passage of a document, in order, as an edition would treat it."""
    for passage in document.passages():
        if not passage.text.strip():
            continue
        is_in = is_told(passage)
        whole = (Stretch(words=passage.text),)
        yield PassageSeen(
            place=passage.locator.in_words(),
            row=_row(passage),
            stretches=tuple(_stretches(words_told(passage), replacer)) if is_in else whole,
            is_told=is_in,
        )


def _row(passage: Passage) -> str:
    at = passage.locator
    return f"{at.sheet} {at.table} {at.part} {at.row}" if passage.kind is Kind.TABLE_CELL else ""


def _stretches(text: str, replacer: Replacer) -> Iterator[Stretch]:
    at = 0
    for one in replacer.released(text).replacements:
        if at < one.span.start:
            yield Stretch(words=text[at : one.span.start])
        words = text[one.span.start : one.span.end]
        yield Stretch(words=words, what=one.what, instead=one.instead)
        at = one.span.end
    if at < len(text):
        yield Stretch(words=text[at:])
