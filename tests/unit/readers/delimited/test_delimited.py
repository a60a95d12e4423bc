"""Delimited text: encoding, delimiter and quoting are found; ragged rows are read and said."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.core.documents.block import Grid
from candour.core.documents.passage import Flag
from candour.errors import CandourError, DamagedFile, LimitPassed
from candour.readers.delimited.reader import READER, read
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.reading import Reading
from tests.unit.readers.delimited.hard_cases import HARD


def grid(reading: Reading) -> Grid:
    (found,) = reading.blocks
    assert isinstance(found, Grid)
    return found


def cells(data: bytes | str) -> dict[tuple[int, int], str]:
    raw = data.encode() if isinstance(data, str) else data
    found = grid(read(raw, DEFAULT_LIMITS))
    return {
        (row, column): text
        for row, column, text in zip(found.rows, found.columns, found.texts, strict=True)
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_even_columns(delimiter: str) -> None:
    rows = [
        ["Date", "Event", "Who"],
        ["3 May", "Visit, no reply; left a card", "HV"],
        ["4 May", "Call", "GP"],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    assert cells(out.getvalue())[2, 2] == "Visit, no reply; left a card"
    assert len(cells(out.getvalue())) == 9


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_is_found(encoding: str) -> None:
    text = "Date,Event\n3 May,£5 – the child’s café\n4 May,Call made\n"
    assert cells(text.encode(encoding))[2, 2] == "£5 – the child’s café"


def test_one_sign_at_the_far_end_decides_the_encoding() -> None:
    data = b"Date,Event\n" + b"3 May,Call\n" * 40_000 + b"4 May,\xa35\n"
    assert cells(data)[40_002, 2] == "£5"


def test_line_breaks_and_quotes_inside_cells_and_the_line_a_row_begins_on() -> None:
    data = 'Date,Event\r\n3 May,"He said ""no"".\r\nThen left."\r\n4 May,Call\r\n'
    found = grid(read(data.encode(), DEFAULT_LIMITS))
    assert cells(data)[2, 2] == 'He said "no".\nThen left.'
    assert [found.lines[row] for row in (1, 2, 3)] == [1, 2, 4]


def test_backslash_quoting_is_found() -> None:
    assert cells('a,b\n1,"said \\"no\\", twice"\n2,"x"\n')[2, 2] == 'said "no", twice'


def test_a_file_may_name_its_delimiter() -> None:
    reading = read(b"sep=;\nDate;Event\n3 May;a, b\n", DEFAULT_LIMITS)
    assert grid(reading).texts == ["Date", "Event", "3 May", "a, b"]
    assert [grid(reading).lines[row] for row in (1, 2)] == [2, 3]
    assert "names the delimiter" in reading.left_out[0].reason


def test_ragged_rows_are_read_flagged_and_reported() -> None:
    reading = read(b"Date,Event,Who\n1 May,a\n2 May,b,c,d\n3 May,e,f\n4 May,g,h\n", DEFAULT_LIMITS)
    assert "d" in grid(reading).texts
    assert [note.flags for note in grid(reading).notes.values()] == [(Flag.EXTRA_CELL,)]
    assert [(c.locator.row, c.reason) for c in reading.changed] == [
        (2, "2 cells where the other rows have 3"),
        (3, "4 cells where the other rows have 3"),
    ]


def test_nul_characters_are_taken_away_and_said() -> None:
    reading = read(b"Date,Event\n3 May,a\x00b\n", DEFAULT_LIMITS)
    assert "ab" in grid(reading).texts
    assert "1 NUL characters" in reading.changed[0].reason


@pytest.mark.parametrize(
    ("data", "name", "is_table"),
    [
        (b"a,b,c\n1,2,3\n4,5,6\n", "x.txt", True),
        (
            b"He came, he saw, and he left.\nThen, at noon, he rang, but nobody came.\nSo, yes.\n",
            "x.txt",
            False,
        ),
        (b"| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "x.md", False),
        (b"only one column\nof words\n", "x.csv", True),
        (bytes(range(32)) * 8, "x.csv", False),
    ],
)
def test_prose_with_commas_is_no_table(data: bytes, name: str, is_table: bool) -> None:
    assert (READER.sureness(data, name) > 0.25) is is_table


@pytest.mark.parametrize("name", HARD)
def test_hard_cases_are_parted_as_a_person_parts_them(name: str) -> None:
    text, expected = HARD[name]
    skipped = len(text.splitlines()[0:1]) if text.startswith("sep=") else 0
    found = grid(read(text.encode(), DEFAULT_LIMITS))
    assert cells(text) == {
        (row, column): cell
        for row, line in enumerate(expected, start=1)
        for column, cell in enumerate(line, start=1)
        if cell.strip()
    }
    assert found.lines[1] == 1 + skipped


def test_a_quote_that_nothing_closes_swallows_no_row_and_is_said_with_its_line() -> None:
    data = b'a,b\n1,"open\n' + b"2,x\n" * 50 + b'3,"y"\n'
    reading = read(data, DEFAULT_LIMITS)
    found = grid(reading)
    assert len(found.texts) == 2 * 53
    assert found.texts[3] == '"open'
    assert [(c.locator.row, c.locator.line, c.reason) for c in reading.changed] == [
        (2, 2, "a quotation mark opens a cell and nothing closes it: kept as it stands")
    ]
    assert [found.lines[row] for row in (1, 2, 3, 53)] == [1, 2, 3, 53]


def test_marks_that_are_not_doubled_are_kept_and_said() -> None:
    reading = read(b'a,b\n1,"x "y" z"\n2,"more\nof "it" here"\n3,w\n', DEFAULT_LIMITS)
    assert grid(reading).texts == ["a", "b", "1", 'x "y" z', "2", 'more\nof "it" here', "3", "w"]
    assert [(c.locator.row, c.locator.line) for c in reading.changed] == [(2, 2), (3, 3)]
    assert grid(reading).lines[4] == 5


def test_hundreds_of_quotes_that_nothing_closes_are_refused_once() -> None:
    with pytest.raises(DamagedFile, match="more than 25 quotation marks"):
        read(b"a,b\n" + b'1,"x\n' * 300, DEFAULT_LIMITS)


@pytest.mark.parametrize(
    "line", [b'"' * 5001, b'"a"b,' * 3000, b'"a,' * 3000, b'"",' * 3000 + b'x"y"z"']
)
def test_a_hostile_row_costs_no_more_than_its_length(line: bytes) -> None:
    with suppress(CandourError):
        read(b"a,b\n1,2\n" + line + b"\n3,4\n", DEFAULT_LIMITS)


def test_more_cells_than_the_limit_are_refused() -> None:
    with pytest.raises(LimitPassed, match="more than 10 filled cells"):
        read(b"a,b\n" * 20, Limits(cells=10))


@given(
    st.lists(
        st.lists(st.text(alphabet='ab,;"\n\t|é£ ', min_size=1, max_size=8), min_size=3, max_size=3),
        min_size=2,
        max_size=6,
    )
)
def test_every_cell_that_was_written_is_read_at_its_place(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = {
        (r, c): text
        for r, row in enumerate(rows, 1)
        for c, text in enumerate(row, 1)
        if text.strip()
    }
    assert cells(out.getvalue()) == expected


def test_quoted_cells_that_open_like_pieces_of_prose_keep_their_columns() -> None:
    text = '";",";"," a"\r\n";"," a"," a"\r\n'
    assert len(cells(text)) == 6
