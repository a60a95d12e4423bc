"""Alarms that a table of quotations cannot show: another source, brackets, and their order."""

from candour.core.quotations.quotation import Alarm, Grade, Quotation
from tests.unit.core.quotations.sources_for_tests import quotations, source


def first(text: str, *paragraphs: str) -> Quotation:
    return quotations(text, source("review_1.docx", *paragraphs))[0]


def test_words_of_another_source_than_the_one_named() -> None:
    sources = (
        source("review_1.docx", "So nobody saw him."),
        source("review_2.docx", "All is well."),
    )
    (one,) = quotations("The second review says that “nobody saw him”.", *sources)
    assert (one.finding.grade, one.alarms) == (Grade.EXACT, (Alarm.WRONG_SOURCE,))
    (one,) = quotations("The first review says that “nobody saw him”.", *sources)
    assert one.alarms == ()


def test_a_number_put_in_that_no_source_knows() -> None:
    assert first("“the visits [all 12] were made”", "So the visits were made.").alarms == (
        Alarm.NUMBER,
    )


def test_an_agency_put_in_the_place_of_another() -> None:
    one = first(
        "“[the police] closed the case in June”", "Housing wrote. It closed the case in June."
    )
    assert one.alarms == (Alarm.AGENCY,)
    one = first("“[housing] closed the case in June”", "Housing wrote. It closed the case in June.")
    assert one.alarms == ()


def test_alarms_stand_in_the_contracts_order() -> None:
    one = first(
        "“two visits could not be made to the family home in June”",
        "So three visits must be made to the family home in June.",
    )
    assert one.alarms == (Alarm.NEGATION, Alarm.NUMBER, Alarm.MODALITY)


def test_the_month_of_may_is_no_modal() -> None:
    one = first("“the visit in May came too late”", "So the visit in March came too late.")
    assert Alarm.MODALITY not in one.alarms


def test_a_word_that_only_moved_is_not_lost() -> None:
    one = first(
        "“the panel also only found this in one letter”",
        "So the panel only also found this in one letter.",
    )
    assert Alarm.EXCEPTION not in one.alarms
