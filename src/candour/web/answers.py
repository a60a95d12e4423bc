"""Small parts of requests and answers that several views share."""

from collections.abc import Mapping
from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme

from candour.web.settings import MOST_BYTES

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".html": "text/html",
}

TOO_LARGE = f"The files must be {MOST_BYTES >> 20} MB together, or less"

_FILTERS = (
    "agency", "words", "person", "first", "last", "flag", "tag", "as_at", "events",
)  # fmt: skip


def attachment(name: str, data: bytes) -> HttpResponse:
    """Hand bytes over as a file to be saved, never to be shown inside the workbench."""
    kind = _TYPES.get(PurePath(name).suffix, "application/octet-stream")
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def number_in(request: HttpRequest, name: str) -> int | None:
    """Return a whole number of the address; None where there is none."""
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) <= 12 else None


def is_too_large(request: HttpRequest) -> bool:
    """Whether a form holds more bytes than are taken in at once: its files were then left out."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES


def span_in(request: HttpRequest) -> tuple[int, int] | None:
    """Return the characters that an address names; None where it names none."""
    start, end = number_in(request, "start"), number_in(request, "end")
    return (start, end) if start is not None and end is not None and start < end else None


def way_back(request: HttpRequest) -> str:
    """Return the page of this workbench that somebody came from; "" where the address has none."""
    back = request.GET.get("back", "")
    is_here = back.startswith("/cases/") and url_has_allowed_host_and_scheme(back, None)
    return back if is_here else ""


def filters_in(given: Mapping[str, str]) -> dict[str, str]:
    """Return the filters of the chronology that an address or a form names, and nothing else."""
    return {name: given[name] for name in _FILTERS if given.get(name)}
