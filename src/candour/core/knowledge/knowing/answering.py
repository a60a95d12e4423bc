"""For one statement: which agency's records first hold it, and which entries state it at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from hashlib import sha256
from math import log

from candour.core.chronology.entry import Entry
from candour.core.dates.comparing import Margins, surely_after, surely_same_day
from candour.core.dates.sorting import sort_key
from candour.core.knowledge.asking.asserting import Status
from candour.core.knowledge.asking.matching import Match, Matcher
from candour.core.knowledge.asking.partly import Partly, best_of
from candour.core.knowledge.asking.query import FindDates, Query
from candour.core.knowledge.knowing.how import Telling
from candour.core.knowledge.knowing.when import first_known
from candour.core.knowledge.model import Fact, How, Knowledge, Rests
from candour.core.knowledge.said import Said, sentence_at, span_in_original
from candour.core.knowledge.words import KnowingWords

_UNKNOWN = 0.2
FULLY = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A fact, since when each agency knew it, and the entries that state it or its contrary."""

    fact: Fact
    knowledge: tuple[Knowledge, ...]
    entries: frozenset[str] = frozenset()
    contrary: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    """of the entries that state it, those that another agency told"""
    spoken_of: frozenset[str] = frozenset()
    """entries that speak of the same matter, whatever they say of it"""


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that was written, cut once: entries in order, and which of them hold a term."""

    said: Sequence[Said] = dataclass_field(repr=False)
    by_term: Mapping[str, Sequence[int]] = dataclass_field(repr=False)
    heard: set[str] = dataclass_field(default_factory=set, repr=False, compare=False)
    """the roots of all words, once they were asked for"""

    @classmethod
    def of(cls, said: Sequence[Said]) -> "Records":
        """Lay the entries out by their terms."""
        by_term: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(said):
            for term in one.terms:
                by_term[term].append(at)
        return cls(said, by_term)

    def roots(self, words: KnowingWords) -> set[str]:
        """The roots of all words that any record has."""
        if not self.heard:
            self.heard.update(
                words.word_root(word)
                for word in {word for one in self.said for word in one.tokens.words}
            )
        return self.heard

    def rarity(self, term: str) -> float:
        """How much a term says in this case: 1 where one entry has it, next to nothing if all do.

        A word that no record has is the asker's own, and cannot be asked for.
        """
        count = len(self.by_term.get(term, ()))
        if not count:
            return _UNKNOWN
        return max(_UNKNOWN, log((len(self.said) + 1) / count) / log(len(self.said) + 1))

    def rarity_of(self, terms: frozenset[str]) -> float:
        """How much any of several terms says; 0 where no record has one."""
        found: set[int] = set()
        for term in terms:
            found.update(self.by_term.get(term, ()))
        if not found:
            return 0.0
        most = log(len(self.said) + 1)
        return max(_UNKNOWN, log((len(self.said) + 1) / len(found)) / most)

    def holding(self, terms: Iterable[str]) -> list[Said]:
        """The entries that hold any of the terms, in order."""
        found = {at for term in terms for at in self.by_term.get(term, ())}
        return [self.said[at] for at in sorted(found)]


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers statements from one case's records."""

    records: Records
    telling: Telling
    margins: Margins
    find_dates: FindDates

    def answer(
        self, fact: Fact, query: Query, matcher: Matcher, partly: Partly | None = None
    ) -> Answer:
        """Hold every entry that may speak of it against the query.

        Of an agency in whose entries nothing states it in so many words, those count that say
        most of it.
        """
        matches = [
            found
            for one in self.records.holding(matcher.wanted)
            if (found := matcher.match(one)) is not None
        ]
        if matcher.is_of_writing:
            matches += self._papers(matches)
        if partly is not None:
            matches += self._partly(partly, matches)
        speaking = self.records.holding(matcher.wanted)
        answer = self.of_matches(fact, matches)
        return replace(
            answer,
            knowledge=tuple(
                replace(one, followed=self.telling.followed(one, query.people))
                for one in answer.knowledge
            ),
            spoken_of=frozenset(one.entry.id for one in speaking),
        )

    def _partly(self, partly: Partly, matches: Sequence[Match]) -> list[Match]:
        known = {one.said.entry.agency for one in matches if one.status is Status.STATES}
        found = [
            one
            for said in self.records.holding(partly.wanted)
            if (one := partly.match(said)) is not None
            and (said.entry.agency not in known or one.score >= FULLY)
        ]
        return best_of(found)

    def _papers(self, matches: Sequence[Match]) -> list[Match]:
        """Where what was written came in: "received 21 March, letter of staff dated 27 January".

        What is asked is that somebody wrote; an agency that holds the paper holds that, though its
        record does not say again what the paper says.
        """
        stating = [one for one in matches if one.status is Status.STATES]
        written = {one.said.entry.agency: one for one in stating}
        known = {one.said.entry.id for one in matches}
        found = []
        for said in self.records.holding(("writing",)):
            if said.entry.id in known or said.entry.agency in written:
                continue
            if any(self._is_of_paper(said, one.said.entry) for one in written.values()):
                first, last = said.terms["writing"][0]
                cues = self.telling.cues(said)
                found.append(Match(said, Status.STATES, 0.0, first, last, cues, is_of_writing=True))
        return found

    def _is_of_paper(self, said: Said, writer: Entry) -> bool:
        """Whether an entry names the day on which another agency wrote, and that agency."""
        if writer.agency not in self.telling.agencies.named_in(said):
            return False
        happened = said.entry.happened
        if not surely_after(happened, writer.happened, self.margins):
            return False
        return any(
            surely_same_day(one, writer.happened, self.margins)
            for one in self.find_dates(said.tokens.text, happened)
        )

    def of_matches(self, fact: Fact, matches: Sequence[Match]) -> Answer:
        """Per agency its first entry that states the fact, and a denial that came before it."""
        by_agency: dict[str, list[Knowledge]] = defaultdict(list)
        stated: dict[str, Knowledge] = {}
        for match in self._denied_in_time(matches):
            if match.status is not Status.CONTRARY:
                one = self._knowledge(fact, match)
                by_agency[one.agency].append(one)
                if match.status is Status.STATES:
                    stated[one.rests.entry] = one
        knowledge = [one for them in by_agency.values() for one in self._first(them)]
        knowledge.sort(key=lambda one: sort_key(one.first_known, self.margins))
        return Answer(
            fact=fact,
            knowledge=tuple(knowledge),
            entries=frozenset(stated),
            passed=frozenset(
                entry
                for entry, one in stated.items()
                if one.how in (How.TOLD, How.READ) and not self.telling.is_person(one.told_by)
            ),
            contrary=frozenset(
                one.said.entry.id for one in matches if one.status is Status.CONTRARY
            ),
        )

    def _denied_in_time(self, matches: Sequence[Match]) -> list[Match]:
        """Without denials of everybody that were true: those before any record holds the fact."""
        stating = [
            sort_key(one.said.entry.happened, self.margins)
            for one in matches
            if one.status is Status.STATES
        ]
        return [
            one
            for one in matches
            if not one.is_general
            or (stating and sort_key(one.said.entry.happened, self.margins) > min(stating))
        ]

    def _first(self, them: Sequence[Knowledge]) -> list[Knowledge]:
        ordered = sorted(them, key=lambda one: sort_key(one.first_known, self.margins))
        known = next((at for at, one in enumerate(ordered) if one.how is not How.DENIED), None)
        denied = next((at for at, one in enumerate(ordered) if one.how is How.DENIED), None)
        first = []
        if denied is not None and (known is None or denied < known):
            first.append(ordered[denied])
        if known is not None:
            first.append(ordered[known])
        return first

    def _knowledge(self, fact: Fact, match: Match) -> Knowledge:
        how, told_by = self.telling.how(match)
        last = match.last
        if match.status is Status.DENIES:
            last = _answer_end(match.said, last)
        rests = rests_of(match.said, match.first, last)
        return Knowledge(
            id=knowledge_id(fact, rests),
            fact=fact.id,
            agency=match.said.entry.agency,
            first_known=first_known(match, self.find_dates, self.margins),
            how=how,
            told_by=told_by,
            rests=rests,
        )


def _answer_end(said: Said, last: int) -> int:
    """The last word of the sentence that answers, where the question is one by itself."""
    clauses = said.tokens.clauses
    behind = [at for at, one in enumerate(clauses) if one == clauses[last] + 1]
    same = behind and said.part_at(behind[-1]) is said.part_at(last)
    return behind[-1] if behind and same else last


def rests_of(said: Said, first: int, last: int) -> Rests:
    """The sentence round two words, exactly as the record has it."""
    part, begin, end = sentence_at(said, first, last)
    return Rests(
        entry=said.entry.id,
        original=said.entry.original,
        in_field=part.in_field,
        words=part.text[begin:end],
        span=span_in_original(said.entry, part, begin, end),
    )


def knowledge_id(fact: Fact, rests: Rests) -> str:
    """The id of knowledge: it stays while the fact and the words that it rests on do."""
    return "K" + sha256("\n".join((fact.id, rests.entry, rests.words)).encode()).hexdigest()[:10]
