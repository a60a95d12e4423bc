"""Where a quotation stands whole, and where it only seems to."""

import pytest

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind, Mark, MarkKind
from candour.core.quotations.sources import Source, Sources
from candour.core.quotations.whole import quoted_core, whole_places
from candour.core.spans import Span
from tests.unit.core.quotations.sources_for_tests import document, source


@pytest.mark.parametrize(
    ("quote", "core"),
    [(" it was so. ", "it was so"), ("it was so,", "it was so"), ("it was …", "it was …"), ("it was...", "it was..."), ("Why?", "Why?")],
)  # fmt: skip
def test_the_core_leaves_out_what_typography_adds(quote: str, core: str) -> None:
    assert quoted_core(quote) == core


def found(quote: str, *paragraphs: str) -> list[str]:
    return [whole.found for whole in whole_places(quote, Sources([source("a", *paragraphs)]))]


def test_a_place_holds_the_sources_own_words() -> None:
    assert found("nobody saw him", "So nobody\nsaw him.", "So Nobody saw me.") == [
        "nobody\nsaw him"
    ]
    assert found("Nobody saw him.", "Nobody saw him.") == ["Nobody saw him."]
    assert found("“no” was said", 'Then "no" was said.') == ['"no" was said']


def test_no_place_begins_or_ends_inside_a_word() -> None:
    assert found("host", "hostile ghost") == []
    assert found("host", "The host’s plan") == ["host"]


def test_a_short_word_is_found_past_all_the_words_that_hold_its_letters() -> None:
    assert found("is", *["This list is his thesis"] * 3, *["Thistle"] * 300)[:1] == ["is"]
    assert found("is", *["Thistle, whistle, mist"] * 300, "It is.") == ["is"]


def test_no_more_than_fifty_places_are_told() -> None:
    assert len(found("nobody saw him", *["Then nobody saw him."] * 80)) == 50


def test_what_a_machine_read_is_never_exact() -> None:
    read = Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, "Nobody saw him.", (Flag.OCR,))
    (whole,) = whole_places("Nobody saw him", Sources([Source("a", document(read))]))
    assert whole.machine_read
    assert not whole.is_exact


def test_blanks_in_the_place_of_a_note_mark_are_not_the_same_characters() -> None:
    mark = Mark(MarkKind.FOOTNOTE, Span(7, 10))
    noted = Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, "Nobody [1] saw him.", marks=(mark,))
    (whole,) = whole_places("Nobody     saw him", Sources([Source("a", document(noted))]))
    assert not whole.is_exact


def test_words_that_the_source_only_quotes_are_told_apart() -> None:
    own, quoted = whole_places(
        "nobody saw him",
        Sources([source("a", "Then nobody saw him.", "He wrote “nobody saw him”.")]),
    )
    assert (own.is_quoted, quoted.is_quoted) == (False, True)
