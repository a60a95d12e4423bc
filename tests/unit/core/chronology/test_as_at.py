"""The chronology as it was known on a day."""

from datetime import date

import pytest

from candour.core.chronology.as_at import as_known_on
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.dates.model import unresolved
from tests.unit.core.chronology.entries_for_tests import day, entry

ON = date(2022, 5, 31)


@pytest.mark.parametrize(
    ("one", "is_shown"),
    [
        (entry("2022-05-01", recorded=day("2022-05-31")), True),
        (entry("2022-05-01", recorded=day("2022-06-01")), False),
        (entry("2022-05-01", recorded=day("2022-05-30", "2022-06-02")), False),
        (entry("2022-05-01"), True),
        (entry("2022-06-01"), False),
        (entry(day("2022-05-01", "2022-06-10")), False),
        (entry("2022-05-01", recorded=unresolved("30 Feb", "never")), True),
        (entry(None), False),
    ],
)
def test_an_entry_is_shown_if_it_was_on_record(one: Entry, is_shown: bool) -> None:
    assert bool(as_known_on([one], ON).entries) is is_shown


def test_without_a_recording_date_the_view_says_so() -> None:
    (shown,) = as_known_on([entry("2022-05-01")], ON).entries
    assert shown.has_flag(FlagKind.RECORDING_DATE_UNKNOWN)
    (shown,) = as_known_on([entry("2022-05-01", recorded=day("2022-05-01"))], ON).entries
    assert not shown.flags


def test_comments_are_later_judgements_and_hidden() -> None:
    (shown,) = as_known_on([entry("2022-05-01", comment="Missed opportunity.")], ON).entries
    assert shown.comment is None
    assert shown.has_flag(FlagKind.COMMENT_HIDDEN)


def test_what_is_not_shown_is_counted() -> None:
    known = as_known_on([entry("2022-06-01"), entry(None), entry("2022-05-01")], ON)
    assert (len(known.entries), known.later, known.cannot_say) == (1, 1, 1)
