"""Documents made of a few paragraphs, and what quotations of them are graded with."""

from hashlib import sha256

from candour.core.documents.block import Draft
from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Quotation
from candour.core.quotations.sources import Source
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words


def document(*paragraphs: str | Draft, flags: tuple[Flag, ...] = ()) -> Document:
    """A document of paragraphs; a draft stands as it is."""
    drafts = [
        Draft(f"p{number}", Locator(paragraph=number), Kind.PARAGRAPH, said, flags=flags)
        if isinstance(said, str)
        else said
        for number, said in enumerate(paragraphs, 1)
    ]
    told = "\n".join(draft.text for draft in drafts)
    return assemble(Original(sha256(told.encode()).hexdigest(), "x.txt", 1, "text"), drafts)


def draft(number: int, kind: Kind, text: str) -> Draft:
    return Draft(f"p{number}", Locator(paragraph=number), kind, text)


def source(name: str, *paragraphs: str | Draft) -> Source:
    return Source(name, document(*paragraphs))


def checker(*sources: Source) -> Checker:
    return Checker(sources, load_quotation_words(), load_sentence_words())


def quotations(text: str, *sources: Source) -> list[Quotation]:
    """The quotations of a document of one paragraph."""
    return list(checker(*sources).quotations(source("quoting.txt", text)))
