"""PDFs: what cannot be seen and can be copied is told from what is seen."""

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from candour.readers.hidden.opening import open_file
from tests.unit.readers.hidden.hidden_files import MARK, concealed, places

BAD = {
    "bad_cross_hatched_redactions.pdf", "hidden_text_on_visible_text.pdf", "rectangles_yes.pdf",
    "rectangles_yes_2.pdf",
}  # fmt: skip
_WORDS = f"BT /F1 20 Tf 50 100 Td ({MARK} was here) Tj ET"


def page(drawing: str, **further: Any) -> bytes:
    """A PDF of one page, 300 by 200 points, with this drawing."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    made.add_blank_page(page_size=(300, 200))
    one = made.pages[0]
    one.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    one.Contents = made.make_stream(drawing.encode())
    for key, value in further.items():
        one[f"/{key}"] = value
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("drawing", "where"),
    [
        (f"{_WORDS} 0 g 40 90 250 40 re f", "text under a box, page 1"),
        (f"0 g 40 90 250 40 re f {_WORDS}", "text under a box, page 1"),
        (f"1 g {_WORDS}", "text in the colour of its background, page 1"),
        (f"BT 3 Tr ET {_WORDS}", "text drawn without ink, page 1"),
        (_WORDS.replace("50 100", "50 400"), "text off the page, page 1"),
    ],
)
def test_words_that_cannot_be_seen(drawing: str, where: str) -> None:
    opened = open_file(page(drawing), "file.pdf")
    assert concealed(opened) == [(where, f"{MARK} was here")]
    assert [one.text.strip() for one in opened.stretches if one.where == "page 1"] == [""]


@pytest.mark.parametrize(
    "drawing",
    [_WORDS, f"0.8 g 40 90 250 40 re f 0 g {_WORDS}", f"{_WORDS} 40 90 250 40 re S",
     f"{_WORDS} 0 g 40 10 250 40 re f"],
)  # fmt: skip
def test_words_that_can_be_seen(drawing: str) -> None:
    opened = open_file(page(drawing), "file.pdf")
    assert concealed(opened) == []
    assert places(page(drawing)) == ["page 1"]


@pytest.mark.parametrize(
    ("state", "where"),
    [("OFF", "text in a layer that is switched off, page 1"), ("ON", "page 1")],
)
def test_words_in_a_layer(state: str, where: str) -> None:
    document = pikepdf.open(io.BytesIO(page(f"/OC /L1 BDC {_WORDS} EMC")))
    layer = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="layer"))
    layers = pikepdf.Array([layer])
    document.Root.OCProperties = pikepdf.Dictionary(
        OCGs=layers, D=pikepdf.Dictionary({f"/{state}": layers})
    )
    document.pages[0].Resources.Properties = pikepdf.Dictionary(L1=layer)
    saved = io.BytesIO()
    document.save(saved)
    opened = open_file(saved.getvalue(), "file.pdf")
    assert [one.where for one in opened.stretches if MARK in one.text] == [where]


def test_a_redaction_that_was_marked_and_never_made() -> None:
    mark = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/Redact"), Rect=[40, 90, 125, 130]
    )
    opened = open_file(page(_WORDS, Annots=pikepdf.Array([mark])), "file.pdf")
    assert [where for where, _ in concealed(opened)] == ["unapplied redaction, page 1"]


def test_what_stands_beside_the_pages() -> None:
    made = pikepdf.open(io.BytesIO(page("BT ET")))
    made.docinfo["/Own"] = f"own {MARK}"
    made.Root.StructTreeRoot = pikepdf.Dictionary(Alt=f"picture of {MARK}")
    made.attachments[f"{MARK}.txt"] = b"words"
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"chapter {MARK}", 0))
    with made.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:creator"] = [f"creator {MARK}"]
    for options in (
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"encryption": pikepdf.Encryption(owner="secret", user="")},
    ):
        saved = io.BytesIO()
        made.save(saved, **options)
        found = places(saved.getvalue())
        assert {"bookmark", "alternative text of a picture", "document properties (own)"} <= set(
            found
        )
        inner = open_file(saved.getvalue(), "file.pdf").inner
        assert [one.name for one in inner] == [f"{MARK}.txt"]


def test_an_earlier_version_kept_in_the_file() -> None:
    first = page(_WORDS)
    later = page("BT /F1 20 Tf 50 100 Td (clean) Tj ET")
    assert places(first + later) == ["earlier version kept in the file, page 1"]


def test_bad_redactions_are_found_and_good_ones_are_not(shared: Path) -> None:
    files = sorted((shared / "gold" / "bad-redactions").glob("*.pdf"))
    stamped = {"ok_words.pdf"}  # “Privilege” stands in its boxes: the check knows such words
    found = {one.name for one in files if concealed(open_file(one.read_bytes(), one.name))}
    assert found - stamped == BAD
