"""One field of an entry with everybody in it: agencies, the family, the writer's own people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.heard import Part
from candour.core.knowledge.contacts.parties import Named
from candour.core.knowledge.contacts.words import ContactWords

_JOINED, _LED, _BEHIND, _BEFORE, _BACK = 4, 5, 5, 9, 2
_OF_AN_AGE = 2
_PARTED = (",", "/", "&", ";", "+", "\n")


class Who(Enum):
    """Somebody in a sentence who is no other agency."""

    OWN = "own"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that nobody in the case is known by: somebody's staff, or what an agency is called."""

    first: int
    last: int
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies named in one breath ("HV, school and Dr Ash"), and what word leads to them."""

    first: int
    last: int
    agencies: tuple[str, ...]
    lead: str = ""
    lead_at: int = -1


Person = Group | Stranger | Who | None


@dataclass(frozen=True)
class Line:
    """One field of an entry: its words, its agencies in groups, its phrases of contact."""

    part: Part = field(repr=False)
    groups: tuple[Group, ...]
    found: Mapping[str, Sequence[Found]] = field(repr=False)
    words: ContactWords = field(repr=False)
    names: frozenset[str] = field(repr=False)
    family: frozenset[str] | None = field(repr=False)

    @classmethod
    def of(
        cls,
        part: Part,
        mentions: Sequence[Named],
        words: ContactWords,
        names: frozenset[str],
        family: frozenset[str] | None,
    ) -> "Line":
        """Search a part for phrases of contact, and put its mentions into groups.

        `family` are its names; None in a report on others, where "she" is the official named last.
        """
        found: dict[str, list[Found]] = {}
        for one in words.book.find(part.tokens):
            found.setdefault(one.kind, []).append(one)
        line = cls(part, (), found, words, names, family)
        return replace(line, groups=tuple(line.grouped(mentions)))

    def of_kind(self, kind: str) -> Sequence[Found]:
        """The phrases of a kind, in order."""
        return self.found.get(kind, ())

    def grouped(self, mentions: Sequence[Named]) -> Iterator[Group]:
        """Mentions in groups: a list is one, and a name with its office is one."""
        open_: Group | None = None
        for first, last, agencies in mentions:
            name = min(agencies)
            joined = None if open_ is None else self._joined(open_, first, last, name)
            if joined is None:
                if open_ is not None:
                    yield self._led(open_)
                open_ = Group(first, last, (name,))
            else:
                open_ = joined
        if open_ is not None:
            yield self._led(open_)

    def _joined(self, group: Group, first: int, last: int, name: str) -> Group | None:
        """The group with one mention more, where it belongs to it."""
        part, lists = self.part, self.words.lists
        if part.sentences[group.last] != part.sentences[first] or first - group.last > _JOINED:
            return None
        gap = part.tokens.text[part.tokens.ends[group.last] : part.tokens.starts[first]]
        between = part.tokens.words[group.last + 1 : first]
        is_same = group.agencies[-1] == name
        if not between and not any(mark in gap for mark in (*_PARTED, ":", ".", " – ", " - ")):
            kept = group.agencies if is_same else (*group.agencies[:-1], name)
            return Group(group.first, last, kept)
        written = part.tokens.between(group.last, group.last)
        is_shortened = f"{written}." in self.words.cut_short
        if ":" in gap or (". " in gap and not is_shortened):
            return None
        fills = lists["joined_by"] | lists["between"]
        for at, word in enumerate(between, start=group.last + 1):
            is_of = word in lists["part_of"] and is_same
            is_lead = word in lists["to"] or word in lists["from"] or word in lists["with"]
            if not is_of and (is_lead or not (word in fills or self.is_name(at))):
                return None
        is_list = bool(lists["joined_by"].intersection(between)) or any(m in gap for m in _PARTED)
        if is_same:
            return Group(group.first, last, group.agencies)
        return Group(group.first, last, (*group.agencies, name)) if is_list else None

    def _led(self, group: Group) -> Group:
        """The group with the preposition before it, names and offices between them passed over."""
        words, lists = self.part.tokens.words, self.words.lists
        leads = lists["from"] | lists["to"] | lists["with"] | lists["leads"]
        for at in range(group.first - 1, max(-1, group.first - 1 - _LED), -1):
            if self.part.sentences[at] != self.part.sentences[group.first]:
                break
            if words[at] in leads:
                return replace(group, lead=words[at], lead_at=at)
            passed = lists["between"] | lists["joined_by"]
            if words[at] not in passed and not self.is_name(at):
                break
        return group

    def is_name(self, at: int) -> bool:
        """Whether a word stands with a capital, or is a name in this case."""
        written = self.part.tokens.between(at, at)
        return written[:1].isupper() and (
            self.part.tokens.words[at] in self.names
            or not self._opens_sentence(at)
            or len(written) == 1
        )

    def is_capital(self, at: int) -> bool:
        """Whether a word is written with a capital, at the head of a sentence too."""
        return self.part.tokens.between(at, at)[:1].isupper()

    def _opens_sentence(self, at: int) -> bool:
        return not at or self.part.sentences[at - 1] != self.part.sentences[at]

    def is_headed(self, paper: Found) -> bool:
        """Whether a paper arrived, or heads what it says: "Discharge summary: ..."."""
        return bool(self.of_kind("arrived")) or self.is_before_colon(paper.last)

    def is_before_colon(self, at: int) -> bool:
        """Whether a colon stands behind a word, or behind the bracket that it ends."""
        tokens = self.part.tokens
        return tokens.text[tokens.ends[at] :].lstrip(" )").startswith(":")

    def group_at(self, at: int) -> Group | None:
        """The group that a word is part of."""
        return next((one for one in self.groups if one.first <= at <= one.last), None)

    @cached_property
    def kin(self) -> frozenset[int]:
        """The places of words of kinship, pronouns of persons, and names of the family."""
        listed = {
            at
            for one in self.part.of("family")
            for at in range(one.first, one.last + 1)
            if self.part.tokens.words[at] not in self.words.lists["to"]
        }
        if self.family is None:
            return frozenset()
        named = {at for at, word in enumerate(self.part.tokens.words) if word in self.family}
        inside = {at for one in self.groups for at in range(one.first, one.last + 1)}
        # Of a full name the surname tells whose he is: the family's Tom is no Tom Ash of school.
        inside |= {at - 1 for at in inside if at and at - 1 in named and self._are_joined(at - 1)}
        return frozenset((listed | named) - inside)

    def _are_joined(self, at: int) -> bool:
        tokens = self.part.tokens
        return tokens.text[tokens.ends[at] : tokens.starts[at + 1]] == " " and self.is_name(at)

    def person_at(self, at: int) -> Person:
        """Who a word is: an agency, the family, the writer's own side, a name nobody knows."""
        group = self.group_at(at)
        if group is not None:
            return group
        word = self.part.tokens.words[at]
        if at in self.kin:
            return Who.FAMILY
        if word in self.words.lists["us"]:
            return Who.OWN
        if self.family is None and word in self.words.lists["he_or_she"]:
            return self._named_last(at)
        return self._stranger(at) if self.is_name(at) and word in self.names else None

    def _named_last(self, at: int) -> Person:
        """The official whom "she" stands for: the one that the sentence, or the last, opens on."""
        sentence = self.part.sentences[at]
        before = [
            one
            for one in self.groups
            if one.last < at
            and not one.lead
            and len(one.agencies) == 1
            and sentence - self.part.sentences[one.first] <= _BACK
        ]
        if not before:
            return Stranger(at, at, self.part.tokens.words[at])
        nearest = self.part.sentences[before[-1].first]
        return next(one for one in before if self.part.sentences[one.first] == nearest)

    def _stranger(self, at: int) -> Stranger:
        """The run of words with capitals that a name is part of."""
        first = last = at
        tokens = self.part.tokens
        while first and self.is_name(first - 1) and self._are_beside(first - 1):
            first -= 1
        while last + 1 < len(tokens.words) and self._are_beside(last) and self.is_name(last + 1):
            last += 1
        return Stranger(first, last, " ".join(tokens.words[first : last + 1]))

    def _are_beside(self, at: int) -> bool:
        """Whether only a space stands between a word and the next, neither an agency's."""
        tokens = self.part.tokens
        gap = tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
        return gap in (" ", ". ") and self.group_at(at) is None and self.group_at(at + 1) is None

    def before(self, at: int) -> Person:
        """Who stands before a verb as its subject; None where nobody does."""
        words, part, lists = self.part.tokens.words, self.part, self.words.lists
        passed = lists["adverbs"] | lists["having"] | lists["auxiliaries"]
        for here in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
            if part.sentences[here] != part.sentences[at]:
                return None
            person = self.person_at(here)
            if part.tokens.clauses[here] != part.tokens.clauses[at]:
                return None
            if isinstance(person, Stranger):
                person = self._of_office(person)
            if isinstance(person, Group):
                is_away = person.lead in lists["to"] | lists["with"] | lists["about_whom"]
                return None if is_away else person
            if person is not None:
                is_beside = here and words[here - 1] in lists["beside"]
                return None if person is Who.FAMILY and is_beside else person
            is_aside = self._is_note(here) or self._is_age(here)
            if words[here] not in passed and not is_aside:
                return None
        return None

    def _of_office(self, person: Stranger) -> Person:
        """ "Social worker Ms Lee rang": a name right behind an office is its holder's."""
        tokens = self.part.tokens
        if not person.first or tokens.words[person.first - 1] in self.names:
            return person
        office = self.group_at(person.first - 1)
        is_beside = tokens.text[tokens.ends[person.first - 1] : tokens.starts[person.first]] == " "
        return office if office is not None and is_beside else person

    def _is_age(self, at: int) -> bool:
        """Whether a word is the age of one of the family: "Tom, 7, told his teacher"."""
        word = self.part.tokens.words[at]
        return at > 0 and at - 1 in self.kin and word.isdigit() and len(word) <= _OF_AN_AGE

    def _is_note(self, at: int) -> bool:
        """Whether a word is a note's number amid a report's sentence."""
        word = self.part.tokens.words[at]
        return self.family is None and word.isdigit() and len(word) > 2

    @cached_property
    def in_means(self) -> frozenset[int]:
        """The places of words that say how: "by telephone"."""
        return frozenset(
            at for one in self.of_kind("by_means") for at in range(one.first, one.last + 1)
        )

    def behind(self, at: int) -> tuple[Person, str]:
        """Whom a verb has behind it, and the preposition between them, if any."""
        words, part, lists = self.part.tokens.words, self.part, self.words.lists
        leads = lists["from"] | lists["to"] | lists["with"]
        means = self.in_means
        lead = ""
        stop = min(len(words), at + 1 + _BEHIND + 3 * bool(means))
        for here in range(at + 1, stop):
            if part.tokens.clauses[here] != part.tokens.clauses[at]:
                break
            person = self.person_at(here)
            if here in means and not isinstance(person, Group):
                continue
            if isinstance(person, Stranger) and self._office_follows(here):
                continue
            if person is not None:
                return person, lead
            if words[here] in leads and not lead:
                lead = words[here]
            elif not (
                words[here] in lists["between"] | lists["adverbs"]
                or self.is_name(here)
                or self._is_note(here)
            ):
                break
        return None, lead

    def _office_follows(self, at: int) -> bool:
        """ "G Nield, probation": the name is told by what stands behind it."""
        for here in range(at + 1, min(len(self.part.tokens.words), at + 3)):
            if self.part.tokens.clauses[here] != self.part.tokens.clauses[at]:
                return False
            if isinstance(self.person_at(here), Group):
                return True
            if not self.is_name(here):
                return False
        return False

    def has_in_clause(self, at: int, *kinds: str, until: int | None = None) -> bool:
        """Whether phrases of these kinds stand in the clause of a word, before `until` if given."""
        clause = self.part.tokens.clauses[at]
        return any(
            self.part.tokens.clauses[one.first] == clause and (until is None or one.last < until)
            for kind in kinds
            for one in self.of_kind(kind)
        )
