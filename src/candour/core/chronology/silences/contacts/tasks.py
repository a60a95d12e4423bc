"""What is to be done in words that name no sort of contact: told by grammar, not by a list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.due import Due
from candour.core.chronology.silences.contacts.heard import Part
from candour.core.chronology.silences.contacts.nearness import Nearness
from candour.core.chronology.silences.contacts.promise import matter_of
from candour.core.chronology.silences.contacts.whose import Whose

_LONG, _SHORT_BREATH, _BEHIND, _TRADE = 4, 9, 6, 2
_DONE = ("attempt", "come", "not_come", "rhythm")
_SPOKEN = ("planned", *_DONE)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done: its cue, its place, who is to do it, and the stems that tell it."""

    cue: Found
    planned: Found
    actor: str
    matter: frozenset[str] = field(repr=False)
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Tasks:
    """Reads tasks out of one part of an entry, from breaths in which nothing else was promised."""

    part: Part
    near: Nearness = field(repr=False)
    whose: Whose = field(repr=False)
    common: frozenset[str] = field(repr=False)
    dues_of: Callable[[int], list[Due]] = field(repr=False)

    def found(self, told: set[int]) -> Iterator[Task]:
        """Every task; `told` are the breaths in which a contact was promised, and is added to."""
        for cue in self.part.of("cue"):
            breath = self.part.breaths[cue.first]
            if breath in told or self.near.is_undone(cue) or self._is_speech(cue.first):
                continue
            task = self._of_cue(cue)
            if task is not None:
                told.add(breath)
                yield task
        for at in range(self.part.plan, len(self.part.tokens.words)):
            breath = self.part.breaths[at]
            if self.part.opens_breath(at) and breath not in told:
                task = self._order(at) or self._thing_due(at)
                if task is not None:
                    told.add(breath)
                    yield task

    def _of_cue(self, cue: Found) -> Task | None:
        words, lists = self.part.tokens.words, self.whose.actors.words.lists
        breath = self.part.breath(cue.first)
        verb = next((at for at in breath if at > cue.last and words[at] not in lists["adverbs"]), 0)
        is_name = bool(verb) and self.part.tokens.between(verb, verb)[:1].isupper()
        if cue.code == "dated" and words[cue.last] in lists["booked"]:
            return self._booked(cue)
        if not verb or words[verb] in lists["states"] or (is_name and cue.code != "passive"):
            return None
        if cue.code == "follow" and words[cue.first : cue.first + 2] in (
            ("to", "be"),
            ("will", "be"),
        ):
            return self._passive(cue, cue.last)  # "to be sent home"
        if cue.code == "passive" and words[cue.last] in ("be", "being"):
            return self._passive(cue, verb)
        if cue.code not in ("verbal", "bare") or any(
            cue.last < one.first <= cue.last + _BEHIND for one in self._planned(cue.first)
        ):
            return None
        return self._active(cue, verb)

    def _active(self, cue: Found, verb: int) -> Task | None:
        """ "Housing to fix the gate", "I will apply for a grant", "To discuss with manager"."""
        kind, agency = self.whose.actors.subject(self.part, cue, self.whose.own)
        if cue.code == "bare" and not self.whose.may_head(cue, kind):
            return self._by_trade(cue, verb) if kind in ("none", "unknown") else None
        if kind not in ("agency", "none") or (kind == "agency" and agency is None):
            return None
        lists = self.whose.actors.words.lists
        if kind == "none" and cue.code == "bare":
            is_order = self.part.tokens.words[verb] in lists["imperatives"]
            if not is_order or cue.first < self.part.plan:
                return None
        return self._task(cue, range(verb, self.part.breath(verb).stop), agency or self.whose.own)

    def _by_trade(self, cue: Found, verb: int) -> Task | None:
        """ "Locksmith to attend in 24 hours": nobody known heads the sentence; a day is told."""
        breath = self.part.breath(cue.first)
        words, lists = self.part.tokens.words, self.whose.actors.words.lists
        sentences = self.part.sentences
        is_head = not breath.start or sentences[breath.start - 1] != sentences[cue.first]
        is_short = 0 < cue.first - breath.start <= _TRADE
        if not (is_head and is_short and words[verb] in lists["trades"]):
            return None
        if self.part.in_breath(cue.first, "family", "planned", "done"):
            return None
        task = self._task(cue, range(breath.start, breath.stop), self.whose.own)
        return task if task is not None and task.due is not None else None

    def _booked(self, cue: Found) -> Task | None:
        """ "Surveyor booked for 21st": what stands before is to come on the day behind."""
        breath = self.part.breath(cue.first)
        if breath.start == cue.first or self.part.in_breath(cue.first, "family", *_SPOKEN):
            return None
        dues = [due for due in self.dues_of(cue.first) if due.at in breath and due.at > cue.last]
        if not dues or dues[0].last <= self.whose.heard.last:
            return None
        thing = Found("planned", "thing_due", breath.start, cue.first - 1)
        matter = self._matter(range(breath.start, cue.first))
        return Task(cue, thing, self.whose.own, matter, dues[0])

    def _passive(self, cue: Found, verb: int) -> Task | None:
        """ "Chain to be fitted by housing", "legal advice to be sought this week"."""
        words, lists = self.part.tokens.words, self.whose.actors.words.lists
        breath = self.part.breath(cue.first)
        if any(words[at] in lists["asking"] for at in range(breath.start, cue.first)):
            return None  # "asked for this to be minuted"
        if not (words[verb].endswith("ed") or words[verb] in lists["participles"]):
            return None
        if any(one.first <= verb <= one.last for one in self._planned(verb)):
            return None  # its sort was read, and needs a day
        if breath.start == cue.first or self.whose.is_by_family(cue, cue):
            return None
        behind = self.whose.actors.doer_behind(self.part, cue.first, self.whose.own)
        return None if behind == "" else self._task(cue, breath, behind or self.whose.own)

    def _thing_due(self, at: int) -> Task | None:
        """ "Burns clinic 48h", "Contractor w/c 20/11": a few words of a plan, and a day to come."""
        breath = self.part.breath(at)
        if len(breath) > _SHORT_BREATH or not self._is_thing(at):
            return None
        dues = [
            due
            for due in self.dues_of(at)
            if due.at in breath and due.at > at and not self._is_span(due)
        ]
        made = self.whose.heard.last
        if not dues or dues[0].last <= made:
            return None
        words, lists = self.part.tokens.words, self.whose.actors.words.lists
        if any(words[place] in lists["rhythm_past"] for place in range(at, dues[0].at)):
            return None
        named = [one for one in self.part.mentions if one.first in breath]
        own = self.whose.own
        actor = (
            self.whose.actors.chosen(own, self.whose.actors.named_by(named[0])) if named else own
        )
        if actor is None:
            return None
        thing = Found("planned", "thing_due", at, dues[0].at - 1)
        return Task(thing, thing, actor, self._matter(range(at, dues[0].at)), dues[0])

    def _is_thing(self, at: int) -> bool:
        """Whether a breath names a thing: no contact, nothing done, and nobody of the family."""
        if self._is_speech(at) or self.part.in_breath(
            at, "family", "undone:breath", "undone:clause", *_DONE
        ):
            return False
        return all(self._is_attribute(one) for one in self._planned(at))

    def _task(self, cue: Found, over: range, actor: str) -> Task | None:
        dues = [due for due in self.dues_of(cue.first) if due.end > cue.first]
        matter = self._matter(
            at
            for at in over
            if (cue.code == "order" or not cue.first <= at <= cue.last)
            and not any(due.at <= at <= due.end for due in dues)
        )
        if not matter:
            return None  # nothing by which an entry could tell of it
        is_by = cue.code == "passive" and actor != self.whose.own
        if not (dues or is_by or cue.first >= self.part.plan):
            return None  # in a narrative a day, or who is to do it, must make it a promise
        planned = Found("planned", "task", over.start, max(over.start, cue.last))
        return Task(cue, planned, actor, matter, dues[0] if dues else None)

    def _matter(self, over: "Iterator[int] | range") -> frozenset[str]:
        """The words that say what is to be done, without those met everywhere."""
        tokens, light = self.part.tokens, self.whose.actors.words.lists["light"]
        named = {at for one in self.part.mentions for at in range(one.first, one.last + 1)}
        stems = {
            matter_of(tokens.words[at])
            for at in over
            if at not in named
            and tokens.words[at] not in light
            and _tells(tokens.words[at], tokens.between(at, at))
        }
        return frozenset(stems) - self.common

    def _order(self, at: int) -> Task | None:
        """ "Rebook", "Take up with landlord": an order at the head of a breath of a plan."""
        words, lists = self.part.tokens.words, self.whose.actors.words.lists
        breath = self.part.breath(at)
        behind = words[at + 1] if at + 1 in breath else ""
        if words[at] not in lists["imperatives"] or behind in ("", *lists["not_orders"]):
            return None  # a word alone ("Text") may tell what was done
        if self.part.in_breath(at, "undone:breath", "undone:clause", "come", "attempt", "cue"):
            return None
        return self._task(Found("cue", "order", at, at), breath, self.whose.own)

    def _is_attribute(self, planned: Found) -> bool:
        """ "MARAC form by Friday": the contact's name only says which form."""
        behind = planned.last + 1
        words, lists = self.part.tokens.words, self.whose.actors.words.lists
        return behind in self.part.breath(planned.last) and words[behind] in lists["attributes"]

    def _planned(self, at: int) -> list[Found]:
        return self.part.in_breath(at, "planned")

    def _is_span(self, due: Due) -> bool:
        """ "Nursery 15 hrs" is a stretch of hours, "48 hrs" a time to come."""
        words = self.part.tokens.words[due.at : due.end + 1]
        hours = self.whose.actors.words.units.get(words[-1]) == "hour"
        return hours and int(words[0]) % 24 > 0 if words[0].isdigit() else hours

    def _is_speech(self, at: int) -> bool:
        return self.near.is_speech_of_family(at)


def _tells(word: str, written: str) -> bool:
    return len(word) >= _LONG or written.isupper() or (word[0].isalpha() and word[-1].isdigit())
