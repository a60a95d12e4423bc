"""Draft a key from a cast: who must not be named, by a pseudonym that says what they are.

A draft only: a person settles it. Pseudonyms follow the practice of reviews ("Child R", "Mother",
"Maternal grandmother", "Sibling 1", "Social worker 2").
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from candour.core.key.model import KeyPerson
from candour.core.people.mention import Standing
from candour.core.people.person import Cast, LinkState, Person
from candour.core.release.forms import words_of
from candour.core.release.words import ReleaseWords

_PARENTS = ("mother", "father", "parent")
_SIBLINGS = ("brother", "sister", "sibling", "half_brother", "half_sister", "half_sibling")
_NO_PSEUDONYM = ("next_of_kin", "carer", "man", "woman", "adult")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A draft of a key, and how many people of the cast are left to be settled first."""

    case: str = field(repr=False)
    persons: tuple[KeyPerson, ...] = field(repr=False)
    unsettled: int = 0


def propose(cast: Cast, words: ReleaseWords) -> Proposed:
    """Draft a key of everybody in a cast who has a name of their own.

    Whoever is called by nothing but what another may be called waits for a decision on the two.
    """
    named = [one for one in cast.persons if _names(one)]
    settled = [one for one in named if not _is_told_by_another(one, cast)]
    called = _Pseudonyms(cast, settled, words).all()
    persons = tuple(
        _person(one, f"{letter}{n:02}", called[one.id], words)
        for letter, some in (("P", False), ("R", True))
        for n, one in enumerate(
            (p for p in settled if (p.standing is Standing.PROFESSIONAL) is some), 1
        )
    )
    return Proposed(called.get(cast.subject or "", ""), persons, len(named) - len(settled))


class _Pseudonyms:
    def __init__(self, cast: Cast, settled: Sequence[Person], words: ReleaseWords) -> None:
        self._cast, self._settled, self._words = cast, settled, words
        self._relations: dict[str, list[tuple[str, str]]] = {}
        for one in cast.relations:
            if one.code not in _NO_PSEUDONYM:
                self._relations.setdefault(one.person, []).append((one.to, one.code))

    def all(self) -> dict[str, str]:
        """Return a pseudonym for each, numbered where several would share one."""
        found: dict[str, str] = {}
        for one in self._settled:
            found[one.id] = self._of_subject(one) or ""
        for one in self._settled:
            found[one.id] = found[one.id] or self._of_others(one, found) or self._of_role(one)
        counted = Counter(found.values())
        seen: Counter[str] = Counter()
        for person, called in found.items():
            seen[called] += 1
            if counted[called] > 1 or called in (self._words.sibling, self._words.person):
                found[person] = f"{called} {seen[called]}"
        return found

    def _of_subject(self, person: Person) -> str | None:
        subject = self._cast.subject
        if person.id == subject:
            return f"{self._words.child} {_names(person)[0][0].upper()}"
        if subject is None:
            return None
        counted = Counter(code for to, code in self._relations.get(person.id, ()) if to == subject)
        if any(code in _SIBLINGS for code in counted) or self._shares_parent(person.id, subject):
            return self._words.sibling
        return _said(counted)

    def _shares_parent(self, person: str, subject: str) -> bool:
        """Tell whether they are recorded, more than once, to have a parent in common."""
        parents = [
            {who for who, told in self._relations.items()
             if sum(to == child and code in _PARENTS for to, code in told) > 1}
            for child in (person, subject)
        ]  # fmt: skip
        return person not in parents[1] and bool(parents[0] & parents[1])

    def _of_others(self, person: Person, found: Mapping[str, str]) -> str | None:
        told = self._relations.get(person.id, ())
        counted = Counter((to, code) for to, code in told if _is_plain(found.get(to)))
        if person.standing is Standing.PROFESSIONAL or not counted:
            return None
        (to, code), _ = min(counted.items(), key=lambda item: (-item[1], item[0]))
        return f"{found[to]}’s {_spaced(code)}"

    def _of_role(self, person: Person) -> str:
        roles = Counter(
            code for one in person.mentions for code in sorted(one.roles)
            if code not in _NO_PSEUDONYM
        )  # fmt: skip
        if said := _said(roles):
            return said
        if person.standing is Standing.PROFESSIONAL and person.works_for:
            return f"{person.works_for[0]} {self._words.worker}"
        return self._words.person


def _said(counted: Counter[str]) -> str | None:
    """Return the code recorded most often in words; a longer one says more ("maternal …")."""
    if not counted:
        return None
    code, n = min(counted.items(), key=lambda item: (-item[1], item[0]))
    fuller = [one for one in counted if one.endswith(f"_{code}") and counted[one] * 3 >= n]
    words = _spaced(min(fuller, key=lambda one: (-counted[one], one)) if fuller else code)
    return words[0].upper() + words[1:]


def _is_plain(called: str | None) -> bool:
    """Tell whether somebody can be called by this one: no "Mother’s friend’s friend"."""
    return bool(called) and "’" not in str(called)


def _spaced(code: str) -> str:
    return code.replace("_", " ")


def _names(person: Person) -> list[str]:
    """Return a person's names with more than initials in them, capitals as in print."""
    plain = [
        re.sub(r"(?<![^\W\d_])[A-Z][A-Z'’\-]{2,}", lambda m: m[0].title(), one)
        for one in person.names
        if any(len(word) > 1 for word in words_of(one))
    ]
    return list(dict.fromkeys(plain))


def _is_told_by_another(person: Person, cast: Cast) -> bool:
    own = {word for name in _names(person) for word in words_of(name) if len(word) > 1}
    for link in person.links:
        other = cast.person(link.to) if link.state is LinkState.SUGGESTED else None
        if other is not None and other.id != person.id:
            theirs = {word for name in _names(other) for word in words_of(name)}
            if own < theirs:
                return True
    return False


def _person(person: Person, id_: str, pseudonym: str, words: ReleaseWords) -> KeyPerson:
    name, *forms = _names(person)
    ordinary = sorted(
        {word for one in (name, *forms) for word in words_of(one) if word in words.everyday}
        - words.titles
    )
    addresses = (one for mention in person.mentions for one in mention.addresses)
    numbers = (one for mention in person.mentions for one in mention.identifiers)
    return KeyPerson(
        id=id_, name=name, forms=tuple(forms), ordinary_words=tuple(ordinary),
        born=next(_born(person), None), addresses=tuple(dict.fromkeys(addresses)),
        identifiers=tuple(dict.fromkeys(numbers)), pseudonym=pseudonym,
        is_sheltered=_is_carer(person) or None,
    )  # fmt: skip


def _is_carer(person: Person) -> bool:
    """Tell whether somebody cares for a child without being a parent: the address is hidden."""
    roles = {code for one in person.mentions for code in one.roles}
    return "carer" in roles and roles.isdisjoint(_PARENTS)


def _born(person: Person) -> Iterator[date]:
    """Yield the day of birth where the records agree on one."""
    days = {one.earliest.date() for one in person.born
            if one.earliest is not None and one.precision == "day"}  # fmt: skip
    if len(days) == 1:
        yield from days
