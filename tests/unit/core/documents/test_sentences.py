"""Sentences with their places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.core.documents.sentences import SentenceWords, sentences
from candour.errors import BadVocabulary
from candour.vocabulary.sentences import load_sentence_words

WORDS = load_sentence_words()


def split(text: str) -> list[str]:
    return [span.words(text) for span in sentences(text, WORDS)]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. J. Smith met Dr. Ames at 2.30 p.m. on the ward.",
        "Cllr. Brown asked (see Rec. No. 4, p. 12) about it.",
        "It cost £3.50 a day, i.e. £24.50 a week.",
        "At 02.34 he rang, e.g. the duty officer, by 03.31 at the latest.",
        "“Is she there?” he asked.",
        "It was … a mistake.",
        "s. 47 enquiries began.",
    ],
)
def test_one_sentence_stays_one(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She left. He stayed.", ["She left.", "He stayed."]),
        ("Was she seen? No. Nobody asked.", ["Was she seen?", "No.", "Nobody asked."]),
        ("“She left.” He stayed.", ["“She left.”", "He stayed."]),
        ("(It rained.) He stayed.", ["(It rained.)", "He stayed."]),
        ("He said so in April. 14 people heard.", ["He said so in April.", "14 people heard."]),
        ("Seen at 09.30 PC Reed came.", ["Seen at 09.30 PC Reed came."]),
        ("It was level 3.1304 He rang.", ["It was level 3.1304", "He rang."]),
        ("She came at 4 p.m. He left.", ["She came at 4 p.m.", "He left."]),
        ("No title\n\nNext paragraph", ["No title", "Next paragraph"]),
        ("Wrapped at\nthe margin. Next.", ["Wrapped at\nthe margin.", "Next."]),
        ("Was it I. Nobody else.", ["Was it I.", "Nobody else."]),
        ("Really..? Get out!", ["Really..?", "Get out!"]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.text(alphabet="Aa1. \n?!…”)(Mr", max_size=60))
def test_no_character_but_white_space_is_lost_or_moved(text: str) -> None:
    spans = list(sentences(text, WORDS))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(span.words(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_vocabulary_with_a_list_missing_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="needs exactly"):
        SentenceWords.from_mapping({"before_more": []})
