"""Lists of words and phrases, checked as they are loaded, and the patterns that find them."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import fields
from typing import Any

from candour.errors import BadVocabulary


def phrases(told: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some phrases as whole words, the longest first.

    A star in a phrase stands for any word.
    """
    alternatives = any_of(told).replace(r"\ ", r"\s+").replace(r"\*", r"\w+")
    return re.compile(rf"(?<![\w'])(?:{alternatives})(?!\w)", re.IGNORECASE)


def any_of(told: Iterable[str]) -> str:
    """Return the phrases as alternatives of a pattern, the longest first."""
    longest_first = sorted(set(told), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(re.escape, longest_first))


def word_lists(
    kind: type[Any], loaded: Mapping[str, Any], name: str, also: Set[str]
) -> dict[str, frozenset[str]]:
    """Return the lists that a class has fields for; `also` are the keys that are no lists.

    Raises `BadVocabulary` where the keys are others, or a list is empty or holds no words.
    """
    wanted = {each.name for each in fields(kind) if each.type == frozenset[str]}
    if set(loaded) != wanted | also:
        raise BadVocabulary(f"{name} needs exactly: {', '.join(sorted(wanted | also))}")
    bad = [
        key
        for key in sorted(wanted)
        if not isinstance(loaded[key], list)
        or not loaded[key]
        or not all(isinstance(word, str) and word.strip() for word in loaded[key])
    ]
    if bad:
        raise BadVocabulary(f"{name} needs a list of words under: {', '.join(bad)}")
    return {key: frozenset(loaded[key]) for key in wanted}
