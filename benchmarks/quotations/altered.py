"""Altered copies must never count as what the source says, and true ones nearly always must."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from benchmarks.quotations.copies import Copy, copies
from benchmarks.quotations.gold import paper, quoting_sentences
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Grade
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words

_AS_SAID = (Grade.EXACT, Grade.FOLDED)
_PAPERS = 12
_CLOSING = " .,;:"


def figures(misses: list[str]) -> Iterator[dict[str, str]]:
    """Yield a row for each kind of copy, and add every miss to `misses`."""
    counted: dict[tuple[bool, str], Counter[Grade]] = defaultdict(Counter)
    for copy, grade in graded_copies():
        counted[copy.true, copy.kind][grade] += 1
        if (grade in _AS_SAID) != copy.true:
            misses.append(f"{copy.kind}\t{grade}\t{copy.words!r}")
    for (true, kind), grades in sorted(counted.items()):
        as_said = sum(grades[grade] for grade in _AS_SAID)
        yield {
            "copy": f"{'true' if true else 'altered'}: {kind}",
            "copies": f"{grades.total():,}",
            "exact or folded": f"{as_said:,}",
            "share": f"{as_said / grades.total():.4f}",
            "grades": ", ".join(f"{grades[grade]:,} {grade}" for grade in Grade if grades[grade]),
        }


def graded_copies() -> Iterator[tuple[Copy, Grade]]:
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
                yield copy, checker.grader.grade(copy.words).finding.grade
