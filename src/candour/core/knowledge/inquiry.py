"""Who knew what: facts, knowledge, contacts and what was not shared, of one case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.agencies import agencies_by_kind
from candour.core.chronology.events.people import names_of_case
from candour.core.chronology.silences.returns import Return
from candour.core.dates.comparing import Margins
from candour.core.decisions import Decision
from candour.core.knowledge.asking.matching import Matcher
from candour.core.knowledge.asking.parsing import Parser
from candour.core.knowledge.asking.query import FindDates, Query
from candour.core.knowledge.knowing.answering import Answer, Answering, Records
from candour.core.knowledge.knowing.how import Staff, Telling, owners_by_cast
from candour.core.knowledge.model import Contact, Fact, Outcome, Unshared, WhoKnew
from candour.core.knowledge.said import read_entry
from candour.core.knowledge.unshared import Sharer
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.person import Cast

_ASKING = (Outcome.REFUSED, Outcome.ASKED)


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


class Inquiry:
    """Asks one case's records; make it once and ask many times."""

    def __init__(self, sources: Sources, rules: Rules) -> None:
        """Keep what is asked; the records are cut when the first question comes."""
        self._sources = sources
        self._rules = rules
        self._cast = CastIndex.of(sources.cast)
        self._parser = Parser(rules.words, self._cast, rules.find_dates)
        self.agencies = tuple(dict.fromkeys(entry.agency for entry in sources.entries))

    @cached_property
    def _answering(self) -> Answering:
        entries, words = self._sources.entries, self._rules.words
        said = [read_entry(entry, words) for entry in entries]
        names = names_of_case(entries, words.events, [entry.what for entry in entries])
        owners = {**names.owners, **owners_by_cast(self._sources.cast)}
        staff = Staff(agencies_by_kind(self.agencies, words.events), owners)
        return Answering(
            Records.of(said),
            Telling(words, self._cast, staff),
            self._rules.margins,
            self._rules.find_dates,
        )

    def ask(self, sentence: str) -> WhoKnew:
        """Say who knew what a sentence states: the fact, knowledge of it, contacts, unshared."""
        query = self._parser.parse(sentence)
        fact = Fact(
            id=fact_id(query.sentence),
            kind=query.kind,
            person=query.person,
            sentence=query.sentence,
        )
        answer = self._answer(fact, query)
        contacts = self._about([(answer, query)])
        unshared = tuple(self._unshared([answer], contacts))
        named = {one for row in unshared for one in (*row.contacts, *row.unordered)}
        return WhoKnew(
            facts=(fact,),
            knowledge=answer.knowledge,
            contacts=tuple(one for one in contacts if fact.id in one.about or one.id in named),
            unshared=unshared,
        )

    def whole(self) -> WhoKnew:
        """Say who knew every fact of the case."""
        return WhoKnew(contacts=tuple(self._sources.contacts))

    def parse(self, sentence: str) -> Query:
        """What a sentence is taken to state."""
        return self._parser.parse(sentence)

    def _answer(self, fact: Fact, query: Query) -> Answer:
        if not query.predicates:
            return Answer(fact=fact, knowledge=())
        matcher = Matcher(query, self._rules.words, self._cast, self._rules.find_dates)
        return self._answering.answer(fact, query, matcher)

    def _about(self, answers: Sequence[tuple[Answer, Query]]) -> list[Contact]:
        """Contacts with the facts that their entries state; what was asked for counts as a topic."""
        found = []
        for contact in self._sources.contacts:
            facts = [
                answer.fact.id for answer, query in answers if self._is_of(contact, answer, query)
            ]
            found.append(replace(contact, about=tuple(dict.fromkeys((*contact.about, *facts)))))
        return found

    def _is_of(self, contact: Contact, answer: Answer, query: Query) -> bool:
        """Whether a contact's records hold the fact: those of who was told, where there are any.

        At a meeting anybody's minutes count. What was asked for or refused is a topic already
        where its words are near.
        """
        stating = answer.entries & set(contact.entries)
        if contact.both_ways:
            return bool(stating)
        told = {
            entry for entry in contact.entries if self._agency_of.get(entry) == contact.receiver
        }
        return bool((stating & told) - answer.by_family) if told else bool(stating)

    @cached_property
    def _agency_of(self) -> dict[str, str]:
        return {entry.id: entry.agency for entry in self._sources.entries}

    def _unshared(self, answers: Sequence[Answer], contacts: Sequence[Contact]) -> list[Unshared]:
        sharer = Sharer(contacts, self._sources.returns, self._rules.margins)
        return [one for answer in answers for one in sharer.unshared(answer, self.agencies)]


def fact_id(sentence: str) -> str:
    """The id of a fact by its sentence, however it is spaced or set."""
    plain = " ".join(sentence.casefold().split()).rstrip(".?! ")
    return "F" + sha256(plain.encode()).hexdigest()[:10]
