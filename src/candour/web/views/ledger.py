"""The ledger of a case: drafts and releases, what changed in each, and who asked for that."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from candour.actions.edition_pages import release_zipped
from candour.actions.ledger import NewDraft, add_draft, show_row
from candour.actions.ledger_pages import ledger_page
from candour.actions.work import Work
from candour.web.answers import TOO_LARGE, attachment, is_too_large
from candour.web.release_forms import DraftForm
from candour.web.site import maker_of, now, site
from candour.web.views.work import begin_beside, current_state, to_work


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """List the drafts and releases, the latest first; take in a draft."""
    found = current_state(case)
    page = ledger_page(site().workspace, found)
    form = DraftForm(editions=page.editions)
    if request.method == "POST":
        form = DraftForm(request.POST, request.FILES, editions=page.editions)
        if is_too_large(request):
            form.add_error("file", TOO_LARGE)
        elif form.is_valid():
            return _add(request, case, form)
    shown = {"state": found, "work": site().desk.of(case), "page": page, "form": form}
    return render(request, "release/ledger.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, case: str, decision: str) -> HttpResponse:
    """Show what changed in a draft or release; lay it beside the one before where that is asked."""
    found = current_state(case)
    workspace = site().workspace
    if request.method == "POST":
        at = now()

        def do(running: Work) -> None:
            show_row(workspace, case, decision, at, running.progress())

        begin_beside(case, "Laying the two side by side", do)
        return to_work(case, reverse("ledger-row", args=[case, decision]))
    shown = {"state": found, "shown": show_row(workspace, case, decision, now())}
    return render(request, "release/row.html", shown)


@require_safe
def download(request: HttpRequest, case: str, name: str) -> HttpResponse:
    """Hand over a release as one file."""
    current_state(case)
    return attachment(*release_zipped(site().workspace, case, name, maker_of(request)))


def _add(request: HttpRequest, case: str, form: DraftForm) -> HttpResponse:
    workspace, maker, given = site().workspace, maker_of(request), form.cleaned_data
    draft = NewDraft(
        name=str(given["file"].name),
        data=given["file"].read(),
        edition=given["edition"] or None,
        at_request_of=given["at_request_of"] or None,
        why=given["why"] or None,
    )

    def do(running: Work) -> None:
        add_draft(workspace, case, draft, maker, running.progress())

    begin_beside(case, "Keeping the draft", do)
    return to_work(case, reverse("ledger", args=[case]))
