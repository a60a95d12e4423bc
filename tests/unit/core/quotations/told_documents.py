"""Documents for tests, told paragraph by paragraph."""

from hashlib import sha256

from candour.core.documents.block import Draft
from candour.core.documents.document import Original, assemble
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind
from candour.core.quotations.checking import Checker
from candour.core.quotations.sources import Source
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words


def told(
    name: str,
    *paragraphs: str,
    kind: Kind = Kind.PARAGRAPH,
    flags: tuple[Flag, ...] = (),
    read_as: str = "text",
    page: int | None = None,
) -> Source:
    """A document of some paragraphs; its hash follows from them."""
    digest = sha256("\n".join(paragraphs).encode()).hexdigest()
    drafts = [
        Draft(f"p{number}", Locator(paragraph=number, page=page), kind, text, flags)
        for number, text in enumerate(paragraphs, start=1)
    ]
    return Source(name, assemble(Original(digest, name, 1, read_as), drafts))


def checker_of(*sources: Source) -> Checker:
    """Return what grades against the sources."""
    return Checker(sources, load_quotation_words(), load_sentence_words())
