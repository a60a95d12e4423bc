"""Cells that list something: parted where their author parted them."""

import pytest

from candour.vocabulary.chronology import load_answers


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("ToR1 ToR3", ("ToR1", "ToR3")),
        ("KLOE 1, KLOE 3", ("KLOE 1", "KLOE 3")),
        ("ToR2a  ToR4; neglect", ("ToR2a", "ToR4", "neglect")),
        ("Line of enquiry 2", ("Line of enquiry 2",)),
        ("Theme 1 ToR2", ("Theme 1 ToR2",)),
        ("", ()),
    ],
)
def test_labels_are_parted_at_a_space_only_where_each_word_is_one(
    cell: str, labels: tuple[str, ...]
) -> None:
    assert load_answers().labels(cell) == labels


def test_names_are_not_parted_at_a_space() -> None:
    assert load_answers().listed("PC12 DC34") == ("PC12 DC34",)
