"""`candour fisk`."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from candour.actions.fisking import Fisk, check_output, write_fisk
from candour.actions.fisking import fisk as read_into_voices
from candour.cli.report import check_new_file, echo_report, printable, progress_line
from candour.core.fisk.voice import Speaks, Voice
from candour.flow import step_of
from candour.writers.annotations.collection import in_one_line

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(short_help=step_of("fisk").sentence)
@click.argument("post", type=_FILE)
@click.option(
    "--in", "sources", type=_FILE, multiple=True,
    help="A text that the post takes apart or quotes; may be repeated.",
)  # fmt: skip
@click.argument("more_sources", metavar="[SOURCE]…", nargs=-1, type=_FILE)
@click.option(
    "-o", "--out", "output", type=click.Path(path_type=Path, dir_okay=False),
    help="Write the voices here: .html or .docx in columns, .jsonl one a line.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the voices as JSON, one a line.")
def fisk(
    post: Path,
    sources: tuple[Path, ...],
    more_sources: tuple[Path, ...],
    *,
    output: Path | None,
    as_json: bool,
) -> int:
    """Read a post that takes a text apart into voices.

    Every paragraph is the host's (who wrote the post), quoted (the text that is taken apart),
    inner (somebody's words repeated by a reader), a comment, or furniture of the page. What a
    paragraph answers is the number of the one it replies to. With --in, what stands in a source
    is quoted, and is graded against it.

    \b
    Examples:
      candour fisk post.html
      candour fisk post.txt --in article.txt review_1.docx review_2.docx
      candour fisk post.txt --in article.txt --json
      candour fisk post.txt --in article.txt -o voices.html

    Exit code 0; 2 if a file was refused.
    """
    inputs = (post, *sources, *more_sources)
    check_new_file("--out", output, inputs)
    check_output(output)
    found = read_into_voices(post, inputs[1:], progress_line(len(inputs)))
    for report in found.reports:
        echo_report(report)
    if output is not None:
        write_fisk(found, post, date.today(), output)
    if as_json:
        sys.stdout.writelines(f"{line}\n" for line in found.json_lines())
    elif output is None:
        for voice in found.voices:
            click.echo(printable("\n".join(_in_words(voice))))
        for line in _who_says_what(found):
            click.echo(printable(line))
    click.echo(_summary(found), err=True)
    return 0


def _in_words(voice: Voice) -> Iterator[str]:
    speaker = f", {voice.speaker}" if voice.speaker else ""
    answers = f", answers {voice.answers}" if voice.answers is not None else ""
    yield f"{voice.paragraph.n}  {voice.speaks.upper()}{speaker}{answers}"
    yield f"  {' '.join(voice.paragraph.text.split())}"
    if voice.quotation is not None:
        finding = voice.quotation.finding
        where = "" if finding.place is None else f" in {finding.place.source}"
        yield f"  graded {finding.grade}{where}"
        if finding.difference:
            yield f"  {in_one_line(finding.difference)}"
        for alarm in voice.quotation.alarms:
            yield f"  ALARM: {alarm.replace('_', ' ')}"
    if voice.speaks is not Speaks.FURNITURE and voice.reasons:
        yield f"  because: {'; '.join(voice.reasons)}"


def _who_says_what(found: Fisk) -> Iterator[str]:
    if found.said:
        yield ""
        yield "Who criticises or credits whom (suggested; read the words):"
    for one in found.said:
        agencies = ", ".join(one.statement.agencies)
        yield f"  {one.by} {one.statement.stance} {agencies}  ({one.voice.paragraph.n})"
        yield f"    {' '.join(one.statement.text.split())}"


def _summary(found: Fisk) -> str:
    counts = Counter(voice.speaks for voice in found.voices)
    told = ", ".join(f"{counts[one]} {one}" for one in Speaks if counts[one])
    return f"{len(found.voices)} paragraphs: {told}" if told else "no paragraph found"
