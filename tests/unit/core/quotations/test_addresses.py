"""The words of a web address are nobody's."""

import pytest

from candour.core.quotations.quotation import Grade
from candour.core.quotations.whole import is_in_address
from candour.core.spans import Span
from tests.unit.core.quotations.told_documents import checker_of, told

LINKED = "As said [there](https://example.org/news/a-stronger-net-for-every-child-2025)."


@pytest.mark.parametrize(
    ("text", "words", "is_inside"),
    [
        (LINKED, "stronger-net", True),
        (LINKED, "https", False),
        (LINKED, "As said", False),
        ("see www.example.org/safer-homes for it", "safer-homes", True),
        ("see https://example.org and safer homes", "safer homes", False),
        ("at 10:30/11 safer homes", "safer", False),
    ],
)
def test_what_is_inside_an_address(text: str, words: str, is_inside: bool) -> None:
    start = text.index(words)
    assert is_in_address(text, Span(start, start + len(words))) is is_inside


@pytest.mark.parametrize(
    "words", ["a stronger net for every child", "a stronger net for each child we know"]
)
def test_an_address_is_no_source(words: str) -> None:
    finding, _ = checker_of(told("a.md", LINKED)).check(words)
    assert finding.grade is Grade.ABSENT


def test_an_address_that_is_quoted_with_its_words_stands_there() -> None:
    finding, _ = checker_of(told("a.md", LINKED)).check(LINKED)
    assert finding.grade is Grade.EXACT


def test_words_beside_an_address_are_found() -> None:
    source = told("a.md", f"{LINKED} He asked for a stronger net for every child.")
    finding, _ = checker_of(source).check("a stronger net for every child")
    assert finding.grade is Grade.EXACT
    assert finding.also_at == ()
