"""The chronology: found by filters, a page at a time, and escaped."""

import pytest

from candour.actions.refreshing import case_state, table_of
from candour.store.chronology import load_rest
from candour.web.site import now
from tests.web.conftest import Workbench


def shown(workbench: Workbench, case: str, query: str = "") -> str:
    return workbench.get(f"{case}chronology/{query}").partition('<table class="govuk-table')[2]


def test_every_entry_stands_there_with_its_agency(workbench: Workbench, case: str) -> None:
    text = shown(workbench, case)
    assert text.count('<th scope="row"') >= 5
    assert "<strong>A</strong> Police" in text
    assert "<strong>B</strong> GP" in text
    assert "2022-06-01 to 2022-06-10" in text
    assert "no date" in text


def test_words_of_a_case_are_escaped(workbench: Workbench, case: str) -> None:
    text = workbench.get(f"{case}chronology/")
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("?agency=GP", "Letter sent", "Officer saw"),
        ("?words=ZEPHYRINE+officer", "Officer saw", "Letter sent"),
        ("?person=zephyrine", "GP saw", "Letter sent"),
        ("?person=Zephyr", "No entry fits", "Officer saw"),
        ("?first=1/6/2022", "Letter sent", "Officer saw"),
        ("?last=2022-05-03", "Officer saw", "Letter sent"),
        ("?flag=undated", "No date here", "Officer saw"),
        ("?agency=Fire", "Officer saw", "No entry fits"),
    ],
)
def test_filters(workbench: Workbench, case: str, query: str, found: str, left_out: str) -> None:
    text = workbench.get(f"{case}chronology/{query}")
    assert found in text
    assert left_out not in text


def test_a_day_that_is_none_is_said_and_everything_is_shown(
    workbench: Workbench, case: str
) -> None:
    text = workbench.get(f"{case}chronology/?first=31/02/2022")
    assert "From must be a real day" in text
    assert "Officer saw" in text


@pytest.mark.parametrize("page", ["0", "-1", "99999", "one", "1" * 40])
def test_a_page_that_is_not_there_is_one_that_is(
    workbench: Workbench, case: str, page: str
) -> None:
    assert "Officer saw" in workbench.get(f"{case}chronology/?page={page}")


def test_a_case_without_files_leads_to_adding_some(workbench: Workbench) -> None:
    workbench.post("/new/", title="Child K")
    assert "Add what agencies sent" in workbench.get("/cases/child-k/chronology/")


def test_what_is_kept_is_what_was_merged(workbench: Workbench, case: str) -> None:
    found = case_state(workbench.site.workspace, "case", now())
    kept = load_rest(table_of(workbench.site.workspace, "case"))
    assert found.is_current
    assert kept.entries[0].what == "Officer saw Zephyrine at the flat."
    assert kept.state.entries == len(kept.entries) == 5
    assert set(kept.files.values()) == {"police.csv", "gp.csv"}
