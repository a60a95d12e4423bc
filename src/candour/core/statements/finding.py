"""The statements of an account: its sentences, whom each is about, what it says of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.documents.document import Document
from candour.core.documents.passage import Kind, Passage
from candour.core.documents.sentences import SentenceWords, sentences
from candour.core.spans import Span
from candour.core.statements.bodies import bodies_of
from candour.core.statements.naming import Named, Naming, about, answerable, beside, perhaps
from candour.core.statements.phrases import Hit, Words
from candour.core.statements.stance import Setting, judged
from candour.core.statements.statement import Statement
from candour.core.statements.words import StatementWords

_SAID = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION})
_ENDS = (".", "!", "?", ":", ";", "”", '"', "'", "’", ")", "…")
_TITLE_WORDS = 12
_NUMBERED = re.compile(
    r"(?:(?:part|chapter|section)\s+)?(?:\d+|[ivx]+|[a-h])[.):]?(?:\s|$)", re.IGNORECASE
)
"""A heading of the first level by its number: "3", "Part 2", "iv."."""
_OWN_NUMBER = re.compile(r"\s*(?:[*•–-]\s+)?(?:\(?\d+(?:\.\d+)*\)?\\?[.)]?\s+)?(?=\D)")
"""A paragraph's number, or a list's mark, as a plain text has it: "413. ", "103.24 ", "* "."""
_NAME_WORDS = 4
_BEFORE_STAFF, _OPENING_WORDS = 2, 9
_OPENING = 4
"""Words at a sentence's beginning among which its author may stand: "The panel was shown …"."""


@dataclass(frozen=True)
class Account:
    """What an account says: its statements in reading order, and its agencies in theirs."""

    statements: tuple[Statement, ...] = field(repr=False)
    agencies: tuple[str, ...]
    """as its terms of reference or its table of agencies list them, else as first named"""


@dataclass(frozen=True)
class Statements:
    """Finds the statements of documents."""

    words: StatementWords = field(repr=False)
    sentence_words: SentenceWords = field(repr=False)

    def of(self, document: Document) -> Account:
        """Return the statements in reading order; headings, notes and tables make none."""
        bodies = bodies_of(document, self.words)
        reader = _Reader(self.words, self.sentence_words, Naming(self.words, bodies))
        found = tuple(reader.read(document))
        named = (title for one in found for title in one.agencies)
        return Account(found, tuple(dict.fromkeys([*bodies, *named])))


class _Reader:
    """One walk through a document: what it is under, and whom it speaks of."""

    def __init__(
        self, words: StatementWords, sentence_words: SentenceWords, naming: Naming
    ) -> None:
        self._words = words
        self._sentence_words = sentence_words
        self._naming = naming
        self._heading = ""
        self._is_titled = False
        self._is_first = True
        self._headed: tuple[str, ...] = ()
        self._tells = self._part_tells = False

    def read(self, document: Document) -> Iterator[Statement]:
        headings = sum(1 for _ in document.passages({Kind.HEADING}))
        self._tells = headings > 1  # what stands under the title alone introduces
        for passage in document.passages():
            if not passage.counts:
                continue
            if passage.kind is Kind.HEADING:
                self._under(passage)
            elif passage.kind in _SAID:
                yield from self._in_passage(passage)

    def _under(self, heading: Passage) -> None:
        self._heading = " ".join(heading.text.split())
        words = Words.of(self._heading)
        self._is_first = True
        deciding = self._words.decided_by.found(words)
        self._headed = about(self._naming.named(words, deciding))
        number = heading.locator.number or ""
        opens_part = bool(_NUMBERED.match(number) or _NUMBERED.match(self._heading))
        announced = self._words.announces(self._heading)
        if announced is not None:
            self._tells, self._part_tells = announced == "telling", opens_part
        elif not self._is_titled and self._tells:
            pass
        elif opens_part or not self._part_tells or (self._headed and len(words) <= _NAME_WORDS):
            self._tells = self._part_tells = False
        self._is_titled = True

    def _in_passage(self, passage: Passage) -> Iterator[Statement]:
        spans = list(_sentences(passage.text, self._sentence_words))
        if len(spans) == 1 and passage.kind is Kind.PARAGRAPH and _is_a_title(passage.text):
            return
        topic = _Topic()
        for number, span in enumerate(spans):
            yield self._statement(passage, span, topic, leads=number == 0)

    def _statement(
        self, passage: Passage, span: Span, topic: "_Topic", *, leads: bool
    ) -> Statement:
        text = span.words(passage.text)
        words = Words.of(text)
        opens_part, self._is_first = self._is_first, False
        deciding = self._words.decided_by.found(words)
        named = self._naming.named(words, deciding)
        those, acting = about(named), answerable(named)
        if not those and perhaps(named):
            those = acting = topic.among(perhaps(named))
        elif not (those or leads or self._is_of_author(words) or _is_of_nobody(deciding)):
            carried = topic.carried(opens=_opens_carrying(deciding), tells=self._tells)
            those = acting = carried
        is_staffs = len(self._headed) == 1 and _opens_staff(words, deciding)
        if not acting and not perhaps(named) and is_staffs:
            acting = self._headed
            those = tuple(dict.fromkeys([*acting, *those]))
        those = those or beside(named)
        setting = Setting(
            tells=self._tells, is_of_somebody=bool(those or perhaps(named)) or _acts(deciding)
        )
        said = judged(words, deciding, self._words, setting)
        topic.after(those, acting or those, leads=leads)
        return Statement(
            passage=passage,
            span=span.moved(passage.span.start),
            text=text,
            agencies=those,
            answerable=acting,
            perhaps=perhaps(named),
            names=bool(named) or is_staffs,
            stance=said.stance,
            strength=said.strength,
            asking=said.asking,
            decided_by=said.decided_by,
            apart=_apart(words, named),
            finds_fault=said.finds_fault,
            pressed=said.pressed,
            is_of_author=self._is_of_author(words),
            heading=self._heading,
            leads=leads,
            opens_part=opens_part,
            tells=self._tells,
        )

    def _is_of_author(self, words: Words) -> bool:
        for word in words.said[:_OPENING]:
            if word in self._words.authors:
                return True
            if word not in self._words.before_authors:
                return False
        return False


