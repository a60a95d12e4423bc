"""True fragments from different places."""

from candour.core.quotations.sources import Sources
from candour.core.quotations.splicing import fragments, is_spliced
from candour.core.quotations.stream import words
from tests.unit.core.quotations.sources_for_tests import source

COMMON = {"the", "of", "for", "was", "in", "and", "its", "it", "a"}
SOURCES = Sources(
    [
        source(
            "a",
            "The nursery kept the letter for weeks before it answered.",
            "Nobody knew of it in the end.",
            "In June the police closed its own inquiry early.",
        )
    ]
)


def runs(quote: str) -> list[str]:
    said = words(quote)
    return [" ".join(said[one.first : one.after]) for one in fragments(quote, SOURCES, COMMON)]


def test_the_longest_runs_from_the_left() -> None:
    assert runs(
        "The nursery kept the letter for weeks and the police closed its own inquiry early"
    ) == [
        "the nursery kept the letter for weeks",
        "the police closed its own inquiry early",
    ]


def test_a_short_rest_is_read_with_the_words_before_it() -> None:
    assert runs("The nursery kept the letter for weeks before it") == [
        "the nursery kept the letter for weeks before it"
    ]


def test_fewer_than_four_words_and_four_small_ones_are_no_fragment() -> None:
    assert runs("the police closed") == []
    assert runs("of it in the garden of the house") == []


def test_a_fragment_stands_where_it_says() -> None:
    (one,) = fragments("police closed its own inquiry", SOURCES, COMMON)
    assert one.letters.words(SOURCES.stream) == "policecloseditsowninquiry"


def test_two_fragments_with_telling_words_are_a_splice_and_one_is_none() -> None:
    quote = "The nursery kept the letter for weeks and the police closed its own inquiry early"
    assert is_spliced(quote, fragments(quote, SOURCES, COMMON), COMMON)
    whole = "The nursery kept the letter for weeks"
    assert not is_spliced(whole, fragments(whole, SOURCES, COMMON), COMMON)
    padded = quote + " although nobody had told any relative living nearby about anything"
    assert not is_spliced(padded, fragments(padded, SOURCES, COMMON), COMMON)
