"""Read a post into voices, and grade what it quotes against the sources."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from candour.actions.entry_reading import read_one_date
from candour.actions.reading import read_named
from candour.core.documents.document import Document
from candour.core.documents.report import ImportReport
from candour.core.fisk.criticism import Said, said_of_agencies
from candour.core.fisk.dividing import paragraphs
from candour.core.fisk.hearing import Hearing
from candour.core.fisk.voice import Paragraph, Speaks, Voice
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Alarm, Change, Finding, Form, Grade, Quotation, Quoted
from candour.core.quotations.sources import Source
from candour.core.statements.finding import Statements
from candour.core.watching import Checkpoint, go_on
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words
from candour.vocabulary.statements import load_statement_words
from candour.vocabulary.voices import load_voice_words
from candour.writers.json.lines import json_line
from candour.writers.json.voice import voice_as_json
from candour.writers.voices.choose import VoicesPage, check_ending, write_voices

_FEWEST_WORDS = 4
"""Fewer words stand in many a source by chance."""
_LONGEST_DATE = 60
_NEARLY_ALL = 0.7


@dataclass(frozen=True, slots=True)
class Fisk:
    """A post's voices in reading order, what they say of agencies, and the import reports."""

    voices: tuple[Voice, ...] = field(repr=False)
    said: tuple[Said, ...] = field(repr=False)
    reports: tuple[ImportReport, ...]

    def json_lines(self) -> list[str]:
        """Return the contract's objects, one a line."""
        return [json_line(voice_as_json(one)) for one in self.voices]


def check_output(path: Path | None) -> None:
    """Raise `CandourError` for a file whose ending names no format of voices."""
    if path is not None:
        check_ending(path)


def write_fisk(found: Fisk, post: Path, made_on: date, path: Path) -> None:
    """Write voices by the file's ending. Raises `CandourError`."""
    page = VoicesPage(
        title=f"{post.name}, voice by voice", made_on=made_on, voices=found.voices, said=found.said
    )
    write_voices(page, path)


def fisk(
    post: Path,
    sources: Sequence[Path] = (),
    on_file: Callable[[Path], None] = lambda _path: None,
) -> Fisk:
    """Tell the voices of a post apart; with sources, by what stands in them too.

    Raises `CandourError`, naming the file, where one is refused.
    """
    read = []
    for path in (post, *sources):
        on_file(path)
        read.append(read_named(path, "no voice was told"))
    sources_read = [Source(one.name, one.document) for one in read[1:]]
    voices, said = voices_of(read[0].document, sources_read)
    return Fisk(voices=voices, said=said, reports=tuple(one.report for one in read))


def voices_of(
    document: Document, sources: Sequence[Source], checkpoint: Checkpoint = go_on
) -> tuple[tuple[Voice, ...], tuple[Said, ...]]:
    """Return the voices of a post as it was read, and what they say of agencies."""
    hearing = Hearing(load_voice_words(), _is_date)
    divided = paragraphs(document, hearing.stands_alone)
    graded = dict(_graded(divided, sources, checkpoint))
    stands = {n: _stands(finding) for n, (finding, _) in graded.items()}
    voices = tuple(
        _with_grade(voice, graded.get(voice.paragraph.n))
        for voice in hearing.voices(divided, stands)
    )
    account = Statements(load_statement_words(), load_sentence_words()).of(document)
    return voices, tuple(said_of_agencies(voices, account.statements))


_Graded = tuple[Finding, tuple[Alarm, ...]]


def _graded(
    divided: Sequence[Paragraph], sources: Sequence[Source], checkpoint: Checkpoint
) -> Iterator[tuple[int, _Graded]]:
    if not sources:
        return
    checker = Checker(sources, load_quotation_words(), load_sentence_words())
    for one in divided:
        checkpoint()
        if len(one.text.split()) >= _FEWEST_WORDS:
            yield one.n, checker.check(one.text)


def _stands(finding: Finding) -> bool:
    """Say whether a source holds a paragraph, be it with words changed here and there."""
    if finding.grade is not Grade.ALTERED:
        return finding.grade.holds
    lengths = dict.fromkeys(Change, 0)
    for part in finding.difference:
        lengths[part.change] += len(part.words.split())
    return lengths[Change.SAME] >= _NEARLY_ALL * sum(lengths.values())


def _with_grade(voice: Voice, graded: _Graded | None) -> Voice:
    if voice.speaks is not Speaks.QUOTED or graded is None:
        return voice
    one = voice.paragraph
    form = Form.BLOCK if one.is_set_apart else Form.UNMARKED
    quoted = Quoted(one.text, form, one.passage, one.span)
    return replace(voice, quotation=Quotation(quoted, *graded))


def _is_date(text: str) -> bool:
    if len(text) > _LONGEST_DATE or not any(letter.isdigit() for letter in text):
        return False
    return read_one_date(text).status != "unresolved"
