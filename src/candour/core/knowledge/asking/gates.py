"""What bars an entry from stating a sentence: another person, another place, another injury."""

import re
from collections.abc import Iterable

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.roots import root
from candour.core.knowledge.agencies import Agencies
from candour.core.knowledge.asking.amounts import is_of_amount
from candour.core.knowledge.asking.others import (
    is_not_the_mothers,
    is_of_a_stranger,
    is_of_another,
    is_of_other_sex,
)
from candour.core.knowledge.asking.presence import NEAR, Presence
from candour.core.knowledge.asking.query import Place, Query
from candour.core.knowledge.said import Said, cues_in
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Sex, Standing

_NUMBER = re.compile(r"\b(?:no|number|nr|flat)\.? ?(?P<number>\d+[a-z]?)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:at|into|in|from|of|wanted|to|door of) (?P<number>\d+[a-z]?)(?=[,;:.]?(?:\s|$))"
    r"(?!\s*(?:am|pm|hrs|days?|weeks?|months?|years?|yrs|%))",
    re.IGNORECASE,
)

_PARTNERS = frozenset(("partner", "new_partner", "spouse", "former_partner"))
_TOWN_BEHIND = 3
_TAKEN = 3
_TAKING = frozenset(("taken", "took", "taking", "takes", "put", "puts", "putting"))
_TAKEN_IN = frozenset(("in", "up"))
RESIDENCE = frozenset(("lives", "left_home"))


