"""Findings in the browser: written, their quotations graded and accepted, marked ready."""

import json
import re

import pytest

from candour.actions.finding_pages import findings_page
from candour.actions.refreshing import case_state
from candour.web.site import now
from tests.web.conftest import Workbench
from tests.web.test_documents import wait
from tests.web.test_quotations import files, graded

__all__ = ["files", "graded"]

EXACT = "called at the house four times in June"
ELIDED = "The health visitor called … and was told that all was well."


def states(workbench: Workbench) -> list[str]:
    workspace = workbench.site.workspace
    page = findings_page(workspace, case_state(workspace, "case", now()))
    return [one.state.value for one in page.findings]


def write(
    workbench: Workbench, case: str, files: dict[str, str], *words: str, path: str = "new/"
) -> str:
    """Write a finding; its page's address."""
    given = {"statement": "Nobody looked <beyond> the door.", "agency": "GP"}
    for number, one in enumerate(words):
        given |= {f"words-{number}": one, f"source-{number}": files["review.txt"]}
    response = workbench.post(f"{case}findings/{path}", **given)
    assert response.status_code == 302
    wait(workbench, "case")
    return response.headers["Location"]


def look(workbench: Workbench, address: str) -> str:
    """A finding's page once its quotations are graded."""
    workbench.client.get(address)
    wait(workbench, "case")
    return workbench.get(address)


def mark(workbench: Workbench, address: str) -> str:
    workbench.post(f"{address}ready/")
    wait(workbench, "case")
    return look(workbench, address)


def test_a_finding_is_written_and_marked_ready(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    address = write(workbench, case, files, EXACT)
    text = look(workbench, address)
    assert "Nobody looked &lt;beyond&gt; the door." in text
    assert "app-grade--exact" in text
    assert states(workbench) == ["draft"]
    text = mark(workbench, address)
    assert states(workbench) == ["ready"]
    assert "Mark it ready" not in text
    assert "ready" in workbench.get(f"{case}findings/")


def test_the_refusal_says_which_quotation_bars_it(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    address = write(workbench, case, files, EXACT, "nobody ever rang the police")
    look(workbench, address)
    text = mark(workbench, address)
    assert "the finding cannot be marked ready: quotation 2 (Q" in text
    assert "It bars the finding:</strong> it is absent" in text
    assert states(workbench) == ["draft"]


def test_a_shown_cut_is_accepted(workbench: Workbench, case: str, files: dict[str, str]) -> None:
    address = write(workbench, case, files, ELIDED)
    text = look(workbench, address)
    assert "nobody has accepted what was cut" in text
    quotation = re.findall(r'name="quotation" value="(Q\w+)"', text)[0]
    wrong = json.dumps({"cut": ["another"], "inserted": []})
    workbench.post(f"{address}accept/", quotation=quotation, cut=wrong)
    wait(workbench, "case")
    assert "another cut than the one given" in workbench.get(address)
    cut = json.dumps({"cut": ["at the house four times in June"], "inserted": []})
    assert cut.replace('"', "&quot;") in text
    workbench.post(f"{address}accept/", quotation=quotation, cut=cut)
    wait(workbench, "case")
    text = mark(workbench, address)
    assert states(workbench) == ["ready"]
    assert "at the house four times in June" in workbench.get(f"{case}log/")


def test_a_graded_quotation_begins_a_finding(workbench: Workbench, case: str, graded: str) -> None:
    (quotation, *_) = re.findall(r"quotation=(Q\w{8})", workbench.get(graded))
    text = workbench.get(f"{graded.replace('quotations/', 'findings/new/')}&quotation={quotation}")
    assert f">\n{EXACT}</textarea>" in text
    assert re.search(r'<option value="[0-9a-f]{64}" selected>review.txt', text)


def test_a_finding_is_changed_and_is_a_draft_again(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    address = write(workbench, case, files, EXACT)
    look(workbench, address)
    mark(workbench, address)
    assert EXACT in workbench.get(f"{address}change/")
    decision = address.rstrip("/").rpartition("/")[2]
    write(workbench, case, files, EXACT, path=f"{decision}/change/")
    assert states(workbench) == ["draft"]


def test_a_finding_says_that_its_source_changed(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    address = write(workbench, case, files, EXACT)
    look(workbench, address)
    mark(workbench, address)
    workbench.post(f"{case}documents/{files['review.txt']}/withdraw/", why="sent in error")
    wait(workbench, "case")
    assert "was ready: a source changed since" in workbench.get(f"{case}findings/")
    assert "the case holds it no more" in look(workbench, address)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"agency": "GP"}, "Enter what is found"),
        ({"agency": "Bank", "statement": "x"}, "Select a valid choice"),
        (
            {"agency": "GP", "statement": "x", "words-0": "y", "source-0": ""},
            "Choose where quotation 1 stands",
        ),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    workbench: Workbench, case: str, files: dict[str, str], given: dict[str, str], said: str
) -> None:
    response = workbench.post(f"{case}findings/new/", **given)
    assert response.status_code == 422
    assert response.content.decode().count(said) == 2
    assert states(workbench) == []


def test_acts_are_forms_with_a_token(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    address = write(workbench, case, files, EXACT)
    for act in ("ready/", "accept/"):
        assert workbench.client.get(f"{address}{act}").status_code == 405
        assert workbench.client.post(f"{address}{act}").status_code == 403
    assert states(workbench) == ["draft"]
    workbench.get(f"{case}findings/D999/", status=409)


def test_words_selected_in_a_file_open_a_finding(
    workbench: Workbench, case: str, files: dict[str, str]
) -> None:
    document = files["review.txt"].partition("#")[0]
    text = workbench.get(f"{case}documents/{document}/text/")
    assert f'/findings/new/?original={document}"' in text
    page = workbench.get(f"{case}findings/new/?original={document}&start=0&end=12")
    words = re.search(r'<textarea name="words-0"[^>]*>\s*([^<]+)</textarea>', page)
    assert words is not None
    assert len(words[1]) == 12
    assert f'<option value="{document}" selected>' in page
