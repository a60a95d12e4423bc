"""What each agency searched: listed, and written down in a form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from candour.actions.refreshing import case_state
from candour.actions.returns import ReturnShown, keep_return, list_returns
from candour.errors import CandourError
from candour.web.return_forms import ReturnForm
from candour.web.site import maker_of, now, site
from candour.web.views.work import begin_refresh, current_state


@require_safe
def index(request: HttpRequest, case: str) -> HttpResponse:
    """List every agency with what it searched."""
    found = current_state(case)
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "returns": list_returns(site().workspace, found),
    }
    return render(request, "returns/index.html", shown)


@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, case: str) -> HttpResponse:
    """Ask what an agency searched, and keep it."""
    found = case_state(site().workspace, case, now())
    agency = request.GET.get("agency", "")
    known = next(
        (
            one
            for one in list_returns(site().workspace, found)
            if one.agency.casefold() == agency.casefold()
        ),
        ReturnShown(agency=agency),
    )
    asked = ReturnForm(request.POST or None, known=known)
    if request.method == "POST" and asked.is_valid():
        try:
            keep_return(site().workspace, case, asked.value(), maker_of(request))
        except CandourError as refusal:
            # Days of further periods are the one thing that only the core can read.
            asked.add_error("further" if asked.cleaned_data["further"] else None, refusal.found)
        else:
            begin_refresh(case)
            return redirect("returns", case)
    shown = {"form": asked, "state": found, "agency": agency}
    return render(request, "returns/form.html", shown, status=422 if asked.errors else 200)
