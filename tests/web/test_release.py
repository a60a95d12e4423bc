"""The Release section: key, preview, editions, leak check, ledger; and what each refuses."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase

from candour.actions.erasing import erase
from candour.actions.ledger import ledger_rows
from candour.actions.recording import Maker
from candour.actions.refreshing import case_state
from candour.actions.rights import list_readings
from candour.actions.verifying import verify_release
from candour.core.decisions.originals import originals_held
from candour.web.site import now
from candour.web.views import key
from tests.web.conftest import Workbench
from tests.web.test_documents import wait
from tests.web.test_people import last

KEY = """format: candour-key/1
case: Child K
persons:
- {id: P01, name: Zephyrine Marlowe, pseudonym: Child K, born: '2019-03-04',
   addresses: ['5 Quill Lane, Exampleton'], identifiers: ['NHS 943 476 5919']}
editions:
  public: {dates: month, ages: years, classes_withheld: [name, date_of_birth, address, identifier]}
"""


def post(workbench: Workbench, address: str, **given: object) -> HttpResponseBase:
    """Send a form, and wait for the work that it begins."""
    response = workbench.post(address, **given)
    wait(workbench, "case")
    return response


def upload(text: str, name: str = "key.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def seen(text: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', text)
    assert found is not None
    return found.group(1)


def original(workbench: Workbench, name: str) -> str:
    held = originals_held(case_state(workbench.site.workspace, "case", now()).log.decisions)
    return next(one.sha256 for one in held if one.name == name)


@pytest.fixture
def release(workbench: Workbench, case: str) -> str:
    """The Release section of a case with a key."""
    section = f"{case}release/"
    assert post(workbench, f"{section}key/upload/", file=upload(KEY)).status_code == 302
    return section


@pytest.fixture
def edition(workbench: Workbench, release: str) -> str:
    """The public edition of the police's file, made; its address."""
    document = original(workbench, "police.csv")
    post(workbench, f"{release}editions/", edition="public", documents=[document], ending="txt")
    text = workbench.get(f"{release}editions/")
    found = re.search(rf'href="({release}editions/\w+/)leaks/"', text)
    assert found is not None, text
    return found.group(1)


def test_without_a_key_pages_say_so(workbench: Workbench, case: str) -> None:
    for page in ("preview", "editions", "leaks"):
        assert "has no key yet" in workbench.get(f"{case}release/{page}/")
    assert "No draft is kept yet" in workbench.get(f"{case}release/ledger/")


def test_a_key_is_drafted_once_and_lies_apart(workbench: Workbench, case: str) -> None:
    address = f"{case}release/key/"
    count = last(workbench).id
    post(workbench, f"{address}draft/")
    assert "must not be named" in workbench.get(address)
    kept = workbench.site.workspace.folder / "keys" / "case.yaml"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert last(workbench).id == count
    before = kept.read_bytes()
    post(workbench, f"{address}draft/")
    assert "not drafted over" in workbench.get(address)
    assert kept.read_bytes() == before


