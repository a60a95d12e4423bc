"""A document of a case with its quotations graded, its source beside it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from candour.actions.quotation_pages import Asked, grade_quotations, quotations_page
from candour.actions.refreshing import CaseState
from candour.actions.work import Work
from candour.core.decisions.originals import originals_held
from candour.core.quotations.quotation import Alarm, Grade
from candour.web.answers import number_in
from candour.web.quotation_forms import QuotingForm
from candour.web.site import site
from candour.web.views.work import begin_beside, current_state, to_work

_MOST_LISTED = 200


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """Choose a document and its sources, grade, and show what was found."""
    found = current_state(case)
    held = originals_held(found.log.decisions)
    if request.method == "POST":
        form = QuotingForm(request.POST, held=held)
        if form.is_valid():
            return _grade(found, form.cleaned_data["document"], form.cleaned_data["sources"])
        shown = {"state": found, "form": form, "held": held, "sources": form["sources"].value()}
        return render(request, "quotations/index.html", shown, status=422)
    known = {one.sha256 for one in held}
    asked = asked_in(request)
    is_asked = asked.document in known and asked.sources and known.issuperset(asked.sources)
    page = quotations_page(site().workspace, found, asked) if is_asked and found.kept else None
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "held": held,
        "form": QuotingForm(held=held, initial={"document": asked.document}),
        "sources": asked.sources or [one.sha256 for one in held],
        "is_asked": is_asked,
        "page": page,
        "listed": page.shown[:_MOST_LISTED] if page is not None else (),
        "given": _given(asked),
        "asked": asked,
    }
    return render(request, "quotations/index.html", shown)


def _grade(found: CaseState, document: str, sources: list[str]) -> HttpResponse:
    case, workspace = found.log.name, site().workspace
    asked = Asked(document, tuple(sources))

    def do(running: Work) -> None:
        grade_quotations(workspace, found, asked, running.progress())

    begin_beside(case, "Grading the quotations", do)
    there = f"{reverse('quotations', args=[case])}?{urlencode(_given(asked))}"
    return to_work(case, there)


def asked_in(request: HttpRequest) -> Asked:
    """Return which quotations an address asks for."""
    given = request.GET
    grade, alarm = given.get("grade", ""), given.get("alarm", "")
    return Asked(
        document=given.get("document", ""),
        sources=tuple(filter(None, given.get("in", "").split(","))),
        grade=grade if grade in set(Grade) else "",
        alarm=alarm if alarm in {"any", *Alarm} else "",
        quotation=given.get("quotation", ""),
        page=number_in(request, "page"),
    )


def _given(asked: Asked) -> dict[str, str]:
    """Return what every link on the page keeps."""
    given = {
        "document": asked.document,
        "in": ",".join(asked.sources),
        "grade": asked.grade,
        "alarm": asked.alarm,
    }
    return {name: value for name, value in given.items() if value}
