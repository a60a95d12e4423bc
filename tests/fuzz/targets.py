"""What the fuzzer drives: bytes in; only a refusal may come out as an exception."""

import io
import zipfile
from collections.abc import Callable
from importlib import import_module

from candour.core.documents.document import Original, assemble
from candour.errors import CandourError
from candour.readers.limits import Limits
from tests.unit.readers.odf import odf_files

LIMITS = Limits(file_bytes=1_000_000, unpacked_bytes=4_000_000, cells=100_000)
ORIGINAL = Original("0" * 64, "fuzzed", 1, "any")
_WORD_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}


def _reader(module: str, wrap: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], None]:
    """Return a target: read the bytes, put what was found together, look at every passage."""

    def target(data: bytes) -> None:
        reader = import_module(module).READER
        packed = wrap(data)
        try:
            reader.sureness(packed, "fuzzed")
            reading = reader.read(packed, LIMITS)
        except CandourError:
            return
        document = assemble(ORIGINAL, reading.blocks)
        for passage in document.passages():
            assert passage.span.words(document.text) == passage.text

    return target


def _as_odt(data: bytes) -> bytes:
    return odf_files.package("text", data.decode("utf-8", "replace"))


def _as_docx(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in _WORD_PARTS.items():
            made.writestr(name, part)
        made.writestr("word/document.xml", data)
    return out.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "delimited": _reader("candour.readers.delimited.reader"),
    "text": _reader("candour.readers.text.reader"),
    "html": _reader("candour.readers.html.reader"),
    "eml": _reader("candour.readers.mail.eml"),
    "odt": _reader("candour.readers.odf.odt", _as_odt),
    "docx": _reader("candour.readers.docx.reader", _as_docx),
}
