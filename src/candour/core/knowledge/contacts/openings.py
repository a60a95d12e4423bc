"""Contacts told by how a record opens, by who was there, and by what was left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Group, Person, Who
from candour.core.knowledge.contacts.sides import Sides
from candour.core.knowledge.contacts.telling import Said
from candour.core.knowledge.model import Outcome

_HEADED = 4


@dataclass(frozen=True, slots=True)
class Openings(Sides):
    """Reads what tells of a contact without a verb of telling."""

    def _of_opening(self) -> Iterator[Said]:
        """ "From school", "Police: ...": told by whom an entry opens with."""
        lists, part = self.words.lists, self.line.part
        others = (one for one in self.line.groups if self.own not in one.agencies)
        for group in islice(others, 1):
            is_led = group.lead_at == 0 and group.lead in lists["from"] - lists["telling_by"]
            opens = part.tokens.clauses[group.first] <= 1 and self._opens_clause(
                self._start_of(group)
            )
            is_told = is_led or (opens and self._is_headed(group))
            if is_told and self.own is not None:
                cue = Found("opening", "", 0, group.last)
                yield from self._said(
                    group, Who.OWN, cue, self._plain(cue, self._called_by(group), Outcome.PASSED_ON)
                )

    def _start_of(self, group: Group) -> int:
        """Where a head begins: "Mr Hale by e-mail: ...", "Una Webb from nursery: ..."."""
        start, words = group.first, self.line.part.tokens.words
        if group.lead in self.words.lists["from"] - self.words.lists["telling_by"]:
            start = group.lead_at
        said = {
            at
            for them in self.line.found.values()
            for f in them
            for at in range(f.first, f.last + 1)
        }
        no_name = said | self.line.kin
        led = {group.lead, *words[group.first : group.last + 1]}
        is_from = "from" in led
        while start and (
            words[start - 1] in self.words.promises.events.titles
            or (is_from and start - 1 not in no_name and self.line.is_capital(start - 1))
        ):
            start -= 1
            if self._opens_clause(start):
                break
        return start

    def _addressed(self, cue: Found) -> Person:
        """ "E-mail out", and at the end of what it said: "To school, nursery."."""
        part = self.line.part
        if not self._heads_a_line(cue):
            return None
        for group in self.line.groups:
            opens = group.lead == "to" and part.clause(group.lead_at).start == group.lead_at
            is_end = group.last + 1 == len(part.sentences) or (
                part.sentences[group.last + 1] != part.sentences[group.last]
            )
            if opens and is_end:
                return group
        return None

    def _heads_a_line(self, cue: Found) -> bool:
        """ "Letter out", with what it was on the next line: "To probation, confirms ..."."""
        tokens, clause = self.line.part.tokens, self.line.part.clause(cue.last)
        behind = tokens.text[tokens.ends[clause.stop - 1] :]
        return cue.last >= clause.stop - 2 and behind.lstrip(" ").startswith("\n")

    def _called_by(self, group: Group) -> str | None:
        """The means of a thing between a name and its colon: "GP tel: ..."."""
        behind = range(group.last + 1, self.line.part.clause(group.last).stop)
        for one in self.line.of_kind("thing"):
            if behind and behind == range(one.first, one.last + 1):
                return self.words.things[int(one.code)].means
        return None

    def _is_headed(self, group: Group) -> bool:
        """ "Police: ...", "PC Ash by phone: ...", "Hexley eye clinic: ...", "GP for SW: ..."."""
        last = self.line.part.clause(group.last).stop - 1
        if self.line.is_before_colon(group.last):
            return True
        rest = range(group.last + 1, last + 1)
        if not rest or len(rest) > _HEADED or not self.line.is_before_colon(last):
            return False
        words, lists = self.line.part.tokens.words, self.words.lists
        if (
            self._called_by(group) is not None
            or self.line.in_means.issuperset(rest)
            or words[last] in lists["desks"]
        ):
            return True
        is_for = words[rest[0]] in self.words.led_besides.values()
        return is_for and len(rest) > 1 and all(self.line.is_name(at) for at in rest[1:])

    def _of_companions(self) -> Iterator[Said]:
        """ "Social worker present": met, though no meeting was called."""
        words, lists = self.line.part.tokens.words, self.words.lists
        for group in self.line.groups:
            at = group.last + 1
            if at < len(words) and words[at] in lists["came_along"] and self.own is not None:
                cue = Found("came_along", "", at, at)
                said = self._plain(cue, "meeting", Outcome.NOT_STATED)
                if words[max(0, group.first - 1)] not in lists["nobody"]:
                    yield from self._said(group, Who.OWN, cue, replace(said, is_both=True))

    def _of_messages(self, said: list[Said]) -> Iterator[Said]:
        """ "Attempted to contact SW, left message": told by what was left."""
        sentences = self.line.part.sentences
        for left in self.line.of_kind("left"):
            before = [
                one
                for one in self.line.groups
                if one.last < left.first
                and sentences[left.first] - sentences[one.first] <= 1
                and not one.lead
            ]
            told = {agency for one in said for agency in (one.sender, one.receiver)}
            if before and self.own is not None and told.isdisjoint(before[-1].agencies):
                plain = self._plain(left, "message", Outcome.PASSED_ON)
                yield from self._said(Who.OWN, before[-1], left, plain)

    def _opens_clause(self, at: int) -> bool:
        return self.line.part.clause(at).start == at
