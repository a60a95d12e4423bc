"""Who may come in: whoever holds the link that `candour serve` printed, once.

The link's token is swapped for a cookie that only this server knows; the token is of no use after
that. Both live in memory and end with the server.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from hmac import compare_digest
from secrets import token_urlsafe
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from candour.web.safety import GetResponse

WHO: ContextVar[str] = ContextVar("who", default="")
"""The name of whoever asks, while a request is answered."""

OPEN = "/open/"
NAME = "/name/"


@dataclass(slots=True)
class Session:
    """Somebody who came in, and the name that stands beside what they decide."""

    name: str = field(default="", repr=False)


@dataclass(slots=True)
class Entrance:
    """The unused links and the sessions of one server; `port` keeps two servers' cookies apart.

    `name` is who decides, where the person who started the server said so.
    """

    port: int
    name: str = field(default="", repr=False)
    _links: set[str] = field(default_factory=set, repr=False)
    _sessions: dict[str, Session] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return f"candour-{self.port}"

    def admit(self, token: str) -> None:
        """Let a token in, once."""
        self._links.add(token)

    def swap(self, token: str) -> str | None:
        """Return a new session's key for a token that was not used yet."""
        with self._lock:
            for link in self._links:
                if compare_digest(link.encode(), token.encode()):
                    self._links.discard(link)
                    key = token_urlsafe(32)
                    self._sessions[key] = Session(self.name)
                    return key
        return None

    def session(self, key: str) -> Session | None:
        """Return the session that a cookie opens."""
        for known, session in list(self._sessions.items()):
            if compare_digest(known.encode(), key.encode()):
                return session
        return None


def gate(get_response: GetResponse) -> GetResponse:
    """Answer only to a session that the one-time link opened, once it said who it is."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        entrance: Entrance = settings.CANDOUR_SITE.entrance
        session = entrance.session(request.COOKIES.get(entrance.cookie, ""))
        WHO.set("" if session is None else session.name)
        if request.path.startswith(OPEN):
            return _open(request, entrance, session)
        if session is None:
            return render(request, "locked.html", status=403)
        if not session.name and request.path != NAME:
            return _to(f"{NAME}?next={request.path}" if request.method == "GET" else NAME)
        return get_response(request)

    return answer


def _open(request: HttpRequest, entrance: Entrance, session: Session | None) -> HttpResponse:
    token, _, after = request.path.removeprefix(OPEN).partition("/")
    # Two slashes in front would lead to another site.
    inside = "/" + after.lstrip("/\\")
    if session is not None:
        return _to(inside)
    key = entrance.swap(token) if request.method == "GET" else None
    if key is None:
        return render(request, "locked.html", status=403)
    response = _to(inside)
    response.set_cookie(entrance.cookie, key, httponly=True, samesite="Strict", path="/")
    return response


def _to(path: str) -> HttpResponse:
    response = HttpResponse(status=303)
    response.headers["Location"] = path
    return response
