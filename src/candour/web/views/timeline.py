"""The drawn timeline: a window of the chronology, and the same window as a table."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from candour.actions.timeline_pages import Asked, Ways, find_timeline
from candour.core.chronology.timeline.window import DAY, Window, minute_of, window_from
from candour.web.answers import number_in
from candour.web.forms import FilterForm
from candour.web.site import site
from candour.web.timeline_drawing import Drawn, Links
from candour.web.views.work import current_state

LEAST_WIDTH, WIDTH, MOST_WIDTH = 280, 1200, 2400
_A_DAY = len("2022-05-03")
_OF_THE_WINDOW = {"start", "end", "width", "page"}


@require_safe
def show(request: HttpRequest, case: str) -> HttpResponse:
    """Show the entries that were asked for, drawn."""
    found = current_state(case)
    if found.kept is None:
        return redirect(reverse("chronology", args=[case]))
    form = FilterForm(request.GET, found.kept)
    filters = {
        name: str(value) for name, value in request.GET.items() if name not in _OF_THE_WINDOW
    }
    asked = _asked(request)
    page = find_timeline(site().workspace, found, form.sought(), asked)
    shown: dict[str, Any] = {
        "state": found,
        "work": site().desk.of(case),
        "form": form,
        "filters": filters,
        "is_filtered": any(filters.values()),
        "line": page,
    }
    if page is not None:
        # Whoever asked for no width of his own is not given one in every address.
        width = {"width": str(asked.width)} if "width" in request.GET else {}
        links = Links(case, {**filters, **width}, page.ways.whole)
        shown["links"] = links
        shown["drawn"] = Drawn(page, links)
        shown["moves"] = _moves(page.ways)
        shown["given"] = links.given(page.drawing.window)
    return render(request, "chronology/timeline.html", shown)


def _moves(ways: Ways) -> tuple[tuple[str, str, Window | None], ...]:
    return (
        ("earlier", "Earlier", ways.earlier),
        ("later", "Later", ways.later),
        ("closer", "Closer", ways.closer),
        ("wider", "Wider", ways.wider),
        ("whole", "Everything", ways.whole),
    )


def _asked(request: HttpRequest) -> Asked:
    width = number_in(request, "width") or WIDTH
    return Asked(
        window=_window_in(request),
        width=min(max(width, LEAST_WIDTH), MOST_WIDTH),
        page=number_in(request, "page") or 1,
    )


def _window_in(request: HttpRequest) -> Window | None:
    """Return the window from the first to the last minute that the address names, if any."""
    try:
        start = datetime.fromisoformat(request.GET.get("start", ""))
        end = datetime.fromisoformat(request.GET.get("end", ""))
    except ValueError:
        return None
    first, last = minute_of(start.replace(tzinfo=None)), minute_of(end.replace(tzinfo=None))
    if len(request.GET["end"]) == _A_DAY:  # a day goes on to its end
        last += DAY - 1
    return window_from(first, last + 1)
