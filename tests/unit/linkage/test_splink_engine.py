"""Splink as an engine: it agrees with the plain one, and says what it lacks."""

import sys
from importlib.util import find_spec
from random import Random

import pytest

from candour.actions.linking_tables import digits_of_dates
from candour.errors import CandourError, MissingTool
from candour.linkage.linked import Linked
from candour.linkage.plain import link_plain
from candour.linkage.records import Records, prepare
from candour.linkage.splink_engine import link_by_splink
from candour.linkage.tables import PeopleTable, stack
from candour.vocabulary.comparing import load_column_words, load_name_words, load_weights
from tests.conftest import leave_out

HEADINGS = ("forename", "surname", "dob", "postcode", "sex")
FORENAMES = ("Ann", "Brian", "Carol", "Derek", "Eve", "Frank", "Gita", "Hal", "Ines", "Jake")
SURNAMES = ("Ames", "Brock", "Crane", "Dunn", "Ewart", "Farrow", "Gale", "Holt", "Irwin", "Judd")


def made(count: int) -> tuple[PeopleTable, PeopleTable]:
    """Two tables of made-up people: half of the second are the first's, one in five mistyped."""
    chance = Random(7)
    first, second = [], []
    for at in range(count):
        person = [
            chance.choice(FORENAMES),
            chance.choice(SURNAMES) + chance.choice(("", "son", "ley")),
            f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1940, 2010)}",
            f"EX{chance.randint(1, 9)} {chance.randint(1, 9)}{chance.choice('ABDE')}X",
            chance.choice("FM"),
        ]
        first.append(tuple(person))
        if at % 2:
            if at % 5 == 0:
                person[1] = person[1][:-1]
            second.append(tuple(person))
    columns = load_column_words().columns(HEADINGS)
    return (
        PeopleTable("a", columns, first, [str(at) for at in range(len(first))]),
        PeopleTable("b", columns, second, [str(at) for at in range(len(second))]),
    )


def ready(*tables: PeopleTable) -> Records:
    return prepare(stack(tables), load_name_words(), load_column_words(), digits_of_dates)


def pairs(linked: Linked) -> set[tuple[int, int]]:
    return {(one.left, one.right) for one in linked.links}


def test_duckdb_and_the_plain_engine_agree() -> None:
    if find_spec("splink") is None:
        leave_out("Splink is not installed: pip install 'candour[linkage]'")
    records = ready(*made(240))
    truth = {(at, 240 + at // 2) for at in range(240) if at % 2}
    plain = link_plain(records, load_name_words(), load_weights())
    by_splink = link_by_splink(records, "duckdb", load_weights())
    assert pairs(plain) == pairs(by_splink) == truth
    assert all(one.probability >= 0.5 and one.seen for one in by_splink.links)
    assert set(plain.people) == set(by_splink.people)


@pytest.mark.parametrize(("engine", "module"), [("duckdb", "splink"), ("spark", "pyspark.sql")])
def test_a_missing_extra_is_said_in_a_sentence(
    engine: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine == "spark" and find_spec("splink") is None:
        leave_out("Splink is not installed: pip install 'candour[linkage]'")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingTool, match="is not installed; expected the extra"):
        link_by_splink(ready(*made(100)), engine, load_weights())


def test_few_rows_are_left_to_the_plain_engine() -> None:
    with pytest.raises(CandourError, match="too few for Splink"):
        link_by_splink(ready(*made(10)), "duckdb", load_weights())
