"""Abbreviations that a text explains by itself: "multi-agency safeguarding hub (MASH)".

Whether the words before a bracket are what the letters in it stand for is told as in A. Schwartz
and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
(2003): the letters are found in the words from the last to the first, and the first begins a word.
"""

import re
from collections.abc import Iterable

_SHORT = r"[A-Z][A-Za-z0-9&/-]{1,9}"
_BEHIND = re.compile(rf"\(\s*['\"“‘]?({_SHORT}?)(?:s)?['\"”’]?\s*\)")
_BEFORE = re.compile(rf"(?<![\w/&-])({_SHORT})\s*\(([A-Za-z][^()]{{4,90}})\)")
_EQUALS = re.compile(
    rf"(?<![\w/&-])({_SHORT})['\"”’]?\s*(?:=|\bstands for\b|\bshort for\b|\bmeans\b)\s*"
    r"['\"“‘]?([A-Za-z][^.;:\n=()]{4,90})"
)
_WORD = re.compile(r"[^\s-]+")
_SENTENCE_END = re.compile(r"[.;:!?]\s+|[()\n]")


def explained_in(texts: Iterable[str]) -> dict[str, str]:
    """Return the abbreviations that the texts explain, with the words that explain them."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" in text:
            for bracket in _BEHIND.finditer(text):
                _put(found, bracket.group(1), _before(text, bracket.start(), bracket.group(1)))
            for bracket in _BEFORE.finditer(text):
                _put(found, bracket.group(1), _whole(bracket.group(2), bracket.group(1)))
        if "=" in text or " for " in text or " means " in text:
            for said in _EQUALS.finditer(text):
                _put(found, said.group(1), _opening(said.group(2), said.group(1)))
    return found


def _put(found: dict[str, str], short: str, words: str | None) -> None:
    if words is not None and sum(letter.isupper() for letter in short) > 1:
        found.setdefault(short, " ".join(words.split()))


def _before(text: str, end: int, short: str) -> str | None:
    """The words before a bracket, as far back as the letters in it go."""
    letters = sum(letter.isalnum() for letter in short)
    start = max(0, end - 12 * (letters + 5))
    ends = list(_SENTENCE_END.finditer(text, start, end))
    start = ends[-1].end() if ends else start
    words = list(_WORD.finditer(text, start, end))[-min(2 * letters, letters + 5) :]
    if not words:
        return None
    candidate = text[words[0].start() : end].rstrip(" ,'\"“”‘’")
    begin = _find_letters(candidate, short)
    return None if begin is None else _if_longer(candidate[begin:], short)


def _whole(words: str, short: str) -> str | None:
    """The words in a bracket behind the letters, all of them."""
    words = words.strip(" '\"“”‘’")
    return _if_longer(words, short) if _find_letters(words, short) == 0 else None


def _opening(words: str, short: str) -> str | None:
    """The first words of those that follow, as many as the letters need."""
    for word in _WORD.finditer(words):
        candidate = words[: word.end()].rstrip(" ,'\"”’")
        if _find_letters(candidate, short) == 0 and _has_last(candidate, short):
            return _if_longer(candidate, short)
    return None


def _has_last(words: str, short: str) -> bool:
    """Whether the last word begins with the last letter, so that no word of the name is cut off."""
    last = words.replace("-", " ").split()[-1]
    return last[:1].casefold() == short[-1].casefold()


def _if_longer(words: str, short: str) -> str | None:
    plain = words.strip()
    several = len(plain.replace("-", " ").split()) > 1
    return plain if several and len(plain) > len(short) + 2 and not plain.isupper() else None


def _find_letters(words: str, short: str) -> int | None:
    """Where in the words the letters begin, read from the end; `None` where they are not all."""
    place = len(words)
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    lowered = words.casefold()
    for number, letter in enumerate(reversed(letters)):
        is_first = number == len(letters) - 1
        place -= 1
        while place >= 0 and (
            lowered[place] != letter or (is_first and place > 0 and lowered[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
    return place
