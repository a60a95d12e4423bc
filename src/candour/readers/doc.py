"""Old Word documents (.doc) and Rich Text, through LibreOffice where it is installed.

LibreOffice gets a copy in a folder of its own, with a profile of its own in which macros, active
content and the loading of linked files are switched off, and a time limit. What it writes is read
as a .docx, and every passage says that it was converted.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from candour.core.documents.block import Block, Draft, Table
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind
from candour.errors import DamagedFile, LimitPassed, LockedFile, MissingTool
from candour.readers.docx.reader import READER as DOCX
from candour.readers.limits import Limits
from candour.readers.reading import Reader, Reading

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 180
_UNLOCKED = "ask for the file without a password"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
</oor:items>
"""


def _sureness(data: bytes, name: str) -> float:
    if data.startswith(_RICH_TEXT):
        return 1.0
    if not data.startswith(_OLE) or _entry(data, "__properties_version1.0") is not None:
        return 0.0  # the latter is a mail, which may hold a document
    if _entry(data, "WordDocument") is not None:
        return 1.0
    return 0.9 if _entry(data, "EncryptedPackage") is not None else 0.0


def _read(data: bytes, limits: Limits) -> Reading:
    _refuse_if_locked(data)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise MissingTool(
            "an old Word document (.doc or .rtf), and LibreOffice is not installed",
            expected="LibreOffice, which reads it without Word",
            next_step="install it (Debian: libreoffice-writer), or save the file as .docx in Word",
        )
    ending = ".rtf" if data.startswith(_RICH_TEXT) else ".doc"
    reading = DOCX.read(_converted(data, ending, program, limits), limits)
    return replace(
        reading,
        blocks=tuple(draft for block in reading.blocks for draft in _flagged(block)),
        warnings=(*reading.warnings, "read from LibreOffice's conversion of it to .docx"),
    )


def _refuse_if_locked(data: bytes) -> None:
    if data.startswith(_RICH_TEXT):
        return
    if _entry(data, "EncryptedPackage") is not None:
        raise LockedFile("the file is protected by a password", next_step=_UNLOCKED)
    entry = _entry(data, "WordDocument")
    if entry is None:
        return
    # [MS-CFB] 2.2 and 2.6.1: the stream's first sector; [MS-DOC] 2.5.2: bit fEncrypted.
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    start = (int.from_bytes(data[entry + 116 : entry + 120], "little") + 1) * sector
    if int.from_bytes(data[start + 10 : start + 12], "little") & 0x0100:
        raise LockedFile("the document is protected by a password", next_step=_UNLOCKED)


def _entry(data: bytes, name: str) -> int | None:
    """Return where a compound file's directory names a stream; entries are 128 bytes long."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0:
        if at % 128 == 0 and int.from_bytes(data[at + 64 : at + 66], "little") == len(wanted):
            return at
        at = data.find(wanted, at + 1)
    return None


def _converted(data: bytes, ending: str, program: str, limits: Limits) -> bytes:
    with tempfile.TemporaryDirectory(prefix="candour-") as folder:
        root = Path(folder)
        received = root / f"received{ending}"
        received.write_bytes(data)
        profile = root / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        _run(program, profile, received, min(_SECONDS, limits.seconds))
        written = root / "converted" / "received.docx"
        if not written.is_file():
            raise DamagedFile(
                "LibreOffice could not open it",
                expected="a sound Word document",
                next_step="open it in Word, save it as .docx, and read that file",
            )
        return written.read_bytes()


def _run(program: str, profile: Path, received: Path, seconds: float) -> None:
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nologo", "--nodefault", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(received.parent / "converted"), str(received),
    ]  # fmt: skip
    quiet = subprocess.DEVNULL
    # Its own session, so that the time limit ends the programs that it starts as well.
    process = subprocess.Popen(  # noqa: S603 - no shell, and no part of it comes from the file
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise LimitPassed(
            f"LibreOffice took longer than {seconds:.0f} seconds to convert it",
            next_step="open it in Word, save it as .docx, and read that file",
        ) from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _flagged(block: Block) -> Iterator[Draft]:
    for draft in _drafts(block):
        yield replace(draft, flags=(*draft.flags, Flag.CONVERTED))


def _drafts(block: Block) -> Iterator[Draft]:
    if isinstance(block, Draft):
        yield block
    elif isinstance(block, Table):
        for index, text in enumerate(block.texts):
            row, column = block.rows[index], block.columns[index]
            place = Locator(page=block.pages.get(row), table=block.table, row=row, column=column)
            plain = Draft(f"{block.prefix}r{row}c{column}", place, Kind.TABLE_CELL, text)
            yield block.drafts.get(index, plain)


READER = Reader(
    format="doc",
    title="old Word document (.doc, .rtf), through LibreOffice",
    endings=(".doc", ".dot", ".rtf"),
    sureness=_sureness,
    read=_read,
)
