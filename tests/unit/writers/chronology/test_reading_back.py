"""A written chronology reads back to its entries, and LibreOffice opens it."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from candour.actions.merging import AgencyFile, Merged, merge_files
from candour.core.chronology.entry import Entry
from candour.vocabulary.headings import load_headings
from candour.writers.chronology.choose import write_chronology
from candour.writers.chronology.columns import exact_moment, reads_otherwise
from candour.writers.chronology.headings import Column
from candour.writers.chronology.model import Chronology
from tests.conversion import converted
from tests.unit.writers.chronology.made import plain, small

CASE = Path(__file__).parents[4] / "examples" / "case"
FILES = {
    "Police": "police.docx",
    "Children's social care": "csc.docx",
    "GP": "gp.csv",
    "Hospital": "hospital.xlsx",
    "Nursery": "nursery.csv",
    "Probation": "probation.txt",
}


@pytest.fixture(scope="module")
def case() -> Chronology:
    merged = merge_files([AgencyFile(agency, CASE / name) for agency, name in FILES.items()])
    return Chronology(
        title="The invented case",
        entries=merged.entries,
        made_on=date(2023, 5, 2),
        silences=merged.silences,
        reports=merged.reports,
        files={sha256((CASE / name).read_bytes()).hexdigest(): name for name in FILES.values()},
    )


def _read_back(case: Chronology, path: Path) -> list[Entry]:
    write_chronology(case, path)
    merged: Merged = merge_files([AgencyFile("Panel", path)])
    assert not merged.refused
    return sorted(merged.entries, key=lambda entry: entry.position)


def _words(entry: Entry) -> tuple[str, ...]:
    fields = (
        entry.what, entry.agency, entry.source, entry.response, entry.outcome,
        *entry.people, *entry.shared_with,
    )  # fmt: skip
    return tuple(plain(words or "") for words in fields)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
def test_a_written_chronology_reads_back_to_the_same_entries(
    case: Chronology, tmp_path: Path, ending: str
) -> None:
    back = _read_back(case, tmp_path / f"c.{ending}")
    assert [_words(e) for e in back] == [_words(e) for e in case.entries]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
def test_dates_read_back(case: Chronology, tmp_path: Path, ending: str) -> None:
    back = _read_back(case, tmp_path / f"c.{ending}")
    for written, read in zip(case.entries, back, strict=True):
        was, now = written.happened, read.happened
        assert plain(now.written) == plain(was.written)
        if exact_moment(was) is not None and (ending != "docx" or reads_otherwise(was)):
            assert (now.earliest, now.latest) == (was.earliest, was.latest)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_keeps_what_a_page_has_no_column_for(tmp_path: Path, ending: str) -> None:
    first = _read_back(small(), tmp_path / f"c.{ending}")[0]
    was = small().entries[0]
    assert (first.child_seen, first.seen_alone) == (was.child_seen, was.seen_alone)
    assert first.terms_of_reference == was.terms_of_reference
    assert first.recorded is not None
    assert was.recorded is not None
    assert first.recorded.earliest == was.recorded.earliest
    assert first.extra == was.extra


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_libreoffice_opens_it(soffice: str, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"c.{ending}"
    write_chronology(replace(small(), title="A title to find"), path)
    with pypdfium2.PdfDocument(converted(soffice, path, "pdf", tmp_path)) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        width, height = pdf[0].get_size()
    assert width > height
    everything = plain(" ".join(pages))
    for said in ("Three bruises.", "One bruise.", "Loose slip.", "A title to find", "Silences"):
        assert said in everything or (said == "Silences" and ending == "xlsx")


def test_the_vocabulary_knows_every_column_that_is_computed() -> None:
    synonyms = load_headings()
    assert [column for column in Column if not synonyms.is_listed(column)] == []
