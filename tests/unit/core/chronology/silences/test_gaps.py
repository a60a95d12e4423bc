"""Gaps in an agency's entries."""

from datetime import date

from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.gaps import gaps
from candour.core.dates.model import UncertainDate
from tests.unit.core.chronology.entries_for_tests import day, entry


def found(*entries: Entry, days: int = 60) -> list[tuple[str, date, date]]:
    return [(gap.agency, gap.first, gap.last) for gap in gaps(entries, {}, days)]


def test_a_stretch_of_sixty_days_is_a_gap_and_one_of_fifty_nine_is_none() -> None:
    assert found(entry("2022-01-01"), entry("2022-03-02")) == [
        ("GP", date(2022, 1, 1), date(2022, 3, 2))
    ]
    assert found(entry("2022-01-01"), entry("2022-03-01")) == []


def test_each_agency_is_looked_at_alone_and_in_order_of_date() -> None:
    assert found(
        entry("2022-06-01"), entry("2022-01-01"), entry("2022-03-01", agency="Police")
    ) == [("GP", date(2022, 1, 1), date(2022, 6, 1))]


def test_a_vague_date_may_lie_anywhere_in_its_span() -> None:
    assert found(entry(day("2022-01-01", "2022-02-20")), entry("2022-04-10")) == []


def test_a_year_ends_no_gap_and_neither_does_an_undated_row() -> None:
    year = UncertainDate("2022", *_year(), "year", None, "resolved", "2022")
    assert len(found(entry("2022-01-01"), entry(year), entry(None), entry("2022-06-01"))) == 1


def _year() -> tuple[object, object]:
    whole = day("2022-01-01", "2022-12-31")
    return whole.earliest, whole.latest


def test_the_length_can_be_chosen() -> None:
    assert len(found(entry("2022-01-01"), entry("2022-01-20"), days=14)) == 1


def test_ids_are_stable_and_tell_silences_apart() -> None:
    first = list(gaps([entry("2022-01-01"), entry("2022-06-01")], {}))
    again = list(gaps([entry("2022-06-01"), entry("2022-01-01")], {}))
    assert [gap.id for gap in first] == [gap.id for gap in again]
