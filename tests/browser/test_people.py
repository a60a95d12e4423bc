"""Who is who and who knew what, in a real browser: the review by keys, evidence before strength."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cases import SEVEN, Begun, of_agencies
from tests.browser.conftest import Visit
from tests.browser.test_journey import go, look
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.usefixtures("inside_this_machine")
LONG_MS = 120_000


@pytest.fixture
def begun() -> Begun:
    return of_agencies(*SEVEN)


@pytest.fixture
def case(visit: Visit) -> Visit:
    """Somebody who looks at the people of seven agencies' files."""
    visit.page.set_default_timeout(LONG_MS)
    visit.open_case("people")
    visit.page.get_by_role("heading", name="The family and those around it").wait_for()
    return visit


def at_rest(visit: Visit) -> None:
    """Wait until the work beside the pages is done."""
    page = visit.page
    page.wait_for_load_state()
    while page.get_by_text("Candour is at work").count():
        page.get_by_role("link", name="See how far it is").click()
        page.wait_for_url(lambda address: not address.partition("?")[0].endswith("work/"))
        page.wait_for_load_state()


def test_people_are_reviewed_by_keyboard(case: Visit) -> None:
    page, keys = case.page, case.page.keyboard
    look(case, "people")
    tab_to(case, "Review")
    keys.press("Enter")
    page.get_by_role("heading", name="One person, or two?").wait_for()
    look(case, "review")
    before = page.locator("h2").all_inner_texts()[:2]
    assert not re.search(r"\b(certain|strong|fair|weak)\b", page.locator("main").inner_text())
    tab_to(case, "Why? (optional)")
    keys.type("different ages, so")  # d, s and u are words here
    assert page.locator("h2").all_inner_texts()[:2] == before
    keys.press("Tab")
    keys.press("d")
    told = page.get_by_role("alert")
    told.wait_for()
    expect(told).to_contain_text("Decided and kept: different people")
    expect(told).to_contain_text(re.compile("to be (certain|strong|fair|weak)"))
    look(case, "review-decided")
    tab_to(case, "Undo")
    keys.press("Enter")
    told.wait_for(state="detached")
    expect(page.locator("h2").first).to_have_text(before[0])
    tab_to(case, "Turn the keys off")
    keys.press("Enter")
    expect(page.get_by_text("The keys S, D and U are off.")).to_be_visible()
    keys.press("s")
    expect(page.locator("h2").first).to_have_text(before[0])
    tab_to(case, "Unsure")
    keys.press("Enter")
    told.wait_for()
    expect(told).to_contain_text("Decided and kept: unsure")
    at_rest(case)
    go(case, "People")
    page.get_by_role("heading", name="You were unsure of 1").wait_for()
    case.check_page("people-unsure")
    case.check_nothing_left()


def test_a_person_is_parted_and_joined(case: Visit) -> None:
    page = case.page
    page.get_by_label("Name or role").fill("strake")
    page.get_by_role("button", name="Show").click()
    page.locator("tbody th a").first.click()
    page.get_by_role("heading", name="Every mention").wait_for()
    look(case, "person")
    page.get_by_role("button", name="These words are about somebody else").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    case.check_page("person-refused")
    before = page.locator("input[name=mentions]").count()
    page.locator("input[name=mentions]").last.check()
    page.get_by_role("button", name="These words are about somebody else").click()
    page.get_by_role("heading", name="What was decided").wait_for()
    page.wait_for_load_state()
    assert page.locator("input[name=mentions]").count() < before
    case.check_page("person-parted")
    page.get_by_label("Find a name or role").fill("ellery")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    case.check_page("person-found")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="They are one person").click()
    page.get_by_text("decided that these are one person").first.wait_for()
    at_rest(case)
    go(case, "People")
    tab_to(case, "See the family drawn")
    page.keyboard.press("Enter")
    page.get_by_label("Lead agency").select_option("Children's social care")
    page.get_by_role("button", name="Draw").click()
    page.locator(".app-svg").evaluate("frame => frame.scrollIntoView()")
    look(case, "genogram")
    page.locator(".app-svg a").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Every mention").wait_for()
    case.check_nothing_left()


@pytest.mark.only_looks
def test_who_knew_is_asked_and_opened(case: Visit) -> None:
    page, keys = case.page, case.page.keyboard
    go(case, "Who knew what")
    look(case, "knew")
    tab_to(case, "Who knew that")
    keys.type("the mother has a partner")
    keys.press("Enter")
    page.get_by_role("heading", name="The answer in a paragraph").wait_for()
    look(case, "answer")
    assert "fail" not in page.locator("main").inner_text().casefold()
    tab_to(case, "Open in the original")
    keys.press("Enter")
    page.get_by_role("heading", name="In the original").wait_for()
    expect(page.locator("mark").first).to_be_attached()
    case.check_page("entry-of-an-answer")
    page.get_by_role("link", name="Who knew what", exact=True).last.click()
    case.check_nothing_left()


@pytest.mark.only_looks
def test_facts_lead_to_their_words(case: Visit) -> None:
    page, keys = case.page, case.page.keyboard
    go(case, "Who knew what")
    page.locator("tbody td a").first.focus()
    keys.press("Enter")
    page.get_by_role("heading", name="In the original").wait_for()
    page.go_back()
    page.get_by_text("Choose what is shown").click()
    page.get_by_label("About", exact=True).select_option(index=1)
    page.get_by_role("button", name="Show", exact=True).click()
    case.check_page("knew-of-one")
    page.locator("tbody th a").first.click()
    page.get_by_role("heading", name="The answer in a paragraph").wait_for()
    look(case, "fact")
    go(case, "Who knew what")
    page.get_by_role("button", name="Add the fact").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    case.check_page("fact-refused")
    case.check_nothing_left()


@pytest.mark.only_looks
def test_on_paper_there_is_nothing_to_press(case: Visit) -> None:
    page = case.page
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
    expect(page.locator("tbody th a").first).to_be_visible()
