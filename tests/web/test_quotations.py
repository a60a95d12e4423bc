"""A document of a case with its quotations graded, its source beside it."""

import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest

from candour.actions.adding import Sent, add_to_case
from candour.actions.log_pages import read_by
from candour.actions.merging import AgencyFile
from candour.actions.recording import Maker
from candour.actions.refreshing import case_state
from candour.core.decisions.originals import originals_held
from candour.web.site import now
from tests.web.conftest import Workbench
from tests.web.test_documents import wait

REVIEW = """Review

The health visitor called at the house four times in June and was told that all was well.

Every agency worked hard, except that no one took the lead.
"""
POST = """A post

They write “called at the house four times in June” and “<b>nobody</b> ever rang the police”.

Then “The health visitor called … and was told that all was well.” And “Every agency worked hard …”.
"""


@pytest.fixture
def files(workbench: Workbench, case: str, tmp_path: Path) -> dict[str, str]:
    """A review and a post in the case: name → hash."""
    sent = []
    for name, text in (("review.txt", REVIEW), ("post.txt", POST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        sent.append(AgencyFile("GP", tmp_path / name))
    maker = Maker(by="Ann Reviewer", at=datetime.now(UTC), salt=lambda: secrets.token_bytes(32))
    add_to_case(workbench.site.workspace, "case", Sent(files=tuple(sent)), maker)
    workbench.get(f"{case}documents/")
    wait(workbench, "case")
    held = originals_held(case_state(workbench.site.workspace, "case", now()).log.decisions)
    return {one.name: one.sha256 for one in held}


@pytest.fixture
def graded(workbench: Workbench, case: str, files: dict[str, str]) -> str:
    """The address of the post held against the review."""
    sources = [files["review.txt"], files["post.txt"]]
    response = workbench.post(f"{case}quotations/", document=files["post.txt"], sources=sources)
    assert response.status_code == 302, response.content.decode()
    wait(workbench, "case")
    return f"{case}quotations/?document={files['post.txt']}&in={files['review.txt']}"


def test_a_document_and_its_sources_are_chosen(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    text = workbench.get(f"{case}quotations/")
    assert "Grade the quotations" in text
    assert text.count('name="sources"') == len(files)
    assert f'href="{case}quotations/" aria-current="true"' in text


def test_nothing_is_graded_without_another_file(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    post = files["post.txt"]
    response = workbench.post(f"{case}quotations/", document=post, sources=[post])
    assert response.status_code == 422
    assert "Choose at least one other file" in response.content.decode()
    response = workbench.post(f"{case}quotations/", document="f" * 64, sources=[post])
    assert response.status_code == 422


def test_quotations_are_marked_where_they_stand(workbench: Workbench, graded: str) -> None:
    text = workbench.get(graded)
    marks = re.findall(r'<a class="app-grade app-grade--(\w+)"', text)
    assert marks == ["exact", "absent", "elided", "elided"]
    assert "4 of 4 quotations" in text
    for sign in ("✓", "✕", "…!"):
        assert f'<span aria-hidden="true">{sign} </span>' in text
    assert "elided, with an alarm: " in text
    assert "&lt;b&gt;nobody&lt;/b&gt; ever rang" in text
    assert "<b>nobody" not in text


def test_a_quotation_is_shown_beside_its_source(workbench: Workbench, graded: str) -> None:
    first = re.findall(r"quotation=(Q\w{8})", workbench.get(f"{graded}&grade=elided"))
    text = workbench.get(f"{graded}&quotation={first[0]}")
    assert '<del><span class="govuk-visually-hidden">lost: </span>at the house' in text
    assert "<mark>The health visitor called at the house four times in June" in text
    assert "review.txt, paragraph" in text or "review.txt, line" in text
    assert 'aria-current="true"><span aria-hidden="true">… ' in text


def test_alarms_are_listed_and_filtered_by(workbench: Workbench, graded: str) -> None:
    text = workbench.get(f"{graded}&alarm=any")
    assert "1 of 4 quotations" in text
    assert '<strong class="app-alarm">! exception</strong>' in text
    assert "1 of 4" in workbench.get(f"{graded}&alarm=exception")
    assert "0 of 4" in workbench.get(f"{graded}&alarm=exception&grade=exact")
    assert "4 of 4" in workbench.get(f"{graded}&alarm=nonsense&grade=nonsense")


def test_what_was_not_graded_is_not_shown(
    workbench: Workbench, case: str, graded: str, files: dict[str, str]
) -> None:
    other = f"{case}quotations/?document={files['post.txt']}&in={files['gp.csv']}"
    assert "not graded yet" in workbench.get(other)
    for strange in ("&in=" + "f" * 64, "&in=x", ""):
        text = workbench.get(f"{case}quotations/?document={files['post.txt']}{strange}")
        assert "app-grade--exact" not in text


def test_who_read_the_source_is_noted(
    workbench: Workbench, graded: str, files: dict[str, str]
) -> None:
    workspace = workbench.site.workspace
    workbench.get(graded)
    state = case_state(workspace, "case", now())
    read = {what for _, by, what in read_by(workspace, state, 50) if by == "Ann Reviewer"}
    assert {"post.txt", "review.txt"} <= read


def test_a_withdrawn_source_is_shown_no_more(
    workbench: Workbench, case: str, graded: str, files: dict[str, str]
) -> None:
    workbench.post(f"{case}documents/{files['review.txt']}/withdraw/", why="sent in error")
    wait(workbench, "case")
    assert "app-grade--exact" not in workbench.get(graded)


def test_a_form_without_its_token_grades_nothing(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    given = {"document": files["post.txt"], "sources": [files["review.txt"]]}
    assert workbench.client.post(f"{case}quotations/", given).status_code == 403
