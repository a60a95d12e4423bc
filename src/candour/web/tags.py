"""What templates may say beyond Django's own words."""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField, CheckboxInput, FileInput, Select, Textarea
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from candour.actions.finding_pages import JudgedShown
from candour.actions.fisk_pages import VoiceShown
from candour.actions.original_pages import Passages
from candour.actions.people_kept import KnownShown
from candour.actions.quotation_pages import QuotationShown, QuotationsPage
from candour.actions.redacting import share_said
from candour.actions.words_shown import WordsShown
from candour.core.chronology.timeline.window import Window
from candour.core.comparison.difference import Change as ChangeOfStatement
from candour.core.documents.layout import Line, Piece
from candour.core.leaks.leak import Leak
from candour.core.quotations.quotation import Change, Grade
from candour.core.release.previewing import PassageSeen, Stretch
from candour.writers.chronology.agencies import AgencyKey
from candour.writers.comparison.model import SIGNS, named

register = template.Library()
_MOST_FORMS = 3
"""Forms of a person's name that a list shows of each agency."""

_CLASSES = {Select: "govuk-select", Textarea: "govuk-textarea", FileInput: "govuk-file-upload"}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, classes: str = "") -> dict[str, Any]:
    """Show one field of a form as the GOV.UK Design System does."""
    widget = bound.field.widget
    kind = next((name for of, name in _CLASSES.items() if isinstance(widget, of)), "govuk-input")
    is_box = isinstance(widget, CheckboxInput)
    described = [f"{bound.auto_id}-hint"] if bound.help_text else []
    described += [f"{bound.auto_id}-error"] if bound.errors else []
    shown = ["govuk-checkboxes__input" if is_box else kind, classes]
    shown += [f"{kind}--error"] if bound.errors and not is_box else []
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, shown))}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attrs),
        "is_box": is_box,
        "is_file": isinstance(widget, FileInput),
    }


@register.simple_tag
def entry_url(name: str, case: str, entry: str) -> str:
    """Return the address of a page about an entry."""
    original, _, place = entry.partition("#")
    return reverse(name, args=[case, original, place])


@register.simple_tag(takes_context=True)
def words_url(context: Mapping[str, Any], case: str, words: WordsShown) -> str:
    """Return the address of an entry with some of its words marked, and of the way back from it."""
    span = words.span
    at = {} if span is None else {"start": str(span.start), "end": str(span.end)}
    return f"{entry_url('entry', case, words.entry)}{query(at, back=context.get('here', ''))}"


@register.simple_tag
def query(given: dict[str, str] | None, **changes: Any) -> str:
    """Return a query string: what is given, changed."""
    wanted = {**(given or {}), **changes}
    kept = {name: value for name, value in wanted.items() if value not in ("", None)}
    return f"?{urlencode(kept)}" if kept else "?"


@register.simple_tag
def filters(given: dict[str, str] | None) -> str:
    """Return the filters that go with a link, as a query string; "" where there are none."""
    return query(given) if given else ""


@register.simple_tag
def marked(piece: Piece, passages: Passages) -> SafeString:
    """Show a piece of an original, with the stretches of it that are marked."""
    parts: list[SafeString] = []
    text, begin = piece.text, piece.span.start
    done = 0
    for start, end in sorted(passages.marked):
        first, last = max(start - begin, done), min(end - begin, len(text))
        if first < last:
            parts.append(format_html("{}<mark>{}</mark>", text[done:first], text[first:last]))
            done = last
    parts.append(format_html("{}", text[done:]))
    return format_html_join("", "{}", ((part,) for part in parts))


@register.simple_tag
def heading_of(passages: Passages, table: str, piece: Piece) -> str:
    """Return what stands above a cell in its table; "" where nothing does, or it is that itself."""
    said = passages.headings.get(table, {}).get(piece.column, "")
    return "" if said == piece.text.strip() else said


@register.filter
def is_ticked(piece: Piece, ticked: list[tuple[int, int]]) -> bool:
    """Whether a piece of an original holds characters that were chosen."""
    return any(piece.span.start < end and start < piece.span.end for start, end in ticked)


@register.filter
def in_blocks(passages: Passages) -> list[tuple[str | None, list[tuple[int, Line]]]]:
    """Return the lines of an original in turn: rows of one table together, paragraphs together."""
    return [
        (table, list(lines))
        for table, lines in groupby(passages.numbered(), key=lambda one: one[1].table)
    ]


@register.inclusion_tag("components/pagination.html")
def pages(page: Any, given: dict[str, str] | None = None) -> dict[str, Any]:
    """Show the ways to the other pages."""
    near = {1, page.pages, *range(page.number - 1, page.number + 2)}
    shown: list[int] = []
    for number in sorted(one for one in near if 1 <= one <= page.pages):
        if shown and number > shown[-1] + 1:
            shown.append(0)
        shown.append(number)
    return {
        "page": page,
        "given": given,
        "shown_pages": shown,
        "previous": page.number - 1,
        "next": page.number + 1,
    }


@register.simple_tag
def agency(key: AgencyKey) -> SafeString:
    """Show an agency by its letter, its colour and its name."""
    return format_html(
        '<span class="app-agency app-agency--{}"><strong>{}</strong> {}</span>',
        key.fill_number,
        key.letter,
        key.agency,
    )


@register.simple_tag
def agency_of(keys: Mapping[str, AgencyKey], name: str) -> SafeString:
    """Show an agency by its name."""
    return agency(keys[name])


