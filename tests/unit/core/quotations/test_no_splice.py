"""What one passage says, but for a few words, is altered and no splice of passages."""

import pytest

from candour.core.quotations.quotation import Alarm, Grade
from tests.unit.core.quotations.told_documents import checker_of, told

SAID = (
    "the LFB establish standing arrangements for collecting and effectively implementing lessons"
    " learned from earlier incidents and inquests, and review them in public every second year."
)
CHECKER = checker_of(
    told(
        "a.txt",
        f"We strongly recommend that {SAID}",
        "The London Fire Brigade replied. We strongly recommend it to every borough council.",
    )
)


@pytest.mark.parametrize(
    "quote",
    [
        f"That {SAID}".replace("LFB", "London Fire Brigade"),
        f"That {SAID}".replace("and review", "and We strongly recommend that review"),
        SAID.replace("earlier incidents and inquests", "inquests and earlier incidents"),
    ],
)
def test_words_spelled_out_or_moved_are_altered(quote: str) -> None:
    assert CHECKER.check(quote)[0].grade is Grade.ALTERED


def test_an_abbreviation_spelled_out_raises_no_alarm() -> None:
    same = f"That {SAID}".replace("LFB", "London Fire Brigade")
    assert CHECKER.check(same)[1] == ()
    other = f"That {SAID}".replace("LFB", "Metropolitan Police Service")
    assert Alarm.AGENCY in CHECKER.check(other)[1]


def test_two_sentences_run_together_are_spliced() -> None:
    quote = (
        "the LFB establish standing arrangements. We strongly recommend it to every borough council"
    )
    assert CHECKER.check(quote)[0].grade is Grade.SPLICED


def test_a_paragraph_that_takes_in_words_of_another_is_not_passed_over() -> None:
    paragraphs = [
        "The nursery wrote to the duty team on 2 September and asked for a visit before winter.",
        "The duty team passed the letter to a worker who had left the council in the summer.",
        "No one opened the letter until the police rang the nursery about the boy's absence.",
        f"In its second part the panel asked that {SAID}",
    ]
    mixed = f"{paragraphs[3]} No one opened the letter until the police rang."
    answer = told("draft.txt", *paragraphs[:3], mixed)
    found = list(checker_of(told("report.txt", *paragraphs)).quotations(answer))
    assert [one.finding.grade for one in found] == [Grade.EXACT] * 3 + [Grade.SPLICED]
