"""The Release section from a drafted key to a signed release, in a real browser, by keyboard too."""

import pytest
from playwright.sync_api import expect

from tests.browser.cases import CASE, Begun, of_agencies
from tests.browser.conftest import Visit
from tests.browser.test_journey import go, look
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.usefixtures("inside_this_machine")
LONG_MS = 60_000
SETTLED = CASE / "edition" / "key.yaml"
REVIEW = CASE / "accounts" / "review_1.docx"


@pytest.fixture
def begun() -> Begun:
    return of_agencies("GP", "Police")


def part(visit: Visit, name: str) -> None:
    """Go to a page of the section."""
    ways = visit.page.get_by_role("navigation", name="Release")
    ways.get_by_role("link", name=name, exact=True).click()
    visit.page.get_by_role("heading", name=name, exact=True, level=1).wait_for()


def test_from_a_draft_of_the_key_to_a_release(visit: Visit) -> None:
    visit.page.set_default_timeout(LONG_MS)
    visit.open_case("chronology")
    go(visit, "Release")
    settle_the_key(visit)
    preview(visit)
    make_an_edition(visit)
    read_back(visit)
    keep_drafts(visit)
    release(visit)
    visit.check_nothing_left()


def settle_the_key(visit: Visit) -> None:
    page, keys = visit.page, visit.page.keyboard
    visit.check_page("key-none")
    page.get_by_role("button", name="Upload the key").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("key-refused")
    tab_to(visit, "Draft the key")
    keys.press("Enter")
    page.get_by_role("button", name="Add somebody").wait_for()
    visit.check_page("key-drafted")
    page.locator("tbody th a").first.click()
    expect(page.get_by_label("Addresses")).to_have_count(0)
    visit.check_page("person-in-key-masked")
    tab_to(visit, "Show them")
    keys.press("Enter")
    page.get_by_label("Addresses").wait_for()
    page.get_by_label("Pseudonym").fill("")
    page.get_by_role("button", name="Keep it so").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("person-in-key-refused")
    page.get_by_label("Pseudonym").fill("The child")
    page.get_by_role("button", name="Keep it so").click()
    page.get_by_role("link", name="The child", exact=True).wait_for()
    page.set_input_files("input[type=file]", str(SETTLED))
    page.get_by_role("button", name="Upload the key").click()
    page.get_by_role("link", name="Child R", exact=True).first.wait_for()
    look(visit, "key")


def preview(visit: Visit) -> None:
    page = visit.page
    part(visit, "Preview")
    visit.check_page("preview-chosen")
    page.get_by_label("Document").select_option(label="gp.csv (GP)")
    page.get_by_role("button", name="Show what is withheld").click()
    expect(page.locator(".app-passages del").first).to_be_visible()
    look(visit, "preview")
    tab_to(visit, "Show only those")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Show every passage").wait_for()


def make_an_edition(visit: Visit) -> None:
    page = visit.page
    part(visit, "Editions")
    page.get_by_role("button", name="Make the edition").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("editions-refused")
    page.get_by_label("gp.csv (GP)").check()
    page.get_by_label("Format").select_option("docx")
    page.get_by_role("button", name="Make the edition").click()
    page.get_by_role("heading", name="The public edition").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="gp.docx").click()
    assert download.value.suggested_filename == "gp.docx"
    page.get_by_text("How much is withheld").click()
    visit.check_page("edition-made")


def read_back(visit: Visit) -> None:
    page = visit.page
    part(visit, "Leak check")
    visit.check_page("leaks-chosen")
    page.set_input_files("input[type=file]", str(REVIEW))
    page.get_by_role("button", name="Read them back").click()
    page.get_by_role("heading", name="review_1.docx").wait_for()
    look(visit, "leak-report")
    tab_to(visit, "Show what was found")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Mask what was found").wait_for()


def keep_drafts(visit: Visit) -> None:
    page = visit.page
    part(visit, "Ledger")
    page.get_by_role("button", name="Keep the draft").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("ledger-refused")
    for name, asked in (("review_1.docx", ""), ("review_2.docx", "the board")):
        page.set_input_files("input[type=file]", str(REVIEW.with_name(name)))
        page.get_by_label("Of which edition?").select_option("public")
        page.get_by_label("At whose request").fill(asked)
        page.get_by_role("button", name="Keep the draft").click()
        page.get_by_role("table").get_by_text(name).wait_for()
    look(visit, "ledger")
    page.locator("tbody th a").first.click()
    page.get_by_role("heading", name="What changed since").wait_for()
    visit.check_page("ledger-row")
    page.go_back()


def release(visit: Visit) -> None:
    page = visit.page
    part(visit, "Editions")
    tab_to(visit, "Make the pair of keys")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Download the public key").wait_for()
    part(visit, "Editions")
    look(visit, "editions")
    page.get_by_role("button", name="Release the public edition").click()
    page.get_by_role("heading", name="Ledger").wait_for()
    expect(page.get_by_text("Released:")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download child-r-public").click()
    assert download.value.suggested_filename == "child-r-public.zip"
