"""The log: what was decided, in order, and whether anything was changed behind its back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from candour.actions.log import verify_log
from candour.actions.log_pages import log_page, read_by
from candour.actions.refreshing import case_state
from candour.actions.work import jobs_of
from candour.web.answers import number_in
from candour.web.site import now, site

_READINGS = 20


@require_safe
def show(request: HttpRequest, case: str) -> HttpResponse:
    """Show a page of the log; check the whole of it where that was asked for."""
    workspace = site().workspace
    found = case_state(workspace, case, now())
    verified = verify_log(workspace, case, now()) if "check" in request.GET else None
    page = log_page(found.log, number_in(request, "page"))
    shown = {
        "state": found,
        "page": page,
        "verified": verified,
        "readings": read_by(workspace, found, _READINGS),
        "jobs": jobs_of(site().desk, case),
    }
    return render(request, "log/show.html", shown)
