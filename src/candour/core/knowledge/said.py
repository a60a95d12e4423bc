"""What an entry says: its words cut once, what each notion stands on, and which fields hold it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.events.roots import root
from candour.core.chronology.headings import Field
from candour.core.knowledge.notions import Met, NotionKind
from candour.core.knowledge.words import KnowingWords
from candour.core.spans import Span

_APART = "\n\n\n\n"
"""Between fields: words of one are no neighbours of the other's."""

_CLOSING = "\"”’')]"
_OPENING = "\"“‘'(["
_LONG = 6
"""A source of more words than this tells what happened."""

_END = re.compile(r"[.;!?\n]")
_BREAK = re.compile(r"# ?[A-Za-z(]")
_KINDS = {"counterpart": "agency:", "person": "who:", "site": "site:"}


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an entry, as it stands in the text that is searched."""

    in_field: Field
    text: str = field(repr=False)
    start: int
    heading: str = field(default="", repr=False)

    @property
    def begin(self) -> int:
        """Where it begins with its heading."""
        return self.start - len(self.heading) - 2 if self.heading else self.start

    @property
    def end(self) -> int:
        """Where it ends in the text that is searched."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Said:
    """An entry's words. `terms` leads from a notion or word to the places where it stands."""

    entry: Entry
    parts: tuple[Part, ...] = field(repr=False)
    tokens: Tokens = field(repr=False)
    terms: Mapping[str, tuple[tuple[int, int], ...]] = field(repr=False)
    roots: tuple[str, ...] = field(default=(), repr=False)
    found: tuple[Found, ...] = field(default=(), repr=False)
    """phrases of the events' vocabulary"""

    cues: dict[str, list[Met]] = field(default_factory=dict, repr=False, compare=False)
    """phrases for telling and asking, once they were looked for"""

    def part_at(self, token: int) -> Part:
        """The field that a word stands in."""
        place = self.tokens.starts[token]
        return next(part for part in reversed(self.parts) if part.begin <= place)

    def clause(self, token: int) -> int:
        """The clause that a word stands in."""
        return self.tokens.clauses[token]

    def near(self, code: str, token: int, apart: int = 1) -> bool:
        """Whether a term stands in a word's clause, or at most so many clauses from it."""
        at = self.clause(token)
        return any(abs(self.clause(one) - at) <= apart for one, _ in self.terms.get(code, ()))


def text_of(entry: Entry) -> tuple[Part, ...]:
    """The fields of an entry that are knowledge: never its comment, which is a later judgement."""
    parts: list[tuple[Field, str, str]] = [(Field.WHAT, entry.what, "")]
    if entry.source and len(entry.source.split()) > _LONG:
        parts.append((Field.SOURCE, entry.source, ""))
    parts += [
        (in_field, text, "")
        for in_field, text in ((Field.RESPONSE, entry.response), (Field.OUTCOME, entry.outcome))
        if text
    ]
    parts += [(Field.WHAT, value, name) for name, value in entry.extra.items() if value.strip()]
    laid: list[Part] = []
    start = 0
    for in_field, text, heading in parts:
        begin = start + (len(heading) + 2 if heading else 0)
        laid.append(Part(in_field, text, begin, heading))
        start = begin + len(text) + len(_APART)
    return tuple(laid)


def read_entry(entry: Entry, words: KnowingWords) -> Said:
    """Cut an entry's words and find every notion in them."""
    parts = text_of(entry)
    text = _APART.join(f"{one.heading}: {one.text}" if one.heading else one.text for one in parts)
    tokens = tokens_of(text)
    roots = tuple(map(root, tokens.words))
    phrases = tuple(words.events.book.find(tokens))
    terms = _terms(tokens, roots, phrases, words)
    return Said(entry, parts, tokens, terms, roots, phrases)


