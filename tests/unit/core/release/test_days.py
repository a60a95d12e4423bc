"""Days made coarser, in sentences that still read."""

from functools import cache

import pytest

from candour.actions.redacting import _finder, find_dates
from candour.core.dates import Context
from candour.core.key.model import Edition, Key, KeyPerson
from candour.core.release.replacing import Replacer
from candour.vocabulary.release import load_release_words

KEY = Key(case="Child R", persons=(KeyPerson(id="P1", name="Reuben Sallowby"),))


@cache
def replacer(dates: str) -> Replacer:
    edition = Edition(name="public", dates=dates, ages="years", classes_withheld=frozenset())  # type: ignore[arg-type]
    return Replacer(KEY, edition, load_release_words(), find_dates)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In the week of 3 August 2022 he", "In August 2022 he"),
        ("on the morning of 3 March 2022", "in March 2022"),
        ("by the 3rd of August 2022", "by August 2022"),
        ("rearranged by 12 August.", "rearranged by August."),
        ("until the 3 August 2022", "until August 2022"),
        ("at 5pm on 3 March 2022 he", "in March 2022 he"),
        ("on or around 3 May 2021", "on or around May 2021"),
        ("away from the 3rd to the 10th.", "away from [date removed] to [date removed]."),
        ("seen overnight on 3/4 May", "seen in May"),
        ("Early in May 2021", "May 2021"),
        ("came early in May 2021", "came in May 2021"),
        ("not seen between 22 June and 5 December 2022, and",
         "not seen between June and December 2022, and"),
        ("from 10 February to 14 March 2022.", "from February to March 2022."),
        ("from 30 December 2021 to 2 January 2022", "from December 2021 to January 2022"),
        ("away between 3 and 5 March 2022", "away in March 2022"),
        ("absent, 9 to 20 January.", "absent, January."),
        ("Night of 1/2 August. A call", "A night in August. A call"),
        ("tells of night of 1/2 August: he", "tells of a night in August: he"),
        ("tells of the night of 3/4 July 2021", "tells of a night in July 2021"),
        ("about the night of 24/25.", "about the night of [date removed]."),
        ("their answer of 24 February was read on the 27th.",
         "their answer of February was read on [date removed]."),
        ("discharge on the 10th, to home", "discharge on [date removed], to home"),
        ("to close 12/03; visit on 21/06", "to close [date removed]; visit on [date removed]"),
        ("dated 10/11 and by 30/11", "dated [date removed] and by [date removed]"),
        ("On 8 June 2022 he missed it and rang the same afternoon.",
         "In June 2022 he missed it and rang the same afternoon."),
        ("On 3 March 2023 he fell. They came that morning, or within seven days.",
         "In March 2023 he fell. They came that morning, or within seven days."),
    ],
)  # fmt: skip
def test_a_day_made_a_month(text: str, said: str) -> None:
    assert replacer("month").released(text).text == said


@pytest.mark.parametrize(
    "text",
    [
        "open 24/7, half or 1/2 of it, pain 8/10, for 3/7, aged 2/12",
        "the 5th floor, a 2nd visit, his 27th birthday, the 90th centile",
        "in May 2021, from January to March 2022, in 2021/22",
        "on the next day, two days later, the evening before",
    ],
)
def test_what_tells_no_day_stays(text: str) -> None:
    assert replacer("month").released(text).text == text


def test_a_day_made_a_year() -> None:
    assert (
        replacer("year").released("On 3 May 2021, on 4 June").text == "In 2021, on [date removed]"
    )


def test_a_file_that_says_which_figure_is_the_month_is_believed() -> None:
    american = replacer("month").dated_by(
        lambda text: _finder().find(text, Context(order="month_first", order_is_known=True))
    )
    assert american.released("seen on 03/04/2021").text == "seen in March 2021"
    assert replacer("month").released("seen on 03/04/2021").text == "seen in 2021"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He was fifteen months old.", "He was 1 year old."),
        ("At twenty-one months old he fell.", "At 1 year old he fell."),
        ("She is thirty four weeks old.", "She is under a year old."),
        ("aged seventeen months", "aged 1 year"),
        ("once two weeks old", "once under a year old"),
        ("He has two years and three months of notes.", "He has 2 years of notes."),
    ],
)
def test_an_age_in_words_made_years(text: str, said: str) -> None:
    assert replacer("month").released(text).text == said
