"""Words selected in an original: found at their place, found again, or left as an orphan."""

import pytest

from candour.core.chronology.entry import FlagKind
from candour.core.chronology.selecting import (
    Place,
    Selection,
    entry_of,
    find_again,
    found_at,
    select,
    selections_of,
)
from candour.core.decisions import Decision, DecisionKind
from candour.core.documents.block import Draft
from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind
from candour.errors import CandourError
from tests.unit.core.chronology.entries_for_tests import day

OLD, NEW = "a" * 64, "b" * 64


def document(*texts: str, sha256: str = OLD, deleted: tuple[int, ...] = ()) -> Document:
    blocks = [
        Draft(
            short=f"p{number}",
            locator=Locator(paragraph=number),
            kind=Kind.PARAGRAPH,
            text=text,
            flags=(Flag.DELETED,) if number in deleted else (),
        )
        for number, text in enumerate(texts, start=1)
    ]
    return assemble(Original(sha256, "gp.txt", 10, "text"), blocks)


def selected(own: Document, words: str, nth: int = 1) -> Selection:
    at = -1
    for _ in range(nth):
        at = own.text.index(words, at + 1)
    found = found_at("D3", own, select(own, Place(OLD, "p1", None), words)) if nth == 0 else None
    assert found is None
    passage = own.passage_at(at)
    entry = f"{passage.id}:{at}-{at + len(words)}"
    return Selection.of("D3", entry, {"agency": "GP", "when": "2022-05-03", "words": words})


OWN = document("The child was seen. She was well.", "Nobody was told.", "She was well.")


def test_it_is_found_where_it_stands() -> None:
    found = find_again(selected(OWN, "She was well.", nth=2), OWN, OWN)
    assert found is not None
    assert found.entry == f"{OLD}#p3:51-64"
    assert found.locator.paragraph == 3


@pytest.mark.parametrize(
    ("now", "where"),
    [
        (["An opening.", "Nobody was told."], f"{NEW}#p2:12-28"),
        (["Now nobody knew. Nobody was told. So it was."], f"{NEW}#p1:17-33"),
        (["Nobody was told!"], None),
        (["Nobody was told. Nobody was told."], None),
        (["Nobody was told.", "Again: Nobody was told."], f"{NEW}#p1:0-16"),
        (["Nobody was told.", "Nobody was told."], None),
    ],
)
def test_it_is_found_again_in_a_new_version_or_not_at_all(
    now: list[str], where: str | None
) -> None:
    found = find_again(selected(OWN, "Nobody was told."), OWN, document(*now, sha256=NEW))
    assert (None if found is None else found.entry) == where


def test_words_that_stand_twice_are_found_by_their_passage() -> None:
    now = document("The child was seen. She was well.", "She was well.", sha256=NEW)
    first = find_again(selected(OWN, "She was well.", nth=1), OWN, now)
    second = find_again(selected(OWN, "She was well.", nth=2), OWN, now)
    assert first is not None
    assert second is not None
    assert (first.entry, second.entry) == (f"{NEW}#p1:20-33", f"{NEW}#p2:34-47")


def test_words_that_were_deleted_since_are_an_orphan() -> None:
    now = document("Nobody was told.", sha256=NEW, deleted=(1,))
    assert find_again(selected(OWN, "Nobody was told."), OWN, now) is None


def test_where_other_rules_move_the_text_the_words_are_found_once_or_not() -> None:
    moved = document("A title.", "Nobody was told.")
    assert find_again(selected(OWN, "Nobody was told."), moved, moved) is not None
    twice = document("A title.", "Nobody was told.", "Nobody was told.")
    assert find_again(selected(OWN, "Nobody was told."), twice, twice) is None


@pytest.mark.parametrize(
    ("place", "words", "span"),
    [
        ("p2", None, (34, 50)),
        ("p1", "She was well.", (20, 33)),
        ("p1:20-34", "She was well.", (20, 33)),
        ("p1:20-50", "She was well. Nobody was told.", (20, 50)),
        ("p1:0-33", "She was", (20, 27)),
        (":34-50", None, (34, 50)),
    ],
)
def test_a_person_means_words_a_place_or_a_passage(
    place: str, words: str | None, span: tuple[int, int]
) -> None:
    found = select(OWN, Place.of(f"{OLD}#{place}"), words)
    assert (found.start, found.end) == span


@pytest.mark.parametrize(
    ("place", "words", "said"),
    [
        ("p9", None, "no such passage"),
        ("p2", "She was well.", "stand not in this passage"),
        ("p1", "e", "more than once"),
        ("p1:20-33", "She was ill.", "stand not in this passage"),
        ("p1:20-999", None, "past the end"),
        ("p1:33-34", None, "no words"),
    ],
)
def test_what_is_not_there_is_said(place: str, words: str | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        select(OWN, Place.of(f"{OLD}#{place}"), words)


def test_deleted_words_make_no_entry() -> None:
    with pytest.raises(ValueError, match="deleted in the file"):
        select(document("Seen.", "Not seen.", deleted=(2,)), Place(OLD, "p2", None), None)


def test_the_entry_rests_on_its_words() -> None:
    selection = selected(OWN, "Nobody was told.")
    found = find_again(selection, OWN, OWN)
    assert found is not None
    entry = entry_of(selection, found, 4, day)
    assert entry.what == entry.pieces[0].words(OWN.text) == "Nobody was told."
    assert (entry.agency, entry.position, entry.happened) == ("GP", 4, day("2022-05-03"))
    assert entry.has_flag(FlagKind.ADDED)
    assert not entry.has_flag(FlagKind.UNDATED)


def test_a_decision_that_adds_none_is_named() -> None:
    for about, value in (
        (f"{OLD}#p1", {}),
        (f"{OLD}#p1:0-3", {"words": "long words", "agency": "GP"}),
    ):
        made = Decision("D7", "2022", "Ann", DecisionKind.ADD_ENTRY, (about,), value)
        with pytest.raises(CandourError, match="decision D7 adds no entry"):
            selections_of([made])
