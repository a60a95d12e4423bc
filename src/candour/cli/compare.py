"""`candour compare`."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from candour.actions.comparing import (
    Comparison,
    check_comparison_output,
    compare_files,
    write_compared,
)
from candour.cli.report import check_new_file, echo_report, printable, progress_line
from candour.core.comparison.coverage import Coverage
from candour.core.comparison.difference import Change, Difference
from candour.core.comparison.reaching import Unsourced
from candour.core.statements.statement import Stance, Statement
from candour.errors import CandourError
from candour.flow import step_of

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(short_help=step_of("compare").sentence)
@click.argument("a", type=_FILE)
@click.argument("b", type=_FILE)
@click.option(
    "--summary", "is_summary", is_flag=True,
    help="B is a summary of A: say what of A reaches it, and what of B has no source in A.",
)  # fmt: skip
@click.option(
    "-o", "--out", "output", type=click.Path(path_type=Path, dir_okay=False),
    help="Write the comparison here: .html side by side, .docx with tracked changes, .jsonl.",
)  # fmt: skip
@click.option(
    "--brief", "is_brief", is_flag=True,
    help="Write two pages to print instead of everything (.html or .docx).",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, one object a line.")
def compare(
    a: Path, b: Path, *, is_summary: bool, output: Path | None, is_brief: bool, as_json: bool
) -> int:
    """Lay two accounts side by side and name what became of every statement.

    A and B are two texts on one matter: two reviews, a report and its summary, a draft and what was
    signed. Each sentence is kept, reworded, softened, hardened, moved to another agency, made
    vague, dropped or added. What is said of each agency stands in lists, in the order of the
    terms of reference: no score, no ranking, and nothing of it is decided.

    Of two versions of one document, the Word document holds B as changed from A, every change
    tracked: accepting all gives B, rejecting all gives A. Other accounts stand side by side in it.

    \b
    Examples:
      candour compare review_1.docx review_2.docx
      candour compare review_2.docx summary_2.docx --summary
      candour compare review_1.docx review_2.docx --json
      candour compare draft.docx signed.docx -o differences.jsonl
      candour compare draft.docx signed.docx -o changes.docx
      candour compare review_1.docx review_2.docx -o compared.html
      candour compare review_1.docx review_2.docx --brief -o two_pages.docx
    """
    check_new_file("--out", output, (a, b))
    if is_brief and output is None:
        raise CandourError("--brief writes a file", expected="-o summary.docx or summary.html")
    check_comparison_output(output, is_brief=is_brief)
    comparison = compare_files(a, b, is_summary=is_summary, on_file=progress_line(2))
    for report in comparison.reports:
        echo_report(report)
    if output is not None:
        not_versions = write_compared(comparison, output, date.today(), is_brief=is_brief)
        if not_versions is not None:
            click.echo(printable(f"note: {not_versions.said}"), err=True)
    if as_json:
        sys.stdout.writelines(f"{line}\n" for line in comparison.json_lines())
    elif output is None:
        for part in _in_words(comparison):
            click.echo(printable(part))
    click.echo(_counted(comparison.differences), err=True)
    return 0


def _in_words(comparison: Comparison) -> Iterator[str]:
    for one in comparison.differences:
        if one.change is not Change.KEPT:
            yield "\n".join(_difference(one))
    yield from _coverage(comparison)
    if comparison.reach is not None:
        yield _heading("What reaches the summary")
        yield from _reached(comparison.reach.reached, comparison.reach.not_reached)
        yield _heading("What of the summary has no source in the report")
        for each in comparison.reach.unsourced:
            yield "\n".join(_unsourced(each))


def _difference(one: Difference) -> Iterator[str]:
    also = f" (also {', '.join(_noun(other) for other in one.also)})" if one.also else ""
    yield f"{_noun(one.change).upper()}{also}: {one.why}"
    for side, statements in (("A", one.a), ("B", one.b)):
        for statement in statements:
            yield f"  {side} {_place(statement)}  {statement.text}"
    yield ""


def _noun(change: Change) -> str:
    return change.value.replace("_", " ")


def _place(statement: Statement) -> str:
    locator = statement.passage.locator
    return str(locator.number or locator.paragraph or locator.in_words())


def _coverage(comparison: Comparison) -> Iterator[str]:
    yield _heading("Whom each account speaks of, by paragraph; suggested by machine, not decided")
    for title in comparison.agencies:
        yield title
        for side, of in (("A", comparison.coverage_a), ("B", comparison.coverage_b)):
            for stance in Stance:
                places = _places(of, title, stance)
                if places:
                    yield f"  {side} {stance.value}: {places}"
    yield "These lists cannot show how often an agency had a duty to act, or what caused what."


def _places(of: Coverage, title: str, stance: Stance) -> str:
    those = of.get(title, {}).get(stance, ())
    return ", ".join(dict.fromkeys(_place(one) for one in those))


def _reached(
    reached: Mapping[str, Sequence[Statement]], not_reached: Mapping[str, Sequence[Statement]]
) -> Iterator[str]:
    for title in dict.fromkeys([*reached, *not_reached]):
        lines = []
        for noun, of in (("reach it", reached), ("do not", not_reached)):
            places = ", ".join(dict.fromkeys(_place(one) for one in of.get(title, ())))
            if places:
                lines.append(f"  {noun}: {places}")
        if lines:
            yield "\n".join([title, *lines])


def _unsourced(one: Unsourced) -> Iterator[str]:
    what = "no counterpart in the report" if one.claim else "in part"
    details = "".join(f"; “{detail}” stands nowhere in it" for detail in one.details)
    yield f"  B {_place(one.statement)}  {one.statement.text}"
    yield f"    {what}{details}"
    for near in one.near:
        yield f"    nearest: A {_place(near)}  {near.text}"


def _heading(words: str) -> str:
    return f"\n{words}\n{'-' * len(words)}"


def _counted(differences: Sequence[Difference]) -> str:
    changes = Counter(one.change for one in differences)
    said = ", ".join(f"{changes[one]} {_noun(one)}" for one in Change if changes[one])
    return f"{len(differences)} differences: {said}"
