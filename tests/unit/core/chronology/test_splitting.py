"""Dividing an entry: every word in one part, each part with its own place."""

from typing import Any

import pytest

from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.headings import Field
from candour.core.chronology.splitting import Split, divided_by_empty_lines, parts_of, to_divide
from candour.core.spans import Span
from tests.unit.core.chronology.entries_for_tests import ORIGINAL, day, entry

WHAT = "Seen at home.\nBruise noted. Told CSC."


def made(what: str = WHAT, **keys: Any) -> Entry:
    pieces = (Span(40, 53), Span(70, 70 + len(what) - 14))
    keys.setdefault(
        "places", {Field.WHAT: Span(40, 70 + len(what) - 14), Field.HAPPENED: Span(0, 9)}
    )
    return entry("2022-05-03", what, pieces=pieces, **keys)


def split(*parts: Any, rest: int = 1) -> Split:
    return Split.of("D9", "x", {"parts": list(parts), "rest": rest})


def test_each_part_rests_on_its_own_words() -> None:
    first, second = parts_of(made(), split("Seen at home.", "Bruise noted. Told CSC."), day)
    assert (first.what, second.what) == ("Seen at home.", "Bruise noted. Told CSC.")
    assert first.id == f"{ORIGINAL}#t1r1:40-53"
    assert second.id == f"{ORIGINAL}#t1r1:70-93"
    assert second.places[Field.WHAT] == Span(70, 93)
    assert [flag.note for flag in (first.flags[-1], second.flags[-1])] == [
        "part 1 of 2",
        "part 2 of 2",
    ]


def test_a_part_may_reach_over_two_cells() -> None:
    first, second = parts_of(made(), split("Seen at home. Bruise noted.", "Told CSC."), day)
    assert first.pieces == (Span(40, 53), Span(70, 83))
    assert first.what == "Seen at home.\nBruise noted."
    assert second.pieces == (Span(84, 93),)


def test_the_rest_of_the_row_goes_with_one_part_and_the_date_with_all() -> None:
    whole = made(response="None.", people=("Ms A",), extra={"Room": "2"}, comment="Should have.")
    first, second = parts_of(whole, split("Seen at home.", "Bruise noted. Told CSC.", rest=2), day)
    assert (first.response, first.comment, first.extra) == (None, None, {})
    assert (second.response, second.comment, second.extra) == (
        "None.",
        "Should have.",
        {"Room": "2"},
    )
    assert first.people == second.people == ("Ms A",)
    assert first.happened == second.happened == whole.happened


def test_a_part_may_have_its_own_date_and_people() -> None:
    parts = parts_of(
        made(people=("Ms A",)),
        split(
            "Seen at home.", {"words": "Bruise noted. Told CSC.", "when": "2022-05-04", "who": []}
        ),
        day,
    )
    assert parts[1].happened == day("2022-05-04")
    assert parts[1].people == ()
    assert parts[1].has_flag(FlagKind.DATE_DECIDED)
    assert not parts[0].has_flag(FlagKind.DATE_DECIDED)


def test_a_part_can_be_divided_again() -> None:
    _, second = parts_of(made(), split("Seen at home.", "Bruise noted. Told CSC."), day)
    again = parts_of(second, split("Bruise noted.", "Told CSC."), day)
    assert [one.id for one in again] == [f"{ORIGINAL}#t1r1:70-83", f"{ORIGINAL}#t1r1:84-93"]
    assert [len([f for f in one.flags if f.kind is FlagKind.SPLIT]) for one in again] == [1, 1]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["Seen at home.", "Bruise noted."], "leave out words"),
        (["Seen at home.", "Seen at home.", "Bruise noted. Told CSC."], "part 2 does not go on"),
        (["Bruise noted. Told CSC.", "Seen at home."], "part 1 does not go on"),
        (["Seen at home.", "Bruises noted. Told CSC."], "part 2 does not go on"),
        (["Seen at ho", "me. Bruise noted. Told CSC."], "cut in two"),
        (["Seen at home", ".", "Bruise noted. Told CSC."], "part 2 holds no words"),
        ([WHAT, " "], "part 2 holds no words"),
    ],
)
def test_no_word_is_lost_doubled_moved_or_changed(parts: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parts_of(made(), split(*parts), day)


def test_an_entry_whose_words_have_no_exact_place_is_not_divided() -> None:
    with pytest.raises(ValueError, match="cannot be told exactly"):
        parts_of(entry("2022-05-03", WHAT), split("Seen at home.", "Bruise noted. Told CSC."), day)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Seen.", "no list of parts"),
        (["Seen."], "two parts or more"),
        ({"parts": ["a", "b"], "rest": 3}, "a part that is not there"),
        ([{"when": "May"}, "b"], "a part is its words"),
        ([{"words": "a", "who": "Ms A"}, "b"], "list of names"),
        ([{"words": "a", "when": 3}, "b"], "said in words"),
    ],
)
def test_what_is_no_division_is_said(value: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Split.of("D9", "x", value)


def test_a_value_is_built_back() -> None:
    given = split("Seen.", {"words": "Told.", "when": "May 2022", "who": ["Ms A"]}, rest=2)
    assert Split.of("D9", "x", given.value()) == given


def test_empty_lines_divide_and_lines_do_not() -> None:
    shown = to_divide("Seen.\n\nTold\nCSC.")
    assert shown == "Seen.\nTold\nCSC."
    assert divided_by_empty_lines("Seen.\r\n \r\n\r\nTold\r\nCSC.\r\n") == ["Seen.", "Told\nCSC."]
