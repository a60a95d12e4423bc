from candour.actions.dates import date_text, load_date_words, make_context
from candour.core.dates.sorting import sort_key

MARGINS = load_date_words().margins


def test_rows_are_put_in_order_and_the_unknown_last() -> None:
    written = [
        "not known",
        "June 2007",
        "2 June 2007",
        "until May 2007",
        "after 2006",
        "1 June 2007",
    ]
    dates = [date_text(text, make_context()) for text in written]
    ordered = sorted(dates, key=lambda date: sort_key(date, MARGINS))
    assert [date.written for date in ordered] == [
        "after 2006",
        "until May 2007",
        "1 June 2007",
        "June 2007",
        "2 June 2007",
        "not known",
    ]
