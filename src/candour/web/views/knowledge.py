"""Who knew what: facts beside agencies, one fact with all that is on record of it, a question."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from candour.actions.deciding import Wish, decide
from candour.actions.keeping_people import kept_people
from candour.actions.knowledge_pages import fact_page, facts_drawn, knew_page, persons_with_facts
from candour.actions.questions import answer_page, answer_question
from candour.actions.refreshing import CaseState
from candour.actions.work import Work
from candour.core.decisions import DecisionKind
from candour.errors import CandourError
from candour.web.answers import number_in
from candour.web.people_forms import FactForm, FactsForm, QuestionForm
from candour.web.site import maker_of, site
from candour.web.tags import entry_url
from candour.web.views.work import (
    begin_beside,
    begin_refresh,
    current_people,
    nothing_yet,
    state_on,
)

_MOST_DRAWN = 12
"""Facts of one person that are drawn together: more would not be told apart."""
_FILTERS = ("person", "kind", "words", "as_at", "unshared")


@require_safe
def index(request: HttpRequest, case: str) -> HttpResponse:
    """Show facts beside agencies."""
    return _index(request, case, {})


@require_POST
def add(request: HttpRequest, case: str) -> HttpResponse:
    """Add a fact in a sentence."""
    found = current_people(case)
    form = FactForm(request.POST, persons=persons_with_facts(site().workspace, found))
    if form.is_valid():
        given, maker = form.cleaned_data, maker_of(request)
        wish = Wish(
            kind=DecisionKind.FACT.value,
            about=(given["about"] or case,),
            by=maker.by,
            value={
                "sentence": given["sentence"],
                **({"person": given["about"]} if given["about"] else {}),
            },
            why=given["why"] or None,
        )
        try:
            decide(site().workspace, case, [wish], maker)
        except CandourError as refusal:
            form.add_error("sentence", str(refusal))
        else:
            begin_refresh(case)
            there = urlencode({"next": reverse("knew", args=[case])})
            return redirect(f"{reverse('work', args=[case])}?{there}")
    return _index(request, case, {"fact_form": form})


@require_safe
def show(request: HttpRequest, case: str, fact: str) -> HttpResponse:
    """Show one fact with all that is on record of it."""
    found = _asked(request, current_people(case))
    if isinstance(found, HttpResponse):
        return found
    page = fact_page(site().workspace, found, fact, partial(entry_url, "entry", case))
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "given": _given(request),
        "page": page,
        # The writer escapes every word of the case that it draws.
        "svg": SafeString(page.svg),
    }
    return render(request, "knowledge/show.html", shown)


@require_safe
def ask(request: HttpRequest, case: str) -> HttpResponse:
    """Answer a question: found beside the pages where it was not asked before."""
    found = _asked(request, current_people(case))
    if isinstance(found, HttpResponse):
        return found
    form = QuestionForm(request.GET)
    if not form.is_valid():
        return _index(request, case, {"question_form": form})
    question = form.cleaned_data["question"]
    link = partial(entry_url, "entry", case)
    page = answer_page(site().workspace, found, question, link)
    work = site().desk.of(case)
    if page is None and found.kept is not None and "asked" not in request.GET:
        if site().desk.is_busy(case):
            return _at_work(request, {"question": question})
        work = _begin_asking(found, question)
        if work.is_running:
            return _at_work(request, {"question": question, "asked": "1"})
        page = answer_page(site().workspace, found, question, link)
    shown = {
        "state": found,
        "work": work,
        "given": _given(request),
        "question": question,
        "question_form": form,
        "page": page,
        "svg": SafeString("" if page is None else page.svg),
    }
    return render(request, "knowledge/answer.html", shown)


def _begin_asking(found: CaseState, question: str) -> Work:
    """Begin to find who knew it, and wait a little."""
    workspace = site().workspace

    def do(running: Work) -> None:
        answer_question(workspace, found, question, running.progress())

    return begin_beside(found.log.name, "Finding who knew it", do)


def _at_work(request: HttpRequest, query: dict[str, str]) -> HttpResponse:
    """Lead to how far the work is, and from there back to the question."""
    case = str(request.resolver_match.kwargs["case"]) if request.resolver_match else ""
    here = f"{request.path}?{urlencode({**_given(request), **query})}"
    return redirect(f"{reverse('work', args=[case])}?{urlencode({'next': here})}")


def _index(request: HttpRequest, case: str, forms: dict[str, Any]) -> HttpResponse:
    found = current_people(case)
    kept = kept_people(site().workspace, case)
    if kept.knew is None:
        return nothing_yet(request, found, "Who knew what")
    persons = persons_with_facts(site().workspace, found)
    form = FactsForm(request.GET, kept.knew, persons)
    on_day = _asked(request, found)
    if isinstance(on_day, HttpResponse):
        return on_day
    page = knew_page(site().workspace, on_day, form.sought(), number_in(request, "page") or 1)
    given = _given(request)
    drawn = ""
    if given.get("person") and page.rows and page.pages == 1 and len(page.rows) <= _MOST_DRAWN:
        title = f"Who knew what of {page.rows[0].about}, along time"
        facts = [row.fact for row in page.rows]
        link = partial(entry_url, "entry", case)
        drawn = facts_drawn(site().workspace, on_day, facts, title, link)
    shown = {
        "svg": SafeString(drawn),
        "state": on_day,
        "work": site().desk.of(case),
        "kept": page.kept.knew,
        "is_behind": not kept.is_of(found.log),
        "form": form,
        "given": given,
        "given_day": {"as_at": given["as_at"]} if "as_at" in given else {},
        "is_filtered": any(given.values()),
        "page": page,
        "question_form": QuestionForm(),
        "fact_form": FactForm(persons=persons),
        "day_not_made": form.day() if form.day() is not None and on_day.as_at is None else None,
        **forms,
    }
    status = 422 if any(one.errors for one in forms.values()) else 200
    return render(request, "knowledge/index.html", shown, status=status)


def _asked(request: HttpRequest, found: CaseState) -> CaseState | HttpResponse:
    """Return the case as it was on record on the day asked for, or as it is.

    Where that day is still being worked out, lead to how far it is.
    """
    day = FactsForm(request.GET, None, ()).day()
    if day is None:
        return found
    is_again = "make" in request.GET
    view = state_on(found.log.name, day, is_asked_again=is_again, is_of_people=True)
    work = site().desk.of(found.log.name)
    if view is None and work is not None and work.is_running:
        here = {name: request.GET[name] for name in ("question", "page") if name in request.GET}
        return _at_work(request, here)
    return view or found


def _given(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in _FILTERS if request.GET.get(name)}
