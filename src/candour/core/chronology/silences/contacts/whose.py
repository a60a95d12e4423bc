"""Whose a promise is, and whom it is aimed at: asked of one part of one entry."""

from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.words import Sort

_CLOSE = 3
_ACTIVE = frozenset({"verbal", "bare", "reported"})


@dataclass(frozen=True, slots=True)
class Whose:
    """One part of one entry, asked who is to act."""

    actors: Actors = field(repr=False)
    heard: Heard = field(repr=False)
    part: Part = field(repr=False)

    @property
    def own(self) -> str:
        """The agency that wrote the entry."""
        return self.heard.entry.agency

    def is_within_the_house(self, planned: Found, sort: Sort) -> bool:
        """A word to the writer's own manager is no contact; a word to nobody is none either."""
        if not sort.aimed:
            return False
        breath = self.part.breaths[planned.first]
        behind = [
            one
            for one in (*self.part.mentions, *self.part.of("staff", "family"))
            if one.first > planned.last
            and self.part.breaths[one.first] == breath
            and "by" not in self.part.tokens.words[planned.last + 1 : one.first]
        ]
        if not behind:
            return sort.needs_recipient and not self.before_is_named(planned)
        first = min(behind, key=lambda one: one.first)
        if first.kind == "counterpart":
            return self.own in self.actors.named_by(first)
        return first.kind == "staff" or (sort.needs_recipient and first.kind == "family")

    def before_is_named(self, planned: Found) -> bool:
        """ "Health visitor to be told": the one to be told stands before."""
        return (
            any(
                0 < planned.first - one.last <= 4
                and self.part.breaths[one.first] == self.part.breaths[planned.first]
                and self.own not in self.actors.named_by(one)
                for one in self.part.mentions
            )
            and self.part.tokens.words[planned.first - 1] == "be"
        )

    def about(self, planned: Found) -> frozenset[str]:
        """Whom a contact is aimed at: persons and agencies named behind it in its breath."""
        aimed: set[str] = set()
        is_visit = planned.code == "visit"
        near = (*self.part.mentions, *self.part.in_breath(planned.first, "family"))
        for one in near:
            is_near = planned.last < one.first <= planned.last + _CLOSE
            if not is_near or self.part.breaths[one.first] != self.part.breaths[planned.first]:
                continue
            if one.kind == "family" and one.code not in self.actors.words.lists["everybody"]:
                aimed.add(one.code)
            elif one.kind != "family" and not is_visit:
                aimed |= self.actors.named_by(one)
        return frozenset(aimed - {self.own})

    def whom(self, cue: Found) -> frozenset[str]:
        """The names in the breath of a cue that are nobody's staff."""
        tokens, named = self.part.tokens, self.actors.patients
        breath = self.part.breath(cue.first)
        if cue.code in _ACTIVE:
            breath = range(cue.last + 1, breath.stop)  # who stands before is to do it
        return frozenset(tokens.words[at] for at in breath) & named

    def is_to_family(self, planned: Found) -> bool:
        """ "Ring mum": the family stands right behind a word that is aimed at somebody."""
        return any(
            0 < one.first - planned.last <= _CLOSE
            for one in self.part.in_breath(planned.first, "family")
        )

    def is_of_family(self, cue: Found) -> bool:
        """ "Dad to attend next appointment": a breath that the family is the subject of."""
        return any(
            one.code in ("verbal", "bare")
            and one.first < cue.first
            and self.actors.subject(self.part, one, self.own)[0] == "family"
            for one in self.part.in_breath(cue.first, "cue")
        )

    def is_by_family(self, cue: Found, planned: Found) -> bool:
        """ "To be brought by mum": the family is to do it."""
        words = self.part.tokens.words
        return any(
            one.first > min(cue.first, planned.first) and words[one.first - 1] == "by"
            for one in self.part.in_clause(cue.first, "family")
        )

    def actor(self, cue: Found, planned: Found) -> str | None:
        """Who is to act where no subject says so."""
        actors, sort = self.actors, self.actors.words.sorts[planned.code]
        if sort.convened_by:
            return self.convener(sort, self.own)
        for held in self.part.in_breath(planned.first, "held_by"):
            return actors.convener(self.own, held.code, self.heard.last)
        behind = actors.doer_behind(self.part, min(cue.first, planned.first), self.own)
        if behind is not None:
            return behind or None
        if self.is_by_family(cue, planned):
            return None
        for one in self.part.mentions:
            is_beside = one.last == planned.first - 1 and not self.part.opens_breath(planned.first)
            if is_beside and one.kind != "name" and not sort.goes_to:
                return actors.chosen(self.own, actors.named_by(one))
        speaker = actors.is_speaker_another(self.heard, self.part, cue.first, across=sort.paper)
        return speaker or actors.other_who(self.part, self.own, sort.by, cue.first) or self.own

    def may_head(self, cue: Found, kind: str) -> bool:
        """Whether a bare "to" opens its breath, or follows who is to act, unasked."""
        words, first = self.part.tokens.words, cue.first
        if first and words[first - 1] in self.actors.words.lists["not_before_to"]:
            return False
        if kind == "agency":
            named = [m for m in self.part.mentions if m.last < first and first - m.last <= 2]
            begin = min((m.first for m in named), default=first - 1)
            before = "" if self.part.opens_breath(begin) else words[begin - 1]
            return before not in self.actors.words.lists["not_before_to"]
        is_head = self.part.opens_breath(first)
        return is_head or (kind == "unknown" and self.part.opens_breath(first - 1))

    def awaited_of(self, cue: Found) -> str | None:
        """The one other agency that the clause names, or the entry was shared with."""
        actors, clause = self.actors, self.part.tokens.clauses
        named = [(clause[m.first], actors.named_by(m)) for m in self.part.mentions]
        near = [agencies for at, agencies in named if at == clause[cue.first]]
        agencies = frozenset[str]().union(*(near or [agencies for _, agencies in named]))
        return actors.chosen("", agencies - {self.own})

    def sayer(self, cue: Found) -> str | None:
        """ "Duty worker said someone would ring back": the agency that speaks in the sentence."""
        named = [
            self.actors.named_by(one)
            for one in self.part.mentions
            if one.first < cue.first
            and self.part.sentences[one.first] == self.part.sentences[cue.first]
        ]
        return self.actors.chosen("", named[-1]) if named else None

    def speaker(self, cue: Found) -> tuple[str, str | None]:
        """ "She says try cream and will visit Monday": who speaks in the breath before a cue."""
        words, says = self.part.tokens.words, self.actors.words.lists["says"]
        for at in range(cue.first - 1, self.part.breath(cue.first).start, -1):
            if words[at] in says:
                return self.actors.named_at(self.part, at - 1, self.own)
        return "none", None

    def convener(self, sort: Sort, actor: str) -> str:
        """The agency that calls a meeting of this sort, whoever was named; else who was named."""
        kind = sort.convened_by
        return self.actors.convener(actor, kind, self.heard.last) if kind else actor
