from dataclasses import FrozenInstanceError
from datetime import datetime

import pytest

from candour.core.dates.model import UncertainDate, stated, unresolved

DAY = (datetime(2007, 8, 3), datetime(2007, 8, 3, 23, 59))


def test_a_day_is_built() -> None:
    day = UncertainDate("3 August 2007", *DAY, "day", None, "resolved", "2007-08-03")
    assert day.is_resolved
    assert day.readings() == (day,)


@pytest.mark.parametrize(
    "arguments",
    [
        ("x", DAY[1], DAY[0], "day", None, "resolved", "2007-08-03"),
        ("x", *DAY, "day", "doubtful", "resolved", "2007-08-03"),
        ("x", *DAY, "day", None, "settled", "2007-08-03"),
        ("x", *DAY, "lustrum", None, "resolved", "2007-08-03"),
        ("x", *DAY, "day", None, "resolved", None),
        ("x", DAY[0], None, "day", None, "resolved", "2007-08-03/.."),
        ("x", *DAY, None, None, "unresolved", None),
        ("x", *DAY, "day", None, "ambiguous", "2007-08-03"),
    ],
)
def test_it_cannot_be_built_wrong(arguments: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="date"):
        UncertainDate(*arguments)  # type: ignore[arg-type]


def test_there_is_no_less_than() -> None:
    one = UncertainDate("x", *DAY, "day", None, "resolved", "2007-08-03")
    other = UncertainDate("y", *DAY, "day", None, "resolved", "2007-08-03")
    with pytest.raises(TypeError):
        assert one < other  # type: ignore[operator]


def test_the_written_words_stay_out_of_the_repr() -> None:
    assert "Pellow" not in repr(unresolved("Pellow's birthday", "Pellow has none"))


def test_the_short_way_makes_the_same_frozen_date() -> None:
    short = stated("3 August 2007", DAY, "day", "uncertain", "2007-08-03?", "why")
    day = UncertainDate(
        "3 August 2007", *DAY, "day", "uncertain", "resolved", "2007-08-03?", note="why"
    )
    assert (short, hash(short), repr(short), type(short)) == (
        day,
        hash(day),
        repr(day),
        UncertainDate,
    )
    with pytest.raises(FrozenInstanceError):
        short.written = "another"  # type: ignore[misc]
