"""Web pages, archives, pictures, mail, text and bytes of no known kind."""

import io
import zipfile

import pytest
from PIL import Image

from candour.readers.hidden.opening import open_file
from tests.unit.readers.hidden.hidden_files import MARK, packed, places


@pytest.mark.parametrize(
    ("markup", "where"),
    [
        ("<p>a <b>Zor</b>bulon</p>", "body, paragraph 1"),
        (f"<!-- {MARK} --><p>a", "comment in the markup"),
        (f"<script>x = '{MARK}'</script>", "script or style, paragraph 1"),
        (f"<meta name='author' content='{MARK}'>", "meta element (author)"),
        (f"<img alt='{MARK}'>", "alternative text of a picture"),
        (f"<a href='mailto:{MARK}'>x</a>", "link address"),
        (f"<p data-who='{MARK}'>x", "own attribute"),
        (f"<div style='display: none'>{MARK}</div>", "hidden element, paragraph 1"),
        (f"<div hidden>{MARK}</div>", "hidden element, paragraph 1"),
        (f"<title>{MARK}</title>", "page title, paragraph 1"),
        (f"<input type='hidden' value='{MARK}'>", "form field"),
    ],
)  # fmt: skip
def test_a_web_page(markup: str, where: str) -> None:
    assert places(f"<!doctype html><html>{markup}</html>".encode()) == [where]


def test_a_page_that_nests_without_end_is_read() -> None:
    assert places(("<html>" + "<div>" * 20_000 + MARK).encode()) != []


def test_an_archive_says_its_members_names_comments_and_times() -> None:
    made = packed({f"{MARK}/notes.txt": "words", "../../away.txt": MARK}, f"for {MARK}".encode())
    assert places(made) == ["comment of the zip container", "member name"]
    opened = open_file(made, "file.zip")
    assert [one.name for one in opened.inner] == [f"{MARK}/notes.txt", "../../away.txt"]
    stamped = io.BytesIO()
    with zipfile.ZipFile(stamped, "w") as container:
        container.writestr(zipfile.ZipInfo("a", (2020, 6, 14, 9, 30, 0)), "x")
    assert places(stamped.getvalue(), mark="2020-06-14") == ["time of a zip member"]


def test_a_picture_says_its_own_properties_and_that_nobody_read_it() -> None:
    picture, made = Image.new("RGB", (40, 40)), io.BytesIO()
    exif = picture.getexif()
    exif[0x013B] = MARK
    picture.save(made, "JPEG", exif=exif, comment=f"by {MARK}".encode())
    assert places(made.getvalue()) == ["EXIF of a picture (Artist)", "comment of a picture"]
    assert "look at it" in open_file(made.getvalue(), "a.jpg").unread[0]


def test_bytes_of_no_known_kind() -> None:
    made = b"\x00\x01\x02" + MARK.encode("utf-16-le") + b"\x00\xff\x00" + MARK.encode() + b"\x00"
    assert len(places(made)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "utf-8-sig"])
def test_text_in_any_encoding(encoding: str) -> None:
    assert places(f"café\n\n{MARK} was here".encode(encoding)) == ["line 3"]


def test_a_message() -> None:
    made = f"From: {MARK} <a@b.example>\nTo: x\nSubject: y\nDate: z\n\nwords of {MARK}\n".encode()
    assert places(made) == ["mail header From"]
    assert [MARK.encode() in one.data for one in open_file(made, "a.eml").inner] == [True]


def test_mail_quoted_in_a_text_is_text() -> None:
    quoted = f"From: a\nDate: b\nSubject: c\n\n{MARK}\n"
    for begins in ("Legal\n\n", "Legal\n", "\n"):
        opened = open_file(f"{begins}{quoted}".encode(), "legal.txt")
        assert not opened.inner
        assert any(MARK in one.text for one in opened.stretches)
