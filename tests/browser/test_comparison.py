"""Two accounts side by side and a post in voices, in a real browser, by keyboard too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from candour.cli.main import cli
from tests.browser.conftest import AT_BOTH_WIDTHS, AXE, CASE, Served, Visit
from tests.browser.test_journey import go, look
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.usefixtures("inside_this_machine")
ACCOUNTS = CASE / "accounts"


def open_a_case(visit: Visit, names: tuple[str, ...]) -> None:
    page = visit.page
    visit.open_new_case()
    page.set_input_files("input[type=file]", [str(ACCOUNTS / name) for name in names])
    page.get_by_role("button", name="Continue").click()
    for name in names:
        page.get_by_label(name).first.fill("Partnership")
    page.get_by_role("button", name="Add the").click()
    page.get_by_role("heading", name="What became of the files").wait_for()


def test_two_accounts_side_by_side(visit: Visit) -> None:
    page = visit.page
    open_a_case(visit, ("review_1.docx", "review_2.docx"))
    go(visit, "Compare")
    visit.check_page("compare-chosen")
    page.get_by_role("button", name="Compare them").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    visit.check_page("compare-refused")
    page.get_by_label("The second account").select_option(label="review_2.docx (Partnership)")
    page.get_by_role("button", name="Compare them").click()
    expect(page.get_by_role("status")).to_contain_text("270 of 270 differences")
    visit.check_page("compared")
    page.get_by_label("What became of it").first.select_option("softened")
    page.get_by_label("Agency", exact=True).select_option("Police")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("of 270 differences")
    row = page.get_by_role("row").filter(has_text="did not speak to the other adults")
    expect(row).to_contain_text("could perhaps have spoken")
    look(visit, "compare")
    tab_to(visit, "Accept or correct")
    page.keyboard.press("Enter")
    visit.check_page("compare-deciding")
    row.get_by_label("What became of it").select_option("reworded")
    row.get_by_label("Why (if you like)").fill("The same claim in other words")
    row.get_by_role("button", name="Decide").click()
    row = page.get_by_role("row").filter(has_text="did not speak to the other adults")
    expect(row).to_contain_text("decided by Ann Reviewer")
    expect(row).to_contain_text("(suggested: softened)")
    visit.check_page("compare-decided")
    row.get_by_role("button", name="Undo").click()
    row = page.get_by_role("row").filter(has_text="did not speak to the other adults")
    expect(row.get_by_text("Accept or correct")).to_be_visible()
    visit.check_nothing_left()


def test_a_post_in_columns(visit: Visit) -> None:
    page = visit.page
    open_a_case(visit, ("post.html", "article.txt"))
    go(visit, "Fisk")
    visit.check_page("fisk-chosen")
    page.get_by_label("Which post?").select_option(label="post.html (Partnership)")
    page.get_by_label("article.txt (Partnership)").check()
    page.get_by_role("button", name="Tell the voices apart").click()
    expect(page.get_by_role("status")).to_contain_text("44 paragraphs")
    row = page.get_by_role("row").filter(has_text="failed him at every turn").first
    expect(row).to_contain_text("because:")
    look(visit, "fisk")
    visit.check_nothing_left()


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that `candour compare` makes of two reviews."""
    out = tmp_path_factory.mktemp("compared") / "compared.html"
    files = [str(ACCOUNTS / name) for name in ("review_1.docx", "review_2.docx")]
    cli.main(["compare", *files, "-o", str(out)], standalone_mode=False)
    return out


@AT_BOTH_WIDTHS
def test_the_file_filters_scrolls_and_prints_by_itself(
    browser: Browser, compared: Path, width: int
) -> None:
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(path=str(AXE))
    page.goto(compared.as_uri())
    Visit(page, Served(""), is_at_one_width=True).check_page("the file")
    expect(page.locator("#shown")).to_have_text("270 of 270 rows shown")
    for kind in ("kept", "reworded", "softened", "hardened", "made vague", "dropped", "added"):
        page.get_by_label(kind, exact=False).first.uncheck()
    page.get_by_label("Agency").select_option("Health visiting")
    moved = page.locator("tr[data-kinds]:visible")
    expect(moved.first).to_contain_text("moved")
    assert 0 < moved.count() < 10
    panes = page.locator(".pane")
    panes.first.focus()
    page.keyboard.press("End")
    expect(page.locator(".counterpart")).to_have_count(2)
    assert panes.last.evaluate("pane => pane.scrollTop") > 200
    widths = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] <= widths[1]
    assert not complaints
    page.close()


def test_the_file_is_whole_without_script(browser: Browser, compared: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(compared.as_uri())
    expect(page.locator("tr[data-kinds]")).to_have_count(270)
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".pane p").last).to_be_visible()
    context.close()
