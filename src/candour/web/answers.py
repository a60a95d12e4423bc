"""Small parts of requests and answers that several views share."""

from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".html": "text/html",
}


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
