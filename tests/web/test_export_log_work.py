"""Print and export, the log, and long work."""

import io
import sqlite3
import time
import zipfile

import pytest

from candour.actions.exporting import FORMATS
from candour.actions.work import Desk, Stopped, Work
from candour.errors import CandourError
from candour.web.safety import place_of
from tests.web.conftest import Workbench

MAGIC = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE html>", "csv": b""}


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_handed_over_as_an_attachment(
    workbench: Workbench, case: str, ending: str
) -> None:
    response = workbench.post(f"{case}export/", format=ending)
    work = workbench.site.desk.of("case")
    if work is not None:
        work.wait(60)
    assert response.headers["Location"].startswith(case)
    handed = workbench.client.get(f"{case}export/{ending}/")
    assert handed.headers["Content-Disposition"].startswith('attachment; filename="case chron')
    assert handed.content.startswith(MAGIC[ending])
    assert len(handed.content) > 200
    text = workbench.get(response.headers["Location"].replace("work/?next=", ""))
    assert f"Download the {FORMATS[ending]}" in text


def test_a_document_holds_the_chronology(workbench: Workbench, case: str) -> None:
    workbench.post(f"{case}export/", format="docx")
    handed = workbench.client.get(f"{case}export/docx/").content
    with zipfile.ZipFile(io.BytesIO(handed)) as file:
        assert b"Officer saw Zephyrine" in file.read("word/document.xml")


def test_once_it_is_written_the_page_says_so_and_hands_it_over(
    workbench: Workbench, case: str
) -> None:
    assert "Make the CSV" in workbench.get(f"{case}export/")
    there = workbench.post(f"{case}export/", format="csv").headers["Location"]
    assert there == f"{case}export/?ready=csv"
    text = workbench.get(there)
    assert f'content="0; url={case}export/csv/"' in text
    assert "is ready, and is being saved" in text
    assert "Make the CSV" not in text
    for other in ("docx", "../x", "<b>"):
        assert "http-equiv" not in workbench.get(f"{case}export/?ready={other}")


def test_a_format_that_there_is_not(workbench: Workbench, case: str) -> None:
    assert workbench.post(f"{case}export/", format="../../x").status_code == 409
    workbench.get(f"{case}export/exe/", status=409)


def test_the_log_shows_every_decision_and_its_head(workbench: Workbench, case: str) -> None:
    text = workbench.get(f"{case}log/")
    assert "<strong>Ann Reviewer</strong> added the file police.csv: " in text
    assert "head after 2 decisions" in text


def test_the_check_says_what_was_changed_behind_its_back(workbench: Workbench, case: str) -> None:
    assert "2 decisions, the database and every file were checked" in workbench.get(
        f"{case}log/?check"
    )
    original = next(one for one in workbench.site.workspace.originals.rglob("*") if one.is_file())
    original.chmod(0o644)
    original.write_bytes(b"changed")
    assert "Something was changed" in workbench.get(f"{case}log/?check")


def test_work_tells_how_far_it_is_and_is_cancelled(workbench: Workbench, case: str) -> None:
    workbench.site.desk.forget("case")

    def do(work: Work) -> None:
        while True:
            work.step("reading <b>a file</b>")
            time.sleep(0.01)

    work = workbench.site.desk.begin("case", Work("Reading", total=10), do)
    time.sleep(0.05)
    text = workbench.get(f"{case}chronology/?agency=Police")
    assert f"{case}work/?next={case}chronology/%3Fagency%3DPolice" in text
    text = workbench.get(f"{case}work/?next={case}chronology/")
    assert "reading &lt;b&gt;a file&lt;/b&gt;" in text
    assert f'data-next="{case}chronology/"' in text
    state = workbench.client.get(f"{case}work/state/").json()
    assert state["running"]
    assert state["total"] == 10
    with pytest.raises(CandourError, match="still at work"):
        workbench.site.desk.begin("case", Work("Reading"), do)
    workbench.post(f"{case}work/stop/", next=f"{case}chronology/")
    work.wait(10)
    assert work.was_stopped
    assert workbench.client.get(f"{case}work/state/").json() == {"running": False}
    response = workbench.client.get(f"{case}work/?next=https://evil.example/")
    assert response.headers["Location"] == f"{case}documents/"


def test_work_that_was_cancelled_is_not_begun_again_unasked(
    workbench: Workbench, case: str
) -> None:
    entry = workbench.get(f"{case}chronology/").partition(f'href="{case}entries/')[2]
    address = f"{case}entries/{entry.partition(chr(34))[0]}"

    def stop_at_once(work: Work) -> None:
        raise Stopped

    workbench.post(f"{address}note/", note="one")
    before = workbench.site.desk.of("case")
    assert before is not None
    before.wait(60)
    table = workbench.site.workspace.cache("case") / "chronology.sqlite3"
    with sqlite3.connect(table) as database:
        database.execute("UPDATE kept SET body = replace(body, ?, ?)", ('"head"', '"head"'))
    table.unlink()
    workbench.site.desk.begin("case", Work("Reading"), stop_at_once).wait(10)
    assert "The files have not been read yet" in workbench.get(f"{case}documents/")
    workbench.post(f"{case}work/begin/", next=f"{case}chronology/")
    again = workbench.site.desk.of("case")
    assert again is not None
    again.wait(60)
    assert "Officer saw" in workbench.get(f"{case}chronology/")


def test_a_fault_in_work_says_its_place_and_no_words() -> None:
    desk = Desk(place_of)

    def fail(work: Work) -> None:
        raise ValueError("Zephyrine")

    work = desk.begin("case", Work("Reading"), fail)
    work.wait(10)
    assert work.fault.startswith("ValueError in test_export_log_work.py")
    assert "Zephyrine" not in repr(work)
