"""Where an entry's words came from, where no word of telling stands beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.knowledge.agencies import Agencies
from candour.core.knowledge.asking.matching import Match
from candour.core.knowledge.model import Contact, Outcome
from candour.core.knowledge.said import Said, cues_in, found_in
from candour.core.knowledge.words import KnowingWords

_OPENING = 10
_FIRST = 2
_SHORT = 4
_STEPS = 3
_SENTENCE_END = (". ", ".\n")


@dataclass(frozen=True, slots=True)
class Came:
    """That words came from outside an agency, and from which other one, if that is said."""

    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Channels:
    """The ways in which another agency's words come into an entry, in one case."""

    words: KnowingWords = field(repr=False)
    agencies: Agencies
    senders: Mapping[str, str]

    @classmethod
    def of(
        cls,
        words: KnowingWords,
        agencies: Agencies,
        contacts: Sequence[Contact],
        agency_of: Mapping[str, str],
    ) -> "Channels":
        """Lay out who sent what each entry tells of; `agency_of` says whose an entry is."""
        senders = {
            entry: one.sender
            for one in contacts
            if not one.both_ways and one.outcome is not Outcome.REFUSED
            for entry in one.entries
            if agency_of.get(entry) == one.receiver
        }
        return cls(words, agencies, senders)

    def come_in(self, match: Match) -> Came | None:
        """How words came in: noticed elsewhere, sent, said at a meeting, or told by an opening."""
        said = match.said
        elsewhere = self._seen_elsewhere(match) or self.senders.get(said.entry.id)
        if elsewhere:
            return Came(elsewhere)
        opening = self._opened_by(said, match.first)
        if opening:
            return Came(opening)
        if self._is_at_meeting(said, match.first):
            others = {one for _, them in self.agencies.in_entry(said) for one in them}
            return Came(next(iter(others)) if len(others) == 1 else None)
        return None

    def _seen_elsewhere(self, match: Match) -> str | None:
        """Another agency at which it was seen: "bruising noticed yesterday at school"."""
        said = match.said
        words = said.tokens.words
        for met in match.cues.get("saw", ()):
            for at in range(met.last + 1, min(met.last + 1 + _STEPS, len(words))):
                is_behind = 0 < met.first - match.last <= _OPENING
                if is_behind and words[at] in ("at", "by"):
                    return self.agencies.between(said, at, at + _STEPS)
        return None

    def _is_at_meeting(self, said: Said, first: int) -> bool:
        """Whether an entry opens with a meeting at which others spoke."""
        acts = self.words.events.acts
        return any(
            one.kind == "act"
            and acts[one.code].kind == "meeting"
            and one.first < min(_OPENING, first)
            for one in found_in(said, self.words)
        )

    def _opened_by(self, said: Said, first: int) -> str | None:
        """The agency with which the statement's clause, or the whole entry, opens.

        "CMHT assessed him as without capacity", "HV: never got there", "Hospital rang. He has …".
        """
        clauses = said.tokens.clauses
        for clause in dict.fromkeys((said.clause(first), 0)):
            start = clauses.index(clause) if clause in clauses else 0
            agency = self.agencies.between(said, start, start + _FIRST - 1)
            if agency is None or said.part_at(start) is not said.part_at(first):
                continue
            if clause == said.clause(first) or self._passes_on(said, start):
                return agency
        return None

    def _passes_on(self, said: Said, start: int) -> bool:
        """Whether the clause at the opening tells that something came in, or is a heading."""
        tokens = said.tokens
        here = [at for at, one in enumerate(tokens.clauses) if one == tokens.clauses[start]]
        cues = cues_in(said, self.words)
        is_told = any(
            here[0] <= met.first <= here[-1]
            for name in ("told", "arrived")
            for met in cues.get(name, ())
        )
        return is_told or len(here) <= _SHORT


def is_broken_off(said: Said, last: int, first: int) -> bool:
    """Whether a sentence ends between two words."""
    tokens = said.tokens
    between = tokens.text[tokens.ends[last] : tokens.starts[first]]
    return any(end in between for end in _SENTENCE_END)
