"""Files read back for leaks: uploaded or made here, the forms found masked until shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from candour.actions.edition_pages import edition_named, editions_made, files_of_edition
from candour.actions.key_pages import kept_key
from candour.actions.leak_pages import AskedCheck, check_files, report_named, reports_kept
from candour.actions.work import Work
from candour.web.answers import TOO_LARGE, is_too_large
from candour.web.release_forms import LeaksForm
from candour.web.site import maker_of, site
from candour.web.views.work import begin_beside, current_state, to_work


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """Read files back, and list the reports there are."""
    found = current_state(case)
    workspace = site().workspace
    kept = kept_key(workspace, case)
    editions = tuple(kept.key.editions) if kept else ()
    made = editions_made(workspace, case) if kept else ()
    named = [(one.kept.name, f"{one.kept.edition} edition") for one in made]
    form = LeaksForm(editions=editions, made=named)
    if request.method == "POST" and kept:
        form = LeaksForm(request.POST, request.FILES, editions=editions, made=named)
        if is_too_large(request):
            form.add_error("sent", TOO_LARGE)
        elif form.is_valid():
            return _check(request, case, form)
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "kept": kept,
        "made": made,
        "reports": reports_kept(workspace, case),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "release/leaks.html", shown, status=status)


@require_safe
def report(request: HttpRequest, case: str, report: str) -> HttpResponse:
    """Show what was found in files that were uploaded."""
    found = current_state(case)
    shown = report_named(site().workspace, case, report, maker_of(request))
    return _report(request, {"state": found, "report": shown})


@require_safe
def of_edition(request: HttpRequest, case: str, edition: str) -> HttpResponse:
    """Show what was found in an edition when it was made."""
    found = current_state(case)
    shown = edition_named(site().workspace, case, edition)
    return _report(request, {"state": found, "report": shown.kept.report, "edition": shown.kept})


def _report(request: HttpRequest, shown: dict[str, object]) -> HttpResponse:
    return render(request, "release/report.html", {**shown, "is_shown": "show" in request.GET})


def _check(request: HttpRequest, case: str, form: LeaksForm) -> HttpResponse:
    workspace, maker = site().workspace, maker_of(request)
    files = [(str(one.name), one.read()) for one in request.FILES.getlist("sent")]
    given = form.cleaned_data
    others = editions_made(workspace, case) if given["beside"] else ()
    chosen = edition_named(workspace, case, given["made"]).kept if given["made"] else None
    asked = AskedCheck(
        title=chosen.report.title if chosen else ", ".join(name for name, _ in files),
        files=files,
        folder=files_of_edition(workspace, case, chosen.name) if chosen else None,
        edition=given["edition"] or (chosen.edition if chosen else ""),
        against=tuple(
            files_of_edition(workspace, case, one.kept.name)
            for one in others
            if one.kept.name != given["made"]
        ),
    )
    made_report: list[str] = []

    def do(running: Work) -> None:
        made_report.append(check_files(workspace, case, asked, maker, running.progress()))

    begin_beside(case, "Reading the files back", do)
    there = reverse("leaks", args=[case])
    if made_report:
        there = reverse("leak-report", args=[case, made_report[0]])
    return to_work(case, there)
