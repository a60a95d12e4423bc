"""Every cell of a generated delimited file is read at its place, and no word of any text is lost."""

import csv
import io
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.core.documents.block import Grid
from candour.core.documents.document import Original, assemble
from candour.errors import CandourError
from candour.readers.delimited.reader import read
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.reading import Reading

ORIGINAL = Original("a" * 64, "x.csv", 1, "delimited")
CELLS = st.text(alphabet='ab1 ,;|\t"\n\\é£’–😀', max_size=10)
STYLES = [csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


def grid(reading: Reading) -> Grid:
    (found,) = reading.blocks
    assert isinstance(found, Grid)
    return found


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(STYLES),
    st.sampled_from(ENCODINGS),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(deadline=None)
def test_every_cell_is_read_at_its_place_and_line(
    rows: list[list[str]], delimiter: str, style: int, encoding: str, ending: str
) -> None:
    heading = ["Date", "What happened", "Who was there"]
    # The headings tell the delimiter, as they do to a person; enough of them outweigh any cell.
    table = [heading] * 12 + rows
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=style, lineterminator=ending)
    writer.writerows(table)
    found = grid(read(out.getvalue().encode(encoding), DEFAULT_LIMITS))
    assert {
        (row, column): text
        for row, column, text in zip(found.rows, found.columns, found.texts, strict=True)
    } == {
        (r, c): text
        for r, line in enumerate(table, start=1)
        for c, text in enumerate(line, start=1)
        if text.strip()
    }
    line = 1
    for row, cells in enumerate(table, start=1):
        assert found.lines[row] == line
        line += 1 + "".join(cells).count("\n")


@given(st.text(alphabet='ab12 ,;|\t"\n\\', max_size=150))
@settings(deadline=None)
def test_no_word_of_any_text_is_lost(text: str) -> None:
    try:
        reading = read(text.encode(), DEFAULT_LIMITS)
    except CandourError:
        assert text.count('"') > 25
        return
    document = assemble(ORIGINAL, reading.blocks)
    assert all(p.span.words(document.text) == p.text for p in document.passages())
    said = "".join(item.text or "" for item in reading.left_out)
    found = Counter(document.text + said)
    assert all(found[sign] == text.count(sign) for sign in "ab12")


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = read(data, DEFAULT_LIMITS)
    except CandourError:
        return
    assert len(grid(reading).texts) <= len(data)
