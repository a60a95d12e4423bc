"""The same journey by keyboard alone: what is focused is said at each step."""

import pytest
from playwright.sync_api import FileChooser, expect

from tests.browser.conftest import AT_BOTH_WIDTHS, CASE, Visit

pytestmark = pytest.mark.usefixtures("inside_this_machine")


LONGEST_NAME = 120
"""A table that scrolls is a stop of its own, and holds the words of everything in it."""


def focused(visit: Visit) -> str:
    """Return what is focused, as a reader of screens would name it."""
    return str(
        visit.page.evaluate(
            "(() => { const e = document.activeElement;"
            " return (e.labels?.[0]?.innerText || e.innerText || e.getAttribute('class') || '').trim() })()"
        )
    )


def tab_to(visit: Visit, words: str, most: int = 80) -> None:
    """Press Tab until what is named is focused, and can be seen to be."""
    for _ in range(most):
        visit.page.keyboard.press("Tab")
        said = focused(visit)
        if words in said and len(said) < LONGEST_NAME:
            style = visit.page.evaluate(
                "(() => { const s = getComputedStyle(document.activeElement);"
                " return [s.outlineStyle, s.boxShadow, s.backgroundColor].join('|') })()"
            )
            assert not style.startswith("none|none|rgba(0, 0, 0, 0)"), f"{words}: focus unseen"
            return
    raise AssertionError(f"{words} cannot be reached by Tab")


@AT_BOTH_WIDTHS
def test_the_journey_by_keyboard(visit: Visit) -> None:
    page, keys = visit.page, visit.page.keyboard
    # Who listens from the start hears every one: listening takes the browser a moment.
    page.on("filechooser", lambda _: None)
    page.goto(visit.link)
    keys.press("Tab")
    assert focused(visit) == "Skip to main content"
    tab_to(visit, "What is your name?")
    keys.type("Ann Reviewer")
    keys.press("Enter")
    page.get_by_role("heading", name="Cases", exact=True).wait_for()
    tab_to(visit, "Open a new case")
    keys.press("Enter")
    page.wait_for_url("**/new/")
    tab_to(visit, "Open the case")
    keys.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert "There is a problem" in focused(visit)
    tab_to(visit, "Enter what the case is called")
    keys.press("Enter")
    assert "What is the case called?" in focused(visit)
    keys.type("Child R")
    keys.press("Enter")
    page.wait_for_url("**/documents/")
    add_two_files(visit)
    tab_to(visit, "Go to the chronology")
    keys.press("Enter")
    page.wait_for_url("**/chronology/")
    look_into_an_entry(visit)
    page.goto(f"{visit.site}/cases/child-r/export/")
    tab_to(visit, "Make the Word document")
    with page.expect_download() as download:
        keys.press("Enter")
    assert download.value.suggested_filename.endswith(".docx")
    visit.check_nothing_left()


def add_two_files(visit: Visit) -> None:
    page, keys = visit.page, visit.page.keyboard
    tab_to(visit, "Add what agencies sent")
    with page.expect_file_chooser() as chooser:
        keys.press("Space")
    choose(chooser.value)
    tab_to(visit, "Continue")
    keys.press("Enter")
    page.wait_for_url("**/agencies/")
    tab_to(visit, "Add the 2 files")
    keys.press("Enter")
    page.get_by_role("link", name="Go to the chronology").wait_for()


def look_into_an_entry(visit: Visit) -> None:
    page, keys = visit.page, visit.page.keyboard
    tab_to(visit, "Words")
    keys.type("clinic")
    keys.press("Enter")
    page.wait_for_url("**words=clinic*")
    status = page.get_by_role("status").inner_text()
    assert status.split()[1:3] == ["of", "88"]
    tab_to(visit, "2021")
    keys.press("Enter")
    page.get_by_role("heading", name="In the original").wait_for()
    tab_to(visit, "Your note")
    keys.type("Ask who called.")
    tab_to(visit, "Keep the note")
    keys.press("Enter")
    page.get_by_role("heading", name="What was decided about it").wait_for()


def choose(chooser: FileChooser) -> None:
    chooser.set_files([str(CASE / "gp.csv"), str(CASE / "hospital.xlsx")])
