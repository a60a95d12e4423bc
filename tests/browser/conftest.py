"""A real browser, a real server, and nothing else: what left the site would be seen."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.cases import CASE, Begun, case_made
from tests.conftest import leave_out

__all__ = ["CASE", "case_made"]

SENT = ("police.docx", "hospital.xlsx", "gp.csv", "csc.docx", "health_visiting.pdf", "housing.tsv", "nursery.csv")  # fmt: skip
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
)  # fmt: skip
WIDE, NARROW = 1280, 360
_START_SECONDS = 60
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
def begun() -> Begun | None:
    """The case that is in the workspace from the start; a module says which."""
    return None


@dataclass(slots=True)
class Served:
    """A server's link, and what lets somebody in again once it was followed."""

    link: str
    cookies: list[Any] = field(default_factory=list)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """`candour serve` over the workspace in a folder."""
    with subprocess.Popen(
        [sys.executable, "-m", "candour", "serve", "--no-browser", "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        link = [running.stdout.readline() for _ in range(3)][1].strip()
        wait_until_it_listens(link)
        yield Served(link)
        running.terminate()
        running.wait(30)


def wait_until_it_listens(link: str) -> None:
    """The link is printed a moment before the server's worker is there."""
    host, _, port = link.split("/")[2].partition(":")
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


@pytest.fixture(scope="module")
def shared_servers(
    tmp_path_factory: pytest.TempPathFactory, case_made: Callable[[Begun, Path], None]
) -> Iterator[Callable[[Begun], Served]]:
    """A server for each case, for the tests of a module that change nothing of it."""
    started: dict[Begun, Served] = {}
    with ExitStack() as running:

        def serve(begun: Begun) -> Served:
            if begun not in started:
                folder = tmp_path_factory.mktemp("shared")
                case_made(begun, folder)
                started[begun] = running.enter_context(served(folder))
            return started[begun]

        yield serve


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path, begun: Begun | None) -> Iterator[Served]:
    """A server over a workspace of its own, or a shared one where a test only looks."""
    if begun is not None and request.node.get_closest_marker("only_looks"):
        yield request.getfixturevalue("shared_servers")(begun)
        return
    if begun is not None:
        request.getfixturevalue("case_made")(begun, tmp_path)
    with served(tmp_path) as started:
        yield started


@dataclass(slots=True)
class Visit:
    """A page in the browser, everything it asked for, and everything it complained of."""

    page: Page
    server: Served
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    is_at_one_width: bool = False
    """Whether the whole test runs again at the other width, so that a page is checked at its own."""

    @property
    def link(self) -> str:
        """The link that opens the site once."""
        return self.server.link

    @property
    def site(self) -> str:
        """The site's own address."""
        return "/".join(self.link.split("/")[:3])

    def come_in(self) -> None:
        """Follow the link, and say who it is, where nobody did yet."""
        if self.server.cookies:
            self.page.context.add_cookies(self.server.cookies)
            return
        self.page.goto(self.link)
        self.page.get_by_label("What is your name?").fill("Ann Reviewer")
        self.page.get_by_role("button", name="Continue").click()
        self.page.get_by_role("heading", name="Cases", exact=True).wait_for()
        self.server.cookies = list(self.page.context.cookies())

    def open_case(self, page: str) -> None:
        """Come in, and go to a page of the case that is there."""
        self.come_in()
        self.page.goto(f"{self.site}/cases/child-r/{page}/")

    def open_new_case(self) -> None:
        """Come in, and open a case without files."""
        self.come_in()
        self.page.get_by_role("button", name="Open a new case").click()
        self.page.get_by_label("What is the case called?").fill("Child R")
        self.page.get_by_role("button", name="Open the case").click()

    def check_page(self, where: str) -> None:
        """Hold the page against WCAG 2.2 AA as far as a machine can, and its width.

        At the width that it is read at, and at the other one.
        """
        size = self.page.viewport_size
        assert size is not None
        self._check_as_it_stands(where)
        if not self.is_at_one_width:
            other = NARROW if size["width"] > NARROW else WIDE
            self._make_wide(other)
            self._check_as_it_stands(f"{where}, {other} px wide")
            self._make_wide(size["width"])

    def _make_wide(self, width: int) -> None:
        """Change the window, and wait until the page has been laid out for it."""
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": width, "height": size["height"]})
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def _check_as_it_stands(self, where: str) -> None:
        # A click waits for the next page to begin, not for its elements.
        self.page.wait_for_load_state("load")
        found: list[dict[str, Any]] = self.page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', "
            "'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']})).violations"
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


AT_BOTH_WIDTHS = pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])
"""For journeys whose steps differ on a narrow screen: the rest are made once, every page of them
checked at both widths."""


@pytest.fixture
def width() -> int:
    return WIDE


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, browser: Browser, server: Served, width: int
) -> Iterator[Visit]:
    """Somebody new, at a screen of some width."""
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=False)
    page = context.new_page()
    runs_twice = "width" in getattr(getattr(request.node, "callspec", None), "params", {})
    found = Visit(page, server, is_at_one_width=runs_twice)
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
