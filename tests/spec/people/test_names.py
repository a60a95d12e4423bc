"""The table beside this file: names as they are written, and their parts."""

from pathlib import Path
from typing import Any

import pytest

from candour.core.people.names import parse_name
from candour.vocabulary.loader import strict_yaml
from candour.vocabulary.people import load_people_words

ROWS: Any = strict_yaml((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
PARTS = ("title", "given", "initials", "surname", "nickname", "former", "generation")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["written"]))
def test_names_are_taken_apart(row: Any) -> None:
    name = parse_name(row["written"], load_people_words().names)
    expected = {part: row.get(part) for part in PARTS if row.get(part)}
    got = {part: getattr(name, part) for part in PARTS if name and getattr(name, part)}
    if "given" in got:
        got["given"] = list(got["given"])
    assert got == expected


def test_a_surname_known_from_elsewhere_decides_what_a_word_is() -> None:
    words = load_people_words().names
    name, known = parse_name("Moss", words), parse_name("Moss", words, frozenset({"moss"}))
    assert name is not None
    assert known is not None
    assert (name.given, known.surname) == (("Moss",), "Moss")
