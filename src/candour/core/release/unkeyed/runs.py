"""Words that stand together with capitals, as names do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.release.seen import plain_word
from candour.core.release.unkeyed.words import UnkeyedWords

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‑\-][^\W\d_]+)*")
_GAP = re.compile(r"(?:[ \u00a0]{1,2}|\.[ \u00a0]?|\.?-| ?& ?|/)")
_OWNED = re.compile(r"(?:['’ʼ]s?|(?<=s)['’ʼ]) ")
_OPENING = re.compile(r"(?:^|[.!?:;]|\n|[“\"(\[•]|\d[.)])[\s“\"‘'(\[]*$")
_POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
_LAST = re.compile(r"([^\W\d_]+)[ \u00a0]{1,2}$")
_LEADS_ON = re.compile(r"(?: ([a-z]+))? [^\W\d_a-z]")
_BEFORE, _AHEAD, _FAR = 8, 40, 24
_HEAD_WITHIN = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it stands, plain, and its place without a possessive ending."""

    start: int
    end: int
    written: str = field(repr=False)
    plain: str = field(repr=False)

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.written[0].isupper()

    @property
    def is_initial(self) -> bool:
        """Tell whether it is one letter."""
        return len(self.written) == 1

    @property
    def is_shouted(self) -> bool:
        """Tell whether it is of capitals only."""
        return len(self.written) > 1 and self.written.isupper()


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words side by side; `opens` tells that they open a sentence."""

    words: tuple[Word, ...] = field(repr=False)
    opens: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where they stand."""
        return self.words[0].start, self.words[-1].end


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text, without possessive endings."""
    for match in _WORD.finditer(text):
        written = _POSSESSIVE.sub("", match[0])
        if written:
            yield Word(match.start(), match.start() + len(written), written, plain_word(written))


def runs_of(text: str, words: UnkeyedWords) -> Iterator[Run]:
    """Yield words with capitals that stand together, small words of names between them included."""
    held: list[Word] = []
    for one in words_of(text):
        if held and not _joins(text, held, one, words):
            yield from _closed(text, held)
            held = []
        if held or one.is_capital:
            held.append(one)
    if held:
        yield from _closed(text, held)


def opens_sentence(text: str, at: int) -> bool:
    """Tell whether a capital at this place would be there for any word."""
    return _OPENING.search(text[max(0, at - _BEFORE) : at]) is not None


def word_before(text: str, at: int) -> str:
    """Return the word that stands before a place, in small letters; "" where none does."""
    found = _LAST.search(text[max(0, at - _FAR) : at])
    return found[1].casefold() if found else ""


def _joins(text: str, held: list[Word], one: Word, words: UnkeyedWords) -> bool:
    last = held[-1]
    between = text[last.end : one.start]
    leads = one.is_capital or (one.plain in words.links and _leads_on(text, one, words))
    if not leads:
        return False
    if not _GAP.fullmatch(between):
        return one.is_capital and _is_owned(text, held[0], between, one, words)
    if between.startswith("."):
        return last.plain in words.dotted or (last.is_initial and not _ends(held, one, words))
    if one.is_capital and one.plain in words.courtesies:
        coupled = len(held) > 1 and last.plain == "and" and held[0].plain in words.titles
        return coupled or last.plain in words.titles
    return True


def _ends(held: list[Word], one: Word, words: UnkeyedWords) -> bool:
    """Tell whether a full stop behind an initial ends a sentence: "by Child R. Next came"."""
    named = len(held) == 1 or held[0].plain in words.titles
    return one.plain in words.openers or (one.plain in words.release.everyday and not named)


def _is_owned(text: str, first: Word, between: str, one: Word, words: UnkeyedWords) -> bool:
    """Tell whether a possessive is part of a body's name: "Magistrates’ Court"."""
    if _OWNED.fullmatch(between) is None or first.plain in words.titles:
        return False
    heads = words.bodies | words.small_bodies
    ahead = [each.plain for each in words_of(text[one.start : one.start + _AHEAD])]
    return not heads.isdisjoint(ahead[:_HEAD_WITHIN])


def _leads_on(text: str, one: Word, words: UnkeyedWords) -> bool:
    """Tell whether a capital follows a small word of a name: "of the Interior"."""
    rest = _LEADS_ON.match(text, one.end)
    return rest is not None and (rest[1] is None or rest[1] in words.links)


def _closed(text: str, held: list[Word]) -> Iterator[Run]:
    while held and not held[-1].is_capital:
        held = held[:-1]
    if held:
        yield Run(tuple(held), opens_sentence(text, held[0].start))
