"""Names that stand alone and that no list knows, told by what people do: "spoke to Nkechi"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from candour.core.people.mentions.known import KnownNames
from candour.core.people.people_words import PeopleWords

_CAPITAL = re.compile(r"(?<=[a-z,;(&] )[A-Z][a-z]{2,}(?![\w-])(?! [A-Z])")
_SHARE = 0.25


def lone_names(texts: Iterable[str], known: KnownNames, words: PeopleWords) -> frozenset[str]:
    """Words in small letters that stand alone with a capital, where people speak or are spoken to.

    A word that also stands where places and bodies do ("at Nkechi") is none, nor one that the case
    writes without a capital.
    """
    told: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    spoken_to = (one for phrases in words.spoken_to.values() for one in phrases)
    behind = re.compile(_either(spoken_to) + r" $", re.IGNORECASE)
    ahead = re.compile(r"(?: |, who )(?:" + "|".join(sorted(words.personal)) + r")\b")
    place = re.compile(r"(?:\b(?:" + "|".join(sorted(words.placing)) + r") |\d )$", re.IGNORECASE)
    for word, text, start, end in _capitals(texts, known, words):
        before = text[max(0, start - 20) : start]
        after = text[end : end + 14]
        no_name = _next_word(after) in words.after_no_name or _next_word(after) in words.roads
        placed[word] += bool(place.search(before)) or no_name
        told[word] += bool(behind.search(before)) or bool(ahead.match(after))
    return frozenset(
        word for word, count in told.items() if count and placed[word] <= _SHARE * count
    )


def _capitals(
    texts: Iterable[str], known: KnownNames, words: PeopleWords
) -> Iterator[tuple[str, str, int, int]]:
    no_names = words.not_names | known.small | known.bodies | words.nobody | words.after_no_name
    for text in texts:
        for found in _CAPITAL.finditer(text):
            word = found.group().casefold()
            if word not in no_names and (word,) not in words.exact and word not in words.kinds:
                yield word, text, found.start(), found.end()


def _either(phrases: Iterable[tuple[str, ...]]) -> str:
    return r"\b(?:" + "|".join(" ".join(map(re.escape, one)) for one in phrases) + ")"


def _next_word(after: str) -> str:
    return after[1:].split(" ", 1)[0].strip(".,;:").casefold() if after[:1] == " " else ""
