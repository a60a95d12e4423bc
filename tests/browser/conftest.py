"""A real browser, a real server, and nothing else: what left the site would be seen."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT, leave_out

CASE = ROOT / "examples" / "case"
SENT = ("police.docx", "hospital.xlsx", "gp.csv", "csc.docx", "health_visiting.pdf", "housing.tsv", "nursery.csv")  # fmt: skip
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
)  # fmt: skip
AXE = Path(str(files("axe_playwright_python"))) / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, closed after each module: while it runs, Django takes this thread for an
    asynchronous one and refuses its database.
    """
    program = which("chromium") or which("chromium-browser")
    if program is None:
        leave_out("Chromium is not installed (Debian: chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """`candour serve` over an empty workspace; its link."""
    with subprocess.Popen(
        [sys.executable, "-m", "candour", "serve", "--no-browser", "--port", "0"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        link = [running.stdout.readline() for _ in range(3)][1].strip()
        yield link
        running.terminate()
        running.wait(30)


@dataclass(slots=True)
class Visit:
    """A page in the browser, everything it asked for, and everything it complained of."""

    page: Page
    link: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def site(self) -> str:
        """The site's own address."""
        return "/".join(self.link.split("/")[:3])

    def come_in(self) -> None:
        """Follow the link, and say who it is."""
        self.page.goto(self.link)
        self.page.get_by_label("What is your name?").fill("Ann Reviewer")
        self.page.get_by_role("button", name="Continue").click()

    def open_new_case(self) -> None:
        """Come in, and open a case without files."""
        self.come_in()
        self.page.get_by_role("button", name="Open a new case").click()
        self.page.get_by_label("What is the case called?").fill("Child R")
        self.page.get_by_role("button", name="Open the case").click()

    def check_page(self, where: str) -> None:
        """Hold the page against WCAG 2.2 AA as far as a machine can, and its width."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', "
            "'wcag21aa', 'wcag22aa', 'best-practice']})).violations"
        )
        said = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
        assert not said, f"{where}: {said}"
        widths = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1], f"{where}: wider than the screen"

    def check_nothing_left(self) -> None:
        """Every request stayed on the site, and the browser complained of nothing."""
        away = [one for one in self.asked if not one.startswith((self.site, "data:", "blob:"))]
        assert not away
        assert not self.complaints


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def width(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


@pytest.fixture
def visit(browser: Browser, server: str, width: int) -> Iterator[Visit]:
    """Somebody new, at a screen of some width."""
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=False)
    page = context.new_page()
    found = Visit(page, server)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on(
        "console",
        # A form that was refused (422) is an answer, and the browser calls it an error.
        lambda said: (
            found.complaints.append(said.text)
            if said.type in ("error", "warning") and "422" not in said.text
            else None
        ),
    )
    context.add_init_script(path=str(AXE))
    yield found
    context.close()
