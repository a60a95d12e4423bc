"""Pages at 20,000 entries: `python -m benchmarks.pages`.

Usable is when the page's load event is over and two frames were drawn after it, told by the
page's own clock from the moment that it was asked for. The empty page is Django without middleware,
by the same server. Pages are taken in turn, by one browser that has the stylesheets already. Each
figure is the least of its runs: whatever else the machine does can only add to it, and it is said
how much that was.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.pages.made import CASE, ENTRIES, make_case
from benchmarks.pages.peers import VIS, fetch_vis, write_items
from benchmarks.report import cells_as_table
from candour.actions.keeping_people import cast_table
from candour.actions.refreshing import table_of
from candour.store.cast import PeopleSought, search_people
from candour.store.chronology import load_rest

RUNS, LINE_RUNS = 15, 2
LONGEST_SECONDS = 180
_MONTH = "start=2015-03-01T00:00&end=2015-03-31T23:59"
_WHEN_USABLE = """addEventListener('load', () => {
  if (window.isUsableLater) return
  requestAnimationFrame(() => requestAnimationFrame(() => { window.usableAt = performance.now() }))
})"""
_USABLE_AT = """() => new Promise(done => {
  const look = () => window.usableAt ? done(window.usableAt) : setTimeout(look, 20)
  look()
})"""
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass(slots=True)
class Measured:
    """One page: what it is called, where it stands, and what was measured of it."""

    name: str
    address: str
    runs: int = RUNS
    server: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)
    size: int = 0


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[str]]:
    """Run a server until it is no more needed."""
    with subprocess.Popen(
        [sys.executable, "-m", *words], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def pages_of_candour(site: str, entry: str, person: str) -> list[Measured]:
    """The pages that are measured."""
    original, _, place = entry.partition("#")
    case = f"{site}/cases/{CASE}"
    return [
        Measured("chronology", f"{case}/chronology/"),
        Measured("chronology, a page in the middle", f"{case}/chronology/?page=200"),
        Measured("chronology, one person", f"{case}/chronology/?person=Zephyrine+Holt"),
        Measured("chronology, words", f"{case}/chronology/?words=bruise+lodger"),
        Measured("timeline, everything (counted)", f"{case}/timeline/"),
        Measured("timeline, a month (drawn)", f"{case}/timeline/?{_MONTH}"),
        Measured("timeline, one person", f"{case}/timeline/?person=Zephyrine+Holt"),
        Measured("entry", f"{case}/entries/{original}/{quote(place)}/"),
        Measured("people", f"{case}/people/"),
        Measured("two who may be one", f"{case}/people/review/"),
        Measured("one person", f"{case}/people/{person}/"),
        Measured("who knew what", f"{case}/knew/"),
        Measured("a fact", f"{case}/knew/F1/"),
    ]


def ask(one: Measured, cookie: str) -> None:
    """Ask for a page without a browser; note how long it took and how large it is."""
    host, _, rest = one.address.removeprefix("http://").partition("/")
    connection = HTTPConnection(host)
    connection.request("GET", f"/{rest}", headers={"Cookie": cookie})
    connection.getresponse().read()
    begun = time.perf_counter()
    connection.request("GET", f"/{rest}", headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read()
    one.server.append(time.perf_counter() - begun)
    one.size = len(body)
    if answer.status != 200:
        raise SystemExit(f"{one.name}: answered {answer.status}")


def look(page: Page, one: Measured) -> None:
    """Open a page in the browser; note when it was usable."""
    page.goto(one.address, timeout=LONGEST_SECONDS * 1000)
    one.usable.append(page.evaluate(_USABLE_AT) / 1000)


def measure(context: BrowserContext, asked: list[Measured]) -> None:
    """Measure pages in turn; the first round warms up what a person has been to before."""
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in context.cookies())  # type: ignore[typeddict-item]
    page = context.new_page()
    page.set_default_timeout(LONGEST_SECONDS * 1000)
    for turn in range(max(one.runs for one in asked) + 1):
        for one in asked:
            if turn > one.runs:
                continue
            ask(one, cookie)
            look(page, one)
            if turn == 0 and one.runs > 1:
                one.server.clear()
                one.usable.clear()
    page.close()


def figures() -> list[dict[str, str]]:
    """Make the case, serve it and its peers, and measure."""
    with TemporaryDirectory() as name, ExitStack() as opened:
        folder = Path(name)
        workspace = make_case(folder)
        entries = load_rest(table_of(workspace, CASE)).entries
        write_items(folder, entries)
        has_vis = fetch_vis(folder)
        port = _free_port()
        opened.enter_context(running("benchmarks.pages.peers", str(port), name))
        served = opened.enter_context(
            running(
                *("candour", "serve", "--no-browser", "--port", "0", "--by", "Ann"),
                *("--workspace", str(workspace.folder)),
            )
        )
        assert served.stdout is not None
        link = [served.stdout.readline() for _ in range(3)][1].strip()
        site = "/".join(link.split("/")[:3])
        peer = f"http://127.0.0.1:{port}"
        bare = Measured("an empty page", f"{peer}/")
        _, found = search_people(cast_table(workspace, CASE), PeopleSought(), 1, 1)
        middle = entries[len(entries) // 2].id
        own = pages_of_candour(site, middle, found[0].person.id)
        vis = [
            Measured("everything", f"{peer}/line/", LINE_RUNS),
            Measured("a month seen first", f"{peer}/line/?{_MONTH}", LINE_RUNS),
        ]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_init_script(_WHEN_USABLE)
            context.new_page().goto(link)
            measure(context, [bare, *own])
            if has_vis:
                measure(context, vis)
            browser.close()
        items = (folder / "items.js").stat().st_size
    rows = [_row("Django alone", bare, bare)]
    rows += [_row("Candour", one, bare) for one in own]
    rows += [_row(VIS, one, bare, items) for one in vis if has_vis]
    return rows


def _row(who: str, one: Measured, bare: Measured, beside: int = 0) -> dict[str, str]:
    usable, empty = min(one.usable), min(bare.usable)
    return {
        "page": one.name,
        "who": who,
        "server ms": f"{min(one.server) * 1000:.1f}",
        "KB": f"{(one.size + beside) / 1000:,.0f}",
        "usable ms": f"{usable * 1000:,.0f}",
        "to the empty page": f"{usable / empty:.2f}",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _chromium() -> str | None:
    return which("chromium") or which("chromium-browser")


def main() -> None:
    """Print the table, and what it is of."""
    rows = figures()
    print("By `python -m benchmarks pages`, each figure the least of its runs.")
    print(f"{ENTRIES:,} invented entries of twelve agencies, ten years; a screen of 1280 pixels.")
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"Processes that waited for {os.cpu_count()} processors (1, 5, 15 minutes): {busy}.\n")
    print(cells_as_table(rows))


if __name__ == "__main__":
    main()
