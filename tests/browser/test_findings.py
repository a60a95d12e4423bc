"""A finding from its first word to ready, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_journey import go
from tests.browser.test_keyboard import tab_to
from tests.browser.test_quotations import open_a_case
from tests.web.test_findings import ELIDED

pytestmark = pytest.mark.usefixtures("inside_this_machine")


def test_a_finding_becomes_ready(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    open_a_case(visit, tmp_path)
    go(visit, "Findings")
    visit.check_page("findings-none")
    page.get_by_role("button", name="Write a finding").click()
    visit.check_page("finding-new")
    page.get_by_role("button", name="Keep the draft").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("finding-new-refused")
    page.get_by_label("What is found?").fill("Nobody looked beyond the door.")
    page.get_by_label("Quotation 1", exact=True).fill(ELIDED)
    page.get_by_label("Where does quotation 1 stand?").select_option(label="review.txt")
    page.get_by_role("button", name="Keep the draft").click()
    page.get_by_text("nobody has accepted what was cut").wait_for()
    visit.check_page("finding-draft")
    page.get_by_role("button", name="Mark it ready").click()
    expect(page.get_by_text("the finding cannot be marked ready: quotation 1")).to_be_visible()
    visit.check_page("finding-barred")
    tab_to(visit, "Accept what was cut")
    page.keyboard.press("Enter")
    expect(page.get_by_text("nobody has accepted")).to_have_count(0)
    page.get_by_role("button", name="Mark it ready").click()
    expect(page.get_by_role("status")).to_contain_text("ready")
    expect(page.get_by_role("button", name="Mark it ready")).to_have_count(0)
    visit.check_page("finding-ready")
    go(visit, "Findings")
    visit.check_page("findings")
    visit.check_nothing_left()
