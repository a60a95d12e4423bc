"""Returns written down, and a decision settled that lost its entry, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_journey import go

pytestmark = pytest.mark.usefixtures("inside_this_machine")
ROWS = (
    "Date,Event,Source\n3 May 2022,Officer saw Zephyrine at the flat.,Log 1\n"
    "4 May 2022,A call.,Log 2\n"
)


def add(visit: Visit, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    visit.page.get_by_role("heading", name="Documents", exact=True).wait_for()
    visit.page.set_input_files("input[type=file]", [str(path)])
    visit.page.get_by_role("button", name="Continue").click()
    visit.page.get_by_role("button", name="Add the").click()
    visit.page.get_by_role("heading", name="What became of the files").wait_for()


def test_returns_and_orphans(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    visit.open_new_case()
    add(visit, tmp_path / "police.csv", ROWS)
    page.get_by_role("link", name="What each agency searched").click()
    visit.check_page("returns")
    page.get_by_role("link", name="Write it down for Police").click()
    visit.check_page("return")
    page.get_by_label("It searched from (optional)").fill("1/2/2021")
    page.get_by_role("button", name="Keep the return").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("return-refused")
    page.get_by_label("It searched to (optional)").fill("10/3/2023")
    page.get_by_role("button", name="Keep the return").click()
    expect(page.get_by_text("1 February 2021 to 10 March 2023")).to_be_visible()
    go(visit, "Chronology")
    page.locator("tbody a").first.click()
    page.get_by_label("Your note").fill("Ask who called.")
    page.get_by_role("button", name="Keep the note").click()
    page.get_by_role("heading", name="What was decided about it").wait_for()
    go(visit, "Documents")
    add(visit, tmp_path / "police.csv", ROWS.replace("flat", "house"))
    page.get_by_role("link", name="Settle it").click()
    visit.check_page("orphans")
    page.get_by_role("link", name="Settle D").click()
    visit.check_page("orphan")
    page.get_by_role("button", name="Attach the decision").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("orphan-refused")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Attach the decision").click()
    expect(page.get_by_text("Nothing is left to settle")).to_be_visible()
    go(visit, "Log")
    visit.check_page("log")
    visit.check_nothing_left()
