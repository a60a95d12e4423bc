"""Decisions that lost what they are about: listed until a person attaches or withdraws each."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candour.actions.recording import read_log
from candour.core.decisions import Decision, standing
from candour.web.site import now
from tests.web.conftest import POLICE, Workbench
from tests.web.test_documents import wait

CHANGED = POLICE.replace("at the flat", "in the street")
LISTED = "lost what it is about"


def standing_notes(workbench: Workbench) -> list[Decision]:
    log = read_log(workbench.site.workspace, "case", now())
    return [one for one in standing(log.decisions) if one.kind.value == "note"]


@pytest.fixture
def orphan(workbench: Workbench, case: str, addresses: Callable[..., list[str]]) -> str:
    """A note on an entry whose words a new version of its file changed; its id."""
    entry = addresses("chronology/", "entries/")[0]
    workbench.post(f"{entry}note/", note="Ask who <called>.")
    wait(workbench, "case")
    old = entry.removeprefix(f"{case}entries/").partition("/")[0]
    again = SimpleUploadedFile("police.csv", CHANGED.encode())
    workbench.post(f"{case}documents/", sent=[again])
    workbench.post(f"{case}documents/agencies/", **{"agency-0": "Police", "replaces-0": old})
    wait(workbench, "case")
    workbench.get(f"{case}documents/")
    return "D3"


def test_it_stays_listed_with_its_words_until_it_is_settled(
    workbench: Workbench, case: str, orphan: str
) -> None:
    for _ in range(2):
        text = workbench.get(f"{case}documents/")
        assert "1 decision lost what it is about" in text
        assert f'href="{case}orphans/"' in text
    text = workbench.get(f"{case}orphans/")
    assert "Ask who &lt;called&gt;." in text
    assert "Officer saw Zephyrine at the flat." in text
    assert "police.csv, r1" in text or "police.csv, r2" in text


def test_it_is_attached_to_the_entry_that_a_person_chose(
    workbench: Workbench, case: str, orphan: str, addresses: Callable[..., list[str]]
) -> None:
    text = workbench.get(f"{case}orphans/{orphan}/")
    first = text.partition('name="entry-0" value="')[2].partition('"')[0]
    assert "in the street" in text.partition('name="entry-0"')[2][:600]
    response = workbench.post(
        f"{case}orphans/{orphan}/", **{"entry-0": first, "why": "the same row, one word mended"}
    )
    assert response.headers["Location"] == f"{case}orphans/"
    wait(workbench, "case")
    (note,) = standing_notes(workbench)
    assert (note.about, note.value, note.replaces) == ((first,), "Ask who <called>.", orphan)
    assert note.why == "the same row, one word mended"
    assert LISTED not in workbench.get(f"{case}documents/")
    assert "Nothing is left to settle" in workbench.get(f"{case}orphans/")
    shown = [workbench.get(one) for one in addresses("chronology/", "entries/")]
    assert ["in the street" in text for text in shown if "Ask who &lt;called&gt;." in text] == [
        True
    ]
    assert "lost nothing" in workbench.get(f"{case}orphans/{orphan}/", status=409)


def test_another_entry_is_named_by_its_file_and_place(
    workbench: Workbench, case: str, orphan: str
) -> None:
    response = workbench.post(f"{case}orphans/{orphan}/", **{"entry-0": "other"})
    assert response.status_code == 422
    assert "Enter the short name of the other entry" in response.content.decode()
    response = workbench.post(
        f"{case}orphans/{orphan}/", **{"entry-0": "other", "other-0": "gp.csv#r99"}
    )
    assert response.status_code == 422
    assert "#r99: the case holds nothing of this name" in response.content.decode()
    assert [one.id for one in standing_notes(workbench)] == [orphan]
    workbench.post(f"{case}orphans/{orphan}/", **{"entry-0": "other", "other-0": "gp.csv#r2"})
    (note,) = standing_notes(workbench)
    assert note.about[0].endswith("#r2")


def test_nothing_chosen_is_said_beside_the_field(
    workbench: Workbench, case: str, orphan: str
) -> None:
    response = workbench.post(f"{case}orphans/{orphan}/")
    assert response.status_code == 422
    text = response.content.decode()
    assert text.count("Choose the entry that the decision is about") == 2
    assert 'href="#id_entry-0"' in text
    assert 'id="id_entry-0"' in text


def test_it_is_withdrawn_for_a_reason(workbench: Workbench, case: str, orphan: str) -> None:
    response = workbench.post(f"{case}orphans/{orphan}/withdraw/", why="")
    assert response.status_code == 422
    assert 'href="#withdraw_why"' in response.content.decode()
    workbench.post(f"{case}orphans/{orphan}/withdraw/", why="the row is gone")
    wait(workbench, "case")
    assert standing_notes(workbench) == []
    assert LISTED not in workbench.get(f"{case}documents/")
    assert "the row is gone" in workbench.get(f"{case}log/")


def test_a_form_without_its_token_settles_nothing(
    workbench: Workbench, case: str, orphan: str
) -> None:
    for path in (f"{case}orphans/{orphan}/", f"{case}orphans/{orphan}/withdraw/"):
        assert workbench.client.post(path, {"why": "x"}).status_code == 403
    assert [one.id for one in standing_notes(workbench)] == [orphan]
