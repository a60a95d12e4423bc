"""The chronology, a page at a time, with what stands beside it; views that are kept."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from candour.actions.chronology_pages import find_page
from candour.actions.refreshing import CaseState
from candour.actions.views import forget_view, keep_view, saved_views
from candour.errors import CandourError
from candour.web.answers import filters_in, number_in
from candour.web.forms import FilterForm, ViewForm
from candour.web.site import now, site
from candour.web.views.work import current_state, state_on, to_work


@require_safe
def show(request: HttpRequest, case: str) -> HttpResponse:
    """Show the entries that were asked for."""
    found = current_state(case)
    work = site().desk.of(case)
    if found.kept is None:
        if work is not None and work.is_running:
            return to_work(case, reverse("chronology", args=[case]))
        shown = {"state": found, "work": work}
        return render(request, "chronology/empty.html", shown)
    form = FilterForm(request.GET, found.kept)
    day = form.day()
    if day is not None:
        view = state_on(case, day, is_asked_again="make" in request.GET)
        if view is None:
            work = site().desk.of(case)
            if work is not None and work.is_running:
                return to_work(case, _address(case, filters_in(request.GET)))
        else:
            found = view
    return _page(request, found, form, None)


@require_POST
def keep(request: HttpRequest, case: str) -> HttpResponse:
    """Keep the filters of a page under a name."""
    filters = filters_in(request.POST)
    form = ViewForm(request.POST, auto_id="view_%s")
    if form.is_valid():
        try:
            keep_view(site().workspace, case, form.cleaned_data["name"], filters, now())
        except CandourError as refusal:
            form.add_error("name", refusal.found)
        else:
            return redirect(_address(case, filters))
    found = current_state(case)
    if found.kept is None:
        return redirect("chronology", case)
    return _page(request, found, FilterForm(filters, found.kept), form)


@require_POST
def forget(request: HttpRequest, case: str) -> HttpResponse:
    """Delete a view that was kept."""
    forget_view(site().workspace, case, request.POST.get("name", ""), now())
    return redirect("chronology", case)


def _page(
    request: HttpRequest, found: CaseState, form: FilterForm, view_form: ViewForm | None
) -> HttpResponse:
    sought, day = form.sought(), form.day()
    workspace, case = site().workspace, found.log.name
    page = find_page(workspace, found, sought, number_in(request, "page") or 1)
    given = filters_in(form.data)
    whole: dict[str, Any] = {
        "state": found,
        "work": site().desk.of(case),
        "form": form,
        "page": page,
        "given": given,
        "here_given": {**given, "page": str(page.number)} if page.number > 1 else given,
        "is_filtered": any(given.values()),
        "views": saved_views(workspace, case, now()),
        "view_form": view_form or ViewForm(auto_id="view_%s"),
        "day_not_made": day if day is not None and found.as_at is None else None,
    }
    is_refused = view_form is not None
    return render(request, "chronology/show.html", whole, status=422 if is_refused else 200)


def _address(case: str, filters: Mapping[str, str]) -> str:
    query = urlencode({name: value for name, value in filters.items() if value})
    return f"{reverse('chronology', args=[case])}?{query}"
