"""Names written wrongly: "Tobey" where the case has a Toby."""

import re
from collections.abc import Iterable, Iterator

from candour.core.people.mentions.known import KnownNames
from candour.core.people.people_words import PeopleWords

_CAPITAL = re.compile(r"(?<![\w'’-])[A-Z][a-z]{4,}(?![\w-])")
_SHORTEST = 4


def misspelt(texts: Iterable[str], known: KnownNames, words: PeopleWords) -> frozenset[str]:
    """Words in small letters that are one letter from a name of the case and are no words.

    Everyday words, what the case also writes small, and what stands where places do are none.
    """
    variants = {one for name in known.names if len(name) >= _SHORTEST for one in _variants(name)}
    place = re.compile(rf"\b(?:{'|'.join(sorted(words.placing))}) $", re.IGNORECASE)
    found: set[str] = set()
    placed: set[str] = set()
    seen: set[str] = set()
    for text in texts:
        for word in _CAPITAL.finditer(text):
            low = word.group().casefold()
            if low in known.names or (low in seen and low not in found):
                continue
            seen.add(low)
            if low in found or _may_be_name(low, known, words, variants):
                found.add(low)
                if place.search(text, max(0, word.start() - 10), word.start()):
                    placed.add(low)
    return frozenset(found - placed)


def _may_be_name(low: str, known: KnownNames, words: PeopleWords, variants: set[str]) -> bool:
    is_word = low in words.everyday or low in words.not_names or low in known.small
    is_word |= low in known.bodies or low in words.roads or low in words.after_no_name
    is_word |= low.removesuffix("s") in known.names  # "two Izzys"
    is_word |= low in words.nobody or (low,) in words.exact or low in words.kinds
    return not is_word and any(one in variants for one in _variants(low))


def _variants(word: str) -> Iterator[str]:
    """A word with its first letter kept, and at most one other left out."""
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
