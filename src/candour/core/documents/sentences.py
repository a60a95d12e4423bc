"""Sentences with their places: every character of a sentence is where it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from re import Match
from re import compile as pattern
from typing import Any

from candour.core.spans import Span
from candour.errors import BadVocabulary

_STOP = pattern(
    r"(?P<stop>[.!?…]+[\"'”’»)\]]*)(?P<note>(?!(?:(?<=\b\d\.)|(?<=\b\d\d\.))[0-5]\d\s)\d{1,4}(?=\s))?(?P<space>\s+|$)"
    r"|(?P<break>\n[ \t]*\n\s*)"
)
_WORD_BEFORE = pattern(r"[\w.’'-]*$")
_OPENS = pattern(r"[\"'“‘«(\[]*(?P<first>[\w£$€])\w*")
_ITEM = pattern(r"(?:^|\n)\s*(?:\(?[a-z0-9]{1,3}[.)]|[-•*–])\s+$")
_SPACES = " \t\r\n\f"


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """Words after which a full stop does not, or only sometimes, end a sentence."""

    before_more: frozenset[str] = field(repr=False)
    before_figures: frozenset[str] = field(repr=False)
    ends_before_capital: frozenset[str] = field(repr=False)
    lettered: frozenset[str] = field(repr=False)
    opening: frozenset[str] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "SentenceWords":
        """Build from `sentences.yaml`. Raises `BadVocabulary` for a list missing or unknown."""
        wanted = {"before_more", "before_figures", "ends_before_capital", "lettered", "opening"}
        if set(loaded) != wanted:
            raise BadVocabulary(f"sentences.yaml needs exactly: {', '.join(sorted(wanted))}")
        return cls(**{name: frozenset(map(str, words)) for name, words in loaded.items()})


def sentences(text: str, words: SentenceWords) -> Iterator[Span]:
    """Yield the sentences of a text, without the white space between them.

    A figure set right after the closing stop ("required.1304 ") is a note's mark: it stays with
    the sentence that it closes; "09.30" is a time. An empty line always ends a sentence. Cost grows
    linearly with the text.
    """
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group("break") is not None or _ends(text, start, stop, words):
            end = stop.start() if stop.group("break") is not None else stop.start("space")
            yield from _trimmed(text, start, end)
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in _SPACES:
        start += 1
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends(text: str, start: int, stop: Match[str], words: SentenceWords) -> bool:
    follows = _OPENS.match(text, stop.end())
    if follows is None:
        return True
    first = follows.group("first")
    if first.islower():
        return False  # "Really? he said." goes on; so does "… and then".
    marks = stop.group("stop").rstrip("\"'”’»)]")
    if marks != ".":
        return True
    if _ITEM.search(text, start, stop.end()):
        return False  # "(a) " and "12. " number what follows
    word = _word_before(text, start, stop.start())
    if _is_initial(word):
        before = _word_before(text, start, stop.start() - len(word) - 1)
        opens = follows[0].strip().lstrip("\"'“‘«([").casefold() in words.opening
        return opens or before in words.lettered  # "Child R. Nobody …" ends; "J. Smith" goes on
    return _word_ends(word, first, words)


def _word_ends(word: str, first: str, words: SentenceWords) -> bool:
    if word in words.before_figures:
        return not first.isdigit()
    if word in words.ends_before_capital:
        return first.isupper()
    return word not in words.before_more


def _word_before(text: str, start: int, end: int) -> str:
    found = _WORD_BEFORE.search(text, max(start, end - 30), end)
    return found.group().strip(".").lower() if found else ""


def _is_initial(word: str) -> bool:
    """Say whether a word is a person's initial ("J." in "J. Smith"); "I" ends sentences too."""
    return len(word) == 1 and word.isalpha() and word != "i"
