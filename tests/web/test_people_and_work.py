"""Rights and the reading log in the browser, and work that a crash cut short."""

import os
import re
import subprocess
import sys
from pathlib import Path

from candour.actions.jobs import Jobs
from candour.actions.rights import give, list_readings
from candour.actions.work import Desk, Stopped, Work
from candour.core.decisions.rights import Right
from candour.errors import CandourError
from candour.store.workspace import Workspace
from candour.web.safety import place_of
from candour.web.site import now
from tests.web.conftest import Workbench

CUT = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from candour.actions.jobs import Jobs
from candour.actions.work import Desk, Work
from candour.store.workspace import Workspace
jobs = Jobs(Workspace(Path(sys.argv[1])), lambda: datetime.now(UTC), "another run")
def do(work):
    work.step("Zephyrine")
    print("at work", flush=True)
    time.sleep(60)
Desk(repr, jobs).begin("case", Work("Reading what agencies sent", total=4), do).wait(60)
"""


def test_who_opened_what_stands_on_the_log_page(workbench: Workbench, case: str) -> None:
    text = workbench.get(f"{case}documents/")
    original = re.findall(rf'href="{case}documents/([0-9a-f]{{64}})/"', text)[0]
    workbench.get(f"{case}documents/{original}/text/")
    workbench.post(f"{case}export/", format="csv")
    work = workbench.site.desk.of("case")
    if work is not None:
        work.wait(60)
    workbench.get(f"{case}export/csv/")
    read = list_readings(workbench.site.workspace, "case", now())
    own = [(one.what, one.original) for one in read if one.by == "Ann Reviewer"]
    assert own.count(("case", "")) == 1
    assert ("original", original) in own
    assert ("export", "") in own
    text = workbench.get(f"{case}log/").partition("Who opened what")[2]
    assert "<td" in text
    assert "police.csv" in text or "gp.csv" in text
    assert "the export" in text


def test_without_a_right_a_case_is_neither_listed_nor_opened(
    workbench: Workbench, case: str
) -> None:
    place = workbench.site.workspace
    give(place, "case", "Una", [Right.READ], ("Ann Reviewer", now()))
    assert "Child K" in workbench.get("/")
    workbench.post("/name/", name="Eve")
    assert "Child K" not in workbench.get("/")
    for page in ("documents/", "chronology/", "log/", "returns/", "orphans/", "export/csv/"):
        assert "you have no right to read here" in workbench.get(f"{case}{page}", status=409)
    workbench.post("/name/", name="Una")
    text = workbench.get(f"{case}chronology/")
    entry = text.partition(f'href="{case}entries/')[2].partition('"')[0]
    response = workbench.post(f"{case}entries/{entry}note/", note="x")
    assert response.status_code == 422
    assert "you have no right to decide here" in response.content.decode()


def test_work_that_a_crash_cut_short_is_shown_as_cut(workbench: Workbench, case: str) -> None:
    place = workbench.site.workspace
    with subprocess.Popen(
        [sys.executable, "-c", CUT, str(place.folder)], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "at work\n"
        text = workbench.get(f"{case}log/")
        assert "running (1 of 4)" in text
        assert "Cut short" not in text
        running.kill()
        running.wait()
    text = workbench.get(f"{case}log/")
    assert "Cut short" in text
    assert "Zephyrine" not in text
    text = workbench.get(f"{case}documents/")
    assert "Reading what agencies sent was cut short" in text


def jobs_in(folder: Path) -> tuple[Desk, Jobs]:
    jobs = Jobs(Workspace(folder), now, f"run {os.getpid()}")
    return Desk(place_of, jobs), jobs


def test_each_way_of_ending_is_kept_without_words_of_the_case(
    workbench: Workbench, case: str
) -> None:
    desk, jobs = jobs_in(workbench.site.workspace.folder)

    def fail(work: Work) -> None:
        raise ValueError("Zephyrine")

    def refuse(work: Work) -> None:
        raise CandourError("police.csv cannot be read")

    def stop(work: Work) -> None:
        raise Stopped

    for do in (fail, refuse, stop, lambda work: None):
        desk.begin("case", Work("Reading"), do).wait(30)
    done, stopped, refused, failed = jobs.of("case")[:4]
    assert (done.state, stopped.state, refused.state, failed.state) == (
        "done", "stopped", "failed", "failed",
    )  # fmt: skip
    assert refused.error == "police.csv cannot be read"
    assert failed.error.startswith("ValueError in ")
    assert "Zephyrine" not in failed.error
    assert done.ended is not None


def test_work_goes_on_where_its_job_cannot_be_kept(tmp_path: Path) -> None:
    desk, _ = jobs_in(tmp_path / "nowhere")
    work = desk.begin("case", Work("Reading"), lambda one: one.step("x"))
    work.wait(30)
    assert not work.fault
    assert work.done == 1
