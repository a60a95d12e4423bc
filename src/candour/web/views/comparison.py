"""Two accounts of a case side by side: aligned, filtered, each difference decided by a person."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from candour.actions.comparison_pages import (
    AskedComparison,
    comparison_page,
    make_comparison,
    page_holding,
)
from candour.actions.deciding import Wish, decide
from candour.actions.refreshing import CaseState
from candour.actions.work import Work
from candour.core.comparison.difference import Change
from candour.core.decisions import DecisionKind
from candour.core.decisions.originals import originals_held
from candour.errors import CandourError
from candour.web.answers import number_in
from candour.web.comparison_forms import ComparingForm, RulingForm
from candour.web.site import maker_of, site
from candour.web.views.work import begin_beside, current_state, to_work


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """Choose two accounts, compare them, and show what became of each statement."""
    found = current_state(case)
    held = originals_held(found.log.decisions)
    if request.method == "POST":
        form = ComparingForm(request.POST, held=held)
        if form.is_valid():
            return _compare(found, form.cleaned_data["a"], form.cleaned_data["b"])
        shown = {"state": found, "form": form, "held": held}
        return render(request, "comparison/index.html", shown, status=422)
    asked = _asked_in(request)
    is_asked = {asked.a, asked.b} <= {one.sha256 for one in held} and asked.a != asked.b
    page = comparison_page(site().workspace, found, asked) if is_asked and found.kept else None
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "held": held,
        "form": ComparingForm(held=held, initial={"a": asked.a, "b": asked.b}),
        "is_asked": is_asked,
        "page": page,
        "given": _given(asked),
        "asked": asked,
    }
    return render(request, "comparison/index.html", shown)


@require_POST
def judge(request: HttpRequest, case: str) -> HttpResponse:
    """Accept a difference as it is suggested, or call it by another kind."""
    form = RulingForm(request.POST)
    if not form.is_valid():
        raise CandourError("what was decided of the difference is missing")
    given = AskedComparison(request.POST.get("a", ""), request.POST.get("b", ""))
    maker, workspace = maker_of(request), site().workspace
    about = form.cleaned_data["difference"]
    wish = Wish(
        kind=DecisionKind.ACCEPT_DIFFERENCE.value,
        about=(about,),
        by=maker.by,
        value={"a": given.a, "b": given.b, "change": form.cleaned_data["change"]},
        why=form.cleaned_data["why"] or None,
        replaces=request.POST.get("replaces") or None,
    )

    def do(running: Work) -> None:
        decide(workspace, case, [wish], maker, running.progress())

    begin_beside(case, "Keeping what was decided of the difference", do)
    page = page_holding(workspace, case, given, about)
    return to_work(case, f"{_address(case, given)}&page={page}#{about}")


def _compare(found: CaseState, a: str, b: str) -> HttpResponse:
    case, workspace = found.log.name, site().workspace
    asked = AskedComparison(a, b)

    def do(running: Work) -> None:
        make_comparison(workspace, found, asked, running.progress())

    begin_beside(case, "Laying the two accounts side by side", do)
    return to_work(case, _address(case, asked))


def _address(case: str, asked: AskedComparison) -> str:
    return f"{reverse('compare', args=[case])}?{urlencode(_given(asked))}"


def _asked_in(request: HttpRequest) -> AskedComparison:
    given = request.GET
    kind = given.get("kind", "")
    return AskedComparison(
        a=given.get("a", ""),
        b=given.get("b", ""),
        kind=kind if kind in set(Change) else "",
        agency=given.get("agency", ""),
        page=number_in(request, "page"),
    )


def _given(asked: AskedComparison) -> dict[str, str]:
    """Return what every link on the page keeps."""
    given = {"a": asked.a, "b": asked.b, "kind": asked.kind, "agency": asked.agency}
    return {name: value for name, value in given.items() if value}
