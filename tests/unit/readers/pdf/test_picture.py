"""A page is drawn as it is printed, and words are marked where the page holds them once."""

import io

import pytest
import typst
from PIL import Image

from candour.errors import RefusedFile
from candour.readers.pictures import picture_of_page

MARKED = (255, 236, 130)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    text = (
        "#set page(width: 300pt, height: 200pt)\n"
        "The officer saw the\\ van on the drive. Yes. Again: yes.\n#pagebreak()\nThe second page."
    )
    made = typst.compile(text.encode())
    assert isinstance(made, bytes)
    return made


def marked(png: bytes) -> int:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    assert picture.width == 1_000
    return sum(count for count, colour in picture.getcolors(1 << 24) or () if colour == MARKED)


def test_words_are_marked_over_a_lines_end(pdf: bytes) -> None:
    one_line = marked(picture_of_page(pdf, 1, ("van on the drive",)))
    both = marked(picture_of_page(pdf, 1, ("officer saw the van on the drive",)))
    assert 0 < one_line < both


@pytest.mark.parametrize("words", ["yes", "a lorry", "The second page", "", "…"])
def test_nothing_is_marked_by_guess(pdf: bytes, words: str) -> None:
    assert marked(picture_of_page(pdf, 1, (words,))) == 0


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(pdf: bytes, page: int) -> None:
    with pytest.raises(RefusedFile, match="no such page"):
        picture_of_page(pdf, page, ())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nbroken", b"PK\x03\x04"])
def test_a_file_that_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedFile):
        picture_of_page(data, 1, ())
