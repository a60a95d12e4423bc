"""Who may come in, what headers stand on every answer, and what a failure says."""

from collections.abc import Callable

import pytest
from django.test import Client

from candour.web.safety import HEADERS
from candour.web.site import Site
from candour.web.urls import urlpatterns
from tests.web.conftest import PORT, Workbench

PAGES = ("", "new/", "name/", "nowhere/")


def outside() -> Client:
    return Client(enforce_csrf_checks=True, headers={"host": f"127.0.0.1:{PORT}"})


@pytest.mark.parametrize("path", ["/", "/cases/case/chronology/", "/cases/case/export/docx/"])
def test_nobody_comes_in_without_the_link(site: Site, path: str) -> None:
    assert outside().get(path).status_code == 403
    assert outside().post(path).status_code == 403
    assert outside().get("/open/another-link/").status_code == 403


def test_the_link_works_once(site: Site) -> None:
    first, second = outside(), outside()
    assert first.get("/open/the-link/").status_code == 303
    assert first.get("/").status_code == 200
    assert second.get("/open/the-link/").status_code == 403
    assert second.get("/").status_code == 403


@pytest.mark.parametrize("after", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_the_link_leads_nowhere_else(site: Site, after: str) -> None:
    location = outside().get(f"/open/the-link/{after}").headers["Location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("host", ["evil.example", "candour.localhost.evil.example", "10.0.0.1"])
def test_other_names_of_this_machine_are_refused(workbench: Workbench, host: str) -> None:
    response = workbench.client.get("/", headers={"host": host})
    assert response.status_code == 400
    assert "Candour answers" in response.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_headers_stand_on_every_page(workbench: Workbench, path: str) -> None:
    response = workbench.client.get(f"/{path}")
    assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_headers_stand_on_what_is_refused(site: Site) -> None:
    response = outside().get("/")
    assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_no_page_holds_script_or_style_of_its_own(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    entry = addresses("chronology/", "entries/")[0]
    document = addresses("documents/", "documents/")[0]
    for path in (f"{case}documents/", f"{case}chronology/", entry, document, f"{case}log/"):
        text = workbench.get(path)
        assert "<script>" not in text
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick=" not in text


def test_no_form_is_taken_without_its_token(workbench: Workbench, case: str) -> None:
    forms = ("/new/", "/name/", f"{case}documents/", f"{case}undo/", f"{case}export/")
    for path in forms:
        response = workbench.client.post(path, {"title": "Adult B", "name": "Eve"})
        assert response.status_code == 403, path
        assert "Nothing was changed" in response.content.decode()


def test_acts_are_forms_and_never_links(workbench: Workbench, case: str) -> None:
    for act in ("undo/", "work/stop/", "work/begin/"):
        assert workbench.client.get(f"{case}{act}").status_code == 405


def test_a_fault_says_its_place_and_no_words(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Zephyrine")

    monkeypatch.setattr("candour.web.views.cases.list_cases", fail)
    workbench.post("/new/", title="Adult B")
    text = workbench.get("/", status=500)
    said = capsys.readouterr()
    assert "ValueError in test_safety.py" in text
    assert "ValueError in test_safety.py" in said.err
    assert "Zephyrine" not in text + said.err + said.out


def test_what_a_person_can_mend_is_said_in_place(workbench: Workbench) -> None:
    text = workbench.get("/cases/no-such-case/log/", status=409)
    assert "This cannot be done" in text


def test_every_address_belongs_to_a_named_page() -> None:
    names = [pattern.name for pattern in urlpatterns]
    assert all(names)
    assert len(set(names)) == len(names)
