"""The chronology, a page at a time, with what stands beside it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from candour.actions.chronology_pages import find_page
from candour.web.answers import number_in
from candour.web.forms import FilterForm
from candour.web.site import site
from candour.web.views.work import current_state


@require_safe
def show(request: HttpRequest, case: str) -> HttpResponse:
    """Show the entries that were asked for."""
    found = current_state(case)
    work = site().desk.of(case)
    if found.kept is None:
        if work is not None and work.is_running:
            here = reverse("chronology", args=[case])
            return redirect(f"{reverse('work', args=[case])}?next={here}")
        shown = {"state": found, "work": work}
        return render(request, "chronology/empty.html", shown)
    kept = found.kept
    form = FilterForm(request.GET, kept)
    sought = form.sought()
    page = find_page(site().workspace, found, sought, number_in(request, "page") or 1)
    given = {name: value for name, value in request.GET.items() if name != "page"}
    whole: dict[str, Any] = {
        "state": found,
        "work": work,
        "form": form,
        "page": page,
        "given": given,
        "is_filtered": any(given.values()),
    }
    return render(request, "chronology/show.html", whole)
