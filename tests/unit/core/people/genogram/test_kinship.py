"""From recorded relations to one bond for each two people, and to generations."""

from candour.core.people.genogram.kinship import Kinship, kinship_of
from candour.core.people.genogram.meanings import Tie
from candour.core.people.mention import Sex, Standing
from candour.core.people.person import Cast
from candour.vocabulary.genogram import load_genogram_meanings
from tests.unit.core.people.people_for_tests import cast, person, relation

ROSE, MUM, GRAN = person("Rose"), person("Ada", sex=Sex.FEMALE), person("Edna")
DAN, AUNT = person("Dan"), person("Flo")
LEAD = "Social care"


def kinship(made: Cast, lead: str | None = None) -> Kinship:
    return kinship_of(made, load_genogram_meanings(), lead)


def test_a_maternal_grandmother_is_the_mothers_mother() -> None:
    made = cast(
        [ROSE, MUM, GRAN],
        [relation(MUM, ROSE, "mother"), relation(GRAN, ROSE, "maternal_grandmother")],
        ROSE,
    )
    found = kinship(made)
    assert {(one.upper, one.lower, one.above) for one in found.bonds} == {
        (MUM.id, ROSE.id, 1),
        (GRAN.id, MUM.id, 1),
    }
    assert [found.generation[one.id] for one in (ROSE, MUM, GRAN)] == [0, 1, 2]


def test_without_the_mother_a_grandmother_is_kin_two_rows_up() -> None:
    found = kinship(cast([ROSE, GRAN], [relation(GRAN, ROSE, "maternal_grandmother")], ROSE))
    (bond,) = found.bonds
    assert (bond.tie, bond.above, bond.mark) == (Tie.KIN, 2, "K")


def test_an_aunt_on_the_mothers_side_is_the_mothers_sister() -> None:
    made = cast(
        [ROSE, MUM, AUNT],
        [relation(MUM, ROSE, "mother"), relation(AUNT, ROSE, "maternal_aunt")],
        ROSE,
    )
    bonds = {frozenset((one.upper, one.lower)): one.tie for one in kinship(made).bonds}
    assert bonds[frozenset((AUNT.id, MUM.id))] is Tie.SIBLING


def test_the_closest_tie_decides_where_agencies_differ() -> None:
    said = [
        relation(DAN, MUM, "friend", "Nursery"),
        relation(DAN, MUM, "partner", LEAD),
        relation(DAN, ROSE, "next_of_kin", "Hospital"),
        relation(MUM, ROSE, "mother"),
    ]
    found = kinship(cast([ROSE, MUM, DAN], said, ROSE), LEAD)
    couple = next(one for one in found.bonds if one.tie is Tie.COUPLE)
    assert {couple.upper, couple.lower} == {DAN.id, MUM.id}
    assert couple.is_held
    assert not next(one for one in found.bonds if one.tie is Tie.PARENT).is_held
    assert found.generation[DAN.id] == found.generation[MUM.id]


def test_a_couple_has_parted_by_the_latest_record() -> None:
    said = [
        relation(DAN, MUM, "ex_partner", on="2022-01-01"),
        relation(DAN, MUM, "partner", "GP", on="2021-01-01"),
    ]
    (bond,) = kinship(cast([MUM, DAN], said, MUM)).bonds
    assert bond.ended


def test_half_siblings_hang_from_their_common_mother() -> None:
    said = [
        relation(MUM, ROSE, "mother"),
        relation(MUM, DAN, "mother"),
        relation(DAN, ROSE, "half_brother"),
    ]
    found = kinship(cast([ROSE, MUM, DAN], said, ROSE))
    assert {one.tie for one in found.bonds} == {Tie.PARENT}
    assert found.sex[DAN.id] is Sex.MALE


def test_records_that_contradict_a_generation_are_not_drawn_as_lines() -> None:
    said = [relation(MUM, ROSE, "mother"), relation(GRAN, MUM, "mother")]
    wrong = relation(GRAN, ROSE, "sister", "GP")
    found = kinship(cast([ROSE, MUM, GRAN], [*said, wrong], ROSE))
    assert {one.tie for one in found.bonds} == {Tie.PARENT}
    assert GRAN.id in found.related


def test_professionals_are_not_of_the_family() -> None:
    nurse = person("Nurse Ivy", standing=Standing.PROFESSIONAL)
    found = kinship(cast([ROSE, nurse], [relation(nurse, ROSE, "friend")], ROSE))
    assert [one.id for one in found.persons] == [ROSE.id]


def test_sex_that_records_disagree_on_is_not_told() -> None:
    said = [relation(DAN, ROSE, "brother"), relation(DAN, ROSE, "sister", "GP")]
    assert DAN.id not in kinship(cast([ROSE, DAN], said, ROSE)).sex
