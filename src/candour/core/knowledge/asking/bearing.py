"""How far an entry bears on the people, the place and the days of a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from candour.core.chronology.events.phrases import tokens_of
from candour.core.knowledge.asking.gates import Gates
from candour.core.knowledge.asking.presence import PRONOUNS
from candour.core.knowledge.asking.query import Query, Who
from candour.core.knowledge.said import Said
from candour.core.knowledge.whose import CastIndex, Named
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Mention, Standing
from candour.core.people.person import Person

_MAIN = 0.3
_OTHER = 0.8
_UNNAMED = 0.4
_BEFORE = timedelta(days=3)
_SOON = timedelta(days=75)
_SOON_AFTER = 0.4
_ONLY_IN_ENTRY = 0.85
_BY_ROLE = 0.75
_UNDERSTOOD = 0.8
_MAY_BE = 0.5
_THERE = 0.7


@dataclass(frozen=True, slots=True)
class Bearing:
    """Tells, for one query, how well an entry's people, place and days fit it."""

    query: Query = field(repr=False)
    words: KnowingWords = field(repr=False)
    cast: CastIndex = field(repr=False)
    gates: Gates = field(repr=False)
    is_of_days: Callable[[Said], bool] = field(repr=False)
    begun: date | None = None
    """the first day of all records"""

    def people(self, said: Said, anchor: int) -> tuple[float, float]:
        """The weight of those of the sentence whom the entry means, and of them all."""
        met = all_of = 0.0
        for who in self.query.people:
            if who.is_unnamed:
                weight = _UNNAMED
            else:
                is_main = who.is_understood or self._is_client(who, said)
                weight = _MAIN if is_main else _OTHER
            met += weight * self._fit(who, said, anchor)
            all_of += weight
        return met, all_of

    def is_anybody_doubtful(self, said: Said, anchor: int) -> bool:
        """Whether somebody of the sentence is there only as somebody nameless who may be meant."""
        return any(
            not who.is_unnamed and self._fit(who, said, anchor) == _MAY_BE
            for who in self.query.people
        )

    def are_all_beside(self, said: Said, anchor: int) -> bool:
        """Whether everybody of the sentence is named in the clause of a place of an entry."""
        near = {person.id for _, person in self.gates.presence.near(said, anchor, 0)}
        people = [who for who in self.query.people if not who.is_understood]
        return bool(people) and all(who.names and who.ids & near for who in people)

    def _fit(self, who: Who, said: Said, anchor: int) -> float:
        if who.is_unnamed:
            return float(self.gates.presence.is_there(who, said, anchor, is_denied=False))
        if who.is_by_name and not self._is_named(who, said):
            return 0.0
        if who.ids & {person.id for _, person in self.gates.presence.near(said, anchor)}:
            return 1.0
        if who.ids & self.cast.persons_in(said.entry.id) or self._is_named(who, said):
            return _ONLY_IN_ENTRY
        return self._fit_unsaid(who, said, anchor)

    def _is_named(self, who: Who, said: Said) -> bool:
        """Whether a name stands there, and is no other's: of "Amblin" there may be several."""
        full = [name for name in who.names if len(name) > 1]
        others = {
            word
            for mention, person in self.cast.in_entry.get(said.entry.id, ())
            if person.id not in who.ids and _is_of_another(mention, full)
            for word in tokens_of(mention.text).words
        }
        return any(self.gates.presence.has_word(said, name) for name in full if name not in others)

    def _fit_unsaid(self, who: Who, said: Said, anchor: int) -> float:
        """How well an entry fits somebody whom it does not name: by role, or as its own client."""
        presence = self.gates.presence
        near = presence.near(said, anchor)
        if who.is_understood or self._is_client(who, said):
            return 0.0 if self._others(who, near) else _UNDERSTOOD
        if presence.is_there(who, said, anchor, is_denied=False):
            return _BY_ROLE
        may_be = any(self._may_be(who, *one) for one in near)
        return _MAY_BE if may_be or self._is_pronoun(who, said, anchor) else 0.0

    def _is_pronoun(self, who: Who, said: Said, anchor: int) -> bool:
        """Whether "he" or "him" may be a second person of the sentence, asked for by a role."""
        if not who.roles or who.names or self.query.people[0] is who:
            return False
        persons = [one for one in map(self.cast.cast.person, who.ids) if one is not None]
        sexes = {self.cast.sex_of(one) for one in persons} - {None}
        tokens = said.tokens
        return len(sexes) == 1 and any(
            PRONOUNS.get(tokens.words[at]) in sexes
            for at, clause in enumerate(tokens.clauses)
            if clause == tokens.clauses[anchor]
        )

    def _may_be(self, who: Who, mention: Mention, person: Person) -> bool:
        """Whether an adult whom an entry leaves nameless may be somebody."""
        if mention.name is not None or not self.cast.is_nameless(person):
            return False
        if person.standing is Standing.PROFESSIONAL or mention.roles & self.words.understood:
            return False
        sexes = {self.cast.sex_of(one) for one in map(self.cast.cast.person, who.ids) if one}
        sex = self.cast.sex_of(person)
        return sex is not None and sex in sexes and not self.cast.are_apart(who.ids, person)

    def _others(self, who: Who, near: Sequence[Named]) -> bool:
        """Whether somebody else of the family is named there."""
        return any(
            mention.name is not None
            and person.id not in who.ids
            and person.standing is not Standing.PROFESSIONAL
            for mention, person in near
        )

    def _is_client(self, who: Who, said: Said) -> bool:
        """Whether somebody is the one of whom an agency's whole record is."""
        return self.cast.is_client(who.ids, said.entry.agency)

    def is_at_the_place(self, said: Said) -> bool:
        """Whether an entry names an address of the sentence."""
        return self.gates.has_bare_number(said) or any(
            place.agrees(other)
            for place in self.query.addresses
            for other in self.gates.addresses(said)
        )

    def at_the_place(self, said: Said, anchor: int) -> float:
        """How well an entry's place fits: by its address, or "there", at the home of the record."""
        if self.is_at_the_place(said):
            return 1.0
        is_there = self.gates.is_of_residence and self.gates.is_of_the_place(said, anchor)
        return _THERE if is_there else 0.0

    def sites(self, code: str) -> frozenset[str]:
        """Terms for a part of the body, for what it is part of, and for its own parts."""
        sites = self.words.events.sites
        own = code.removeprefix("site:")
        found = {own}
        found.update(part for part, whole in sites.items() if whole == own)
        while (whole := sites.get(own)) is not None:
            found.add(whole)
            own = whole
        return frozenset(f"site:{one}" for one in found)

    def is_part_of(self, asked: str, found: str) -> bool:
        """Whether a term is of a part of the body, and another of what it is part of."""
        part, whole = asked.removeprefix("site:"), found.removeprefix("site:")
        return self.words.events.sites.get(part) == whole

    def is_barred(self, said: Said, anchor: int) -> bool:
        """Whether somebody of the sentence who must be meant is not, or a place is not named."""
        needed = [
            who
            for who in self.query.people
            if not who.is_understood and (who.ids or who.roles or who.is_unnamed or who.is_by_name)
        ]
        return (
            not self.gates.contradicts_nothing(said, anchor)
            or any(
                (who.is_by_name or not self._is_client(who, said))
                and not self._fit(who, said, anchor)
                for who in needed
            )
            or not all(self.gates.presence.has_word(said, one) for one in self.query.places)
            or (self.gates.is_of_residence and not self._is_about_the_place(said, anchor))
        )

    def _is_about_the_place(self, said: Said, anchor: int) -> bool:
        return (
            not self.query.addresses
            or self.gates.is_of_the_place(said, anchor)
            or (self.is_at_the_place(said) and not self.gates.is_elsewhere(said, anchor))
        )

    def _is_seen(self) -> bool:
        """Whether it is something that staff see, not somebody's past."""
        by_code = self.words.notions.by_code
        return all(by_code[code].is_seen for code in self.query.predicates if code in by_code)

    def of_days(self, said: Said) -> float | None:
        """How well an entry fits the days asked for; None if made before or long after them."""
        first, last = self.query.first, self.query.last
        if first is None or last is None or self.is_of_days(said):
            return 1.0
        latest = said.entry.happened.latest
        if latest is None or latest.date() < first - _BEFORE:
            return None
        if self.begun is not None and last < self.begun and not self._is_seen():
            return _SOON_AFTER  # what came before all records is told whenever it is told
        is_told_later = latest.date() - last <= _SOON or self._is_past()
        return _SOON_AFTER if is_told_later else None

    def _is_past(self) -> bool:
        """Whether it is something of somebody's past, told whenever records come to it."""
        by_code = self.words.notions.by_code
        return any(by_code[code].is_past for code in self.query.predicates if code in by_code)


def _is_of_another(mention: Mention, names: Sequence[str]) -> bool:
    """Whether a mention has a forename, or its letter, that none of some names begins with."""
    if mention.name is None:
        return False
    first = [one[0].casefold() for one in (*mention.name.given, *mention.name.initials) if one]
    return bool(first) and not any(name[0] in first for name in names[:-1] or names)
