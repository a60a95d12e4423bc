"""Entries made of words of a file, divided and tagged, in the browser."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candour.actions.refreshing import case_state
from candour.core.decisions import DecisionKind
from candour.web.site import now
from tests.web.conftest import GP, Workbench
from tests.web.test_documents import wait
from tests.web.test_orphans import CHANGED


@pytest.fixture
def select(workbench: Workbench, case: str) -> str:
    """The page on which words of the GP's file are chosen."""
    documents = workbench.get(f"{case}documents/")
    page = next(
        there
        for there in re.findall(rf'href="({case}documents/[0-9a-f]{{64}}/)"', documents)
        if "GP saw" in workbench.get(f"{there}text/")
    )
    return f"{page}select/"


def last(workbench: Workbench) -> DecisionKind:
    return case_state(workbench.site.workspace, "case", now()).log.decisions[-1].kind


def piece(workbench: Workbench, select: str, words: str) -> str:
    """The value of the box before some words."""
    text = workbench.get(select)
    found = re.search(rf'value="(\d+-\d+)"[^>]*><span[^>]*>{words}', text)
    assert found is not None
    return found[1]


def test_a_ticked_passage_makes_an_entry_and_undoing_it_leads_back(
    workbench: Workbench, case: str, select: str
) -> None:
    chosen = piece(workbench, select, "GP saw")
    response = workbench.post(
        select, piece=[chosen], words="after the officer called", agency="Police",
        when="about 4 May 2022", who="Zephyrine; Officer", why="told twice",
    )  # fmt: skip
    wait(workbench, "case")
    there = response.headers["Location"].partition("next=")[2]
    text = workbench.get(there)
    assert "<mark>after the officer called</mark>" in text
    assert "added by a person from words of the file" in text
    assert "<strong>A</strong> Police" in text
    assert "Zephyrine; Officer" in text
    assert "made an entry of words in" in text
    number = re.search(r'name="decision" value="(D\d+)"', text)
    assert number is not None
    back = re.search(r'name="next" value="([^"]+)"', text)
    assert back is not None
    assert back[1] == f"{case}chronology/"
    workbench.post(f"{case}undo/", decision=number[1], next=back[1])
    wait(workbench, "case")
    assert "after the officer called</td>" not in workbench.get(back[1])


def test_words_selected_with_the_mouse_come_marked_and_filled_in(
    workbench: Workbench, select: str
) -> None:
    start, end = map(int, piece(workbench, select, "Letter").split("-"))
    text = workbench.get(f"{select}?start={start}&end={end - 6}")
    assert "<mark>Letter</mark> sent." in text
    assert f'value="{start}-{end}" aria-labelledby="words-{start}" checked' in text
    assert re.search(r"<textarea[^>]*>\s*Letter</textarea>", text)
    assert f'name="start" value="{start}"' in text
    workbench.post(select, start=start, end=end - 6, agency="GP", words="Letter")
    wait(workbench, "case")
    made = case_state(workbench.site.workspace, "case", now()).log.decisions[-1]
    assert made.value["words"] == "Letter"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Tick the passage that the entry is made of"),
        ({"piece": ["x-y", "7"]}, "Tick the passage that the entry is made of"),
        ({"piece": ["0-4", "30-40"]}, "Tick passages that stand beside each other"),
        ({"start": "0", "end": "99999"}, "past the end"),
        ({"piece": ["0-4"], "words": "Zephyrine"}, "stand not in this passage"),
        ({"piece": ["0-4"], "when": "30 February 2022"}, "no date that can be read"),
        ({"piece": ["0-4"], "agency": "Bank"}, "Select a valid choice"),
    ],
)
def test_what_makes_no_entry_is_said_beside_the_field(
    workbench: Workbench, select: str, given: dict[str, object], said: str
) -> None:
    response = workbench.post(select, **{"agency": "GP", **given})
    assert response.status_code == 422
    text = response.content.decode()
    assert "<title>Error: " in text
    assert said in text
    assert last(workbench) is DecisionKind.ADD_ORIGINAL


def test_words_of_a_file_are_escaped_where_they_are_chosen(workbench: Workbench, case: str) -> None:
    text = workbench.get(f"{case}chronology/")
    entry = re.findall(rf'href="{case}entries/([0-9a-f]{{64}})/', text)
    pages = [workbench.get(f"{case}documents/{one}/select/") for one in set(entry)]
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    assert not any("<script>alert" in page for page in pages)


