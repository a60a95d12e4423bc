"""Footnote marks in running text are blanked; years are not."""

from candour.core.documents.note_marks import without_note_marks

MARKS = [f"A line of evidence. {number} And one more." for number in range(1350, 1360)]


def test_marks_in_a_run_are_blanked_and_offsets_kept() -> None:
    texts = [*MARKS, "It met on 15 June 1360 2017. 1361", "1350 Day 4, page 3.", "See 1362"]
    bare = without_note_marks(texts)
    assert [len(text) for text in bare] == [len(text) for text in texts]
    assert bare[0].split() == ["A", "line", "of", "evidence.", "And", "one", "more."]
    assert bare[10].split() == ["It", "met", "on", "15", "June", "2017."]
    assert bare[11].split() == ["Day", "4,", "page", "3."]


def test_years_told_in_order_stay() -> None:
    texts = ["In 2013 she moved.", "In 2014 he left.", "By 2015 both", "2016 was worse.", "2017."]
    assert without_note_marks(texts) == texts


def test_a_year_that_is_told_often_stays_among_marks() -> None:
    texts = [*(f"noted. {number} Then" for number in range(2010, 2020)), *["in 2017 it"] * 5]
    bare = without_note_marks(texts)
    assert "2017" in bare[7]
    assert "2016" not in bare[6]


def test_references_are_no_marks() -> None:
    texts = [f"paragraph 1.{number} and £{number} and {number}/3" for number in range(1350, 1370)]
    assert without_note_marks(texts) == texts
