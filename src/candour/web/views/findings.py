"""The findings of a case: written, their quotations graded and accepted, marked ready."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.actions.deciding import Wish, decide
from candour.actions.finding_pages import (
    findings_page,
    grade_finding,
    judged_page,
    offered,
    selected,
)
from candour.actions.refreshing import CaseState
from candour.actions.work import Work
from candour.core.decisions import DecisionKind
from candour.core.findings.standing import FindingStands, State
from candour.errors import CandourError
from candour.web.answers import number_in
from candour.web.finding_forms import FindingForm, initial_of
from candour.web.site import maker_of, site
from candour.web.views.quotations import asked_in
from candour.web.views.work import begin_beside, begin_refresh, current_state, to_work


@require_safe
def index(request: HttpRequest, case: str) -> HttpResponse:
    """List the findings and how they stand."""
    found = current_state(case)
    page = findings_page(site().workspace, found)
    shown = {"state": found, "work": site().desk.of(case), "page": page}
    return render(request, "findings/index.html", shown)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, case: str) -> HttpResponse:
    """Write a finding; its first quotation may be one that was graded, or words of a file."""
    found = current_state(case)
    asked = asked_in(request)
    first: dict[str, str] = {}
    start, end = number_in(request, "start"), number_in(request, "end")
    if asked.quotation:
        first = offered(site().workspace, found, asked)
    elif start is not None and end is not None:
        first = selected(site().workspace, found, request.GET.get("original", ""), (start, end))
    return _written(request, found, None, {f"{name}-0": one for name, one in first.items()})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, case: str, decision: str) -> HttpResponse:
    """Write a finding anew: a draft that takes the place of the one before."""
    found = current_state(case)
    stands = findings_page(site().workspace, found).find(decision)
    return _written(request, found, stands, initial_of(stands.finding))


@require_safe
def show(request: HttpRequest, case: str, decision: str) -> HttpResponse:
    """Show a finding, each quotation as it is graded now."""
    found = current_state(case)
    workspace = site().workspace
    page = findings_page(workspace, found)
    stands = page.find(decision)
    judged = judged_page(workspace, found, stands)
    work = site().desk.of(case)
    if judged is None and work is not None and work.is_running:
        return to_work(case, reverse("finding", args=[case, decision]))
    may_begin = work is None or not work.was_stopped or "again" in request.GET
    if judged is None and may_begin:
        work = _grade(found, stands)
        if work.is_running:
            return to_work(case, reverse("finding", args=[case, decision]))
        judged = judged_page(workspace, found, stands)
    shown = {
        "state": found,
        "work": work,
        "page": page,
        "stands": stands,
        "judged": judged,
        "may_be_ready": stands.state is not State.READY and bool(stands.finding.quotations),
    }
    return render(request, "findings/show.html", shown)


def _grade(found: CaseState, stands: FindingStands) -> Work:
    """Begin to grade a finding's quotations, and wait a little for it."""
    workspace = site().workspace

    def do(running: Work) -> None:
        grade_finding(workspace, found, stands, running.progress())

    return begin_beside(found.log.name, "Grading the quotations of the finding", do)


@require_POST
def accept(request: HttpRequest, case: str, decision: str) -> HttpResponse:
    """Accept what a quotation cut, as the page showed it."""
    try:
        cut = json.loads(request.POST.get("cut", ""))
    except json.JSONDecodeError:
        raise CandourError("the cut that was shown is missing") from None
    wish = Wish(
        kind=DecisionKind.ACCEPT_QUOTATION.value,
        about=(decision, request.POST.get("quotation", "")),
        by=maker_of(request).by,
        value=cut,
    )
    return _decided(request, case, decision, wish)


@require_POST
def ready(request: HttpRequest, case: str, decision: str) -> HttpResponse:
    """Mark a finding ready; where it cannot be, its page says which quotation bars it."""
    found = current_state(case)
    finding = findings_page(site().workspace, found).find(decision).finding
    wish = Wish(
        kind=DecisionKind.FINDING.value,
        about=(finding.agency,),
        by=maker_of(request).by,
        value={"ready": True},
        replaces=finding.decision,
    )
    return _decided(request, case, decision, wish)


def _decided(request: HttpRequest, case: str, decision: str, wish: Wish) -> HttpResponse:
    """Decide beside the pages: sources are read for it."""
    maker, workspace = maker_of(request), site().workspace

    def do(running: Work) -> None:
        decide(workspace, case, [wish], maker, running.progress())

    begin_beside(case, "Holding the finding against its sources", do)
    return to_work(case, reverse("finding", args=[case, decision]))


def _written(
    request: HttpRequest, found: CaseState, stands: FindingStands | None, initial: dict[str, str]
) -> HttpResponse:
    case = found.log.name
    page = findings_page(site().workspace, found)
    given = request.POST if request.method == "POST" else None
    form = FindingForm(given, agencies=page.agencies, files=page.files, initial=initial)
    if given is not None and form.is_valid():
        maker = maker_of(request)
        wish = Wish(
            kind=DecisionKind.FINDING.value,
            about=(form.cleaned_data["agency"],),
            by=maker.by,
            value=form.value(),
            replaces=None if stands is None else stands.finding.decision,
        )
        try:
            (made,) = decide(site().workspace, case, [wish], maker)
        except CandourError as refusal:
            form.add_error("statement", str(refusal))
        else:
            begin_refresh(case)
            return redirect("finding", case, made.id)
    shown = {"state": found, "form": form, "stands": stands}
    status = 422 if form.errors else 200
    return render(request, "findings/write.html", shown, status=status)
