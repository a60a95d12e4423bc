"""Names of bodies in plain words: marks off, abbreviations and set phrases as one word each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import combining, normalize

_APOSTROPHES = re.compile(r"['’‘`´]")
_NOT_A_WORD = re.compile(r"[^a-z0-9&]+")
_WORD = re.compile(r"[A-Za-z][\w'’]*")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,4}\b")
_LEAST = 2


def marks_off(name: str) -> list[str]:
    """The words of a name in small letters, without accents and marks; "&" is "and"."""
    plain = normalize("NFKD", _APOSTROPHES.sub("", name).casefold())
    letters = "".join(one for one in plain if not combining(one))
    return _NOT_A_WORD.sub(" ", letters).replace("&", " and ").split()


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that stand for others, phrases that stand for one word, and words that tell nothing."""

    words: Mapping[str, str] = field(repr=False)
    phrases: Mapping[tuple[str, ...], str] = field(repr=False)
    ignored: frozenset[str] = field(repr=False)
    forms: frozenset[str] = field(repr=False)
    """words of a body's kind that its initials may leave out"""

    def plain(self, name: str) -> list[str]:
        """The words that two spellings of one name share."""
        words = marks_off(name)
        longest = max(map(len, self.phrases), default=0)
        found: list[str] = []
        at = 0
        while at < len(words):
            for size in range(min(longest, len(words) - at), 1, -1):
                stands_for = self.phrases.get(tuple(words[at : at + size]))
                if stands_for is not None:
                    found += stands_for.split()
                    at += size
                    break
            else:
                found += self.words.get(words[at], words[at]).split()
                at += 1
        return found

    def telling(self, name: str) -> frozenset[str]:
        """The words of a name that tell it from others."""
        return frozenset(self.plain(name)) - self.ignored

    def initials(self, name: str) -> frozenset[str]:
        """What a name may be shortened to: its initials, with and without small words."""
        words = _WORD.findall(name)
        small = [one for one in words if one.casefold() not in self.ignored]
        plain = [one for one in small if self.words.get(one.casefold(), "") != "limited"]
        body = [one for one in small if one.casefold() not in self.forms]
        forms = (words, small, plain, body, [one for one in words if one[0].isupper()])
        made = {"".join(one[0] for one in form).upper() for form in forms}
        return frozenset(one for one in made if len(one) >= _LEAST)


def shortened(name: str) -> list[str]:
    """Words of a name that look like initials: "GMC", "LoMCA"."""
    return [one.upper() for one in _CAPITALS.findall(name) if one[1:] != one[1:].lower()]
