"""Archives of every kind, mailboxes, and what containers and pictures hold beside their own."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from PIL import Image, PngImagePlugin

from candour.core.leaks.stretch import Opened
from candour.errors import LimitPassed, LockedFile, UnknownFormat
from candour.readers.hidden.opening import open_file
from candour.readers.limits import Limits
from tests.unit.readers.hidden.hidden_files import MARK, packed, places


def inner(opened: Opened) -> list[bytes]:
    return [one.data for one in opened.inner]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file(pack: object) -> None:
    data = pack(MARK.encode())  # type: ignore[operator]
    assert inner(open_file(data, "file")) == [MARK.encode()]
    with pytest.raises(LimitPassed):
        open_file(pack(b"a" * 5000), "file", Limits(file_bytes=4000))  # type: ignore[operator]


def test_a_tape_archive_says_who_owned_its_members() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        member = tarfile.TarInfo("notes.txt")
        member.size, member.uname = 5, MARK
        archive.addfile(member, io.BytesIO(b"words"))
    assert places(made.getvalue()) == ["owner of a member"]
    assert inner(open_file(made.getvalue(), "file")) == [b"words"]


def test_members_of_a_tape_archive_over_the_limit_are_not_read() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for n in range(3):
            archive.addfile(tarfile.TarInfo(f"{n}.txt"), io.BytesIO())
    assert open_file(made.getvalue(), "file", Limits(members=3)).closed == ()
    opened = open_file(made.getvalue(), "file", Limits(members=1))
    assert (len(opened.inner), opened.closed) == (1, ("2 members beyond the first 1",))


def test_a_mailbox_is_its_messages() -> None:
    message = "From a@b Mon Jan 1 00:00:00 2024\nFrom: a@b\nSubject: s\nDate: d\n\nx\n\n"
    opened = open_file((message * 2).encode(), "box")
    assert [one.name for one in opened.inner] == ["message 1", "message 2"]


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_that_the_list_of_members_lacks(way: int) -> None:
    first, second = io.BytesIO(), packed({"a.txt": "x"})
    with zipfile.ZipFile(first, "w", way) as container:
        container.writestr("left.txt", MARK * 9)
    left = first.getvalue()[: first.getvalue().find(b"PK\x01\x02")]
    opened = open_file(left + second, "file.zip")
    words = [one.text for one in opened.stretches] + [one.decode() for one in inner(opened)]
    assert any(MARK in one for one in words)


@pytest.mark.parametrize(
    ("limits", "is_whole"),
    [
        (Limits(left_members=2, left_bytes=12_000), True),
        (Limits(left_members=1), False),
        (Limits(left_bytes=11_999), False),
    ],
)
@pytest.mark.parametrize("ending", ["zip", "docx"])
def test_members_left_over_the_limits_are_not_read(
    limits: Limits, ending: str, *, is_whole: bool
) -> None:
    first = io.BytesIO()
    with zipfile.ZipFile(first, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("left.txt", "a" * 6000)
    left = first.getvalue()[: first.getvalue().find(b"PK\x01\x02")]
    name = "a.txt" if ending == "zip" else "[Content_Types].xml"
    opened = open_file(left * 2 + packed({name: "<x/>"}), f"file.{ending}", limits)
    assert (opened.closed == ()) is is_whole


def test_bytes_before_and_behind_a_container() -> None:
    made = packed({"a.txt": "x"})
    for whole in (MARK.encode() + made, made + MARK.encode()):
        assert places(whole) == ["bytes beside the members of the container"]


def test_what_nobody_can_open_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        open_file(b"7z\xbc\xaf\x27\x1c" + b"\x00" * 40, "file.7z")
    locked = b"\xd0\xcf\x11\xe0" + b"\x00" * 40 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(LockedFile):
        open_file(locked, "file.docx")


def picture(format_: str, **further: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 40)).save(made, format_, **further)
    return made.getvalue()


def test_words_beside_a_picture() -> None:
    jpeg = picture("JPEG")
    iptc = b"Photoshop 3.0\x00" + MARK.encode()
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2) + iptc
    png = PngImagePlugin.PngInfo()
    png.add_text(MARK, "x")
    xmp = f"<x:xmpmeta><a b='{MARK}'/></x:xmpmeta>".encode()
    assert places(jpeg[:2] + segment + jpeg[2:]) == ["words beside the picture in its file"]
    assert places(jpeg + MARK.encode()) == ["words beside the picture in its file"]
    assert "comment of a picture, its name" in places(picture("PNG", pnginfo=png))
    assert places(picture("WEBP", xmp=xmp)) == ["XMP metadata of a picture"]
