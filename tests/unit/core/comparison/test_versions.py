"""Versions of one document: paragraphs in pairs, words in runs."""

from hypothesis import given
from hypothesis import strategies as st

from candour.core.comparison.versions import Edit, Pair, paired, words_between

WORDS = st.lists(st.sampled_from(["a", "bee", "sea", "dee,", "e.", "\t"]), max_size=12).map(
    " ".join
)


def said(a: str, b: str) -> list[tuple[str, str]]:
    return [(one.edit.value, one.text) for one in words_between(a, b)]


def test_words_are_changed_whole_and_together() -> None:
    assert said("The panel met two members.", "The board met three members.") == [
        ("both", "The "), ("only_a", "panel"), ("only_b", "board"), ("both", " met "),
        ("only_a", "two"), ("only_b", "three"), ("both", " members."),
    ]  # fmt: skip
    assert said("It was not so.", "It did seem so.") == [
        ("both", "It "), ("only_a", "was not"), ("only_b", "did seem"), ("both", " so."),
    ]  # fmt: skip


@given(WORDS, WORDS)
def test_both_texts_come_back(a: str, b: str) -> None:
    runs = words_between(a, b)
    assert "".join(one.text for one in runs if one.edit is not Edit.ONLY_B) == a
    assert "".join(one.text for one in runs if one.edit is not Edit.ONLY_A) == b


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_every_paragraph_stands_once_in_both_orders(a: list[str], b: list[str]) -> None:
    pairs = list(paired(a, b))
    assert [one.a for one in pairs if one.a is not None] == list(range(len(a)))
    assert [one.b for one in pairs if one.b is not None] == list(range(len(b)))


def test_a_reworded_paragraph_is_one_and_a_new_one_stands_alone() -> None:
    a = ["The panel met nine times in the year.", "Housing searched its files."]
    b = ["Weather was fine.", "The panel met ten times in the year.", "Housing searched its files."]
    assert list(paired(a, b)) == [Pair(None, 0), Pair(0, 1), Pair(1, 2)]
