"""From an agency's headings to fields."""

import pytest

from candour.core.chronology.headings import (
    HeadingSynonyms,
    find_heading_row,
    is_form,
    map_headings,
    plain_heading,
)
from candour.core.documents.locator import Locator
from candour.core.documents.tables import Cell, Row, Table
from candour.core.spans import Span
from candour.errors import BadVocabulary

SYNONYMS = HeadingSynonyms.from_mapping(
    {
        "headings": {
            "happened": ["Date", "Date/Time"],
            "what": ["Event detail"],
            "source": ["Source"],
        },
        "keywords": [{"seen_alone": ["alone"]}, {"child_seen": ["child seen"]}],
    }
)


def opening(*rows: list[str]) -> Table:
    return Table(
        Locator(table=1),
        [
            Row(
                f"t1r{row}",
                row,
                Locator(table=1, row=row),
                {
                    column: Cell(text, Span(0, len(text)))
                    for column, text in enumerate(cells, start=1)
                },
            )
            for row, cells in enumerate(rows, start=1)
        ],
    )


@pytest.mark.parametrize(
    ("heading", "plain"),
    [("Date/Time (24hr)*", "date time"), ("  EVENT\n detail: ", "event detail"), ("A&E", "a&e")],
)
def test_headings_are_compared_in_plain_form(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain


def test_the_heading_row_may_stand_below_a_title() -> None:
    found = find_heading_row(
        opening(
            ["Chronology of contact"], ["Date", "Event Detail", "Ref"], ["3 May", "Visit", "9"]
        ),
        SYNONYMS,
    )
    assert found is not None
    assert found.row == 2
    assert dict(found.mapping) == {"Date": "happened", "Event Detail": "what"}
    assert found.unmapped == ("Ref",)


def test_one_known_word_makes_no_heading_row() -> None:
    assert find_heading_row(opening(["Date", "x", "y"]), SYNONYMS) is None


def test_headings_of_all_tables_are_mapped() -> None:
    mapping, unmapped = map_headings(
        [opening(["Date", "Source", "Ref"]), opening(["Date/Time", "Event detail", "Ref"])],
        SYNONYMS,
    )
    assert mapping == {
        "Date": "happened", "Source": "source", "Date/Time": "happened", "Event detail": "what",
    }  # fmt: skip
    assert unmapped == ("Ref",)


def test_every_problem_of_a_bad_vocabulary_is_named() -> None:
    with pytest.raises(BadVocabulary, match=r"weather: no field.*Date: stands for happened and"):
        HeadingSynonyms.from_mapping(
            {"headings": {"weather": ["Rain"], "happened": ["Date"], "what": ["Date"]}}
        )


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Was the child seen?", "child_seen"),
        ("Child seen alone", "seen_alone"),
        ("Reference number", None),
        ("He was alone when the officer came to the door", None),
    ],
)
def test_a_heading_that_is_not_known_goes_by_its_words(heading: str, field: str | None) -> None:
    assert SYNONYMS.field_of(heading) == field


FORM = HeadingSynonyms.from_mapping(
    {
        "headings": {"happened": ["Date"], "what": ["Event"], "source": ["Source", "Record"]},
        "keywords": [{"source": ["log"]}, {"happened": ["period"]}],
        "form_labels": ["Your agency", "Systems searched", "Period searched"],
    }
)


def test_a_form_is_no_chronology_whatever_is_filled_in() -> None:
    form = opening(
        ["Your agency", "Police"],
        ["Period searched", "Log of the day"],
        ["Systems searched (all)", "Record"],
    )
    assert find_heading_row(form, FORM) is None
    assert is_form(form, FORM)


def test_a_list_that_explains_the_columns_is_a_form() -> None:
    explained = opening(
        ["Column", "What to write"], ["Date", "Date"], ["Event", "Words"], ["Source", "Log"]
    )
    assert find_heading_row(explained, FORM) is None
    assert is_form(explained, FORM)


def test_a_column_of_record_types_makes_no_form() -> None:
    typed = opening(
        ["Record", "Date"], ["Source", "3 May"], ["Record", "4 May"], ["Record", "5 May"]
    )
    assert find_heading_row(typed, FORM) is not None
    assert not is_form(typed, FORM)


@pytest.mark.parametrize("last", [["Event"], ["Event", "Source"]])
def test_a_chronology_below_a_head_block_is_still_found(last: list[str]) -> None:
    sheet = opening(
        ["Your agency", "Police"],
        ["Period searched", "2015"],
        ["Systems searched", "All"],
        ["Date", *last, "Hue"],
        ["3 May", "Seen", "Log", "4"],
    )
    found = find_heading_row(sheet, FORM)
    assert found is not None
    assert found.row == 4


def test_a_heading_that_yaml_reads_as_false_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="sequence: False is no text; put it in quotes"):
        HeadingSynonyms.from_mapping({"headings": {"sequence": [False]}})


@pytest.mark.parametrize(
    ("headings", "leads_to"),
    [
        (["Date", "Type of contact", "Record"], "what"),
        (["Date", "Event detail", "Record"], "source"),
    ],
)
def test_a_record_tells_what_happened_only_where_no_other_heading_does(
    headings: list[str], leads_to: str
) -> None:
    synonyms = HeadingSynonyms.from_mapping(
        {
            "headings": {"happened": ["Date"], "what": ["Event detail"], "source": ["Record"]},
            "keywords": [{"what": ["contact"]}],
            "what_if_no_other": ["Record"],
        }
    )
    assert synonyms.fields_of(headings)["Record"] == leads_to


def test_a_heading_of_next_of_kin_is_kept_as_it_is() -> None:
    known = HeadingSynonyms.from_mapping(
        {"headings": {}, "keywords": [{"what": ["contact"]}], "kept": ["next of kin"]}
    )
    assert known.field_of("Next of kin / contact") is None
    assert known.field_of("Contact made") == "what"
