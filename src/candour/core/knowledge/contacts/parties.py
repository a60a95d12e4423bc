"""Which agencies an entry's words name: by name, by role, by staff, by what records call them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.agencies import CaseAgencies
from candour.core.chronology.events.features import learnt_agencies
from candour.core.chronology.events.people import names_of_case
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.heard import Part, part_of
from candour.core.knowledge.contacts.bodies import Bodies, is_narrator
from candour.core.knowledge.contacts.words import ContactWords

_NAME = re.compile(r"(?<![\w-])[A-Z][\w'’-]+")
_LEAST = 3
_MOSTLY = 0.6
_OUTSIDE = "?"

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
    staff: Mapping[str, str] = field(repr=False)
    called: Mapping[str, frozenset[str]] = field(repr=False)
    family: frozenset[str] = field(repr=False)
    bodies: Mapping[str, Bodies] = field(repr=False)
    """by agencies that only tell of others, the bodies and officials of their prose"""
    written: dict[str, Counter[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, entries: Sequence[Entry], words: ContactWords, prose: Sequence[str] = ()
    ) -> "Parties":
        """Learn from the whole case who belongs to which agency and what it is called.

        `prose` are whole texts of reports, where bodies and officials are introduced.
        """
        actors = Actors.of(entries, words.promises)
        names = names_of_case(entries, words.promises.events, [one.what for one in entries])
        agencies = CaseAgencies.of(
            (one.agency for one in entries), names.owners, words.promises.events
        )
        learnt = learnt_agencies(agencies, entries, words.promises.events, names)
        narrators = {one.agency for one in entries if is_narrator(one.agency, words)}
        bodies = {
            agency: Bodies.of([*prose, *(e.what for e in entries if e.agency == agency)], words)
            for agency in narrators
        }
        staff = _staff(entries, actors, words)
        family = actors.family | actors.patients
        return cls(words, actors, staff, learnt.by_name, family, bodies)

    def writer(self, entry: Entry) -> str | None:
        """The agency whose own doings an entry tells; None for a report on others."""
        return None if entry.agency in self.bodies else entry.agency

    def part(self, text: str, entry: Entry) -> Part:
        """One field of an entry, cut and searched, every role told for the agency it means."""
        bodies = self.bodies.get(entry.agency)
        if bodies is not None:
            return part_of(text, self.words.promises, bodies.find)
        part = part_of(text, self.words.promises, self._named)
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
        """The agencies of whoever a cell of people or of receivers names."""
        part = part_of(cell, self.words.promises, self._named)
        part = self.actors.meant.in_part(part, own, None)
        return frozenset(
            next(iter(agencies)) for _, _, agencies in self.mentions(part, own) if agencies
        )

    def of_kind(self, kind: str, own: str) -> str | None:
        """The one agency of a kind beside the writer; None where there is none, or several."""
        agencies = self.actors.kinds.get(kind, frozenset()) - {own}
        return next(iter(agencies)) if len(agencies) == 1 else None

    def name_of(self, agency: str) -> str:
        """What an agency is called in what is shown."""
        if not agency.startswith(_OUTSIDE):
            return agency
        forms = self.written.get(agency)
        if not forms:
            return agency.removeprefix(_OUTSIDE).replace("_", " ")
        best = min(forms.items(), key=lambda one: (-one[1], len(one[0]), one[0]))[0]
        return best[:1].upper() + best[1:]

    def _named(self, tokens: Tokens) -> Iterator[Found]:
        """Agencies by their names, bodies that hold no file here, and members of staff."""
        yield from self.actors.labels.find(tokens)
        yield from self.words.bodies.find(tokens)
        for at, word in enumerate(tokens.words):
            owner = self.staff.get(word)
            written = tokens.between(at, at)
            if owner is not None and (
                written.isupper() if len(word) == 2 else written[0].isupper()
            ):
                yield Found("name", owner, at, at)
            elif word in self.called and written[0].isupper():
                for agency in self.called[word]:
                    yield Found("name", agency, at, at)

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


def _staff(entries: Sequence[Entry], actors: Actors, words: ContactWords) -> dict[str, str]:
    """Whose staff a name is: by the role beside it in columns of people, else by who writes it."""
    by_role: dict[str, Counter[str]] = defaultdict(Counter)
    kin: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        for cell in entry.people:
            if (entry.agency, cell) not in seen:
                seen.add((entry.agency, cell))
                _count(cell, entry.agency, actors, words, by_role, kin)
    people = actors.family | actors.patients | kin
    found = {name: agency for name, agency in actors.staff.items() if name not in people}
    for name, counts in by_role.items():
        agency, most = min(counts.items(), key=lambda one: (-one[1], one[0]))
        if name not in kin and most >= _MOSTLY * sum(counts.values()):
            found[name] = agency
    return found


def _count(
    cell: str,
    own: str,
    actors: Actors,
    words: ContactWords,
    by_role: dict[str, Counter[str]],
    kin: set[str],
) -> None:
    tokens = tokens_of(cell)
    if len(tokens.words) > 2 * _LEAST:
        return
    roles = list(words.promises.roles.find(tokens))
    names = {
        name.group().casefold().replace("’", "'").removesuffix("'s")
        for name in _NAME.finditer(cell)
        if len(name.group()) >= _LEAST
    }
    covered = {word for one in roles for word in tokens.words[one.first : one.last + 1]}
    names -= covered | words.promises.lists["offices"] | words.promises.events.codes
    names -= words.promises.events.ordinary
    if any(one.kind == "family" for one in words.promises.book.find(tokens)):
        kin |= names
        return
    for one in roles:
        agencies = actors.kinds.get(one.code, frozenset())
        agency = own if own in agencies else min(agencies, default=None)
        if agency is not None:
            for name in names:
                by_role[name][agency] += 1
