"""What stands around a phrase of contact: that it was not done, did not arrive, how, what for."""

from dataclasses import dataclass, field, replace

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Line
from candour.core.knowledge.contacts.telling import Said
from candour.core.knowledge.contacts.words import ContactWords
from candour.core.knowledge.model import Outcome

_FAR, _THING_BEFORE, _TOLD_BEHIND = 9, 4, 6


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One line by one writer; without a writer's name it is a report's."""

    line: Line
    own: str | None
    words: ContactWords
    is_action: bool = False
    """the line is of a column of what was done: "GP letter" there is the writer's own"""
    people: frozenset[str] = field(default=frozenset(), repr=False)
    """words of the entry's cells of people"""

    def is_undone(self, cue: Found) -> bool:
        """Whether words of the same breath before it say that it was not, or was to be."""
        breaths = self.line.part.breaths
        return any(
            one.first < cue.first
            and breaths[one.first] == breaths[cue.first]
            and self.line.group_at(one.first) is None
            for one in self.line.of_kind("undone")
        )

    def is_undone_thing(self, cue: Found) -> bool:
        """Whether a thing was not sent, is to be sent, or is only spoken of."""
        part = self.line.part
        if self._is_headed_undone(cue):
            return True
        if self.is_undone(cue) or self.own is None:
            return self.is_undone(cue)
        if any(
            one.last < cue.first
            and cue.first - one.last <= _THING_BEFORE
            and part.breaths[one.first] == part.breaths[cue.first]
            for one in self.line.of_kind("undone_thing")
        ):
            return True
        return any(
            part.breaths[one.first] == part.breaths[cue.last]
            and cue.last < one.first <= cue.last + _FAR
            and part.tokens.words[one.first] in self.words.lists["still_to_do"]
            for one in self.line.of_kind("undone")
        )

    def _is_headed_undone(self, cue: Found) -> bool:
        """Whether it stands below such a word: "Outstanding: reply from school"."""
        tokens, start = self.line.part.tokens, self.line.part.clause(cue.first).start
        before = [
            one
            for kind in ("undone", "undone_thing")
            for one in self.line.of_kind(kind)
            if one.last == start - 1 and one.first == self.line.part.clause(one.first).start
        ]
        return bool(before) and tokens.text[tokens.ends[start - 1] :].startswith(":")

    def is_family_told(self, at: int) -> bool:
        """Whether the sentence tells what the family said ("Mum says GP referred her")."""
        part = self.line.part
        start = at
        while start and part.sentences[start - 1] == part.sentences[at]:
            start -= 1
        says = self.words.lists["family_says"]
        if start and at > start and part.tokens.words[start] in says:
            return self.is_of_family(start - 1)
        heads = [here for here in range(start, min(start + 4, at)) if here in self.line.kin]
        if not heads:
            return False
        return any(part.tokens.words[here] in says for here in range(heads[0] + 1, at))

    def is_of_family(self, at: int) -> bool:
        """Whether a sentence, of which this is a word, names the family and no agency."""
        sentences = self.line.part.sentences
        named = any(sentences[one.first] == sentences[at] for one in self.line.groups)
        return not named and any(sentences[kin] == sentences[at] for kin in self.line.kin)

    def is_undelivered(self, cue: Found) -> bool:
        """Whether this or the next sentence says that it did not arrive."""
        return self._is_said_behind(cue, "undelivered")

    def is_unanswered(self, cue: Found) -> bool:
        """Whether this or the next sentence says that nobody answered."""
        return self._is_said_behind(cue, "unanswered")

    def _is_said_behind(self, cue: Found, kind: str) -> bool:
        sentences = self.line.part.sentences
        near = range(sentences[cue.first], sentences[cue.first] + 2)
        return any(
            one.first > cue.last and sentences[one.first] in near for one in self.line.of_kind(kind)
        )

    def reached(self, one: Said) -> Said | None:
        """A call as it ended: None where it reached nobody, a message where one was left."""
        if one.means not in (None, "telephone"):
            return one
        sentences = self.line.part.sentences
        near = range(sentences[one.first], sentences[one.first] + 2)
        kinds = {
            kind
            for kind in ("unanswered", "left")
            for found in self.line.of_kind(kind)
            if found.first > one.last and sentences[found.first] in near
        }
        if "unanswered" not in kinds:
            return one
        return replace(one, means="message") if "left" in kinds else None

    def has_content(self, cue: Found) -> bool:
        """Whether something is told behind a phrase: "that ...", "re ...", ": ..."."""
        part = self.line.part
        if any(
            one.first > cue.last and part.sentences[one.first] == part.sentences[cue.first]
            for one in self.line.of_kind("content")
        ):
            return True
        end = part.clause(cue.first).stop
        return end < len(part.sentences) and part.tokens.text[part.tokens.ends[end - 1] :].lstrip(
            " )"
        ).startswith(":")

    def goes_on(self, cue: Found) -> bool:
        """Whether more is said behind a call and who called: what it was about."""
        sentences = self.line.part.sentences
        return sentences[-1] > sentences[cue.first] or len(sentences) - cue.last > _TOLD_BEHIND

    def asked(self, cue: Found, outcome: Outcome) -> Outcome:
        """Asked, where the sentence says that something was asked."""
        sentences = self.line.part.sentences
        for one in self.line.of_kind("asking"):
            if one.first > cue.last and sentences[one.first] == sentences[cue.first]:
                return Outcome.ASKED
        return outcome

    def means_beside(self, cue: Found) -> str | None:
        """How, by a phrase of the same clause ("by telephone")."""
        clauses = self.line.part.tokens.clauses
        for one in self.line.of_kind("by_means"):
            if clauses[one.first] == clauses[cue.first]:
                return one.code
        return None

    def means_before(self, cue: Found) -> str | None:
        """The thing before a verb of the same breath: "Form about Friday sent to social care"."""
        breaths, found = self.line.part.breaths, None
        for one in self.line.of_kind("thing"):
            thing = self.words.things[int(one.code)]
            is_before = one.first < cue.first and breaths[one.first] == breaths[cue.first]
            if is_before and not thing.in_prose:
                found = thing.means or found
        return found
