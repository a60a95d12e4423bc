"""Short names made of a surname: "Mog" and "Moggy" of Moggridge, "Woody" of Underwood."""

from collections.abc import Iterator

_ENDINGS = ("y", "ie", "ey", "o", "s", "er", "ers", "sy", "ster")
_LEAST = 3
"""So many letters of a surname's beginning are told in a short name."""
_LEAST_OF_END = 4
"""And so many of its end, which is a word of its own: "wood"."""


def stems(short: str) -> Iterator[str]:
    """Yield what a folded short name may be made of: "moggy" of "mogg" and "mog"."""
    for ending in ("", *_ENDINGS):
        if short.endswith(ending):
            stem = short[: len(short) - len(ending)]
            yield stem
            if len(stem) > 1 and stem[-1] == stem[-2]:
                yield stem[:-1]


def is_of_surname(short: str, surname: str) -> bool:
    """Whether a folded short name may be made of a folded surname."""
    return any(
        len(surname) > len(stem) >= _LEAST
        and (surname.startswith(stem) or (len(stem) >= _LEAST_OF_END and surname.endswith(stem)))
        for stem in stems(short)
    )


def keys(name: str) -> set[str]:
    """What a short name and the surname that it may be made of share one of."""
    return {name[:_LEAST], name[-_LEAST_OF_END:][:_LEAST], name[-_LEAST_OF_END - 1 :][:_LEAST]}
