"""Two accounts side by side as one page: filters and linked scrolling are a script inside it.

Without script, and on paper, everything is there and is read in its order.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from candour.core.comparison.difference import Change, Difference
from candour.core.statements.statement import Stance, Statement
from candour.writers.comparison.model import (
    CANNOT_SHOW,
    SIGNS,
    ComparedAccounts,
    named,
    place_of,
)
from candour.writers.comparison.script import SCRIPT
from candour.writers.comparison.tables import COVERAGE, stances, summary_tables
from candour.writers.html_page import annex_lines, closing, opening, table_head, text_of

_STYLE = """
.filters { display: flex; flex-wrap: wrap; gap: .3rem 1rem; border: 1px solid #8a8a8a;
  padding: .5rem; margin: .5rem 0; }
.no-script .scripted { display: none; }
.kind { font-weight: bold; white-space: nowrap; }
.undecided { font-size: .85em; color: #404040; display: block; }
.number { font-weight: bold; padding-right: .4em; }
.panes { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.panes h3 { margin: .2rem 0; }
.pane { border: 1px solid #8a8a8a; padding: .5rem; position: relative; }
.scripted-page .pane { max-height: 70vh; overflow-y: auto; }
.pane p { margin: .3rem 0; padding: .1rem .3rem; border-left: 3px solid transparent; }
.pane p.counterpart { border-left-color: #1f3a4d; background: #eef3f7; }
.drawn { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem; }
.drawn a { border: 1px solid #1f3a4d; padding: 0 .3rem; text-decoration: none; color: #1f3a4d; }
td.side { width: 38%; }
tr:target td, .pane p:target { outline: 3px solid #1f3a4d; }
[hidden] { display: none !important; }
@media (max-width: 700px) { .panes { grid-template-columns: 1fr; } }
@media print { .filters, .scripted { display: none; }
  .scripted-page .pane { max-height: none; overflow: visible; }
  tr, .pane p { break-inside: avoid; } }
"""
_SIGN_OF_STANCE = {Stance.CRITICISES: "!", Stance.CREDITS: "✓", Stance.NEUTRAL: "·"}


def write_html(compared: ComparedAccounts, path: Path) -> None:
    """Write one self-contained page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _page(compared))


def _page(compared: ComparedAccounts) -> Iterator[str]:
    yield from opening(compared.title, _STYLE, SCRIPT)
    for line in compared.opening:
        yield f"<p>{text_of(line)}</p>"
    yield from _filters(compared)
    yield "<h2>Side by side</h2>"
    yield "<p>Statements in the order of A; what only B says stands where B says it.</p>"
    yield f"<table>{table_head(('A', 'What became of it', 'B'))}<tbody>"
    for one in compared.differences:
        yield _row(one)
    yield "</tbody></table>"
    yield from _coverage(compared)
    for table in summary_tables(compared):
        yield from annex_lines(table)
    yield from _in_order(compared)
    yield closing(SCRIPT)


def _filters(compared: ComparedAccounts) -> Iterator[str]:
    there = {kind for one in compared.differences for kind in (one.change, *one.also)}
    yield '<form class="filters scripted" aria-label="Show some of the differences">'
    for change in (one for one in Change if one in there):
        yield (
            f'<label><input type="checkbox" name="kind" value="{change.value}" checked> '
            f'<span aria-hidden="true">{SIGNS[change]}</span> {named(change)}</label>'
        )
    yield '<label>Agency <select name="agency"><option value="">every agency, and none</option>'
    for title in compared.agencies:
        yield f"<option>{text_of(title)}</option>"
    yield '</select></label><span role="status" id="shown"></span></form>'


def _row(one: Difference) -> str:
    agencies = "|".join(dict.fromkeys(title for s in (*one.a, *one.b) for title in s.agencies))
    kinds = " ".join(kind.value for kind in (one.change, *one.also))
    also = f" (also {', '.join(named(kind) for kind in one.also)})" if one.also else ""
    state = "suggested, not decided" if one.decision is None else f"decided: {one.decision}"
    return (
        f'<tr id="{one.id}" data-kinds="{kinds}" data-agencies="{text_of(agencies)}">'
        f'<td class="side">{_statements(one.a)}</td><td><span class="kind">'
        f'<span aria-hidden="true">{SIGNS[one.change]}</span> {named(one.change)}</span>'
        f'{also}<br>{text_of(one.why)}<span class="undecided">{text_of(state)}</span></td>'
        f'<td class="side">{_statements(one.b)}</td></tr>'
    )


def _statements(statements: Sequence[Statement]) -> str:
    return "<br>".join(f"{_number(one)}{text_of(' '.join(one.text.split()))}" for one in statements)


def _number(statement: Statement) -> str:
    return f'<span class="number">{text_of(place_of(statement))}</span>'


def _coverage(compared: ComparedAccounts) -> Iterator[str]:
    row_of = {
        (side, statement.id): one.id
        for one in compared.differences
        for side, those in (("a", one.a), ("b", one.b))
        for statement in those
    }
    yield f"<h2>{COVERAGE}</h2>"
    yield f"<p>{text_of(CANNOT_SHOW)}</p>"
    yield (
        "<p>Agencies in the order of the terms of reference, else as first named. A box is one "
        "statement, with its paragraph, and leads to its words: ! criticises, ✓ credits, "
        "· neither. Suggested by machine, not decided.</p>"
    )
    yield f"<table>{table_head(('Agency', 'Stance', 'A', 'B'))}<tbody>"
    for title, stance, a, b in stances(compared):
        cells = (
            "".join(_box(one, stance, row_of[side, one.id]) for one in those)
            for side, those in (("a", a), ("b", b))
        )
        lists = "".join(f'<td class="side"><ul class="drawn">{one}</ul></td>' for one in cells)
        lists = lists.replace('<ul class="drawn"></ul>', "none")
        yield f'<tr><th scope="row">{text_of(title)}</th><td>{stance.value}</td>{lists}</tr>'
    yield "</tbody></table>"


def _box(statement: Statement, stance: Stance, row: str) -> str:
    sign = f'<span aria-hidden="true">{_SIGN_OF_STANCE[stance]}</span>'
    return f'<li><a href="#{row}">{sign} {text_of(place_of(statement))}</a></li>'


def _in_order(compared: ComparedAccounts) -> Iterator[str]:
    yield "<h2>Each account in its own order</h2>"
    yield (
        '<p class="scripted">Scroll one, and the other follows to the counterpart of what stands '
        "at its top. A sign tells what became of each statement.</p>"
    )
    yield '<div class="panes">'
    for side, name in (("a", compared.name_a), ("b", compared.name_b)):
        yield f'<section aria-labelledby="pane-{side}"><h3 id="pane-{side}">'
        yield f"{side.upper()}: {text_of(name)}</h3>"
        yield f'<div class="pane" data-pane="{side}" role="region" tabindex="0" '
        yield f'aria-label="{side.upper()}, in its own order">'
        statements = [(one, s) for one in compared.differences for s in getattr(one, side)]
        for one, statement in sorted(statements, key=lambda each: each[1].span.start):
            yield (
                f'<p data-of="{one.id}"><a href="#{one.id}" title="{named(one.change)}" '
                f'aria-label="{named(one.change)}">{SIGNS[one.change]}</a> '
                f"{_number(statement)}{text_of(' '.join(statement.text.split()))}</p>"
            )
        yield "</div></section>"
    yield "</div>"
