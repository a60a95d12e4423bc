"""Entries made of selected words, divided and tagged: by mouse, then by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CASE, Visit
from tests.browser.test_journey import look
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.usefixtures("inside_this_machine")


def open_a_case(visit: Visit) -> None:
    """Come in, open a case and add two files."""
    page = visit.page
    page.goto(visit.link)
    page.get_by_label("What is your name?").fill("Ann Reviewer")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Open a new case").click()
    page.get_by_label("What is the case called?").fill("Child R")
    page.get_by_role("button", name="Open the case").click()
    page.set_input_files("input[type=file]", [str(CASE / "gp.csv"), str(CASE / "police.docx")])
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Add the 2 files").click()
    page.get_by_role("link", name="Go to the chronology").click()
    page.get_by_role("heading", name="Chronology", exact=True).wait_for()


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


def test_by_mouse(visit: Visit) -> None:
    page = visit.page
    open_a_case(visit)
    open_an_entry(visit, "Sleeping better")
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
    page.get_by_label("Tag or term of reference").select_option("medication")
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.get_by_role("status").inner_text().startswith("2 of")
    assert page.locator("tbody tr").count() == 2
    look(visit, "divided")
    visit.check_nothing_left()


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
    assert page.locator("[name=piece]:checked").count() == 1
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
    assert page.get_by_text("divided by a person: part 2 of 2").count() == 1
    visit.check_nothing_left()
