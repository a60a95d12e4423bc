"""The manual explains every reason that a link can have, in the words that are printed."""

from candour.vocabulary.comparing import load_level_reasons
from scripts.reference import DOCS


def test_every_reason_stands_in_the_manual() -> None:
    page = (DOCS / "manual" / "linking.md").read_text(encoding="utf-8")
    missing = [words for words in load_level_reasons().words.values() if f"| {words} |" not in page]
    assert not missing
