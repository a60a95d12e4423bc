"""A family laid out: rows, symbols, what is said at a person, what stands beside."""

from candour.core.people.genogram.layout import genogram_of
from candour.core.people.genogram.model import Figure, Genogram, Stroke, Symbol
from candour.core.people.genogram.table import rows_of
from candour.core.people.mention import Sex, Standing
from candour.core.people.person import Cast
from candour.vocabulary.genogram import load_genogram_meanings
from tests.unit.core.people.people_for_tests import cast, person, relation

LEAD = "Social care"
LETTERS = {"Police": "A", LEAD: "B", "Hospital": "C", "Nursery": "D"}
ROSE = person("Rose Ann Tarn", [LEAD])
MUM = person("Ada Tarn", [LEAD], sex=Sex.FEMALE)
DAD = person("Joe Tarn", [LEAD], sex=Sex.MALE)
DAN = person("Dan Pike", ["Hospital"], sex=Sex.MALE)
LODGER = person("Sam Oke", ["Police"])
FAMILY = [
    relation(MUM, ROSE, "mother", LEAD),
    relation(DAD, ROSE, "father", LEAD),
    relation(DAD, MUM, "husband", LEAD, words="ex-husband"),
    relation(DAN, ROSE, "next_of_kin", "Hospital", words="next of kin (friend)"),
    relation(DAN, MUM, "partner", "Nursery", words="mum's boyfriend"),
    relation(LODGER, MUM, "lodger", "Police"),
]


def drawn(made: Cast, lead: str | None = LEAD) -> Genogram:
    return genogram_of(made, load_genogram_meanings(), LETTERS, lead)


def whole() -> dict[str, Figure]:
    genogram = drawn(cast([ROSE, MUM, DAD, DAN, LODGER], FAMILY, ROSE))
    return {figure.person: figure for figure in genogram.figures}


def test_generations_stand_in_rows_and_the_child_under_its_parents() -> None:
    at = whole()
    assert at[MUM.id].y == at[DAD.id].y == at[DAN.id].y < at[ROSE.id].y
    low, high = sorted((at[MUM.id].x, at[DAD.id].x))
    assert low < at[ROSE.id].x < high


def test_symbols_say_sex_and_whom_the_review_is_about() -> None:
    at = whole()
    assert at[MUM.id].symbol is Symbol.CIRCLE
    assert at[DAN.id].symbol is Symbol.SQUARE
    assert at[ROSE.id].symbol is Symbol.DIAMOND
    assert [one.person for one in at.values() if one.is_subject] == [ROSE.id]


def test_an_unborn_child_is_a_triangle_and_who_died_is_crossed() -> None:
    baby = person("Baby Tarn", roles=["unborn_baby"])
    gran = person("Edna Tarn", roles=["deceased"])
    at = {one.person: one for one in drawn(cast([ROSE, baby, gran], [], ROSE)).figures}
    assert at[baby.id].symbol is Symbol.TRIANGLE
    assert at[gran.id].is_deceased


def test_rival_relations_stand_at_the_person_with_who_wrote_them() -> None:
    said = [line.text.replace("\u00a0", " ") for line in whole()[DAN.id].words]
    assert said == ["Dan Pike", "“next of kin (friend)” C", "“mum's boyfriend” D"]


def test_what_the_lead_agency_has_no_record_of_is_broken() -> None:
    at = whole()
    assert not at[DAN.id].is_held
    assert at[MUM.id].is_held
    genogram = drawn(cast([ROSE, MUM, DAD, DAN, LODGER], FAMILY, ROSE))
    held = {frozenset(line.ends): line.is_held for line in genogram.lines}
    assert held == {
        frozenset((MUM.id, DAD.id)): True,
        frozenset((MUM.id, DAN.id)): False,
        frozenset((MUM.id, DAD.id, ROSE.id)): True,
    }


def test_without_a_lead_agency_nothing_is_broken() -> None:
    genogram = drawn(cast([ROSE, MUM, DAD, DAN], FAMILY, ROSE), lead=None)
    assert genogram.figures
    assert genogram.lines
    assert all(one.is_held for one in (*genogram.figures, *genogram.lines))


def test_who_is_not_of_the_family_stands_beneath_it() -> None:
    genogram = drawn(cast([ROSE, MUM, DAD, DAN, LODGER], FAMILY, ROSE))
    at = {figure.person: figure for figure in genogram.figures}
    assert genogram.beside_from is not None
    assert at[LODGER.id].y > genogram.beside_from > at[ROSE.id].y


def test_parents_recorded_by_different_agencies_have_lines_of_their_own() -> None:
    said = [FAMILY[0], relation(DAD, ROSE, "father", "Police"), FAMILY[2]]
    lines = drawn(cast([ROSE, MUM, DAD], said, ROSE)).lines
    descents = {line.ends: line.is_held for line in lines if line.stroke is Stroke.DESCENT}
    assert descents == {(MUM.id, ROSE.id): True, (DAD.id, ROSE.id): False}


def test_strangers_without_number_are_left_to_the_table_and_counted() -> None:
    many = [person(f"Visitor {number}") for number in range(40)]
    genogram = drawn(cast([ROSE, *many], [], ROSE))
    assert len(genogram.figures) + len(genogram.in_table) == 41
    assert genogram.figures[0].person == ROSE.id


def test_nobody_at_all_is_an_empty_picture() -> None:
    nurse = person("Nurse Ivy", standing=Standing.PROFESSIONAL)
    assert drawn(cast([nurse], [], nurse)).figures == ()


def test_the_table_has_a_row_for_each_agency_that_knows_somebody() -> None:
    rows = rows_of(cast([ROSE, MUM, DAD, DAN], FAMILY[:5], ROSE))
    dan = [
        (row.agency, [one.relation for one in row.relations]) for row in rows if row.person is DAN
    ]
    assert dan == [("Hospital", ["next of kin (friend)"]), ("Nursery", ["mum's boyfriend"])]
    assert {row.person.id for row in rows} == {ROSE.id, MUM.id, DAD.id, DAN.id}


def test_sisters_of_one_child_share_a_bar_and_lines_stay_over_the_head() -> None:
    sisters = [person(f"Sister {number}") for number in range(5)]
    aunts = [person(f"Aunt {number}") for number in range(5)]
    said = [relation(one, ROSE, "sister") for one in sisters]
    said += [relation(one, ROSE, "great_aunt") for one in aunts]
    genogram = drawn(cast([ROSE, *sisters, *aunts], said, ROSE))
    rose = next(figure for figure in genogram.figures if figure.person == ROSE.id)
    bars = [line for line in genogram.lines if line.stroke is Stroke.SIBLING]
    assert [set(line.ends) for line in bars] == [{ROSE.id, *(one.id for one in sisters)}]
    arriving = [
        path[-1][0] for line in genogram.lines for path in line.paths if path[-1][1] == rose.y
    ]
    mine = [x for x in arriving if abs(x - rose.x) < 60]
    assert len(set(mine)) == len(mine) == 6
    assert all(abs(x - rose.x) <= 23 for x in mine)
