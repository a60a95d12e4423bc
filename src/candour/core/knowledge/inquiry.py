"""Who knew what: facts, knowledge, contacts and what was not shared, of one case."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.phrases import tokens_of
from candour.core.chronology.events.roots import root
from candour.core.chronology.silences.returns import Return
from candour.core.dates.comparing import Margins
from candour.core.decisions import Decision, DecisionKind
from candour.core.decisions.standing import standing
from candour.core.knowledge.agencies import Agencies
from candour.core.knowledge.asking.bearing import Bearing
from candour.core.knowledge.asking.gates import Gates
from candour.core.knowledge.asking.matching import Match, Matcher
from candour.core.knowledge.asking.parsing import Parser
from candour.core.knowledge.asking.partly import Partly
from candour.core.knowledge.asking.query import FindDates, Query, Who
from candour.core.knowledge.facts.concerns import OfConcerns
from candour.core.knowledge.facts.homes import homes_told
from candour.core.knowledge.facts.people import OfPeople
from candour.core.knowledge.knowing.answering import Answer, Answering, Records
from candour.core.knowledge.knowing.how import Telling
from candour.core.knowledge.model import Contact, Fact, FactKind, Outcome, Unshared, WhoKnew
from candour.core.knowledge.said import Said, read_entry, without_names
from candour.core.knowledge.unshared import Sharer
from candour.core.knowledge.weighing import Weighed, Weighing
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.person import Cast
from candour.core.watching import Checkpoint, go_on, watched

_AN_ID = re.compile("F[0-9a-f]{10}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What an inquiry rests on: entries in order, the cast, contacts, and what was searched."""

    entries: Sequence[Entry] = field(repr=False)
    cast: Cast = field(repr=False)
    contacts: Sequence[Contact] = ()
    returns: Mapping[str, Return] = field(default_factory=dict, repr=False)
    decisions: Sequence[Decision] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The words and rules that an inquiry is told by."""

    words: KnowingWords = field(repr=False)
    margins: Margins
    find_dates: FindDates
    checkpoint: Checkpoint = go_on


class Inquiry:
    """Asks one case's records; make it once and ask many times."""

    def __init__(self, sources: Sources, rules: Rules) -> None:
        """Keep what is asked; the records are cut when the first question comes."""
        self._sources = sources
        self._rules = rules
        self._cast = CastIndex.of(sources.cast)
        self.agencies = tuple(dict.fromkeys(entry.agency for entry in sources.entries))

    @cached_property
    def _named(self) -> Agencies:
        sources = self._sources
        return Agencies.of(sources.entries, sources.cast, self._rules.words.events)

    @cached_property
    def _parser(self) -> Parser:
        rules = self._rules
        rarity = self._answering.records.rarity
        return Parser(rules.words, self._cast, self._named, rules.find_dates, rarity)

    @cached_property
    def _answering(self) -> Answering:
        entries, words = self._sources.entries, self._rules.words
        said = [self._read(entry) for entry in watched(entries, self._rules.checkpoint)]
        return Answering(
            Records.of(said),
            Telling(words, self._cast, self._named, self._sources.contacts, self._agency_of),
            self._rules.margins,
            self._rules.find_dates,
        )

    def _read(self, entry: Entry) -> Said:
        """What an entry says; one that says of itself that it is somebody else's says nothing."""
        said = read_entry(entry, self._rules.words)
        if any(True for _ in self._rules.words.cues["misfiled"].find(said.tokens, said.roots)):
            return replace(said, terms={})
        return without_names(said, self._cast.names_in(entry.id))

    def ask(self, asked: str) -> WhoKnew:
        """Say who knew a fact, by its id or by a sentence that states it or asks of it."""
        if _AN_ID.fullmatch(asked.strip()):
            for answer, query in self._of_the_case:
                if asked.strip() == answer.fact.id:
                    return self._told([(answer, query)])
        return self.ask_sentence(asked)

    def ask_sentence(self, asked: str) -> WhoKnew:
        """Say who knew what a sentence states: the fact, knowledge of it, contacts, unshared.

        One that only names somebody asks since when agencies knew of everybody so called.
        """
        query = self._parser.parse(asked)
        if query.is_of_people:
            there = [(one, query) for one in self._people.there(query.people[0].ids)]
            if there:
                return self._told(there)
        fact = Fact(
            id=fact_id(query.sentence),
            kind=query.kind,
            person=query.person,
            sentence=query.sentence,
            unheard=self._unheard(query),
            unmeant=self._unmeant(query),
        )
        return self._told([(self._answer(fact, query), query)])

    def _unheard(self, query: Query) -> tuple[str, ...]:
        """Words of a sentence that no record has, names and words that state nothing left out."""
        words, tokens = self._rules.words, tokens_of(query.sentence)
        return tuple(
            word
            for at, word in enumerate(tokens.words)
            if not tokens.text[tokens.starts[at]].isupper()
            and len(word) > 1
            and word.isalpha()
            and root(word) not in words.plain
            and words.word_root(word) not in self._answering.records.roots(words)
        )

    def _unmeant(self, query: Query) -> tuple[str, ...]:
        """Pronouns of a sentence that names nobody, by name or role: anybody may be meant."""
        if query.people:
            return ()
        pronouns = self._rules.words.pronouns
        return tuple(word for word in tokens_of(query.sentence).words if word in pronouns)

    def _told(self, answers: Sequence[tuple[Answer, Query]]) -> WhoKnew:
        contacts = self._about(answers)
        plain = [answer for answer, _ in answers]
        ids = {one.fact.id for one in plain}
        unshared = tuple(self._unshared(plain, contacts))
        named = {one for row in unshared for one in (*row.contacts, *row.unordered)}
        return WhoKnew(
            facts=tuple(one.fact for one in plain),
            knowledge=tuple(known for one in plain for known in one.knowledge),
            contacts=tuple(
                one for one in contacts if not ids.isdisjoint(one.about) or one.id in named
            ),
            unshared=unshared,
        )

    def whole(self) -> WhoKnew:
        """Say who knew every fact of the case."""
        answers = self._of_the_case
        contacts = self._about(answers)
        plain = [answer for answer, _ in answers]
        return WhoKnew(
            facts=tuple(one.fact for one in plain),
            knowledge=tuple(known for one in plain for known in one.knowledge),
            contacts=tuple(contacts),
            unshared=tuple(self._unshared(plain, contacts)),
        )

    def weighed(self, told: WhoKnew) -> tuple[Weighed, ...]:
        """The facts of `whole`, the weightiest first, each with others that tell the same."""
        words, kinds = self._rules.words, self._named.known.by_kind
        return Weighing(
            told=told,
            cast=self._sources.cast,
            gravity=words.gravity,
            kin=words.kin,
            lead=frozenset(agency for kind in words.lead for agency in kinds.get(kind, ())),
        ).weighed()

    @cached_property
    def _of_the_case(self) -> list[tuple[Answer, Query]]:
        """Every fact that the case's own records give, and those that reviewers added."""
        facts = watched(self._facts(), self._rules.checkpoint)
        return [(one, query) for one, query in facts if one.knowledge or one.fact.decision]

    @cached_property
    def _people(self) -> OfPeople:
        answering, rules = self._answering, self._rules
        return OfPeople(
            self._sources.cast,
            {one.entry.id: one for one in answering.records.said},
            answering.telling,
            rules.margins,
            rules.words.passing,
            rules.words.told_by_role,
        )

    def _facts(self) -> Iterator[tuple[Answer, Query]]:
        answering, rules = self._answering, self._rules
        rules.checkpoint()
        nothing = Query(sentence="", kind=FactKind.OTHER)
        yield from ((one, nothing) for one in self._people.facts())
        for home in homes_told(answering.records.said, self._cast, rules.words):
            yield self._lives(*home)
        yield from ((one, nothing) for one in self._concerns())
        for decision in standing(self._sources.decisions):
            if decision.kind is DecisionKind.FACT:
                yield self._decided(decision)

    def _concerns(self) -> Iterator[Answer]:
        words = self._rules.words
        subject = self._sources.cast.subject
        child = self._sources.cast.person(subject) if subject else None
        shown = child.shown_as if child is not None else "the child"
        told = OfConcerns(self._answering, subject, shown)
        for concern in words.concerns.concerns.values():
            codes = [
                one.code for one in words.notions.by_code.values() if one.concern == concern.code
            ]
            self._rules.checkpoint()
            matches = self._matches([*codes, f"concern:{concern.code}"])
            if concern.code in words.episodes:
                yield from told.episodes(concern, matches)
            elif (one := told.whole(concern, matches)) is not None:
                yield one

    def _matches(self, codes: Sequence[str]) -> list[Match]:
        """Entries that state any of several notions, each once."""
        subject = self._sources.cast.subject
        child = Who(words="child", ids=frozenset((subject,) if subject else ()), is_understood=True)
        found: dict[str, Match] = {}
        for code in codes:
            query = Query(
                sentence="", kind=FactKind.CONCERN, people=(child,), predicates={code: 1.0}
            )
            matcher = self._matcher(query)
            for said in self._answering.records.holding((code,)):
                match = matcher.match(said)
                if match is not None:
                    found.setdefault(said.entry.id, match)
        return list(found.values())

    def _decided(self, decision: Decision) -> tuple[Answer, Query]:
        """A fact that a reviewer added: a sentence, or {sentence, kind, person}."""
        value = decision.value if isinstance(decision.value, dict) else {"sentence": decision.value}
        query = self._parser.parse(str(value.get("sentence") or ""))
        kind = FactKind(value["kind"]) if value.get("kind") in set(FactKind) else query.kind
        fact = Fact(
            id=fact_id(query.sentence),
            kind=kind,
            person=value.get("person") or query.person,
            sentence=query.sentence,
            decision=decision.id,
        )
        return self._answer(fact, query), query

    def _lives(self, person: str, road: str, sentence: str) -> tuple[Answer, Query]:
        query = self._parser.parse(sentence)
        fact = Fact(
            id=fact_id(sentence),
            kind=FactKind.ADDRESS,
            person=person,
            sentence=sentence,
            code=road,
        )
        return self._answer(fact, query), query

    def parse(self, sentence: str) -> Query:
        """What a sentence is taken to state."""
        return self._parser.parse(sentence)

    def _answer(self, fact: Fact, query: Query) -> Answer:
        if not query.predicates:
            return Answer(fact=fact, knowledge=())
        gates = self._gates(query)
        matcher = self._matcher(query, gates)
        bearing = Bearing(
            query, self._rules.words, self._cast, gates, matcher.is_of_the_days, self._begun
        )
        rarity = self._answering.records.rarity_of
        partly = Partly(query, self._rules.words, matcher, bearing, rarity)
        return self._answering.answer(fact, query, matcher, partly)

    @cached_property
    def _begun(self) -> date | None:
        """The day of the first entry."""
        days = [one.happened.earliest for one in self._sources.entries if one.happened.earliest]
        return min(days).date() if days else None

    def _gates(self, query: Query) -> Gates:
        return Gates(query, self._rules.words, self._cast, self._named)

    def _matcher(self, query: Query, gates: Gates | None = None) -> Matcher:
        rules = self._rules
        return Matcher(query, rules.words, gates or self._gates(query), rules.find_dates)

    def _about(self, answers: Sequence[tuple[Answer, Query]]) -> list[Contact]:
        """Contacts with the facts that their entries state."""
        found = []
        for contact in watched(self._sources.contacts, self._rules.checkpoint):
            facts = [answer.fact.id for answer, _ in answers if self._is_of(contact, answer)]
            found.append(replace(contact, about=tuple(dict.fromkeys((*contact.about, *facts)))))
        return found

    def _is_of(self, contact: Contact, answer: Answer) -> bool:
        """Whether a contact's records hold the fact: those of who was told, where there are any.

        At a meeting anybody's minutes count. What the receiver saw itself, or heard from the
        family, was not passed on by the sender, unless the sender's record says so too. What was
        refused is told by its topic: its record does not hold what was not given.
        """
        entries = set(contact.entries)
        if contact.outcome is Outcome.REFUSED:
            return bool(answer.spoken_of & entries)
        stating = answer.entries & entries
        told = {one for one in entries if self._agency_of.get(one) == contact.receiver}
        if contact.both_ways or not told:
            return bool(stating)
        return bool(stating & told & answer.passed) or (
            bool(stating & told) and bool(stating - told)
        )

    @cached_property
    def _agency_of(self) -> dict[str, str]:
        return {entry.id: entry.agency for entry in self._sources.entries}

    def _unshared(self, answers: Sequence[Answer], contacts: Sequence[Contact]) -> list[Unshared]:
        sharer = Sharer(contacts, self._sources.returns, self._rules.margins)
        seen = watched(answers, self._rules.checkpoint)
        return [one for answer in seen for one in sharer.unshared(answer, self.agencies)]


def fact_id(sentence: str) -> str:
    """The id of a fact by its sentence, however it is spaced or set."""
    plain = " ".join(sentence.casefold().split()).rstrip(".?! ")
    return "F" + sha256(plain.encode()).hexdigest()[:10]
