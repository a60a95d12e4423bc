"""The public edition leaks what the plan lays down and nothing besides; its key has its shape."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
import yaml
from openpyxl import load_workbook

from tests.docs.account_files import STORY, content, paragraphs, rows


def members(file: str) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content(file))) as archive:
        for name in archive.namelist():
            if not name.endswith(".png"):
                text = archive.read(name).decode()
                ElementTree.fromstring(text)
                yield name, text


def test_every_leak_of_the_plan_is_planted() -> None:
    told = {one["key"]: one for one in rows("leaks")}
    for one in STORY["leaks"]:
        row = told[one["key"]]
        for field in ("where", "class", "person", "warning"):
            assert row[field] == one[field]
    for row in told.values():
        file, form = row["file"], row["form"]
        if row["where"] == "file name":
            assert form in Path(file).name
        elif file.endswith(".pdf"):
            page = pypdfium2.PdfDocument(content(file))[0]
            assert form in page.get_textpage().get_text_range()
        else:
            assert any(form in text for _, text in members(file)), row["key"]


@pytest.mark.parametrize(
    ("form", "member", "pattern"),
    [
        ("Kayleigh", "word/document.xml", r"<w:delText[^>]*>[^<]*Kayleigh"),
        ("Mr Strake", "word/comments.xml", r"Mr Strake"),
        ("Sandra Wix", "word/comments.xml", r'w:author="Sandra Wix"'),
        ("SW", "word/comments.xml", r'w:initials="SW"'),
        ("Sallowby", "docProps/core.xml", r"<dc:title>[^<]*Sallowby"),
        ("HG 204418", "docProps/custom.xml", r"HG 204418"),
        ("_strake_conviction", "word/document.xml", r'bookmarkStart[^>]*"_strake_conviction"'),
        ("kayleigh.orrenshaw", "word/_rels/document.xml.rels", r"kayleigh\.orrenshaw"),
        ("14 Culver Rise", "word/footnotes.xml", r"14 Culver Rise"),
        ("14/06/2020", "word/header1.xml", r"14/06/2020"),
        ("Roo", "word/document.xml", r'descr="Roo '),
        ("Mrs Wrobel", "word/document.xml", r"<w:vanish/></w:rPr><w:t[^>]*>[^<]*Mrs Wrobel"),
    ],
)
def test_leaks_of_the_overview_stand_in_their_member_and_once(
    form: str, member: str, pattern: str
) -> None:
    held = dict(members("edition/overview_public.docx"))
    assert re.search(pattern, held[member])
    assert sum(text.count(form) for text in held.values()) == 1


def test_leaks_of_the_tables_are_hidden_where_the_rows_say() -> None:
    book = load_workbook(io.BytesIO(content("edition/tables_public.xlsx")))
    assert book["Working"].sheet_state == "hidden"
    assert "Denise Orrenshaw" in [one.value for row in book["Working"] for one in row]
    assert "Strake_rows" in book.defined_names
    shown = book["Table 1"]
    assert shown.column_dimensions["D"].hidden
    assert "999 417 3812" in [one.value for one in shown["D"]]
    notes = [one.comment.text for row in shown for one in row if one.comment]
    assert notes == ["He rang back from 07700 900562."]


def test_what_is_no_leak_stands_in_the_edition() -> None:
    for row in rows("not_leaks"):
        assert any(row["text"] in text for text in paragraphs(row["file"]))


def test_the_edition_names_nobody_but_where_a_leak_is_listed() -> None:
    key = yaml.safe_load(content("edition/key.yaml"))
    forms = {
        form
        for one in key["persons"]
        for form in (one["name"], *one.get("forms", ()), *one["name"].split())
    } - {"Mark", "Kay", "Dr", "PC", "DC", "DS", "Sister", "Lee"}
    for file in ("edition/overview_public.docx", "edition/tables_public.xlsx"):
        told = " ".join(row["form"] for row in rows("leaks") if row["file"] == file)
        told += " Kayleigh Orrenshaw"
        for _, text in members(file):
            seen = re.sub(r"<[^>]*>", " ", text)
            for form in forms:
                if re.search(rf"\b{re.escape(form)}\b", seen):
                    assert form in told, form


def test_the_key_has_the_contracts_shape() -> None:
    key = yaml.safe_load(content("edition/key.yaml"))
    assert key["format"] == "candour-key/1"
    people = {one["id"]: one for one in key["persons"]}
    laid_down = STORY["key_for_public_edition"]
    for person, pseudonym in laid_down["pseudonyms"].items():
        assert people[person]["pseudonym"] == pseudonym
    assert [one["name"] for one in key["allowed"]] == laid_down["allowed"]
    assert len({one["pseudonym"] for one in key["persons"]}) == len(key["persons"])
    leaking = {row["person"] for row in rows("leaks")} - {None}
    assert leaking <= set(people)
