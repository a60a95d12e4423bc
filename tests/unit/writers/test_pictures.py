"""The pictures as they are drawn: a small family, a small flow, kept to be looked at as diffs."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from candour.core.knowledge.drawing.flow import flow_of
from candour.writers.cast.parts import picture_of
from candour.writers.genogram.svg import genogram_svg
from candour.writers.knowledge.flow_svg import flow_svg
from candour.writers.page.raster import rendered, size_of
from tests.unit.core.knowledge.drawing.knowledge_for_tests import case
from tests.unit.writers.pages_for_tests import LETTERS, cast_page

GOLDEN = Path(__file__).parent / "golden"


def genogram() -> str:
    return picture_of(cast_page()).svg


def flow(*facts: str) -> str:
    made = flow_of(case(), facts or ("F1",))
    assert made is not None
    contacts = {contact.id: contact for contact in case().contacts}
    return flow_svg(made, LETTERS, "A man lives at 3 Mill Row.", contacts)


@pytest.mark.parametrize(("name", "drawn"), [("genogram", genogram), ("flow", flow)])
def test_a_picture_is_drawn_as_it_was_looked_at(name: str, drawn: Callable[[], str]) -> None:
    kept = (GOLDEN / f"{name}.svg").read_text(encoding="utf-8")
    assert drawn().replace("><", ">\n<") + "\n" == kept


@pytest.mark.parametrize("svg", [genogram(), flow(), flow("F1", "F2")])
def test_a_picture_says_what_it_is_and_holds_nothing_that_runs(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    tags = [one.tag.rpartition("}")[2] for one in root.iter()]
    assert tags[1:3] == ["title", "desc"]
    assert not {"script", "style", "image", "foreignObject"} & set(tags)
    attributes = {name for one in root.iter() for name in one.attrib}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_on_a_page_people_lead_to_their_addresses() -> None:
    page = cast_page('<b>"Rose" & Co')
    svg = genogram_svg(page.genogram, LETTERS, "x", lambda person: f"/people/{person}?a=1&b=2")
    links = [one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("}a")]
    assert len(links) == len(page.genogram.figures)
    assert links[0].get("href", "").startswith("/people/P")
    assert "<b>" not in svg


def test_a_flow_says_in_words_who_knew_first() -> None:
    assert "Housing knew first: 3 May 2022." in flow()


def test_a_picture_becomes_pixels_of_its_own_shape() -> None:
    svg = flow()
    root = ElementTree.fromstring(svg)
    width, height = size_of(rendered(svg, float(root.get("width", "0"))))
    stated = float(root.get("width", "0")) / float(root.get("height", "1"))
    assert width > 2000
    assert abs(width / height - stated) < 0.01
