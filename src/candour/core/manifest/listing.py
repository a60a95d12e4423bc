"""A manifest: every file with its SHA-256, a line each, as RFC 8493 (BagIt 1.0) writes it."""

import re
import unicodedata
from collections.abc import Mapping

_LINE = re.compile(r"(?P<sha256>[0-9a-fA-F]{64})[ \t]+(?P<path>\S.*)")
_ENCODED = re.compile(r"%(0D|0A|25)", re.IGNORECASE)
_SIGNS = {"0D": "\r", "0A": "\n", "25": "%"}
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def manifest_text(files: Mapping[str, str]) -> str:
    """Return a manifest of files: path → hash. Raises `ValueError` for a path that is a trick."""
    for path in files:
        if (why := why_no_path(path)) is not None:
            raise ValueError(why)
    return "".join(
        f"{sha256}  {path.replace('%', '%25')}\n" for path, sha256 in sorted(files.items())
    )


def read_manifest(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the files that a manifest lists, path → hash, and every line that is none of it.

    A path that would lead out of the release is a problem, and is not among the files.
    """
    files: dict[str, str] = {}
    problems: list[str] = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        match = _LINE.fullmatch(line.removesuffix("\r"))
        if match is None:
            problems.append(f"line {number} is no hash with the name of a file")
            continue
        path = same_name(_ENCODED.sub(lambda sign: _SIGNS[sign[1].upper()], match["path"]))
        why = why_no_path(path)
        if why is not None:
            problems.append(f"line {number}: {why}")
        elif path in files:
            problems.append(f"line {number} names a file that was named before")
        else:
            files[path] = match["sha256"].lower()
    return files, problems


def why_no_path(path: str) -> str | None:
    """Say why a path may not stand in a manifest; None where it may."""
    if path.startswith(("/", "~")) or _DRIVE.match(path):
        return "the path does not begin in the release"
    if "\\" in path:
        return "the path holds a backslash"
    if _CONTROLS.search(path):
        return "the path holds a control character"
    if any(part in ("", ".", "..") for part in path.split("/")):
        return "the path leads out of its folder"
    return None


def same_name(path: str) -> str:
    """Return a path in one spelling: some disks keep é as two characters, others as one."""
    return unicodedata.normalize("NFC", path)
