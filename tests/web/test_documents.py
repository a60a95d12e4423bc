"""Documents: taken in with their agencies, reported, mapped, withdrawn."""

import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from candour.actions.refreshing import case_state
from candour.web.site import now
from tests.web.conftest import POLICE, Workbench

EXAMPLES = Path(__file__).parents[2] / "examples" / "case"


def sent(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def wait(workbench: Workbench, case: str) -> None:
    work = workbench.site.desk.of(case)
    assert work is not None
    work.wait(60)


def add(workbench: Workbench, *files: SimpleUploadedFile, **agencies: str) -> str:
    workbench.post("/new/", title="Child K")
    response = workbench.post("/cases/child-k/documents/", sent=list(files))
    assert response.headers["Location"] == "/cases/child-k/documents/agencies/"
    workbench.post("/cases/child-k/documents/agencies/", **agencies)
    wait(workbench, "child-k")
    return workbench.get("/cases/child-k/documents/")


def test_files_are_added_with_the_agencies_that_a_person_names(workbench: Workbench) -> None:
    text = add(
        workbench,
        sent("police chronology v2.csv", "Date,Event\n3 May 2022,Called out.\n"),
        sent("hv.txt", "On 4 May 2022 the health visitor called.\n"),
        **{"agency-0": "Police", "agency-1": "Health visiting"},
    )
    assert "police chronology v2.csv: 1 entry read" in text
    assert "2 files in the case" in text
    assert "Health visiting" in text
    assert "What became of the files" not in workbench.get("/cases/child-k/documents/")


def test_agencies_are_guessed_from_names(workbench: Workbench) -> None:
    workbench.post("/new/", title="Child K")
    files = [sent("police chronology v2.csv", "x"), sent("hv.txt", "y")]
    workbench.post("/cases/child-k/documents/", sent=files)
    text = workbench.get("/cases/child-k/documents/agencies/")
    assert 'value="Police"' in text
    assert 'value="HV"' in text
    response = workbench.post(
        "/cases/child-k/documents/agencies/", **{"agency-0": "", "agency-1": "HV"}
    )
    assert response.status_code == 422
    assert "Enter which agency sent police chronology v2.csv" in response.content.decode()


def test_one_file_that_cannot_be_read_keeps_no_other_out(workbench: Workbench) -> None:
    text = add(
        workbench,
        sent("broken.docx", "PK\x03\x04 no document"),
        sent("gp.csv", "Date,Event\n3 May 2022,Seen.\n"),
        **{"agency-0": "Police", "agency-1": "GP"},
    )
    assert "<strong>Not added</strong> – broken.docx" in text
    assert "gp.csv: 1 entry read" in text
    assert "1 file in the case" in text


def test_a_new_version_takes_the_place_of_the_old_and_decisions_carry_over(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    entry = addresses("chronology/", "entries/")[0]
    workbench.post(f"{entry}note/", note="Ask who called.")
    wait(workbench, "case")
    again = sent("police.csv", f"{POLICE}5 May 2022,A third call.,Log 4\n")
    workbench.post(f"{case}documents/", sent=[again])
    text = workbench.get(f"{case}documents/agencies/")
    old = entry.removeprefix(f"{case}entries/").partition("/")[0]
    assert f'<option value="{old}" selected>A new version of police.csv (Police)</option>' in text
    workbench.post(f"{case}documents/agencies/", **{"agency-0": "Police", "replaces-0": old})
    wait(workbench, "case")
    text = workbench.get(f"{case}documents/")
    assert "every decision carries over to the new version" in text
    assert "2 files in the case" in text
    assert "A third call." in workbench.get(f"{case}chronology/")
    assert workbench.client.get(entry).status_code == 409  # the old version's entry is gone
    shown = [workbench.get(one) for one in addresses("chronology/", "entries/")]
    assert sum("Ask who called." in text for text in shown) == 1


def test_what_a_new_version_leaves_without_its_entry_is_listed(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    entry = addresses("chronology/", "entries/")[0]
    workbench.post(f"{entry}note/", note="Ask who called.")
    wait(workbench, "case")
    old = entry.removeprefix(f"{case}entries/").partition("/")[0]
    again = sent("police.csv", POLICE.replace("at the flat", "in the street"))
    workbench.post(f"{case}documents/", sent=[again])
    workbench.post(f"{case}documents/agencies/", **{"agency-0": "Police", "replaces-0": old})
    wait(workbench, "case")
    text = workbench.get(f"{case}documents/")
    assert "does not hold word for word: D3" in text


RETURNS = """
- agency: Police
  period: 2022-01-01..2022-12-31
  systems_searched: [command log]
"""


def test_what_agencies_searched_is_added_beside_their_files(workbench: Workbench) -> None:
    rows = "Date,Event\n3 May 2022,Called out.\n4 September 2022,Called out again.\n"
    text = add(
        workbench,
        sent("police.csv", rows),
        sent("returns.yaml", RETURNS),
        sent("broken.yml", "- agency: [\n"),
        **{"agency-0": "Police"},
    )
    assert "returns.yaml: what was searched by Police" in text
    assert "<strong>Not added</strong> – broken.yml" in text
    assert "1 file in the case" in text
    shown = workbench.get("/cases/child-k/chronology/")
    assert "yes: the agency says that it searched these days" in shown


def test_a_form_without_files_says_so(workbench: Workbench) -> None:
    workbench.post("/new/", title="Child K")
    response = workbench.post("/cases/child-k/documents/")
    assert response.status_code == 422
    assert "Choose at least one file" in response.content.decode()


def test_the_report_of_a_file_says_what_was_left_out(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    document = addresses("documents/", "documents/")[0]
    text = workbench.get(document)
    assert "Entries read" in text
    assert "Where its columns lead" in text
    assert "Officer saw Zephyrine" in text


def test_where_columns_lead_is_decided_once(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    document = addresses("documents/", "documents/")[0]
    as_it_is = {"column-0": "happened", "column-1": "what", "column-2": "source"}
    before = case_state(workbench.site.workspace, "case", now()).log.count
    answer = workbench.post(f"{document}columns/", **as_it_is)
    assert "Nothing was changed" in workbench.get(answer.headers["Location"])
    assert case_state(workbench.site.workspace, "case", now()).log.count == before
    answer = workbench.post(f"{document}columns/", **{**as_it_is, "column-2": "comment"})
    assert "Saved, for every file of this agency" in workbench.get(answer.headers["Location"])
    assert case_state(workbench.site.workspace, "case", now()).log.count == before + 1
    wait(workbench, "case")
    assert '<option value="comment" selected>' in workbench.get(document)
    assert "decided where columns lead" in workbench.get(f"{case}log/")


def test_a_file_is_withdrawn_with_a_reason(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    document = addresses("documents/", "documents/")[0]
    response = workbench.post(f"{document}withdraw/", why="")
    assert response.status_code == 422
    assert "Enter why you decide so" in response.content.decode()
    response = workbench.post(f"{document}withdraw/", why="sent by mistake")
    assert response.headers["Location"] == f"{case}documents/"
    wait(workbench, "case")
    assert "1 file in the case" in workbench.get(f"{case}documents/")
    assert "Officer saw" not in workbench.get(f"{case}chronology/")


def test_what_to_mend_is_handed_over_as_word(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    path = next(one for one in addresses("documents/", "documents/") if "to-mend" in one)
    response = workbench.client.get(path)
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    paragraphs = docx.Document(io.BytesIO(response.content)).paragraphs
    assert any("police.csv" in paragraph.text for paragraph in paragraphs)


def test_the_files_own_words_are_shown_and_escaped(
    workbench: Workbench, case: str, addresses: Callable[..., list[str]]
) -> None:
    document = addresses("documents/", "documents/")[0]
    text = workbench.get(f"{document}text/")
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text


def test_a_page_of_a_pdf_is_drawn_beside_its_words(workbench: Workbench) -> None:
    data = (EXAMPLES / "health_visiting.pdf").read_bytes()
    add(workbench, SimpleUploadedFile("hv.pdf", data), **{"agency-0": "Health visiting"})
    chronology = workbench.get("/cases/child-k/chronology/")
    entry = re.findall(r'href="(/cases/child-k/entries/[^"#?]+)', chronology)[0]
    shown = workbench.get(entry)
    picture = unescape(re.findall(r'<img src="(/cases/child-k/documents/[^"]+)"', shown)[0])
    assert "/pages/1.png?start=" in picture
    response = workbench.client.get(picture)
    assert response.headers["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert response.content != workbench.client.get(picture.partition("?")[0]).content
    workbench.get(picture.replace("/pages/1.png", "/pages/900.png"), status=409)


def test_a_sheet_has_no_printed_page(workbench: Workbench, case: str) -> None:
    entry = re.findall(r'href="(/cases/case/entries/[^"#?]+)', workbench.get(f"{case}chronology/"))
    assert "<img" not in workbench.get(entry[0])
