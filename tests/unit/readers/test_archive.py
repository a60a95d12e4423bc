"""ZIP archives: members are originals of their own, and nothing of theirs touches the disk."""

import io
import zipfile

import pytest

from candour.core.documents.locator import Part
from candour.readers.archive import READER, plain_path, read
from candour.readers.limits import DEFAULT_LIMITS


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def test_members_keep_their_folders() -> None:
    reading = read(archive(("police/log.csv", b"a,b"), ("note.txt", b"x")), DEFAULT_LIMITS)
    assert [(member.name, member.data) for member in reading.members] == [
        ("police/log.csv", b"a,b"),
        ("note.txt", b"x"),
    ]


def test_what_packing_programs_add_is_left_out_and_said() -> None:
    reading = read(archive(("__MACOSX/._a", b"x"), ("a/.DS_Store", b"y")), DEFAULT_LIMITS)
    assert not reading.members
    assert [item.locator.part for item in reading.left_out] == [Part.ATTACHMENT] * 2


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/a.txt", "abs/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("..", "unnamed"),
        ("naïve/日本.txt", "naïve/日本.txt"),
    ],
)
def test_paths_cannot_lead_out(name: str, plain: str) -> None:
    assert plain_path(name) == plain


def test_an_office_file_is_left_to_its_own_reader() -> None:
    assert READER.sureness(archive(("[Content_Types].xml", b"")), "a.zip") < 0.5
    assert READER.sureness(archive(("a.txt", b"")), "a.bin") > 0.5
    assert READER.sureness(b"Dear all", "a.zip") == 0
