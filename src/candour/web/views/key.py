"""The key of a case: drafted, settled person by person, uploaded and taken away."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.actions.key_pages import (
    change_key,
    draft_key,
    kept_key,
    needed_key,
    put_key,
    take_key,
)
from candour.actions.work import Work
from candour.core.key.model import Key
from candour.core.key.settling import (
    allowing,
    new_id,
    not_allowing,
    person_in,
    with_person,
    without_person,
)
from candour.errors import CandourError
from candour.web.answers import attachment
from candour.web.release_forms import AllowForm, KeyPersonForm, TakeKeyForm, UploadKeyForm
from candour.web.site import maker_of, site
from candour.web.views.work import begin_beside, current_state, to_work

_DRAFTING = "Drafting the key"


@require_safe
def show(request: HttpRequest, case: str) -> HttpResponse:
    """Show the key, what is personal beside names masked; or offer to draft or upload one."""
    return _shown(request, case)


@require_POST
def draft(request: HttpRequest, case: str) -> HttpResponse:
    """Draft the key from the people of the case, beside the pages."""
    found, maker, workspace = current_state(case), maker_of(request), site().workspace

    def do(running: Work) -> None:
        left = draft_key(workspace, found, maker, running.progress())
        if left:
            some = "1 person was" if left == 1 else f"{left} people were"
            said = f"{some} left out: each is called by nothing but what another may be called. "
            running.results.append((True, f"{said}Decide on them under People, or add them here."))

    begin_beside(case, _DRAFTING, do)
    return to_work(case, reverse("key", args=[case]))


@require_POST
def upload(request: HttpRequest, case: str) -> HttpResponse:
    """Keep a key that was uploaded; one that cannot be used is refused with everything wrong."""
    form = UploadKeyForm(request.POST, request.FILES, auto_id="upload_%s")
    if form.is_valid():
        data, passphrase = form.cleaned_data["file"].read(), form.cleaned_data["passphrase"]
        try:
            put_key(site().workspace, case, maker_of(request), data, passphrase)
        except CandourError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("key", case)
    return _shown(request, case, upload=form)


@require_POST
def take(request: HttpRequest, case: str) -> HttpResponse:
    """Hand the key over, locked where a passphrase was given."""
    current_state(case)
    passphrase = request.POST.get("passphrase", "")
    return attachment(*take_key(site().workspace, case, maker_of(request), passphrase))


@require_POST
def allow(request: HttpRequest, case: str) -> HttpResponse:
    """Allow an official or a body to be named, or no more."""
    if gone := request.POST.get("remove", ""):
        _change(request, case, lambda key: not_allowing(key, gone))
        return redirect(f"{reverse('key', args=[case])}#allowed")
    form = AllowForm(request.POST, auto_id="allow_%s")
    if not form.is_valid():
        return _shown(request, case, allow=form)
    name = " ".join(form.cleaned_data["name"].split())
    _change(request, case, lambda key: allowing(key, name))
    return redirect(f"{reverse('key', args=[case])}#allowed")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, case: str) -> HttpResponse:
    """Add somebody to the key."""
    return _person(request, case, "")


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, case: str, person: str) -> HttpResponse:
    """Settle one person; addresses and numbers once they are shown."""
    return _person(request, case, person)


@require_POST
def remove(request: HttpRequest, case: str, person: str) -> HttpResponse:
    """Take somebody out of the key: he will be named, where he is found at all."""
    _change(request, case, lambda key: without_person(key, person))
    return redirect("key", case)


def _person(request: HttpRequest, case: str, id_: str) -> HttpResponse:
    found = current_state(case)
    kept = needed_key(site().workspace, case)
    held = person_in(kept.key, id_) if id_ else None
    given = request.POST if request.method == "POST" else None
    is_shown = held is None or "shown" in (request.GET if given is None else given)
    form = KeyPersonForm(given, is_shown=is_shown, person=held)
    if given is not None and form.is_valid():
        settled = form.settled(id_ or new_id(kept.key))
        try:
            _change(request, case, lambda key: with_person(key, settled))
        except CandourError as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect(f"{reverse('key', args=[case])}#{settled.id}")
    shown = {"state": found, "kept": kept, "held": held, "form": form, "is_shown": is_shown}
    status = 422 if form.errors else 200
    return render(request, "release/person.html", shown, status=status)


def _change(request: HttpRequest, case: str, change: Callable[[Key], Key]) -> None:
    seen = request.POST.get("seen", "")
    change_key(site().workspace, case, maker_of(request), seen, change)


def _shown(
    request: HttpRequest,
    case: str,
    upload: UploadKeyForm | None = None,
    allow: AllowForm | None = None,
) -> HttpResponse:
    found = current_state(case)
    work = site().desk.of(case)
    results = _told_once(case, work)
    shown = {
        "state": found,
        "work": work,
        "kept": kept_key(site().workspace, case),
        "upload": upload or UploadKeyForm(auto_id="upload_%s"),
        "allow": allow or AllowForm(auto_id="allow_%s"),
        "take": TakeKeyForm(auto_id="take_%s"),
        "form": upload or allow,
        "results": results,
    }
    return render(request, "release/key.html", shown, status=422 if upload or allow else 200)


def _told_once(case: str, work: Work | None) -> list[tuple[bool, str]]:
    """Whom a draft left out; what became of files is told by their own page."""
    if work is None or work.is_running or work.title != _DRAFTING:
        return []
    if work.results:
        site().desk.forget(case)
    return work.results
