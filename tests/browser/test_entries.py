"""Entries made of selected words, divided and tagged: by mouse, then by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.cases import Begun, of_agencies
from tests.browser.conftest import AT_BOTH_WIDTHS, NARROW, Visit
from tests.browser.test_journey import look
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.usefixtures("inside_this_machine")


@pytest.fixture
def begun() -> Begun:
    return of_agencies("GP", "Police")


def open_a_case(visit: Visit) -> None:
    """Come in, and look at two agencies' chronology."""
    visit.open_case("chronology")
    visit.page.get_by_role("heading", name="Chronology", exact=True).wait_for()


def open_an_entry(visit: Visit, words: str) -> None:
    """Find the one entry that holds some words, and open it."""
    visit.page.goto(f"{visit.site}/cases/child-r/chronology/?words={words.replace(' ', '+')}")
    visit.page.locator("tbody th a").first.click()
    visit.page.get_by_role("heading", name="In the original").wait_for()


def drag_over(visit: Visit, words: str) -> None:
    """Select words of the original with the mouse, from before the first to after the last."""
    ends = visit.page.evaluate(
        """words => {
          for (const one of document.querySelectorAll('[data-start]')) {
            const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const at = node.data.indexOf(words)
              if (at < 0) continue
              one.scrollIntoView({block: 'center', inline: 'center'})
              const box = (from, to) => {
                const range = document.createRange()
                range.setStart(node, from); range.setEnd(node, to)
                return range.getClientRects()[0]
              }
              const first = box(at, at + 1)
              const last = box(at + words.length - 1, at + words.length)
              return [first.left + 1, first.top + first.height / 2,
                last.right - 1, last.top + last.height / 2]
            }
          }
        }""",
        words,
    )
    mouse = visit.page.mouse
    mouse.move(ends[0], ends[1])
    mouse.down()
    mouse.move(ends[2], ends[3], steps=4)
    mouse.up()


def see_its_words(visit: Visit) -> None:
    """The marked words stand inside their frame; a narrow screen needs no scrolling sideways."""
    mark, frame, wider = visit.page.evaluate(
        """() => {
          const frame = document.querySelector('[data-passages]')
          const box = (one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]
          return [box(frame.querySelector('mark')), box(frame),
            frame.scrollWidth - frame.clientWidth]
        }"""
    )
    assert frame[0] <= mark[0] < mark[1] <= frame[1]
    size = visit.page.viewport_size
    assert size is not None
    assert size["width"] > 360 or wider <= 0


@AT_BOTH_WIDTHS
def test_a_wide_file_shows_the_words_and_an_export_says_that_it_is_made(visit: Visit) -> None:
    page = visit.page
    open_a_case(visit)
    open_an_entry(visit, "Sleeping better")
    see_its_words(visit)
    page.get_by_role("link", name="Read on in gp.csv").click()
    look(visit, "original-of-a-table")
    page.goto(f"{visit.site}/cases/child-r/export/")
    with page.expect_download():
        page.get_by_role("button", name="Make the CSV").click()
    page.get_by_role("button", name="Download the CSV").wait_for()
    assert "is being saved" in page.get_by_role("status").inner_text()
    look(visit, "export-ready")
    visit.check_nothing_left()


def test_views_are_kept_and_a_day_is_looked_at(visit: Visit) -> None:
    page = visit.page
    open_a_case(visit)
    page.get_by_label("Words").fill("clinic")
    page.get_by_label("As on record at the end of").fill("31/12/2021")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_text("This is not the whole chronology").wait_for(timeout=60_000)
    page.get_by_label("Keep this view under a name").fill("Clinic, known in 2021")
    page.get_by_role("button", name="Keep this view").click()
    page.get_by_role("heading", name="Views that are kept").wait_for()
    look(visit, "as-at")
    page.locator("tbody th a").first.click()
    page.get_by_role("navigation", name="Back").get_by_role("link").click()
    expect(page.get_by_label("Words")).to_have_value("clinic")
    page.get_by_role("link", name="Show everything").click()
    page.get_by_role("link", name="Clinic, known in 2021").click()
    page.get_by_text("This is not the whole chronology").wait_for()
    page.get_by_role("button", name="Delete the view Clinic, known in 2021").click()
    page.get_by_role("heading", name="Views that are kept").wait_for(state="detached")
    look(visit, "views-gone")
    visit.check_nothing_left()


