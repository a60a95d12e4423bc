"""What holds for every answer: headers that shut the doors, and failures that say no case words."""

import sys
import traceback
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from candour.errors import CandourError

GetResponse = Callable[[HttpRequest], HttpResponseBase]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    # A page holds words of a case: nothing of it stays in the browser's cache on the disk.
    "Cache-Control": "no-store",
}


def headers(get_response: GetResponse) -> GetResponse:
    """Refuse hosts that are not this machine, and put the headers on every answer."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:  # a name that somebody else's page could lead here by
            response: HttpResponseBase = HttpResponse(
                "Candour answers at 127.0.0.1 alone.", "text/plain", status=400
            )
        else:
            response = get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return answer


class SayLittleOfFailures:
    """Show what a person can mend in place; of a fault in Candour, log the place alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request through."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer for a view that raised."""
        if isinstance(problem, Http404):
            return None
        if isinstance(problem, CandourError):
            return render(request, "refused.html", {"problem": problem}, status=409)
        place = place_of(problem)
        sys.stderr.write(f"candour: a page failed: {place}\n")
        return render(request, "failed.html", {"place": place}, status=500)


def place_of(problem: BaseException) -> str:
    """Return the kind of a failure and where in the program it arose; never its words."""
    steps = traceback.extract_tb(problem.__traceback__)
    if not steps:
        return type(problem).__name__
    last = steps[-1]
    return f"{type(problem).__name__} in {last.filename.rsplit('/', 1)[-1]}, line {last.lineno}"
