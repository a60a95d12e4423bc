"""A sort of contact beside a time to come, without a verb: "Review in two weeks", "r/v 2/52"."""

from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.due import Due
from candour.core.chronology.silences.contacts.heard import Part
from candour.core.chronology.silences.contacts.nearness import Nearness
from candour.core.chronology.silences.contacts.times import Times
from candour.core.chronology.silences.contacts.words import PromiseWords

_BEHIND, _AT_ONCE = 6, 2


@dataclass(frozen=True, slots=True)
class Bare:
    """One part of an entry, asked whether a sort of contact that it names is to come."""

    part: Part = field(repr=False)
    near: Nearness = field(repr=False)
    words: PromiseWords = field(repr=False)
    times: Times = field(repr=False)

    def due_of(self, planned: Found) -> Due | None:
        """When a contact is to come that stands beside a time; None where it is not."""
        if not self._may_come(planned):
            return None
        sort = self.words.sorts[planned.code]
        for due in self.times.of(planned.first):
            away = due.at - planned.last
            is_ahead = due.last > self.times.heard.last
            is_ahead = is_ahead or (sort.noun and self.times.is_later_today(due))
            if not 0 < away <= _BEHIND or not is_ahead:
                continue
            is_day = due.earliest == due.last
            if is_day or self.near.opens_breath(planned) or away <= _AT_ONCE:
                return due
        return None

    def _may_come(self, planned: Found) -> bool:
        """Whether a sort of contact may be promised by its name alone."""
        sort, is_head = self.words.sorts[planned.code], self.near.opens_breath(planned)
        is_order = self._is_order(planned)
        is_named = is_order or (is_head and (planned.last > planned.first or sort.paper))
        is_told = bool(self.part.in_breath(planned.first, "come")) and not is_order
        is_paper = sort.paper and planned.first < self.part.plan
        return (
            (sort.dated or is_named)
            and not (is_paper or is_told or self.near.is_undone(planned))
            and self._is_itself(planned)
            and not self.near.is_speech_of_family(planned.first)
        )

    def _is_itself(self, planned: Found) -> bool:
        """Not "report form", not "asked for appointment", not "telephone call to school"."""
        lists, behind = self.words.lists, self.near.word_behind(planned)
        if any(
            one.first <= planned.first <= one.last or one.first <= planned.last <= one.last
            for one in self.part.of("attempt")
        ):
            return False  # "brought forward to" is no word forwarded
        words, breath = self.part.tokens.words, self.part.breath(planned.first)
        is_call = planned.code == "call" and behind in lists["calls_to"]
        if words[planned.last] in lists["verbs"] or behind in lists["attributes"] or is_call:
            return False
        return not any(words[at] in lists["asking"] for at in range(breath.start, planned.first))

    def _is_order(self, planned: Found) -> bool:
        """ "Ring back tomorrow": an order to oneself, at the head of its breath."""
        lists, first = self.words.lists, planned.first
        said = " ".join(self.part.tokens.words[first : planned.last + 1])
        is_head = said in lists["orders"] and self.part.opens_breath(first)
        return is_head and self.near.word_behind(planned) not in lists["not_orders"]