def test_by_mouse(visit: Visit) -> None:
    page = visit.page
    open_a_case(visit)
    open_an_entry(visit, "Sleeping better")
    drag_over(visit, "no side effects")
    page.get_by_role("link", name="Quote the words selected in a finding").click()
    expect(page.get_by_role("textbox", name="Quotation 1")).to_have_value("no side effects")
    page.go_back()
    drag_over(visit, "no side effects")
    page.get_by_role("link", name="Make an entry of the words selected").click()
    expect(page.get_by_label("Only these words (optional)")).to_have_value("no side effects")
    look(visit, "select")
    page.get_by_label("When did it happen? (optional)").fill("soon")
    page.get_by_role("button", name="Make the entry").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.get_by_label("Only these words (optional)")).to_have_value("no side effects")
    look(visit, "select-refused")
    drag_over(visit, "Review of tablets")
    expect(page.get_by_label("Only these words (optional)")).to_have_value("Review of tablets")
    page.get_by_label("When did it happen? (optional)").fill("16 March 2021")
    page.get_by_role("button", name="Make the entry").click()
    page.get_by_role("heading", name="In the original").wait_for()
    assert page.locator("mark").all_inner_texts() == ["Review of tablets"]
    look(visit, "entry-made")
    open_an_entry(visit, "Sleeping better")
    page.get_by_label("Your own tags").fill("medication")
    page.get_by_role("button", name="Tag the entry").click()
    page.get_by_text("tag, by a person: medication").first.wait_for()
    look(visit, "tagged")
    words = page.get_by_label("The entry’s words")
    words.fill(words.input_value().replace("tablets. ", "tablets.\n\n"))
    page.get_by_role("button", name="Divide the entry").click()
    page.get_by_label("Words").fill("")
    page.get_by_label("Tag or term of reference").select_option("medication")
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.get_by_role("status").inner_text().startswith("2 of")
    expect(page.locator("tbody tr")).to_have_count(2)
    look(visit, "divided")
    visit.check_nothing_left()


def test_words_that_were_typed_stay_when_a_passage_is_ticked(visit: Visit) -> None:
    page = visit.page
    open_a_case(visit)
    open_an_entry(visit, "Sleeping better")
    page.get_by_role("link", name="Make an entry of words in this file").click()
    words = page.get_by_label("Only these words (optional)")
    words.fill("no side effects")
    passage = page.locator("[data-start]", has_text="Sleeping better")
    named = passage.get_attribute("id")
    page.locator(f"[name=piece][aria-labelledby='{named}']").check()
    expect(words).to_have_value("no side effects")
    page.get_by_role("button", name="Make the entry").click()
    page.get_by_role("heading", name="In the original").wait_for()
    assert page.locator("mark").all_inner_texts() == ["no side effects"]
    expect(page.get_by_text("gp.csv#r4c4:").first).to_be_attached()
    visit.check_nothing_left()


@pytest.mark.parametrize("width", [NARROW])
def test_by_keyboard(visit: Visit) -> None:
    page, keys = visit.page, visit.page.keyboard
    open_a_case(visit)
    open_an_entry(visit, "Sleeping better")
    tab_to(visit, "Make an entry of words in this file")
    keys.press("Enter")
    page.get_by_role("heading", name="Make an entry of words in this file").wait_for()
    for _ in range(150):
        keys.press("Tab")
        named = page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-labelledby'))"
            "?.textContent || ''"
        )
        if "Sleeping better" in named:
            break
    keys.press("Space")
    expect(page.locator("[name=piece]:checked")).to_have_count(1)
    tab_to(visit, "Only these words (optional)", most=150)
    keys.type("no side effects")
    tab_to(visit, "When did it happen? (optional)")
    keys.type("16 March 2021")
    keys.press("Enter")
    page.get_by_role("heading", name="In the original").wait_for()
    assert page.locator("mark").all_inner_texts() == ["no side effects"]
    tab_to(visit, "Your own tags")
    keys.type("medication")
    keys.press("Enter")
    page.get_by_text("tag, by a person: medication").first.wait_for()
    tab_to(visit, "The entry’s words", most=120)
    keys.press("Control+Home")
    keys.press("Control+ArrowRight")
    keys.press("Enter")
    keys.press("Enter")
    tab_to(visit, "Divide the entry")
    keys.press("Enter")
    page.get_by_role("heading", name="Chronology", exact=True).wait_for()
    expect(page.get_by_text("divided by a person: part 2 of 2")).to_have_count(1)
    visit.check_nothing_left()
