"""Files that mean harm, through the command as a person runs it: one clear line, exit code 2."""

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.conftest import ROOT
from tests.house.files_with_words import MAKERS, pdf, word
from tests.unit.readers.odf import odf_files

SECONDS = 60
MIB = 1024 * 1024
PEAK_MIB = 1500


def read(path: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "candour", "read", str(path), "--first", "0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def nested_zips(_: Path) -> bytes:
    data = zipped(a=b"x" * 1000)
    for _level in range(8):
        data = zipped(**{f"{n}.zip": data for n in range(4)})
    return data


def with_entities(_: Path) -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "ha">{levels}]><d>&e9;</d>'
    return odf_files.package("text", bomb)


def word_with(member: str, data: bytes) -> Callable[[Path], bytes]:
    def make(folder: Path) -> bytes:
        out = io.BytesIO(word("words", folder))
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
            made.writestr(member, data)
        return out.getvalue()

    return make


def encrypted_office(_: Path) -> bytes:
    stream = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + stream + bytes(1000)


HOSTILE: dict[str, Callable[[Path], bytes]] = {
    "zip bomb.docx": word_with("word/media/image1.bmp", bytes(300 * MIB)),
    "zip of zips.zip": nested_zips,
    "entities.odt": with_entities,
    "truncated.docx": lambda folder: word("words", folder)[:-200],
    "truncated.xlsx": lambda folder: MAKERS["xlsx"]("words", folder)[:2000],
    "truncated.pdf": lambda folder: pdf("words", folder)[:400],
    "locked.docx": encrypted_office,
    "empty.csv": lambda _: b"",
    "a cell of 100 MB.csv": lambda _: b'Date,Event\n1 May,"' + b"x" * (100 * MIB) + b'"\n',
    "a paragraph of 100 MB.txt": lambda _: b"x" * (100 * MIB),
    "a paragraph of 100 MB.html": lambda _: b"<!DOCTYPE html><p>" + b"x" * (100 * MIB),
    "ten million rows.csv": lambda _: b"a,b\n" * 10_000_000,
    "noise.docx": lambda _: os.urandom(10_000),
    "noise.pdf": lambda _: b"%PDF-1.7\n" + os.urandom(10_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_harm_costs_one_line_and_little_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name](tmp_path))
    begun = time.monotonic()
    done = read(path)
    assert time.monotonic() - begun < SECONDS
    refusals = [line for line in done.stderr.splitlines() if line.startswith("candour: ")]
    assert done.returncode == 2, done.stderr[-500:]
    assert refusals
    assert all(line.startswith(f"candour: {name}") and len(line) < 700 for line in refusals)
    assert "Traceback" not in done.stderr


HARMLESS: dict[str, Callable[[Path], bytes]] = {
    "NUL bytes.txt": lambda _: b"Visit made.\x00\x00 No reply.\n",
    "macros.docm": word_with("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()"),
    "../up.zip": lambda _: zipped(**{"..__..__etc__passwd": b"not yours"}),
    "formulas.csv": lambda _: (
        b"Date,Event\n1 May,\"=cmd|' /C calc'!A0\"\n2 May,+1\n3 May,@SUM(1)\n"
    ),
    "every script – 日本 عربي हिन्दी 😀.txt": lambda _: "Namn: Åsa, 渡辺, Ольга, عمر, 😀\n".encode(),
    "a docx named.txt": lambda folder: word("words", folder),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_like_harm_is_read(name: str, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = inner / name.removeprefix("../")
    path.write_bytes(HARMLESS[name](tmp_path))
    before = sorted(tmp_path.rglob("*"))
    done = read(path)
    assert done.returncode == 0, done.stderr[-500:]
    assert sorted(tmp_path.rglob("*")) == before, "nothing may be written to disk"


def test_memory_stays_bounded(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(HOSTILE["ten million rows.csv"](tmp_path))
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, '-m', 'candour', 'read', sys.argv[1]], stderr=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) / 1024 < PEAK_MIB


def test_a_macro_is_never_run_and_the_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "macros.docm"
    document = docx.Document()
    document.add_paragraph("Words.")
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    path.write_bytes(out.getvalue())
    assert read(path).returncode == 0
