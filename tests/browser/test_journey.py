"""The journey of somebody new: from seven files to a printed chronology, by mouse."""

import os
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AT_BOTH_WIDTHS, CASE, SENT, WIDE, Visit

PICTURES = Path(__file__).parents[2] / "docs" / "pictures" / "workbench"
PICTURED = {
    "agencies", "documents", "columns", "chronology", "timeline", "entry", "export", "log",
    "select", "as-at", "people", "review", "person", "genogram", "knew", "answer", "compare",
    "fisk", "key", "preview", "editions", "leak-report", "ledger",
}  # fmt: skip
"""What the manual shows."""

pytestmark = pytest.mark.usefixtures("inside_this_machine")


def look(visit: Visit, name: str) -> None:
    """Check a page; take its picture for the manual where that was asked for."""
    visit.check_page(name)
    size = visit.page.viewport_size
    is_wanted = os.environ.get("CANDOUR_PICTURES") == "1" and name in PICTURED
    if is_wanted and size is not None and size["width"] > 1000:
        PICTURES.mkdir(parents=True, exist_ok=True)
        visit.page.screenshot(path=str(PICTURES / f"{name}.png"))


@AT_BOTH_WIDTHS
def test_from_files_to_a_printed_chronology(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    page.goto(visit.link)
    look(visit, "name")
    page.get_by_label("What is your name?").fill("Ann Reviewer")
    page.get_by_role("button", name="Continue").click()
    look(visit, "cases")
    page.get_by_role("button", name="Open a new case").click()
    page.get_by_role("button", name="Open the case").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    look(visit, "case-refused")
    page.get_by_label("What is the case called?").fill("Child R")
    page.get_by_role("button", name="Open the case").click()
    page.set_input_files("input[type=file]", [str(CASE / name) for name in SENT])
    look(visit, "documents-chosen")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("csc.docx").fill("Children’s social care")
    look(visit, "agencies")
    page.get_by_role("button", name="Add the 7 files").click()
    page.get_by_role("link", name="Go to the chronology").wait_for()
    look(visit, "documents")
    page.get_by_role("link", name="police.docx", exact=True).click()
    look(visit, "columns")
    page.go_back()
    go(visit, "Chronology")
    look(visit, "chronology")
    page.get_by_label("Words").fill("flat")
    page.get_by_role("button", name="Show", exact=True).click()
    assert "of 350 entries" in page.get_by_role("status").inner_text()
    look(visit, "filtered")
    page.locator("tbody a").first.click()
    expect(page.locator("mark").first).to_be_attached()
    look(visit, "entry")
    page.get_by_label("Your note").fill("Ask who called.")
    page.get_by_role("button", name="Keep the note").click()
    page.get_by_role("heading", name="What was decided about it").wait_for()
    page.get_by_role("link", name="Read on in").click()
    look(visit, "original")
    go(visit, "Print and export")
    look(visit, "export")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the Word document").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert len(docx.Document(str(saved)).tables[0].rows) > 350
    go(visit, "Log")
    page.get_by_role("link", name="Check that nothing was changed").click()
    assert "every file were checked" in page.get_by_role("alert").inner_text()
    look(visit, "log")
    visit.check_nothing_left()


def shown(visit: Visit) -> bool:
    """Whether the ways stand open, without the menu of a narrow screen."""
    size = visit.page.viewport_size
    return size is not None and size["width"] == WIDE


def menu(visit: Visit, name: str) -> None:
    """Open the menu of a narrow screen and go there."""
    visit.page.get_by_role("button", name="Menu").click()
    visit.page.get_by_role("navigation", name="Menu").get_by_role(
        "link", name=name, exact=True
    ).click()


def go(visit: Visit, name: str) -> None:
    """Go there by the navigation."""
    if shown(visit):
        visit.page.get_by_role("navigation", name="Menu").get_by_role(
            "link", name=name, exact=True
        ).click()
    else:
        menu(visit, name)
