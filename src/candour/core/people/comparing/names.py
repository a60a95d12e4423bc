"""Levels of forenames and of surnames, and of whole names whose parts changed places."""

from dataclasses import dataclass, field

from candour.core.people.comparing.letters import folded, is_like, is_within, sound
from candour.core.people.comparing.levels import Level
from candour.core.people.comparing.name_words import NameWords

_LETTERS = 4
"""A shorter name that is one letter out may be another: "Ian" and "Ann" are two."""
_LIKE = 0.88
_SOUND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A name's parts, folded (`letters.folded`) and cut at spaces; empty where none is known."""

    forenames: tuple[str, ...] = field(default=(), repr=False)
    initials: str = field(default="", repr=False)
    surname: tuple[str, ...] = field(default=(), repr=False)
    former: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def of(
        cls, forenames: str = "", surname: str = "", initials: str = "", former: str = ""
    ) -> "Names":
        """Fold parts as they were written; a forename of one letter counts as an initial."""
        given = folded(forenames).split()
        letters = "".join(one for one in given if len(one) == 1) + folded(initials).replace(" ", "")
        return cls(
            forenames=tuple(one for one in given if len(one) > 1),
            initials=letters,
            surname=tuple(folded(surname).split()),
            former=tuple(folded(former).split()),
        )


def forename_level(a: Names, b: Names, words: NameWords) -> Level | None:
    """How far two people's forenames agree; None where one of them has none."""
    if a.forenames and b.forenames:
        return _given(a.forenames, b.forenames, words)
    first_a, first_b = _first(a), _first(b)
    if not first_a or not first_b:
        return None
    return Level.FORENAME_INITIAL if first_a == first_b else Level.FORENAME_DIFFERS


def surname_level(a: Names, b: Names) -> Level | None:
    """How far two people's surnames agree; None where one of them has none."""
    if not a.surname or not b.surname:
        return None
    one, other = "".join(a.surname), "".join(b.surname)
    if one == other:
        return Level.SURNAME_SAME
    if _is_former(a, b) or _is_former(b, a):
        return Level.SURNAME_FORMER
    if _parts(a.surname, b.surname):
        return Level.SURNAME_PART
    if len(one) == 1 or len(other) == 1:
        return Level.SURNAME_INITIAL if one[0] == other[0] else Level.SURNAME_DIFFERS
    degree = _degree(one, other)
    return {
        "letter": Level.SURNAME_LETTER,
        "sound": Level.SURNAME_SOUND,
        "like": Level.SURNAME_LIKE,
        "": Level.SURNAME_DIFFERS,
    }[degree]


def is_swapped(a: Names, b: Names) -> bool:
    """Whether forename and surname stand in each other's place, a letter out at most."""
    if not (a.forenames and b.forenames and a.surname and b.surname):
        return False
    one, other = "".join(a.surname), "".join(b.surname)
    if a.forenames[0] == b.forenames[0] or one == other:
        return False
    return all(
        x == y or (min(len(x), len(y)) >= _LETTERS and is_within(x, y, 1))
        for x, y in ((a.forenames[0], other), (b.forenames[0], one))
    )


def _given(a: tuple[str, ...], b: tuple[str, ...], words: NameWords) -> Level:
    one, other = a[0], b[0]
    if one == other:
        return Level.FORENAME_SAME
    if words.may_be_one(one, other):
        return Level.FORENAME_NICKNAME
    degree = _degree(one, other)
    if degree == "letter":
        return Level.FORENAME_LETTER
    if not set(a).isdisjoint(b):
        return Level.FORENAME_PART
    if degree == "sound":
        return Level.FORENAME_SOUND
    return Level.FORENAME_LIKE if degree else Level.FORENAME_DIFFERS


def _degree(a: str, b: str) -> str:
    """ "letter", "sound" or "like"; "" where two folded words are simply two words."""
    short, long = sorted((a, b), key=len)
    if len(short) >= _LETTERS and is_within(a, b, 1):
        return "letter"
    if len(short) >= _SOUND and a[0] == b[0] and sound(a) == sound(b) and len(sound(a)) > 1:
        return "sound"
    if (len(short) >= _SOUND and long.startswith(short)) or is_like(a, b, _LIKE):
        return "like"
    return ""


def _first(names: Names) -> str:
    return names.forenames[0][0] if names.forenames else names.initials[:1]


def _is_former(a: Names, b: Names) -> bool:
    return bool(a.former) and a.former in (b.surname, b.former)


def _parts(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one surname is a part of the other: "Ames-Pellow" and "Pellow"."""
    if len(a) == len(b) == 1:
        return False
    return any(len(part) > 2 and part in b for part in a)
