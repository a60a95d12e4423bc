"""Texts all in capitals, or without any: with capitals where names have them, letter by letter.

Some agencies write everything in capitals, some staff nothing: "IP JODIE REED STATES PUNCHED BY
EX", "shelley says they r engaged". What tells a name there is what the case's other files and the
lists of names know, and how names stand: behind a title, behind a forename.
"""

import re
from collections.abc import Iterator

from candour.core.people.mentions.known import KnownNames
from candour.core.people.people_words import PeopleWords

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PROSE = re.compile(r"[a-z]{2}[\w'’]*[ ,.;]+[a-z]{2}")
_UPPER = re.compile(r"[A-Z]")
_LOWER = re.compile(r"[a-z]")
_PROPER = re.compile(r"(?<![\w'’])(?:[A-Z][a-z]|[A-Z](?=[ .]))")
_POSSESSIVE = re.compile(r"['’][sS]$")
_BETWEEN = re.compile(r" (?:\d+ )?")
_SHORT_TITLES = ("dr", "sr")
_SHARE = 8
_FEWEST = 3
_LONGEST_CODE = 4


def is_shouted(text: str) -> bool:
    """Whether a text is all in capitals, but for a word or so."""
    if _PROSE.search(text) is not None:
        return False
    upper = len(_UPPER.findall(text))
    return len(_LOWER.findall(text)) * _SHARE <= upper and len(_WORD.findall(text)) >= _FEWEST


def is_low(text: str) -> bool:
    """Whether a text is written without capitals, names and the openings of sentences too."""
    return text[:1].islower() and " " in text and _PROPER.search(text) is None


class Casing:
    """Gives the words of a text capitals as names have them; every letter keeps its place."""

    def __init__(self, words: PeopleWords, known: KnownNames) -> None:
        """Take the vocabulary and the names that the case is known to have."""
        self._words = words
        self._known = known
        singles = words.book.single_words()
        self._roles = frozenset(word for word in singles if not word.isupper())
        self._short_roles = frozenset(word for word in singles if word.isupper())

    def plain(self, text: str) -> str:
        """The text as other records would write it."""
        if is_shouted(text):
            cased = "".join(self._quieted(text))
        elif is_low(text):
            cased = "".join(self._raised(text))
        else:
            return text
        return cased if len(cased) == len(text) else text

    def _quieted(self, text: str) -> Iterator[str]:
        """Capitals where a name or an abbreviation is, small letters elsewhere."""
        at, before, is_first = 0, "", False
        found = list(_WORD.finditer(text))
        for number, word in enumerate(found):
            gap = text[at : word.start()]
            after = found[number + 1].group() if number + 1 < len(found) else ""
            if gap == "-" and is_first:  # "ELLIE-MAY"
                yield gap + _titled(word.group())
                at = word.end()
                continue
            joins = _BETWEEN.fullmatch(gap) is not None
            follows_title = joins and self._words.names.is_title(before)
            follows_name = gap == " " and is_first and before in self._words.names.forenames
            said = self._quiet(
                word.group(), after, follows_title=follows_title, follows_name=follows_name
            )
            is_name = said[:1].isupper() and not said.isupper()
            is_first = is_name and not follows_title and not (gap == " " and is_first)
            yield gap + said
            at, before = word.end(), _bare(word.group())
        yield text[at:]

    def _quiet(self, raw: str, after: str, *, follows_title: bool, follows_name: bool) -> str:
        low, names = _bare(raw), self._words.names
        if len(low) == 1:
            is_initial = low not in ("a", "i") or _bare(after) in self._known.surnames
            return raw if is_initial else raw.lower()
        if low in names.titles or low in _SHORT_TITLES:
            return raw.capitalize()
        if low.upper() in self._short_roles or low in names.ranks:
            return raw
        is_role = low in self._roles and not follows_title
        if is_role or self._is_ordinary(low):
            return raw.lower()
        is_name = follows_title or follows_name or self._is_name(low, after)
        if is_name:
            return _titled(raw)
        return raw if low in self._words.codes and len(low) <= _LONGEST_CODE else raw.lower()

    def _is_name(self, low: str, after: str = "") -> bool:
        """Whether a word is a name by itself, or before the word after it."""
        names = self._words.names
        if low in self._known.names:
            return True
        if len(after) == 1 and after not in ("A", "I"):
            return low not in self._words.codes
        is_forename = low in names.forenames
        return is_forename and (low not in names.ordinary or _bare(after) in self._known.surnames)

    def _is_ordinary(self, low: str) -> bool:
        """Whether a word is no name here: the case writes it small, or it begins sentences."""
        if low in self._known.names:
            return False
        no_name = low in self._words.not_names or low in self._words.small_in_capitals
        no_name |= low in self._words.speaking
        return no_name or (low in self._known.small and low not in self._words.names.forenames)

    def _raised(self, text: str) -> Iterator[str]:
        """Capitals for names that are known, and behind titles."""
        at, is_name, after_title = 0, False, False
        for word in _WORD.finditer(text):
            gap, raw = text[at : word.start()], word.group()
            low = _bare(raw)
            is_title = low in self._words.names.titles or low in _SHORT_TITLES
            follows_title = gap in (" ", ". ") and after_title
            is_ordinary = self._is_ordinary(low) or low in self._roles
            is_plain = low in self._known.small and low not in self._known.surnames
            said = raw
            if (
                (follows_title and (len(low) == 1 or not is_ordinary))
                or (self._is_name(low) and not is_ordinary and not is_plain)
                or (is_name and gap == " " and low in self._known.surnames)
            ):
                said = _titled(raw)
            elif is_title and low not in self._roles:
                said = raw.capitalize()
            is_name, after_title = said[:1].isupper(), is_title
            yield gap + said
            at = word.end()
        yield text[at:]


def _bare(raw: str) -> str:
    return _POSSESSIVE.sub("", raw).casefold()


def _titled(raw: str) -> str:
    """A name with its capitals: "O'Neill", "Reed's"."""
    first, mark, rest = raw[:1].upper(), "", raw[1:].lower()
    if len(raw) > 3 and raw[1] in "'’":
        mark, rest = raw[1], raw[2].upper() + raw[3:].lower()
    return first + mark + rest
