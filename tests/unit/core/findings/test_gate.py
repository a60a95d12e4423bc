"""A finding is ready only where its quotations are what their sources say."""

import pytest

from candour.core.findings.finding import Evidence, Finding
from candour.core.findings.gate import Cut, Judged, what_bars, why_not
from candour.core.quotations.quotation import Alarm
from tests.unit.core.quotations.sources_for_tests import checker, source

REVIEW = source(
    "review.docx",
    "The health visitor called at the house four times in June and was told that all was well.",
    "Every agency worked hard, except that no one took the lead.",
    "The nurse wrote to the clinic in May about the weight of the child.",
)
CHECKER = checker(REVIEW)
HASH = REVIEW.document.original.sha256


def judged(words: str, locator: str | None = None) -> Judged:
    graded = CHECKER.grader.grade(words)
    evidence = Evidence(words=words, source=HASH, locator=locator)
    return Judged(evidence, graded.finding, CHECKER.alarms.of(words, graded, None))


@pytest.mark.parametrize(
    "words",
    [
        "called at the house four times in June",
        "Called at the house four times in June",
        "called at the  house four times in June",
    ],
)
def test_exact_and_folded_words_pass(words: str) -> None:
    assert why_not(judged(words), None) is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("The health visitor called at the house nine times in June", "altered"),
        ("The health visitor drove past the house four times in June and was told that", "altered"),
        (
            "The nurse wrote to the clinic in May and was told that all was well.",
            "spliced",
        ),
        ("nobody ever rang the police about this", "absent"),
    ],
)
def test_words_that_are_not_the_sources_bar_whatever_was_accepted(words: str, why: str) -> None:
    one = judged(words)
    assert f"is {why}" in str(why_not(one, None))
    assert f"is {why}" in str(why_not(one, one.cut))
    assert not one.may_be_accepted


def test_an_elided_quotation_passes_where_its_own_cut_was_accepted() -> None:
    one = judged("The health visitor called at the house … and was told that all was well.")
    assert one.may_be_accepted
    assert "nobody has accepted" in str(why_not(one, None))
    assert why_not(one, Cut(("four times in June",))) is None
    assert "another cut" in str(why_not(one, Cut(("four times",))))


def test_an_elided_quotation_with_an_alarm_never_passes() -> None:
    one = judged("Every agency worked hard …")
    assert one.alarms == (Alarm.EXCEPTION,)
    assert not one.may_be_accepted
    assert "alarm" in str(why_not(one, one.cut))


def test_a_source_that_cannot_be_asked_bars() -> None:
    evidence = Evidence(words="called at the house", source=HASH)
    assert why_not(Judged(evidence, None, why="has a source that changed"), None) is not None
    with pytest.raises(ValueError, match="why not"):
        Judged(evidence, None)


def test_words_that_stand_elsewhere_than_said_bar() -> None:
    assert why_not(judged("called at the house", "p1"), None) is None
    assert why_not(judged("called at the house", "p3"), None) == "does not stand in p3, but in p1"


def test_every_quotation_that_bars_is_named() -> None:
    given = [judged(words) for words in ("called at the house", "nobody ever rang", "four cats")]
    finding = Finding(
        decision="D1",
        statement="Nobody asked.",
        agency="GP",
        author="Ann",
        quotations=tuple(one.evidence for one in given),
    )
    barring = what_bars(finding, {one.evidence.id: one for one in given}, {})
    assert [one.words for one, _ in barring] == ["nobody ever rang", "four cats"]
