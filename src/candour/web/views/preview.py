"""A document of a case with what an edition would withhold marked in its place."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from candour.actions.key_pages import kept_key
from candour.actions.preview_pages import AskedPreview, documents_of, make_preview, preview_page
from candour.actions.refreshing import CaseState
from candour.actions.work import Work
from candour.web.answers import number_in
from candour.web.release_forms import PreviewForm
from candour.web.site import site
from candour.web.views.work import begin_beside, current_state, to_work


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """Choose a document and an edition, and show what the edition would withhold of it."""
    found = current_state(case)
    kept = kept_key(site().workspace, case)
    editions = tuple(kept.key.editions) if kept else ()
    documents = documents_of(found)
    if request.method == "POST" and kept:
        form = PreviewForm(request.POST, editions=editions, documents=documents)
        if form.is_valid():
            chosen = form.cleaned_data
            return _begin(found, AskedPreview(chosen["document"], chosen["edition"]))
        shown = {"state": found, "kept": kept, "form": form, "documents": documents}
        return render(request, "release/preview.html", shown, status=422)
    asked = AskedPreview(
        document=request.GET.get("document", ""),
        edition=request.GET.get("edition", ""),
        is_only_withheld=bool(request.GET.get("withheld")),
        page=number_in(request, "page"),
    )
    known = {one.sha256 for one in documents}
    is_asked = kept is not None and asked.document in known and asked.edition in editions
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "kept": kept,
        "documents": documents,
        "form": PreviewForm(editions=editions, documents=documents, initial=_given(asked)),
        "is_asked": is_asked,
        "page": preview_page(site().workspace, found, asked) if is_asked else None,
        "asked": asked,
        "given": _given(asked),
    }
    return render(request, "release/preview.html", shown)


def _begin(found: CaseState, asked: AskedPreview) -> HttpResponse:
    case, workspace = found.log.name, site().workspace

    def do(running: Work) -> None:
        make_preview(workspace, found, asked, running.progress())

    begin_beside(case, "Looking for what the edition withholds", do)
    there = f"{reverse('preview', args=[case])}?{urlencode(_given(asked))}"
    return to_work(case, there)


def _given(asked: AskedPreview) -> dict[str, str]:
    """Return what every link on the page keeps."""
    given = {
        "document": asked.document,
        "edition": asked.edition,
        "withheld": "1" if asked.is_only_withheld else "",
    }
    return {name: value for name, value in given.items() if value}
