"""What must hold of every date: bounds, EDTF and back, narrowing, sorting."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from candour.actions.dates import date_text, load_date_words, make_context
from candour.core.dates.comparing import surely_before
from candour.core.dates.edtf import is_edtf, read_edtf
from candour.core.dates.model import UncertainDate
from candour.core.dates.prose import Finder
from candour.core.dates.reading.context import Context
from candour.core.dates.sorting import sort_key

WORDS = load_date_words()
FINDER = Finder(WORDS)
MONTHS = WORDS.months
PLAIN = make_context()

days = st.dates(date(1700, 1, 1), date(2090, 12, 31))
doubts = st.sampled_from(["", "?", "c. ", "about ", "probably ", "?c."])
parts = st.sampled_from(["early", "mid", "late"])


@st.composite
def written_days(draw: st.DrawFn) -> str:
    day = draw(days)
    name = MONTHS[day.month - 1]
    forms = [
        f"{day.day} {name} {day.year}",
        f"{name[:3]} {day.day}, {day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        day.isoformat(),
        f"{day.year} {name} {day.day}",
    ]
    return draw(st.sampled_from(forms))


@st.composite
def written_dates(draw: st.DrawFn) -> str:
    day, doubt = draw(days), draw(doubts)
    name, year, part = MONTHS[day.month - 1], day.year, draw(parts)
    forms = [
        draw(written_days()),
        f"{name} {year}",
        f"{part} {name} {year}",
        f"{part} {year}",
        f"{year // 10 * 10}s",
        f"{part} {year // 10 * 10}s",
        f"{year}",
        f"{year}–{year + draw(st.integers(1, 40))}",
        f"summer {year}",
        f"winter {year}",
    ]
    core = draw(st.sampled_from(forms))
    opened = draw(st.sampled_from(["", "", "", "before ", "after ", "on or before ", "since "]))
    return f"{opened}{doubt}{core}"


any_words = st.one_of(
    written_dates(),
    st.lists(
        st.sampled_from(
            [
                "3",
                "12",
                "31",
                "2007",
                "07",
                "1805",
                "August",
                "Feb",
                "monday",
                "early",
                "c.",
                "?",
                "-",
                "–",
                "/",
                ",",
                "to",
                "and",
                "or",
                "before",
                "after",
                "the",
                "of",
                "night",
                "w/c",
                "week",
                "next",
                "last",
                "two",
                "days",
                "later",
                "ago",
                "at",
                "2.30pm",
                "14:30",
                "summer",
                "century",
                "19th",
                "B.C.",
                "not",
                "known",
                "midnight",
                "Easter",
                "term",
                "(",
                ")",
                "[",
                "]",
                "~",
                "<",
                ">",
                "??",
                "half",
                "quarter",
            ]
        ),
        max_size=9,
    ).map(" ".join),
    st.text(max_size=30),
)


@given(any_words, st.one_of(st.none(), days))
def test_bounds_never_cross_and_nothing_breaks(text: str, on: date | None) -> None:
    found = date_text(text, make_context(on=on.isoformat() if on else None))
    for reading in found.readings():
        if reading.earliest and reading.latest:
            assert reading.earliest <= reading.latest
        assert reading.is_resolved or reading.note


@given(written_dates())
def test_edtf_goes_out_and_comes_back(text: str) -> None:
    found = date_text(text, PLAIN)
    assert found.edtf is not None
    back = read_edtf(found.edtf)
    assert (back.earliest, back.latest, back.qualifier) == (
        found.earliest,
        found.latest,
        found.qualifier,
    )


@given(any_words)
def test_what_is_written_as_edtf_is_edtf(text: str) -> None:
    found = date_text(text, PLAIN)
    assert found.edtf is None or is_edtf(found.edtf)


def covers(wide: UncertainDate, narrow: UncertainDate) -> bool:
    low = wide.earliest is None or (
        narrow.earliest is not None and wide.earliest <= narrow.earliest
    )
    high = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return low and high


@given(days, parts)
def test_narrowing_the_words_never_widens_the_span(day: date, part: str) -> None:
    name = MONTHS[day.month - 1]
    decade, year = f"{day.year // 10 * 10}s", f"{day.year}"
    month, whole = f"{name} {day.year}", f"{day.day} {name} {day.year}"
    chain = [decade, year, month, whole, f"{whole} at 14:30"]
    if day.year % 100 < 10:
        chain = chain[1:]  # "the 1900s" may be a century
    read = [date_text(text, PLAIN) for text in chain]
    for wide, narrow in pairwise(read):
        assert covers(wide, narrow)
    for text in (year, month, decade if day.year % 100 >= 10 else year):
        assert covers(date_text(text, PLAIN), date_text(f"{part} {text}", PLAIN))


@given(written_dates(), written_dates())
def test_sorting_never_contradicts_surely_before(a: str, b: str) -> None:
    first, second = date_text(a, PLAIN), date_text(b, PLAIN)
    if surely_before(first, second, WORDS.margins):
        assert sort_key(first, WORDS.margins) < sort_key(second, WORDS.margins)
        assert not surely_before(second, first, WORDS.margins)


@given(st.lists(st.one_of(written_dates(), st.text(max_size=20)), max_size=6).map(" ".join))
def test_found_dates_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in FINDER.find(text, Context()):
        assert found.span.start >= end
        assert found.date.written == found.span.words(text)
        end = found.span.end


@given(days, st.integers(1, 60))
def test_days_later_are_days_later(day: date, count: int) -> None:
    found = date_text(f"{count} days later", make_context(on=day.isoformat()))
    assert found.edtf == (day + timedelta(days=count)).isoformat()
