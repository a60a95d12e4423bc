"""The WSGI application: Django's pages, with static files beside them."""

import gc
import secrets
import sys
from collections.abc import Callable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from whitenoise import WhiteNoise

from candour.actions.jobs import Jobs
from candour.actions.work import Desk
from candour.store.workspace import Workspace
from candour.web.entrance import Entrance
from candour.web.safety import HEADERS, place_of
from candour.web.settings import STATIC, set_up_pages
from candour.web.site import Site, now

SWITCH_SECONDS = 0.0005
COLLECT_EVERY = (50_000, 20, 50)
_STATIC: dict[str, Any] = {"max_age": 3600, "allow_all_origins": False}

Application = Callable[[WSGIEnvironment, StartResponse], Any]


def make_application(workspace: Workspace, token: str, port: int, name: str = "") -> Application:
    """Return the workbench over one workspace; `token` opens it once."""
    set_up_site(workspace, token, port, name)
    static = WhiteNoise(WSGIHandler(), add_headers_function=_static_headers, **_STATIC)
    static.add_files(str(STATIC), prefix="static/")
    application: Application = static
    return application


def set_up_site(workspace: Workspace, token: str, port: int, name: str = "") -> Site:
    """Set this process up to serve one workspace."""
    # Pages hand the interpreter over at every query, and get it back only after this long while
    # long work runs beside them: 5 ms, the usual, makes a page of 20 ms take half a second.
    sys.setswitchinterval(SWITCH_SECONDS)
    # What is kept of a large case holds no loops: looking for them takes a third of the time.
    gc.set_threshold(*COLLECT_EVERY)
    set_up_pages(port)
    jobs = Jobs(workspace, now, secrets.token_urlsafe(16))
    made = Site(workspace, Entrance(port, name), Desk(place_of, jobs))
    made.entrance.admit(token)
    settings.CANDOUR_SITE = made
    return made


def _static_headers(headers: Any, path: str, url: str) -> None:
    for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy"):
        headers[name] = HEADERS[name]
