"""Who knew what, in plain sentences: what is recorded, and never more than that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.dates.model import UncertainDate
from candour.core.dates.naming import MONTHS
from candour.core.knowledge.model import (
    Fact,
    How,
    Knowledge,
    Order,
    Sharing,
    Unshared,
    WhoKnew,
)
from candour.core.people.person import Cast

_HOW = {
    How.SAW: "saw it",
    How.READ: "read it in a record",
    How.RECORDED: "recorded it, without saying how it knew",
}
_COVERED = {
    "no": "; the returns of the two do not cover all of these days",
    "unknown": "; whether the returns of the two cover these days is not known",
}
_SHARING = {
    Sharing.SHARED: "{holder} is recorded as passing it on to",
    Sharing.REFUSED: "{holder} is recorded as refusing it to",
    Sharing.NONE: "No record says that {holder} passed it on to",
}


@dataclass(frozen=True, slots=True)
class InWords:
    """Tells in words, with one case's cast and contacts."""

    told: WhoKnew
    cast: Cast = field(repr=False)

    def paragraph(self, fact: Fact) -> str:
        """One paragraph on one fact, with the words of every record that it rests on."""
        known = [one for one in self.told.knowledge if one.fact == fact.id]
        if not known:
            return (
                f"“{fact.sentence}” {''.join(f'{one} ' for one in _unmeant(fact))}No agency's "
                "record was found that states this. That is what was searched for and not found, "
                "not a statement that nobody knew."
            )
        sentences = [f"“{fact.sentence}”", *_unmeant(fact), *_unheard(fact)]
        sentences += map(self.known, known)
        rows = [row for row in self.told.unshared if row.fact == fact.id]
        sentences += self.unshared(rows)
        return " ".join(sentences)

    def known(self, one: Knowledge) -> str:
        """When one agency's record first holds a fact, how, and in which words."""
        when = day_in_words(one.first_known)
        words = " ".join(one.rests.words.split())
        if one.how is How.DENIED:
            by = self._teller(one.told_by)
            return f"{one.agency} asked on {when} and was told{by} that it was not so: “{words}”."
        how = f"was told{self._teller(one.told_by)}" if one.how is How.TOLD else _HOW[one.how]
        by_link = self._followed(one)
        return f"{one.agency}'s record first holds it on {when}; it {how}: “{words}”.{by_link}"

    def _followed(self, known: Knowledge) -> str:
        """That who is told of there is only suggested to be the one asked for."""
        one = known.followed
        person = self.cast.person(one.person) if one else None
        likely = self.cast.person(one.likely) if one else None
        if one is None or person is None or likely is None:
            return ""
        return (
            f" That speaks of “{person.shown_as}”, of whom {one.strength.value} evidence suggests "
            f"that it is “{likely.shown_as}”; nobody has decided it."
        )

    def unshared(self, rows: Sequence[Unshared]) -> Iterator[str]:
        """What is recorded of its being passed on, a sentence for each that held it."""
        by_holder: dict[tuple[str, Sharing], list[Unshared]] = {}
        for row in rows:
            by_holder.setdefault((row.holder, row.recorded), []).append(row)
        for (holder, recorded), them in by_holder.items():
            to = "; ".join(self._to(row) for row in them)
            yield f"{_SHARING[recorded].format(holder=holder)} {to}."

    def _to(self, row: Unshared) -> str:
        """To whom, when the other knew it after all, the contacts, and what returns cover."""
        learnt = ""
        if row.learnt_anyway is not None:
            learnt = f"its own record first holds it on {day_in_words(row.learnt_anyway)}, "
        return f"{row.lacking} ({learnt}{self._contacts(row)}{_COVERED.get(row.covered, '')})"

    def _contacts(self, row: Unshared) -> str:
        """The contacts of the two, by their days."""
        after = self._days(row.contacts)
        unsure = self._days(row.unordered)
        if row.order is Order.CANNOT_BE_ORDERED:
            return f"whether the contact of {unsure} came after that cannot be said"
        also = f", and on {unsure}, where the order cannot be said" if unsure else ""
        return f"contacts recorded after that on {after}{also}"

    def _days(self, contacts: tuple[str, ...]) -> str:
        by_id = {one.id: one for one in self.told.contacts}
        days = dict.fromkeys(day_in_words(by_id[one].when) for one in contacts if one in by_id)
        return ", ".join(days)

    def lines(self, variants: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Every fact with who knew it, a line each, and the ids of `variants` that tell it, too."""
        for fact in self.told.facts:
            yield f"{fact.id}  {fact.sentence}"
            for one in self.told.knowledge:
                if one.fact == fact.id:
                    yield f"    {self.known(one)}"
            if others := variants.get(fact.id):
                yield f"    Records tell it in other words, too: {', '.join(others)}."

    def _teller(self, teller: str | None) -> str:
        if teller is None:
            return ""
        person = self.cast.person(teller)
        return f" by {person.shown_as if person is not None else teller}"


def _unmeant(fact: Fact) -> Iterator[str]:
    if fact.unmeant:
        words = ", ".join(f"“{one}”" for one in fact.unmeant)
        yield f"Nobody is named for {words}: ask again with the name or the role of who is meant."


def _unheard(fact: Fact) -> Iterator[str]:
    if fact.unheard:
        words = ", ".join(f"“{one}”" for one in fact.unheard)
        yield f"No record has {words}: what follows says it in other words, or says less."


def day_in_words(when: UncertainDate) -> str:
    """A date as a sentence says it: the day where it is one, else the record's own words."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return "an unknown day" if not when.written else f"“{when.written}”"
    if first.date() == last.date():
        about = "about " if when.is_approximate else ""
        unsure = " (uncertain)" if when.is_uncertain else ""
        return f"{about}{first.day} {MONTHS[first.month - 1]} {first.year}{unsure}"
    return f"“{when.written}” ({first.date()} to {last.date()})"
