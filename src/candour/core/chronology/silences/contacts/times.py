"""The times to come that one part of an entry states, asked for from any place in it."""

from dataclasses import dataclass, field

from candour.core.chronology.prose_entries import FindDates
from candour.core.chronology.silences.contacts.due import Due, dues_in
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.words import PromiseWords


@dataclass(slots=True)
class Times:
    """The times of a part, clause by clause; each clause is read once."""

    heard: Heard = field(repr=False)
    part: Part = field(repr=False)
    words: PromiseWords = field(repr=False)
    find_dates: FindDates = field(repr=False)
    read: dict[int, list[Due]] = field(default_factory=dict, repr=False)

    def of(self, at: int) -> list[Due]:
        """Every time to come in the clause of a word."""
        clause = self.part.tokens.clauses[at]
        if clause not in self.read:
            span = self.part.clause(at)
            self.read[clause] = dues_in(self.heard, self.part, span, self.words, self.find_dates)
        return self.read[clause]

    def near(self, at: int) -> Due | None:
        """The first time to come behind a cue in its clause, else the first before it.

        "Review in January, will write": the time in a breath with a contact of its own is of that.
        """
        breaths = self.part.breaths
        dues = [
            due
            for due in self.of(at)
            if breaths[due.at] == breaths[at] or not self.part.in_breath(due.at, "planned", "come")
        ]
        behind = [due for due in dues if due.end > at]
        return next(iter(behind or dues), None)

    def in_breath(self, at: int) -> Due | None:
        """The first time to come in the breath of a word."""
        breath = self.part.breath(at)
        return next((due for due in self.of(at) if due.at in breath), None)

    def is_later_today(self, due: Due) -> bool:
        """ "Strategy discussion this afternoon": the entry's own day, but not over."""
        return due.last == self.heard.last and any(
            one.first == due.at and one.code == "day" for one in self.part.of("end")
        )
