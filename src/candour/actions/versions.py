"""What a chronology was made with: rules, vocabularies and libraries, so that a change shows."""

import platform
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from candour import __version__

_LIBRARIES = (
    "charset-normalizer",
    "lxml",
    "openpyxl",
    "pypdfium2",
    "python-calamine",
    "python-docx",
    "python-oxmsg",
    "selectolax",
)
_RULES = ("actions", "core", "readers", "writers")


@cache
def versions() -> dict[str, str]:
    """Return name → version of everything that a chronology depends on.

    Rules and vocabulary count by their content: a working copy changes without a new version.
    """
    package = Path(str(files("candour")))
    return {
        "candour": __version__,
        "rules": _hash_of(path for room in _RULES for path in (package / room).rglob("*.py")),
        "vocabulary": _hash_of((package / "vocabulary").glob("*.*")),
        "python": platform.python_version(),
        "unicode": unicodedata.unidata_version,
        **{name: _version_of(name) for name in _LIBRARIES},
    }


def rules_key() -> str:
    """Return one short name for all of them together."""
    return sha256(repr(sorted(versions().items())).encode()).hexdigest()[:16]


def changed_versions(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return, in words, what is of another version now."""
    return [
        f"{name}: {before.get(name, 'none')} then, {now.get(name, 'none')} now"
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    ]


def _hash_of(paths: Iterable[Path]) -> str:
    found = sha256()
    for path in sorted(paths):
        if path.suffix in (".py", ".yaml"):
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
