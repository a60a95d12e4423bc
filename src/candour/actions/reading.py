"""Read files as they were received."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from candour.core.chronology.headings import map_headings
from candour.core.documents.document import Document
from candour.core.documents.locator import Locator, Part
from candour.core.documents.report import ImportReport, LeftOut
from candour.core.documents.tables import OPENING_ROWS, tables
from candour.errors import CandourError, LimitPassed, RefusedFile, UnknownFormat
from candour.readers.boundary import choose_reader, read_original
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.reading import Member
from candour.vocabulary.headings import load_headings


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its passages and what there is to report of them."""

    name: str
    document: Document
    report: ImportReport


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A file that was not read, and why, in one line."""

    name: str
    refusal: CandourError


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> FileRead:
    """Read one file. Raises `CandourError` where it is refused."""
    return _read(path.name, received_bytes(path, limits), limits)[0]


def read_named(path: Path, lost: str) -> FileRead:
    """Read one file. Raises `CandourError` that names it and says what was not done without it."""
    try:
        return read_file(path)
    except CandourError as refusal:
        raise CandourError(f"{path.name}: {refusal}; {lost}") from None


def read_files(
    paths: Iterable[Path],
    limits: Limits = DEFAULT_LIMITS,
    on_start: Callable[[Path], None] = lambda _: None,
) -> Iterator[FileRead | FileRefused]:
    """Read files one after the other, and the files inside them; a refusal does not stop the rest.

    An attachment or a member of an archive follows the file that it came in, named
    "thread.eml/notes.txt": it is an original of its own.
    """
    for path in paths:
        on_start(path)
        try:
            data = received_bytes(path, limits)
        except CandourError as refusal:
            yield FileRefused(path.name, refusal)
        else:
            yield from read_received(path.name, data, limits)


def read_received(
    name: str, data: bytes, limits: Limits = DEFAULT_LIMITS
) -> Iterator[FileRead | FileRefused]:
    """Read one file from its bytes and the name it came under, then the files inside it."""
    waiting = [(name, data, 0)]
    unpacked = 0
    while waiting:
        name, data, depth = waiting.pop()
        unpacked += len(data) if depth else 0
        try:
            if depth > limits.depth or unpacked > limits.unpacked_bytes:
                raise LimitPassed(
                    "files inside files, too deep or too large",
                    expected=f"at most {limits.depth} deep, {limits.unpacked_bytes:,} bytes",
                    next_step="unpack the outer file and read the files in it",
                )
            read, members = _read(name, data, limits)
        except CandourError as refusal:
            yield FileRefused(name, refusal)
            continue
        yield read
        waiting += [(f"{name}/{member.name}", member.data, depth + 1) for member in members[::-1]]


def _read(name: str, data: bytes, limits: Limits) -> tuple[FileRead, list[Member]]:
    received = read_original(data, name, limits)
    mapping, unmapped = map_headings(tables(received.document, OPENING_ROWS), load_headings())
    known, unknown = _known_formats(received.members)
    report = replace(
        received.report,
        left_out=(*received.report.left_out, *unknown),
        mapping=mapping,
        unmapped=unmapped,
    )
    return FileRead(name, received.document, report), known


def _known_formats(members: Iterable[Member]) -> tuple[list[Member], list[LeftOut]]:
    """Part the members that a reader knows from those (a picture in a signature) that none does."""
    known: list[Member] = []
    unknown: list[LeftOut] = []
    for member in members:
        try:
            choose_reader(member.data, member.name)
        except UnknownFormat as refusal:
            place = Locator(part=Part.ATTACHMENT, path=member.name)
            unknown.append(LeftOut(place, str(refusal)))
        else:
            known.append(member)
    return known, unknown


def received_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a file's bytes. Raises `RefusedFile` where it cannot be opened or is too large."""
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


def named_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises `RefusedFile` that names it, where it cannot be opened."""
    try:
        return received_bytes(path)
    except RefusedFile as refusal:
        refusal.where = path.name
        raise
