"""What is served beside the pages: the GOV.UK Design System without what is theirs alone."""

import re
from pathlib import Path

import pytest

from candour.writers.chronology.agencies import _FILLS

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src" / "candour" / "web" / "static" / "candour"
SERVED = sorted(path for path in STATIC.iterdir() if path.suffix in (".css", ".js"))


def test_there_is_a_stylesheet_and_there_are_scripts() -> None:
    assert {path.name for path in SERVED} == {
        "app.css",
        "govuk-frontend.min.js",
        "review.js",
        "selecting.js",
        "timeline.js",
        "workbench.js",
    }


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # A stylesheet may ask whether a link leads to https://, and may not lead there itself.
    assert not re.findall(r"https?://\w[^\s\"')]*", text)
    assert not re.findall(r"@import|sourceMappingURL", text)
    assert not [url for url in re.findall(r"url\(([^)]*)\)", text) if not url.startswith("data:")]


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_no_crown_no_crest_no_licensed_font(path: Path) -> None:
    text = path.read_text(encoding="utf-8").casefold()
    for word in ("gds transport", "crest", "crown", "@font-face"):
        assert word not in text


def test_the_licence_stands_beside_them() -> None:
    licence = (STATIC / "LICENCE-govuk-frontend.txt").read_text(encoding="utf-8")
    assert "MIT License" in licence
    assert "Crown Copyright (Government Digital Service)" in licence


def test_the_colours_of_agencies_are_those_of_written_chronologies() -> None:
    css = (STATIC / "app.css").read_text(encoding="utf-8")
    for number, fill in enumerate(_FILLS, start=1):
        rule = re.search(rf"\.app-agency--{number}\{{background:([^;]+);", css)
        assert rule is not None
        assert _hex(rule.group(1)) == fill


def _hex(colour: str) -> str:
    short = colour.removeprefix("#")
    return (short if len(short) == 6 else "".join(c * 2 for c in short)).upper()
