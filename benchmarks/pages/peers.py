"""What pages are held against: an empty page of Django alone, and vis-timeline with every entry.

`python -m benchmarks.pages.peers PORT FOLDER` serves both; FOLDER holds vis-timeline and its items.
"""

import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import FileResponse, HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from granian import Granian
from granian.constants import Interfaces

from candour.core.chronology.entry import Entry

VIS = "vis-timeline@8.5.4"
_SCRIPT = "vis-timeline-graph2d.min.js"
_STYLE = "vis-timeline-graph2d.min.css"
_WANTED = {
    f"package/standalone/umd/{_SCRIPT}": _SCRIPT,
    f"package/styles/{_STYLE}": _STYLE,
}
_CACHE = Path.home() / ".cache" / "candour-bench"
_EMPTY = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><p>{{ title }}</p></body></html>"""
_LINE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>vis-timeline</title>
<link rel="stylesheet" href="/files/vis-timeline-graph2d.min.css">
<script src="/files/vis-timeline-graph2d.min.js"></script><script src="/files/items.js"></script>
</head><body><div id="line"></div><script>
window.isUsableLater = true
const line = new vis.Timeline(
  document.getElementById('line'), new vis.DataSet(ITEMS), new vis.DataSet(GROUPS),
  {{ options|safe }}
)
line.on('changed', () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.usableAt ??= performance.now()
})))
</script></body></html>"""


def fetch_vis(folder: Path) -> bool:
    """Put vis-timeline into a folder, through npm's own client; say whether it is there."""
    _CACHE.mkdir(parents=True, exist_ok=True)
    packed = sorted(_CACHE.glob("vis-timeline-*.tgz"))
    if not packed:
        try:
            subprocess.run(
                ["npm", "pack", VIS, "--silent"],
                cwd=_CACHE,
                check=True,
                timeout=120,
                stdout=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            return False
        packed = sorted(_CACHE.glob("vis-timeline-*.tgz"))
    with tarfile.open(packed[-1]) as archive:
        for name, short in _WANTED.items():
            member = archive.extractfile(name)
            if member is None:
                return False
            (folder / short).write_bytes(member.read())
    return True


def write_items(folder: Path, entries: Iterable[Entry]) -> None:
    """Write every dated entry as vis-timeline takes it: a box, or a range where it is vague."""
    dated = [one for one in entries if one.happened.earliest and one.happened.latest]
    groups = list(dict.fromkeys(one.agency for one in dated))
    items = [_item(number, one, groups) for number, one in enumerate(dated)]
    named = [{"id": number, "content": agency} for number, agency in enumerate(groups)]
    words = f"const ITEMS = {json.dumps(items)}\nconst GROUPS = {json.dumps(named)}\n"
    (folder / "items.js").write_text(words, encoding="utf-8")


def _item(number: int, entry: Entry, groups: list[str]) -> dict[str, Any]:
    first, last = entry.happened.earliest, entry.happened.latest
    assert first is not None
    assert last is not None
    item: dict[str, Any] = {
        "id": number,
        "group": groups.index(entry.agency),
        "content": entry.what[:40],
        "title": entry.what,
        "start": first.isoformat(),
    }
    if (last - first).days > 0:
        item |= {"end": last.isoformat(), "type": "range"}
    return item


def empty(request: HttpRequest) -> HttpResponse:
    """A page with a sentence, through a template."""
    page = engines["django"].from_string(_EMPTY)
    return HttpResponse(page.render({"title": "Empty"}, request))


def line(request: HttpRequest) -> HttpResponse:
    """vis-timeline over every entry; `start` and `end` choose the window that is seen first."""
    options = {name: request.GET[name] for name in ("start", "end") if name in request.GET}
    page = engines["django"].from_string(_LINE)
    return HttpResponse(page.render({"options": json.dumps(options)}, request))


def file(request: HttpRequest, name: str, folder: Path) -> FileResponse:
    """A file of the folder."""
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return FileResponse((folder / name).open("rb"), content_type=kind)


def _load(folder: Path) -> WSGIHandler:
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )
    django.setup()
    found = partial(file, folder=folder)
    urlpatterns[:] = [
        path("", empty),
        path("line/", line),
        path("files/<str:name>", found),
    ]
    return WSGIHandler()


urlpatterns: list[Any] = []


def serve(port: int, folder: Path) -> None:
    """Serve until the process is ended, as the workbench is served."""
    server = Granian(
        "peers",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_enabled=False,
    )
    server.serve(target_loader=partial(_load, folder=folder), wrap_loader=False)


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
