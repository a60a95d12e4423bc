"""People in an entry's words: a relation or a profession, a name, or both.

One person goes by many forms ("mother", "Ms Reed", "Ann Reed", "AR"). Two forms are held to be
different people only when something says so; what is not known speaks for neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.phrases import Found, Tokens

_NAME = re.compile(r"[A-Z][a-z’']+(?:-[A-Z][a-z]+)*|[A-Z]{3,}(?:-[A-Z]{2,})*")
_INITIAL = re.compile(r"[A-Z]\.?")
_FAMILY = 2
"""A name that stands beside so many others is that of a family."""


@dataclass(frozen=True, slots=True)
class Person:
    """One mention: what the person is to others, the names, and initials before them."""

    roles: frozenset[str] = frozenset()
    names: frozenset[str] = field(default=frozenset(), repr=False)
    initials: frozenset[str] = field(default=frozenset(), repr=False)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person where the words name one."""

    first: int
    last: int
    person: Person


@dataclass(frozen=True, slots=True)
class People:
    """Who is who in the rows of a case: which words are names, and whose."""

    names: frozenset[str] = field(repr=False)
    together: Mapping[str, frozenset[str]] = field(repr=False)
    roles: Mapping[str, frozenset[str]] = field(repr=False)
    words: ClaimWords = field(repr=False)
    roads: frozenset[str] = field(default=frozenset(), repr=False)
    bearers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        rows: Iterable[tuple[Tokens, tuple[Found, ...]]],
        words: ClaimWords,
        roads: frozenset[str],
    ) -> "People":
        """Read names from capitals that stand within sentences, and who bears them."""
        all_rows = list(rows)
        names = _names(all_rows, words)
        together: dict[str, set[str]] = defaultdict(set)
        roles: dict[str, Counter[str]] = defaultdict(Counter)
        for tokens, found in all_rows:
            plain = People(names, {}, {}, words, roads)
            for mention in plain.mentions(tokens, found):
                person = mention.person
                for name in person.names:
                    together[name] |= person.names - {name}
                    roles[name].update(person.roles)
        known = cls(
            names,
            {name: frozenset(others) for name, others in together.items()},
            {name: frozenset(_often(counts)) for name, counts in roles.items()},
            words,
            roads,
        )
        return replace(known, bearers=dict(known._sole_bearers()))

    def _sole_bearers(self) -> Iterator[tuple[str, str]]:
        """Each role that one person of the case alone bears, with the name of that person."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for name, roles in self.roles.items():
            for role in roles:
                bearers[role].add(self.identity(Person(names=frozenset((name,)))))
        yield from ((role, next(iter(names))) for role, names in bearers.items() if len(names) == 1)

    def identity(self, person: Person) -> str:
        """One word for one person: the name, where it is no family's, or the role borne alone."""
        own = [name for name in person.names if len(self.together.get(name, ())) < _FAMILY]
        if own or person.names:
            name = min(own or person.names)
            with_it = self.together.get(name, frozenset())
            other = next(iter(with_it), name)
            is_pair = len(with_it) == 1 and len(self.together.get(other, ())) == 1
            return min(name, other) if is_pair else name
        role = min(person.roles, default="")
        return self.bearers.get(role, role)

    def mentions(self, tokens: Tokens, found: tuple[Found, ...]) -> list[Mention]:
        """Every person named, a name with the relation beside it as one."""
        roles = {one.first: one for one in _own_mothers(tokens, found)}
        mentions: list[Mention] = []
        at = 0
        while at < len(tokens.words):
            role = roles.get(at)
            mention: Mention | None
            if role is not None:
                mention = self._role(tokens, role)
            elif self._starts_name(tokens, at):
                mention = self._name(tokens, at, roles)
            else:
                at += 1
                continue
            if mention is not None:
                mentions.append(mention)
                at = mention.last + 1
            else:
                at += 1
        return mentions

    def _role(self, tokens: Tokens, role: Found) -> Mention:
        at = role.last + 1
        if self._is_beside(tokens, role.last, at) and self._is_name(tokens, at):
            end = self._name_end(tokens, at)
            names = frozenset(tokens.words[at : end + 1])
            title = tokens.words[role.first] if role.code in ("police", "social worker") else ""
            return Mention(role.first, end, Person(frozenset((role.code,)), names, title=title))
        return Mention(role.first, role.last, Person(frozenset((role.code,))))

    def _name(self, tokens: Tokens, at: int, roles: Mapping[int, Found]) -> Mention | None:
        title = tokens.words[at] if tokens.words[at] in self.words.titles else ""
        initials: set[str] = set()
        first = at
        if title:
            at += 1
            if at < len(tokens.words) and not tokens.words[at].isdigit():
                title = title if _is_titled(tokens, at, self.words) else ""
                if not title:
                    return None
        while at < len(tokens.words) and tokens.words[at].isdigit():
            at += 1  # a constable's number
        while at < len(tokens.words) and _INITIAL.fullmatch(_written(tokens, at)):
            initials.add(tokens.words[at][0])
            at += 1
        known = at < len(tokens.words) and (
            self._is_name(tokens, at) or (bool(title) and _is_capital(tokens, at))
        )
        if not known or tokens.clauses[at] - tokens.clauses[first] > 1:
            return None
        end = self._name_end(tokens, at)
        if not title and self.roads.intersection(tokens.words[end : end + 2]):
            return None
        names = frozenset(tokens.words[at : end + 1])
        told = frozenset((self.words.titles[title],)) if title else frozenset[str]()
        role = roles.get(end + 1)
        if role is not None and tokens.text[tokens.ends[end] : tokens.starts[end + 1]] == " (":
            told |= {role.code}
            end = role.last
        return Mention(first, end, Person(told, names, frozenset(initials), title))

    def _starts_name(self, tokens: Tokens, at: int) -> bool:
        written = _written(tokens, at)
        if tokens.words[at] in self.words.titles and written[0].isupper():
            return True
        if _INITIAL.fullmatch(written) and at + 1 < len(tokens.words):
            return tokens.words[at] not in ("a", "i") and _is_capital(tokens, at + 1)
        return self._is_name(tokens, at)

    def _is_name(self, tokens: Tokens, at: int) -> bool:
        return at < len(tokens.words) and tokens.words[at] in self.names and _is_capital(tokens, at)

    def _name_end(self, tokens: Tokens, at: int) -> int:
        end = at
        while self._is_beside(tokens, end, end + 1) and self._is_name(tokens, end + 1):
            end += 1
        return end

    def _is_beside(self, tokens: Tokens, one: int, other: int) -> bool:
        if other >= len(tokens.words):
            return False
        return tokens.text[tokens.ends[one] : tokens.starts[other]] in (" ", " (", "'s ", "’s ")

    def exclude(self, one: Person, other: Person) -> bool:
        """Whether two mentions cannot be one person."""
        a_names, b_names = self._all_names(one), self._all_names(other)
        if a_names & b_names:
            return False
        a_roles, b_roles = self.known_roles(one), self.known_roles(other)
        if a_roles and b_roles:
            if any(self._may_be(a, b) for a in a_roles for b in b_roles):
                return bool(one.names and other.names) and self._names_exclude(one, other)
            return True
        return bool(one.names and other.names) and self._names_exclude(one, other)

    def _names_exclude(self, one: Person, other: Person) -> bool:
        """Whether two names are of two people: of the same sort, or one of them told in full."""
        a, b = self._all_names(one), self._all_names(other)
        for short, initials in ((a, other.initials), (b, one.initials)):
            if len(short) == 1 and any(name[0] in initials for name in short):
                return False  # "L. Reed" may be Lena
        is_surname = [bool(person.title or person.initials) for person in (one, other)]
        is_full = len(a) > 1 or len(b) > 1
        return is_surname[0] == is_surname[1] or is_full or bool(one.initials | other.initials)

    def _all_names(self, person: Person) -> frozenset[str]:
        names = set(person.names)
        for name in person.names:
            names |= self.together.get(name, frozenset())
        return frozenset(names) if len(person.names) == 1 else person.names

    def known_roles(self, person: Person) -> frozenset[str]:
        """The roles of a mention, or those that its name bears elsewhere."""
        if person.roles - {"man", "woman"}:
            return person.roles
        known = frozenset(role for name in person.names for role in self.roles.get(name, ()))
        return known or person.roles

    def _may_be(self, a: str, b: str) -> bool:
        covers = self.words.covers
        return a == b or b in covers.get(a, ()) or a in covers.get(b, ())


