"""Old Word documents: converted where LibreOffice is, refused in one clear sentence where not."""

import subprocess
from pathlib import Path

import pytest

from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.passage import Flag
from candour.core.documents.tables import tables
from candour.errors import DamagedFile, LimitPassed, LockedFile, MissingTool
from candour.readers import doc
from candour.readers.doc import READER
from candour.readers.limits import DEFAULT_LIMITS, Limits
from tests.unit.readers.docx.word_xml import (
    WordXml,
    deleted,
    hidden,
    inserted,
    p,
    row,
    styled,
    table,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STYLES = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'


def compound(*names: str, encrypted: bool = False) -> bytes:
    """The skeleton of a compound file: a header, a directory, and one stream's first bytes."""
    header = bytearray(OLE.ljust(512, b"\0"))
    header[30] = 9
    directory = bytearray()
    for name in ("Root Entry", *names):
        entry = bytearray(128)
        encoded = name.encode("utf-16-le") + b"\0\0"
        entry[: len(encoded)] = encoded
        entry[64:66] = len(encoded).to_bytes(2, "little")
        entry[116:120] = (1).to_bytes(4, "little")
        directory += entry
    stream = bytearray(512)
    stream[:2] = b"\xec\xa5"
    stream[11] = 1 if encrypted else 0
    return bytes(header + directory.ljust(512, b"\0") + stream)


def made_by(soffice: str, folder: Path, kind: str, file: WordXml) -> bytes:
    source = folder / "made.docx"
    source.write_bytes(file.packed())
    subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", kind, "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / f"made.{kind}").read_bytes()


def document(data: bytes) -> Document:
    return assemble(Original("a" * 64, "x.doc", 1, "doc"), READER.read(data, DEFAULT_LIMITS).blocks)


def test_it_is_sure_of_its_own_and_of_nothing_else() -> None:
    assert READER.sureness(compound("WordDocument"), "x") == 1.0
    assert READER.sureness(compound("EncryptedPackage"), "x") == 0.9
    assert READER.sureness(b"{\\rtf1 x}", "x") == 1.0
    assert READER.sureness(compound("Workbook"), "x.doc") == 0.0
    assert READER.sureness(compound("WordDocument", "__properties_version1.0"), "x.doc") == 0.0
    mentioned = compound("Workbook") + b"\0" * 5 + "WordDocument".encode("utf-16-le") + b"\0\0"
    assert READER.sureness(mentioned, "x.doc") == 0.0
    assert READER.sureness(b"PK", "x.doc") == 0.0


@pytest.mark.parametrize(
    "data", [compound("EncryptedPackage"), compound("WordDocument", encrypted=True)]
)
def test_a_file_with_a_password_is_said_to_be_locked(data: bytes) -> None:
    with pytest.raises(LockedFile, match="without a password"):
        READER.read(data, DEFAULT_LIMITS)


def test_without_libreoffice_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc.shutil, "which", lambda _: None)
    with pytest.raises(MissingTool, match=r"LibreOffice is not installed.*save the file as \.docx"):
        READER.read(compound("WordDocument"), DEFAULT_LIMITS)


def test_a_converter_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o700)
    monkeypatch.setattr(doc.shutil, "which", lambda _: str(slow))
    with pytest.raises(LimitPassed, match="longer than 1 second"):
        READER.read(compound("WordDocument"), Limits(seconds=1))


def test_what_libreoffice_cannot_open_is_damaged(soffice: str) -> None:
    with pytest.raises(DamagedFile, match="LibreOffice could not open it"):
        READER.read(compound("WordDocument"), DEFAULT_LIMITS)


@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_an_old_document_is_read_with_all_its_layers(
    kind: str, soffice: str, tmp_path: Path
) -> None:
    file = WordXml(
        styled("H", "Findings")
        + p("Visit was ", deleted("not "), inserted("duly "), "made.")
        + p("Seen", hidden(" and heard"))
        + table(row("3 May", "Visit"), row("4 May", "Call"), columns=2)
        + p("End."),
        styles=STYLES,
    )
    data = made_by(soffice, tmp_path, kind, file)
    assert READER.sureness(data, "x") == 1.0
    read = document(data)
    found = [each for each in read.passages() if not each.id.partition("#")[2].startswith("m")]
    assert [(each.kind.value, each.text) for each in found] == [
        ("heading", "Findings"),
        ("paragraph", "Visit was duly made."),
        ("paragraph", "not "),
        ("paragraph", "Seen"),
        ("paragraph", " and heard"),
        ("table_cell", "3 May"),
        ("table_cell", "Visit"),
        ("table_cell", "4 May"),
        ("table_cell", "Call"),
        ("paragraph", "End."),
    ]
    assert all(Flag.CONVERTED in each.flags for each in read.passages())
    assert found[2].flags == (Flag.DELETED, Flag.CONVERTED)
    assert [each.texts() for one in tables(read) for each in one.rows][1] == {1: "4 May", 2: "Call"}