@register.simple_tag
def known_to(case: str, known: Sequence[KnownShown]) -> SafeString:
    """Show which agencies know a person, since when, and what they call him."""
    items = (
        (
            agency(one.key),
            entry_url("entry", case, one.entry),
            one.since.words,
            one.key.agency,
            _called(one.called),
        )
        for one in known
    )
    row = (
        '<li>{} <a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">, first '
        "known to {}: open the entry</span></a>{}</li>"
    )
    return format_html('<ul class="app-known">{}</ul>', format_html_join("", row, items))


def _called(called: Sequence[str]) -> SafeString:
    if not called:
        return SafeString("")
    forms = "”, “".join(called[:_MOST_FORMS])
    return format_html(' <span class="app-said__span">“{}”</span>', forms)


@register.simple_tag
def window_url(links: Any, window: Window) -> str:
    """Return the address of a window of the timeline."""
    found: str = links.to(window)
    return found


@register.filter
def in_cells(line: Line) -> list[Piece | None]:
    """Return the cells of a row in their columns; None where one is empty."""
    cells: list[Piece | None] = []
    for piece in line.pieces:
        before = sum(1 if one is None else one.columns for one in cells)
        cells += [None] * max(0, piece.column - 1 - before)
        cells.append(piece)
    return cells


_SIGNS = {
    Grade.EXACT: "✓",
    Grade.FOLDED: "≈",
    Grade.ELIDED: "…",
    Grade.ALTERED: "≠",
    Grade.SPLICED: "⧺",
    Grade.ABSENT: "✕",
}
"""A grade's sign: colour is never all that tells it."""


@register.simple_tag
def grade_mark(grade: Grade) -> SafeString:
    """Show a grade by its sign, its colour and its name."""
    return format_html(
        '<span class="app-grade app-grade--{}"><span aria-hidden="true">{}</span> {}</span>',
        grade.value,
        _SIGNS[grade],
        grade.value,
    )


@register.simple_tag
def change_mark(change: ChangeOfStatement) -> SafeString:
    """Show what became of a statement by its sign and its name."""
    return format_html('<span aria-hidden="true">{}</span> {}', SIGNS[change], named(change))


@register.simple_tag
def graded(piece: Piece, page: QuotationsPage, given: dict[str, str]) -> SafeString:
    """Show a piece of a document, each quotation in it as a way to its source."""
    return format_html_join(
        "",
        "{}",
        ((_run(words, one, begins, page, given),) for words, one, begins in page.runs(piece)),
    )


def _run(
    words: str,
    one: QuotationShown | None,
    begins: bool,
    page: QuotationsPage,
    given: dict[str, str],
) -> SafeString:
    if one is None or not words.strip():
        return format_html("{}", words)
    sign = _SIGNS[one.grade] + ("!" if one.alarms else "")
    told = f"{one.grade.value}{', with an alarm' if one.alarms else ''}: "
    return format_html(
        '<a class="app-grade app-grade--{}" href="{}#chosen"{}>{}{}</a>',
        one.grade.value,
        query(given, quotation=one.id),
        SafeString(' aria-current="true"') if page.chosen is one else "",
        format_html(
            '<span aria-hidden="true">{} </span><span class="govuk-visually-hidden">{}</span>',
            sign,
            told,
        )
        if begins
        else "",
        words,
    )


@register.simple_tag
def difference(one: QuotationShown | JudgedShown | VoiceShown) -> SafeString:
    """Show a quotation's difference word by word."""
    shown = {
        Change.SAME: "{} ",
        Change.LOST: '<del><span class="govuk-visually-hidden">lost: </span>{}</del> ',
        Change.ADDED: '<ins><span class="govuk-visually-hidden">added: </span>{}</ins> ',
    }
    parts = ((format_html(shown[part.change], part.words),) for part in one.difference)
    return format_html_join("", "{}", parts)


@register.simple_tag
def withheld(one: Stretch) -> SafeString:
    """Show words of a document; those that an edition withholds struck, with what it says."""
    if not one.what:
        return format_html("{}", one.words)
    return format_html(
        '<del><span class="govuk-visually-hidden">withheld, {}: </span>{}</del> '
        '<ins><span class="govuk-visually-hidden">in its place: </span>{}</ins>',
        one.what.replace("_", " "),
        one.words,
        one.instead,
    )


@register.simple_tag
def place_of_line(cells: Sequence[PassageSeen]) -> str:
    """Return where a paragraph stands, or a row of a table; and that no edition has it."""
    place = cells[0].place.partition(", column")[0] if cells[0].row else cells[0].place
    return place if any(one.is_told for one in cells) else f"{place}: in no edition"


@register.filter
def share(value: float) -> str:
    """Return a share in words: "3.2%"."""
    return share_said(value)


@register.simple_tag
def leak_form(leak: Leak, is_shown: bool) -> str:
    """Return what gives somebody away; its first and last letter alone unless it is shown."""
    return leak.shown_form(masked=not is_shown)


@register.simple_tag
def in_words(value: str) -> str:
    """Return a value of a fixed list as words."""
    return str(value).replace("_", " ")


@register.simple_tag
def cut_shown(one: JudgedShown) -> str:
    """Return the cut that a page shows, as the form that accepts it sends it back."""
    return json.dumps({"cut": one.cut, "inserted": one.inserted}, ensure_ascii=False)
