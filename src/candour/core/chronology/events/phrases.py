"""Find a vocabulary's phrases in a text, all kinds of phrase in one walk."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|[.;:!?\n,()]|(?<=\s)[–-](?=\s)")
_NUMBERED = re.compile(r"\b(?:nos?|approx|abt|est)\.$", re.IGNORECASE)
_FIGURE = re.compile(r"\s?\d")
_ENDS = frozenset(".;:!?\n")
_MARKS = frozenset(".;:!?\n,()–-")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in small letters, where each stands, and which clause it belongs to."""

    text: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    clauses: tuple[int, ...] = field(repr=False)

    def between(self, first: int, last: int) -> str:
        """The text from one word to another, both counted in, as it is written."""
        return self.text[self.starts[first] : self.ends[last]]


def tokens_of(text: str) -> Tokens:
    """Cut a text into words; a possessive's ending is left off."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    clauses: list[int] = []
    clause = 0
    for found in _WORD.finditer(text):
        word = found.group()
        if word in _MARKS:
            # "10.30" and "J. Smith" end nothing: a stop counts when a space or the end follows.
            end = found.end()
            if word == "." and _FIGURE.match(text[end : end + 2]) and _is_short(text, end):
                continue
            if word in _ENDS and text[found.end() : found.end() + 1] in ("", " ", "\n", "”", '"'):
                clause += 1
            continue
        low = word.casefold().replace("’", "'")
        words.append(low[:-2] if low.endswith("'s") else low)
        starts.append(found.start())
        ends.append(found.end())
        clauses.append(clause)
    return Tokens(text, tuple(words), tuple(starts), tuple(ends), tuple(clauses))


def _is_short(text: str, end: int) -> bool:
    """Whether a stop shortens a word before a number ("no. 14", "approx. 20")."""
    return _NUMBERED.search(text[max(0, end - 7) : end]) is not None


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: what kind, what it stands for, and its first and last word."""

    kind: str
    code: str
    first: int
    last: int


class PhraseBook:
    """Phrases by their first word. A phrase in capitals ("ED") is met only in capitals."""

    def __init__(self, phrases: Iterable[tuple[str, str, str]]) -> None:
        """Take (kind, code, phrase)."""
        by_first: dict[str, list[tuple[tuple[str, ...], str, str, bool]]] = {}
        by_two: dict[tuple[str, ...], list[tuple[tuple[str, ...], str, str, bool]]] = {}
        for kind, code, phrase in phrases:
            words = tokens_of(str(phrase)).words
            if words:
                by_first.setdefault(words[0], []).append((words, kind, code, str(phrase).isupper()))
        for entries in by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
            for entry in entries:
                if len(entry[0]) > 1:
                    by_two.setdefault(entry[0][:2], []).append(entry)
        self._by_first = by_first
        self._by_two = by_two
        self._alone = {
            first: [entry for entry in entries if len(entry[0]) == 1]
            for first, entries in by_first.items()
        }

    def single_words(self) -> frozenset[str]:
        """The phrases of one word, as `tokens_of` cuts them; those in capitals in capitals."""
        return frozenset(
            phrase[0].upper() if is_capital else phrase[0]
            for entries in self._by_first.values()
            for phrase, _, __, is_capital in entries
            if len(phrase) == 1
        )

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """Yield every phrase, the longest of its kind at each place, none inside another."""
        covered: dict[str, int] = {}
        words = tokens.words
        for at, word in enumerate(words):
            alone = self._alone.get(word)
            if alone is None:
                continue
            longer = self._by_two.get(words[at : at + 2], ())
            for phrase, kind, code, is_capital in (*longer, *alone) if longer else alone:
                end = at + len(phrase)
                if covered.get(kind, 0) > at or words[at:end] != phrase:
                    continue
                if tokens.clauses[at] != tokens.clauses[end - 1]:
                    continue
                if is_capital and not tokens.between(at, end - 1).removesuffix("'s").isupper():
                    continue
                covered[kind] = end
                yield Found(kind, code, at, end - 1)


def stem(word: str) -> str:
    """A word without its commonest endings; crude, but the same for every record."""
    for ending, left in (("ings", 4), ("ing", 4), ("ies", 3), ("ed", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
    return word
