"""Make an entry of words selected in a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from candour.actions.deciding import Wish, decide
from candour.actions.original_pages import LINES_TO_TICK, agencies_for, text_page
from candour.actions.refreshing import CaseState
from candour.core.decisions import DecisionKind
from candour.errors import CandourError
from candour.web.answers import number_in
from candour.web.entry_forms import AddForm, stretches
from candour.web.site import maker_of, site
from candour.web.views.work import begin_refresh, current_state, to_work


@require_http_methods(["GET", "POST"])
def select(request: HttpRequest, case: str, original: str) -> HttpResponse:
    """Show a file's words to choose from; make an entry of those that were chosen."""
    found = current_state(case)
    agencies = agencies_for(site().workspace, found, original)
    ticked = request.POST.getlist("piece")
    if request.method == "POST":
        form = AddForm(request.POST, agencies=agencies)
        stretch = form.stretch(ticked) if form.is_valid() else None
        if stretch is not None and (entry := _make(request, case, original, form, stretch)):
            there = reverse("entry", args=[case, original, entry.partition("#")[2]])
            return to_work(case, there)
        return _page(request, found, original, form, ticked)
    start, end = number_in(request, "start"), number_in(request, "end")
    chosen = [f"{start}-{end}"] if start is not None and end is not None else []
    return _page(request, found, original, None, chosen)


def _make(
    request: HttpRequest, case: str, original: str, form: AddForm, stretch: tuple[int, int]
) -> str | None:
    """Decide; return the entry's id, or say in the form why it cannot be."""
    maker = maker_of(request)
    start, end = stretch
    wish = Wish(
        kind=DecisionKind.ADD_ENTRY.value,
        about=(f"{original}#:{start}-{end}",),
        by=maker.by,
        value=form.value(),
        why=form.cleaned_data["why"] or None,
    )
    try:
        (made,) = decide(site().workspace, case, [wish], maker)
    except CandourError as refusal:
        form.add_error("when" if "date" in refusal.found else "words", refusal.found)
        return None
    begin_refresh(case)
    return made.about[0]


def _page(
    request: HttpRequest,
    found: CaseState,
    original: str,
    form: AddForm | None,
    ticked: list[str],
) -> HttpResponse:
    chosen = list(stretches(ticked))
    at = (min(a for a, _ in chosen), max(b for _, b in chosen)) if chosen else None
    workspace = site().workspace
    page = number_in(request, "page")
    passages = text_page(workspace, found, original, page, at, LINES_TO_TICK)
    if form is None:
        initial = {"start": at[0], "end": at[1], "words": passages.marked_words} if at else {}
        form = AddForm(agencies=agencies_for(workspace, found, original), initial=initial)
    shown: dict[str, Any] = {
        "state": found,
        "passages": passages,
        "original": original,
        "form": form,
        "ticked": chosen,
    }
    return render(request, "documents/select.html", shown, status=422 if form.errors else 200)
