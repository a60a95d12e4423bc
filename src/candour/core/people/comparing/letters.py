"""Letters of two names laid beside each other: folded, how many are out, how they sound."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d"})


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """A name in small letters without accents and apostrophes; all other marks become one space."""
    if not (text.isascii() and text.isalpha()):
        plain = normalize("NFKD", text.translate(_APOSTROPHES).casefold().translate(_SPECIAL))
        text = "".join(letter for letter in plain if not combining(letter))
        return _NOT_A_LETTER.sub(" ", text).strip()
    return text.casefold()


@lru_cache(maxsize=500_000)
def edits(a: str, b: str) -> int:
    """How many letters are wrong, missing, too many or changed places (optimal string alignment).

    Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003).
    """
    if not a or not b:
        return len(a) + len(b)
    places: dict[str, int] = {}
    for at, letter in enumerate(a):
        places[letter] = places.get(letter, 0) | 1 << at
    mask, last = (1 << len(a)) - 1, 1 << (len(a) - 1)
    up, down, diagonal, before, distance = mask, 0, 0, 0, len(a)
    for letter in b:
        here = places.get(letter, 0)
        swapped = ((~diagonal & here) << 1) & before
        diagonal = (((here & up) + up) ^ up) | here | down | swapped
        grown, shrunk = down | ~(diagonal | up), diagonal & up
        distance += bool(grown & last) - bool(shrunk & last)
        grown, shrunk = grown << 1 | 1, shrunk << 1
        up, down, before = (shrunk | ~(diagonal | grown)) & mask, grown & diagonal, here
    return distance


def is_within(a: str, b: str, most: int) -> bool:
    """Whether two words are at most so many edits apart; most pairs are told by a glance."""
    if abs(len(a) - len(b)) > most or len(letters_of(a) ^ letters_of(b)) > 2 * most:
        return False
    return edits(a, b) <= most


@lru_cache(maxsize=200_000)
def letters_of(word: str) -> frozenset[str]:
    """The different letters of a word."""
    return frozenset(word)


def is_like(a: str, b: str, least: float) -> bool:
    """Whether two names are alike to a degree, by their `likeness`; told by a glance where not."""
    ours, theirs = letters_of(a), letters_of(b)
    shared = min(len(a) - len(ours - theirs), len(b) - len(theirs - ours))
    most = (shared / len(a) + shared / len(b) + 1) / 3
    start = 0.1 * sum(x == y for x, y in zip(a[:4], b[:4], strict=False))
    return most + start * (1 - most) >= least and likeness(a, b) >= least


@lru_cache(maxsize=500_000)
def likeness(a: str, b: str) -> float:
    """From 0 to 1, how much two names are alike, their first letters most (Jaro and Winkler)."""
    if a == b:
        return 1.0
    reach = max(len(a), len(b)) // 2 - 1
    used = [False] * len(b)
    of_a: list[str] = []
    for at, letter in enumerate(a):
        for other in range(max(0, at - reach), min(len(b), at + reach + 1)):
            if not used[other] and b[other] == letter:
                used[other] = True
                of_a.append(letter)
                break
    if not of_a:
        return 0.0
    of_b = [letter for letter, is_used in zip(b, used, strict=True) if is_used]
    moved = sum(x != y for x, y in zip(of_a, of_b, strict=True)) / 2
    same = len(of_a)
    jaro = (same / len(a) + same / len(b) + (same - moved) / same) / 3
    start = 0
    for x, y in zip(a[:4], b[:4], strict=False):
        if x != y:
            break
        start += 1
    return jaro + start * 0.1 * (1 - jaro)


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^x", "s"),
        (r"^mac|^mc", "mk"),
        (r"^o (?=[a-z])", "o"),
        (r"sch", "s"),
        (r"ph|pf", "f"),
        (r"tch|ch|cz", "C"),
        (r"sh|(?<=[aeiou])ti(?=[ao])", "S"),
        (r"dg(?=[eiy])|j|g(?=[eiy])", "J"),
        (r"ough|augh", "of"),
        (r"gh(?=[aeiouy])", "g"),
        (r"gh", ""),
        (r"th", "t"),
        (r"c(?=[eiy])", "s"),
        (r"ck|c|q", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"mb$", "m"),
        (r"(?<=[a-z])h", ""),
        (r"(?<=[aeiou])w(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
        (r"^[aeiouy]+", "a"),
        (r"(?<=.)[aeiouy]+", ""),
        (r"v", "f"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def sound(name: str) -> str:
    """A key that names which sound alike in English share ("Clarke" and "Clerk").

    Consonants as they are spoken, vowels but a first one left out; after the idea of Metaphone
    (Philips, 1990), with fewer rules.
    """
    key = name
    for pattern, spoken in _SOUNDS:
        key = pattern.sub(spoken, key)
    return key
