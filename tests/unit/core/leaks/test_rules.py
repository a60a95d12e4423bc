"""What an edition's own rules would have made coarser; ids that stay while words do."""

from dataclasses import replace

import pytest

from candour.core.key.model import Withheld
from candour.core.leaks.checking import Checker
from candour.core.leaks.leak import Leak, LeakClass
from candour.core.leaks.stretch import Kind, Stretch
from candour.vocabulary.leaks import load_leak_words
from tests.unit.core.leaks.leak_key import KEY, checker

PUBLIC = KEY.editions["public"]


def leaks(*stretches: Stretch, **rules: object) -> list[Leak]:
    edition = replace(PUBLIC, **rules)  # type: ignore[arg-type]
    return list(Checker(KEY, edition, load_leak_words()).leaks("file.txt", stretches))


def test_days_of_an_edition_that_says_months_are_one_warning_for_a_file() -> None:
    told = [Stretch(f"body paragraph {n}", f"Seen on {n} March 2022.") for n in (1, 2, 3)]
    (one,) = leaks(*told, dates="month")
    assert (one.leak_class, one.warning) == (LeakClass.JIGSAW, True)
    assert (one.where, one.form) == (
        "body paragraph 1 and 2 more places",
        "1 March 2022; 2 March 2022; 3 March 2022",
    )
    assert leaks(*told, dates="exact") == []


@pytest.mark.parametrize(
    ("rule", "text", "forms"),
    [
        ({"dates": "month"}, "In June 2022 and July 2022, aged two.", []),
        ({"dates": "year"}, "In June 2022.", ["June 2022"]),
        (
            {"ages": "years"},
            "He was two years and nine months old.",
            ["two years and nine months old"],
        ),
        ({"ages": "years"}, "She was 23 months old.", ["23 months old"]),
        ({"ages": "years"}, "He was two years old, for three months.", []),
        ({"ages": "none"}, "He was two years old.", ["two years old"]),
        ({"ages": "exact"}, "He was two years and nine months old.", []),
    ],
)
def test_each_rule(rule: dict[str, str], text: str, forms: list[str]) -> None:
    assert [one.form for one in leaks(Stretch("page 1", text), **rule)] == forms


def test_what_a_program_notes_is_not_told_to_a_reader() -> None:
    assert leaks(Stretch("core properties (created)", "2022-03-04"), dates="month") == []


def test_a_date_of_birth_is_said_once() -> None:
    (one,) = leaks(Stretch("page 1", "Born 14/06/2020."), dates="month")
    assert one.leak_class is LeakClass.DATE_OF_BIRTH


def test_towns_are_leaks_where_the_edition_withholds_places() -> None:
    withheld = frozenset(Withheld) - {Withheld.FREE_TEXT}
    (one,) = leaks(Stretch("page 1", "They lived in Hethermouth."), classes_withheld=withheld)
    assert (one.leak_class, one.warning, one.person) == (LeakClass.PLACE, False, "P1")
    allowed = leaks(
        Stretch("page 1", "They lived in Hethermouth."),
        classes_withheld=withheld, places=("Hethermouth",),
    )  # fmt: skip
    assert allowed == []


def test_an_id_stays_where_the_words_do_and_tells_leaks_apart() -> None:
    told = Stretch("body paragraph 1", "Reuben slept, and Reuben woke.")
    first, second = checker().leaks("a.docx", [told])
    assert first.id != second.id
    moved = [Stretch("body paragraph 1", "Before."), replace(told, where="body paragraph 2")]
    assert [one.id for one in checker().leaks("a.docx", moved)] == [first.id, second.id]
    (other,) = checker().leaks("a.docx", [Stretch("body paragraph 1", "Reuben slept.")])
    assert other.id not in (first.id, second.id)


def test_names_of_parts_are_no_ordinary_names() -> None:
    assert list(checker().leaks("a", [Stretch("part name", "mark.xml", Kind.TECHNICAL)])) == []
    (one,) = checker().leaks("a", [Stretch("file name", "mark.xml", Kind.LABEL)])
    assert one.warning
