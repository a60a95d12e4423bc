"""The words of a mention are the original's own, whatever stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from candour.core.chronology.headings import Field
from candour.core.people.mentions.finding import find_mentions
from candour.core.spans import Span
from candour.vocabulary.people import load_people_words
from tests.unit.core.chronology.entries_for_tests import ORIGINAL, entry

WORDS = (
    *("Ann", "REED", "KR", "Mrs", "K", "Dr", "PC", "771", "mum", "mum's", "partner", "Gaz", "(SW)"),
    *(
        "né",
        "née",
        "Orr,",
        "b. 01/02/1990",
        "(34)",
        "aged 3",
        "the",
        "man",
        "with",
        "van.",
        "O'Neil",
    ),
    *(
        "'Kaz'",
        "(",
        ")",
        "-",
        "called",
        "her",
        "son",
        ";",
        "\n",
        "St",
        "of",
        "twins",
        "NOK:",
        "–",
        "é",
    ),
)
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(what=texts, people=st.lists(texts, max_size=3))
def test_spans_are_the_words_of_the_original(what: str, people: list[str]) -> None:
    listed = tuple(p for one in people for p in one.replace("\n", ";").split(";") if p.strip())
    said = tuple(part.strip() for part in listed)
    cell = "; ".join(said)
    original = f"{cell}\n{what}\n"
    begin = len(cell) + 1
    one = entry(
        "2022-03-01",
        what,
        people=said,
        places={Field.PEOPLE: Span(0, len(cell)), Field.WHAT: Span(begin, begin + len(what))},
        pieces=(Span(begin, begin + len(what)),) if what else (),
    )
    mentions = find_mentions([one], load_people_words(), None, {ORIGINAL: original})
    for mention in mentions:
        assert mention.span is not None
        assert mention.span.words(original) == mention.text
    assert len({mention.id for mention in mentions}) == len(mentions)
