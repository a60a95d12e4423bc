"""The documents of a case: added, read, mapped, withdrawn, and shown as they stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.actions.deciding import Wish, decide
from candour.actions.original_pages import (
    changed_columns,
    find_held,
    original_page,
    printed_page,
    text_page,
)
from candour.actions.original_pages import to_mend as list_to_mend
from candour.actions.orphans import left_over
from candour.actions.receiving import Received, add_received, receive
from candour.actions.refreshing import case_state
from candour.actions.work import Work, cut_short
from candour.core.chronology.headings import Field
from candour.core.decisions import DecisionKind
from candour.core.decisions.originals import originals_held
from candour.errors import CandourError
from candour.web.answers import TOO_LARGE, attachment, is_too_large, number_in
from candour.web.forms import AgenciesForm, FilesForm, WhyForm
from candour.web.site import maker_of, now, site
from candour.web.views.work import SHORT_WAIT_SECONDS, begin_refresh, current_state, to_work

_FIELDS = {
    Field.HAPPENED: "When it happened",
    Field.RECORDED: "When it was written down",
    Field.SOURCE: "Source of the record",
    Field.AGENCY: "Agency",
    Field.WHAT: "What happened",
    Field.PEOPLE: "Who was involved",
    Field.RESPONSE: "Response or action",
    Field.OUTCOME: "Outcome",
    Field.SHARED_WITH: "Shared with",
    Field.COMMENT: "Comment or analysis",
    Field.CHILD_SEEN: "Child seen",
    Field.SEEN_ALONE: "Seen alone",
    Field.TERMS_OF_REFERENCE: "Terms of reference",
    Field.SEQUENCE: "Sequence number",
}
"""Field → what it is called on a page."""
_KEPT = ("extra", "Keep it under its own heading")
_SAVED = {
    "saved": "Saved, for every file of this agency. The files are read again by it.",
    "same": "Nothing was changed: the columns lead there already.",
}


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """List the documents; take in new ones, which then wait for their agencies."""
    form = FilesForm()
    if request.method == "POST":
        form = FilesForm(request.POST, request.FILES)
        if is_too_large(request):
            form.add_error("sent", TOO_LARGE)
        elif form.is_valid():
            held = originals_held(case_state(site().workspace, case, now()).log.decisions)
            files = [(str(one.name), one.read()) for one in request.FILES.getlist("sent")]
            site().waiting[case] = receive(files, held)
            return redirect("agencies", case)
    found = current_state(case)
    work = site().desk.of(case)
    shown = {
        "form": form,
        "state": found,
        "originals": originals_held(found.log.decisions),
        "work": work,
        "cut": cut_short(site().desk, case),
        "orphans": len({one.decision for one in left_over(site().workspace, found)}),
    }
    if work is not None and not work.is_running and work.results:
        site().desk.forget(case)
    status = 422 if form.errors else 200
    return render(request, "documents/index.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def agencies(request: HttpRequest, case: str) -> HttpResponse:
    """Ask which agency sent each file, then add them."""
    waiting = site().waiting.get(case)
    if not waiting:
        return redirect("documents", case)
    known = case_state(site().workspace, case, now())
    held = originals_held(known.log.decisions)
    form = AgenciesForm(request.POST or None, files=waiting, held=held)
    if request.method == "POST" and form.is_valid():
        return _add(request, case, form.named())
    status = 422 if form.errors else 200
    shown = {"form": form, "state": known}
    return render(request, "documents/agencies.html", shown, status=status)


def _add(request: HttpRequest, case: str, named: list[Received]) -> HttpResponse:
    maker = maker_of(request)
    workspace = site().workspace

    def do(running: Work) -> None:
        add_received(workspace, case, named, maker, running)

    work = Work("Reading what agencies sent", total=len(named) + 1)
    site().desk.begin(case, work, do)
    del site().waiting[case]
    work.wait(SHORT_WAIT_SECONDS)
    return to_work(case, reverse("documents", args=[case]))


@require_safe
def show(request: HttpRequest, case: str, original: str) -> HttpResponse:
    """Show what became of one file, and where its columns lead."""
    found = current_state(case)
    page = original_page(site().workspace, found, original)
    shown = {
        "state": found,
        "page": page,
        "fields": [*_FIELDS.items(), _KEPT],
        "saved": _SAVED.get(request.GET.get("columns", "")),
    }
    return render(request, "documents/show.html", shown)


@require_POST
def columns(request: HttpRequest, case: str, original: str) -> HttpResponse:
    """Decide where the columns of an agency's files lead."""
    found = current_state(case)
    page = original_page(site().workspace, found, original)
    chosen = {
        column.heading: request.POST.get(f"column-{number}", "")
        for number, column in enumerate(page.columns)
    }
    changed = changed_columns(page, chosen)
    if changed is not None:
        maker = maker_of(request)
        wish = Wish(
            kind=DecisionKind.MAP_COLUMNS.value,
            about=(page.original.agency,),
            by=maker.by,
            value=changed,
        )
        decide(site().workspace, case, [wish], maker)
        begin_refresh(case)
    said = "same" if changed is None else "saved"
    return redirect(f"{reverse('document', args=[case, original])}?columns={said}")


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, case: str, original: str) -> HttpResponse:
    """Ask why a file is withdrawn, and withdraw it."""
    found = case_state(site().workspace, case, now())
    held = find_held(found, original)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        maker = maker_of(request)
        wish = Wish(
            kind=DecisionKind.WITHDRAW_ORIGINAL.value,
            about=(original,),
            by=maker.by,
            why=form.cleaned_data["why"],
        )
        try:
            decide(site().workspace, case, [wish], maker)
        except CandourError as refusal:
            form.add_error("why", str(refusal))
        else:
            begin_refresh(case)
            return redirect("documents", case)
    status = 422 if form.errors else 200
    shown = {"form": form, "held": held, "state": found}
    return render(request, "documents/withdraw.html", shown, status=status)


@require_safe
def to_mend(request: HttpRequest, case: str, original: str) -> HttpResponse:
    """Hand over the list of what an agency is asked to mend, to send back."""
    found = current_state(case)
    name, data = list_to_mend(site().workspace, found, original, now().date())
    return attachment(name, data)


@require_safe
def printed(request: HttpRequest, case: str, original: str, page: int) -> HttpResponse:
    """Hand over the picture of a page of a PDF, the words of a passage marked on it."""
    start, end = number_in(request, "start"), number_in(request, "end")
    at = (start, end) if start is not None and end is not None else None
    picture = printed_page(site().workspace, current_state(case), original, page, at)
    return HttpResponse(picture, content_type="image/png")


@require_safe
def text(request: HttpRequest, case: str, original: str) -> HttpResponse:
    """Show an original's own words, a page at a time."""
    found = current_state(case)
    start, end = number_in(request, "start"), number_in(request, "end")
    at = (start, end) if start is not None and end is not None else None
    page = number_in(request, "page")
    passages = text_page(site().workspace, found, original, page, at)
    shown = {"state": found, "passages": passages, "original": original}
    return render(request, "documents/text.html", shown)
