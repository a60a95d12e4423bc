"""A key's file says all of a key: what was settled comes back as it was."""

from datetime import date

import pytest

from candour.actions.key import read_key
from candour.core.key.model import Allowed, Edition, Key, KeyPerson, Withheld
from candour.core.key.settling import (
    allowing,
    new_id,
    not_allowing,
    person_in,
    with_person,
    without_person,
)
from candour.errors import CandourError
from candour.writers.key_file import key_file

CHILD = KeyPerson(
    id="P01",
    name="Zephyrine Mason",
    forms=("Zeph", "Z: M"),
    ordinary_words=("mason",),
    born=date(2019, 3, 4),
    addresses=("5 Quill Lane, Exampleton",),
    identifiers=("NHS 943 476 5919",),
    pseudonym="Child K",
    is_sheltered=True,
)
KEY = Key(
    case="Child K",
    persons=(CHILD, KeyPerson(id="P03", name="Ottoline Grey", pseudonym="Aunt")),
    allowed=(Allowed("Example Council"),),
    editions={
        "public": Edition(name="public", dates="year", ages="none", places=("Exampleton",)),
        "family": Edition(
            name="family",
            dates="exact",
            classes_withheld=frozenset({Withheld.IDENTIFIER}),
            unlisted=False,
        ),
    },
)


def test_a_key_comes_back_whole() -> None:
    assert read_key(key_file(KEY)) == KEY
    carer = KeyPerson(id="P04", name="Maud Vane", pseudonym="Foster carer", is_sheltered=False)
    seen = with_person(KEY, carer)  # “sheltered: false” is not the same as nothing said
    assert read_key(key_file(seen)) == seen


def test_people_are_changed_in_their_place_and_added_behind() -> None:
    assert new_id(KEY) == "P02"
    changed = with_person(KEY, KeyPerson(id="P01", name="Zephyrine Mason", pseudonym="Child"))
    assert [one.pseudonym for one in changed.persons] == ["Child", "Aunt"]
    added = with_person(KEY, KeyPerson(id="P02", name="Ina Vale", pseudonym="Friend"))
    assert [one.id for one in added.persons] == ["P01", "P03", "P02"]
    assert without_person(added, "P02") == KEY
    for refused in (person_in, without_person):
        with pytest.raises(CandourError, match="nobody with the id P09"):
            refused(KEY, "P09")


def test_who_may_be_named_stands_once() -> None:
    assert allowing(KEY, "Example Council") == KEY
    assert not_allowing(allowing(KEY, "Dr Chair"), "Dr Chair") == KEY