class _Topic:
    """Whom a paragraph speaks of, so far."""

    def __init__(self) -> None:
        self._last: tuple[str, ...] = ()
        self._first: tuple[str, ...] = ()

    def carried(self, *, opens: bool, tells: bool) -> tuple[str, ...]:
        """Return the one agency that a sentence without a name goes on about; safe ones only."""
        if opens and len(self._last) == 1:
            return self._last
        if not tells and len(self._first) == 1 and set(self._last) <= set(self._first):
            return self._first
        return ()

    def among(self, several: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one of several that was last spoken of, for a word that may mean each."""
        known = tuple(title for title in several if title in self._last)
        return known if len(known) == 1 else ()

    def after(self, agencies: tuple[str, ...], acting: tuple[str, ...], *, leads: bool) -> None:
        """Note whom a sentence was about, and who acted in it."""
        self._last = agencies
        if leads:
            self._first = acting


def _sentences(text: str, words: SentenceWords) -> Iterator[Span]:
    """Yield sentences without the number that a paragraph bears in its own text."""
    for span in sentences(text, words):
        begin = _OWN_NUMBER.match(text, span.start, span.end)
        start = begin.end() if begin is not None else span.start
        if any(letter.isalpha() for letter in text[start : span.end]):
            yield Span(start, span.end)


def _apart(words: Words, named: Sequence[Named]) -> str:
    """Return a text without the words that name agencies."""
    kept, start = [], 0
    for one in named:
        first, last = words.places[one.first][0], words.places[one.last][1]
        if first >= start:
            kept.append(words.text[start:first])
            start = last
    return "".join([*kept, words.text[start:]])


def _acts(deciding: Sequence[Hit]) -> bool:
    """Say whether somebody in office is spoken of, though no agency is named."""
    return any(hit.list == "actors" for hit in deciding)


def _is_of_nobody(deciding: Sequence[Hit]) -> bool:
    """Say whether a sentence is of some or other agency, so that none before it is meant."""
    return any(hit.list == "vague" for hit in deciding)


def _opens_carrying(deciding: Sequence[Hit]) -> bool:
    return any(hit.list == "carrying" and hit.first <= 1 for hit in deciding)


def _opens_staff(words: Words, deciding: Sequence[Hit]) -> bool:
    """Say whether "staff", "carers" or "the agency" open a sentence: its heading says whose."""
    for hit in deciding:
        if hit.first > _BEFORE_STAFF and not _follows_opening(words, hit.first):
            continue
        is_staff = hit.list == "staff" and not words.is_possessive(hit.last)
        if is_staff or (hit.list == "carrying" and words.said[hit.first] == "the"):
            return True
    return False


def _follows_opening(words: Words, at: int) -> bool:
    """Say whether a word begins what a comma divides from its opening: "In hindsight, staff …"."""
    if at > _OPENING_WORDS:
        return False
    for before in (at - 1, at - 2):
        gap = words.text[words.places[before][1] : words.places[before + 1][0]]
        if "," in gap:
            return before == at - 1 or words.said[at - 1] in {"the", "its", "these"}
    return False


def _is_a_title(text: str) -> bool:
    """Say whether a paragraph stands there like a heading, without a verb's stop."""
    return not text.rstrip().endswith(_ENDS) and len(text.split()) <= _TITLE_WORDS
