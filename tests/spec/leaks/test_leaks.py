"""The tables beside this file: what is found of a key, what is not, and where files keep words."""

import io
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from candour.actions.key import load_key
from candour.core.key.model import Key
from candour.core.leaks.checking import Checker
from candour.core.leaks.leak import LeakClass
from candour.core.leaks.letters import prepared
from candour.core.leaks.stretch import Kind
from candour.readers.hidden.opening import open_file
from candour.vocabulary.leaks import load_leak_words
from candour.vocabulary.loader import strict_yaml
from tests.conftest import ROOT
from tests.unit.readers.hidden.hidden_files import packed, word

HERE = Path(__file__).parent
MARK = "Zorbulon"
_W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_A = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
_S = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
_SPACES = " ".join(
    f"xmlns:{one}='urn:oasis:names:tc:opendocument:xmlns:{one}:1.0'"
    for one in ("office", "text", "table", "draw", "dc", "xlink", "svg", "style")
)
_FORMATS = {
    "{r}": f"<w:r><w:t>{MARK}</w:t></w:r>", "{p}": f"<w:p><w:r><w:t>{MARK}</w:t></w:r></w:p>",
    "{w}": _W, "{a}": _A, "{s}": _S,
}  # fmt: skip
_WORKBOOK = {
    "[Content_Types].xml": "<T/>",
    "xl/workbook.xml": (
        f"<workbook {_S} xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>"
    ),
    "xl/_rels/workbook.xml.rels": ("<R><Relationship Id='r1' Target='worksheets/sheet1.xml'/></R>"),
}


def table(name: str) -> Any:
    return strict_yaml((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def checker() -> Checker:
    key = load_key(ROOT / "examples" / "case" / "edition" / "key.yaml")
    return Checker(key, key.edition("public"), load_leak_words())


@pytest.mark.parametrize("row", table("found"), ids=lambda row: f"{row['class']}-{row['in']}")
def test_every_form_is_found(row: dict[str, Any]) -> None:
    missed = [
        form
        for form in row["forms"]
        if not any(
            one.leak_class == row["class"]
            and not one.warning
            and row.get("person", one.persons[0]) in one.persons
            for one in checker().found(prepared(form), Kind(row["in"]))
        )
    ]
    assert missed == []


def test_what_gives_nobody_away_is_not_found() -> None:
    found = {text: checker().found(prepared(text), Kind.PROSE) for text in table("spared")}
    assert [text for text, some in found.items() if some] == []


@pytest.mark.parametrize("kind", ["prose", "technical", "label"])
def test_words_that_may_name_somebody_are_judged(kind: str) -> None:
    judged = table("judged")
    judging = Checker(Key.from_mapping(judged["key"]), None, load_leak_words())
    said = {
        text: [
            f"{one.form} | {one.persons[0]}{'?' if one.warning else ''}"
            for one in judging.found(prepared(text), Kind(kind))
            if one.leak_class in (LeakClass.NAME, LeakClass.ADDRESS)
        ]
        for text in judged[kind]
    }
    assert said == judged[kind]


def filled(content: str) -> str:
    for name, stands_for in _FORMATS.items():
        content = content.replace(name, stands_for)
    return content


def made(kind: str, told: list[str]) -> tuple[bytes, str]:
    """A file of one kind with the marked word in one place, and its name."""
    content = filled(told[-1])
    part = {told[0]: content}
    make, name = {
        "word": (lambda: word(content), "a.docx"),
        "word part": (lambda: word("", part), "a.docx"),
        "slide": (lambda: packed({"[Content_Types].xml": "<T/>", **part}), "a.pptx"),
        "workbook": (lambda: packed({**_WORKBOOK, **part}), "a.xlsx"),
        "open document": (
            lambda: packed({"mimetype": "x", "content.xml": f"<o {_SPACES}>{content}</o>"}),
            "a.odt",
        ),
        "page": (f"<!doctype html><html><body>{content}".encode, "a.html"),
        "rich text": (f"{{\\rtf1\\ansi {content}}}".encode, "a.rtf"),
        "text": (content.encode, "a.txt"),
        "mail": (f"From: a@b.c\nDate: x\nMIME-Version: 1.0\n{content}".encode, "a.eml"),
        "pdf": (lambda: pdf(told[0], content), "a.pdf"),
    }[kind]
    return make(), name


def pdf(at: str, content: str) -> bytes:
    """A PDF of one empty page with an object in one place of its catalogue or page."""
    document, saved = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    owner, key, *further = at.split("/")
    holder = document.Root if owner == "Root" else document.pages[0].obj
    one = (
        document.make_stream(content.encode())
        if further == ["stream"]
        else pikepdf.Object.parse(content.encode())
    )
    holder[f"/{key}"] = one
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("kind", table("hidden"))
def test_words_are_found_wherever_a_file_keeps_them(kind: str) -> None:
    missed = []
    for where, *told in table("hidden")[kind]:
        data, name = made(kind, told)
        said = [
            one.where
            for one in open_file(data, name).stretches
            if MARK.casefold() in prepared(one.text).casefold()
        ]
        if where not in said:
            missed.append((where, said))
    assert missed == []
