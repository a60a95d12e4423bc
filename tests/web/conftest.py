"""A workbench over a workspace of its own, and somebody who came in by its link."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpResponseBase
from django.test import Client

from candour.actions import keeping_people
from candour.actions.merging import AgencyFile
from candour.actions.opening import open_files
from candour.actions.recording import Maker
from candour.actions.refreshing import refresh
from candour.core.decisions.opening import Opening
from candour.store.workspace import Workspace
from candour.web.application import set_up_site
from candour.web.site import Site
from tests.web.people_for_tests import made_by_hand

PORT = 8757
POLICE = "Date,Event,Source\n3 May 2022,Officer saw Zephyrine at the flat.,Log 1\n4 May 2022,<script>alert(1)</script> said the caller.,Log 2\n,No date here.,Log 3\n"
GP = "Date,Event,Source\n3 May 2022,GP saw Zephyrine at the flat after the officer called.,Notes\nearly June 2022,Letter sent.,Notes\n"


@dataclass(slots=True)
class Workbench:
    """A site, and a browser that came in."""

    site: Site
    client: Client

    def get(self, path: str, status: int = 200) -> str:
        """Return a page's text."""
        response = self.client.get(path)
        assert response.status_code == status, response.content.decode()[:2000]
        return response.content.decode()

    def post(self, path: str, **given: object) -> HttpResponseBase:
        """Send a form as the page would, its token included."""
        self.client.get("/new/")
        token = self.client.cookies[f"candour-csrf-{PORT}"].value
        response: HttpResponseBase = self.client.post(path, {**given, "csrfmiddlewaretoken": token})
        return response


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return set_up_site(Workspace(tmp_path / "workspace"), "the-link", PORT, "Ann Reviewer")


@pytest.fixture
def workbench(site: Site) -> Iterator[Workbench]:
    client = Client(enforce_csrf_checks=True, headers={"host": f"127.0.0.1:{PORT}"})
    assert client.get("/open/the-link/").status_code == 303
    yield Workbench(site, client)
    for case in ("case", "child-k"):
        work = site.desk.of(case)
        if work is not None:
            work.stop()
            work.wait(60)


@pytest.fixture
def case(workbench: Workbench, tmp_path: Path) -> str:
    """A case with two agencies' files, its chronology made."""
    sent = []
    for agency, name, text in (("Police", "police.csv", POLICE), ("GP", "gp.csv", GP)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        sent.append(AgencyFile(agency, tmp_path / name))
    maker = Maker(by="Ann Reviewer", at=datetime.now(UTC), salt=lambda: secrets.token_bytes(32))
    opening = Opening(name="case", title="Child K", by="Ann Reviewer")
    open_files(workbench.site.workspace, opening, sent, maker)
    workbench.get("/cases/case/documents/")
    work = workbench.site.desk.of("case")
    assert work is not None
    work.wait(60)
    assert work.problem is None
    assert not work.fault
    return "/cases/case/"


@pytest.fixture
def people(workbench: Workbench, case: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The case with people made by hand, so that pages are tested by themselves."""
    monkeypatch.setattr(keeping_people, "found_in", made_by_hand)
    keeping_people.cast_table(workbench.site.workspace, "case").unlink()
    refresh(workbench.site.workspace, "case", datetime.now(UTC))
    return case


@pytest.fixture
def addresses(workbench: Workbench, case: str) -> Callable[[str], list[str]]:
    """The addresses that a page of the case leads to."""

    def found(page: str, kind: str = "") -> list[str]:
        ways = re.findall(rf'href="({case}{kind}[^"#?]+)', workbench.get(f"{case}{page}"))
        return list(dict.fromkeys(ways))

    return found
