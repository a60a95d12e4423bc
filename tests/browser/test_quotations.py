"""The quotations of a document beside their source, in a real browser, by keyboard too."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_journey import go
from tests.browser.test_keyboard import tab_to
from tests.web.test_quotations import POST, REVIEW

pytestmark = pytest.mark.usefixtures("inside_this_machine")


def open_a_case(visit: Visit, folder: Path) -> None:
    page = visit.page
    for name, text in (("review.txt", REVIEW), ("post.txt", POST)):
        (folder / name).write_text(text, encoding="utf-8")
    visit.open_new_case()
    files = [str(folder / name) for name in ("review.txt", "post.txt")]
    page.set_input_files("input[type=file]", files)
    page.get_by_role("button", name="Continue").click()
    for name in ("review.txt", "post.txt"):
        page.get_by_label(name).first.fill("Partnership")
    page.get_by_role("button", name="Add the").click()
    page.get_by_role("heading", name="What became of the files").wait_for()


def test_quotations_beside_their_source(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    open_a_case(visit, tmp_path)
    go(visit, "Quotations")
    visit.check_page("quotations-chosen")
    page.get_by_label("Whose quotations?").select_option(label="post.txt (Partnership)")
    page.get_by_label("review.txt (Partnership)").uncheck()
    page.get_by_role("button", name="Grade the quotations").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("quotations-refused")
    page.get_by_label("review.txt (Partnership)").check()
    page.get_by_role("button", name="Grade the quotations").click()
    expect(page.get_by_role("status")).to_contain_text("4 of 4 quotations")
    visit.check_page("quotations")
    tab_to(visit, "The health visitor called")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The quotation beside its source").wait_for()
    expect(page.locator("del").first).to_contain_text("at the house")
    visit.check_page("quotation-elided")
    page.get_by_role("link", name="The next quotation").click()
    expect(page.locator(".app-alarm").first).to_contain_text("exception")
    visit.check_page("quotation-alarm")
    page.get_by_label("Grade").select_option("absent")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("1 of 4 quotations")
    page.get_by_role("link", name="nobody").first.click()
    expect(page.get_by_text("None of the sources holds these words")).to_be_visible()
    visit.check_page("quotation-absent")
    visit.check_nothing_left()
