"""Who speaks in each paragraph, told from its place, its typography and its turns."""

from pathlib import Path

import pytest

from candour.actions.fisking import Fisk, fisk
from candour.core.fisk.voice import Speaks


def heard(tmp_path: Path, *paragraphs: str, ending: str = "txt") -> Fisk:
    post = tmp_path / f"post.{ending}"
    post.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return fisk(post)


def voices(found: Fisk) -> list[str]:
    return [voice.speaks.value for voice in found.voices]


OPENING = "I’ve read the leader so that you needn’t."
TAKEN = "The clinic's managers didn't ask the nurse's opinion, and that was the clinic's mistake."


def test_apostrophes_of_another_hand_are_quoted(tmp_path: Path) -> None:
    found = heard(tmp_path, OPENING, TAKEN, "Didn’t they? Says who?")
    assert voices(found) == ["host", "quoted", "host"]
    assert "straight apostrophes, unlike the host's" in found.voices[1].reasons
    assert [voice.answers for voice in found.voices] == [None, None, 2]


def test_the_host_may_be_the_one_with_straight_apostrophes(tmp_path: Path) -> None:
    turned = TAKEN.replace("'", "’")
    found = heard(tmp_path, OPENING.replace("’", "'"), turned, "Didn't they? Says who?")
    assert voices(found) == ["host", "quoted", "host"]


def test_what_follows_a_colon_is_quoted(tmp_path: Path) -> None:
    found = heard(tmp_path, "And then this:", "The clinic was never asked.", "Never? I asked it.")
    assert voices(found) == ["host", "quoted", "host"]
    assert "the paragraph above leads it in with a colon" in found.voices[1].reasons


def test_the_paragraph_whose_words_are_repeated_is_quoted(tmp_path: Path) -> None:
    found = heard(
        tmp_path,
        OPENING,
        "Nobody put a warning in writing.",
        "The clerk had gone home.",
        "“Nobody put a warning in writing.” There were two letters.",
    )
    assert voices(found)[1] == "quoted"
    assert voices(found)[3] == "host"
    assert found.voices[3].answers == 2


def test_lines_behind_a_mark_are_one_quotation(tmp_path: Path) -> None:
    found = heard(tmp_path, OPENING, "> The nursery kept the letter\n> for three months.", "No.")
    assert voices(found) == ["host", "quoted", "host"]


def test_readers_are_told_by_their_bylines(tmp_path: Path) -> None:
    found = heard(
        tmp_path,
        OPENING,
        "It says “nobody was ever asked” and leaves it there.",
        "Comments",
        "Old Clerk said…",
        "“nobody was ever asked”",
        "I was.",
        "Posted by M. at 10:15\nQuite so.",
    )
    assert voices(found)[2:] == [
        "furniture", "furniture", "inner", "comment", "furniture", "comment",
    ]  # fmt: skip
    assert [voice.speaker for voice in found.voices[4:]] == ["Old Clerk", "Old Clerk", None, "M."]
    assert [voice.answers for voice in found.voices[4:6]] == [2, 2]


def test_a_sentence_with_a_verb_of_saying_is_no_byline(tmp_path: Path) -> None:
    found = heard(tmp_path, OPENING, "The board said, on Monday, that it was sorry.", TAKEN)
    assert Speaks.FURNITURE not in {voice.speaks for voice in found.voices}


def test_a_date_and_a_title_are_of_the_page(tmp_path: Path) -> None:
    found = heard(tmp_path, "Tuesday 16 July 2024", "A Leader Taken Apart", OPENING)
    assert voices(found) == ["furniture", "furniture", "host"]


def test_a_page_that_sets_quotations_apart_sets_every_one_apart(tmp_path: Path) -> None:
    page = "".join(
        (
            f"<p>{OPENING}</p><blockquote><p>It was late.</p></blockquote><p>Was it?</p>",
            "<blockquote><p>Nobody came.</p></blockquote><p>The clinic's door was shut.</p>",
        )
    )
    found = heard(tmp_path, f"<html><body>{page}</body></html>", ending="html")
    assert voices(found) == ["host", "quoted", "host", "quoted", "host"]


@pytest.mark.parametrize("words", ["", "   \n\n  "])
def test_a_post_without_words_has_no_voice(tmp_path: Path, words: str) -> None:
    assert not heard(tmp_path, words).voices
