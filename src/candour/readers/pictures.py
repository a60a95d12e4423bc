"""Pages of files as they are printed."""

import json
from collections.abc import Sequence
from importlib import import_module

from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.worker import read_in_worker

_HEAD_BYTES = 4


def picture_of_page(
    data: bytes, page: int, words: Sequence[str], limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """Return a page of a PDF as a PNG, 1,000 pixels wide, with words marked where they are found.

    Words that the page's own text does not hold, or holds twice, are not marked: none are ever
    marked by guess. Drawn in a process of its own. Raises `RefusedFile` where there is no such
    page.
    """
    draw = import_module("candour.readers.pdf.picture").draw
    return read_in_worker(draw, _packed(page, words, data), limits).members[0].data


def _packed(page: int, words: Sequence[str], data: bytes) -> bytes:
    """Put what is wanted before the file: a worker takes bytes."""
    head = json.dumps([page, list(words)]).encode()
    return len(head).to_bytes(_HEAD_BYTES) + head + data


def unpacked(asked: bytes) -> tuple[int, list[str], bytes]:
    """Return the page, the words and the file that were asked for."""
    end = _HEAD_BYTES + int.from_bytes(asked[:_HEAD_BYTES])
    page, words = json.loads(asked[_HEAD_BYTES:end])
    return page, words, asked[end:]
