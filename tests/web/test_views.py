"""Views of the chronology: kept under a name, and as on record at the end of a day."""

import re
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest

from candour.actions.adding import add_bytes
from candour.actions.merging import AgencyFile
from candour.actions.recording import Maker, open_new_case, read_log
from candour.actions.refreshing import make_view, table_of
from candour.actions.views import keep_view
from candour.core.decisions.opening import Opening
from candour.errors import CandourError
from candour.web.site import Site, now
from tests.web.conftest import Workbench
from tests.web.test_documents import wait

RECORDED = (
    "Date,Date recorded,Event,Source,Comment\n"
    "3 May 2022,3 May 2022,Seen at home.,Log,Should have asked.\n"
    "3 May 2022,9 June 2022,Neighbour rang.,Log,\n"
    "4 May 2022,,Letter came.,Log,\n"
    ",,No date here.,Log,\n"
)


def views_in(text: str) -> list[tuple[str, str]]:
    """The views that a page lists: name and address."""
    listed = text.partition("Views that are kept")[2].partition("</ul>")[0]
    return [(name, unescape(to)) for to, name in re.findall(r'href="([^"]+)">([^<]+)</a>', listed)]


def test_a_view_is_kept_opened_and_deleted(workbench: Workbench, case: str) -> None:
    here = f"{case}chronology/"
    assert "Keep this view" not in workbench.get(here)
    assert "Keep this view" in workbench.get(f"{here}?words=officer")
    response = workbench.post(
        f"{here}keep/", name=" Flat &  police ", words="flat", agency="Police"
    )
    assert response.headers["Location"] == f"{here}?agency=Police&words=flat"
    text = workbench.get(here)
    assert views_in(text) == [("Flat &amp; police", f"{here}?agency=Police&words=flat")]
    assert "<strong>1</strong> of 5" in workbench.get(views_in(text)[0][1])
    workbench.post(f"{here}keep/", name="Flat & police", agency="GP")
    assert [one[1] for one in views_in(workbench.get(here))] == [f"{here}?agency=GP"]
    workbench.post(f"{here}forget/", name="Flat & police")
    assert "Views that are kept" not in workbench.get(here)


def test_a_view_is_no_decision_and_belongs_to_its_case(workbench: Workbench, case: str) -> None:
    before = read_log(workbench.site.workspace, "case", now()).head
    workbench.post(f"{case}chronology/keep/", name="Flat", words="flat")
    assert read_log(workbench.site.workspace, "case", now()).head == before
    workbench.post("/new/", title="Child K")
    assert "Flat" not in workbench.get("/cases/child-k/chronology/")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "", "words": "flat"}, "Enter a name for the view"),
        ({"name": "x" * 61, "words": "flat"}, "60 characters or fewer"),
        ({"name": "All"}, "nothing is filtered"),
    ],
)
def test_a_view_without_a_name_or_a_filter_is_refused(
    workbench: Workbench, case: str, given: dict[str, object], said: str
) -> None:
    response = workbench.post(f"{case}chronology/keep/", **given)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_case_keeps_no_more_views_than_anybody_reads(site: Site) -> None:
    maker = Maker(by="Ann", at=datetime.now(UTC), salt=lambda: b"0" * 32)
    open_new_case(site.workspace, Opening(name="case", title="K", by="Ann"), maker)
    for number in range(100):
        keep_view(site.workspace, "case", f"view {number}", {"words": "x"}, now())
    keep_view(site.workspace, "case", "view 7", {"words": "y"}, now())
    with pytest.raises(CandourError, match="100 views already"):
        keep_view(site.workspace, "case", "one more", {"words": "x"}, now())


@pytest.fixture
def recorded(workbench: Workbench, case: str, tmp_path: Path) -> str:
    """The case with a file that says when things were written down."""
    maker = Maker(by="Ann", at=datetime.now(UTC), salt=lambda: b"1" * 32)
    file = AgencyFile("School", tmp_path / "school.csv")
    add_bytes(workbench.site.workspace, "case", (file, RECORDED.encode()), maker)
    workbench.get(f"{case}chronology/")
    wait(workbench, "case")
    return f"{case}chronology/?as_at=2022-05-31"


def test_a_view_as_known_on_a_day_says_what_it_leaves_out(
    workbench: Workbench, case: str, recorded: str
) -> None:
    text = workbench.get(recorded)
    assert "As on record at the end of 31 May 2022" in text
    assert "Seen at home." in text
    assert "Neighbour rang." not in text
    assert "No date here." not in text
    said = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    assert "2 entries recorded later are left out." in said
    assert "2 without any date are left out" in said
    assert "4 shown here do not say when they were written down" in said
    assert "1 later comment is hidden." in said
    assert "later comment hidden" in said
    assert "decision" not in said.partition("later comment is hidden.")[2].partition("An entry")[0]
    whole = workbench.get(f"{case}chronology/")
    assert "Neighbour rang." in whole
    assert "This is not the whole chronology" not in whole


def test_what_was_decided_later_does_not_count_in_it(
    workbench: Workbench, case: str, recorded: str
) -> None:
    page = workbench.get(f"{case}chronology/")
    entry = re.findall(rf'<a class="govuk-link" href="({case}entries/[^"#?]+)', page)[0]
    workbench.post(f"{entry}tag/", tags="visit")
    wait(workbench, "case")
    text = workbench.get(recorded)
    assert "1 decision that people made later does not count here" in text
    assert "tag, by a person" not in text.partition("<tbody")[2]
    assert "tag, by a person" in workbench.get(f"{case}chronology/").partition("<tbody")[2]


def test_a_view_that_was_cancelled_is_not_made_behind_ones_back(
    workbench: Workbench, recorded: str
) -> None:
    workbench.get(recorded)
    work = workbench.site.desk.of("case")
    assert work is not None
    table_of(workbench.site.workspace, "case", date(2022, 5, 31)).unlink()
    work.was_stopped = True
    text = workbench.get(recorded)
    assert "has not been worked out" in text
    assert "Neighbour rang." in text
    assert "This is not the whole chronology" in workbench.get(f"{recorded}&make=1")


def test_a_day_that_is_none_is_said(workbench: Workbench, case: str) -> None:
    text = workbench.get(f"{case}chronology/?as_at=31/02/2022")
    assert "must be a real day" in text
    assert "This is not the whole chronology" not in text


def test_only_the_last_views_are_kept(workbench: Workbench, case: str) -> None:
    workspace = workbench.site.workspace
    for day in range(1, 16):
        make_view(workspace, "case", now(), date(2022, 5, day))
    folder = table_of(workspace, "case", date(2022, 5, 1)).parent
    kept = sorted(path.stem for path in folder.glob("*.sqlite3"))
    assert kept == [f"2022-05-{day:02}" for day in range(4, 16)]
