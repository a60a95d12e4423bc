"""What an agency is asked to mend: each kind of problem once, and nothing that is none."""

from datetime import date
from typing import Any

import pytest

from candour.actions.asking import check_file
from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.headings import Field
from candour.core.chronology.problems import Problem, ProblemKind, ProblemWords
from candour.core.chronology.silences.returns import Return
from candour.core.chronology.table_entries import A_FORM, NO_HEADINGS
from candour.core.chronology.table_rows import ACROSS, DELETED_ROW
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context
from candour.core.documents.locator import Locator
from candour.core.documents.report import ImportReport, LeftOut
from candour.errors import BadVocabulary
from candour.vocabulary.loader import load_vocabulary
from tests.unit.core.chronology.entries_for_tests import entry

MAPPING = {"Day": "happened", "Time": "happened", "Ref": "source", "Story": "what"}
MADE = Return(
    "GP", periods=((date(2015, 1, 1), date(2016, 12, 31)),), records_secured_on=date(2017, 3, 1)
)


def row(written: str, **keys: Any) -> Entry:
    happened = read_date(written, load_date_words(), keys.pop("context", Context()))
    keys.setdefault("source", "Record")
    return entry(happened, **keys)


def problems(*entries: Entry, made: Return | None = None, **report: Any) -> list[Problem]:
    report.setdefault("mapping", MAPPING)
    told = ImportReport("gp.docx", len(entries), **report)
    found = check_file("GP", entries, told, made)
    assert (found.agency, found.file) == ("GP", "gp.docx")
    assert found.is_clean is not bool(found.problems)
    return list(found.problems)


def kinds(*entries: Entry, made: Return | None = None, **report: Any) -> list[str]:
    return [problem.kind.value for problem in problems(*entries, made=made, **report)]


@pytest.mark.parametrize(
    "written",
    ["20/05/2015", "c. 20 May 2015", "?22 May 2016", "early June 2015", "20/05/2015 14:30", "not known", "unknown"],
)  # fmt: skip
def test_a_row_that_is_as_asked_is_left_in_peace(written: str) -> None:
    assert kinds(row(written), made=MADE) == []


def test_a_problem_says_where_what_why_and_how() -> None:
    (problem,) = problems(row("31/02/2015", row=7))
    assert problem.kind is ProblemKind.IMPOSSIBLE_DATE
    assert problem.place == "table 1, row 7"
    assert problem.column == "Day / Time"
    assert problem.found == "31/02/2015"
    assert problem.wrong == "There is no such date or time: February 2015 had 28 days."
    assert problem.mend.startswith("Look at the record and correct it")
    assert "31/02/2015" not in repr(problem)


@pytest.mark.parametrize(
    ("made_row", "kind", "words"),
    [
        (row(""), "no_date", "No date is written."),
        (row("soon after"), "unreadable_date", "The date cannot be read: "),
        (row("03/08/2015"), "ambiguous_date", "two ways: 3 August 2015 or 8 March 2015."),
        (row("14/06/2015 4:??"), "ambiguous_time", "two ways: 04:00 or 16:00."),
        (row("20/05/2015", source=None), "no_source", "No source is named."),
        (row("20/05/2015", what=" "), "no_words", "Nothing is written"),
        (row("20/05/2013"), "outside_period", "period asked for, 1 January 2015 to 31 December 2016."),
    ],
)  # fmt: skip
def test_each_kind_of_row(made_row: Entry, kind: str, words: str) -> None:
    (problem,) = problems(made_row, made=MADE)
    assert (problem.kind, words in problem.wrong) == (kind, True)


def test_later_than_the_day_records_were_secured() -> None:
    made = Return("GP", records_secured_on=date(2017, 3, 1))
    assert kinds(row("2/3/2017", context=Context(order_is_known=True)), made=made) == [
        "after_secured"
    ]
    assert kinds(row("1 March 2017"), row("c. 3 March 2017"), made=made) == []


def test_a_date_that_may_lie_inside_the_period_is_inside() -> None:
    assert kinds(row("c. 30 December 2014"), row("2014 or 2015"), made=MADE) == []
    assert kinds(row("?22 May 1999"), made=MADE) == []
    assert kinds(row("c. 20 December 2014"), made=MADE) == ["outside_period"]


def test_recorded_before_it_happened() -> None:
    early = row("20/05/2015", recorded=read_date("19 May 2015", load_date_words(), Context()))
    same = row("20/05/2015 14:30", recorded=read_date("20 May 2015", load_date_words(), Context()))
    vague = row("20/05/2015", recorded=read_date("c. 19 May 2015", load_date_words(), Context()))
    assert kinds(early, same, vague) == ["recorded_before"]
    flagged = row("20/05/2015", flags=(EntryFlag(FlagKind.RECORDED_BEFORE, "a day early"),))
    (problem,) = problems(flagged)
    assert problem.wrong == "It was recorded before it happened: a day early."
    assert kinds(row("20/05/2015", recorded=early.recorded, flags=flagged.flags)) == [
        "recorded_before"
    ]


