"""The edition for printing: a one-page PDF, written by hand, with a box drawn over a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from examples.make.ledger import Ledger, Made

FILE = "edition/sallowby_public_edition.pdf"
SIZE = 11
WIDTH = 6.6  # Courier: every letter is six tenths of its size wide
LEFT, TOP, DOWN = 60, 760, 28


def make(source: Mapping[str, Any]) -> Made:
    """Write the page; a line of three parts has its second under a box."""
    ledger, drawn = Ledger(FILE), list[str]()
    for number, line in enumerate(source["lines"], 1):
        parts = [line] if isinstance(line, str) else line
        text, bottom = "".join(parts), TOP - DOWN * number
        drawn.append(f"BT /F1 {SIZE} Tf {LEFT} {bottom} Td ({_escaped(text)}) Tj ET")
        more: dict[str, Any] = {}
        if len(parts) == 3:
            start = LEFT + WIDTH * len(parts[0])
            width = WIDTH * len(parts[1])
            drawn.append(f"0 g {start:.1f} {bottom - 3} {width:.1f} {SIZE + 3} re f")
            more = {"covered_words": [parts[1]]}
        where = {"part": "body", "page": 1, "paragraph": number}
        ledger.note(where, text, "heading" if number == 1 else "paragraph", **more)
    return Made(_file("\n".join(drawn).encode("ascii")), ledger)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(content: bytes) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", list[int]()
    for number, inner in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    closing = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + listed + closing % (len(objects) + 1, len(out))
