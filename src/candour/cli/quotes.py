"""`candour quotes`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import click

from candour.actions.quoting import check_quotations
from candour.cli.report import (
    check_new_file,
    echo_report,
    printable,
    printable_name,
    progress_line,
)
from candour.core.quotations.folding import FOLDS_IN_WORDS
from candour.core.quotations.quotation import Change, Difference, Grade, Place, Quotation
from candour.flow import step_of
from candour.writers.json.lines import json_line
from candour.writers.json.quotation import quotation_as_json

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_EVERY_SECONDS = 2.0


@click.command(short_help=step_of("quotes").sentence)
@click.argument("document", type=_FILE)
@click.option(
    "--in", "sources", type=_FILE, multiple=True, required=True,
    help="A document that may be quoted; may be repeated, the earlier account first.",
)  # fmt: skip
@click.argument("more_sources", nargs=-1, type=_FILE)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
    help="Write the quotations here as JSON, one a line.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the quotations as JSON, one a line.")
def quotes(
    document: Path,
    sources: tuple[Path, ...],
    more_sources: tuple[Path, ...],
    *,
    output: Path | None,
    as_json: bool,
) -> int:
    """Find every quotation in a document and grade it against its sources.

    A quotation is what stands between quotation marks, in a block quotation, or in an unmarked
    paragraph that stands in a source. Its grade is what a machine can prove: exact, folded,
    elided, altered, spliced or absent. An alarm says that a negation, an exception, a number, a
    name, an agency or a modal verb was lost or added, or that another source than the one named
    holds the words.

    \b
    Examples:
      candour quotes article.html --in review_1.docx review_2.docx
      candour quotes post.txt --in article.txt --in review_1.docx --json
      candour quotes article.html --in review_1.docx -o quotations.jsonl

    Exit code 1 if a quotation is altered, spliced or absent, or has an alarm.
    """
    inputs = (document, *sources, *more_sources)
    check_new_file("--output", output, inputs)
    quoting = check_quotations(document, inputs[1:], progress_line(len(inputs)), _progress())
    for report in quoting.reports:
        echo_report(report)
    for name in quoting.same_file:
        click.echo(
            f"{printable_name(name)} is the document itself, byte for byte: not searched", err=True
        )
    lines = [json_line(quotation_as_json(one)) for one in quoting.quotations]
    if output is not None:
        output.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if as_json:
        sys.stdout.writelines(f"{line}\n" for line in lines)
    elif output is None:
        for one in quoting.quotations:
            click.echo(printable("\n".join(_in_words(one))))
    click.echo(_summary(quoting.quotations), err=True)
    return 0 if quoting.is_clean else 1


def _in_words(quotation: Quotation) -> Iterator[str]:
    quoted, finding = quotation.quoted, quotation.finding
    said = f", attributed to {quoted.attributed_to}" if quoted.attributed_to else ""
    yield f"{finding.grade.upper()}  {quoted.passage.locator.in_words()}{said}"
    yield f"  “{quoted.words}”"
    if finding.place is not None:
        folds = f" (differs in {', '.join(finding.folds)})" if finding.folds else ""
        yield f"  in {_where(finding.place)}{folds}"
    for other in finding.also_at:
        yield f"  also in {_where(other)}"
    if finding.difference:
        yield f"  {_difference(finding.difference)}"
    for alarm in quotation.alarms:
        yield f"  ALARM: {alarm.replace('_', ' ')}"


def _where(place: Place) -> str:
    return f"{printable_name(place.source)}, {place.passage.locator.in_words()}"


def _difference(parts: tuple[Difference, ...]) -> str:
    """Show lost words as [-…-] and added ones as {+…+}, as a word diff does."""
    shown = {Change.SAME: "{}", Change.LOST: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    return " ".join(shown[part.change].format(part.words) for part in parts)


def _summary(quotations: tuple[Quotation, ...]) -> str:
    grades = Counter(one.finding.grade for one in quotations)
    counted = ", ".join(f"{grades[grade]} {grade}" for grade in Grade if grades[grade])
    alarms = sum(bool(one.alarms) for one in quotations)
    found = f"{len(quotations)} quotations: {counted}" if quotations else "no quotation found"
    return f"{found}; {alarms} with an alarm\n{FOLDS_IN_WORDS}"


def _progress() -> Callable[[int, int], None]:
    begun = last = monotonic()

    def say(done: int, known: int) -> None:
        nonlocal last
        if sys.stderr.isatty() and monotonic() - max(begun, last) > _EVERY_SECONDS:
            last = monotonic()
            click.echo(f"grading {done:,} of {known:,} quotations", err=True)

    return say
