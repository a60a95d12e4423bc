"""Which agencies of the case words speak of: by kind, by name, by staff, by other names."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.agencies import CaseAgencies, Mention
from candour.core.chronology.events.features import learnt_agencies
from candour.core.chronology.events.people import names_of_case
from candour.core.chronology.events.phrases import Tokens
from candour.core.chronology.events.words import EventWords
from candour.core.knowledge.said import Said
from candour.core.people.mention import Standing
from candour.core.people.person import Cast


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies of one case and everything that leads to them."""

    known: CaseAgencies = field(repr=False)
    words: EventWords = field(repr=False)
    seen: dict[str, tuple[Mention, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Sequence[Entry], cast: Cast, words: EventWords) -> "Agencies":
        """Learn from the whole case what each agency is called and whose staff is whose."""
        names = names_of_case(entries, words, [entry.what for entry in entries])
        known = CaseAgencies.of((entry.agency for entry in entries), names.owners, words)
        learnt = learnt_agencies(known, entries, words, names)
        family = _names_of_family(cast)
        owners = {
            name: agency
            for name, agency in (*learnt.owners.items(), *owners_by_cast(cast).items())
            if name not in family
        }
        return cls(replace(learnt, owners=owners), words)

    def in_sentence(self, tokens: Tokens) -> tuple[Mention, ...]:
        """Where a sentence names agencies of the case."""
        found = self.words.book.find(tokens)
        return tuple(sorted(self.known.mentioned_at(tokens, found, ""), key=lambda one: one[0]))

    def in_entry(self, said: Said) -> tuple[Mention, ...]:
        """Where an entry names other agencies, in order."""
        known = self.seen.get(said.entry.id)
        if known is None:
            mentions = self.known.mentioned_at(said.tokens, said.found, said.entry.agency)
            known = tuple(sorted(mentions, key=lambda one: one[0]))
            self.seen[said.entry.id] = known
        return known

    def between(self, said: Said, first: int, last: int) -> str | None:
        """The one agency named between two words; of a full name the surname says whose it is."""
        here = [(at, them) for at, them in self.in_entry(said) if first <= at <= last]
        for number, (at, agencies) in enumerate(here):
            following = here[number + 1] if number + 1 < len(here) else None
            if following is not None and following[0] == at + 1:
                continue
            if len(agencies) == 1:
                return next(iter(agencies))
        return None

    def named_in(self, said: Said) -> frozenset[str]:
        """The other agencies that an entry names."""
        return frozenset(agency for _, them in self.in_entry(said) for agency in them)


def owners_by_cast(cast: Cast) -> Mapping[str, str]:
    """Whose staff a surname is, by the professionals of the cast; the family's names are none."""
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    family: set[str] = set()
    for person in cast.persons:
        is_staff = person.standing is Standing.PROFESSIONAL and person.works_for
        for mention in person.mentions:
            if mention.name is None or not mention.name.surname:
                continue
            surname = mention.name.surname.casefold()
            if is_staff:
                owners[surname][person.works_for[0]] += 1
            else:
                family.add(surname)
    return {
        name: max(by_agency, key=lambda agency: (by_agency[agency], agency))
        for name, by_agency in owners.items()
        if name not in family
    }


def _names_of_family(cast: Cast) -> set[str]:
    """Words of the family's names: a column of people that holds them makes nobody staff."""
    return {
        part.casefold()
        for person in cast.persons
        if person.standing is Standing.FAMILY
        for mention in person.mentions
        if mention.name is not None
        for name in (*mention.name.given, mention.name.surname)
        for part in name.split()
    }
