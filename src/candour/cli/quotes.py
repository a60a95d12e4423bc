"""`candour quotes`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import click

from candour.actions.quoting import Quoting, check_output, check_quotations, write_graded
from candour.cli.report import (
    check_new_file,
    echo_report,
    printable,
    printable_name,
    progress_line,
)
from candour.core.quotations.anchors import Anchor, ReAnchored, State
from candour.core.quotations.annotated import Annotated
from candour.core.quotations.folding import FOLDS_IN_WORDS
from candour.core.quotations.quotation import Alarm, Finding, Grade, Place, Quotation
from candour.flow import step_of
from candour.writers.annotations.collection import in_one_line

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_EVERY_SECONDS = 2.0


@click.command(short_help=step_of("quotes").sentence)
@click.argument("document", type=_FILE)
@click.option(
    "--in", "sources", type=_FILE, multiple=True, required=True,
    help="A document that may be quoted; may be repeated, the earlier account first.",
)  # fmt: skip
@click.argument("more_sources", metavar="[SOURCE]…", nargs=-1, type=_FILE)
@click.option(
    "-o", "--out", "output", type=click.Path(path_type=Path, dir_okay=False),
    help="Write the quotations here: .jsonl, one a line, or .jsonld, W3C annotations.",
)  # fmt: skip
@click.option(
    "--annotations", type=_FILE,
    help="Take the quotations from W3C annotations (this command's, or Hypothesis').",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the quotations as JSON, one a line.")
def quotes(
    document: Path,
    sources: tuple[Path, ...],
    more_sources: tuple[Path, ...],
    *,
    output: Path | None,
    annotations: Path | None,
    as_json: bool,
) -> int:
    """Find every quotation in a document and grade it against its sources.

    A quotation is what stands between quotation marks, in a block quotation, or in an unmarked
    paragraph that stands in a source. Its grade is what a machine can prove: exact, folded,
    elided, altered, spliced or absent. An alarm says that a negation, an exception, a number, a
    name, an agency or a modal verb was lost or added, or that another source than the one named
    holds the words.

    With --annotations the words that a person or a program pointed at are the quotations: each is
    looked for again where it stood, and never moved to a place that only looks like it.

    \b
    Examples:
      candour quotes article.html --in review_1.docx review_2.docx
      candour quotes post.txt --in article.txt --in review_1.docx --json
      candour quotes article.html --in review_1.docx -o quotations.jsonl
      candour quotes article.html --in review_1.docx -o quotations.jsonld
      candour quotes article.html --in review_2.docx --annotations quotations.jsonld

    Exit code 1 if a quotation is altered, spliced or absent, or has an alarm, or if an annotation
    is not found again for certain.
    """
    inputs = (document, *sources, *more_sources)
    check_new_file("--out", output, (*inputs, *([annotations] if annotations else [])))
    check_output(output)
    quoting = check_quotations(
        document, inputs[1:], annotations, progress_line(len(inputs)), _progress()
    )
    _echo_what_was_read(quoting)
    if output is not None:
        write_graded(quoting, output)
    if as_json:
        sys.stdout.writelines(f"{line}\n" for line in quoting.json_lines())
    elif output is None:
        for one in quoting.graded:
            click.echo(printable("\n".join(_in_words(one))))
    click.echo(_summary(quoting), err=True)
    return 0 if quoting.is_clean else 1


def _echo_what_was_read(quoting: Quoting) -> None:
    for report in quoting.reports:
        echo_report(report)
    for name in quoting.same_file:
        click.echo(
            f"{printable_name(name)} is the document itself, byte for byte: not searched", err=True
        )
    for reason in quoting.left_out:
        click.echo(printable(f"  left out: {reason}"), err=True)


def _in_words(one: Quotation | Annotated) -> Iterator[str]:
    if isinstance(one, Quotation):
        yield from _heading(one.finding, one)
        yield f"  “{one.quoted.words}”"
        yield from _of_finding(one.finding, one.alarms)
        return
    yield from _heading(one.finding, one.quotation)
    yield f"  “{one.annotation.words}”"
    yield from _of_finding(one.finding, one.alarms)
    for anchor in one.anchors:
        yield from _of_anchor(anchor)


def _heading(finding: Finding, quotation: Quotation | None) -> Iterator[str]:
    if quotation is None:
        yield finding.grade.upper()
        return
    quoted = quotation.quoted
    said = f", attributed to {quoted.attributed_to}" if quoted.attributed_to else ""
    yield f"{finding.grade.upper()}  {quoted.passage.locator.in_words()}{said}"


def _of_finding(finding: Finding, alarms: tuple[Alarm, ...]) -> Iterator[str]:
    if finding.place is not None:
        folds = f" (differs in {', '.join(finding.folds)})" if finding.folds else ""
        yield f"  in {_where(finding.place)}{folds}"
    for other in finding.also_at:
        yield f"  also in {_where(other)}"
    if finding.difference:
        yield f"  {in_one_line(finding.difference)}"
    for alarm in alarms:
        yield f"  ALARM: {alarm.replace('_', ' ')}"


_NOT_VERIFIED = {
    State.ELSEWHERE: "the words stand there, but nothing around them is as it was",
    State.SEVERAL: "equally good places",
    State.ORPHAN: "the words stand nowhere",
}


def _of_anchor(found: ReAnchored) -> Iterator[str]:
    """Say what became of an anchor: nothing, where it was found as it was."""
    if found.state is State.FOUND:
        if found.changed:
            yield f"  found again by its words; was in {_was(found.anchor)}"
        return
    yield f"  NOT VERIFIED: {_NOT_VERIFIED[found.state]}; was in {_was(found.anchor)}"
    for place in found.places:
        yield f"    perhaps {_where(place)}"
    for side, words in (("after", found.anchor.prefix), ("before", found.anchor.suffix)):
        if words.strip() and not found.places:
            yield f"    stood {side} “{' '.join(words.split())}”"


def _was(anchor: Anchor) -> str:
    told = [printable_name(anchor.name or anchor.address or "an unnamed file")]
    if anchor.sha256 is not None:
        told.append(f"SHA-256 {anchor.sha256}")
    if anchor.page is not None:
        told.append(f"page {anchor.page}")
    if anchor.span is not None:
        told.append(f"characters {anchor.span.start} to {anchor.span.end}")
    return ", ".join(told)


def _where(place: Place) -> str:
    return f"{printable_name(place.source)}, {place.passage.locator.in_words()}"


def _summary(quoting: Quoting) -> str:
    graded = quoting.graded
    grades = Counter(one.finding.grade for one in graded)
    counted = ", ".join(f"{grades[grade]} {grade}" for grade in Grade if grades[grade])
    alarms = sum(bool(one.alarms) for one in graded)
    found = f"{len(graded)} quotations: {counted}" if graded else "no quotation found"
    unsure = sum(not one.is_verified for one in quoting.annotated)
    not_verified = f"; {unsure} not verified" if unsure else ""
    return f"{found}; {alarms} with an alarm{not_verified}\n{FOLDS_IN_WORDS}"


def _progress() -> Callable[[int, int], None]:
    last = monotonic()

    def say(done: int, known: int) -> None:
        nonlocal last
        if sys.stderr.isatty() and monotonic() - last > _EVERY_SECONDS:
            last = monotonic()
            click.echo(f"grading {done:,} of {known:,} quotations", err=True)

    return say
