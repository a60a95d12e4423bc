"""What one agency held and another, with which a contact came after, did not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from candour.core.chronology.silences.returns import Covered, Return, covered
from candour.core.dates.comparing import Margins, possible_span
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.knowing.answering import Answer
from candour.core.knowledge.model import Contact, How, Knowledge, Order, Outcome, Sharing, Unshared


@dataclass(frozen=True, slots=True)
class _Days:
    """First and last day that something may have been; None where nobody can say."""

    first: date | None
    last: date | None

    def surely_after(self, other: "_Days") -> bool:
        """Whether it lies wholly after the other, in days: clocks of two records are not one."""
        return self.first is not None and other.last is not None and self.first > other.last

    def may_follow(self, other: "_Days") -> bool:
        """Whether it does not lie wholly before the other."""
        return not other.surely_after(self)


@dataclass(frozen=True, slots=True)
class Sharer:
    """Tells what was passed on, with one case's contacts and returns."""

    contacts: Sequence[Contact]
    returns: Mapping[str, Return]
    margins: Margins

    def unshared(self, answer: Answer, agencies: Iterable[str]) -> list[Unshared]:
        """Every holder and every other agency whose records lack the fact, or have it only later.

        By the contract: only where a contact of the two is recorded that came after the holder
        knew, or that dates do not allow to order against it.
        """
        between = self._between()
        known = self._known(answer)
        found = []
        for holder, since in known.items():
            for other in agencies:
                met = between[_pair(holder, other)]
                if other == holder or self._is_told_otherwise(answer, met):
                    continue
                one = self._row(answer, (holder, since), (other, known.get(other)), met)
                if one is not None:
                    found.append(one)
        return found

    def _between(self) -> dict[frozenset[str], list[Contact]]:
        """Contacts by the two agencies that they joined; a meeting gives one for each pair."""
        between: dict[frozenset[str], list[Contact]] = defaultdict(list)
        for contact in self.contacts:
            between[_pair(contact.sender, contact.receiver)].append(contact)
        return between

    def _known(self, answer: Answer) -> dict[str, Knowledge]:
        return {one.agency: one for one in reversed(answer.knowledge) if one.how is not How.DENIED}

    def _is_told_otherwise(self, answer: Answer, contacts: Sequence[Contact]) -> bool:
        """Whether the other wrote down the contrary of what it was told: a contradiction."""
        return any(
            answer.contrary & set(contact.entries) and contact.outcome is Outcome.PASSED_ON
            for contact in contacts
        )

    def _days(self, when: UncertainDate) -> _Days:
        first, last = possible_span(when, self.margins)
        if when.is_uncertain:
            return _Days(None, None)
        return _Days(first.date() if first else None, last.date() if last else None)

    def _row(
        self,
        answer: Answer,
        holder: tuple[str, Knowledge],
        other: tuple[str, Knowledge | None],
        met: Sequence[Contact],
    ) -> Unshared | None:
        (name, known), (lacking, later) = holder, other
        since = self._days(known.first_known)
        learnt = self._days(later.first_known) if later else None
        if learnt and not learnt.surely_after(since):
            return None
        after: list[Contact] = []
        unordered: list[Contact] = []
        for contact in met:
            if contact.undelivered and contact.sender != name:
                continue
            when = self._days(contact.when)
            if not when.may_follow(since) or (learnt and when.surely_after(learnt)):
                continue
            (after if when.surely_after(since) else unordered).append(contact)
        if not after and not unordered:
            return None
        both = [*after, *unordered]
        return Unshared(
            id="U" + sha256("\n".join((known.id, lacking)).encode()).hexdigest()[:10],
            fact=answer.fact.id,
            holder=name,
            lacking=lacking,
            since=known.first_known,
            contacts=tuple(one.id for one in after),
            unordered=tuple(one.id for one in unordered),
            recorded=_recorded(both, answer, name),
            order=Order.AFTER if after else Order.CANNOT_BE_ORDERED,
            learnt_anyway=later.first_known if later else None,
            covered=self._covered((name, lacking), since, [self._days(one.when) for one in both]),
        )

    def _covered(self, sides: tuple[str, str], since: _Days, contacts: Sequence[_Days]) -> str:
        """What the returns of both say of the days from first known to the last contact."""
        ends = [one.last or one.first for one in contacts]
        last = max((end for end in ends if end), default=since.last)
        if since.first is None or last is None:
            return Covered.UNKNOWN.value
        said = {covered(self.returns, side, since.first, max(last, since.first)) for side in sides}
        for one in (Covered.NO, Covered.UNKNOWN):
            if one in said:
                return one.value
        return Covered.YES.value


def _recorded(contacts: Sequence[Contact], answer: Answer, holder: str) -> Sharing:
    """Passed on by the holder, refused, or no record of either."""
    about = [one for one in contacts if answer.fact.id in one.about]
    if any(_passes(one, holder) for one in about):
        return Sharing.SHARED
    if any(one.outcome is Outcome.REFUSED for one in about):
        return Sharing.REFUSED
    return Sharing.NONE


def _passes(contact: Contact, holder: str) -> bool:
    """Whether a contact that states the fact tells it for its holder; minutes state what was said.

    "Spoke to SW re the man upstairs" states what was spoken of, whatever it says of telling.
    """
    if contact.outcome in (Outcome.REFUSED, Outcome.ASKED):
        return False
    return contact.both_ways or contact.sender == holder


def _pair(one: str, other: str) -> frozenset[str]:
    return frozenset((one, other))
