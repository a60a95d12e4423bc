"""A PDF is opened, or refused in one clear line."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2  # type: ignore[import-untyped]

from candour.errors import DamagedFile, LimitPassed, LockedFile
from candour.readers.limits import Limits

_WRONG_PASSWORD, _SECURITY = 4, 5
_HEAD, _TAIL = 1024, 2048


def sureness(data: bytes, name: str) -> float:
    """Sure by the header, which may stand after up to a thousand bytes of something else."""
    if data.startswith(b"%PDF-"):
        return 1.0
    return 0.8 if b"%PDF-" in data[:_HEAD] else 0.0


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[pypdfium2.PdfDocument]:
    """Open a file. Raises `LockedFile`, `DamagedFile` or `LimitPassed`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if problem.err_code in (_WRONG_PASSWORD, _SECURITY):
            raise LockedFile(
                "the file is encrypted and needs a password",
                next_step="ask for the file without a password",
            ) from None
        raise DamagedFile(
            "its page tree cannot be read",
            expected="a whole PDF",
            next_step="the file may have been cut off on its way: ask for it again",
        ) from None
    try:
        if len(document) > limits.pages:
            raise LimitPassed(
                f"{len(document):,} pages",
                expected=f"at most {limits.pages:,}",
                next_step="split the file",
            )
        yield document
    finally:
        document.close()


def opening_warnings(data: bytes) -> list[str]:
    """Say where the file shows that its end is missing, although it could be opened."""
    if b"%%EOF" in data[-_TAIL:]:
        return []
    return ["its end is missing, so pages may be missing too; what could be found was read"]
