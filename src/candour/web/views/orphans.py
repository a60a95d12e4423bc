"""Decisions that lost what they are about: listed, and settled one by one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.actions.orphans import attach, find_orphan, list_orphans
from candour.actions.orphans import withdraw as withdraw_orphan
from candour.errors import CandourError
from candour.web.forms import WhyForm
from candour.web.orphan_forms import AttachForm
from candour.web.site import maker_of, site
from candour.web.views.work import begin_refresh, current_state


@require_safe
def index(request: HttpRequest, case: str) -> HttpResponse:
    """List them."""
    found = current_state(case)
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "orphans": list_orphans(site().workspace, found),
    }
    return render(request, "orphans/index.html", shown)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, case: str, decision: str) -> HttpResponse:
    """Show one with what it lost; attach it to what a person chose."""
    orphan = find_orphan(site().workspace, current_state(case), decision)
    form = AttachForm(request.POST or None, lost=orphan.lost)
    if request.method == "POST" and form.is_valid():
        maker, why = maker_of(request), form.cleaned_data["why"]
        try:
            attach(site().workspace, case, (decision, form.chosen()), why, maker)
        except CandourError as refusal:
            form.add_error("entry-0", refusal.found)
        else:
            begin_refresh(case)
            return redirect("orphans", case)
    return _page(request, case, decision, form, WhyForm(auto_id="withdraw_%s"))


@require_POST
def withdraw(request: HttpRequest, case: str, decision: str) -> HttpResponse:
    """Withdraw one, for a reason."""
    orphan = find_orphan(site().workspace, current_state(case), decision)
    form = WhyForm(request.POST, auto_id="withdraw_%s")
    if not form.is_valid():
        return _page(request, case, decision, AttachForm(lost=orphan.lost), form)
    maker = maker_of(request)
    withdraw_orphan(site().workspace, case, decision, form.cleaned_data["why"], maker)
    begin_refresh(case)
    return redirect("orphans", case)


def _page(
    request: HttpRequest, case: str, decision: str, form: AttachForm, why_form: WhyForm
) -> HttpResponse:
    found = current_state(case)
    wrong = [one for one in (form, why_form) if one.errors]
    shown = {
        "state": found,
        "orphan": find_orphan(site().workspace, found, decision),
        "form": form,
        "why_form": why_form,
        "errors": wrong,
    }
    return render(request, "orphans/show.html", shown, status=422 if wrong else 200)
