"""Whether an entry states what a sentence states, denies it, or says something else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from candour.core.knowledge.asking.asserting import Cues, Status, asserted
from candour.core.knowledge.asking.gates import Gates
from candour.core.knowledge.asking.query import FindDates, Query
from candour.core.knowledge.said import Said, cues_in
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Sex

_NEAR = 2
_LEAST_STATED = 0.6
_LEAST_OF_TWO = 0.5
_LEAST = 0.52
_SEVERAL = 2
_ANYBODY = frozenset(("anyone", "anybody", "any-one"))
_BESIDE = 4
_LEAST_TELLING = 0.4
_TELLING = 0.3
_ALIKE = 0.8
"""What another word of the same class counts for: a mark where a bruise is asked for."""

_LONGEST = 62
_YEAR = 364


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that speaks of what is asked: how, how fully, and on which words (first, last)."""

    said: Said = field(repr=False)
    status: Status
    score: float
    first: int
    last: int
    cues: Cues = field(repr=False)
    is_of_writing: bool = False
    """whether what is asked is that somebody wrote"""

    is_general: bool = False
    """whether it denies anybody ("nobody else lives here"), not the one asked for"""


class Matcher:
    """Holds entries against one query."""

    def __init__(
        self, query: Query, words: KnowingWords, gates: Gates, find_dates: FindDates
    ) -> None:
        """Lay out which terms stand for each of the query's."""
        self._query = query
        self._words = words
        self._find_dates = find_dates
        self._gates = gates
        by_code = words.notions.by_code
        self._alike = {
            code: words.notions.alike(code) if code in by_code else frozenset((code,))
            for code in query.predicates
        }
        out = {role for who in query.left_out for role in who.roles}
        self._alike = {code: them - out for code, them in self._alike.items()}
        days = (query.last - query.first).days if query.first and query.last else 0
        self._longest = max(_LONGEST, days)
        self._year = str(query.first.year) if query.first and days >= _YEAR else None
        self.is_of_writing = "writing" in query.predicates
        self.wanted = frozenset().union(*self._alike.values()) if self._alike else frozenset()

    def match(self, said: Said) -> Match | None:
        """Say what an entry makes of the query; None where it does not speak of it."""
        if not self.wanted & said.terms.keys():
            return None
        cues = cues_in(said, self._words)
        best: Match | None = None
        for first, last in self._anchors(said):
            one = self._at(said, cues, first, last)
            if one is not None and (best is None or _rank(one) > _rank(best)):
                best = one
        if best is None or not self.is_of_the_days(said):
            return None
        return best

    def _anchors(self, said: Said) -> Iterator[tuple[int, int]]:
        """Places of the weightiest notions, in the order of the words."""
        most = max(self._query.predicates.values())
        codes = [code for code, weight in self._query.predicates.items() if weight == most]
        places = {
            place
            for code in codes
            for one in self._alike[code]
            for place in said.terms.get(one, ())
        }
        yield from sorted(places)

    def _at(self, said: Said, cues: Cues, first: int, last: int) -> Match | None:
        stated = self._stated(said, first)
        if stated < (_LEAST_OF_TWO if self._query.is_twofold else _LEAST_STATED):
            return None
        status = self.status(said, cues, first, last)
        if self.is_only_asked(said, first, last) or self._is_of_anybody(said, status, first):
            return self._denied_of_all(said, status, cues, first, last)
        if status is None or not self._gates.pass_at(
            said, first, is_denied=status is Status.DENIES
        ):
            return None
        if not self._is_told_apart(said, first) or not self._is_enough(said, first):
            return None
        score = self._score(said, first, stated)
        if score < (_LEAST_OF_TWO * _ALIKE if self._query.is_twofold else _LEAST):
            return None
        return Match(said, status, score, first, last, cues, self.is_of_writing)

    def is_only_asked(self, said: Said, first: int, last: int) -> bool:
        """Whether words state nothing but may be denied: "asked who else is there"."""
        by_code = self._words.notions.by_code
        return any(
            by_code[code].is_only_asked and (first, last) in said.terms.get(code, ())
            for code in self.wanted
            if code in by_code
        )

    def _is_of_anybody(self, said: Said, status: Status | None, first: int) -> bool:
        """Whether what is denied was asked of everybody: "asked whether anyone has"."""
        clauses = said.tokens.clauses
        return status is Status.DENIES and any(
            self._is_anybody(said, at)
            for at in range(max(0, first - _BESIDE), first)
            if clauses[at] == clauses[first]
        )

    def _is_anybody(self, said: Said, at: int) -> bool:
        """Whether a word means everybody: "anyone", or "any other man" where a man is asked for."""
        words = said.tokens.words
        if words[at] in _ANYBODY:
            return True
        is_of_one = words[at] == "any" and not any(who.is_unnamed for who in self._query.people)
        behind = words[at + 1 : at + _BESIDE - 1] if is_of_one else ()
        sexes = {self._words.somebody[one] for one in behind if one in self._words.somebody}
        return any(sex == "any" or not self._gates.is_of_sex_but(Sex(sex)) for sex in sexes)

    def _denied_of_all(
        self, said: Said, status: Status | None, cues: Cues, first: int, last: int
    ) -> Match | None:
        """A denial of everybody: "which men are in the house? That's your lot"."""
        is_told_no = status is Status.CONTRARY and any(
            met.last == first - 1 for met in cues.get("denied", ())
        )  # "says no other adults"
        is_denied = is_told_no or status is Status.DENIES
        addresses = self._query.addresses
        is_of_a_town = bool(addresses) and not any(one.number for one in addresses)
        is_more = self._query.is_twofold or is_of_a_town  # "lives there and takes drugs"
        if self._query.places or is_more or not is_denied or self._gates.names_asked_for(said):
            return None
        return Match(said, Status.DENIES, _LEAST, first, last, cues, is_general=True)

    def _stated(self, said: Said, anchor: int) -> float:
        """The share of the predicates' weight that stands near the anchor."""
        predicates = self._query.predicates
        if self._query.is_any_of and any(
            weight >= 1 and self._is_met(said, code, anchor) == 1
            for code, weight in predicates.items()
        ):
            return 1.0
        met = sum(weight * self._is_met(said, code, anchor) for code, weight in predicates.items())
        return met / sum(predicates.values())

    def _is_met(self, said: Said, code: str, anchor: int) -> float:
        if said.near(code, anchor, _NEAR):
            return 1.0
        alike = (one for one in self._alike[code] if said.near(one, anchor, _NEAR))
        return _ALIKE if any(not self.is_of_another_kind(said, code, one) for one in alike) else 0.0

    def is_of_another_kind(self, said: Said, code: str, found: str) -> bool:
        """Whether a general word stands for another kind than the one asked: "positive for
        methadone" is no cannabis."""
        by_code = self._words.notions.by_code
        if code not in by_code or found not in by_code or not by_code[found].is_general:
            return False
        if by_code[code].is_general:
            return False
        clauses = {said.clause(first) for first, _ in said.terms.get(found, ())}
        return any(
            said.clause(first) in clauses
            for other in self._words.notions.of_kind(by_code[found].near)
            if other not in self._alike[code]
            for first, _ in said.terms.get(other, ())
        )

    def _is_enough(self, said: Said, anchor: int) -> bool:
        """Whether of a sentence that states several words and nothing else two are there."""
        predicates = self._query.predicates
        if len(predicates) < _SEVERAL or not all(one.startswith("word:") for one in predicates):
            return True
        return sum(bool(self._is_met(said, one, anchor)) for one in predicates) >= _SEVERAL

    def _score(self, said: Said, anchor: int, stated: float) -> float:
        """What is stated of all that the sentence says, details included."""
        query = self._query
        of_predicates = sum(query.predicates.values())
        met = stated * of_predicates
        for code, weight in query.details.items():
            met += weight * self._has_detail(said, code, anchor)
        return met / (of_predicates + sum(query.details.values()))

    def _is_told_apart(self, said: Said, anchor: int) -> bool:
        """Whether any word that tells what is asked from others of its kind stands there.

        Only where neither a name nor a day does: "a young man with a red car", "missed two hearing
        appointments".
        """
        query = self._query
        if not self.is_said_or_placed(said, anchor):
            return False
        if not any(who.is_unnamed for who in query.people) and not self._is_any_episode():
            return True
        telling = [
            (code, weight)
            for code, weight in query.details.items()
            if code not in ("address", "agency") and not code.startswith("who:")
        ]
        all_of = sum(weight for _, weight in telling)
        met = sum(weight for code, weight in telling if self._has_detail(said, code, anchor))
        return all_of < _LEAST_TELLING or met >= _TELLING * all_of

    def is_said_or_placed(self, said: Said, anchor: int) -> bool:
        """Whether "an injury" stands for a burn of the hand: only where a part or a day tells."""
        query = self._query
        if not self._gates.injuries & query.predicates.keys():
            return True
        if any(said.near(code, anchor, _NEAR) for code in query.predicates):
            return True
        sites = [code for code in query.details if code.startswith("site:")]
        if sites:
            return any(self._has_detail(said, code, anchor) for code in sites)
        is_dated = query.first is not None or query.last is not None
        return is_dated and self.is_of_the_days(said)

    def _is_any_episode(self) -> bool:
        """Whether what is asked is told occasion by occasion, and no day tells which."""
        if self._query.first or self._query.last:
            return False
        by_code = self._words.notions.by_code
        stated = [by_code[code] for code in self._query.predicates if code in by_code]
        return len(stated) == 1 and stated[0].concern in self._words.episodes

    def _has_detail(self, said: Said, code: str, anchor: int) -> bool:
        if code == "address":
            return any(
                place.agrees(other)
                for place in self._query.addresses
                for other in self._gates.addresses(said)
            )
        if code == "agency":
            return self._gates.has_agency(said)
        if code.startswith("site:"):
            return any(said.near(one, anchor, _NEAR) for one in self._gates.parts_of(code))
        return said.near(code, anchor, _NEAR)

    def status(self, said: Said, cues: Cues, first: int, last: int) -> Status | None:
        """Stated, denied on being asked, said not to be so, or only asked."""
        status = asserted(said, cues, first, last)
        if status in (Status.DENIES, None):
            return status
        is_negated = status is Status.CONTRARY or self._is_contrary(said, first)
        return Status.STATES if is_negated == self._query.is_denied else Status.CONTRARY

    def _is_contrary(self, said: Said, anchor: int) -> bool:
        """Whether the contrary of what is asked stands beside it: "the lodger has gone"."""
        by_code = self._words.notions.by_code
        return any(
            said.clause(first) == said.clause(anchor) and abs(first - anchor) <= _BESIDE
            for code in self._query.predicates
            if code in by_code and by_code[code].against
            for first, _ in said.terms.get(by_code[code].against, ())
            if not any(low <= first <= high for low, high in said.terms.get(code, ()))
        )

    def is_of_the_days(self, said: Said) -> bool:
        """Whether the entry is of the days asked for, or names one of them."""
        query = self._query
        if query.first is None and query.last is None:
            return True
        happened = said.entry.happened
        if self._overlaps(
            happened.earliest.date() if happened.earliest else None,
            happened.latest.date() if happened.latest else None,
        ):
            return True
        return any(
            self._overlaps(one.earliest.date(), one.latest.date())
            for one in self._find_dates(
                said.tokens.text, happened if happened.is_resolved else None
            )
            if one.earliest and one.latest and (one.latest - one.earliest).days <= self._longest
        ) or (self._year is not None and self._year in said.tokens.words)

    def _overlaps(self, first: date | None, last: date | None) -> bool:
        query = self._query
        if first is None or last is None:
            return False
        return (query.last is None or first <= query.last) and (
            query.first is None or query.first <= last
        )


_RANKS = {Status.STATES: 2, Status.DENIES: 1, Status.CONTRARY: 0}


def _rank(one: Match) -> tuple[int, float]:
    return _RANKS[one.status], one.score
