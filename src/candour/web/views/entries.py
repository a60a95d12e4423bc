"""One entry: its fields, its passage in the original, and what a person decides about it."""

from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from candour.actions.chronology_pages import find_entry_page
from candour.actions.deciding import Wish, decide
from candour.actions.log_pages import decisions_on
from candour.actions.original_pages import around_entry
from candour.core.chronology.splitting import divided_by_empty_lines, to_divide
from candour.core.decisions import DecisionKind
from candour.errors import CandourError
from candour.web.answers import filters_in, number_in, span_in, way_back
from candour.web.entry_forms import SplitForm, TagForm
from candour.web.forms import DateForm, EventForm, NoteForm
from candour.web.site import maker_of, site
from candour.web.views.work import begin_refresh, current_state, to_work


@require_safe
def show(request: HttpRequest, case: str, original: str, place: str) -> HttpResponse:
    """Show an entry with its passage and what stands beside it."""
    return _page(request, case, f"{original}#{place}", {})


@require_POST
def date(request: HttpRequest, case: str, original: str, place: str) -> HttpResponse:
    """Date an entry."""
    form = DateForm(request.POST)
    entry = f"{original}#{place}"
    if form.is_valid():
        given = form.cleaned_data
        wish = (DecisionKind.DATE_ENTRY, (entry,), given["date"], given["why"])
        if _decide(request, case, wish, form, "date"):
            return redirect(_here(request, case, original, place))
    return _page(request, case, entry, {"date_form": form})


@require_POST
def note(request: HttpRequest, case: str, original: str, place: str) -> HttpResponse:
    """Note something on an entry."""
    form = NoteForm(request.POST)
    entry = f"{original}#{place}"
    if form.is_valid():
        wish = (DecisionKind.NOTE, (entry,), form.cleaned_data["note"], None)
        if _decide(request, case, wish, form, "note"):
            return redirect(_here(request, case, original, place))
    return _page(request, case, entry, {"note_form": form})


@require_POST
def event(request: HttpRequest, case: str, original: str, place: str) -> HttpResponse:
    """Decide whether the entry and others tell of one event."""
    entry = f"{original}#{place}"
    page = find_entry_page(site().workspace, current_state(case), entry)
    form = EventForm(request.POST, rivals=page.candidates)
    if form.is_valid():
        given = form.cleaned_data
        kind = DecisionKind.SAME_EVENT if given["answer"] == "same" else DecisionKind.NOT_SAME_EVENT
        wish = (kind, (entry, *given["others"]), None, given["why"] or None)
        if _decide(request, case, wish, form, "others"):
            return redirect(_here(request, case, original, place))
    return _page(request, case, entry, {"event_form": form})


@require_POST
def split(request: HttpRequest, case: str, original: str, place: str) -> HttpResponse:
    """Divide an entry."""
    form = SplitForm(request.POST, auto_id="split_%s")
    entry = f"{original}#{place}"
    if form.is_valid():
        given = form.cleaned_data
        parts = divided_by_empty_lines(given["parts"])
        value = {"parts": parts, "rest": given["rest"]}
        wish = (DecisionKind.SPLIT_ENTRY, (entry,), value, given["why"] or None)
        if _decide(request, case, wish, form, "parts"):
            there = f"{reverse('chronology', args=[case])}{_kept_query(request)}"
            return to_work(case, there)
    return _page(request, case, entry, {"split_form": form})


@require_POST
def tag(request: HttpRequest, case: str, original: str, place: str) -> HttpResponse:
    """Tag an entry."""
    form = TagForm(request.POST, auto_id="tag_%s")
    entry = f"{original}#{place}"
    if form.is_valid() and (value := form.value()) is not None:
        wish = (DecisionKind.TAG, (entry,), value, None)
        if _decide(request, case, wish, form, "tags"):
            return redirect(_here(request, case, original, place))
    return _page(request, case, entry, {"tag_form": form})


def _here(request: HttpRequest, case: str, original: str, place: str) -> str:
    return f"{reverse('entry', args=[case, original, place])}{_kept_query(request)}"


def _kept_query(request: HttpRequest) -> str:
    """Return the filters of the chronology that the person came from, for the way back."""
    kept = _given(request)
    return f"?{urlencode(kept)}" if kept else ""


def _given(request: HttpRequest) -> dict[str, str]:
    numbers = {name: number_in(request, name) for name in ("page", "start", "end")}
    back = way_back(request)
    return (
        filters_in(request.GET)
        | {name: str(number) for name, number in numbers.items() if number}
        | ({"back": back} if back else {})
    )


def _decide(
    request: HttpRequest,
    case: str,
    act: tuple[DecisionKind, tuple[str, ...], Any, str | None],
    form: Form,
    field: str,
) -> bool:
    """Make a decision; where it cannot be made, say why beside the field."""
    maker = maker_of(request)
    kind, about, value, why = act
    wish = Wish(kind=kind.value, about=about, by=maker.by, value=value, why=why)
    try:
        decide(site().workspace, case, [wish], maker)
    except CandourError as refusal:
        form.add_error(field, refusal.found)
        return False
    begin_refresh(case)
    return True


def _page(request: HttpRequest, case: str, entry: str, forms: dict[str, Form]) -> HttpResponse:
    found = current_state(case)
    page = find_entry_page(site().workspace, found, entry)
    given = _given(request)
    shown: dict[str, Any] = {
        "state": found,
        "given": given,
        "back_page": given.get("page", "" if given else page.page_of_chronology),
        "work": site().desk.of(case),
        "page": page,
        "back": way_back(request),
        "passages": around_entry(site().workspace, found, page.shown.entry, span_in(request)),
        "decisions": decisions_on(found.log, [entry, *page.former]),
        "date_form": DateForm(auto_id="date_%s"),
        "note_form": NoteForm(auto_id="note_%s"),
        "event_form": EventForm(rivals=page.candidates),
        "split_form": SplitForm(
            auto_id="split_%s", initial={"parts": to_divide(page.shown.entry.what), "rest": 1}
        ),
        "tag_form": TagForm(auto_id="tag_%s"),
        "tags_in_use": found.kept.tags if found.kept is not None else {},
        **forms,
    }
    shown["errors"] = [form for form in forms.values() if form.errors]
    return render(request, "entries/show.html", shown, status=422 if shown["errors"] else 200)
