"""The names of one case, learnt from its columns of people and from how names stand in prose."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from candour.core.people.mention import PersonName
from candour.core.people.name_parts import NameParts


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Words of names, surnames among them, and whom initials stand for; all in small letters.

    `small` are words that the case also writes without a capital: alone they name nobody.
    """

    names: frozenset[str] = field(default=frozenset(), repr=False)
    surnames: frozenset[str] = field(default=frozenset(), repr=False)
    initials: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict, repr=False)
    small: frozenset[str] = field(default=frozenset(), repr=False)
    bodies: frozenset[str] = field(default=frozenset(), repr=False)
    """words of the names of the case's agencies"""

    def spells_out(self, word: str, surname: str) -> bool:
        """Whether a word before a surname is a forename of which the case has the initial."""
        bearers = self.initials.get(word[0] + surname[0], ())
        return word not in self.small and (word[0], surname) in bearers


def learn(
    names: Iterable[PersonName], lone: Iterable[str], before: KnownNames, words: NameParts
) -> KnownNames:
    """Learn from names read so far, and from lone words that somebody is called by."""
    names = list(names)
    surnames: Counter[str] = Counter(_opening_surnames(names, words))
    given: Counter[str] = Counter()
    initials: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in names:
        surname = name.surname.casefold()
        for one in name.given:
            given[one.casefold()] += 1
        if name.nickname:
            given[name.nickname.casefold()] += 1
        if len(surname) > 1:
            for part in surname.replace("-", " ").split():
                if part not in words.particles:
                    surnames[part] += 1
        if not surname and len(name.initials) == 1:
            initials[name.initials.casefold()].add((name.initials.casefold(), ""))
        first = name.given[0].casefold() if name.given else name.initials[:1].casefold()
        if first and surname:
            middle = "".join(one[0] for one in name.given[1:])
            initials[first[0] + surname[0]].add((first, surname))
            if middle:
                initials[first[0] + middle.casefold() + surname[0]].add((first, surname))
    small = before.small
    ordinary = frozenset(one for one in small if one not in words.forenames) | before.bodies
    all_names = frozenset(one for one in (*given, *surnames, *lone) if one not in ordinary)
    for first in given:
        initials[first[0]].add((first, ""))
    return replace(
        before,
        names=all_names,
        surnames=frozenset(surnames) - ordinary,
        initials={letters: frozenset(them) for letters, them in initials.items()},
    )


def _opening_surnames(names: Iterable[PersonName], words: NameParts) -> Iterator[str]:
    """Words that no list has as forenames, and that open names which end in different forenames.

    "REED ANN" and "REED TOM" were read the wrong way round.
    """
    behind: dict[str, set[str]] = defaultdict(set)
    for name in names:
        opens, ends = " ".join(name.given).casefold(), name.surname.casefold()
        if opens and opens not in words.forenames and ends in words.forenames:
            behind[opens].add(ends)
    return (opens for opens, ends in behind.items() if len(ends) > 1)
