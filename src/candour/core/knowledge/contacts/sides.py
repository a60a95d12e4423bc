"""The two sides of a phrase of contact: who told, who was told, and what one phrase then says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Group, Person, Stranger, Who
from candour.core.knowledge.contacts.surroundings import Surroundings
from candour.core.knowledge.contacts.telling import STRANGER, Said
from candour.core.knowledge.model import Outcome


@dataclass(frozen=True, slots=True)
class Sides(Surroundings):
    """Makes of a phrase, a sender and a receiver everything that the phrase says."""

    def _pairs(
        self, sender: Person, receiver: Person, cue: Found
    ) -> Iterator[tuple[str, str, int, int]]:
        """Every pair of a sender and a receiver, with the first and last word of the phrase."""
        givers, takers = self._agencies(sender), self._agencies(receiver)
        places = [cue.first, cue.last]
        for one in (sender, receiver):
            if isinstance(one, Group | Stranger):
                places += [one.first, one.last]
        for giver, taker in product(givers, takers):
            if giver != taker:
                yield giver, taker, min(places), max(places)

    def _subject(self, cue: Found) -> Person:
        """Who stands before a verb; in a report also who opens the sentence."""
        subject = self.line.before(cue.first)
        if self._is_object(subject, cue):
            return None
        if self._is_own_staff(subject):
            return Who.OWN
        if subject is not None or self.own is not None:
            return subject
        part = self.line.part
        start = cue.first
        while start and part.sentences[start - 1] == part.sentences[cue.first]:
            start -= 1
        for at in range(start, cue.first):
            person = self.line.person_at(at)
            if isinstance(person, Group) and not person.lead:
                return person
        return None

    def _is_own_staff(self, person: Person) -> bool:
        """ "Dr Cole rang police" among the writer's actions, where the row lists Dr Cole."""
        if not (self.is_action and isinstance(person, Stranger)):
            return False
        words = self.line.part.tokens.words
        around = words[max(0, person.first - 1) : person.last + 1]
        is_titled = not self.words.lists["staff_titles"].isdisjoint(around)
        return is_titled and words[person.last] in self.people

    def _is_object(self, person: Person, cue: Found) -> bool:
        """ "Rang Hexley Homes, asked who lives there": the one rung did not ask."""
        if not isinstance(person, Group | Stranger) or not self.line.part.opens_breath(cue.first):
            return False
        code = next((v.code for v in self.line.of_kind("verb:direct") if v == cue), "")
        is_asked = bool(code) and self.words.verbs[int(code)].alone == "asks"
        return is_asked and any(
            one.last == person.first - 1 and self.words.verbs[int(one.code)].takes == "direct"
            for one in self.line.of_kind("verb:direct")
        )

    def _agencies(self, person: Person) -> tuple[str, ...]:
        if isinstance(person, Group):
            return person.agencies
        if isinstance(person, Stranger):
            return (STRANGER + person.name,)
        return (self.own,) if person is Who.OWN and self.own is not None else ()

    def _said(self, sender: Person, receiver: Person, cue: Found, said: Said) -> Iterator[Said]:
        for giver, taker, first, last in self._pairs(sender, receiver, cue):
            yield replace(said, sender=giver, receiver=taker, first=first, last=last)
        if said.is_both and said.outcome is not Outcome.ASKED and isinstance(receiver, Group):
            for one, other in combinations(dict.fromkeys(receiver.agencies), 2):
                places = (cue.first, receiver.last)
                yield replace(said, sender=one, receiver=other, first=places[0], last=places[1])

    def _plain(self, cue: Found, means: str | None, outcome: Outcome) -> Said:
        means = means or self.means_beside(cue)
        is_call = means == "telephone" and self.goes_on(cue)
        if outcome is Outcome.NOT_STATED and (is_call or self.has_content(cue)):
            outcome = Outcome.PASSED_ON
        return Said(
            sender="",
            receiver="",
            first=cue.first,
            last=cue.last,
            means=means,
            outcome=self.asked(cue, outcome),
            is_undelivered=self.is_undelivered(cue),
        )
