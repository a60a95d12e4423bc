"""Altered copies must never count as what the source says, and true ones nearly always must."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from benchmarks.quotations.copies import Copy, copies
from benchmarks.quotations.gold import paper, quoting_sentences
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Alarm, Grade
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words

_AS_SAID = (Grade.EXACT, Grade.FOLDED)
_PAPERS = 12
_CLOSING = " .,;:"
_ALARM_OF = {
    "not dropped": Alarm.NEGATION,
    "not added": Alarm.NEGATION,
    "number changed": Alarm.NUMBER,
    "modal changed": Alarm.MODALITY,
    "name changed": Alarm.NAME,
    "ellipsis over an exception": Alarm.EXCEPTION,
}


@dataclass
class _Counted:
    """What was said of one kind of copy."""

    grades: Counter[Grade] = field(default_factory=Counter)
    alarmed: int = 0


def figures(misses: list[str]) -> Iterator[dict[str, str]]:
    """Yield a row for each kind of copy, and add every miss to `misses`."""
    counted: dict[tuple[bool, str], _Counted] = defaultdict(_Counted)
    for copy, grade, alarms in _graded_copies():
        kind = counted[copy.true, copy.kind]
        kind.grades[grade] += 1
        kind.alarmed += _ALARM_OF[copy.kind] in alarms if copy.kind in _ALARM_OF else bool(alarms)
        if (grade in _AS_SAID) != copy.true:
            misses.append(f"{copy.kind}\t{grade}\t{copy.words!r}")
    for (true, kind), told in sorted(counted.items()):
        as_said = sum(told.grades[grade] for grade in _AS_SAID)
        yield {
            "copy": f"{'true' if true else 'altered'}: {kind}",
            "copies": f"{told.grades.total():,}",
            "exact or folded": f"{as_said:,}",
            "share": f"{as_said / told.grades.total():.4f}",
            "with its alarm": f"{told.alarmed:,}" if true or kind in _ALARM_OF else "–",
            "grades": ", ".join(
                f"{told.grades[grade]:,} {grade}" for grade in Grade if told.grades[grade]
            ),
        }


def _graded_copies() -> Iterator[tuple[Copy, Grade, Collection[Alarm]]]:
    """Grade every copy of the sentences of twelve papers against its own paper.

    A copy that a change left word for word in the paper ("… collapsed or.", of "collapsed or not.")
    is not altered.
    """
    for name in sorted({one.paper for one in quoting_sentences()})[:_PAPERS]:
        held = paper(name)
        text = held.source.document.text
        checker = Checker([held.source], load_quotation_words(), load_sentence_words())
        for copy in copies(held.sentences):
            if copy.true or copy.words.rstrip(_CLOSING) not in text:
                finding, alarms = checker.check(copy.words)
                yield copy, finding.grade, alarms
