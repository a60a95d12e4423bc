"""Accounts made of a few lines, for tests: "#" begins a heading, every other line is a paragraph."""

from hashlib import sha256

from candour.core.documents.block import Draft
from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind
from candour.core.statements.finding import Account, Statements
from candour.vocabulary.sentences import load_sentence_words
from candour.vocabulary.statements import load_statement_words


def document(*lines: str) -> Document:
    drafts = [
        Draft(
            f"p{number}",
            Locator(paragraph=number),
            Kind.HEADING if line.startswith("#") else Kind.PARAGRAPH,
            line.removeprefix("#").strip(),
        )
        for number, line in enumerate(lines, start=1)
    ]
    digest = sha256("\n".join(lines).encode()).hexdigest()
    return assemble(Original(digest, "account.txt", 1, "text"), drafts)


def account(*lines: str) -> Account:
    return Statements(load_statement_words(), load_sentence_words()).of(document(*lines))
