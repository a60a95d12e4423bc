"""Who knew what, in plain sentences: what is recorded, and never more than that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from candour.core.dates.model import UncertainDate
from candour.core.dates.naming import MONTHS
from candour.core.knowledge.model import (
    Contact,
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
    "no": " The returns of the two do not cover all of these days.",
    "unknown": " Whether the returns of the two cover these days is not known.",
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
                f"“{fact.sentence}” No agency's record was found that states this. That is what "
                "was searched for and not found, not a statement that nobody knew."
            )
        contacts = {one.id: one for one in self.told.contacts}
        sentences = [f"“{fact.sentence}”"]
        for one in known:
            sentences.append(self.known(one))
        for row in self.told.unshared:
            if row.fact == fact.id:
                sentences.append(self.unshared(row, contacts))
        return " ".join(sentences)

    def known(self, one: Knowledge) -> str:
        """When one agency's record first holds a fact, how, and in which words."""
        when = day_in_words(one.first_known)
        words = " ".join(one.rests.words.split())
        if one.how is How.DENIED:
            by = self._teller(one.told_by)
            return f"{one.agency} asked on {when} and was told that it was not so{by}: “{words}”."
        how = f"was told{self._teller(one.told_by)}" if one.how is How.TOLD else _HOW[one.how]
        return f"{one.agency}'s record first holds it on {when}; it {how}: “{words}”."

    def unshared(self, row: Unshared, contacts: Mapping[str, Contact]) -> str:
        """What is recorded of its being passed on from one agency to another."""
        days = _listed(
            [day_in_words(contacts[one].when) for one in row.contacts if one in contacts]
        )
        unsure = _listed(
            [day_in_words(contacts[one].when) for one in row.unordered if one in contacts]
        )
        met = f"contacts of the two are recorded after that ({days})" if days else ""
        if row.order is Order.CANNOT_BE_ORDERED:
            met = f"a contact is recorded that cannot be ordered against it ({unsure})"
        elif unsure:
            met += f", and others that cannot be ordered against it ({unsure})"
        learnt = (
            f" before {day_in_words(row.learnt_anyway)}, when its own record first holds it"
            if row.learnt_anyway
            else ""
        )
        said = {
            Sharing.SHARED: f"{row.holder} is recorded as passing it on to {row.lacking}; {met}",
            Sharing.REFUSED: (
                f"{row.holder} is recorded as having been asked by {row.lacking} and refusing;"
                f" {met}"
            ),
            Sharing.NONE: (
                f"There is no record of {row.holder} passing it on to {row.lacking}{learnt}; {met}"
            ),
        }[row.recorded]
        return f"{said}.{_COVERED.get(row.covered, '')}"

    def lines(self) -> Iterator[str]:
        """Every fact with who knew it, a line each."""
        for fact in self.told.facts:
            yield f"{fact.id}  {fact.sentence}"
            for one in self.told.knowledge:
                if one.fact == fact.id:
                    yield f"    {self.known(one)}"

    def _teller(self, teller: str | None) -> str:
        if teller is None:
            return ""
        person = self.cast.person(teller)
        return f" by {person.shown_as if person is not None else teller}"


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


def _listed(words: list[str]) -> str:
    return ", ".join(dict.fromkeys(words))
