"""Pages without a text layer: named as such, or read off their picture and marked as such."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from candour.core.documents.block import Draft
from candour.core.documents.passage import Flag
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.pdf import ocr
from candour.readers.pdf.reader import READER


def scan(*lines: str) -> bytes:
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(40)
    for n, line in enumerate(lines):
        draw.text((120, 160 + 70 * n), line, fill=0, font=font)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150)
    return out.getvalue()


def test_without_tesseract_the_page_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "can_read_pictures", lambda: False)
    reading = READER.read(scan("Visit made."), DEFAULT_LIMITS)
    (left,) = [item for item in reading.left_out if "no text layer" in item.reason]
    assert left.locator.page == 1
    assert "Tesseract" in left.reason


def test_what_is_read_off_a_picture_is_flagged_and_its_confidence_said(tesseract: str) -> None:
    reading = READER.read(
        scan("Visit made. No reply.", "Card left with neighbour."), DEFAULT_LIMITS
    )
    words = [b for b in reading.blocks if isinstance(b, Draft) and b.locator.page == 1]
    assert "Visit made. No reply." in " ".join(draft.text for draft in words)
    assert all(Flag.OCR in draft.flags for draft in words)
    assert any("confidence" in change.reason for change in reading.changed)
