"""Long work: how far it is, stop it, begin it again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from candour.actions.inquiries import merged_kept
from candour.actions.keeping_people import kept_people, make_people
from candour.actions.refreshing import (
    CaseState,
    case_state,
    make_view,
    refresh_chronology,
    table_of,
)
from candour.actions.work import Work
from candour.errors import CandourError
from candour.web.site import now, site

SHORT_WAIT_SECONDS = 2.0
"""Most work of a small case is done by then, and nobody need be told of it."""

SMALL = 5_000
"""Entries of a case that is worth the short wait."""


@require_safe
def show(request: HttpRequest, case: str) -> HttpResponse:
    """Say how far the work is; where none runs, go on."""
    after = _after(request, case)
    work = site().desk.of(case)
    if work is None or not work.is_running:
        return redirect(after)
    return render(request, "work.html", {"work": work, "next": after})


@require_safe
def state(request: HttpRequest, case: str) -> JsonResponse:
    """Say how far the work is, for the page's script."""
    work = site().desk.of(case)
    if work is None or not work.is_running:
        return JsonResponse({"running": False})
    return JsonResponse(
        {"running": True, "said": work.said, "done": work.done, "total": work.total}
    )


@require_POST
def stop(request: HttpRequest, case: str) -> HttpResponse:
    """Ask for the work to stop."""
    work = site().desk.of(case)
    if work is not None:
        work.stop()
        work.wait(SHORT_WAIT_SECONDS)
    return to_work(case, _after(request, case))


@require_POST
def begin(request: HttpRequest, case: str) -> HttpResponse:
    """Bring the chronology up to date."""
    begin_refresh(case)
    return to_work(case, _after(request, case))


def begin_beside(case: str, title: str, do: Callable[[Work], None]) -> Work:
    """Begin work beside the pages, and wait a little for it. Raises where something runs."""
    work = site().desk.begin(case, Work(title), do)
    work.wait(SHORT_WAIT_SECONDS)
    return work


def begin_refresh(case: str, *, is_waited_for: bool = True) -> None:
    """Begin to bring the chronology up to date, unless something runs; wait a little for it."""
    work = Work("Bringing the chronology up to date")

    def do(running: Work) -> None:
        progress = running.progress()
        log, merged = refresh_chronology(site().workspace, case, now(), progress)
        running.may_yield = True
        make_people(site().workspace, log, merged, progress)

    try:
        site().desk.begin(case, work, do)
    except CandourError:
        return
    kept = case_state(site().workspace, case, now()).kept
    if is_waited_for and (kept is None or kept.entries <= SMALL):
        work.wait(SHORT_WAIT_SECONDS)


def begin_view(case: str, day: date, *, is_of_people: bool = False) -> None:
    """Begin to make the view as known on a day, unless something runs; wait a little for it."""

    def do(running: Work) -> None:
        workspace, progress = site().workspace, running.progress()
        if not case_state(workspace, case, now(), day).is_current:
            make_view(workspace, case, now(), day, progress)
        if is_of_people:
            log = case_state(workspace, case, now(), day).log
            merged = merged_kept(table_of(workspace, case, day))
            make_people(workspace, log, merged, progress, day)

    with suppress(CandourError):
        begin_beside(case, view_title(day), do)


def view_title(day: date) -> str:
    """Return what making the view of a day is called."""
    return f"Finding what was on record at the end of {day.day} {day:%B %Y}"


def state_on(
    case: str, day: date, *, is_asked_again: bool, is_of_people: bool = False
) -> CaseState | None:
    """Return the view as known on a day; None where it has to be made first."""
    view = _made_view(case, day, is_of_people)
    if view is not None:
        return view
    last = site().desk.of(case)
    failed = last is not None and (last.was_stopped or last.problem or last.fault)
    if failed and last is not None and last.title == view_title(day) and not is_asked_again:
        return None
    begin_view(case, day, is_of_people=is_of_people)
    return _made_view(case, day, is_of_people)


def _made_view(case: str, day: date, is_of_people: bool) -> CaseState | None:
    view = case_state(site().workspace, case, now(), day)
    is_there = not is_of_people or kept_people(site().workspace, case, day).is_of(view.log)
    return view if view.is_current and is_there else None


def current_state(case: str) -> CaseState:
    """Return how a case stands, and begin to bring its chronology up to date where it is behind.

    Work that somebody stopped is not begun again behind his back.
    """
    found = case_state(site().workspace, case, now())
    last = site().desk.of(case)
    may_begin = last is None or not (last.was_stopped or last.problem or last.fault)
    if found.log.count and not found.is_current and may_begin:
        begin_refresh(case)
        found = case_state(site().workspace, case, now())
    # What became of files is told before other work takes its place.
    last = site().desk.of(case)
    is_free = last is None or not (last.is_running or last.results)
    may_begin = may_begin and is_free and bool(found.log.count) and found.is_current
    if may_begin and not kept_people(site().workspace, case).is_of(found.log):
        _begin_people(found)
    return found


def current_people(case: str) -> CaseState:
    """Return how a case stands; wait a little for who is who where that was never worked out."""
    found = current_state(case)
    work = site().desk.of(case)
    is_small = found.kept is not None and found.kept.entries <= SMALL
    if work is not None and is_small and kept_people(site().workspace, case).knew is None:
        work.wait(SHORT_WAIT_SECONDS)
    return found


def _begin_people(found: CaseState) -> None:
    """Begin to find who is who and who knew what in the chronology that is kept."""
    workspace, log = site().workspace, found.log

    def do(running: Work) -> None:
        progress = running.progress()
        make_people(workspace, log, merged_kept(table_of(workspace, log.name)), progress)

    work = Work("Finding who is who and who knew what", may_yield=True)
    with suppress(CandourError):
        site().desk.begin(log.name, work, do)


def nothing_yet(request: HttpRequest, found: CaseState, title: str) -> HttpResponse:
    """Answer where nothing was worked out yet: how far the work is, or what there is to do."""
    case = found.log.name
    work = site().desk.of(case)
    if work is not None and work.is_running:
        return to_work(case, request.get_full_path())
    shown = {"state": found, "work": work, "title": title}
    return render(request, "people/empty.html", shown)


def to_work(case: str, after: str) -> HttpResponse:
    """Lead to how far the work is, and from there to a page."""
    return redirect(f"{reverse('work', args=[case])}?{urlencode({'next': after})}")


def _after(request: HttpRequest, case: str) -> str:
    after = request.POST.get("next") or request.GET.get("next") or ""
    if after and url_has_allowed_host_and_scheme(after, allowed_hosts=None):
        return after
    return reverse("documents", args=[case])
