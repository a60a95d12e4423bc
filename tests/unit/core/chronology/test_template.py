"""Which columns a template has, and what the words it is made from must keep to."""

from typing import Any

import pytest

from candour.core.chronology.headings import Field, HeadingSynonyms
from candour.core.chronology.template import Template
from candour.errors import BadVocabulary, CandourError
from candour.vocabulary.headings import load_headings
from candour.vocabulary.loader import load_vocabulary
from candour.vocabulary.template import load_template


def fields(names: list[str] | None) -> list[str]:
    return [column.field.value for column in load_template().with_columns(names).columns]


def test_the_usual_columns() -> None:
    usual = fields(None)
    assert usual[:4] == ["happened", "recorded", "source", "what"]
    assert usual[-1] == "comment"
    assert set(Field) - set(usual) == {Field.SEQUENCE, Field.AGENCY, Field.TERMS_OF_REFERENCE}


def test_what_a_chronology_cannot_do_without_is_always_there() -> None:
    assert fields(["people"]) == ["happened", "source", "what", "people"]
    assert fields(["what", "people", "happened", "source", "people"]) == [
        "what", "people", "happened", "source",
    ]  # fmt: skip


def test_an_unknown_name_is_one_line_with_the_names() -> None:
    with pytest.raises(CandourError) as refused:
        fields(["people", "colour", "size"])
    said = str(refused.value)
    assert said.startswith(
        "no column of a chronology: colour, size; expected names among happened,"
    )
    assert "terms_of_reference" in said
    assert "\n" not in said


def changed(change: dict[str, Any], number: int = 0) -> dict[str, Any]:
    loaded = dict(load_vocabulary("template"))
    columns = [dict(column) for column in loaded["columns"]]
    columns[number] |= change
    return {**loaded, "columns": columns}


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        (changed({"heading": "Colour"}), "Colour: headings.yaml does not lead it to happened"),
        (changed({"field": "what"}), "happened: not exactly one column"),
        (changed({"field": "colour"}), "colour"),
        (changed({"write": ""}), "a heading, what to write, an example"),
        ({**load_vocabulary("template"), "return": [{"key": "x", "label": "Hue", "hint": "y"}]}, "Hue: no form label"),
    ],
)  # fmt: skip
def test_words_that_would_not_read_back_are_refused(loaded: dict[str, Any], said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        Template.from_mapping(loaded, load_headings())


def test_a_form_label_must_be_known_to_whoever_reads() -> None:
    without = HeadingSynonyms(load_headings().fields, load_headings().keywords)
    with pytest.raises(BadVocabulary, match="Your agency: no form label"):
        Template.from_mapping(load_vocabulary("template"), without)
