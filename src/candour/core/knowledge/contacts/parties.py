"""Which agencies an entry's words name: by name, by role, by staff, by what records call them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.agencies import CaseAgencies
from candour.core.chronology.events.features import learnt_agencies
from candour.core.chronology.events.people import names_of_case
from candour.core.chronology.events.phrases import Found, PhraseBook, Tokens
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.heard import Part, part_of
from candour.core.knowledge.contacts.beside import NOTHING_BESIDE, Beside
from candour.core.knowledge.contacts.bodies import Bodies, is_narrator
from candour.core.knowledge.contacts.called import at_heads, named_houses
from candour.core.knowledge.contacts.files import called_by_files
from candour.core.knowledge.contacts.staff import Staff
from candour.core.knowledge.contacts.words import ContactWords

_OUTSIDE = "?"
_INITIALS = 2

Named = tuple[int, int, frozenset[str]]
"""The first and the last word of a mention, and the agencies that it may be."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Everything that leads to an agency in one case.

    An agency that sent no file goes by its kind, marked, until all entries are read: then it gets
    the name that records write most.
    """

    words: ContactWords
    actors: Actors
    staff: Staff
    called: Mapping[str, frozenset[str]] = field(repr=False)
    by_files: PhraseBook = field(repr=False)
    houses: tuple[PhraseBook, PhraseBook] = field(repr=False)
    """names of agencies' houses, in full and short"""
    bodies: Mapping[str, Bodies] = field(repr=False)
    """by agencies that only tell of others, the bodies and officials of their prose"""
    written: dict[str, Counter[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, entries: Sequence[Entry], words: ContactWords, beside: Beside = NOTHING_BESIDE
    ) -> "Parties":
        """Learn from the whole case who belongs to which agency and what it is called."""
        actors, events = Actors.of(entries, words.promises), words.promises.events
        staff = Staff(actors.staff, actors.family | actors.patients)
        if beside.cast.persons:
            no_names = events.codes | events.titles | words.single_words()
            staff = Staff.of(beside.cast, actors.kinds, words.promises.roles, no_names)
        names = names_of_case(entries, events, [one.what for one in entries])
        agencies = CaseAgencies.of((one.agency for one in entries), names.owners, events)
        learnt = learnt_agencies(agencies, entries, events, names)
        known = staff.family | staff.persons | events.codes | words.single_words()
        narrators = {one.agency for one in entries if is_narrator(one.agency, words)}
        bodies = {
            agency: Bodies.of(
                [*beside.prose, *(e.what for e in entries if e.agency == agency)], words
            )
            for agency in narrators
        }
        own_names = events.agency_words | events.ordinary
        by_files = called_by_files(entries, beside.files, words.lists["of_files"], own_names)
        no_names = known | events.ordinary | events.titles | frozenset(actors.family)
        texts = [text for e in entries for text in (e.what, e.response, e.outcome) if text]
        return cls(
            words,
            actors,
            staff,
            {name: them for name, them in learnt.by_name.items() if name not in known},
            PhraseBook(("name", agency, name) for name, agency in by_files.items()),
            named_houses(texts, actors.kinds, words.houses, no_names),
            bodies,
        )

    def writer(self, entry: Entry) -> str | None:
        """The agency whose own doings an entry tells; None for a report on others."""
        return None if entry.agency in self.bodies else entry.agency

    def part(self, text: str, entry: Entry) -> Part:
        """One field of an entry, cut and searched, every role told for the agency it means."""
        bodies = self.bodies.get(entry.agency)
        if bodies is not None:
            return part_of(text, self.words.promises, bodies.find)
        part = part_of(text, self.words.promises, partial(self._named, own=entry.agency))
        day = entry.happened.latest
        return self.actors.meant.in_part(part, entry.agency, day.date() if day else None)

    def mentions(self, part: Part, own: str) -> list[Named]:
        """Every mention of an agency in a part, in order, the longest at each place."""
        found: list[Named] = []
        begins = {one.first for one in part.mentions}
        for one in sorted(part.mentions, key=lambda m: (m.first, -m.last)):
            agencies = self._agencies(one, part.tokens, own)
            is_thing = one.last + 1 not in begins and self._is_of_its_own(one, part.tokens)
            if not agencies or is_thing:
                continue
            if own in self.bodies and not _is_definite(one, part.tokens):
                continue
            if found and one.first <= found[-1][1]:
                first, last, before = found[-1]
                both = before & agencies
                if both and one.last >= last:
                    found[-1] = (first, max(last, one.last), both)
                continue
            found.append((one.first, one.last, agencies))
        return found

    def in_cell(self, cell: str, own: str) -> frozenset[str]:
        """The agencies of whoever a cell of people or of receivers names.

        Two letters that many people's initials may be ("TA") name nobody's office by themselves.
        """
        if len(cell) == _INITIALS and cell in self.words.lists["not_outside"]:
            return frozenset()
        part = part_of(cell, self.words.promises, self._named)
        part = self.actors.meant.in_part(part, own, None)
        return frozenset(
            next(iter(agencies)) for _, _, agencies in self.mentions(part, own) if agencies
        )

    def of_kind(self, kind: str, own: str) -> str | None:
        """The one agency of a kind beside the writer; None where there is none, or several."""
        agencies = self.actors.kinds.get(kind, frozenset()) - {own}
        return next(iter(agencies)) if len(agencies) == 1 else None

    def among_kind(self, kind: str, own: str) -> str | None:
        """The writer, where it is of a kind; else the one agency that is."""
        return own if own in self.actors.kinds.get(kind, ()) else self.of_kind(kind, own)

    def name_of(self, agency: str) -> str:
        """What an agency is called in what is shown."""
        if not agency.startswith(_OUTSIDE):
            return agency
        forms = self.written.get(agency)
        if not forms:
            return agency.removeprefix(_OUTSIDE).replace("_", " ")
        best = min(forms.items(), key=lambda one: (-one[1], len(one[0]), one[0]))[0]
        return best[:1].upper() + best[1:]

    def _named(self, tokens: Tokens, own: str = "") -> Iterator[Found]:
        """Agencies by their names, bodies that hold no file here, and members of staff."""
        council = self._council(own)
        if council is not None:
            for at, word in enumerate(tokens.words):
                if word in self.words.lists["vague_bodies"]:
                    yield Found("name", council, at, at)
        yield from self.actors.labels.find(tokens)
        yield from self.words.bodies.find(tokens)
        full, short = self.houses
        for one in (*full.find(tokens), *at_heads(short.find(tokens), tokens)):
            if tokens.between(one.first, one.last)[0].isupper():
                yield one
        for one in self.by_files.find(tokens):
            if tokens.between(one.first, one.last)[0].isupper():
                yield one
        for at, word in enumerate(tokens.words):
            owner = self.staff.owners.get(word)
            written = tokens.between(at, at)
            if owner is not None and (
                written.isupper() if len(word) == 2 else written[0].isupper()
            ):
                yield Found("name", owner, at, at)
            elif word in self.called and written[0].isupper():
                for agency in self.called[word]:
                    yield Found("name", agency, at, at)

    def _council(self, own: str) -> str | None:
        """Whom a writer means by the council: its one agency here, if others do not write to it."""
        lists, kinds = self.words.lists, self.actors.kinds
        them = {agency for kind in lists["of_council"] for agency in kinds.get(kind, ())}
        others = {agency for kind in lists["not_of_council"] for agency in kinds.get(kind, ())}
        return min(them) if len(them) == 1 and own not in them | others | {""} else None

    def _is_of_its_own(self, one: Found, tokens: Tokens) -> bool:
        """Whether a role makes the word behind it a place or a thing ("GP appointment")."""
        at = one.last + 1
        return (
            at < len(tokens.words)
            and tokens.words[at] in self.words.lists["of_its_own"]
            and tokens.text[tokens.ends[one.last] : tokens.starts[at]] == " "
        )

    def _agencies(self, one: Found, tokens: Tokens, own: str) -> frozenset[str]:
        if one.kind == "body":
            return frozenset((one.code,))
        named = self.actors.named_by(one)
        if own in named:
            return frozenset((own,))
        if named:
            return frozenset((min(named),)) if len(named) > 1 else named
        return self._outside(one, tokens)

    def _outside(self, one: Found, tokens: Tokens) -> frozenset[str]:
        """An agency of a kind of which the case holds no file."""
        written = tokens.between(one.first, one.last)
        lists = self.words.lists
        is_known = one.kind == "counterpart" and one.code in self.words.promises.events.counterparts
        if not is_known or one.code in lists["not_outside_kinds"]:
            return frozenset()
        if written in lists["not_outside"] or written.casefold() in lists["not_outside"]:
            return frozenset()
        key = _OUTSIDE + one.code
        plain = written.removesuffix("'s").removesuffix("’s")
        self.written.setdefault(key, Counter())[plain] += 1
        return frozenset((key,))


def _is_definite(one: Found, tokens: Tokens) -> bool:
    """Whether a report's prose names one body: with a capital, or as "the police"."""
    before = tokens.words[one.first - 1] if one.first else ""
    return tokens.between(one.first, one.first)[0].isupper() or "the" in (
        before,
        tokens.words[one.first],
    )
