"""What bars an entry from stating a sentence: another person, another place, another injury."""

from bisect import bisect_right
from collections.abc import Iterable
from re import escape, finditer

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.phrases import tokens_of
from candour.core.knowledge.asking.query import Place, Query, Who
from candour.core.knowledge.said import Said, cues_in
from candour.core.knowledge.whose import CastIndex, Named
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Mention, Sex, Standing
from candour.core.people.person import Person

_NEAR = 1
_BEFORE = 3
_AFTER = 1
_RESIDENCE = frozenset(("lives", "left_home"))
_MEN = frozenset(("man", "father", "stepfather", "uncle", "grandfather"))


class Gates:
    """Everything that an entry must agree on with one query."""

    def __init__(self, query: Query, words: KnowingWords, cast: CastIndex) -> None:
        """Keep the query beside what it is told by."""
        self._query = query
        self._words = words
        self._cast = cast
        self._injuries = words.notions.alike("injury")
        self._is_of_injury = bool(self._injuries & query.predicates.keys())
        self._is_of_residence = bool(_RESIDENCE & query.predicates.keys())
        self._sites = frozenset(code[5:] for code in query.details if code.startswith("site:"))

    def pass_at(self, said: Said, first: int, last: int, *, is_denied: bool) -> bool:
        """Whether nothing bars the words at a place from stating what is asked."""
        if not all(
            self._is_there(who, said, first, is_denied=is_denied) for who in self._query.people
        ):
            return False
        if any(not self._has_word(said, one) for one in self._query.places):
            return False
        if is_denied:
            return True
        if self._is_of_residence and not self._is_at_the_place(said, first):
            return False
        if self._query.addresses and not self._is_of_residence and self._is_elsewhere(said):
            return False
        if self._is_of_injury and not (
            self._is_same_site(said, first) and self._is_the_child(said, first)
        ):
            return False
        return "partner" not in self._query.predicates or self._is_hers(said, first, last)

    def addresses(self, said: Said) -> list[Place]:
        """The addresses in an entry's words."""
        return [
            Place(one.road, one.number) for one in addresses_in(said.tokens, self._words.events)
        ]

    def has_agency(self, said: Said) -> bool:
        """Whether the entry is of an agency that the sentence names, or names it too."""
        named = {f"agency:{kind}" for kind in self._query.agencies}
        return bool(named & said.terms.keys()) or self._own_kind(said) in self._query.agencies

    def _own_kind(self, said: Said) -> str | None:
        name = said.entry.agency
        terms = self._words.events.counterparts
        low = tokens_of(name).words
        best, length = None, 0
        for kind, labels in terms.items():
            for label in labels:
                part = tokens_of(label).words
                if len(part) > length and any(
                    low[at : at + len(part)] == part for at in range(len(low) - len(part) + 1)
                ):
                    best, length = kind, len(part)
        return best

    def _is_there(self, who: Who, said: Said, anchor: int, *, is_denied: bool) -> bool:
        if who.is_understood:
            return True
        if who.is_unnamed:
            return is_denied or self._has_somebody(who, said, anchor)
        if who.is_by_name and not any(
            self._has_word(said, name) for name in who.names if len(name) > 1
        ):
            return False
        if who.ids:
            mentioned = self._cast.in_entry.get(said.entry.id, ())
            if any(
                person.id in who.ids and self._is_near(said, one.text, anchor)
                for one, person in mentioned
            ):
                return True
            if any(_shares_name(who, one.text) for one, _ in mentioned):
                return False
        if who.names:
            return all(self._has_word(said, name) for name in who.names if len(name) > 1)
        return any(f"who:{role}" in said.terms for role in who.roles)

    def _is_near(self, said: Said, text: str, anchor: int) -> bool:
        """Whether a mention belongs to the anchor's words: near them, or in a column of people.

        What stands in a further column stands alone.
        """
        part = said.part_at(anchor)
        if part.heading:
            return text in part.text
        tokens = said.tokens
        places = [found.start() for found in finditer(escape(text), tokens.text)]
        if not places:
            return True
        clause = said.clause(anchor)
        apart = [clause - tokens.clauses[bisect_right(tokens.starts, at) - 1] for at in places]
        return any(-_AFTER <= one <= _BEFORE for one in apart)

    def _has_word(self, said: Said, word: str) -> bool:
        if word in said.tokens.words:
            return True
        return any(word in tokens_of(one).words for one in said.entry.people)

    def _has_somebody(self, who: Who, said: Said, anchor: int) -> bool:
        """Whether an adult of the sex asked for is near, and none of those left out alone."""
        out = frozenset().union(*(one.ids for one in self._query.left_out))
        out_words = {word for one in self._query.left_out for word in one.roles | set(one.names)}
        near = self._near(said, anchor)
        for mention, person in near:
            if person.id in out or person.standing is Standing.PROFESSIONAL:
                continue
            if person.id == self._cast.cast.subject or mention.roles & self._words.understood:
                continue
            if who.sex is None or self._is_of_sex(mention, person, who.sex):
                return True
        if near and any(person.id in out for _, person in near):
            return False
        said_of = [
            code for code in ("who:man", "who:partner", "partner") if said.near(code, anchor, _NEAR)
        ]
        is_out = any(said.near(code, anchor, _NEAR) for code in out_words)
        return bool(said_of) and not is_out

    def _is_of_sex(self, mention: Mention, person: Person, sex: Sex) -> bool:
        """Whether records make somebody a man (a woman): by person, by title, by role."""
        known = self._cast.sex_of(person)
        if known is not None:
            return known is sex
        words = set(tokens_of(mention.text).words) | mention.roles
        return bool(words & {*self._words.somebody, "friend", "mr", "visitor"})

    def _near(self, said: Said, anchor: int) -> list[Named]:
        """Mentions that stand in the anchor's clause or beside it."""
        tokens = said.tokens
        clauses = [
            at for at, one in enumerate(tokens.clauses) if abs(one - said.clause(anchor)) <= _NEAR
        ]
        if not clauses:
            return []
        text = tokens.text[tokens.starts[clauses[0]] : tokens.ends[clauses[-1]]]
        return [one for one in self._cast.in_entry.get(said.entry.id, ()) if one[0].text in text]

    def _is_at_the_place(self, said: Said, anchor: int) -> bool:
        """Whether words of living somewhere are of the place asked for: by address, or "there"."""
        if not self._query.addresses:
            return True
        tokens = said.tokens
        here = [
            Place(one.road, one.number)
            for one in addresses_in(tokens, self._words.events)
            if said.clause(one.first) == said.clause(anchor)
        ]
        if here:
            return any(place.agrees(other) for place in self._query.addresses for other in here)
        if "left_home" in self._query.predicates:
            return False
        cues = cues_in(said, self._words)
        if any(said.clause(met.first) == said.clause(anchor) for met in cues.get("there", ())):
            return True
        return any(
            person.standing is not Standing.PROFESSIONAL and not self._is_asked_for(person.id)
            for mention, person in self._near(said, anchor)
            if mention.roles or mention.name
        )

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
            and any(abs(said.clause(one) - said.clause(anchor)) <= _NEAR for one, _ in places)
        }
        return not named or any(self._overlap(one, other) for one in named for other in self._sites)

    def _overlap(self, one: str, other: str) -> bool:
        return other in self._wholes(one) or one in self._wholes(other)

    def _wholes(self, site: str) -> Iterable[str]:
        found = [site]
        while (larger := self._words.events.sites.get(found[-1])) is not None:
            found.append(larger)
        return found

    def _is_the_child(self, said: Said, anchor: int) -> bool:
        """Whether an injury is not plainly somebody else's: those named beside it are another's."""
        subject = self._cast.cast.subject
        hurt = [who for who in self._query.people if who.is_understood]
        if subject is None or not hurt:
            return True
        mentioned = self._cast.in_entry.get(said.entry.id, ())
        if any(person.id == subject for _, person in mentioned):
            return True
        tokens = said.tokens
        low = max(0, anchor - 8)
        text = tokens.text[tokens.starts[low] : tokens.ends[anchor]]
        others = [
            mention
            for mention, person in mentioned
            if person.standing is not Standing.PROFESSIONAL
            and mention.text in text
            and mention.name
        ]
        return not others

    def _is_hers(self, said: Said, first: int, last: int) -> bool:
        """Whether a partner is not plainly another's: "dad's new partner", "his girlfriend"."""
        wanted = frozenset().union(*(who.ids for who in self._query.people))
        before = said.tokens.words[max(0, first - 2) : first]
        if not self._words.others.intersection(before) or said.clause(first) != said.clause(
            max(0, first - 1)
        ):
            return True
        return any(person.id in wanted for _, person in self._near(said, first))


def _shares_name(who: Who, text: str) -> bool:
    words = tokens_of(text).words
    return bool(who.names) and who.names[-1] in words
