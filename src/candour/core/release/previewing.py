"""Show a document as it is, with what an edition would withhold marked in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.documents.document import Document
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
    """A passage with its place; one that no edition has is not told at all."""

    place: str
    stretches: tuple[Stretch, ...] = field(repr=False)
    is_told: bool = True


def previewed(document: Document, replacer: Replacer) -> Iterator[PassageSeen]:
    """Yield every passage of a document, in order, as an edition would treat it."""
    for passage in document.passages():
        place = passage.locator.in_words()
        if not passage.text.strip():
            continue
        if not is_told(passage):
            yield PassageSeen(place=place, stretches=(Stretch(words=passage.text),), is_told=False)
            continue
        yield PassageSeen(place=place, stretches=tuple(_stretches(words_told(passage), replacer)))


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
