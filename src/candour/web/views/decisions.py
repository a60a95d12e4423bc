"""Undo a decision: itself a decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from candour.actions.deciding import Wish, decide
from candour.core.decisions import DecisionKind
from candour.web.site import maker_of, site
from candour.web.views.work import begin_refresh


@require_POST
def undo(request: HttpRequest, case: str) -> HttpResponse:
    """Undo one decision."""
    maker = maker_of(request)
    wish = Wish(
        kind=DecisionKind.UNDO.value,
        about=(request.POST.get("decision", ""),),
        by=maker.by,
        why=request.POST.get("why") or None,
    )
    decide(site().workspace, case, [wish], maker)
    begin_refresh(case)
    after = request.POST.get("next", "")
    if after and url_has_allowed_host_and_scheme(after, allowed_hosts=None):
        return redirect(after)
    return redirect("log", case)