def test_an_entry_is_divided_at_empty_lines(workbench: Workbench, case: str) -> None:
    entry = re.findall(rf'href="({case}entries/[^"#?]+)', workbench.get(f"{case}chronology/"))[0]
    text = workbench.get(entry)
    assert "Officer saw Zephyrine at the flat.</textarea>" in text
    refused = workbench.post(f"{entry}split/", parts="Officer saw\n\nsomebody.", rest=1)
    assert refused.status_code == 422
    assert "cannot be divided so" in refused.content.decode()
    assert workbench.post(f"{entry}split/", parts="Officer saw", rest=1).status_code == 422
    workbench.post(f"{entry}split/", parts="Officer saw\r\n\r\nZephyrine at the flat.", rest="2")
    wait(workbench, "case")
    text = workbench.get(f"{case}chronology/")
    assert "Officer saw</td>" in text
    assert "Zephyrine at the flat.</td>" in text
    assert "divided by a person: part 2 of 2" in text
    part = re.findall(rf'href="({case}entries/[^"#?]+:[^"#?]+)', text)[0]
    assert "divided the entry" in workbench.get(part)


def test_tags_are_given_shown_and_filtered_by(workbench: Workbench, case: str) -> None:
    first, second = re.findall(
        rf'<a class="govuk-link" href="({case}entries/[^"#?]+)"',
        workbench.get(f"{case}chronology/"),
    )[:2]
    assert "Tag or term of reference" not in workbench.get(f"{case}chronology/")
    assert workbench.post(f"{first}tag/", terms=" ;", tags="").status_code == 422
    workbench.post(f"{first}tag/", terms="2", tags="home visit; <b>")
    wait(workbench, "case")
    workbench.post(f"{second}tag/", tags="Home Visit")
    wait(workbench, "case")
    text = workbench.get(first)
    assert "tag, by a person: home visit" in text
    assert "term of reference, by a person: 2" in text
    assert "&lt;b&gt;" in text
    assert '<option value="home visit"></option>' in text
    assert "home visit (2)" in workbench.get(f"{case}chronology/")
    found = workbench.get(f"{case}chronology/?tag=home+visit")
    assert "<strong>2</strong> of 5 entries" in found
    assert "<strong>1</strong> of 5 entries" in workbench.get(f"{case}chronology/?tag=2")


def test_words_that_a_new_version_lacks_are_left_to_a_person(
    workbench: Workbench, case: str, select: str
) -> None:
    chosen = piece(workbench, select, "Letter")
    workbench.post(select, piece=[chosen], words="Letter", agency="GP")
    wait(workbench, "case")
    entry = re.findall(rf'href="({case}entries/[^"#?]+)', workbench.get(f"{case}chronology/"))[0]
    assert "saw Zephyrine" in workbench.get(entry)
    value = "Officer saw\n\nZephyrine at the flat."
    workbench.post(f"{entry}split/", parts=value, rest="1")
    wait(workbench, "case")
    assert "lost what it is about" not in workbench.get(f"{case}documents/")
    for name, text in (("gp.csv", GP.replace("Letter", "Note")), ("police.csv", CHANGED)):
        old = re.search(r"documents/([0-9a-f]{64})/", select if name == "gp.csv" else "")
        original = old[1] if old else entry.removeprefix(f"{case}entries/").partition("/")[0]
        again = SimpleUploadedFile(name, text.encode())
        workbench.post(f"{case}documents/", sent=[again])
        agency = "GP" if name == "gp.csv" else "Police"
        given = {"agency-0": agency, "replaces-0": original}
        workbench.post(f"{case}documents/agencies/", **given)
        wait(workbench, "case")
        workbench.get(f"{case}documents/")
    assert "2 decisions lost what they are about" in workbench.get(f"{case}documents/")
    assert "does not hold once any more" in workbench.get(f"{case}orphans/D3/")
    page = workbench.get(f"{case}orphans/D4/")
    assert "Officer saw Zephyrine in the street." in page
    offered = re.search(r'name="entry-0" value="([^"]+)"', page)
    assert offered is not None
    refused = workbench.post(f"{case}orphans/D4/", **{"entry-0": offered[1], "why": "the same"})
    assert refused.status_code == 422
    assert "cannot be divided so" in refused.content.decode()
    for number in ("D3", "D4"):
        workbench.post(f"{case}orphans/{number}/withdraw/", why="made anew")
    wait(workbench, "case")
    assert "lost what" not in workbench.get(f"{case}documents/")
