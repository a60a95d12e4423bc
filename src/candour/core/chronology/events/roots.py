"""Words without their endings, so that "strangled" and "strangling" are one word."""

from functools import lru_cache

_ENDINGS = (
    ("ations", 4),
    ("ation", 4),
    ("itions", 4),
    ("ition", 4),
    ("ments", 4),
    ("ment", 4),
    ("ingly", 4),
    ("ings", 3),
    ("ing", 3),
    ("ions", 4),
    ("ion", 4),
    ("ies", 3),
    ("ied", 3),
    ("ers", 4),
    ("ed", 3),
    ("es", 3),
    ("er", 4),
    ("ly", 4),
    ("s", 3),
    ("e", 3),
    ("y", 3),
)
_LONGEST = 7


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """A word without its endings, and of a long one its beginning; the same for every record."""
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]  # "stopped", "stop"
    return word[:_LONGEST]
