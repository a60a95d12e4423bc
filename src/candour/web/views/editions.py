"""Editions of a case: made, handed over, and released where nothing bars that."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.actions.edition_pages import (
    AskedEdition,
    editions_made,
    file_of_edition,
    has_signing_keys,
    make_edition,
    new_signing_keys,
    public_key,
    release_edition,
)
from candour.actions.key_pages import kept_key
from candour.actions.preview_pages import documents_of
from candour.actions.refreshing import CaseState
from candour.actions.work import Work
from candour.errors import CandourError
from candour.web.answers import attachment
from candour.web.release_forms import EditionForm, ReleaseForm, SigningForm
from candour.web.site import maker_of, site
from candour.web.views.work import begin_beside, current_state, to_work


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, case: str) -> HttpResponse:
    """List the editions with what their checks said; make one."""
    found = current_state(case)
    workspace = site().workspace
    kept = kept_key(workspace, case)
    editions = tuple(kept.key.editions) if kept else ()
    documents = documents_of(found)
    given = request.POST if request.method == "POST" and kept else None
    form = EditionForm(given, editions=editions, documents=documents)
    if given is not None and form.is_valid():
        chosen = form.cleaned_data
        asked = AskedEdition(chosen["edition"], tuple(chosen["documents"]), chosen["ending"])
        return _make(request, found, asked)
    made = editions_made(workspace, case) if kept else ()
    shown = {
        "state": found,
        "work": site().desk.of(case),
        "kept": kept,
        "documents": documents,
        "ticked": form["documents"].value() or (),
        "made": [(one, ReleaseForm(auto_id=f"r{one.kept.name}_%s")) for one in made],
        "form": form,
        "has_keys": has_signing_keys(workspace),
        "signing": SigningForm(auto_id="signing_%s"),
    }
    return render(request, "release/editions.html", shown, status=422 if form.errors else 200)


@require_safe
def download(request: HttpRequest, case: str, edition: str, file: str) -> HttpResponse:
    """Hand over one file of an edition."""
    current_state(case)
    workspace = site().workspace
    return attachment(*file_of_edition(workspace, case, edition, file, maker_of(request)))


@require_POST
def keys(request: HttpRequest, case: str) -> HttpResponse:
    """Make the pair of keys that signs releases."""
    current_state(case)
    passphrase = request.POST.get("passphrase", "")
    new_signing_keys(site().workspace, case, maker_of(request), passphrase)
    return redirect(f"{reverse('editions', args=[case])}#signing")


@require_safe
def public(request: HttpRequest, case: str) -> HttpResponse:
    """Hand over the public key that others verify releases with."""
    current_state(case)
    return attachment(*public_key(site().workspace))


@require_POST
def release(request: HttpRequest, case: str, edition: str) -> HttpResponse:
    """Release an edition, signed; what bars it is shown beside it."""
    current_state(case)
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        wrong = [str(one) for some in form.errors.values() for one in some]
        raise CandourError(f"{'; '.join(wrong)}; nothing was released", next_step="go back")
    said = form.cleaned_data
    given = (said["passphrase"], said["at_request_of"], said["why"])
    workspace, maker = site().workspace, maker_of(request)
    made: list[str] = []

    def do(running: Work) -> None:
        row = release_edition(workspace, case, edition, given, maker, running.progress())
        made.extend([row] if row else [])

    begin_beside(case, "Releasing the edition", do)
    there = reverse("ledger" if made else "editions", args=[case])
    return to_work(case, there)


def _make(request: HttpRequest, found: CaseState, asked: AskedEdition) -> HttpResponse:
    workspace, maker, case = site().workspace, maker_of(request), found.log.name

    def do(running: Work) -> None:
        make_edition(workspace, found, asked, maker, running.progress())

    begin_beside(case, "Making the edition, and reading it back", do)
    there = reverse("editions", args=[case])
    return to_work(case, there)
