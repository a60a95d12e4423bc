"""What an agency filled in on the template's head block is its return."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from candour.actions.asking import make_template
from candour.actions.merging import AgencyFile, Merged, MergeOptions, merge_files
from candour.core.chronology.silences.returns import Covered, Return
from tests.unit.writers.template import filled
from tests.unit.writers.template.filled import FILLERS

Answer = Callable[..., Merged]


@pytest.fixture(params=FILLERS)
def answer(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Answer:
    def fill_in_and_merge(options: MergeOptions | None = None, **answers: str) -> Merged:
        path = tmp_path / f"gp.{request.param}"
        make_template(path, date(2016, 5, 1))
        labels = {label.split()[0].casefold(): label for label in filled.RETURN}
        changed = {labels[key]: words for key, words in answers.items()}
        monkeypatch.setattr(filled, "RETURN", {**filled.RETURN, **changed})
        FILLERS[request.param](path)
        return merge_files([AgencyFile("GP", path)], options or MergeOptions())

    return fill_in_and_merge


def test_every_line_is_read(answer: Answer) -> None:
    made = answer().returns["gp"]
    assert made.agency == "GP"
    assert made.periods == ((date(2014, 1, 1), date(2016, 3, 31)),)
    assert made.systems_searched[:2] == ("Record system", "log")
    (held,) = made.withheld
    assert (held.what, held.why) == ("Date of one source, 4 May 2015", "legal advice")
    assert held.first == held.last == date(2015, 5, 4)
    assert made.records_secured_on == date(2016, 5, 3)
    assert (made.author, made.independent, made.nil) == ("A Person, staff officer", True, False)


def test_silences_stand_beside_it(answer: Answer) -> None:
    searched = "1 January 2007 to 31 December 2016"
    (gap, *_) = answer(period=searched, what="nothing").silences
    assert gap.covered is Covered.YES


def test_and_so_does_what_was_withheld(answer: Answer) -> None:
    (gap, *_) = answer(what="Visiting log: lost").silences
    assert gap.covered is Covered.NO


def test_a_return_given_beside_the_file_wins(answer: Answer) -> None:
    given = Return("GP", nil=True)
    assert answer(MergeOptions(returns={"gp": given})).returns["gp"] is given


def test_what_cannot_be_read_stays_open_and_is_said(answer: Answer) -> None:
    merged = answer(period="all of it")
    assert merged.returns["gp"].periods == ()
    assert merged.reports[0].warnings == ("return: “Period searched” cannot be read",)


def test_a_blank_head_block_is_no_return(tmp_path: Path) -> None:
    path = tmp_path / "gp.docx"
    make_template(path, date(2016, 5, 1), agency="GP")
    assert merge_files([AgencyFile("GP", path)]).returns == {}