def without_names(said: Said, names: frozenset[str]) -> Said:
    """The same without what words of names would state: "Mark" is no mark, "Miss" missed nothing.

    `names` are the words of names, and titles, that stand in the entry.
    """
    tokens = said.tokens
    inside = {
        at
        for at, word in enumerate(tokens.words)
        if word in names and tokens.text[tokens.starts[at]].isupper()
    }
    if not inside:
        return said
    terms = {
        code: tuple(one for one in places if one[0] != one[1] or one[0] not in inside)
        for code, places in said.terms.items()
        if not code.startswith("word:")
    }
    words = {code: them for code, them in said.terms.items() if code.startswith("word:")}
    return replace(said, terms={code: them for code, them in {**terms, **words}.items() if them})


def terms_in(tokens: Tokens, words: KnowingWords) -> dict[str, tuple[tuple[int, int], ...]]:
    """What a sentence's words stand for, as an entry's do."""
    roots = tuple(map(root, tokens.words))
    return _terms(tokens, roots, tuple(words.events.book.find(tokens)), words)


def _terms(
    tokens: Tokens, roots: tuple[str, ...], phrases: Sequence[Found], words: KnowingWords
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Notions, agencies, persons by role, parts of the body and other words, with their places."""
    found: dict[str, list[tuple[int, int]]] = {}
    covered: set[int] = set()
    for met in words.notions.book.find(tokens, roots):
        covered.update(range(met.first, met.last + 1))
        if words.notions.by_code[met.code].kind is not NotionKind.NOTHING:
            found.setdefault(met.code, []).append((met.first, met.last))
    for one in phrases:
        mark = _KINDS.get(one.kind)
        if mark is not None:
            found.setdefault(mark + one.code, []).append((one.first, one.last))
            if mark != "agency:":
                covered.update(range(one.first, one.last + 1))
    for code, first, last in _in_free_words(tokens, words):
        if (first, last) not in found.get(code, ()):
            found.setdefault(code, []).append((first, last))
    _only_beside_parts(tokens, found, words)
    for met in words.concern_book.find(tokens, roots):
        found.setdefault(f"concern:{met.code}", []).append((met.first, met.last))
    _take_addresses(tokens, found, words)
    for at, word in enumerate(tokens.words):
        if at not in covered and len(word) > 1 and roots[at] not in words.plain:
            found.setdefault("word:" + words.word_root(word), []).append((at, at))
    return {code: tuple(places) for code, places in found.items()}


def _in_free_words(tokens: Tokens, words: KnowingWords) -> Iterator[tuple[str, int, int]]:
    """Notions that forms of words state, and breaks that are written "# femur"."""
    present = set(tokens.words)
    for notion in words.notions.free:
        if notion.like_with.isdisjoint(present):
            continue
        for match in (one for form in notion.like for one in form.finditer(tokens.text)):
            first = bisect_right(tokens.starts, match.start()) - 1
            last = bisect_right(tokens.starts, match.end() - 1) - 1
            if 0 <= first <= last and _is_one(tokens, first, last) and _is_less(match):
                yield notion.code, first, last
    if "#" in tokens.text and "fracture" in words.notions.by_code:
        for match in _BREAK.finditer(tokens.text):
            at = bisect_right(tokens.starts, match.end() - 1) - 1
            if at >= 0:
                yield "fracture", at, at


def _is_one(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words are one clause's, or a heading and what stands behind its colon."""
    if tokens.clauses[first] == tokens.clauses[last]:
        return True
    is_next = tokens.clauses[last] - tokens.clauses[first] == 1
    return is_next and not _END.search(tokens.text[tokens.starts[first] : tokens.starts[last]])


def _is_less(match: re.Match[str]) -> bool:
    """Whether of two numbers that a form compares the first is less: "wt 9.1, was 9.8"."""
    numbers = match.groupdict()
    return not numbers or float(numbers["less"]) < float(numbers["more"])


def _only_beside_parts(
    tokens: Tokens, found: dict[str, list[tuple[int, int]]], words: KnowingWords
) -> None:
    """Leave out "torn" and "broken" where no part of the body stands beside them."""
    parts = {
        tokens.clauses[first]
        for code, places in found.items()
        if code.startswith("site:")
        for first, _ in places
    }
    for code in [*found]:
        notion = words.notions.by_code.get(code)
        if notion is not None and notion.is_of_a_part:
            kept = [place for place in found[code] if tokens.clauses[place[0]] in parts]
            if kept:
                found[code] = kept
            else:
                del found[code]


def _take_addresses(
    tokens: Tokens, found: dict[str, list[tuple[int, int]]], words: KnowingWords
) -> None:
    """Roads, and words of being at an address."""
    for first, last in _at_addresses(tokens, words):
        found.setdefault("lives", []).append((first, last))
    for address in addresses_in(tokens, words.events):
        road = "road:" + words.whole_road(address.road)
        found.setdefault(road, []).append((address.first, address.last))


def _at_addresses(tokens: Tokens, words: KnowingWords) -> Iterator[tuple[int, int]]:
    """Where somebody is said to be at an address: "is at 8 Cinder Lane", "of 3 Weir Court"."""
    if words.events.roads.isdisjoint(tokens.words):
        return
    for one in addresses_in(tokens, words.events):
        at = one.first - 1
        if at > 0 and tokens.words[at] == "at":
            at -= 1
        elif at < 0 or tokens.words[at] not in ("of", "address"):
            continue
        is_said = tokens.words[at] in words.being and tokens.clauses[at] == tokens.clauses[one.last]
        if tokens.words[at] == "of" and not _is_of_somebody(tokens, at):
            continue
        if is_said:
            yield at, one.last


def _is_of_somebody(tokens: Tokens, at: int) -> bool:
    """Whether a name or an age stands before "of an address", not "complaint of 14 High Street"."""
    if not at:
        return False
    before = tokens.between(at - 1, at - 1)
    return before[0].isupper() or before[0].isdigit()


def cues_in(said: Said, words: KnowingWords) -> dict[str, list[Met]]:
    """Phrases for telling, seeing, asking and denying, by the list that they stand in."""
    if not said.cues:
        present = set(said.roots)
        said.cues.update(
            (name, list(book.find(said.tokens, said.roots)))
            if not present.isdisjoint(book.firsts)
            else (name, [])
            for name, book in words.cues.items()
        )
    return said.cues


def found_in(said: Said, words: KnowingWords) -> Sequence[Found]:
    """Phrases of the events' vocabulary in an entry's words."""
    return said.found or tuple(words.events.book.find(said.tokens))


def sentence_at(said: Said, first: int, last: int) -> tuple[Part, int, int]:
    """The sentence round two words of one field: the field, and where it begins and ends in it."""
    tokens = said.tokens
    part = said.part_at(first)
    if part.heading:
        return part, 0, len(part.text)
    low, high = first, last
    while low > 0 and _goes_on(tokens, low, tokens.clauses[low]):
        low -= 1
    while high + 1 < len(tokens.words) and tokens.clauses[high + 1] == tokens.clauses[last]:
        high += 1
    begin = max(part.start, tokens.starts[low]) - part.start
    end = min(part.end, tokens.ends[high]) - part.start
    while end < len(part.text) and part.text[end] in _CLOSING:
        end += 1
    while begin and part.text[begin - 1] in _OPENING:
        begin -= 1
    return part, begin, end


def _goes_on(tokens: Tokens, at: int, clause: int) -> bool:
    """Whether the word before belongs to the sentence: "Gavin Strake, b. 19/07/1988" is one."""
    return tokens.clauses[at - 1] == clause or (
        len(tokens.words[at - 1]) == 1 and tokens.words[at][0].isdigit()
    )


def span_in_original(entry: Entry, part: Part, begin: int, end: int) -> Span | None:
    """Where words of a field stand in the original's text; None where that cannot be said."""
    if part.heading:
        return None
    if part.in_field is Field.WHAT and entry.pieces:
        place = 0
        for piece in entry.pieces:
            if place <= begin and end <= place + len(piece):
                return Span(piece.start + begin - place, piece.start + end - place)
            place += len(piece) + 1
        return None
    whole = entry.places.get(part.in_field)
    if whole is None or len(whole) != len(part.text):
        return None
    return Span(whole.start + begin, whole.start + end)
