"""Which of several agencies of one kind an entry means."""

from datetime import date

import pytest

from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.heard import part_of
from candour.core.chronology.silences.contacts.meant import Meant
from candour.vocabulary.chronology import load_promise_words
from tests.unit.core.chronology.entries_for_tests import entry

WORDS = load_promise_words()
EASTBY, WESTHAM = "Social care Eastby", "Social care Westham"
KINDS = {
    "children_social_care": frozenset((EASTBY, WESTHAM)),
    "health_visiting": frozenset(("Health visiting Eastby",)),
}
DAYS = {
    EASTBY: ("2020-01-10", "2020-02-10", "2020-06-01", "2020-07-01"),
    WESTHAM: ("2020-05-10", "2020-07-10"),
    "Health visiting Eastby": ("2020-01-11",),
    "Police": ("2020-01-12",),
}


def entries() -> list[Entry]:
    return [
        entry(day, agency=agency, row=row)
        for row, (agency, day) in enumerate(
            ((agency, day) for agency, days in DAYS.items() for day in days), start=1
        )
    ]


def test_of_several_at_work_the_one_that_wrote_far_oftener_is_meant() -> None:
    busy = [entry(f"2020-06-{at:02}", agency=WESTHAM, row=at + 50) for at in range(1, 10)]
    meant = Meant.of([*entries(), *busy], KINDS, WORDS)
    assert meant.of_kind("children_social_care", "Police", date(2020, 6, 5)) == {WESTHAM}
    assert meant.of_kind("children_social_care", EASTBY, date(2020, 6, 5)) == {EASTBY}
    assert meant.of_kind("court", EASTBY, date(2020, 6, 5)) == frozenset()


def meant_by(own: str, says: str, day: str) -> list[frozenset[str]]:
    meant = Meant.of(entries(), KINDS, WORDS)
    codes = meant.by_code()
    part = part_of(says, WORDS, lambda tokens: iter(()))
    told = meant.in_part(part, own, date.fromisoformat(day))
    return [codes.get(one.code, frozenset((one.code,))) for one in told.mentions]


@pytest.mark.parametrize(
    ("own", "says", "day", "agencies"),
    [
        ("Police", "Letter to CSC.", "2020-02-01", {EASTBY}),
        ("Police", "Letter to Westham CSC.", "2020-02-01", {WESTHAM}),
        ("Police", "Duty social worker at Westham told.", "2020-02-01", {WESTHAM}),
        ("Police", "Letter to CSC.", "2020-06-05", {EASTBY, WESTHAM}),
        ("Police", "Letter to CSC.", "2020-04-01", {EASTBY}),
        ("Health visiting Eastby", "Letter to CSC.", "2020-06-05", {EASTBY}),
        (WESTHAM, "SW to visit.", "2020-02-01", {WESTHAM}),
        (WESTHAM, "Eastby SW to visit.", "2020-06-05", {EASTBY}),
    ],
)
def test_which_is_meant(own: str, says: str, day: str, agencies: set[str]) -> None:
    assert meant_by(own, says, day)[0] == agencies


def test_an_area_counts_for_the_role_that_stands_nearest() -> None:
    found = meant_by("Police", "Westham CSC told by duty worker in Eastby.", "2020-06-05")
    assert found == [{WESTHAM}, {EASTBY}]


def test_an_area_of_another_clause_tells_nothing() -> None:
    assert meant_by("Police", "Lives in Westham. CSC told.", "2020-02-01") == [{EASTBY}]


def test_an_area_alone_is_its_like_where_something_was_sent() -> None:
    assert meant_by(EASTBY, "Summary received from Westham.", "2020-06-05") == [{WESTHAM}]
    assert meant_by(EASTBY, "Family moved to Westham.", "2020-06-05") == []
    assert meant_by(EASTBY, "Summary received from Westham Royal.", "2020-06-05") == []
    assert meant_by("Police", "Summary received from Westham.", "2020-06-05") == []


def test_one_of_a_kind_needs_no_telling() -> None:
    kinds = {kind: frozenset((min(them),)) for kind, them in KINDS.items()}
    meant = Meant.of(entries(), kinds, WORDS)
    assert meant.by_code() == kinds
    assert not meant.days


def test_people_of_one_cell_are_told_apart() -> None:
    rows = [
        entry("2020-01-10", "Tom Hale seen.", agency=agency, people=("Tom",), row=row)
        for row, agency in enumerate(("Police", "School", "GP"), start=1)
    ]
    actors = Actors.of(rows, WORDS)
    assert actors.persons(["Mother, Tom"]) == {"mother", "tom"}
    assert actors.persons(["HALE, Tom"]) == {"hale, tom"}
    assert actors.persons(["HALE Tom 17m", "HALE Tom 18m"]) == {"hale tom"}
    assert actors.persons(["Tom, Efa & Ann"]) == {"tom", "efa", "ann"}


def initials_in(*rows: tuple[str, str, str]) -> dict[str, frozenset[str]]:
    made = [
        entry("2020-01-10", what, agency=agency, people=(who,), row=row)
        for row, (agency, who, what) in enumerate(rows, start=1)
    ]
    return dict(Actors.of(made, WORDS).meant.initials)


def test_initials_of_staff_are_no_role_in_their_own_record() -> None:
    gp = ("GP", "Dr Hale", "Seen by PN Dale.")
    worker = ("Social care", "Priya Nunn", "PN to visit him.")
    assert initials_in(worker, gp) == {"Social care": {"pn"}}
    part = part_of("PN to visit him.", WORDS, lambda tokens: iter(()))
    meant = Meant({}, {}, {}, {"Social care": frozenset({"pn"})})
    own, other = (meant.in_part(part, who, None).mentions for who in ("Social care", "School"))
    assert [(one.kind, one.code) for one in own] == [("name", "Social care")]
    assert [(one.kind, one.code) for one in other] == [("counterpart", "gp")]


def test_a_role_that_others_write_is_a_role() -> None:
    worker = ("Social care", "Priya Nunn", "PN to visit him.")
    assert initials_in(worker, ("School", "A Bell", "PN rang.")) == {}
    assert initials_in(worker, ("Social care", "Priya Nunn", "PN Dale rang.")) == {}
    assert initials_in(("GP", "Priya Nunn", "PN to weigh him.")) == {}


def test_of_a_school_and_a_college_the_one_called_so_is_meant() -> None:
    kinds = {"education": frozenset(("School", "College"))}
    meant = Meant.of(entries(), kinds, WORDS)
    part = part_of("School told.", WORDS, lambda tokens: iter(()))
    (told,) = meant.in_part(part, "Police", date(2020, 2, 1)).mentions
    assert meant.by_code()[told.code] == {"School"}
