"""Which agencies a sentence names, and what each has to do with it.

An agency is answerable for what a sentence says where it acts ("The police did not …", "the
nursery's manager kept …") or where the words say so ("lay with housing", "by the hospital").
It is not where it was told or asked, where something of its own is spoken of ("the nursery's
concerns"), or where it stands in a clause beside the point ("when the school named").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.statements.phrases import Hit, Phrases, Words
from candour.core.statements.words import StatementWords

_BACK = 4
"""Words before an agency among which one may say what it has to do with the sentence."""
_AHEAD = 3
"""Words after "hospital's" among which its staff may stand: "hospital's safeguarding nurse"."""
_JOINING = frozenset({"and", "or", "nor", "&"})
_BELONGING = frozenset({"of", "at", "in", "from", "for"})
_SMALL = frozenset(
    {"the", "a", "an", "its", "their", "her", "his", "this", "that", "local", "own", "two", "three"}
)


class Part(StrEnum):
    """What an agency has to do with a sentence."""

    ANSWERS = "answers"
    ACTS = "acts"
    TOLD = "told"
    OWNS = "owns"
    BESIDE = "beside"


_PARTS = {
    "answering": Part.ANSWERS,
    "staff": Part.ACTS,
    "under": Part.BESIDE,
    "receiving": Part.TOLD,
}


@dataclass(frozen=True, slots=True)
class Named:
    """An agency named in a sentence, by its title."""

    title: str
    first: int
    last: int
    part: Part
    is_of_several: bool = False
    """whether the same words may mean other agencies too: "health services"."""


@dataclass(frozen=True)
class Naming:
    """Finds agencies: by their kinds' words, and by the names that the account itself gives."""

    words: StatementWords = field(repr=False)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """the names and abbreviations of bodies, by the title that each goes by"""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", Phrases(self.bodies, bare=True))

    def named(self, words: Words, beside: Sequence[Hit]) -> tuple[Named, ...]:
        """Return the agencies that a sentence names, in order.

        `beside` are the words in it that may say what an agency has to do with it.
        """
        names: Phrases = self._names  # type: ignore[attr-defined]
        every = [*self.words.named_by.found(words), *names.found(words)]
        if not every:
            return ()
        placed = _Placed(beside)
        found: list[Named] = []
        for hit in _outermost(every):
            if hit.list:
                part = self._part(words, hit, placed, found)
                titles = sorted(self.words.groups.get(hit.list, {hit.list}))
                several = len(titles) > 1
                found += [Named(title, hit.first, hit.last, part, several) for title in titles]
        return tuple(found)

    def _part(self, words: Words, hit: Hit, placed: "_Placed", before: Sequence[Named]) -> Part:
        if self._owns(words, hit, placed):
            return Part.OWNS
        if placed.begins(hit.last + 1, "answering_after"):
            return Part.ANSWERS
        if before and _joins(words, before[-1].last, hit.first):
            return before[-1].part
        said = self._said_before(words, hit.first, placed)
        return Part.ACTS if said is None else _PARTS[said]

    def _said_before(self, words: Words, first: int, placed: "_Placed") -> str | None:
        """Return which word before an agency says what it has to do with the sentence."""
        for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
            if placed.ends(at, "answering"):
                return "answering"
            if words.said[at] in _BELONGING and at > 0 and placed.ends(at - 1, "staff"):
                return "staff"
            found = next((kind for kind in ("under", "receiving") if placed.ends(at, kind)), None)
            if found is not None or words.said[at] not in _SMALL:
                return found
        return None

    def _owns(self, words: Words, hit: Hit, placed: "_Placed") -> bool:
        """Say whether something of the agency's is spoken of, and not somebody of its staff."""
        at = hit.last
        if words.is_possessive(at):
            for ahead in range(at + 1, min(at + 1 + _AHEAD, len(words))):
                if placed.begins(ahead, "staff"):
                    return words.is_possessive(ahead)
            return True
        after = at + 1
        return after < len(words) and placed.begins(after, "staff") and words.is_possessive(after)


class _Placed:
    """Words beside agencies, by where they begin and end."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._ends: dict[str, set[int]] = {}
        self._begins: dict[str, set[int]] = {}
        for hit in hits:
            self._ends.setdefault(hit.list, set()).add(hit.last)
            self._begins.setdefault(hit.list, set()).add(hit.first)

    def ends(self, at: int, kind: str) -> bool:
        return at in self._ends.get(kind, ())

    def begins(self, at: int, kind: str) -> bool:
        return at in self._begins.get(kind, ())


def about(named: Sequence[Named]) -> tuple[str, ...]:
    """Return whom a sentence is about: those that act or are told; else what stands beside."""
    parts = {Part.ANSWERS, Part.ACTS, Part.TOLD}
    return _titles(one for one in named if one.part in parts and not one.is_of_several)


def beside(named: Sequence[Named]) -> tuple[str, ...]:
    """Return whom a sentence names only beside the point."""
    return _titles(one for one in named if one.part is Part.BESIDE and not one.is_of_several)


def perhaps(named: Sequence[Named]) -> tuple[str, ...]:
    """Return those whom words for several agencies may mean: "health services"."""
    return _titles(one for one in named if one.is_of_several)


def answerable(named: Sequence[Named]) -> tuple[str, ...]:
    """Return who did, or left undone, what a sentence says."""
    acting = [one for one in named if one.part is Part.ANSWERS]
    acting = acting or [one for one in named if one.part is Part.ACTS]
    return _titles(one for one in acting if not one.is_of_several)


def _titles(named: Iterable[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.title for one in named))


def _outermost(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield hits that stand in no longer one, in order."""
    reached = -1
    for hit in sorted(hits, key=lambda one: (one.first, -one.last)):
        if hit.last > reached:
            reached = hit.last
            yield hit


def _joins(words: Words, last: int, first: int) -> bool:
    """Say whether only "and" or a comma stands between two agencies."""
    between = [word for word in words.said[last + 1 : first] if word not in _SMALL]
    if any(word not in _JOINING for word in between):
        return False
    gap = words.text[words.places[last][1] : words.places[first][0]]
    return bool(between) or gap.strip(" \t\n,") in {"", "the"}
