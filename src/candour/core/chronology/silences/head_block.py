"""The return that an agency filled in on the template's head block."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from re import compile as pattern

from candour.core.chronology.answers import Answers
from candour.core.chronology.entry import Seen
from candour.core.chronology.headings import plain_heading
from candour.core.chronology.silences.returns import Return, SpanOf, Withheld, WithheldWords
from candour.core.chronology.template import ReturnLine
from candour.core.documents.tables import Row, Table

_ITEMS = pattern(r"\s*(?:\n|;)\s*")
_WHY = pattern(r"\s*(?::\s|\bbecause\b|\s[-–—]\s)\s*")


@dataclass(frozen=True, slots=True)
class HeadBlockWords:
    """The lines of a head block, what answers mean, and what tells a record."""

    lines: Sequence[ReturnLine]
    answers: Answers
    withheld: WithheldWords


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What a head block says, and the labels of lines that could not be read."""

    made: Return = field(repr=False)
    unread: tuple[str, ...] = ()


def filled_in(
    forms: Iterable[Table], agency: str, words: HeadBlockWords, spans: SpanOf
) -> FilledIn | None:
    """Return what the first head block with an answer says; `None` where there is no answer.

    A line that cannot be read is named and stays open: nothing is guessed of what was searched.
    """
    for form in forms:
        answers = dict(_answers(form.rows, words.lines))
        if answers:
            return _Reading(answers, words, spans).read(agency)
    return None


def _answers(rows: Iterable[Row], lines: Sequence[ReturnLine]) -> Iterator[tuple[str, str]]:
    by_label = {plain_heading(line.label): line for line in lines if line.key != "agency"}
    for row in rows:
        label, *cells = (cell.text.strip() for cell in row.cells.values())
        line = by_label.get(plain_heading(label))
        if line is not None:
            answer = "\n".join(cell.removeprefix(line.hint).strip() for cell in cells).strip()
            if answer:
                yield line.key, answer


@dataclass(slots=True)
class _Reading:
    answers: dict[str, str] = field(repr=False)
    words: HeadBlockWords
    spans: SpanOf
    unread: list[str] = field(default_factory=list)

    def read(self, agency: str) -> FilledIn:
        made = Return(
            agency,
            periods=self._periods(),
            systems_searched=self.words.answers.listed(self.answers.get("systems_searched", "")),
            withheld=tuple(self._withheld(one) for one in self._items("withheld")),
            nil=self._yes("nil") or False,
            records_secured_on=self._day("records_secured_on"),
            author=self.answers.get("author"),
            independent=self._yes("independent"),
        )
        labels = {line.key: line.label for line in self.words.lines}
        return FilledIn(made, tuple(labels[key] for key in self.unread))

    def _periods(self) -> tuple[tuple[date, date], ...]:
        found = []
        for stated in self._items("period"):
            first, last = self.spans(stated)
            if first is None or last is None or first > last:
                self.unread.append("period")
                return ()
            found.append((first, last))
        return tuple(found)

    def _day(self, key: str) -> date | None:
        if key not in self.answers:
            return None
        first, last = self.spans(self.answers[key])
        if first is None or first != last:
            self.unread.append(key)
            return None
        return first

    def _yes(self, key: str) -> bool | None:
        if key not in self.answers:
            return None
        answered = self.words.answers.seen(self.answers[key])
        if answered is Seen.NOT_RECORDED:
            self.unread.append(key)
            return None
        return answered is Seen.YES

    def _withheld(self, stated: str) -> Withheld:
        what, *why = _WHY.split(stated, maxsplit=1)
        return Withheld.of(what, why[0] if why else "", self.words.withheld, self.spans)

    def _items(self, key: str) -> Iterator[str]:
        for stated in _ITEMS.split(self.answers.get(key, "")):
            if stated and not self.words.answers.says_nothing(stated):
                yield stated
