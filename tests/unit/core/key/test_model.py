"""A key as a person writes it: what can be used, and every problem of what cannot."""

import pytest

from candour.core.key.model import Key, Withheld
from candour.errors import CandourError

PERSON = {"id": "P1", "name": "Daniel Pellow", "born": "2013-09-19"}
KEY = {
    "format": "candour-key/1",
    "case": "Child K",
    "persons": [PERSON],
    "allowed": [{"name": "Ann Hart"}],
    "editions": {"public": {"dates": "year", "classes_withheld": ["name", "place"]}},
}


def test_a_key_is_built_of_what_stands_in_it() -> None:
    key = Key.from_mapping(KEY)
    (person,) = key.persons
    assert (person.name, person.pseudonym) == ("Daniel Pellow", "Person P1")
    assert key.edition("public").classes_withheld == {Withheld.NAME, Withheld.PLACE}
    assert "Pellow" not in repr(key)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ({**KEY, "format": "other"}, "the first line is not"),
        ({**KEY, "persons": [PERSON, PERSON]}, "the id P1 stands twice"),
        ({**KEY, "persons": [{"id": "P1"}]}, "person 1 has no name"),
        ({**KEY, "persons": [{**PERSON, "born": "last June"}]}, "person 1: born is no date"),
        ({**KEY, "persons": [{"Daniel Pellow": "P1"}]}, "person 1: one word before a colon"),
        (
            {**KEY, "persons": [{**PERSON, "forms": [["Pellow"]]}]},
            "person 1, forms: there are lists",
        ),
        ({**KEY, "allowed": [{"name": {"Pellow": 1}}]}, "allowed 1, name: there are lists"),
        ({**KEY, "editions": {"public": {"dates": "day"}}}, "edition public: dates are one of"),
        ({**KEY, "editions": {"public": {"dates": None}}}, "edition public: dates are one of"),
    ],
)
def test_every_problem_is_said_and_no_name(key: dict[str, object], said: str) -> None:
    with pytest.raises(CandourError) as refusal:
        Key.from_mapping(key)
    assert said in str(refusal.value)
    assert "Pellow" not in str(refusal.value)


def test_an_edition_that_the_key_has_not_is_refused() -> None:
    with pytest.raises(CandourError, match="no edition “press”"):
        Key.from_mapping(KEY).edition("press")