class Gates:
    """Everything that an entry must agree on with one query."""

    def __init__(
        self, query: Query, words: KnowingWords, cast: CastIndex, agencies: Agencies
    ) -> None:
        """Keep the query beside what it is told by."""
        self._agencies = agencies
        self._cast = cast
        self._query = query
        self._words = words
        self.presence = Presence(query, words, cast, self._is_at_address)
        self.injuries = words.notions.alike("injury")
        self._is_of_injury = bool(self.injuries & query.predicates.keys())
        self.is_of_residence = bool(RESIDENCE & query.predicates.keys())
        self._is_of_service = "service_user" in query.predicates
        self._sites = frozenset(code[5:] for code in query.details if code.startswith("site:"))

    def pass_at(self, said: Said, first: int, *, is_denied: bool) -> bool:
        """Whether nothing bars the words at a place from stating what is asked."""
        query, presence = self._query, self.presence
        if self._is_of_service and query.agencies and not self.has_agency(said):
            return False
        if not all(
            presence.is_there(who, said, first, is_denied=is_denied) for who in query.people
        ) or not all(presence.has_word(said, one) for one in query.places):
            return False
        return is_denied or self._agrees(said, first)

    def _agrees(self, said: Said, first: int) -> bool:
        """Whether place, part of the body and whose it is are those asked for."""
        query = self._query
        if self.is_of_residence:
            is_here = self.is_of_the_place(said, first)
        else:
            is_here = not query.addresses or not self._is_elsewhere(said)
        return (
            is_here
            and (
                bool(_PARTNERS & query.predicates.keys()) or self.presence.is_the_child(said, first)
            )
            and self.contradicts_nothing(said, first)
        )

    def contradicts_nothing(self, said: Said, first: int) -> bool:
        """Whether it is not plainly another's, nor another part of the body."""
        presence, amount = self.presence, self._query.amount
        if amount is not None and not is_of_amount(said, first, amount, self._words):
            return False
        if is_of_a_stranger(presence, said) or (
            self.is_of_residence
            and (is_of_other_sex(presence, said, first) or is_of_another(presence, said, first))
        ):
            return False
        if self._is_of_injury and not (
            presence.is_of_the_child(said, first) and self._is_same_site(said, first)
        ):
            return False
        if _PARTNERS & self._query.predicates.keys():
            return presence.is_hers(said, first)
        return not is_not_the_mothers(presence, said, first)

    def addresses(self, said: Said) -> list[Place]:
        """The addresses in an entry's words."""
        found = [
            self._place(one.road, one.number)
            for one in addresses_in(said.tokens, self._words.events)
        ]
        found += [
            Place(one.road, number)
            for one in self._query.addresses
            for number in _numbers_before(said, one.road)
        ]
        return [*found, *(Place("", one["number"]) for one in _NUMBER.finditer(said.tokens.text))]

    def _place(self, road: str, number: str) -> Place:
        return Place(self._words.whole_road(road), number)

    def has_bare_number(self, said: Said) -> bool:
        """Whether a house number of the sentence stands alone: "the woman has moved into 9"."""
        numbers = {one.number for one in self._query.addresses if one.number}
        return any(one["number"] in numbers for one in _BARE.finditer(said.tokens.text))

    def has_agency(self, said: Said) -> bool:
        """Whether the entry is of an agency that the sentence names, or names it too."""
        return said.entry.agency in self._query.agencies or bool(
            self._query.agencies & self._agencies.named_in(said)
        )

    def names_asked_for(self, said: Said) -> bool:
        """Whether an entry mentions somebody of the sentence."""
        return any(who.ids & self._cast.persons_in(said.entry.id) for who in self._query.people)

    def is_of_sex_but(self, sex: Sex) -> bool:
        """Whether somebody of the sentence is known to be of the other sex than one."""
        persons = [
            person
            for who in self._query.people
            if not who.is_understood
            for person in map(self._cast.cast.person, who.ids)
            if person is not None
        ]
        known = {who.sex for who in self._query.people if who.sex is not None}
        known |= {own for own in map(self._cast.sex_of, persons) if own is not None}
        return bool(known) and sex not in known

    def _is_at_address(self, said: Said) -> bool:
        return any(
            place.agrees(other) for place in self._query.addresses for other in self.addresses(said)
        )

    def is_of_the_place(self, said: Said, anchor: int) -> bool:
        """Whether words of living somewhere are of the place asked for: by address, or "there"."""
        if not self._query.addresses:
            return True
        here = self._addresses_beside(said, anchor)
        if here:
            return any(place.agrees(other) for place in self._query.addresses for other in here)
        if self._is_in_another_town(said, anchor):
            return False
        if "left_home" in self._query.predicates:
            return self._is_left(said)
        return not self._is_with_kin(said, anchor) and self._is_there(said, anchor)

    def _is_left(self, said: Said) -> bool:
        """Whether a home that is left may be the one asked for, though no address stands by."""
        return self._is_at_address(said) or (self._is_of_home() and not self._is_elsewhere(said))

    def _is_there(self, said: Said, anchor: int) -> bool:
        """Whether somebody is said to live "there", or with others of the family."""
        if self._is_beside(said, anchor, "there"):
            return True
        if self._is_beside(said, anchor, "passing_stays"):
            return False
        return any(
            person.standing is not Standing.PROFESSIONAL and not self._is_asked_for(person.id)
            for mention, person in self.presence.near(said, anchor)
            if mention.roles or mention.name
        )

    def _is_beside(self, said: Said, anchor: int, name: str) -> bool:
        """Whether a phrase of one list of the vocabulary stands in a word's clause."""
        found = cues_in(said, self._words).get(name, ())
        return any(said.clause(met.first) == said.clause(anchor) for met in found)

    def _is_of_home(self) -> bool:
        """Whether the sentence makes who left one of the household: a home may go unnamed."""
        roles = {role for who in self._query.people for role in who.roles}
        return not roles.isdisjoint(self._words.told_by_role)

    def _is_with_kin(self, said: Said, anchor: int) -> bool:
        """Whether somebody is told to live with kin, at their home: "stays with dad"."""
        behind = said.tokens.words[anchor + 1 : anchor + 1 + _TOWN_BEHIND]
        kin = self._words.kin - {"mother", "child", "son", "daughter"}
        at = range(anchor + 2, anchor + 1 + _TOWN_BEHIND)
        if self._is_taken_in(said, anchor):  # "his grandmother has taken him in"
            at = range(anchor)
        elif behind[:1] != ("with",):
            return False
        return any(
            first in at
            for role in kin
            for first, _ in said.terms.get(f"who:{role}", ())
            if said.clause(first) == said.clause(anchor)
        )

    def _is_taken_in(self, said: Said, anchor: int) -> bool:
        """Whether words tell that somebody gave another a home: theirs, if no other is named."""
        words = said.tokens.words[anchor : anchor + _TAKEN]
        return words[0] in _TAKING and not _TAKEN_IN.isdisjoint(words)

    def is_elsewhere(self, said: Said, anchor: int) -> bool:
        """Whether another address or town stands beside words of living somewhere."""
        here = self._addresses_beside(said, anchor)
        if here:
            return not any(place.agrees(other) for place in self._query.addresses for other in here)
        return self._is_in_another_town(said, anchor)

    def _addresses_beside(self, said: Said, anchor: int) -> list[Place]:
        return [
            self._place(one.road, one.number)
            for one in addresses_in(said.tokens, self._words.events)
            if said.clause(one.first) == said.clause(anchor)
        ]

    def _is_in_another_town(self, said: Said, anchor: int) -> bool:
        """Whether a town follows that the sentence does not name: "he lives in Stanmoor"."""
        tokens, words = said.tokens, self._words
        names = {one.text.split()[0].casefold() for one, _ in self.presence.near(said, anchor)}
        behind = range(anchor + 1, min(anchor + 1 + _TOWN_BEHIND, len(tokens.words)))
        for at in behind:
            if tokens.clauses[at] != tokens.clauses[anchor] or tokens.words[at - 1] != "in":
                continue
            word = tokens.words[at]
            is_plain = word in words.events.ordinary or root(word) in words.plain
            if tokens.text[tokens.starts[at]].isupper() and not is_plain:
                return word not in self._query.places | names | words.events.common
        return False

    def _is_asked_for(self, person: str) -> bool:
        return any(person in who.ids for who in self._query.people)

    def _is_elsewhere(self, said: Said) -> bool:
        found = self.addresses(said)
        return bool(found) and not any(
            place.agrees(other) for place in self._query.addresses for other in found
        )

    def _is_same_site(self, said: Said, anchor: int) -> bool:
        """Whether the parts of the body named may be those asked for."""
        if not self._sites:
            return True
        named = {
            code[5:]
            for code, places in said.terms.items()
            if code.startswith("site:")
            and any(abs(said.clause(one) - said.clause(anchor)) <= NEAR for one, _ in places)
        }
        return not named or any(self._overlap(one, other) for one in named for other in self._sites)

    def parts_of(self, code: str) -> frozenset[str]:
        """Terms for a part of the body and for the parts that it has of its own."""
        own = code.removeprefix("site:")
        sites = self._words.events.sites
        return frozenset(f"site:{one}" for one in (own, *sites) if own in self._wholes(one))

    def _overlap(self, one: str, other: str) -> bool:
        return other in self._wholes(one) or one in self._wholes(other)

    def _wholes(self, site: str) -> Iterable[str]:
        found = [site]
        while (larger := self._words.events.sites.get(found[-1])) is not None:
            found.append(larger)
        return found


def _numbers_before(said: Said, road: str) -> Iterable[str]:
    """The numbers before each place where a road stands, "" where it has none."""
    words, wanted = said.tokens.words, tuple(road.split())
    for at in range(len(words) - len(wanted) + 1):
        if wanted and words[at : at + len(wanted)] == wanted:
            yield words[at - 1] if at and words[at - 1][0].isdigit() else ""