def _own_mothers(tokens: Tokens, found: tuple[Found, ...]) -> Iterator[Found]:
    """The roles; "her mother" is the child's own, where no other mother is spoken of."""
    roles = [one for one in found if one.kind == "role"]
    named = {one.code for one in roles}
    for one in roles:
        parent = _PARENTS.get(one.code.partition(" ")[2])
        is_theirs = tokens.words[one.first] in ("her", "his")
        plain = replace(one, code=parent) if parent and is_theirs and parent not in named else one
        yield plain


_PARENTS = {"grandmother": "mother", "grandfather": "father"}


def _often(counts: Counter[str]) -> Iterator[str]:
    """The roles that a name stands beside; one slip among many tells nothing."""
    total = sum(counts.values())
    yield from (role for role, count in counts.items() if 5 * count >= total)


def _names(rows: list[tuple[Tokens, tuple[Found, ...]]], words: ClaimWords) -> frozenset[str]:
    """Words with a capital in the midst of a sentence, and never small anywhere."""
    capital: set[str] = set()
    small: set[str] = set()
    covered: set[str] = set()
    for tokens, found in rows:
        for one in found:
            if one.kind in _NO_NAMES:
                covered.update(tokens.words[one.first : one.last + 1])
        for at, word in enumerate(tokens.words):
            if not _is_capital(tokens, at):
                small.add(word)
            elif _may_be_name(tokens, at, words):
                capital.add(word)
    return frozenset(
        capital - small - covered - words.places - set(words.titles) - words.lists["no_names"]
    )


