"""Print and export: the chronology as a file to be saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from candour.actions.exporting import (
    FORMATS,
    export_name,
    export_path,
    write_export,
    written_exports,
)
from candour.actions.rights import note_reading
from candour.actions.work import Work
from candour.web.answers import attachment
from candour.web.site import now, site
from candour.web.views.work import begin_beside, current_state, to_work


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, case: str) -> HttpResponse:
    """Offer the formats; write the one that was chosen, and begin to hand it over."""
    found = current_state(case)
    workspace = site().workspace
    if request.method == "POST" and found.kept is not None:
        ending = request.POST.get("format", "")
        if export_path(workspace, found, ending).is_file():
            return redirect("download", case, ending)
        today = now().astimezone().date()

        def do(running: Work) -> None:
            write_export(workspace, found, ending, today, running.progress())

        work = begin_beside(case, f"Writing the {FORMATS[ending]}", do)
        here = f"{reverse('export', args=[case])}?ready={ending}"
        if not work.is_running and not (work.problem or work.fault or work.was_stopped):
            site().desk.forget(case)
            return redirect(here)
        return to_work(case, here)
    ready = written_exports(workspace, found)
    formats = [(ending, name, ready.get(ending)) for ending, name in FORMATS.items()]
    asked = request.GET.get("ready", "")
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "formats": formats,
        "ready": asked if asked in ready else "",
        "ready_name": FORMATS.get(asked, ""),
    }
    return render(request, "export/show.html", shown)


@require_safe
def download(request: HttpRequest, case: str, ending: str) -> HttpResponse:
    """Hand over a written chronology."""
    found = current_state(case)
    path = export_path(site().workspace, found, ending)
    if not path.is_file():
        return redirect("export", case)
    note_reading(site().workspace, case, now(), what="export")
    return attachment(export_name(found, ending, now().astimezone().date()), path.read_bytes())
