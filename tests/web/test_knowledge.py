"""Who knew what: facts beside agencies, each cell leading to its words; one fact; a fact added."""

import re
from html import unescape

import pytest

from candour.core.decisions import DecisionKind
from candour.core.knowledge.inquiry import Inquiry
from candour.core.knowledge.model import Fact, FactKind, WhoKnew
from tests.web.conftest import Workbench
from tests.web.test_documents import wait
from tests.web.test_people import last


def rows(text: str) -> str:
    return text.partition("<tbody")[2].partition("</tbody>")[0]


def test_facts_stand_beside_agencies(workbench: Workbench, people: str) -> None:
    text = workbench.get(f"{people}knew/")
    assert "<strong>2</strong> facts, 1 contact between agencies" in text
    second, first = rows(text).split("</tr>")[:2]
    assert "She lives at the flat." in first
    assert "Zephyrine" in first
    assert ">saw<" in first
    assert "told by Police" in first
    assert "no record" in second
    assert f'href="{people}knew/" aria-current="true"' in text


def test_each_cell_opens_its_words(workbench: Workbench, people: str) -> None:
    found = re.findall(rf'href="({people}entries/[^"]+)"', rows(workbench.get(f"{people}knew/")))
    assert len(found) == 3
    text = workbench.get(unescape(found[1]))
    assert "<mark>at the flat</mark>" in text
    assert ">Who knew what</a>" in text


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("kind=concern", "A letter was sent", "She lives"),
        ("words=FLAT", "She lives", "A letter was sent"),
        ("unshared=on", "She lives", "A letter was sent"),
        ("words=nothing", "No fact fits", "She lives"),
    ],
)
def test_facts_are_found(
    workbench: Workbench, people: str, query: str, found: str, left_out: str
) -> None:
    text = workbench.get(f"{people}knew/?{query}").partition('role="status"')[2]
    assert found in text
    assert left_out not in text.partition('id="add"')[0]


def test_one_person_s_facts_are_drawn(workbench: Workbench, people: str) -> None:
    text = workbench.get(f"{people}knew/")
    assert "<svg" not in text.partition("<main")[2]
    person = re.search(r'<option value="(P\w+)">Zephyrine', text)
    assert person is not None
    drawn = workbench.get(f"{people}knew/?person={person.group(1)}")
    assert "<strong>1</strong> fact" in drawn
    assert "<svg" in drawn.partition("<main")[2]
    assert "style=" not in drawn


def test_a_fact_with_all_that_is_on_record(workbench: Workbench, people: str) -> None:
    text = workbench.get(f"{people}knew/Fflat/")
    assert "She lives at the flat." in text
    assert "<mark>at the flat</mark>" in text
    assert "no record of being shared" in text
    assert "no: not in what was searched" in text
    assert "fail" not in text.partition("<main")[2]
    assert "<svg" in text
    assert "4 May 2022" in text.partition("Was it passed on?")[2]
    assert "no such fact" in workbench.get(f"{people}knew/Fnone/", status=409).replace(
        "the case holds no such fact", "no such fact"
    )


def test_a_fact_is_added_in_a_sentence(workbench: Workbench, people: str) -> None:
    response = workbench.post(f"{people}knew/add/", sentence="")
    assert response.status_code == 422
    assert "Enter the fact in one sentence" in response.content.decode()
    workbench.post(f"{people}knew/add/", sentence="He was <b>seen</b>.", why="asked by the panel")
    made = last(workbench)
    assert (made.kind, made.about) == (DecisionKind.FACT, ("case",))
    assert made.value == {"sentence": "He was <b>seen</b>."}
    wait(workbench, "case")
    assert "added a fact about case: " in workbench.get(f"{people}log/").replace(
        '<span class="app-words">', ""
    )


def test_a_question_is_answered_with_its_passages(workbench: Workbench, people: str) -> None:
    response = workbench.client.get(f"{people}knew/ask/", {"question": ""})
    assert response.status_code == 422
    where = f"{people}knew/ask/?question=Who+knew+that+Zephyrine+was+at+the+%3Cb%3Eflat%3F"
    workbench.client.get(where)
    wait(workbench, "case")
    text = workbench.get(where)
    assert "The answer in a paragraph" in text
    assert "at the &lt;b&gt;flat?" in text
    assert "<b>flat" not in text


def test_all_whom_a_question_may_mean_are_told_of(
    workbench: Workbench, people: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tuple(
        Fact(id=f"F{n:010}", kind=FactKind.EXISTS, person=None, sentence=f"Strake of {born}.")
        for n, born in enumerate(("1961", "1988"))
    )
    monkeypatch.setattr(Inquiry, "ask", lambda self, asked: WhoKnew(facts=found))
    where = f"{people}knew/ask/?question=Who+knew+about+Strake%3F"
    workbench.client.get(where)
    wait(workbench, "case")
    text = workbench.get(where)
    assert text.index("“Strake of 1961.”") < text.index("Somebody else who may be meant")
    assert text.index("Somebody else who may be meant") < text.index("“Strake of 1988.”")


def test_what_was_known_on_a_day(workbench: Workbench, people: str) -> None:
    here = f"{people}knew/?as_at=31%2F12%2F2022"
    workbench.client.get(here)
    wait(workbench, "case")
    text = workbench.get(here)
    assert "As on record at the end of 31 December 2022" in text
    assert "She lives at the flat." in text
    assert "must be a real day" in workbench.get(f"{people}knew/?as_at=31%2F02%2F2022")
