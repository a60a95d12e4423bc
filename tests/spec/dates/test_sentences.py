"""Sentences, with each date that should be found in [[brackets|and what it says]]."""

import re

import pytest

from candour.actions.dates import load_date_words
from candour.core.dates.edtf import read_edtf
from candour.core.dates.prose import Finder
from candour.core.dates.reading.context import Context

FINDER = Finder(load_date_words())
MARKED = re.compile(r"\[\[(.*?)\|(.*?)\]\]")

CARRIED = [
    "On [[14 June 2017|2017-06-14]] the tower burned. At [[02.34|2017-06-14T02:34:00]] he rang, "
    "and at [[03.31|2017-06-14T03:31:00]] nobody answered.",
    "The meeting on [[3 August 2007|2007-08-03]] was put off. [[The following day|2007-08-04]] the "
    "nurse called, and [[two days later|2007-08-06]] again.",
    "He was seen on [[Friday 3 August 2007|2007-08-03]] at home. [[That evening|"
    "2007-08-03T18:00:00/2007-08-03T23:59:00]] she rang at [[8.15pm|2007-08-03T20:15:00]].",
    "On the [[night of 2/3 August 2007|2007-08-02/2007-08-03]] officers attended.",
    "It was said [[between 10 and 12 June 2017|2017-06-10/2017-06-12]] and in [[May 2016|2016-05]].",
    "A visit [[w/c 6 August 2007|2007-08-06/2007-08-12]] was missed.",
    "The case closed in [[early June 2007|2007-06-01/2007-06-10]] (see [[1 May 2007|2007-05-01]]).",
    "At [[22.56 on 19 June 2017|2017-06-19T22:56:00]], she sent a message.",
    "The referral came [[on or before 25 September 2015|../2015-09-25]].",
    "Seen [[3 August 2007|2007-08-03]] and [[5 September 2007|2007-09-05]].",
]

LEFT_ALONE = [
    "See paragraph 103.89, section 4.30 and page 2007.",
    "She was paid £2.30 and then £1,950; the fine was $ 2000.",
    "Ring 020 7946 0958 or 0161 496 0000, ext. 4512.",
    "Reference INQ00012.34 and ABC-2007-X are exhibits.",
    "About 2007 people and 12.5 per cent of households.",
    "She may leave, and they march on; he sat down.",
    "A ratio of 4:3 and a score of 10.5.",
    "under resolution 1441 and regulation 1998",
    "the equipment. 1977 The board met",
    "at 5 High Street and at 16 Mill Lane",
]


@pytest.mark.parametrize("marked", CARRIED, ids=lambda text: MARKED.sub(r"\1", text)[:40])
def test_dates_are_found_with_their_place_and_value(marked: str) -> None:
    text, expected, end = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[end : match.start()]
        expected.append((len(text), len(text) + len(match.group(1)), match.group(2)))
        text += match.group(1)
        end = match.end()
    text += marked[end:]
    found = FINDER.find(text, Context())
    assert [(each.span.start, each.span.end, each.date.edtf) for each in found] == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert [each.span.words(text) for each in FINDER.find(text, Context())] == []


def test_a_time_takes_the_last_day_of_its_own_paragraph_only() -> None:
    text = "On 14 June 2017 he left.\n\nAt 02.34 she rang."
    day, time = FINDER.find(text, Context(on=read_edtf("2017-06-20")))
    assert (day.date.edtf, time.date.edtf) == ("2017-06-14", "2017-06-20T02:34:00")
    assert day.has_own_day
    assert not time.has_own_day
    assert not time.is_carried


def test_offsets_count_code_points_behind_letters_that_grow_when_lowered() -> None:
    text = "İİ 👶 on 3 August 2007."
    (found,) = FINDER.find(text, Context())
    assert found.span.words(text) == "3 August 2007"


def test_lengths_of_time_have_timex_values_only() -> None:
    text = "For two weeks, every Monday, since March 1998 and three years ago."
    found = FINDER.find(text, Context(on=read_edtf("1998-03-06")), is_timex=True)
    assert [(each.kind, each.timex) for each in found] == [
        ("duration", "P2W"),
        ("set", "XXXX-WXX-1"),
        ("date", "1998-03"),
        ("date", "1995"),
    ]
