"""Agencies by the name of their house: "Royal Hexley" in a case with Royal Hexley Hospital.

A short name counts only at the head of a line: elsewhere "Hexley" may be the town.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from candour.core.chronology.events.phrases import Found, PhraseBook, Tokens

_NAME = r"(?:[A-Z][\w'’-]+ ){1,3}"


def named_houses(
    texts: Iterable[str],
    kinds: Mapping[str, frozenset[str]],
    houses: Mapping[str, Iterable[str]],
    no_names: frozenset[str],
) -> tuple[PhraseBook, PhraseBook]:
    """Learn full and short names from what records write, for kinds with one agency in the case.

    `houses` are the words for a kind's house; `no_names` open sentences, or are of persons.
    """
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    words = {
        word: min(kinds[kind])
        for kind, them in houses.items()
        if len(kinds.get(kind, ())) == 1
        for word in them
    }
    ends = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    written = re.compile(rf"\b({_NAME})({ends})\b")
    for text in texts:
        for found in written.finditer(text) if words else ():
            name = found.group(1).split()
            while name and name[0].casefold() in no_names:
                name.pop(0)
            if name and not all(word.casefold() in no_names for word in name):
                agency = words[found.group(2)]
                full.setdefault(" ".join((*name, found.group(2))), set()).add(agency)
                short.setdefault(" ".join(name), set()).add(agency)
    return PhraseBook(_alone(full)), PhraseBook(_alone(short))


def _alone(names: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    """The names that only one agency goes by."""
    for name, agencies in names.items():
        if len(agencies) == 1:
            yield "name", min(agencies), name


def at_heads(found: Iterable[Found], tokens: Tokens) -> Iterator[Found]:
    """Of short names those that open a line with capitals."""
    for one in found:
        start = tokens.starts[one.first]
        is_head = not one.first or "\n" in tokens.text[tokens.ends[one.first - 1] : start]
        if is_head and tokens.text[start].isupper():
            yield one
