"""The short way must say what the grammar says."""

import pytest

from candour.actions.dates import load_date_words
from candour.core.dates.reading import cell
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.plain import PlainForms

WORDS = load_date_words()
FORMS = [
    "1805", "999", "3000", "03/08/2007", "3.8.2007", "13/08/2007", "08/13/2007", "31/04/2007",
    "2007-08-03", "2007-02-29", "3 August 2007", "3rd Aug. 2007", "1 sept 2007", "30 Feb 2007",
    "3 Aug 2007 at 14.30", "03/08/2007 02:34", "3 Aug 2007, 09:15", "August 2007", "Aug. 2007",
    "c.1823–4", "c. 1823", "circa 1806–7", "?1829", "?c.1798", "c.1825–30?", "1799–1800", "1798–5",
    "1805-06", "1946-47", "exhibited 1833", "?exhibited 1807", "published c.1820–3", "about 1900",
    "1969, cast 1975", "1963, printed 1977", "?1829, exhibited 1830", "1828, exhibited 1828",
    "c.1785, reprinted 1971", "May 2007", "probably 1801", "1981, 2007", "c.1843, c.1855", "1786 or 1800",
    "1833 and 1836", "?1824–7, ?c.1800–10", "1928, cast 1928 or 1929", "1985, printed 1993–4",
    "1806–7 or 1809?", "before 1805, printed 1810", "1770s", "?c.1840s",
    "1600s", "2000s", "1777s", "after 1805", "after c.1830", "before c. 1830", "post c.1830", "after 1805?",
    "1912, posthumous cast", "1967, printed after 1971", "1912, cast 1960s", "1962,1982", "1786 or c.1790",
    "1001 or thereabouts 1820–6", "2497? and later dated 2998", "0999", "after 2999",
    "1764 or 66", "?1831 or 2", "1898 or 02", "1831 or 31", "1795–c. 1805", "?1795–c.1805", "c.1805–c.1795",
    "1948, ?later cast", "1976; printed 1978", "1976; cast 1978", "? exhibited 1805", "1810-77; ??c. 2532", "Monday 3 August 2007", "x 1805",
    "03/08/07", "3.8.07 14:30", "13-08-99", "08/13/07 at 02.34", "31/04/07", "03/08-07", "07/08/00, 09:15",
]  # fmt: skip


@pytest.mark.parametrize("written", FORMS)
@pytest.mark.parametrize(
    "context",
    [
        Context(),
        Context(order="month_first", order_is_known=True),
        Context(on=cell.read_date("August 2007", WORDS, Context()), is_story=True),
        Context(on=cell.read_date("c. 1985", WORDS, Context()), order="month_first"),
    ],
    ids=["day first", "month first", "told from another", "told from another, month first"],
)
def test_short_and_long_agree(
    written: str, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = WORDS.plain.read(written, context)
    monkeypatch.setattr(PlainForms, "read", lambda *_: None)
    if short is not None:
        long = cell.read_date(written, WORDS, context)
        assert (short, short.note) == (long, long.note)


def test_the_common_forms_do_go_the_short_way() -> None:
    assert sum(WORDS.plain.read(written, Context()) is not None for written in FORMS) > 25


def test_a_year_of_two_figures_goes_the_short_way_where_another_date_tells_its_century() -> None:
    after = Context(on=cell.read_date("August 2007", WORDS, Context()))
    (short,) = filter(None, [WORDS.plain.read("03/08/07 14:30", after)])
    assert short.edtf == "2007-08-03T14:30:00"
    assert WORDS.plain.read("03/08/07 14:30", Context()) is None
