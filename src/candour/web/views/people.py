"""The people of a case: who is who, and the review of those who may be one person."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from candour.actions.deciding import Wish, decide
from candour.actions.genogram_pages import genogram_page
from candour.actions.keeping_people import KeptPeople, kept_people
from candour.actions.people_kept import key_of_pair
from candour.actions.people_pages import decision_told, people_page, review_page, strength_of
from candour.actions.person_pages import person_page
from candour.actions.refreshing import CaseState
from candour.core.decisions import Decision, DecisionKind
from candour.core.people.person import Strength
from candour.errors import CandourError
from candour.web.answers import number_in
from candour.web.people_forms import ApartForm, JudgeForm, MergeForm, PeopleForm
from candour.web.site import maker_of, site
from candour.web.views.work import begin_refresh, current_people, nothing_yet

_KINDS = {
    "same": DecisionKind.SAME_PERSON,
    "different": DecisionKind.DIFFERENT_PERSON,
    "unsure": DecisionKind.UNSURE_PERSON,
}
_FILTERS = ("words", "agency", "standing")


@require_safe
def index(request: HttpRequest, case: str) -> HttpResponse:
    """List everybody, the family first."""
    found = current_people(case)
    kept = kept_people(site().workspace, case)
    if kept.cast is None:
        return nothing_yet(request, found, "People")
    form = PeopleForm(request.GET, kept.cast)
    given = _given(request.GET)
    shown = {
        **_standing(found, kept),
        "form": form,
        "given": given,
        "page": people_page(
            site().workspace, found, form.sought(), number_in(request, "page") or 1
        ),
    }
    return render(request, "people/index.html", shown)


@require_safe
def drawn(request: HttpRequest, case: str) -> HttpResponse:
    """Show the family drawn, and the same as a table."""
    found = current_people(case)
    kept = kept_people(site().workspace, case)
    if kept.cast is None:
        return nothing_yet(request, found, "People")

    def link(person: str) -> str:
        return reverse("person", args=[case, person])

    page = genogram_page(site().workspace, found, request.GET.get("lead", ""), link)
    shown = {
        **_standing(found, kept),
        "page": page,
        # The writer escapes every word of the case that it draws.
        "svg": SafeString(page.svg),
    }
    return render(request, "people/drawn.html", shown)


@require_safe
def review(request: HttpRequest, case: str) -> HttpResponse:
    """Show two persons who may be one, the evidence first."""
    found = current_people(case)
    kept = kept_people(site().workspace, case)
    if kept.cast is None:
        return nothing_yet(request, found, "People")
    form = PeopleForm(request.GET, kept.cast)
    given = _given(request.GET)
    told = decision_told(site().workspace, found, request.GET.get("decided", ""))
    shown = {
        **_standing(found, kept),
        "form": form,
        "given": given,
        "page": review_page(site().workspace, found, form.sought(), request.GET.get("pair", "")),
        "told": told,
        "told_pair": "" if told is None else key_of_pair(*told.decision.about[:2]),
        "strength": _strength_in(request),
        "judge_form": JudgeForm(),
    }
    return render(request, "people/review.html", shown)


@require_POST
def judge(request: HttpRequest, case: str) -> HttpResponse:
    """Decide on two who may be one, and go on to the next; only now is the strength told."""
    found = current_people(case)
    form = JudgeForm(request.POST)
    if not form.is_valid():
        raise CandourError("nothing was decided", expected="same, different or unsure")
    asked = form.cleaned_data
    kept = kept_people(site().workspace, case)
    if kept.cast is None:
        return redirect("people", case)
    sought = PeopleForm(request.POST, kept.cast).sought()
    here = review_page(site().workspace, found, sought, asked["pair"])
    if here is None or here.key != asked["pair"]:
        raise CandourError(
            "these two were decided on meanwhile", next_step="go back to the review, and go on"
        )
    persons = tuple(one.shown.person.id for one in here.sides)
    strength = strength_of(site().workspace, found, persons)
    (made,) = _decide(request, case, (_KINDS[asked["answer"]], persons, None, asked["why"]))
    query = {
        **_given(request.POST),
        "pair": here.after,
        "decided": made.id,
        "strength": strength.value if strength is not None else "",
    }
    kept_query = urlencode({name: value for name, value in query.items() if value})
    return redirect(f"{reverse('review-people', args=[case])}?{kept_query}")


@require_safe
def show(request: HttpRequest, case: str, person: str) -> HttpResponse:
    """Show one person."""
    return _page(request, case, person, {})


@require_POST
def merge(request: HttpRequest, case: str, person: str) -> HttpResponse:
    """Decide that another person is this one."""
    form = MergeForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        wish = (DecisionKind.SAME_PERSON, (person, given["other"]), None, given["why"])
        if _decided(request, case, wish, (form, "other")):
            return redirect(_at_work(case, person))
    return _page(request, case, person, {"merge_form": form})


@require_POST
def part(request: HttpRequest, case: str, person: str) -> HttpResponse:
    """Decide that some words are about somebody else."""
    form = ApartForm(request.POST, mentions=request.POST.getlist("mentions"))
    if form.is_valid():
        given = form.cleaned_data
        value = {"mentions": given["mentions"]}
        wish = (DecisionKind.DIFFERENT_PERSON, (person,), value, given["why"])
        if _decided(request, case, wish, (form, "mentions")):
            return redirect(_at_work(case, person))
    return _page(request, case, person, {"apart_form": form})


def _page(request: HttpRequest, case: str, person: str, forms: dict[str, Form]) -> HttpResponse:
    found = current_people(case)
    kept = kept_people(site().workspace, case)
    if kept.cast is None:
        return nothing_yet(request, found, "People")
    find = request.GET.get("find", "")
    page = person_page(site().workspace, found, person, number_in(request, "page") or 1, find)
    shown: dict[str, Any] = {
        **_standing(found, kept),
        "page": page,
        "find": find,
        "given": {"find": find} if find else {},
        "ticked": request.POST.getlist("mentions"),
        "merge_form": MergeForm(auto_id="merge_%s"),
        "apart_form": ApartForm(auto_id="apart_%s"),
        **forms,
    }
    shown["errors"] = [form for form in forms.values() if form.errors]
    return render(request, "people/show.html", shown, status=422 if shown["errors"] else 200)


def _standing(found: CaseState, kept: KeptPeople) -> dict[str, Any]:
    """Return what every page on people says of how far it is up to date."""
    return {
        "state": found,
        "work": site().desk.of(found.log.name),
        "kept": kept.cast,
        "is_behind": not kept.is_of(found.log),
    }


def _decide(
    request: HttpRequest, case: str, act: tuple[DecisionKind, tuple[str, ...], Any, str]
) -> list[Decision]:
    kind, about, value, why = act
    maker = maker_of(request)
    wish = Wish(kind=kind.value, about=about, by=maker.by, value=value, why=why or None)
    made = decide(site().workspace, case, [wish], maker)
    begin_refresh(case, is_waited_for=kind not in _KINDS.values() or value is not None)
    return made


def _decided(
    request: HttpRequest,
    case: str,
    act: tuple[DecisionKind, tuple[str, ...], Any, str],
    at: tuple[Form, str],
) -> bool:
    """Make a decision; where it cannot be made, say why beside the field."""
    form, field = at
    try:
        _decide(request, case, act)
    except CandourError as refusal:
        form.add_error(field, str(refusal))
        return False
    return True


def _at_work(case: str, person: str) -> str:
    there = urlencode({"next": reverse("person", args=[case, person])})
    return f"{reverse('work', args=[case])}?{there}"


def _strength_in(request: HttpRequest) -> Strength | None:
    given = request.GET.get("strength", "")
    return Strength(given) if given in set(Strength) else None


def _given(query: Mapping[str, str]) -> dict[str, str]:
    return {name: query[name] for name in _FILTERS if query.get(name)}
