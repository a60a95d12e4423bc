"""Tags that people put on entries."""

from typing import Any

import pytest

from candour.core.chronology.entry import Tag, TagKind
from candour.core.chronology.tagging import Tags, decided_tags, with_tags
from candour.core.decisions import Decision, DecisionKind
from candour.errors import CandourError
from tests.unit.core.chronology.entries_for_tests import entry

FREE, TERM = TagKind.FREE, TagKind.TERM


def decision(number: int, value: Any, *about: str, kind: str = "tag") -> Decision:
    return Decision(f"D{number}", "2022-01-01", "Ann", DecisionKind(kind), about, value)


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        (" neglect ", [Tag(FREE, "neglect")]),
        (["neglect", "Neglect", "home  visit"], [Tag(FREE, "neglect"), Tag(FREE, "home visit")]),
        (
            {"terms_of_reference": ["1"], "tags": ["1"]},
            [Tag(TERM, "1"), Tag(FREE, "1")],
        ),
    ],
)
def test_a_value_is_words_or_lists_by_kind(value: Any, tags: list[Tag]) -> None:
    found = Tags.of(value)
    assert list(found.tags) == tags
    assert Tags.of(found.value()) == found


@pytest.mark.parametrize(
    "value", [None, "", [], {"tags": [" "]}, {"colour": ["red"]}, [3], "x" * 81]
)
def test_what_is_no_tag_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="tag"):
        Tags.of(value)


def test_tags_add_up_until_they_are_undone() -> None:
    made = [
        decision(1, "neglect", "old"),
        decision(2, ["Neglect", "visit"], "a"),
        decision(3, "seen", "a"),
        decision(4, None, "D3", kind="undo"),
    ]
    assert decided_tags(made, {"old": "a"}) == {"a": (Tag(FREE, "neglect"), Tag(FREE, "visit"))}


def test_a_part_has_the_tags_of_what_it_was_part_of() -> None:
    one = entry("2022-05-03")
    tags = {"whole": (Tag(FREE, "neglect"),), "middle": (Tag(TERM, "1"),)}
    (found,) = with_tags([one], tags, {one.id: "middle", "middle": "whole"})
    assert found.tags == (Tag(TERM, "1"), Tag(FREE, "neglect"))


def test_a_decision_that_holds_none_is_named() -> None:
    with pytest.raises(CandourError, match="decision D1 on tags"):
        decided_tags([decision(1, 7, "a")], {})
