"""The plain engine on small tables."""

import pytest

from candour.actions.linking_tables import digits_of_dates
from candour.core.people.comparing.columns import Kind
from candour.errors import CandourError
from candour.linkage.clustering import people_of
from candour.linkage.linked import Linked
from candour.linkage.model import model_of_text
from candour.linkage.plain import link_plain, one_to_one
from candour.linkage.records import Records, prepare
from candour.linkage.tables import PeopleTable, stack
from candour.vocabulary.comparing import load_column_words, load_name_words, load_weights

HEADINGS = ("id", "Forename", "Surname", "D.O.B.", "Postcode")
POLICE = [
    ("1", "Daniel", "Pellow", "14/03/1988", "EX1 1EX"),
    ("2", "Kelly", "Marsh", "02/09/1991", "EX1 4AB"),
    ("3", "Tamsin", "Orchard", "21/12/1970", "EX2 7QQ"),
    ("4", "Pellow", "Kieran", "30/01/2010", "EX1 1EX"),
]
HOSPITAL = [
    ("9", "Danny", "Pelow", "14/03/1988", "EX1 1EX"),
    ("8", "Kelly", "Marsh", "09/02/1991", "EX1 4AB"),
    ("7", "Tamsin", "Oakes", "05/05/1999", "EX9 9ZZ"),
    ("6", "Kieran", "Pellow", "30/01/2010", ""),
]


def table(name: str, rows: list[tuple[str, ...]]) -> PeopleTable:
    columns = load_column_words().columns(HEADINGS)
    return PeopleTable(name, columns, rows, [row[0] for row in rows])


def records(*tables: PeopleTable) -> Records:
    return prepare(stack(tables), load_name_words(), load_column_words(), digits_of_dates)


def linked(*tables: PeopleTable) -> Linked:
    return link_plain(records(*tables), load_name_words(), load_weights())


def test_two_tables_are_linked_across() -> None:
    ready = records(table("police", POLICE), table("hospital", HOSPITAL))
    found = link_plain(ready, load_name_words(), load_weights())
    labels = ready.stacked.labels
    assert {(labels[one.left], labels[one.right]) for one in found.links} == {
        ("police:1", "hospital:9"),
        ("police:2", "hospital:8"),
        ("police:4", "hospital:6"),
    }
    assert all(0.5 <= one.probability <= 1 for one in found.links)
    danny = next(one for one in found.links if labels[one.left] == "police:1")
    assert {seen.level.value for seen in danny.seen} >= {
        "forename.nickname",
        "surname.letter",
        "born.same",
    }


def test_the_same_in_every_run_and_with_the_model_that_was_kept() -> None:
    ready = records(table("police", POLICE), table("hospital", HOSPITAL))
    first = link_plain(ready, load_name_words(), load_weights())
    again = link_plain(
        ready, load_name_words(), load_weights(), model_of_text(first.model, ready.slots)
    )
    assert [(one.left, one.right) for one in again.links] == [
        (one.left, one.right) for one in first.links
    ]


def test_a_model_of_other_columns_is_refused() -> None:
    ready = records(table("police", POLICE))
    with pytest.raises(CandourError, match="no model for these columns"):
        model_of_text('{"format": "candour-link-model/1", "levels": {}}', ready.slots)


def test_tables_that_share_no_column_are_refused() -> None:
    other = PeopleTable("b", load_column_words().columns(("colour",)), [("red",)], ["1"])
    with pytest.raises(CandourError, match="no column"):
        stack([table("police", POLICE), other])


def test_one_table_is_linked_within_itself() -> None:
    found = linked(table("all", POLICE + HOSPITAL))
    assert (0, 4) in found.people


def test_a_row_is_linked_once_where_that_is_asked() -> None:
    twice = [("5", "Daniel", "Pellow", "14/03/1988", ""), *HOSPITAL]
    ready = records(table("police", POLICE), table("hospital", twice))
    found = link_plain(ready, load_name_words(), load_weights())
    kept = one_to_one(found.links, ready.stacked.table_of)
    assert sum(one.left == 0 for one in found.links) == 2
    assert sum(one.left == 0 for one in kept) == 1


def test_a_chain_of_likenesses_joins_no_strangers() -> None:
    bits = {(0, 1): 14.0, (1, 2): 14.0, (0, 2): -20.0}

    def evidence(a: int, b: int) -> float:
        return bits[min(a, b), max(a, b)]

    assert people_of(3, [(0, 1), (1, 2)], evidence, prior=-8.0) == [(0, 1)]


def test_columns_are_known_by_their_headings() -> None:
    columns = load_column_words().columns(("Rec_ID", "First name", "DOB", "Shoe size", "NHS No."))
    assert [one.kind for one in columns] == [
        Kind.LABEL,
        Kind.FORENAME,
        Kind.BORN,
        Kind.TEXT,
        Kind.IDENTIFIER,
    ]


def test_dates_are_read_day_first_and_impossible_ones_keep_their_digits() -> None:
    assert digits_of_dates(["14/03/1988", "1988-03-14", "1988-81-14", "", "1988"]) == [
        "19880314",
        "19880314",
        "19888114",
        "",
        "",
    ]
