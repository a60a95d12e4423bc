"""Silences of promises: whose, covered by which return, tied to which entry and words."""

from dataclasses import replace
from datetime import date, datetime

from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry, Seen
from candour.core.chronology.headings import Field
from candour.core.chronology.ordering import in_order
from candour.core.chronology.silences.model import Silence
from candour.core.chronology.silences.promises import promised_silences
from candour.core.chronology.silences.returns import Covered, Return
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.spans import Span
from candour.vocabulary.chronology import load_promise_words
from candour.writers.json.silence import silence_as_json
from tests.spec.promises.test_phrases import find_dates
from tests.unit.core.chronology.entries_for_tests import day, entry


def silences(*rows: Entry, returns: dict[str, Return] | None = None) -> list[Silence]:
    ordered = in_order(rows, load_date_words().margins)
    return list(promised_silences(ordered, returns or {}, load_promise_words(), find_dates))


def promise(**keys: object) -> Entry:
    return entry("2022-05-03", "Home visit. Will visit again within two weeks.", **keys)


def last(agency: str = "Police") -> Entry:
    return entry("2022-12-31", "Filed.", agency=agency, position=99)


def test_a_silence_points_at_its_entry_and_its_words() -> None:
    (found,) = silences(promise(agency="Health visiting"), last())
    assert found.because is not None
    assert found.because.endswith("#t1r1")
    assert silence_as_json(found)["words"] == "Will visit again within two weeks"
    assert "again" not in repr(found)


def test_a_return_says_whether_the_time_was_searched() -> None:
    searched = Return("GP", ((date(2022, 1, 1), date(2022, 12, 31)),), ("record",))
    short = Return("GP", ((date(2022, 1, 1), date(2022, 5, 10)),), ("record",))
    for made, said in ((searched, Covered.YES), (short, Covered.NO), (None, Covered.UNKNOWN)):
        returns = {"gp": made} if made else {}
        (found,) = silences(promise(), last(), returns=returns)
        assert found.covered is said


def test_the_same_entries_give_the_same_ids() -> None:
    rows = [promise(), last()]
    assert [one.id for one in silences(*rows)] == [one.id for one in silences(*rows)]


def test_a_vague_day_promises_nothing_that_could_be_counted() -> None:
    year = entry(day("2022-01-01", "2022-12-31"), "Will visit again within two weeks.")
    undated = entry(unresolved("", None), "Will visit again within two weeks.", row=2)
    assert silences(year, undated, last()) == []


def test_a_day_of_several_counts_from_the_last() -> None:
    vague = entry(day("2022-05-01", "2022-05-10"), "Will visit again within two weeks.")
    (found,) = silences(vague, last())
    assert (found.first, found.last) == (date(2022, 5, 10), date(2022, 5, 24))


def test_a_sentence_dated_only_by_the_day_to_come_counts_from_the_one_before() -> None:
    said = "The officer will make a home visit by 7 March."
    at = 100 + said.index("7 March")
    first = entry("2022-02-01", "Mr Nield saw him at home.", agency="Probation")
    ahead = entry(
        "2022-03-07",
        said,
        agency="Probation",
        position=2,
        places={Field.WHAT: Span(100, 100 + len(said)), Field.HAPPENED: Span(at, at + 7)},
    )
    (found,) = silences(first, ahead, last())
    assert (found.first, found.last) == (date(2022, 2, 1), date(2022, 3, 7))


def test_staff_are_known_by_the_columns_of_people() -> None:
    rows = [
        entry(f"2022-01-0{number}", "Call logged.", agency="Police", people=("DC Arlott",), row=n)
        for n, number in enumerate(range(1, 6), start=20)
    ]
    told = entry("2022-05-03", "Arlott will visit on Friday.", agency="Housing")
    (found,) = silences(*rows, told, last("Housing"))
    assert found.agency == "Police"


def test_a_child_seen_counts_as_a_visit() -> None:
    seen = entry("2022-05-12", "Well and cheerful.", row=2, child_seen=Seen.YES)
    assert silences(promise(), seen, last()) == []


def test_an_agency_that_searched_and_found_nothing_received_nothing() -> None:
    sent = entry("2022-05-03", "Burn dressed.", agency="Hospital", response="Letter to GP")
    nil = Return("GP", ((date(2022, 1, 1), date(2022, 12, 31)),), ("record",), nil=True)
    (found,) = silences(sent, last(), returns={"gp": nil})
    assert (found.agency, found.covered) == ("GP", Covered.YES)
    assert silences(sent, last()) == []


def test_a_short_cell_that_names_a_contact_tells_of_it() -> None:
    made = entry("2022-05-03", "Signed. Plan: welcome visit in 6 weeks.", agency="Housing")
    kept = entry("2022-06-15", "Boxes about.", agency="Housing", row=2)
    rows = [(made, kept, last()), (made, replace(kept, extra={"Subject": "Welcome visit"}), last())]
    assert [len(silences(*those)) for those in rows] == [1, 0]


def test_an_agency_that_says_it_searched_that_time_received_nothing() -> None:
    sent = entry("2022-05-03", "Letter to GP about the move.", agency="Health visiting")
    later = entry("2022-09-01", "Registered.", agency="GP", row=2)
    searched = Return("GP", ((date(2022, 4, 1), date(2022, 12, 31)),), ("record",))
    assert silences(sent, later, last()) == []
    (found,) = silences(sent, later, last(), returns={"gp": searched})
    assert (found.agency, found.covered) == ("GP", Covered.YES)


def test_a_name_of_the_case_that_heads_a_sentence_is_to_act_for_the_writer() -> None:
    known = entry("2022-04-03", "Met with Orla Finn. Then Orla rang.", agency="School", row=2)
    made = entry("2022-05-03", "In plaster.", response="Orla to ring police Thursday", row=1)
    (found,) = silences(known, replace(made, agency="School"), last(), last("School"))
    assert (found.agency, found.last) == ("School", date(2022, 5, 5))


def test_a_weighing_of_the_child_keeps_a_clinic_though_its_cell_names_fewer() -> None:
    made = entry("2022-05-03", "Seen. Plan: clinic in 4/52.", people=("Mother, Tom, MGM",))
    kept = entry("2022-05-31", "Weighed.", people=("Mother, Tom",), row=2)
    assert silences(made, kept, last()) == []


def at_minute(when: str) -> UncertainDate:
    moment = datetime.fromisoformat(when)
    return replace(day(when[:10]), earliest=moment, latest=moment, precision="minute")


def test_what_was_written_hours_before_is_no_sign_of_what_was_sent() -> None:
    sent = entry(at_minute("2022-05-03T16:40"), "Fax to police with findings.", agency="GP", row=2)
    told = [
        entry(at_minute(f"2022-05-03T{hour}"), "To be seen at the GP today.", agency="Police")
        for hour in ("12:20", "15:50")
    ]
    first = entry("2022-01-03", "Filed.", agency="Police", row=3)
    assert [len(silences(first, one, sent, last())) for one in told] == [1, 0]
