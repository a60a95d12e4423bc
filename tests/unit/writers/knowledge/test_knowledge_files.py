"""Who knew what as files: the matrix, the flows, every passage in full, returns beside what lacks."""

import json
from datetime import date
from pathlib import Path

import docx
from selectolax.lexbor import LexborHTMLParser

from candour.writers.knowledge.choose import write_knowledge
from candour.writers.knowledge.model import KnowledgePage
from candour.writers.knowledge.pictures import groups_of
from tests.unit.writers.pages_for_tests import WORDS, knowledge_page


def html(tmp_path: Path, page: KnowledgePage) -> LexborHTMLParser:
    path = tmp_path / "knew.html"
    write_knowledge(page, path)
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def tables(page: LexborHTMLParser) -> dict[str, list[list[str]]]:
    titles = [one.text() for one in page.css("h2")]
    drawn = [one for one in titles if one.startswith(("What was known", "A man lives"))]
    found = [
        [[cell.text() for cell in row.css("th, td")] for row in table.css("tr")]
        for table in page.css("table")
    ]
    assert len(page.css("svg")) == len(drawn)
    return dict(zip([one for one in titles if one not in drawn], found, strict=True))


def test_the_matrix_says_since_when_and_how_and_names_who_has_no_record(tmp_path: Path) -> None:
    page = html(tmp_path, knowledge_page())
    head, first, second = tables(page)["Facts and agencies"]
    assert head == ["Fact", "Social care", "Housing", "Nursery"]
    assert first[1] == "12 Apr 2022: told it was not so\n21 Feb 2023: told"
    assert first[2:] == ["3 May 2022: saw", "9 Jun 2022: told"]
    assert second[1:] == ["", "", "9 Jun 2022: saw"]
    assert "No record of any of these: Hospital, Police." in page.text()


def test_each_passage_stands_in_full_with_its_place(tmp_path: Path) -> None:
    rows = tables(html(tmp_path, knowledge_page()))["Who knew, by which words"]
    assert len(rows) == 6
    assert rows[1][-2:] == [WORDS, "police.docx, table 1, row 2"]


def test_what_was_not_shared_stands_beside_what_was_searched(tmp_path: Path) -> None:
    page = html(tmp_path, knowledge_page())
    title = "Contacts after which the other agency has no record of it"
    _, first, second = tables(page)[title]
    assert "no record of being shared" in first
    assert "1 Jul 2022 (C1)" in first
    assert "2021-01-01 to 2023-12-31: case notes" in first[-1]
    assert second[-1] == "no return was given"
    assert "fail" not in page.text().casefold()


def test_a_question_is_answered_above_its_own_picture(tmp_path: Path) -> None:
    page = knowledge_page("Who knew that a man lives there?", date(2022, 6, 30))
    said = [one.text() for one in html(tmp_path, page).css("p")[:4]]
    assert "2022-06-30" in said[1]
    assert said[2:] == ["Who knew that a man lives there?", page.paragraphs[0]]


def test_facts_of_one_person_share_a_drawing_and_a_lone_one_has_none() -> None:
    assert groups_of(knowledge_page()) == [("A man lives at 3 Mill Row.", ["F1"])]
    asked = groups_of(knowledge_page("Who knew?"))
    assert asked == [("What was known of Dan Pike", ["F1", "F2"])]


def test_nothing_in_a_record_becomes_markup(tmp_path: Path) -> None:
    page = html(tmp_path, knowledge_page("</p><script>alert(1)</script>", about="<img src=x>"))
    assert page.css("script, img") == []


def test_word_holds_a_picture_and_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "knew.docx"
    write_knowledge(knowledge_page(), path)
    document = docx.Document(str(path))
    (shape,) = document.inline_shapes
    assert "A man lives at 3 Mill Row." in shape._inline.docPr.get("descr")
    assert len(document.tables) == 5


def test_one_picture_holds_all_flows(tmp_path: Path) -> None:
    path = tmp_path / "knew.svg"
    write_knowledge(knowledge_page(), path)
    svg = path.read_text(encoding="utf-8")
    assert svg.count("<svg") == 2
    assert "A man lives at 3 Mill Row." in svg


def test_lines_and_words(tmp_path: Path) -> None:
    write_knowledge(knowledge_page(), tmp_path / "knew.jsonl")
    lines = (tmp_path / "knew.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = [json.loads(line)["type"] for line in lines]
    assert kinds == ["fact"] * 2 + ["knowledge"] * 5 + ["contact"] * 5 + ["unshared"] * 2
    write_knowledge(knowledge_page(), tmp_path / "knew.txt")
    assert "Housing saw it" in (tmp_path / "knew.txt").read_text(encoding="utf-8")