def test_whom_a_draft_left_out_is_told_once_and_nothing_of_files(
    workbench: Workbench, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{case}release/key/"
    work = workbench.site.desk.of("case")
    assert work is not None
    work.results.append((True, "police.csv: 2 entries read"))
    assert "police.csv" not in workbench.get(address)
    assert "police.csv" in workbench.get(f"{case}documents/")
    monkeypatch.setattr(key, "draft_key", lambda *_: 2)
    post(workbench, f"{address}draft/")
    assert "2 people were left out" in workbench.get(address)
    assert "left out" not in workbench.get(address)


def test_somebody_is_settled_and_what_is_masked_stays(workbench: Workbench, release: str) -> None:
    address = f"{release}key/P01/"
    text = workbench.get(address)
    assert "Quill Lane" not in text
    assert "943 476" not in text
    assert "04/03/2019" not in text
    given = {"name": "Zephyrine Marlowe", "pseudonym": "The child", "forms_written": "Zeph\n\nZ M"}
    first = seen(text)
    assert workbench.post(address, seen=first, **given).status_code == 302
    text = workbench.get(f"{address}?shown=1")
    for kept in ("The child", "Zeph\nZ M", "5 Quill Lane", "943 476 5919", "04/03/2019"):
        assert kept in text
    written = workbench.client.get(f"{release}key/").content.decode()
    assert "Address withheld in every edition" not in written
    ticked = {"seen": seen(text), "sheltered": "on", **given}
    assert workbench.post(address, **ticked).status_code == 302
    assert "Address withheld in every edition" in workbench.get(f"{release}key/")
    text = workbench.post(address, seen=first, **given).content.decode()
    assert "changed since the page was shown" in text
    text = workbench.post(address, seen=first, name="", pseudonym="x").content.decode()
    assert "Enter the name" in text


def test_people_and_officials_come_and_go(workbench: Workbench, release: str) -> None:
    page = f"{release}key/"
    now = seen(workbench.get(page))
    workbench.post(f"{page}new/", seen=now, name="Ottoline Grey", pseudonym="Aunt", born="")
    text = workbench.get(page)
    assert "Ottoline Grey" in text
    workbench.post(f"{page}P02/remove/", seen=seen(text))
    text = workbench.get(page)
    assert "Ottoline Grey" not in text
    workbench.post(f"{page}allow/", seen=seen(text), name="Example  Council")
    text = workbench.get(page)
    assert "<li>Example Council" in text
    workbench.post(f"{page}allow/", seen=seen(text), remove="Example Council")
    assert "Example Council" not in workbench.get(page)


def test_a_key_that_is_none_is_refused_and_a_copy_can_be_locked(
    workbench: Workbench, release: str
) -> None:
    page = f"{release}key/"
    wrong = workbench.post(f"{page}upload/", file=upload(KEY.replace("name: Zeph", "nom: Zeph")))
    assert wrong.status_code == 422
    assert "person 1 has no name" in wrong.content.decode()
    assert "Zephyrine Marlowe" in workbench.get(page)
    plain = workbench.post(f"{page}take/", passphrase="").content
    assert b"Zephyrine Marlowe" in plain
    assert "the key" in workbench.get(page.replace("release/key", "log"))
    locked = workbench.post(f"{page}take/", passphrase="a long one").content
    assert locked.startswith(b"age-encryption.org/v1")
    again = SimpleUploadedFile("key.yaml.age", locked)
    assert workbench.post(f"{page}upload/", file=again, passphrase="another").status_code == 422
    again.seek(0)
    assert workbench.post(f"{page}upload/", file=again, passphrase="a long one").status_code == 302


def test_a_preview_marks_what_is_withheld_in_its_place(workbench: Workbench, release: str) -> None:
    given = {"document": original(workbench, "police.csv"), "edition": "public"}
    response = post(workbench, f"{release}preview/", **given)
    assert "document" in response.headers["Location"]
    address = f"{release}preview/?edition=public&document={given['document']}"
    text = workbench.get(address)
    assert "withheld, name: </span>Zephyrine</del>" in text
    assert "in its place: </span>Child K</ins>" in text
    assert "&lt;script&gt;alert(1)" in text
    assert "Of what Police recorded" in text
    assert "No date here." in text
    assert "No date here." not in workbench.get(f"{address}&withheld=1")
    # Another key withholds something else: nothing is shown that it did not say.
    post(workbench, f"{release}key/upload/", file=upload(KEY.replace("Child K,", "Child Q,")))
    assert "not by the key as it is now" in workbench.get(address)
    assert workbench.post(f"{release}preview/", edition="none", document="x").status_code == 422


def test_an_edition_is_made_read_back_and_released(
    workbench: Workbench, release: str, edition: str, tmp_path: Path
) -> None:
    text = workbench.get(f"{release}editions/")
    assert "✓ no leak" in text
    assert "A release is signed, and the workspace has no keys" in text
    made = workbench.client.get(f"{edition}police.txt").content.decode()
    assert "Officer saw Child K at the flat." in made
    assert "Zephyrine" not in made
    workbench.post(f"{release}editions/keys/", passphrase="signs")
    post(workbench, f"{edition}release/", passphrase="wrong")
    assert "passphrase does not open the private key" in workbench.get(f"{release}editions/")
    refused = workbench.post(f"{edition}release/", passphrase="signs", why="x" * 1001)
    assert refused.status_code == 409
    assert "1000 characters or fewer" in refused.content.decode()
    post(workbench, f"{edition}release/", passphrase="signs", at_request_of="the panel")
    ledger = workbench.get(f"{release}ledger/")
    assert "<strong>Released:</strong> case-public, public edition" in ledger
    assert "At the request of the panel" in ledger
    zipped = workbench.client.get(f"{release}ledger/case-public.zip").content
    ZipFile(BytesIO(zipped)).extractall(tmp_path / "out")
    public = tmp_path / "public.pem"
    public.write_bytes(workbench.client.get(f"{release}editions/public-key/").content)
    assert verify_release(tmp_path / "out" / "case-public", public).is_ok
    assert "Zephyrine" not in str(ZipFile(BytesIO(zipped)).namelist())
    read = {one.what for one in list_readings(workbench.site.workspace, "case", now())}
    assert {"edition", "release"} <= read
    private = workbench.site.workspace.folder / "keys" / "signing.private.pem"
    assert private.stat().st_mode & 0o777 == 0o600
    workspace, maker = workbench.site.workspace, Maker(by="Ann", at=now(), salt=lambda: b"0" * 32)
    erase(workspace, "case", ledger_rows(workspace, "case", now())[-1].decision, "order", maker)
    assert workbench.client.get(f"{release}ledger/case-public.zip").status_code == 409


def test_an_edition_of_another_key_cannot_be_released(
    workbench: Workbench, release: str, edition: str
) -> None:
    workbench.post(f"{release}editions/keys/", passphrase="")
    assert "Release the public edition" in workbench.get(f"{release}editions/")
    post(workbench, f"{release}key/upload/", file=upload(KEY.replace("Child K,", "Child Q,")))
    text = workbench.get(f"{release}editions/")
    assert "The key was changed since it was made" in text
    assert "Release the public edition" not in text
    post(workbench, f"{edition}release/", passphrase="")
    assert "the edition cannot be released" in workbench.get(f"{release}editions/")
    assert "No draft is kept yet" in workbench.get(f"{release}ledger/")


def test_a_finding_whose_quotation_does_not_hold_bars(
    workbench: Workbench, case: str, release: str
) -> None:
    source = original(workbench, "police.csv")
    given = {"statement": "Nobody looked.", "agency": "Police"}
    given |= {"words-0": "The officer saw nobody at all.", "source-0": source}
    post(workbench, f"{case}findings/new/", **given)
    post(workbench, f"{release}editions/", edition="public", documents=[source], ending="txt")
    text = workbench.get(f"{release}editions/")
    assert "It cannot be released" in text
    assert "A quotation of finding" in text


def test_a_report_masks_what_it_found_until_it_is_shown(workbench: Workbench, release: str) -> None:
    leaky = upload("Zephyrine Marlowe was seen. She is three and lives in Exampleton.", "told.txt")
    response = post(workbench, f"{release}leaks/", sent=leaky, edition="public")
    report = re.search(
        rf"{release}leaks/\w+/", str(response.headers["Location"]).replace("%2F", "/")
    )
    assert report is not None
    text = workbench.get(report[0])
    assert "✕ 1 leak" in text
    assert "P01" in text
    assert "Zephyrine" not in text
    assert "Zephyrine Marlowe" in workbench.get(f"{report[0]}?show=1")
    assert "told.txt" in workbench.get(f"{release}leaks/")
    assert workbench.post(f"{release}leaks/", edition="public").status_code == 422
    assert workbench.get(f"{release}leaks/0123456789abcdef/", 409)


def test_a_file_that_cannot_be_read_is_no_count_of_leaks(
    workbench: Workbench, release: str
) -> None:
    post(workbench, f"{release}leaks/", sent=upload("PK\x03\x04 and no more", "sent.docx"))
    text = workbench.get(f"{release}leaks/")
    assert "✕ not every file could be read" in text
    assert "0 leak" not in text


def test_editions_are_read_back_beside_each_other(
    workbench: Workbench, release: str, edition: str
) -> None:
    document = original(workbench, "police.csv")
    more = KEY + "  family: {dates: exact, ages: exact, classes_withheld: [identifier]}\n"
    post(workbench, f"{release}key/upload/", file=upload(more))
    for name in ("public", "family"):
        post(workbench, f"{release}editions/", edition=name, documents=[document], ending="txt")
    name = edition.split("/")[-2]
    response = post(workbench, f"{release}leaks/", made=name, beside="on")
    report = re.search(r"leaks/\w+/", str(response.headers["Location"]).replace("%2F", "/"))
    assert report is not None
    text = workbench.get(f"{release}{report[0]}")
    assert "by what the public edition may say" in text
    assert "Clues that tell only together" in text
    both = {"made": name, "sent": upload("A.", "a.txt")}
    refused = workbench.post(f"{release}leaks/", **both)
    assert "not both" in refused.content.decode()


def test_drafts_stand_in_the_ledger_with_what_changed(workbench: Workbench, release: str) -> None:
    page = f"{release}ledger/"
    before = "The practice did not speak to the father. Nobody asked why."
    after = "The practice could perhaps have spoken to the father. Nobody asked why."
    for text, asked in ((before, ""), (after, "the GP <practice>")):
        given = {"file": upload(text, "draft.txt"), "edition": "public", "at_request_of": asked}
        post(workbench, page, **given)
    shown = workbench.get(page)
    assert "2 rows, the latest first" in shown
    assert "At the request of the GP &lt;practice&gt;" in shown
    assert "softened</span> 1" in shown or "softened 1" in shown
    row = last(workbench).id
    # A draft says nothing of any entry: nothing is worked out anew for it.
    assert case_state(workbench.site.workspace, "case", now()).is_current
    text = workbench.get(f"{page}{row}/")
    assert "could perhaps have spoken" in text
    post(workbench, page, file=upload(after, "draft.txt"), edition="public")
    assert "is the last draft already" in workbench.get(page)
    assert workbench.post(page, edition="public").status_code == 422
    assert "Take the row back" in text
    post(workbench, page.replace("release/ledger", "undo"), decision=row, next=page)
    assert "(taken back)" in workbench.get(page)
    assert "Take the row back" not in workbench.get(f"{page}{row}/")
