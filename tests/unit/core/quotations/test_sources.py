"""Sources as one stream: what counts, what runs on, and what is found where."""

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind, Mark, MarkKind
from candour.core.quotations.sources import Source, Sources
from candour.core.quotations.stream import letters, words
from candour.core.spans import Span
from tests.unit.core.quotations.sources_for_tests import document, draft, source


def found(sources: Sources, quote: str) -> list[str]:
    """The passages in which the letters of a quotation begin."""
    return [
        sources.segment_at(span.start).passage.text
        for span in sources.occurrences(letters(quote), words(quote))
    ]


def test_every_place_is_found_in_the_order_of_the_sources() -> None:
    sources = Sources(
        [source("a", "Nobody saw him.", "So nobody saw him."), source("b", "nobody saw him")]
    )
    assert found(sources, "nobody saw him") == [
        "Nobody saw him.",
        "So nobody saw him.",
        "nobody saw him",
    ]
    assert found(sources, "somebody saw him") == []
    assert found(sources, "…") == []


def test_words_run_on_over_a_paragraphs_end_but_not_into_a_heading_or_another_file() -> None:
    running = Sources([source("a", "the worker who", "was new")])
    assert found(running, "who was new") == ["the worker who"]
    headed = Sources([source("a", "the worker who", draft(2, Kind.HEADING, "was new"))])
    assert found(headed, "who was new") == []
    apart = Sources([source("a", "the worker who"), source("b", "was new")])
    assert found(apart, "who was new") == []


def test_a_page_header_does_not_part_what_runs_over_a_page() -> None:
    sources = Sources([source("a", "the worker who", draft(2, Kind.HEADER, "Page 4"), "was new")])
    assert found(sources, "who was new") == ["the worker who"]
    assert found(sources, "Page 4") == ["Page 4"]


def test_deleted_words_are_no_source() -> None:
    deleted = Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, "Nobody saw him.", (Flag.DELETED,))
    assert found(Sources([Source("a", document(deleted))]), "Nobody saw him") == []


def test_note_marks_are_blanked_and_every_offset_kept() -> None:
    mark = Mark(MarkKind.FOOTNOTE, Span(6, 7))
    noted = Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, "Nobody1 saw him.", marks=(mark,))
    (segment,) = Sources([Source("a", document(noted))]).segments
    assert segment.readable() == "Nobody  saw him."


def test_common_words_are_looked_for_everywhere() -> None:
    many = [f"So it was in the end, {number}." for number in range(400)]
    sources = Sources([source("a", *many, "It was in the plan of the panel.")])
    assert len(found(sources, "it was in the end")) == 400
    assert found(sources, "the plan of") == ["It was in the plan of the panel."]


def test_a_name_is_what_the_sources_never_write_small() -> None:
    sources = Sources([source("a", "Ash wrote to the Panel; the panel replied.")])
    assert sources.is_name("ash")
    assert not sources.is_name("panel")


def test_words_are_kept_out_of_a_repr() -> None:
    assert "Nobody" not in repr(Sources([source("a", "Nobody saw him.")]))
