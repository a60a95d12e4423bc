"""Every entry stands in every format exactly once and in order, whatever its words are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.core.chronology.entry import Entry
from candour.core.dates.model import unresolved
from candour.writers.chronology.choose import ENDINGS, write_chronology
from candour.writers.chronology.model import Chronology
from candour.writers.guards import guarded, storable, unguarded
from tests.unit.writers.chronology.made import (
    day,
    entry,
    rows_of_csv,
    rows_of_docx,
    rows_of_html,
    rows_of_xlsx,
    under,
)

ODD = [*"=+-@'\"\t\r\n;,<&>|#\\$*_[]{}\x00\x0b＝", "_x0041_", "{{", "\r\n", "#N/A"]
WORDS = st.lists(st.sampled_from(ODD) | st.characters(codec="utf-8"), max_size=40).map("".join)


def _entry(number: int, drawn: tuple[str, int | None, str]) -> Entry:
    words, days, agency = drawn
    # The mark at the end is found again in every format, and says which entry it is.
    what = f"{words} Q{number:04}Q"
    if days is None:
        return entry(number, unresolved("", None), what, agency)
    moment = datetime(2019, 1, 1) + timedelta(days=days)
    return entry(number, day(f"{moment:%d/%m/%Y}", *moment.timetuple()[:3]), what, agency)


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    one = st.tuples(
        WORDS,
        st.none() | st.integers(0, 3000),
        st.sampled_from(["Police", "GP", "=Team", "Housing"]),
    )
    drawn = draw(st.lists(one, max_size=12))
    ordered = sorted(drawn, key=lambda one: (one[1] is None, one[1] or 0))
    entries = tuple(_entry(number, one) for number, one in enumerate(ordered, start=2))
    return Chronology(title="Made up", entries=entries, made_on=date(2024, 1, 1))


def _marks_of_pdf(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    return re.findall(r"Q\d{4}Q", text)


def _what_of_json(path: Path) -> list[str]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [line["what"] for line in lines if line["type"] == "entry"]


WHAT: dict[str, Callable[[Path], list[str]]] = {
    ".docx": lambda path: under(rows_of_docx(path), "What happened"),
    ".xlsx": lambda path: under(rows_of_xlsx(path), "What happened"),
    ".csv": lambda path: under(rows_of_csv(path), "What happened"),
    ".html": lambda path: under(rows_of_html(path), "What happened"),
    ".jsonl": _what_of_json,
}
AS_KEPT: dict[str, Callable[[str], str]] = {".csv": str, ".jsonl": str}


def test_every_ending_is_tried() -> None:
    assert {*WHAT, ".pdf"} == set(ENDINGS)


@pytest.mark.parametrize("ending", WHAT)
@settings(max_examples=25)
@given(chronology=chronologies())
def test_no_entry_is_missing_doubled_or_moved(ending: str, chronology: Chronology) -> None:
    kept = AS_KEPT.get(ending, storable)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"c{ending}"
        write_chronology(chronology, path)
        assert WHAT[ending](path) == [kept(entry.what) for entry in chronology.entries]


@settings(max_examples=6)
@given(chronology=chronologies())
def test_no_entry_is_missing_doubled_or_moved_in_a_pdf(chronology: Chronology) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "c.pdf"
        write_chronology(chronology, path)
        marks = [re.findall(r"Q\d{4}Q", entry.what)[-1] for entry in chronology.entries]
        assert _marks_of_pdf(path) == marks


@given(WORDS)
def test_a_guard_comes_off_again(words: str) -> None:
    assert unguarded(guarded(words)) == words
    assert not guarded(words).startswith(("=", "+", "-", "@", "\t", "\r"))
