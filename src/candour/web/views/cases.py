"""Who decides, which cases there are, and a new one."""

import re
from unicodedata import normalize

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from candour.actions.cases import list_cases, new_case
from candour.core.decisions.opening import Opening
from candour.errors import CandourError
from candour.web.forms import CaseForm, NameForm
from candour.web.site import maker_of, now, session_of, site

_MOST = 60


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the cases of the workspace."""
    there = site().workspace
    is_new = there.database_url is None and not there.database.exists()
    cases = [] if is_new else list_cases(there, now())
    return render(request, "cases/index.html", {"cases": cases, "folder": there.folder.resolve()})


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Ask who decides, and keep it for this session."""
    session = session_of(request)
    is_sent = request.method == "POST"
    form = NameForm(request.POST if is_sent else None, initial={"name": session.name})
    after = request.GET.get("next") or request.POST.get("next") or "/"
    if is_sent and form.is_valid():
        session.name = " ".join(form.cleaned_data["name"].split())
        is_inside = url_has_allowed_host_and_scheme(after, allowed_hosts=None)
        return redirect(after if is_inside else "/")
    status = 422 if form.errors else 200
    return render(request, "cases/name.html", {"form": form, "next": after}, status=status)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a case."""
    form = CaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        maker = maker_of(request)
        try:
            opening = Opening(
                name=_short(given["title"]),
                title=given["title"],
                by=maker.by,
                review_type=given["review_type"] or None,
                period=(given["first"], given["last"]) if given["first"] else None,
            )
            made = new_case(site().workspace, opening, maker)
        except CandourError as refusal:
            form.add_error("title", str(refusal))
        else:
            return redirect("documents", made.log.name)
    status = 422 if form.errors else 200
    return render(request, "cases/new.html", {"form": form}, status=status)


def _short(title: str) -> str:
    """Return the short name that a case goes by in addresses and on the command line."""
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MOST].rstrip("-") or "case"
