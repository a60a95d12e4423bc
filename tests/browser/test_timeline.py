"""The drawn timeline in a real browser: by mouse, by keyboard alone, and without a script."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from candour.actions.demo import SENT_BY
from tests.browser.cases import Begun, of_agencies
from tests.browser.conftest import AT_BOTH_WIDTHS, Visit
from tests.browser.test_journey import look
from tests.browser.test_keyboard import tab_to

pytestmark = [pytest.mark.usefixtures("inside_this_machine"), pytest.mark.only_looks]

LINE = "/cases/child-r/timeline/"
WINTER = f"{LINE}?start=2021-11-20T00:00&end=2022-02-20T00:00"


@pytest.fixture
def begun() -> Begun:
    return replace(of_agencies(*SENT_BY), has_returns=True)


@pytest.fixture
def line(visit: Visit) -> Visit:
    """Somebody who looks at the timeline of the invented case."""
    visit.open_case("chronology")
    visit.page.get_by_role("link", name="See it drawn, a lane for each agency").click()
    visit.page.wait_for_url(f"**{LINE}*")
    return visit


def heading(page: Page) -> str:
    """The stretch of time that is shown."""
    return page.locator("#drawing-heading").inner_text()


def wait_until_it_fits(page: Page) -> None:
    """Wait until nothing of the drawing is hidden beside the screen.

    Not by `wait_for_function`: it evaluates words, which the pages' policy forbids.
    """
    for _ in range(100):
        frame = page.locator("[data-frame]")
        if frame.evaluate("e => e.scrollWidth <= e.clientWidth"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the drawing is wider than its frame")


def moved_on(page: Page, before: str) -> str:
    """Wait until another stretch of time is shown."""
    expect(page.locator("#drawing-heading")).not_to_have_text(before)
    return heading(page)


@AT_BOTH_WIDTHS
def test_by_mouse(line: Visit) -> None:
    page = line.page
    expect(page.locator("svg.app-timeline")).to_be_visible()
    wait_until_it_fits(page)
    assert "counted" in page.get_by_role("status").inner_text()
    line.check_page("timeline, counted")
    whole = heading(page)
    page.get_by_role("link", name="Closer", exact=True).click()
    closer = moved_on(page, whole)
    page.get_by_role("link", name="Later", exact=True).click()
    moved_on(page, closer)
    page.go_back()
    expect(page.locator("#drawing-heading")).to_have_text(closer)
    page.goto(f"{line.site}{WINTER}")
    wait_until_it_fits(page)
    expect(page.locator(".app-timeline__gap").first).to_be_attached()
    expect(page.locator(".app-timeline__bridge").first).to_be_attached()
    expect(page.locator(".app-timeline__bridge--contradicted").first).to_be_attached()
    page.locator("#drawing").evaluate("e => e.scrollIntoView()")
    look(line, "timeline")
    before = heading(page)
    box = page.locator("svg.app-timeline").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 60)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    assert "February 2022" in moved_on(page, before).partition(" to ")[2]
    mark = page.locator("[data-frame] a[href*='/entries/']").first
    said = mark.locator("title").text_content() or ""
    mark.click()
    page.get_by_role("heading", name="In the original").wait_for()
    assert said
    line.check_nothing_left()


@AT_BOTH_WIDTHS
def test_by_keyboard(line: Visit) -> None:
    page, keys = line.page, line.page.keyboard
    page.goto(f"{line.site}{WINTER}")
    tab_to(line, "Skip the drawing")
    keys.press("Enter")
    expect(page.locator("#table")).to_be_focused()
    page.goto(f"{line.site}{WINTER}")
    tab_to(line, "Closer")
    shown = heading(page)
    keys.press("Enter")
    shown = moved_on(page, shown)
    expect(page.locator("[data-way=closer]")).to_be_focused()
    tab_to(line, "Skip the drawing")
    keys.press("Tab")
    frame = page.get_by_role("region", name="Timeline, drawn")
    expect(frame).to_be_focused()
    for key in ("-", "+", "ArrowRight", "ArrowLeft", "0"):
        keys.press(key)
        shown = moved_on(page, shown)
        expect(frame).to_be_focused()
    page.goto(f"{line.site}{WINTER}")
    tab_to(line, "Skip the drawing")
    keys.press("Tab")
    keys.press("ArrowDown")
    lane = page.evaluate("document.activeElement.closest('[data-lane]').dataset.lane")
    keys.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-lane]').dataset.lane") > lane
    fill, _ = page.evaluate(
        "(e => [getComputedStyle(e).fill, e.tagName])"
        "(document.activeElement.querySelector('.app-mark__place'))"
    )
    assert fill == "rgb(255, 221, 0)"
    keys.press("Enter")
    page.get_by_role("heading", name="In the original").wait_for()
    line.check_nothing_left()


def test_without_a_script(line: Visit, browser: Browser) -> None:
    cookies = line.page.context.cookies()
    context = browser.new_context(java_script_enabled=False, viewport=line.page.viewport_size)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{line.site}{WINTER}")
    for name in ("Closer", "Later", "Earlier", "Wider", "Everything", "1 month"):
        before = heading(page)
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_load_state()
        assert heading(page) != before, name
    page.locator("[data-frame] a").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="In the original").wait_for()
    context.close()
