"""Find what an entry promises: which contact, of which agency, by when, in which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.prose_entries import FindDates
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.bare import Bare
from candour.core.chronology.silences.contacts.counted import counted_from
from candour.core.chronology.silences.contacts.due import Due, open_due
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.nearness import Nearness
from candour.core.chronology.silences.contacts.promise import Promise
from candour.core.chronology.silences.contacts.rhythms import rhythms_in
from candour.core.chronology.silences.contacts.tasks import Tasks
from candour.core.chronology.silences.contacts.times import Times
from candour.core.chronology.silences.contacts.whose import Whose
from candour.core.chronology.silences.contacts.words import PromiseWords

_BEHIND, _BEFORE, _CLOSE = 6, 8, 3
_WILL = frozenset({"will", "shall"})


@dataclass(frozen=True, slots=True)
class Promising:
    """Reads promises out of one entry after another."""

    words: PromiseWords
    actors: Actors = field(repr=False)
    find_dates: FindDates = field(repr=False)
    common: frozenset[str] = field(default=frozenset(), repr=False)
    """stems that so many entries hold that they tell of no task"""

    def promises(self, heard: Heard) -> list[Promise]:
        """Every promise of an entry, as often as it is told."""
        if not heard.is_near:
            return []
        found = [
            promise for part in heard.parts for promise in _Reading(self, heard, part).promises()
        ]
        return [counted_from(promise, found, self.words) for promise in found]

    def once(self, promises: Sequence[Promise]) -> list[Promise]:
        """The promises of an entry, one for each sort and day."""
        told: list[Promise] = []
        for promise in promises:
            if not any(self._is_told(promise, before) for before in told):
                told.append(promise)
        return told

    def _is_told(self, promise: Promise, before: Promise) -> bool:
        """Whether an entry says again, perhaps more loosely, what it promised before."""
        if promise.due.last != before.due.last or (promise.rhythm is None) != (
            before.rhythm is None
        ):
            return False
        return promise.sort == before.sort or (
            promise.is_dated and before.sort in self.words.sorts[promise.sort].kept_by
        )


@dataclass(slots=True)
class _Reading:
    """One part of one entry being read for promises."""

    frame: Promising
    heard: Heard
    part: Part
    near: Nearness = field(init=False, repr=False)
    whose: Whose = field(init=False, repr=False)
    times: Times = field(init=False, repr=False)
    told: set[int] = field(default_factory=set)
    """the breaths in which a contact was promised"""

    def __post_init__(self) -> None:
        self.near = Nearness(self.part, self.frame.words)
        self.whose = Whose(self.frame.actors, self.heard, self.part)
        self.times = Times(self.heard, self.part, self.frame.words, self.frame.find_dates)

    @property
    def own(self) -> str:
        return self.heard.entry.agency

    def promises(self) -> Iterator[Promise]:
        yield from self._rhythms()
        for cue in self.part.of("cue"):
            if not self.near.is_undone(cue):
                yield from self._of_cue(cue)
        bare = Bare(self.part, self.near, self.frame.words, self.times)
        for planned in self.part.of("planned"):
            if planned.first not in self.near.used:
                due = bare.due_of(planned)
                if due is not None:
                    yield from self._promise(planned, planned, due)
        yield from self._orders()
        yield from self._tasks()

    def _orders(self) -> Iterator[Promise]:
        """ "Email social worker", "See in clinic": orders to oneself, heading a plan's breath."""
        words, lists = self.part.tokens.words, self.frame.words.lists
        for at in range(self.part.plan, len(words)):
            is_order = words[at] in lists["imperatives"] and self.part.opens_breath(at)
            if not is_order or self.part.breaths[at] in self.told:
                continue
            cue = Found("cue", "order", at, at)
            is_alone = len(self.part.breath(at)) == 1 and words[at] not in lists["rebook"]
            planned = None if is_alone else self._ordered(cue)  # "Text" may tell what was done
            behind = self.near.word_behind(cue, is_breath=True)
            if planned is None or self.near.is_undone(cue) or behind in lists["not_orders"]:
                continue
            if words[at] not in lists["rebook"] and self.heard.tells_of(planned.code, self.part):
                self.told.add(self.part.breaths[at])
                continue
            if not self.part.in_breath(at, "come", "attempt", "cue"):
                yield from self._promise(cue, planned, self.times.in_breath(at))

    def _ordered(self, cue: Found) -> Found | None:
        """What an order is of: named in its breath, or, to book again, spoken of before."""
        for one in self.part.in_breath(cue.first, "planned"):
            if one.first >= cue.first:
                return one
        if self.part.tokens.words[cue.first] not in self.frame.words.lists["rebook"]:
            return None
        is_new = self.times.in_breath(cue.first) is not None
        new = Found("planned", "appointment", cue.first, cue.first) if is_new else None
        return self._left_out(cue) or new

    def _tasks(self) -> Iterator[Promise]:
        tasks = Tasks(self.part, self.near, self.whose, self.frame.common, self.times.of)
        for task in tasks.found(self.told):
            made = self._made(task.cue, task.planned, task.due, task.actor)
            yield replace(made, matter=task.matter)

    def _of_cue(self, cue: Found) -> Iterator[Promise]:
        match cue.code:
            case "verbal" | "bare":
                yield from self._active(cue)
            case "reported":
                kind, _ = self.frame.actors.subject(self.part, cue, self.own)
                is_said = kind == "agency" or self._is_said(cue)
                if is_said and (self.times.near(cue.first) or self._is_call_back(cue)):
                    yield from self._active(cue)
            case "passive" if self._is_doing(cue):
                yield from self._active(replace(cue, code="verbal"))
            case "passive" | "arranging":
                yield from self._passive(cue)
            case "dated" | "next":
                yield from self._named_day(cue)
            case "follow" if self.near.word_behind(cue) == "up":
                is_will = self.part.tokens.words[cue.first] in _WILL
                code = "verbal" if is_will else "bare"
                yield from self._active(Found("cue", code, cue.first, cue.first))
            case "follow":
                yield from self._to_follow(cue)
            case _:
                yield from self._awaited(cue)

    def _is_doing(self, cue: Found) -> bool:
        """ "Will be visiting": its subject acts, as in "will visit"."""
        behind = self.near.word_behind(cue)
        return behind.endswith("ing") and behind != "being"

    def _active(self, cue: Found) -> Iterator[Promise]:
        """ "Will visit again within two weeks", "GP to chase"."""
        planned = self.near.behind(cue, _BEHIND)
        if planned is None or self.near.between(cue, planned, "cue"):
            return
        if planned.first == cue.last + 1 and self._is_noun(planned):
            return  # "to strategy meeting" says where it goes, "agrees to referral" gives leave
        if self._is_asking(planned):
            return  # "to see if she is well"
        kind, agency = self.frame.actors.subject(self.part, cue, self.own)
        lists = self.frame.words.lists
        before = self.part.tokens.words[cue.first - 1] if cue.first else ""
        if kind != "none" or before in lists["not_before_to"]:
            self.near.used.add(
                planned.first
            )  # it is told whose it is: no day beside it makes it ours
        due = self.times.near(cue.first)
        is_nobodys = (
            (cue.code == "bare" and not self.whose.may_head(cue, kind))
            or kind == "family"
            or (kind == "agency" and agency is None)
            or (kind == "none" and self._is_to_us(planned))
            or (kind == "unknown" and due is None and not self._is_call_back(cue))
        )
        if is_nobodys:
            return
        actor = agency if kind == "agency" else None
        if kind == "unknown" and self._is_call_back(cue):
            actor = self.whose.awaited_of(cue)  # nobody rings himself back
            if actor is None:
                return
        if kind == "none" and cue.code == "reported":
            actor = self.whose.sayer(cue)
        elif kind == "none" and cue.code == "verbal":
            said, actor = self.whose.speaker(cue)
            if said == "family":
                return
        yield from self._promise(cue, planned, due, actor)

    def _is_call_back(self, cue: Found) -> bool:
        """ "Told he would ring me back": a call owed needs no day."""
        words = self.part.tokens.words[cue.last + 1 : cue.last + 5]
        planned = self.near.behind(cue, 2)
        return planned is not None and planned.code == "call" and "back" in words

    def _is_noun(self, planned: Found) -> bool:
        words = self.frame.words
        said = self.part.tokens.words[planned.first]
        return words.sorts[planned.code].noun or said in words.lists["things"]

    def _is_asking(self, planned: Found) -> bool:
        lists, words = self.frame.words.lists, self.part.tokens.words
        behind = set(words[planned.last + 1 : planned.last + 2])
        return words[planned.last] in lists["asks_if"] and bool(behind & lists["asked"])

    def _is_to_us(self, planned: Found) -> bool:
        """ "To ring us back": nobody rings himself."""
        words = self.part.tokens.words[planned.first : planned.last + 3]
        return not self.frame.words.lists["ourselves"].isdisjoint(words)

    def _is_said(self, cue: Found) -> bool:
        """Whether "would" reports what somebody said or agreed, earlier in the sentence."""
        sentences, saying = self.part.sentences, self.frame.words.lists["saying"]
        words = self.part.tokens.words[: cue.first]
        return any(
            word in saying and sentences[at] == sentences[cue.first]
            for at, word in enumerate(words)
        )

    def _passive(self, cue: Found) -> Iterator[Promise]:
        """ "To be seen again in a month", "Medical to be arranged", "To be rearranged by May"."""
        planned = self.near.behind(cue, 4) if cue.code == "passive" else None
        if planned is not None and self.near.between(cue, planned, "cue"):
            planned = None
        planned = planned or self.near.before(cue, _BEFORE, is_breath=True)
        if planned is None and cue.code == "arranging":
            planned = self._left_out(cue)
        if planned is not None:
            yield from self._promise(cue, planned, self.times.near(cue.first))

    def _named_day(self, cue: Found) -> Iterator[Promise]:
        """ "Strategy meeting fixed for 7 March", "Next core group in April", "Next on 19 July"."""
        due = self.times.near(cue.first)
        if due is None or due.last <= self.heard.last or due.at <= cue.first <= due.end:
            return
        if cue.code == "dated":
            planned = self.near.before(cue, _BEFORE) or self.near.behind(cue, _BEHIND)
            if planned is not None and self.near.between(cue, planned, "cue"):
                return  # "agreed that HV would visit": the other cue says who
        else:
            planned = self.near.behind(cue, _CLOSE) or self.near.before(cue, _CLOSE)
            if planned is None and 0 < due.at - cue.last <= 2:
                planned = self._left_out(cue)
        if planned is None or self._is_counted(cue, planned):
            return
        if not self.near.is_speech_of_family(planned.first):
            yield from self._promise(cue, planned, due)

    def _is_counted(self, cue: Found, planned: Found) -> bool:
        """ "Second notification in three months": in a narrative, papers that came are counted."""
        is_number = self.part.tokens.words[cue.first] in self.frame.words.lists["counted"]
        is_paper = self.frame.words.sorts[planned.code].paper
        return is_number and is_paper and cue.first < self.part.plan

    def _to_follow(self, cue: Found) -> Iterator[Promise]:
        """ "Report to follow"; not "letter promised, sent that week"."""
        sorts = self.frame.words.sorts
        before = self.part.in_breath(cue.first, "planned")
        papers = [one for one in before if sorts[one.code].paper and one.last < cue.first]
        planned = next(iter(papers), None)
        planned = planned or self.near.before(cue, _BEHIND) or self.near.behind(cue, _CLOSE)
        if planned is None and self.part.opens_breath(cue.first) and self.times.near(cue.first):
            planned = self._left_out(cue)  # "Assessment begun. To be completed within ten days"
        if planned is None:
            return
        sentence = self.part.sentences[cue.first]
        if any(
            come.first > cue.last and self.part.sentences[come.first] == sentence
            for come in self.part.of("come")
        ):
            return
        yield from self._promise(cue, planned, self.times.near(cue.first))

    def _awaited(self, cue: Found) -> Iterator[Promise]:
        """ "Awaiting reply from GP": the other agency's turn; not "still awaited", told before."""
        words = self.part.tokens.words
        if cue.first and words[cue.first - 1] == "still":
            return
        planned = self.near.behind(cue, _BEHIND - 1) or self.near.before(cue, _BEHIND - 1)
        if planned is None:
            return
        sort = self.frame.words.sorts[planned.code]
        if not (sort.paper or planned.code in ("reply", "checks")):
            return
        actor = self.whose.awaited_of(cue)
        if actor is not None:
            due = self.times.near(cue.first)
            yield self._made(cue, planned, due, actor, is_awaited=True)

    def _rhythms(self) -> Iterator[Promise]:
        """ "Weekly visits to follow", "core group monthly", "visits every ten working days"."""
        for found in rhythms_in(self.part, self.near, self.frame.words, self.heard.last):
            self.near.used.add(found.planned.first)
            sort = self.frame.words.sorts[found.planned.code]
            due = open_due(self.heard.last, sort, self.frame.words, found.planned.first)
            actor = self.whose.actor(found.whole, found.planned)
            if actor is not None:
                made = self._made(
                    found.whole, found.planned, due, actor, rhythm=(found.count, found.unit)
                )
                yield replace(made, turns=found.turns)

    def _promise(
        self, cue: Found, planned: Found, due: Due | None, actor: str | None = None
    ) -> Iterator[Promise]:
        planned = self._specific(planned)
        sort = self.frame.words.sorts[planned.code]
        is_undated = due is None and sort.needs_day and actor is None and cue.code != "order"
        if is_undated or self.near.is_speech_of_family(cue.first):
            return
        if self.whose.is_within_the_house(planned, sort) or self.whose.is_of_family(cue):
            return
        self.near.used.add(planned.first)
        doer = self.whose.actor(cue, planned) if actor is None else self.whose.convener(sort, actor)
        if doer is not None:
            yield self._made(cue, planned, due, doer)

    def _made(
        self,
        cue: Found,
        planned: Found,
        due: Due | None,
        actor: str,
        *,
        is_awaited: bool = False,
        rhythm: tuple[int, str] | None = None,
    ) -> Promise:
        words = self.frame.words
        sort = words.sorts[planned.code]
        breaths = frozenset(
            self.part.breaths[at] for one in (cue, planned) for at in range(one.first, one.last + 1)
        )
        self.told |= breaths
        day = due or open_due(self.heard.last, sort, words, cue.first)
        text = self.near.text_of(cue, planned, (day.at, day.end), is_rhythm=rhythm is not None)
        about = self.whose.about(planned) if sort.aimed or planned.code == "visit" else frozenset()
        return Promise(
            heard=self.heard,
            actor=actor,
            sort=planned.code,
            due=day,
            is_dated=due is not None,
            words=text,
            about=about,
            is_awaited=is_awaited,
            part=self.part,
            breaths=breaths,
            rhythm=rhythm,
            is_while=rhythm is not None and self.near.is_while(cue),
            is_own_account=self.part.is_own,
            is_to_family=sort.aimed and self.whose.is_to_family(planned),
            whom=self.whose.whom(cue),
        )

    def _specific(self, planned: Found) -> Found:
        """ "Core group. Next meeting 31 May": the meeting that the entry is about."""
        sorts = self.frame.words.sorts
        told = {
            one.code
            for part in self.heard.parts
            for one in part.of("planned")
            if one.code in sorts[planned.code].kept_by and sorts[one.code].convened_by
        }
        is_bare = planned.first == planned.last
        is_meeting = sorts[planned.code].joint and not sorts[planned.code].convened_by
        if len(told) != 1 or not is_bare or not is_meeting:
            return planned
        return replace(planned, code=told.pop())

    def _may_be_left_out(self, planned: Found) -> bool:
        sort = self.frame.words.sorts[planned.code]
        return sort.dated or sort.needs_day

    def _left_out(self, cue: Found) -> Found | None:
        """The contact that the entry spoke of before: "Core group cancelled. To be rearranged"."""
        parts = [self.part, *(part for part in self.heard.parts if part is not self.part)]
        for part in parts:
            found = [
                one
                for one in part.of("planned")
                if self._may_be_left_out(one) and (part is not self.part or one.last < cue.first)
            ]
            if found:
                code = (found[-1] if part is self.part else found[0]).code
                return Found("planned", code, cue.first, cue.last)
        return None
