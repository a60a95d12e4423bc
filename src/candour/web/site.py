"""What one running workbench knows beside its requests: its workspace, its work, who is in."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest

from candour.actions.receiving import Received
from candour.actions.recording import Maker
from candour.actions.work import Desk
from candour.store.workspace import Workspace
from candour.web.entrance import WHO, Entrance, Session


@dataclass(slots=True)
class Site:
    """One server: a workspace, the work that runs, files that wait for their agencies."""

    workspace: Workspace
    entrance: Entrance
    desk: Desk
    waiting: dict[str, tuple[Received, ...]] = field(default_factory=dict, repr=False)


def site() -> Site:
    """Return the site that this process serves, as whoever asks may use it.

    Outside a request it is Candour's own: long work was begun by somebody who might.
    """
    found: Site = settings.CANDOUR_SITE
    name = WHO.get()
    if not name:
        return found
    return replace(found, workspace=replace(found.workspace, user=name))


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def session_of(request: HttpRequest) -> Session:
    """Return who is in; the gate let nobody else through."""
    entrance = site().entrance
    found = entrance.session(request.COOKIES.get(entrance.cookie, ""))
    if found is None:
        raise LookupError("no session")
    return found


def maker_of(request: HttpRequest) -> Maker:
    """Return who decides, now."""
    return Maker(by=session_of(request).name, at=now(), salt=lambda: secrets.token_bytes(32))
