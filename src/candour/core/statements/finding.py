"""The statements of an account: its sentences, whom each is about, what it says of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from candour.core.documents.document import Document
from candour.core.documents.passage import Kind, Passage
from candour.core.documents.sentences import SentenceWords, sentences
from candour.core.statements.stance import Judged, judged
from candour.core.statements.statement import Statement
from candour.core.statements.words import StatementWords

_SAID = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION})
_ENDS = (".", "!", "?", ":", ";", "”", '"', ")", "…")


@dataclass(frozen=True)
class Statements:
    """Finds the statements of documents."""

    words: StatementWords = field(repr=False)
    sentence_words: SentenceWords = field(repr=False)

    def of(self, document: Document) -> Iterator[Statement]:
        """Yield the statements in reading order; headings, notes and tables make none."""
        tells = False
        for passage in document.passages():
            if not passage.counts:
                continue
            if passage.kind is Kind.HEADING:
                tells = self.words.is_telling(passage.text)
            elif passage.kind in _SAID:
                yield from self._in_passage(passage, tells=tells)

    def _in_passage(self, passage: Passage, *, tells: bool) -> Iterator[Statement]:
        spans = list(sentences(passage.text, self.sentence_words))
        if len(spans) == 1 and passage.kind is Kind.PARAGRAPH and _is_a_title(passage.text):
            return
        about: tuple[str, ...] = ()
        for span in spans:
            text = span.words(passage.text)
            named = self._named(text)
            if not named and self.words.carried.match(text) and len(about) == 1:
                named = about
            about = named or (about if self.words.carried.match(text) else ())
            said = judged(text, self.words, tells=tells, is_of_somebody=bool(named))
            yield _with(
                Statement(
                    passage=passage, span=span.moved(passage.span.start), text=text, agencies=named
                ),
                said,
            )

    def _named(self, text: str) -> tuple[str, ...]:
        kinds = (kind for _, kind in self.words.agencies.agencies_at(text))
        titles = (self.words.titles.get(kind) for kind in kinds)
        return tuple(dict.fromkeys(title for title in titles if title))


def _with(statement: Statement, said: Judged) -> Statement:
    return replace(
        statement, stance=said.stance, strength=said.strength, decided_by=said.decided_by
    )


def _is_a_title(text: str) -> bool:
    """Say whether a paragraph stands there like a heading, without a verb's stop."""
    return not text.rstrip().endswith(_ENDS) and len(text.split()) <= 12
