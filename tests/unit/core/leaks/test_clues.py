"""Clues that tell together are warnings; what was concealed is a leak whatever it says."""

import pytest

from candour.core.leaks.checking import Checker
from candour.core.leaks.leak import Leak, LeakClass, mask
from candour.core.leaks.stretch import Stretch
from candour.core.leaks.together import Beside
from candour.vocabulary.leaks import load_leak_words
from tests.unit.core.leaks.leak_key import KEY, checker, said


def jigsaws(text: str) -> list[str]:
    return [one for one in said(text) if "jigsaw" in one]


def test_age_town_and_month_in_one_sentence() -> None:
    telling = "Child Z was two years old and lived in Hethermouth when he died in March 2023."
    assert jigsaws(telling) == [f"{telling} | jigsaw P2?"]
    assert jigsaws("Child Z was two years old. He lived in Hethermouth.") == []


def test_a_day_with_a_court() -> None:
    assert len(jigsaws("On 4 March 2023 he was sentenced at Ossingley Crown Court.")) == 1
    assert jigsaws("In March 2023 he was sentenced at the crown court.") == []


def test_small_places_are_warnings_and_plain_kinds_are_none() -> None:
    assert said("at Thistledown Nursery") == ["Thistledown Nursery | place -?"]
    assert said("at Primary School. The School said so.") == []


def leaks(check: Checker, *stretches: Stretch) -> list[Leak]:
    return list(check.leaks("file.txt", stretches))


def test_concealed_words_are_a_leak_without_a_key() -> None:
    without_key = Checker(None, None, load_leak_words())
    (one,) = leaks(without_key, Stretch("text under a box, page 1", "some words", concealed=True))
    assert (one.leak_class, one.warning) == (LeakClass.FREE_TEXT, False)
    assert leaks(without_key, Stretch("page 1", "Reuben Sallowby")) == []


def test_the_reason_that_stands_in_a_box_is_no_leak() -> None:
    assert leaks(checker(), Stretch("text under a box", "[REDACTED]", concealed=True)) == []


def test_many_cells_are_told_apart_again() -> None:
    cells = [Stretch(f"cell A{n}", "nothing of note") for n in range(1, 900)]
    cells.insert(500, Stretch("hidden row, A1000", "KS"))
    assert [(one.where, one.person) for one in leaks(checker(), *cells)] == [
        ("hidden row, A1000", "P1")
    ]


def test_two_editions_together() -> None:
    beside = Beside(KEY, load_leak_words())
    ours = beside.sentences("public", [Stretch("p. 1", "Ms K left the house at nine that night.")])
    theirs = beside.sentences(
        "family", [Stretch("p. 7", "Kayleigh left the house at nine that night.")]
    )
    (one,) = beside.leaks(ours, theirs)
    assert (one.leak_class, one.person, one.warning) == (LeakClass.JIGSAW, "P1", True)
    assert one.where == "p. 1, beside p. 7 of the other edition"


@pytest.mark.parametrize(
    ("ours", "theirs", "person"),
    [
        ("Child Z went home.", "Reuben went home.", "P2"),
        ("[name removed: child] was seen at home.", "Reuben was seen at home.", "P2"),
        ("They lived at [address removed] then.", "They lived at 9 Tolsey Street then.", "P1"),
        ("They lived at ████ until spring.", "They lived at 9 Tolsey Street until spring.", "P1"),
        ("He was seen in March 2023 at home.", "He was seen on 4 March 2023 at home.", None),
        (
            "He was two years old when they moved.",
            "He was 2 years and 9 months old when they moved.",
            None,
        ),
        ("Ms K rang twice in that week.", "Kayleigh rang twice that week.", "P1"),
    ],
)
def test_what_another_edition_completes(ours: str, theirs: str, person: str | None) -> None:
    beside = Beside(KEY, load_leak_words())
    one, other = (list(beside.sentences("a", [Stretch("p. 1", text)])) for text in (ours, theirs))
    assert [leak.person for leak in beside.leaks(one, other)] == [person]
    assert len(list(beside.leaks(other, one))) == 1
    assert list(beside.leaks(one, one)) == []


def test_other_sentences_and_the_same_pseudonym_tell_nothing() -> None:
    beside = Beside(KEY, load_leak_words())
    ours = list(beside.sentences("a", [Stretch("p. 1", "Ms K left the house at nine that night.")]))
    other = beside.sentences("b", [Stretch("p. 1", "Kayleigh rang the school about a lost coat.")])
    assert list(beside.leaks(ours, other)) == []
    assert list(beside.leaks(ours, ours)) == []


def test_a_mask_keeps_the_first_and_last_letter_of_what_is_long_enough() -> None:
    assert [mask(form) for form in ("Orrenshaw's", "KS", "14/06/2020", "…")] == [
        "O…s", "K…", "1…0", "…",
    ]  # fmt: skip
