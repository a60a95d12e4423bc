"""The drawn timeline: each entry a link in its agency's lane, windows, filters, and its table."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from candour.actions import timeline_pages
from tests.web.conftest import Workbench

SVG = "{http://www.w3.org/2000/svg}"


def drawn(page: str) -> ElementTree.Element:
    """The drawing, read as a browser that is strict would."""
    return ElementTree.fromstring(page[page.index("<svg xmlns") : page.index("</svg>") + 6])


def titles(page: str) -> list[str]:
    """What every mark of the drawing is called."""
    return [one.findtext(f"{SVG}title") or "" for one in drawn(page).iter(f"{SVG}a")]


def way(page: str, name: str) -> str | None:
    """The address that a way leads to; None where it leads nowhere."""
    found = re.search(rf'<a [^>]*data-way="{name}" href="([^"#]*)', page)
    return f"/cases/case/timeline/{unescape(found.group(1))}" if found else None


def test_every_dated_entry_is_drawn_once_in_the_lane_of_its_agency(
    workbench: Workbench, case: str
) -> None:
    page = workbench.get(f"{case}timeline/")
    lanes = {
        lane.get("data-lane"): len(list(lane.iter(f"{SVG}a")))
        for lane in drawn(page).iter(f"{SVG}g")
    }
    assert lanes == {"A": 2, "B": 2}
    assert "<strong>4</strong> of 4 dated entries" in page
    assert "1 without a date" in page
    assert "A Police, 3 May 2022: Officer saw Zephyrine at the flat." in titles(page)
    assert page.count('<th scope="row"') >= 4


def test_every_mark_leads_to_its_entry(workbench: Workbench, case: str) -> None:
    for mark in drawn(workbench.get(f"{case}timeline/")).iter(f"{SVG}a"):
        assert "In the original" in workbench.get(mark.get("href") or "")


def test_what_is_drawn_is_not_told_by_colour_or_by_style(workbench: Workbench, case: str) -> None:
    page = workbench.get(f"{case}timeline/")
    assert "style=" not in page
    for mark in drawn(page).iter(f"{SVG}a"):
        letters = [text.text for text in mark.iter(f"{SVG}text")]
        assert letters[0] in ("A", "B")
    shapes = {
        (mark.findtext(f"{SVG}title") or "")[:18]: [one.tag.removeprefix(SVG) for one in mark]
        for mark in drawn(page).iter(f"{SVG}a")
    }
    assert "circle" in shapes["A Police, 3 May 20"]
    assert "circle" not in shapes["B GP, early June 2"]


def test_an_event_is_bridged_from_lane_to_lane(workbench: Workbench, case: str) -> None:
    page = workbench.get(f"{case}timeline/")
    entries = re.findall(rf'href="({case}entries/[^"]+)"', page[page.index("<svg xmlns") :])
    first, second = entries[0], next(one for one in entries if one not in entries[:2])
    other = second.removeprefix(f"{case}entries/").strip("/").replace("/", "#")
    workbench.post(f"{first}event/", others=other, answer="same")
    work = workbench.site.desk.of("case")
    assert work is not None
    work.wait(60)
    assert 'class="app-timeline__bridge"' in workbench.get(f"{case}timeline/")


def test_words_of_a_case_are_escaped(workbench: Workbench, case: str) -> None:
    page = workbench.get(f"{case}timeline/")
    assert "<script>alert" not in page
    assert any("<script>alert(1)" in one for one in titles(page))


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("?agency=GP", "Letter sent", "Officer saw"),
        ("?words=ZEPHYRINE+officer", "Officer saw", "Letter sent"),
        ("?person=zephyrine", "GP saw", "Letter sent"),
        ("?first=1/6/2022", "Letter sent", "Officer saw"),
        ("?last=2022-05-03", "Officer saw", "Letter sent"),
        ("?start=2022-05-01T00:00&end=2022-05-05T23:59", "Officer saw", "Letter sent"),
        ("?start=2022-05-01&end=2022-05-03", "Officer saw", "said the caller"),
        ("?start=2022-05-04&end=2022-05-04", "said the caller", "Officer saw"),
        ("?agency=Fire", "Officer saw", "No entry with a date"),
    ],
)
def test_filters_are_those_of_the_chronology(
    workbench: Workbench, case: str, query: str, found: str, left_out: str
) -> None:
    page = workbench.get(f"{case}timeline/{query}")
    assert found in page
    assert left_out not in page


def test_where_nothing_has_a_date_there_is_a_way_back(workbench: Workbench, case: str) -> None:
    page = workbench.get(f"{case}timeline/?flag=undated")
    assert "No entry with a date fits" in page
    assert "<svg xmlns" not in page


@pytest.mark.parametrize(
    "query",
    [
        "?start=2022-05-01T00:00", "?start=one&end=two", "?start=2022-05-05&end=2022-05-01",
        "?start=1900-01-01T00:00&end=1901-01-01T00:00", "?width=one", "?width=99999999999&page=0",
        "?start=0001-01-01T00:00&end=9999-12-31T23:59", "?width=1", "?page=999",
        "?start=2022-05-01T00:00%2B01:00&end=2022-05-03T00:00Z",
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_shows_something(
    workbench: Workbench, case: str, query: str
) -> None:
    assert "Officer saw" in workbench.get(f"{case}timeline/{query}")


def test_from_years_to_minutes_and_back(workbench: Workbench, case: str) -> None:
    page = workbench.get(f"{case}timeline/?start=2022-05-02T00:00&end=2022-05-03T23:59")
    steps = 0
    while (closer := way(page, "closer")) is not None:
        page = workbench.get(closer)
        steps += 1
        assert steps < 12
    assert "May 2022" in page
    assert steps > 5
    assert re.search(r">2 May 2\d:\d\d<|>3 May 0?\d:\d\d<", page)
    while (wider := way(page, "wider")) is not None:
        page = workbench.get(wider)
        steps -= 1
        assert steps > -12
    assert "<strong>4</strong> of 4" in page
    assert way(page, "earlier") is None
    assert way(page, "later") is None


def test_earlier_and_later_keep_the_filters(workbench: Workbench, case: str) -> None:
    page = workbench.get(
        f"{case}timeline/?agency=GP&start=2022-05-10T00:00&end=2022-05-12T00:00&width=400"
    )
    for name in ("earlier", "later"):
        address = way(page, name)
        assert address is not None
        assert "agency=GP" in address
        assert "width=400" in address
    assert "No entry stands between these dates" in page


def test_more_than_can_be_drawn_is_counted(
    workbench: Workbench, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_pages, "MOST_MARKS", 1)
    page = workbench.get(f"{case}timeline/")
    assert "counted: they are more than can be drawn" in page
    found = titles(page)
    assert sum(int(re.search(r": (\d+) entr", one).group(1)) for one in found) == 4  # type: ignore[union-attr]
    cells = re.findall(r'numeric">(\d+)</td>', page)
    assert sum(map(int, cells[2::4])) == 4
    bar = next(drawn(page).iter(f"{SVG}a"))
    address = (bar.get("href") or "").partition("#")[0]
    closer = workbench.get(f"{case}timeline/{address}")
    assert "Police" in closer
    assert int(re.search(r"<strong>(\d+)</strong> of 4", closer).group(1)) >= 1  # type: ignore[union-attr]


def test_a_list_and_its_drawing_lead_to_each_other(workbench: Workbench, case: str) -> None:
    listed = workbench.get(f"{case}chronology/?agency=GP")
    assert f'{case}timeline/?agency=GP"' in listed
    line = workbench.get(f"{case}timeline/?agency=GP&start=2022-05-01T00:00&end=2022-05-05T00:00")
    assert f'{case}chronology/?agency=GP"' in line


def test_a_case_without_files_leads_to_adding_some(workbench: Workbench) -> None:
    workbench.post("/new/", title="Child K")
    response = workbench.client.get("/cases/child-k/timeline/")
    assert response.status_code == 302
    assert "Add what agencies sent" in workbench.get(response["Location"])


def test_a_window_is_drawn_as_long_as_its_entries_fit(
    workbench: Workbench, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_pages, "MOST_MARKS", 2)
    page = workbench.get(f"{case}timeline/?start=2022-05-03&end=2022-05-03")
    assert "<strong>2</strong> of 4" in page
    assert "counted: they" not in page
    counted = workbench.get(f"{case}timeline/?start=2022-05-03&end=2022-05-04")
    assert "<strong>3</strong> of 4" in counted
    assert "counted: they" in counted
