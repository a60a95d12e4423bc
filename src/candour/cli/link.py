"""`candour link`."""

import sys
from pathlib import Path

import click

from candour.actions.linking_tables import (
    ENGINES,
    AskedLinks,
    TablesLinked,
    check_links_output,
    link_tables,
    write_table_links,
)
from candour.actions.merging import AgencyFile
from candour.cli.agency_file import AgencyFileType
from candour.cli.report import check_new_file, printable, printable_name
from candour.core.people.comparing.columns import Kind
from candour.flow import step_of
from candour.writers.json.lines import json_line

_NEW_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help=step_of("link").sentence)
@click.argument("tables", metavar="NAME=TABLE…", nargs=-1, required=True, type=AgencyFileType())
@click.option(
    "--engine", type=click.Choice(ENGINES), default="plain", show_default=True,
    help="What links: the plain engine, or Splink on DuckDB or Spark (extras).",
)  # fmt: skip
@click.option(
    "--model", type=_NEW_FILE,
    help="Use the weights kept in this file; where there is none yet, keep them there.",
)  # fmt: skip
@click.option(
    "--one-to-one", is_flag=True, help="Link a row to one row of each other table at most."
)
@click.option(
    "-o", "--out", "output", type=_NEW_FILE,
    help="Write the links here: .csv, .xlsx or .jsonl.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the links as JSON, one a line.")
def link(
    tables: tuple[AgencyFile, ...],
    *,
    engine: str,
    model: Path | None,
    one_to_one: bool,
    output: Path | None,
    as_json: bool,
) -> int:
    """Find rows of tables that are about one person, with the reasons.

    Each table has a row of headings; columns are known by them (forename, surname, date of birth,
    sex, address, postcode, phone, e-mail, identifiers), and any other column is compared as words
    with those of the same heading. With several tables rows are linked across them, with one
    table within it. A link is printed where it is at least as likely as not; nothing is changed
    in any table.

    \b
    Examples:
      candour link police=custody.csv hospital=attendances.csv -o links.csv
      candour link housing=tenants.csv -o doubles.csv
      candour link police=custody.csv gp=patients.csv --model weights.json -o links.xlsx
    """
    if output is None and not as_json:
        raise click.UsageError("say where the links go: -o FILE.csv, or --json")
    inputs = [one.path for one in tables]
    check_new_file("--out", output, [*inputs, *([model] if model else [])])
    check_new_file("--model", model, inputs)
    if output is not None:
        check_links_output(output)
    linked = link_tables(
        [(one.agency, one.path) for one in tables], AskedLinks(engine, model, one_to_one), _say
    )
    _echo_what_was_read(linked)
    if output is not None:
        write_table_links(output, linked)
    if as_json:
        sys.stdout.writelines(f"{json_line(one)}\n" for one in linked.links)
    _echo_summary(linked, engine)
    return 0


def _say(stage: str) -> None:
    if sys.stderr.isatty():
        click.echo(stage, err=True)


def _echo_what_was_read(linked: TablesLinked) -> None:
    for table in linked.read:
        lines = [f"{printable_name(table.name)}: {len(table.rows):,} rows read"]
        known = [one for one in table.columns if one.kind not in (Kind.TEXT, Kind.LABEL)]
        texts = [one.heading for one in table.columns if one.kind is Kind.TEXT]
        if known:
            led = (f"{one.heading} → {one.kind.value.replace('_', ' ')}" for one in known)
            lines.append(f"  headings: {', '.join(led)}")
        if texts:
            lines.append(f"  compared as words: {', '.join(texts)}")
        click.echo(printable("\n".join(lines)), err=True)


def _echo_summary(linked: TablesLinked, engine: str) -> None:
    weights = (
        "weights of the model" if linked.model_was_read else "weights estimated without labels"
    )
    apart = sum(one["person"] is None for one in linked.links)
    click.echo(
        f"{engine} engine, {weights}: {linked.compared:,} pairs compared, {len(linked.links):,} "
        f"links, {linked.people:,} people in more than one row"
        + (f"; {apart:,} links that other rows speak against" if apart else ""),
        err=True,
    )
