"""Ellipses and brackets part a quotation."""

from time import perf_counter

import pytest

from candour.core.quotations.edits import Edit, Edited, parted_at_edits
from candour.core.spans import Span


@pytest.mark.parametrize(
    ("quote", "fragments", "edits"),
    [
        ("it was so", ["it was so"], []),
        ("it … so", ["it ", " so"], [Edit(None)]),
        ("it ... so", ["it ", " so"], [Edit(None)]),
        ("it . . . so", ["it ", " so"], [Edit(None)]),
        ("it […] so", ["it ", " so"], [Edit(None)]),
        ("it [...] so", ["it ", " so"], [Edit(None)]),
        ("it [was] so", ["it ", " so"], [Edit("was")]),
        ("[T]he", ["", ""], [Edit("T", "The")]),
        ("visit[ed] him", ["", " him"], [Edit("ed", "visited")]),
        ("it was …", ["it was ", ""], [Edit(None)]),
        ("it (was) so", ["it (was) so"], []),
        ("[", ["["], []),
    ],
)
def test_parts(quote: str, fragments: list[str], edits: list[Edit]) -> None:
    parted = parted_at_edits(quote)
    assert [span.words(quote) for span in parted.fragments] == fragments
    assert list(parted.edits) == edits


def test_between_two_fragments_stands_one_edit() -> None:
    with pytest.raises(ValueError, match="one edit"):
        Edited((Span(0, 1),), (Edit(None),))


def test_a_very_long_word_takes_no_time() -> None:
    begun = perf_counter()
    parted_at_edits("a" * 200_000)
    assert perf_counter() - begun < 2
