"""The table beside this file: texts, and every mention in them."""

from pathlib import Path
from typing import Any

import pytest

from candour.core.people.mention import Mention
from candour.core.people.mentions.finding import find_mentions
from candour.vocabulary.loader import strict_yaml
from candour.vocabulary.people import load_people_words
from tests.unit.core.chronology.entries_for_tests import entry
from tests.unit.core.chronology.flags.dates_for_tests import find_days

ROWS: Any = strict_yaml((Path(__file__).parent / "mentions.yaml").read_text(encoding="utf-8"))


def told(mention: Mention, of_id: dict[str, str], key: str) -> object:
    value: object = getattr(mention, key)
    if key == "beside":
        return of_id[mention.beside] if mention.beside else None
    if key == "born":
        return mention.born.written if mention.born else None
    if key in ("ages", "addresses", "identifiers"):
        return list(value) if isinstance(value, tuple) else value
    return sorted(mention.roles) if key == "roles" else value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_mentions(row: Any) -> None:
    listed = row.get("listed", False)
    one = entry("2022-03-01", "" if listed else row["text"], people=(row["text"],) * listed)
    found = find_mentions([one], load_people_words(), find_days)
    assert [mention.text for mention in found] == [wanted["text"] for wanted in row["mentions"]]
    of_id = {mention.id: mention.text for mention in found}
    for mention, wanted in zip(found, row["mentions"], strict=True):
        got = {key: told(mention, of_id, key) for key in wanted}
        assert got == wanted
