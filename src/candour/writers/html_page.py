"""What every page that Candour writes as a file has: nothing fetched, fit for paper.

A script runs only where a page brings one of its own, known to the browser by its hash.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape

from candour.writers.annex import Annex
from candour.writers.guards import storable

_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.4 Arial, Helvetica, sans-serif; color: #1a1a1a; background: #fff;
  margin: 1.5rem; }
h1, h2 { color: #1f3a4d; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem; }
th, td { border: 1px solid #8a8a8a; padding: .25rem .4rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
th { overflow-wrap: break-word; }
td { white-space: pre-line; }
thead th { background: #1f3a4d; color: #fff; position: sticky; top: 0; }
tr:target td { outline: 3px solid #1f3a4d; }
td.key { font-weight: bold; text-align: center; }
td.what { min-width: 16rem; }
.picture { overflow-x: auto; margin: .5rem 0 2rem; }
.picture svg { display: block; }
.small { font-size: .85em; display: block; color: #404040; }
.legend { padding: .1em .4em; white-space: nowrap; display: inline-block; }
td.small-cell { font-size: .85em; }
th.across { background: #eee; }
@media print { .picture svg { max-width: 100%; height: auto; }
  @page { size: A4 landscape; margin: 1cm; } body { font-size: 8pt; margin: 0; }
  thead th { position: static; } td.what { min-width: 0; }
  th, td { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
CLOSING = "</body>\n</html>"


def opening(title: str, more_style: str = "", script: str = "") -> Iterator[str]:
    """Yield a page's head, and its title as its first heading.

    A page with a script ends with it (`closing`): until it runs, the page is of class no-script.
    """
    shown = text_of(title)
    kind = ' class="no-script"' if script else ""
    yield f'<!DOCTYPE html>\n<html lang="en-GB"{kind}>\n<head>\n<meta charset="utf-8">'
    yield f"<title>{shown}</title>"
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}{more_style}\n</style>\n</head>\n<body>\n<h1>{shown}</h1>"


def closing(script: str) -> str:
    """Return the end of a page that has a script."""
    return f"<script>{script}</script>\n{CLOSING}"


def _policy(script: str) -> str:
    if not script:
        return _POLICY
    known = b64encode(sha256(script.encode()).digest()).decode()
    return f"{_POLICY}; script-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"


def table_head(headings: Sequence[str]) -> str:
    """Return a table's head."""
    cells = "".join(f'<th scope="col">{text_of(heading)}</th>' for heading in headings)
    return f"<thead><tr>{cells}</tr></thead>"


def annex_lines(annex: Annex) -> Iterator[str]:
    """Yield a table with its heading and note."""
    yield f"<h2>{text_of(annex.title)}</h2>\n<p>{text_of(annex.note)}</p>"
    yield f"<table>\n{table_head(annex.headings)}\n<tbody>"
    for number, row in enumerate(annex.rows):
        fill = f' style="background: #{annex.fills[number]}"' if annex.fills else ""
        first, *others = (text_of(text) for text in row)
        yield f"<tr><td{fill}>{first}</td>{''.join(f'<td>{cell}</td>' for cell in others)}</tr>"
    yield "</tbody>\n</table>"


def text_of(text: str) -> str:
    """Return words as they may stand in a page."""
    return escape(storable(text))
