"""The manual's pictures are there, and none lies about that nothing shows."""

import re

from tests.conftest import ROOT

DOCS = ROOT / "docs"


def test_every_picture_is_shown_and_there() -> None:
    pages = [ROOT / "README.md", *DOCS.rglob("*.md")]
    shown = {
        (page.parent / path).resolve()
        for page in pages
        for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert shown == {path.resolve() for path in (DOCS / "pictures").rglob("*.png")}
