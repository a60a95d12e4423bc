"""What may differ between a quotation and its source, and what may not."""

import pytest

from candour.core.quotations.folding import Fold, folds_between

SAME = frozenset[Fold]()


@pytest.mark.parametrize(
    ("quote", "source", "folds"),
    [
        ("the panel", "the panel", SAME),
        ("", "", SAME),
        ("The panel", "the panel", {Fold.CASE}),
        ("It said. the panel", "It said. The panel", {Fold.CASE}),
        ("the  panel", "the panel", {Fold.SPACE}),
        ("the panel", "the\u00a0panel", {Fold.SPACE}),
        ("the panel , then", "the panel, then", {Fold.SPACE}),
        ("pa\u00adnel", "panel", {Fold.HYPHEN}),
        ("pa-\nnel", "panel", {Fold.HYPHEN}),
        ("well-\nknown", "well-known", {Fold.HYPHEN}),
        ("“panel”", '"panel"', {Fold.QUOTES}),
        ("``panel''", '"panel"', {Fold.QUOTES}),
        ("ﬁnd", "find", {Fold.LIGATURE}),
        ("wait…", "wait...", {Fold.LIGATURE}),
        ("naïve", "nai\u0308ve", {Fold.LIGATURE}),
        ("a – b", "a - b", {Fold.DASH}),
        ("a -- b", "a — b", {Fold.DASH}),
    ],
)
def test_the_words_are_the_same(quote: str, source: str, folds: set[Fold]) -> None:
    assert folds_between(quote, source) == folds
    assert folds_between(source, quote) == folds


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("the Panel", "the panel"),
        ("maybe", "may be"),
        ("re-sign", "resign"),
        ("naive", "naïve"),
        ("£40", "$40"),
        ("4.12", "4,12"),
        ("x2", "x²"),
        ("It is", "It is."),
        ("So it is. not", "So it is not"),
        ("e.g. The panel", "e.g., the panel"),
        ("a long sentence that is the same so far and then adds", "a long sentence that is the same so far and then lacks"),
    ],
)  # fmt: skip
def test_the_words_differ(quote: str, source: str) -> None:
    assert folds_between(quote, source) is None
    assert folds_between(source, quote) is None


def test_a_fold_late_in_a_long_text_is_still_seen_from_what_stands_before() -> None:
    same = "The panel read every letter that the nursery had kept"
    assert folds_between(f"{same}. the answer", f"{same}. The answer") == {Fold.CASE}
    assert folds_between(f"{same} the answer", f"{same} The answer") is None
