"""The one seam between files from outside and everything else.

Bytes and limits go in; a document with its import report, or one clear refusal, comes out. Nothing
a reader does can get past it: neither a traceback (which could hold words of a case) nor a crash of
its own making: readers of hostile formats run in a worker process.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from pathlib import PurePath

from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.report import ImportReport
from candour.errors import CandourError, DamagedFile, LimitPassed, UnknownFormat
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.reading import Member, Reader, Reading
from candour.readers.worker import read_in_worker

READER_MODULES = (
    "candour.readers.docx.reader",
    "candour.readers.xlsx.reader",
    "candour.readers.doc",
    "candour.readers.pdf.reader",
    "candour.readers.delimited.reader",
    "candour.readers.odf.odt",
    "candour.readers.odf.ods",
    "candour.readers.html.reader",
    "candour.readers.mail.eml",
    "candour.readers.mail.msg",
    "candour.readers.archive",
    "candour.readers.text.reader",
)
"""Imported only when a file is read. Where two are equally sure, the first wins."""


def readers() -> list[Reader]:
    """Return every reader there is."""
    return [import_module(module).READER for module in READER_MODULES]


@dataclass(frozen=True, slots=True)
class Received:
    """One original that was read, with its report and the files that stand inside it."""

    document: Document
    report: ImportReport
    members: tuple[Member, ...] = field(default=(), repr=False)


def read_original(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Received:
    """Read the bytes of one file as the format that they are.

    Raises `RefusedFile` (or one of its kinds) where the file cannot be read, and `MissingTool`
    where it could be with a program that is not installed.
    """
    if len(data) > limits.file_bytes:
        raise LimitPassed(
            f"{len(data):,} bytes",
            expected=f"at most {limits.file_bytes:,}",
            next_step="split the file, or export only the sheets or pages that are needed",
        )
    reader = choose_reader(data, name)
    reading = _run(reader, data, limits)
    _keep_to(limits, reading)
    original = Original(sha256(data).hexdigest(), name, len(data), reader.format)
    document = assemble(original, reading.blocks)
    report = ImportReport(
        file=name,
        read=len(document),
        changed=reading.changed,
        left_out=reading.left_out,
        warnings=(*_name_warning(reader, name), *reading.warnings),
    )
    return Received(document, report, reading.members)


def choose_reader(data: bytes, name: str) -> Reader:
    """Return the reader that is surest of the bytes; raise `UnknownFormat` where none is."""
    if not data:
        raise UnknownFormat(
            "the file is empty (0 bytes)", next_step="ask the sender for the file again"
        )
    known = readers()
    sureness = [reader.sureness(data, name) for reader in known]
    if max(sureness) <= 0:
        raise UnknownFormat(
            "no reader knows this kind of file",
            expected="one of: " + ", ".join(reader.title for reader in known),
            next_step="open it in the program that made it and save it as one of these",
        )
    return known[sureness.index(max(sureness))]


def _run(reader: Reader, data: bytes, limits: Limits) -> Reading:
    if reader.in_worker:
        return read_in_worker(reader.read, data, limits)
    try:
        return reader.read(data, limits)
    except CandourError:
        raise
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as problem:
        # BaseException: a Rust library's panic is not an Exception. Only the problem's type is
        # said: its message could hold words of the case. `from None` keeps them out of a traceback.
        raise DamagedFile(
            f"the {reader.title} reader stopped with {type(problem).__name__}",
            expected=f"a sound {reader.title}",
            next_step="open it in the program that made it, save it again, and read that file",
        ) from None


def _keep_to(limits: Limits, reading: Reading) -> None:
    count = sum(len(block.texts) for block in reading.blocks)
    if count > limits.cells:
        raise LimitPassed(
            f"{count:,} cells and paragraphs",
            expected=f"at most {limits.cells:,}",
            next_step="split the file, or export only what is needed",
        )
    longest = max((max(map(len, block.texts), default=0) for block in reading.blocks), default=0)
    if longest > limits.cell_characters:
        raise LimitPassed(
            f"a cell or paragraph of {longest:,} characters",
            expected=f"at most {limits.cell_characters:,}",
            next_step="look for a quotation mark or a tag that is never closed",
        )


def _name_warning(reader: Reader, name: str) -> tuple[str, ...]:
    ending = PurePath(name).suffix.lower()
    if not ending or ending in reader.endings:
        return ()
    known_elsewhere = any(ending in other.endings for other in readers())
    return (f"named {ending}, but it is: {reader.title}; read as that",) if known_elsewhere else ()
