"""What stands near a cue in its clause or breath, and whether anything near undoes it."""

from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.heard import Part
from candour.core.chronology.silences.contacts.words import PromiseWords

_CLOSE = 3
_TAIL = 6


@dataclass(slots=True)
class Nearness:
    """One part of an entry, asked for the sorts of contact about a place; each is taken once."""

    part: Part
    words: PromiseWords = field(repr=False)
    used: set[int] = field(default_factory=set)

    def behind(self, cue: Found, window: int) -> Found | None:
        """The first sort of contact that follows a cue within so many words."""
        for planned in self.part.in_clause(cue.first, "planned"):
            if cue.last < planned.first <= cue.last + window and planned.first not in self.used:
                return planned
        return None

    def before(self, cue: Found, window: int, *, is_breath: bool = False) -> Found | None:
        """The last sort of contact that stands so many words before a cue."""
        near = self.part.in_breath if is_breath else self.part.in_clause
        found = [
            planned
            for planned in near(cue.first, "planned")
            if planned.last < cue.first <= planned.last + window and planned.first not in self.used
        ]
        return found[-1] if found else None

    def word_behind(self, found: Found, *, is_breath: bool = False) -> str:
        """The word behind a phrase, of its breath if that is asked; else an empty one."""
        at = found.last + 1
        is_end = at >= len(self.part.breaths) or (is_breath and self.part.opens_breath(at))
        return "" if is_end else self.part.tokens.words[at]

    def between(self, cue: Found, planned: Found, kind: str) -> bool:
        """Whether something of a kind stands between a cue and a sort of contact."""
        return any(cue.last < one.first < planned.first for one in self.part.of(kind))

    def is_undone(self, cue: Found) -> bool:
        """Whether a condition in the clause, or a denial or doubt in the breath, undoes a cue."""
        if any(not self.asks(one) for one in self.part.in_clause(cue.first, "undone:clause")):
            return True
        return any(
            one.first <= cue.last + _CLOSE
            for one in self.part.in_breath(cue.first, "undone:breath")
        )

    def asks(self, condition: Found) -> bool:
        """ "Will ring to see if she is well": there "if" asks, and sets no condition."""
        words, at = self.part.tokens.words, condition.first
        return words[at] == "if" and at > 0 and words[at - 1] in self.words.lists["asks_if"]

    def is_speech_of_family(self, at: int) -> bool:
        """ "Mum says the health visitor will come": what the family reports is no promise."""
        words, says = self.part.tokens.words, self.words.lists["says"]
        return any(
            one.first < at
            and self.part.sentences[one.first] == self.part.sentences[at]
            and one.last + 1 < len(words)
            and words[one.last + 1] in says
            and words[one.first] not in self.words.lists["pronouns"]
            for one in self.part.of("family")
        )

    def has_past(self, found: Found) -> bool:
        """Whether the breath tells of a rhythm as something that was."""
        past = self.words.lists["rhythm_past"]
        return any(
            self.part.tokens.words[at] in past
            for at in self.part.clause(found.first)
            if self.part.breaths[at] == self.part.breaths[found.first]
        )

    def opens_breath(self, planned: Found) -> bool:
        """Whether a sort of contact stands at the head of its breath."""
        begin = planned.first
        while begin and self.part.breaths[begin - 1] == self.part.breaths[planned.first]:
            begin -= 1
        return planned.first - begin <= _CLOSE

    def end_of_breath(self, at: int) -> int:
        """The last word of a breath, or, where that is far off, the word itself."""
        breaths, last = self.part.breaths, at
        while last + 1 < len(breaths) and breaths[last + 1] == breaths[at]:
            last += 1
        return last if last - at <= _TAIL else at

    def is_while(self, cue: Found) -> bool:
        """Whether a rhythm is to last as long as something else does."""
        words, ends = self.part.tokens.words, self.words.lists["rhythm_while"]
        return any(words[at] in ends for at in self.part.clause(cue.first))

    def text_of(self, cue: Found, planned: Found, due: tuple[int, int], *, is_rhythm: bool) -> str:
        """The words of a promise: its breath from the head, and a rhythm's clause to its end."""
        same = self.part.tokens.clauses[cue.first] == self.part.tokens.clauses[planned.first]
        places = [cue.first, cue.last, *due]
        places += [planned.first, planned.last] if same else []
        first = self.part.breath(min(places)).start
        if is_rhythm and self.is_while(cue):
            last = self.part.clause(cue.first).stop - 1
        else:
            last = self.end_of_breath(max(places))
        return self.part.tokens.between(first, last)
