"""A text as words, with what stands between them and how they are written."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.people.people_words import Phrases

_POSSESSIVE = re.compile(r"['’][sS]?$")
_OPENS = re.compile(r"[.!?:;\n•]|[\"“‘]\s*$|\s[-–]\s*$")
_WRITTEN_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "st", "prof", "rev", "sgt", "insp", "det", "no")
)


@dataclass(frozen=True, slots=True)
class Line:
    """Words in small letters and as written, without a possessive's ending."""

    tokens: Tokens = field(repr=False)
    raw: tuple[str, ...] = field(repr=False)
    gaps: tuple[str, ...] = field(repr=False)
    """what stands before each word, and after the last"""

    @property
    def text(self) -> str:
        """The text itself."""
        return self.tokens.text

    @property
    def words(self) -> tuple[str, ...]:
        """The words in small letters."""
        return self.tokens.words

    def __len__(self) -> int:
        return len(self.raw)

    def start(self, at: int) -> int:
        """Where a word begins."""
        return self.tokens.starts[at]

    def end(self, at: int) -> int:
        """Where a word ends, without a possessive's ending."""
        return self.tokens.starts[at] + len(self.raw[at])

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it; a possessive's ending is no part."""
        return self.gaps[at] if at < len(self.gaps) else ""

    def is_owner(self, at: int) -> bool:
        """Whether a word is written as a possessive."""
        if self.tokens.ends[at] > self.end(at):
            return True
        behind = self.gap(at + 1)
        return behind.startswith(("'", "’")) and self.words[at].endswith("s")

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return 0 <= at < len(self.raw) and self.raw[at][0].isupper()

    def opens(self, at: int) -> bool:
        """Whether a word begins a sentence, where a capital tells nothing."""
        if at == 0:
            return True
        gap = self.gaps[at]
        if gap == ". " and (len(self.raw[at - 1]) == 1 or self.words[at - 1] in _WRITTEN_SHORT):
            return False
        return bool(_OPENS.search(gap))

    def follows(self, at: int) -> bool:
        """Whether nothing but a space stands before a word."""
        return 0 < at < len(self.raw) and self.gaps[at] == " "

    def follows_owner(self, at: int) -> bool:
        """Whether nothing but a space, or a possessive's ending and a space, stands before it."""
        return 0 < at < len(self.raw) and self.gaps[at] in (" ", "' ", "’ ")

    def phrase_at(self, at: int, phrases: Phrases) -> tuple[str, ...] | None:
        """The longest of some phrases that stands at a word."""
        words = self.tokens.words
        if at >= len(words):
            return None
        for phrase in phrases.get(words[at], ()):
            if words[at : at + len(phrase)] == phrase:
                return phrase
        return None


@lru_cache(maxsize=20_000)
def line_of(text: str) -> Line:
    """Cut a text; the same cells of people stand again and again."""
    tokens = tokens_of(text)
    raw: list[str] = []
    gaps: list[str] = []
    before = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        word = text[start:end]
        raw.append(_POSSESSIVE.sub("", word) or word)
        gaps.append(text[before:start])
        before = end
    gaps.append(text[before:])
    return Line(tokens, tuple(raw), tuple(gaps))


@dataclass(frozen=True, slots=True)
class RoleAt:
    """A role word found: the key of its role, its first and last word."""

    key: str
    first: int
    last: int

    @classmethod
    def of(cls, found: Found) -> "RoleAt":
        """From a phrase found."""
        return cls(found.code, found.first, found.last)
