"""A quotation laid word by word along a passage."""

import pytest

from candour.core.quotations.alignment import Token, align, spelt_alike


def laid(quote: str, passage: str) -> tuple[list[tuple[str, str]], float]:
    """Pairs of words, "-" for nothing on one side, and the likeness; "*" is an edit."""
    said, known = quote.split(), passage.split()
    tokens = [Token(None if word == "*" else word, 0, 0, float(word != "*"), 0) for word in said]
    found = align(tokens, [(word, 1.0) for word in known])
    assert found is not None
    pairs = [
        (said[pair.token] if pair.token >= 0 else "-", known[pair.word] if pair.word >= 0 else "-")
        for pair in found.pairs
    ]
    return pairs, found.likeness


@pytest.mark.parametrize(
    ("quote", "passage", "pairs", "likeness"),
    [
        ("a b", "x a b y", [("a", "a"), ("b", "b")], 1.0),
        ("a c", "x a b c", [("a", "a"), ("-", "b"), ("c", "c")], 0.7),
        ("a b c", "a c", [("a", "a"), ("b", "-"), ("c", "c")], 2 / 3),
        ("a b c", "a x c", [("a", "a"), ("b", "x"), ("c", "c")], 2 / 3),
        ("visited him", "visits him", [("visited", "visits"), ("him", "him")], 0.75),
    ],
)
def test_pairs(quote: str, passage: str, pairs: list[tuple[str, str]], likeness: float) -> None:
    found, like = laid(quote, passage)
    assert found == pairs
    assert like == pytest.approx(likeness)


def test_words_under_an_edit_cost_next_to_nothing() -> None:
    found, like = laid("a * d", "a b c d")
    assert found[0] == ("a", "a")
    assert found[-1] == ("d", "d")
    assert {word for token, word in found if token in ("*", "-")} >= {"b", "c"} - {"-"}
    assert like == pytest.approx(1.0, abs=0.05)


def test_nothing_shared_is_nothing_laid() -> None:
    tokens = [Token("a", 0, 1, 1.0, 0)]
    assert align(tokens, [("b", 1.0)]) is None
    assert align(tokens, []) is None
    assert align([Token(None, 0, 1, 0.0, 0)], [("b", 1.0)]) is None


def test_words_that_differ_in_their_last_letters_are_spelt_alike() -> None:
    assert spelt_alike("visited", "visits")
    assert not spelt_alike("visited", "village")
    assert not spelt_alike("his", "him")
