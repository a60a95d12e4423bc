"""Long work: how far it is, stop it, begin it again."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from candour.actions.keeping_people import kept_people
from candour.actions.refreshing import CaseState, case_state, make_view, refresh
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
    return redirect(_there(case, "work", _after(request, case)))


@require_POST
def begin(request: HttpRequest, case: str) -> HttpResponse:
    """Bring the chronology up to date."""
    begin_refresh(case)
    return redirect(_there(case, "work", _after(request, case)))


def begin_refresh(case: str, *, is_waited_for: bool = True) -> None:
    """Begin to bring the chronology up to date, unless something runs; wait a little for it."""
    work = Work("Bringing the chronology up to date")

    def do(running: Work) -> None:
        refresh(site().workspace, case, now(), running.progress())

    try:
        site().desk.begin(case, work, do)
    except CandourError:
        return
    kept = case_state(site().workspace, case, now()).kept
    if is_waited_for and (kept is None or kept.entries <= SMALL):
        work.wait(SHORT_WAIT_SECONDS)


def begin_view(case: str, day: date) -> None:
    """Begin to make the view as known on a day, unless something runs; wait a little for it."""
    work = Work(view_title(day))

    def do(running: Work) -> None:
        make_view(site().workspace, case, now(), day, running.progress())

    try:
        site().desk.begin(case, work, do)
    except CandourError:
        return
    work.wait(SHORT_WAIT_SECONDS)


def view_title(day: date) -> str:
    """Return what making the view of a day is called."""
    return f"Finding what was on record at the end of {day.day} {day:%B %Y}"


def state_on(case: str, day: date, *, is_asked_again: bool) -> CaseState | None:
    """Return the view as known on a day; None where it has to be made first."""
    view = case_state(site().workspace, case, now(), day)
    if view.is_current:
        return view
    last = site().desk.of(case)
    failed = last is not None and (last.was_stopped or last.problem or last.fault)
    if failed and last is not None and last.title == view_title(day) and not is_asked_again:
        return None
    begin_view(case, day)
    view = case_state(site().workspace, case, now(), day)
    return view if view.is_current else None


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
    return found


def current_people(case: str) -> CaseState:
    """Return how a case stands, and begin the same where who is who, or who knew, is behind."""
    found = current_state(case)
    work = site().desk.of(case)
    may_begin = work is None or not (
        work.is_running or work.was_stopped or work.problem or work.fault
    )
    is_behind = not kept_people(site().workspace, case).is_of(found.log)
    if found.log.count and found.is_current and is_behind and may_begin:
        begin_refresh(case)
    return found


def nothing_yet(request: HttpRequest, found: CaseState, title: str) -> HttpResponse:
    """Answer where nothing was worked out yet: how far the work is, or what there is to do."""
    case = found.log.name
    work = site().desk.of(case)
    if work is not None and work.is_running:
        here = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('work', args=[case])}?{here}")
    shown = {"state": found, "work": work, "title": title}
    return render(request, "people/empty.html", shown)


def _there(case: str, name: str, after: str) -> str:
    return f"{reverse(name, args=[case])}?next={after}"


def _after(request: HttpRequest, case: str) -> str:
    after = request.POST.get("next") or request.GET.get("next") or ""
    if after and url_has_allowed_host_and_scheme(after, allowed_hosts=None):
        return after
    return reverse("documents", args=[case])