_NO_NAMES = frozenset(
    ("role", "service", "counterpart", "act", "same", "venue", "score", "moment", "count", "next")
)


def _stands_within(tokens: Tokens, at: int, words: ClaimWords) -> bool:
    """Whether a capital is no mere beginning of a sentence."""
    if not at or len(tokens.words[at]) < 2:
        return False
    return tokens.clauses[at] == tokens.clauses[at - 1] or _is_titled(tokens, at, words)


def _is_titled(tokens: Tokens, at: int, words: ClaimWords) -> bool:
    """Whether a title stands before a word; "SW." ends a sentence, and "Mr." does not."""
    title = tokens.words[at - 1]
    gap = tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
    return title in words.titles and (gap == " " or (gap == ". " and title in _DOTTED))


_DOTTED = frozenset(("mr", "mrs", "ms", "dr"))


def _may_be_name(tokens: Tokens, at: int, words: ClaimWords) -> bool:
    """Whether a capital is that of a name: an abbreviation is one only behind a name."""
    written = _written(tokens, at)
    if not _stands_within(tokens, at, words) or not _NAME.fullmatch(written):
        return False
    return not written.isupper() or _follows_name(tokens, at, words)


def _follows_name(tokens: Tokens, at: int, words: ClaimWords) -> bool:
    """Whether a word in capitals is a surname ("Ann REED"), and no abbreviation."""
    before = _written(tokens, at - 1)
    return (
        tokens.words[at - 1] in words.titles
        or bool(_NAME.fullmatch(before))
        or (_INITIAL.fullmatch(before) is not None)
    )


def _written(tokens: Tokens, at: int) -> str:
    text = tokens.text[tokens.starts[at] : tokens.ends[at]]
    return text.removesuffix("'s").removesuffix("’s")


def _is_capital(tokens: Tokens, at: int) -> bool:
    return tokens.text[tokens.starts[at]].isupper()
