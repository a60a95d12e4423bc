"""One entry: its passage, and what a person decides about it."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from candour.actions.refreshing import case_state
from candour.core.decisions import DecisionKind
from candour.web.site import now
from tests.web.conftest import Workbench
from tests.web.test_documents import wait

Addresses = Callable[..., list[str]]


@pytest.fixture
def entry(case: str, addresses: Addresses) -> str:
    return addresses("chronology/", "entries/")[0]


def test_its_own_words_are_marked_in_the_original(workbench: Workbench, entry: str) -> None:
    text = workbench.get(entry)
    assert "<mark>Officer saw Zephyrine at the flat.</mark>" in text
    assert ">&lt;script&gt;alert(1)&lt;/script&gt; said the caller.</td>" in text
    assert 'class="app-passages__here"' in text
    assert re.search(r'<td data-heading="Event" data-start="\d+"><mark>Officer', text)
    assert re.search(r'<td data-start="\d+">Event</td>', text)


def test_an_entry_that_is_not_there_is_said(workbench: Workbench, case: str) -> None:
    assert "no such entry" in workbench.get(f"{case}entries/{'a' * 64}/r2/", status=409)


def test_dating_an_entry_is_a_decision(workbench: Workbench, case: str, entry: str) -> None:
    response = workbench.post(f"{entry}date/", date="about 7 May 2022", why="by mail")
    assert response.headers["Location"] == entry
    wait(workbench, "case")
    text = workbench.get(entry)
    assert "about 7 May 2022" in text
    assert "dated by a person" in text
    made = case_state(workbench.site.workspace, "case", now()).log.decisions[-1]
    assert (made.kind, made.by, made.why) == (DecisionKind.DATE_ENTRY, "Ann Reviewer", "by mail")


def test_words_that_are_no_date_are_refused_beside_the_field(
    workbench: Workbench, entry: str
) -> None:
    response = workbench.post(f"{entry}date/", date="30 February 2022", why="guessed")
    assert response.status_code == 422
    text = response.content.decode()
    assert "<title>Error: " in text
    assert "no date that can be read" in text
    response = workbench.post(f"{entry}date/", date="", why="")
    assert "Enter when it happened" in response.content.decode()
    assert "Enter how you know" in response.content.decode()


def test_a_note_stands_beside_the_entry(workbench: Workbench, entry: str) -> None:
    assert workbench.post(f"{entry}note/", note="").status_code == 422
    workbench.post(f"{entry}note/", note="Ask <b>who</b> called.")
    wait(workbench, "case")
    text = workbench.get(entry)
    assert "Ask &lt;b&gt;who&lt;/b&gt; called." in text
    assert "What was decided about it" in text


def test_the_same_event_is_decided_and_undone(
    workbench: Workbench, case: str, entry: str, addresses: Addresses
) -> None:
    other = addresses("chronology/", "entries/")[1]
    there = other.removeprefix(f"{case}entries/").strip("/").replace("/", "#")
    response = workbench.post(f"{entry}event/", others=[there], answer="same", why="one visit")
    assert response.headers["Location"] == entry
    wait(workbench, "case")
    text = workbench.get(entry)
    assert "A person decided that these tell of one event." in text
    made = case_state(workbench.site.workspace, "case", now()).log.decisions[-1]
    assert made.kind is DecisionKind.SAME_EVENT
    response = workbench.post(f"{case}undo/", decision=made.id, next=entry)
    assert response.headers["Location"] == entry
    wait(workbench, "case")
    assert "A person decided that these tell of one event." not in workbench.get(entry)
    response = workbench.post(f"{case}undo/", decision=made.id, next="https://evil.example/")
    assert response.status_code == 409


def test_an_event_needs_entries_and_an_answer(workbench: Workbench, entry: str) -> None:
    text = workbench.post(f"{entry}event/").content.decode()
    assert "Choose at least one entry" in text
    assert "Say whether it is the same event" in text
    text = workbench.post(f"{entry}event/", others=["x#1"], answer="same").content.decode()
    assert "does not stand in the chronology any more" in text


def test_the_way_back_keeps_the_filters(workbench: Workbench, case: str) -> None:
    found = workbench.get(f"{case}chronology/?words=zephyrine&agency=Police")
    way = re.search(rf'href="({case}entries/[^"]+)">3 May 2022', found)
    assert way is not None
    entry = unescape(way[1])
    assert entry.endswith("?agency=Police&words=zephyrine")
    text = unescape(workbench.get(entry))
    assert f'href="{case}chronology/?agency=Police&words=zephyrine#e' in text
    posted = re.search(r'action="([^"]+/note/[^"]*)"', text)
    assert posted is not None
    assert workbench.post(posted[1], note="Ask who called.").headers["Location"] == entry
    plain = workbench.get(entry.partition("?")[0])
    assert f'href="{case}chronology/?page=1#e' in plain


def test_an_event_is_told_in_words_that_lead_to_it(workbench: Workbench, case: str) -> None:
    chronology = workbench.get(f"{case}chronology/")
    assert not re.search(r"same event E[0-9a-f]+", chronology)
    mark = re.search(r'href="([^"]+)#event">same event as 1 other row', chronology)
    assert mark is not None
    assert "</a>: GP (suggested, undecided)" in chronology
    text = workbench.get(mark[1])
    assert 'id="event">The same event?' in text
    assert "words in common: flat, officer;" in text
