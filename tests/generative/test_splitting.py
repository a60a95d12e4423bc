"""However an entry is divided, no word of the original is lost or doubled, and no id twice given."""

import csv
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.actions.entry_reading import Decided, entries_of
from candour.actions.reading import FileRead, read_file
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.chronology.splitting import Split, parts_of
from tests.unit.core.chronology.entries_for_tests import day

words = st.sampled_from(
    [
        "seen",
        "home.",
        "Bruise",
        "3",
        "May",
        "told",
        "–",
        "“well”",
        "CSC;",
        "não",
        "𝔘nit",
        "\n",
        "(x)",
    ]
)
cells = st.lists(words, min_size=2, max_size=14).map(" ".join)
rows = st.lists(st.tuples(cells, cells), min_size=1, max_size=3)


def solid(text: str) -> str:
    return "".join(text.split())


def read(path: Path) -> tuple[FileRead, list[Entry]]:
    found = read_file(path)
    return found, list(entries_of(found, "GP", Decided()).entries)


def as_csv(folder: Path, given_rows: list[tuple[str, str]]) -> Path:
    path = folder / "gp.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = [
            ("Date", "What happened", "Action taken"),
            *(("3 May 2022", *r) for r in given_rows),
        ]
        csv.writer(file).writerows(lines)
    return path


def as_docx(folder: Path, given_rows: list[tuple[str, str]]) -> Path:
    document = docx.Document()
    for what, other in given_rows:
        said = " ".join(f"{what} {other}".split())
        document.add_paragraph(f"On 3 May 2022 {said}")
    document.save(str(folder / "gp.docx"))
    return folder / "gp.docx"


def cut(data: st.DataObject, what: str) -> list[str]:
    """Divide words somewhere between them, so that every part holds a word."""
    every = what.split()
    parts: list[list[str]] = [[]]
    for word in every:
        if any(any(map(str.isalnum, one)) for one in parts[-1]) and data.draw(st.booleans()):
            parts.append([])
        parts[-1].append(word)
    if not any(any(map(str.isalnum, one)) for one in parts[-1]) and len(parts) > 1:
        last = parts.pop()
        parts[-1] += last
    return [" ".join(part) for part in parts]


def check(found: FileRead, whole: Entry, parts: list[Entry]) -> None:
    text = found.document.text
    stretches = sorted((p.start, p.end) for part in parts for p in part.pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(stretches))
    assert solid("".join(text[a:b] for a, b in stretches)) == solid(whole.what)
    assert solid("".join(part.what for part in parts)) == solid(whole.what)
    for part in parts:
        assert solid("".join(piece.words(text) for piece in part.pieces)) == solid(part.what)
        around = part.places[Field.WHAT]
        assert part.id.endswith(f":{around.start}-{around.end}")
    for name in ("response", "outcome", "comment"):
        kept = [getattr(part, name) for part in parts if getattr(part, name) is not None]
        assert kept == ([] if getattr(whole, name) is None else [getattr(whole, name)])


@given(rows, st.data())
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_or_doubled(given_rows: list[tuple[str, str]], data: st.DataObject) -> None:
    for write in (as_csv, as_docx):
        with TemporaryDirectory() as folder:
            found, entries = read(write(Path(folder), given_rows))
        ids: list[str] = []
        for whole in entries:
            words_of_parts = cut(data, whole.what)
            if len(words_of_parts) < 2:
                ids.append(whole.id)
                continue
            rest = data.draw(st.integers(1, len(words_of_parts)))
            split = Split.of("D1", whole.id, {"parts": words_of_parts, "rest": rest})
            parts = parts_of(whole, split, day)
            check(found, whole, parts)
            assert parts == parts_of(whole, split, day)
            ids += [part.id for part in parts]
        assert len(ids) == len(set(ids))


def test_words_in_a_table_inside_a_cell_have_their_places_too() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, said in zip(table.rows[0].cells, ("Date", "What happened"), strict=True):
        cell.text = said
    table.cell(1, 0).text = "3 May 2022"
    table.cell(1, 1).text = "Seen at home."
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Weight", "12 kg"
    with TemporaryDirectory() as folder:
        document.save(str(Path(folder) / "gp.docx"))
        found, (whole,) = read(Path(folder) / "gp.docx")
    assert "Weight 12 kg" in whole.what
    split = Split.of("D1", whole.id, ["Seen at home.", "Weight", "12 kg"])
    check(found, whole, parts_of(whole, split, day))