def test_a_record_whose_date_cannot_be_read() -> None:
    unread = read_date("31/06/2015", load_date_words(), Context())
    (problem,) = problems(
        row("20/05/2015", recorded=unread), mapping=MAPPING | {"Noted": "recorded"}
    )
    assert (problem.kind, problem.column, problem.found) == (
        "unreadable_recorded",
        "Noted",
        "31/06/2015",
    )
    assert problem.wrong == "The date of the record cannot be read: June 2015 had 30 days."


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (FlagKind.WEEKDAY, "Weekday and date do not fit: 20 May 2015 was a Wednesday."),
        (FlagKind.RECORDED_LATE, "It was written down long after it happened: 20 May 2015 was a Wednesday."),
        (FlagKind.ABBREVIATION, "An abbreviation is not explained: 20 May 2015 was a Wednesday."),
        (FlagKind.AGE, "An age does not fit: 20 May 2015 was a Wednesday."),
    ],
)  # fmt: skip
def test_flags_that_others_raise_are_passed_on(kind: FlagKind, wrong: str) -> None:
    flagged = row("20/05/2015", flags=(EntryFlag(kind, "20 May 2015 was a Wednesday"),))
    (problem,) = problems(flagged)
    assert (problem.kind.value, problem.wrong) == (kind.value, wrong)


def test_an_authors_note_is_checked_for_its_date_only() -> None:
    flags = (
        EntryFlag(FlagKind.AUTHOR_NOTE),
        EntryFlag(FlagKind.WEEKDAY, "x"),
        EntryFlag(FlagKind.ABBREVIATION, "x"),
    )
    assert kinds(row("01/01/0100", source="#", what="", flags=flags), made=MADE) == []
    assert kinds(row("31/02/2015", source="~", what="", flags=flags)) == ["impossible_date"]


def test_a_column_that_is_missing_is_said_once_and_not_for_each_row() -> None:
    found = problems(
        row("20/05/2015", source=None), row("21/05/2015", source=None, position=2),
        mapping={"Day": "happened", "Story": "what"},
    )  # fmt: skip
    assert [(p.kind, p.column, p.place) for p in found] == [
        ("missing_column", "Source of information", "the whole file")
    ]


def test_columns_that_were_asked_for_are_missed_too() -> None:
    report = ImportReport("gp.docx", 1, mapping=MAPPING)
    found = check_file("GP", [row("20/05/2015")], report, None, [Field.CHILD_SEEN, Field.WHAT])
    assert [problem.column for problem in found.problems] == ["Child seen"]


def test_a_heading_that_is_not_known_is_named() -> None:
    (problem,) = problems(row("20/05/2015"), unmapped=("Hue",))
    assert (problem.kind, problem.column, problem.found) == ("unknown_heading", "Hue", "Hue")


def test_an_empty_table_asks_whether_it_is_a_nil_return() -> None:
    (problem,) = problems()
    assert problem.kind is ProblemKind.EMPTY_TABLE
    assert "Is this a nil return?" in problem.mend
    assert kinds(made=Return("GP", nil=True)) == []
    assert kinds(mapping={}) == ["nothing_read"]
    assert kinds(mapping={}, made=Return("GP", nil=True)) == []
    assert kinds(row("20/05/2015"), made=Return("GP", nil=True)) == ["nil_but_rows"]


def test_dated_sentences_are_one_problem_together() -> None:
    sentences = [row("20/05/2015", source=None, row=None, position=n) for n in (1, 2)]
    (problem,) = problems(*sentences, mapping={})
    assert problem.wrong == "2 dated sentences stand outside a table and name no source."


def test_what_was_left_out_and_may_have_been_meant() -> None:
    def left(number: int, reason: str, text: str, table: int = 3) -> LeftOut:
        return LeftOut(Locator(table=table, row=number), reason, text)

    found = problems(
        row("20/05/2015"),
        left_out=(
            left(1, NO_HEADINGS, "3 May | Seen"), left(2, NO_HEADINGS, "4 May | Seen"),
            left(1, NO_HEADINGS, "A | B", table=4), left(1, A_FORM, "Your agency | GP", table=5),
            left(8, DELETED_ROW, "5 May | Gone"), left(9, ACROSS, "2015"),
            left(10, ACROSS, "On 6 May mother rang and said that he had gone."),
            left(11, "repeated header row", "Day | Story"),
        ),
    )  # fmt: skip
    assert [(p.kind.value, p.place, p.found) for p in found] == [
        ("no_headings", "table 3, row 1", "3 May | Seen"),
        ("no_headings", "table 4, row 1", "A | B"),
        ("deleted_row", "table 3, row 8", "5 May | Gone"),
        ("words_across", "table 3, row 10", "On 6 May mother rang and said that he had gone."),
    ]
    assert found[0].wrong.startswith("2 rows of a table were not read")


def test_problems_stand_in_the_order_of_the_rows() -> None:
    found = problems(row("", position=5, row=5), row("", position=2, row=2), unmapped=("Hue",))
    assert [problem.place for problem in found] == [
        "the whole file",
        "table 1, row 2",
        "table 1, row 5",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"no_date": None}, "no_date"),
        ({"hue": {"wrong": "x", "mend": "y"}}, "hue"),
        ({"no_date": {"wrong": "{colour}", "mend": "y"}}, "no_date: 'colour'"),
    ],
)
def test_words_that_do_not_fit_are_refused(change: dict[str, Any], said: str) -> None:
    loaded = dict(load_vocabulary("problems"))
    with pytest.raises(BadVocabulary, match=said):
        ProblemWords.from_mapping({**loaded, "problems": {**loaded["problems"], **change}})


def test_a_kind_without_words_is_refused() -> None:
    loaded = dict(load_vocabulary("problems"))
    without = {kind: said for kind, said in loaded["problems"].items() if kind != "age"}
    with pytest.raises(BadVocabulary, match="age: nothing is said of it"):
        ProblemWords.from_mapping({**loaded, "problems": without})
