"""Which facts are told first where nobody asked for one."""

from dataclasses import replace

from candour.core.knowledge.model import Fact, FactKind, WhoKnew
from candour.core.knowledge.weighing import Weighing, shown
from candour.core.people.person import Cast
from tests.unit.core.knowledge.drawing.knowledge_for_tests import contact, knew
from tests.unit.core.people.people_for_tests import person

CHILD = person("Kit Marsh")
MAN = person("Ivo Lunt")
CAST = Cast(persons=(CHILD, MAN), subject=CHILD.id)


def _fact(number: int, kind: FactKind, code: str, sentence: str, who: str | None) -> Fact:
    return Fact(id=f"F{number}", kind=kind, person=who, code=code, sentence=sentence)


CHILD_IS = _fact(1, FactKind.EXISTS, "exists", "There is Kit Marsh.", CHILD.id)
LIVES = _fact(2, FactKind.ADDRESS, "mill row", "Ivo Lunt lives at Mill Row.", MAN.id)
LIVES_AT_3 = _fact(3, FactKind.ADDRESS, "mill row", "Lunt lives at 3 Mill Row.", MAN.id)
BURN = _fact(4, FactKind.CONCERN, "injury", "Injury: burn, 4 May.", CHILD.id)
BURN_AGAIN = _fact(5, FactKind.CONCERN, "injury", "Injury: burn, 9 May.", CHILD.id)
CUT = _fact(6, FactKind.CONCERN, "injury", "Injury: cut, 9 December.", CHILD.id)
LATE = _fact(7, FactKind.CONCERN, "missed", "Missed appointment.", CHILD.id)
TOLD = WhoKnew(
    facts=(CHILD_IS, LATE, LIVES, LIVES_AT_3, BURN, BURN_AGAIN, CUT),
    knowledge=(
        knew("School", "2022-05-04", fact=BURN),
        knew("GP", "2022-05-09", fact=BURN_AGAIN),
        knew("GP", "2022-12-09", fact=CUT),
        knew("GP", "2022-12-09", fact=LATE),
        knew("School", "2022-03-01", fact=LIVES),
        knew("Police", "2022-03-02", fact=LIVES),
        knew("Police", "2022-03-02", fact=LIVES_AT_3),
    ),
    contacts=(contact(1, "GP", "School", "2022-06-01", about=("F4",)),),
)
WEIGHING = Weighing(
    told=TOLD,
    cast=CAST,
    gravity=("injury", "missed"),
    kin=frozenset({"mother"}),
    lead=frozenset({"Social care"}),
)


def _ids(weighing: Weighing) -> list[str]:
    return [one.fact.id for one in weighing.weighed()]


def test_grave_concerns_come_first_and_the_subject_is_no_fact() -> None:
    assert set(_ids(WEIGHING)[:2]) == {"F4", "F6"}
    assert _ids(WEIGHING)[-1] == "F7"
    assert "F1" not in _ids(WEIGHING)


def test_variants_of_one_fact_are_told_once() -> None:
    variants = {one.fact.id: [other.id for other in one.variants] for one in WEIGHING.weighed()}
    assert variants == {"F4": ["F5"], "F6": [], "F2": ["F3"], "F7": []}


def test_what_the_lead_agency_lacks_weighs_more() -> None:
    known = (*TOLD.knowledge, knew("Social care", "2022-12-09", fact=CUT))
    weights = {
        one.fact.id: one.weight
        for told in (TOLD, replace(TOLD, knowledge=known))
        for one in replace(WEIGHING, told=told).weighed()
    }
    before = {one.fact.id: one.weight for one in WEIGHING.weighed()}
    assert weights["F6"] < before["F6"]


def test_what_a_reviewer_added_comes_first() -> None:
    added = replace(LIVES, id="F9", kind=FactKind.OTHER, code="", decision="D1")
    told = replace(TOLD, facts=(*TOLD.facts, added))
    assert _ids(replace(WEIGHING, told=told))[0] == "F9"


def test_some_facts_alone_are_shown_with_what_is_told_of_them() -> None:
    burn = [one for one in WEIGHING.weighed() if one.fact.id == "F4"]
    told = shown(TOLD, burn)
    assert [one.id for one in told.facts] == ["F4"]
    assert [one.agency for one in told.knowledge] == ["School"]
    assert [one.id for one in told.contacts] == ["C1"]
    assert shown(TOLD, []).contacts == ()
