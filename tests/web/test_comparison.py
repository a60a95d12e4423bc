"""Two accounts side by side and a post in voices, as pages of a case."""

import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest

from candour.actions.adding import Sent, add_to_case
from candour.actions.merging import AgencyFile
from candour.actions.recording import Maker
from candour.actions.refreshing import case_state
from candour.core.decisions.originals import originals_held
from candour.web.site import now
from tests.conftest import ROOT
from tests.web.conftest import Workbench
from tests.web.test_documents import wait

ACCOUNTS = ROOT / "examples" / "case" / "accounts"
FIRST = """Review

1. The police did not speak to the other adults in the household.

2. The school passed on what it had heard on 21 February 2023.

3. Housing must answer for its refusal on 12 July 2022.
"""
SECOND = """Review

1. The police could perhaps have spoken to the other adults in the household.

2. The school passed on what it had heard on 21 February 2023.

3. Nobody rang the ambulance service <b>once</b>.
"""


def keep(workbench: Workbench, case: str, paths: list[Path]) -> dict[str, str]:
    """Add files to the case: name → hash."""
    maker = Maker(by="Ann Reviewer", at=datetime.now(UTC), salt=lambda: secrets.token_bytes(32))
    sent = tuple(AgencyFile("GP", path) for path in paths)
    add_to_case(workbench.site.workspace, "case", Sent(files=sent), maker)
    workbench.get(f"{case}documents/")
    wait(workbench, "case")
    held = originals_held(case_state(workbench.site.workspace, "case", now()).log.decisions)
    return {one.name: one.sha256 for one in held}


@pytest.fixture
def files(workbench: Workbench, case: str, tmp_path: Path) -> dict[str, str]:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return keep(workbench, case, [tmp_path / "first.txt", tmp_path / "second.txt"])


@pytest.fixture
def compared(workbench: Workbench, case: str, files: dict[str, str]) -> str:
    """The address of the two side by side."""
    a, b = files["first.txt"], files["second.txt"]
    assert workbench.post(f"{case}compare/", a=a, b=b).status_code == 302
    wait(workbench, "case")
    return f"{case}compare/?a={a}&b={b}"


def rows(text: str) -> list[str]:
    return re.findall(r'<tr class="govuk-table__row" id="D[0-9a-f]{8}">.*?</tr>', text, re.DOTALL)


def test_two_files_are_chosen(workbench: Workbench, case: str, files: dict[str, str]) -> None:
    text = workbench.get(f"{case}compare/")
    assert "Compare them" in text
    assert f'href="{case}compare/" aria-current="true"' in text
    same = workbench.post(f"{case}compare/", a=files["first.txt"], b=files["first.txt"])
    assert same.status_code == 422
    assert "Choose another file than the first" in same.content.decode()
    text = workbench.get(f"{case}compare/?a={files['first.txt']}&b={files['second.txt']}")
    assert "not compared yet" in text


def test_each_statement_stands_beside_what_became_of_it(
    workbench: Workbench, compared: str
) -> None:
    shown = rows(workbench.get(compared))
    softened = next(row for row in shown if "did not speak" in row)
    assert "could perhaps have spoken" in softened
    assert "▽</span> softened" in softened
    kept = next(row for row in shown if "21 February" in row)
    assert "=</span> kept" in kept
    assert "&lt;b&gt;once" in "".join(shown)
    text = workbench.get(compared)
    assert "no base rate" in text
    assert "0 of 4 decided" in text


def test_kinds_and_agencies_filter(workbench: Workbench, compared: str) -> None:
    assert len(rows(workbench.get(f"{compared}&kind=kept"))) == 1
    assert len(rows(workbench.get(f"{compared}&agency=Housing"))) == 1
    assert len(rows(workbench.get(f"{compared}&kind=nonsense"))) == 4


def test_a_difference_is_corrected_and_undone(
    workbench: Workbench, case: str, compared: str, files: dict[str, str]
) -> None:
    row = next(row for row in rows(workbench.get(compared)) if "did not speak" in row)
    given = {
        "a": files["first.txt"],
        "b": files["second.txt"],
        "difference": row.partition('id="')[2][:9],
    }
    response = workbench.post(
        f"{case}compare/judge/", **given, change="reworded", why="the same claim"
    )
    assert response.status_code == 302
    wait(workbench, "case")
    text = workbench.get(compared)
    row = next(row for row in rows(text) if "did not speak" in row)
    assert "≈</span> reworded" in row
    assert "(suggested: softened)" in row
    assert "decided by Ann Reviewer" in row
    assert "1 of 4 decided" in text
    assert len(rows(workbench.get(f"{compared}&kind=reworded"))) == 1
    assert "decided what became of a statement" in workbench.get(f"{case}log/")
    decision = row.partition('name="decision" value="')[2].partition('"')[0]
    workbench.post(f"{case}undo/", decision=decision, next=compared)
    wait(workbench, "case")
    assert "0 of 4 decided" in workbench.get(compared)


def test_what_stands_alone_is_not_called_kept(
    workbench: Workbench, case: str, compared: str, files: dict[str, str]
) -> None:
    row = next(row for row in rows(workbench.get(compared)) if "once" in row)
    given = {"a": files["first.txt"], "b": files["second.txt"], "change": "kept"}
    for difference in (row.partition('id="')[2][:9], "D00000000"):
        workbench.post(f"{case}compare/judge/", **given, difference=difference)
        wait(workbench, "case")
        assert "0 of 4 decided" in workbench.get(compared)


def test_a_post_stands_in_columns(workbench: Workbench, case: str) -> None:
    files = keep(workbench, case, [ACCOUNTS / "post.html", ACCOUNTS / "article.txt"])
    post, source = files["post.html"], files["article.txt"]
    assert "Tell the voices apart" in workbench.get(f"{case}fisk/")
    response = workbench.post(f"{case}fisk/", document=post, sources=[source])
    assert response.status_code == 302
    wait(workbench, "case")
    text = workbench.get(f"{case}fisk/?post={post}&in={source}")
    assert "Each reply beside what it answers" in text
    beside = next(
        row for row in re.findall(r"<tr .*?</tr>", text, re.DOTALL) if "at every turn" in row
    )
    assert "because:" in beside
    assert "app-grade" in beside
    assert "Who criticises or credits whom" in text
    assert re.search(r'href="#v\d+">answers \d+', text)
    missing = workbench.post(f"{case}fisk/", document="f" * 64)
    assert missing.status_code == 422
