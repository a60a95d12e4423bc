"""A post of a case read into voices: host, quoted text and readers in columns."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from candour.actions.fisk_pages import AskedVoices, read_voices, voices_page
from candour.actions.refreshing import CaseState
from candour.actions.work import Work
from candour.core.decisions.originals import originals_held
from candour.web.quotation_forms import FiskForm
from candour.web.site import site
from candour.web.views.work import begin_beside, current_state, to_work


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """Choose a post and its sources, tell its voices apart, and show them."""
    found = current_state(case)
    held = originals_held(found.log.decisions)
    if request.method == "POST":
        form = FiskForm(request.POST, held=held)
        if form.is_valid():
            post = form.cleaned_data["document"]
            sources = tuple(one for one in form.cleaned_data["sources"] if one != post)
            return _read(found, AskedVoices(post, sources))
        shown = {"state": found, "form": form, "held": held, "sources": form["sources"].value()}
        return render(request, "voices/index.html", shown, status=422)
    known = {one.sha256 for one in held}
    given = request.GET
    asked = AskedVoices(given.get("post", ""), tuple(filter(None, given.get("in", "").split(","))))
    is_asked = asked.post in known and known.issuperset(asked.sources)
    page = voices_page(site().workspace, found, asked) if is_asked and found.kept else None
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "held": held,
        "form": FiskForm(held=held, initial={"document": asked.post}),
        "sources": asked.sources,
        "is_asked": is_asked,
        "page": page,
    }
    return render(request, "voices/index.html", shown)


def _read(found: CaseState, asked: AskedVoices) -> HttpResponse:
    case, workspace = found.log.name, site().workspace

    def do(running: Work) -> None:
        read_voices(workspace, found, asked, running.progress())

    begin_beside(case, "Telling the voices of the post apart", do)
    given = {"post": asked.post, "in": ",".join(asked.sources)}
    there = f"{reverse('fisk', args=[case])}?{urlencode(given)}"
    return to_work(case, there)
