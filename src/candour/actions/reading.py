"""Read files as they were received."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from candour.core.chronology.headings import map_headings
from candour.core.documents.document import Document
from candour.core.documents.report import ImportReport
from candour.core.documents.tables import openings
from candour.errors import CandourError, RefusedFile
from candour.readers.boundary import read_original
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.vocabulary.headings import load_headings


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its passages and what there is to report of them."""

    path: Path
    document: Document
    report: ImportReport


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A file that was not read, and why, in one line."""

    path: Path
    refusal: CandourError


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> FileRead:
    """Read one file. Raises `CandourError` where it is refused."""
    document, report = read_original(_bytes_of(path, limits), path.name, limits)
    mapping, unmapped = map_headings(openings(document), load_headings())
    return FileRead(path, document, replace(report, mapping=mapping, unmapped=unmapped))


def read_files(
    paths: Iterable[Path],
    limits: Limits = DEFAULT_LIMITS,
    on_start: Callable[[Path], None] = lambda _: None,
) -> Iterator[FileRead | FileRefused]:
    """Read files one after the other; one that is refused does not stop the rest."""
    for path in paths:
        on_start(path)
        try:
            yield read_file(path, limits)
        except CandourError as refusal:
            yield FileRefused(path, refusal)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise RefusedFile(
                "this is a folder", expected="a file", next_step="name the files in it"
            )
        if not path.is_file():
            raise RefusedFile("this is a device or a pipe", expected="a file")
        if size > limits.file_bytes:
            raise RefusedFile(f"{size:,} bytes", expected=f"at most {limits.file_bytes:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise RefusedFile(
            "there is no such file", next_step="check the name and the folder"
        ) from None
    except PermissionError:
        raise RefusedFile(
            "this file may not be opened", next_step="ask for the right to read it"
        ) from None
    except (OSError, ValueError) as problem:
        raise RefusedFile(f"the system could not open it ({type(problem).__name__})") from None
