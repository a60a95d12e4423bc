"""`candour date`."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

import sys
from collections.abc import Iterator

import click

from candour.actions.dates import date_text, find_dates, make_context
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.context import Context
from candour.writers.json.date import date_as_json, found_date_as_json
from candour.writers.json.lines import json_line

_SAYS = {
    "approximate": "approximately",
    "uncertain": "uncertain",
    "approximate_and_uncertain": "approximately, uncertain",
}


@click.command(short_help="Say exactly how much a written date says.")
@click.argument("texts", metavar="TEXT…", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="The date that “the following day” is told from.")
@click.option("--period", metavar="FROM..TO", help="The review period, for years not written out.")
@click.option("--born", metavar="DATE", help="The date of birth, for “aged 3 weeks”.")
@click.option("--month-first", is_flag=True, help="Read 03/08/2007 as 8 March.")
@click.option("--find", "is_prose", is_flag=True, help="Find the dates in running text.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def date(  # noqa: PLR0913 (one parameter an option)
    texts: tuple[str, ...],
    on: str | None,
    period: str | None,
    born: str | None,
    *,
    month_first: bool,
    is_prose: bool,
    as_json: bool,
) -> int:
    """Read written dates and print the span that each states, and its doubt.

    A date that cannot be is not mended: the note says why. With - lines are read from standard
    input, one date a line; with --find the whole input is one text, and every date in it is
    printed with its place.

    \b
    Examples:
      candour date "early June 2007" "c. 20 May 2015"
      candour date --on 2007-08-03 "the following day" "two days later" "that evening"
      candour date --period 2006-01-01..2007-08-03 "23 Dec" "3/8/07"
      candour date --born 2006-03-01 "aged 3 weeks"
      candour date --json - < cells.txt
      candour date --find "On 14 June 2017 he left. At 02.34 she rang."
    """
    context = make_context(on, period, born, is_month_first=month_first)
    if is_prose:
        _print_found(texts, context, as_json=as_json)
        return 0
    for text in _texts(texts):
        found = date_text(text, context)
        click.echo(json_line(date_as_json(found)) if as_json else _row(found))
    return 0


def _print_found(texts: tuple[str, ...], context: Context, *, as_json: bool) -> None:
    for text in texts:
        whole = sys.stdin.read() if text == "-" else text
        for found in find_dates(whole, context):
            if as_json:
                click.echo(json_line(found_date_as_json(found)))
            else:
                click.echo(f"{found.span.start:>7}–{found.span.end:<7} {_row(found.date)}")


def _texts(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        if text == "-":
            for line in sys.stdin:
                yield line.rstrip("\r\n")
        else:
            yield text


def _row(found: UncertainDate) -> str:
    """One readable line: the words, the span, what is doubtful, the note."""
    parts = [_span(found)]
    if found.precision:
        parts.append(found.precision.replace("_", " "))
    if found.qualifier:
        parts.append(_SAYS[found.qualifier])
    parts.extend(f"or {_span(other)}" for other in found.alternatives)
    if found.note:
        parts.append(found.note)
    return f"{found.written:<34}  {' · '.join(parts)}"


def _span(found: UncertainDate) -> str:
    if found.status == "unresolved":
        return "unresolved"
    if found.earliest is None and found.latest is None:
        return found.edtf or ""
    earliest, latest = found.earliest, found.latest
    if earliest is None and latest is not None:
        return f"up to {latest:%Y-%m-%d %H:%M}".removesuffix(" 23:59")
    if latest is None and earliest is not None:
        return f"from {earliest:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
    if earliest is None or latest is None:
        return ""
    if earliest == latest:
        return f"{earliest:%Y-%m-%d %H:%M}"
    whole_days = f"{earliest:%H:%M}" == "00:00" and f"{latest:%H:%M}" == "23:59"
    if whole_days and earliest.date() == latest.date():
        return f"{earliest:%Y-%m-%d}"
    style = "%Y-%m-%d" if whole_days else "%Y-%m-%d %H:%M"
    return f"{earliest.strftime(style)} to {latest.strftime(style)}"
