"""Write the voices of a post in the format that the file's ending names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from candour.core.fisk.criticism import Said
from candour.core.fisk.voice import Speaks, Voice
from candour.writers.annex import Annex
from candour.writers.annotations.collection import in_one_line
from candour.writers.json.lines import json_line
from candour.writers.json.voice import voice_as_json
from candour.writers.page.choose import Forms, check_form, write_form
from candour.writers.page.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesPage:
    """What is written of a post: its voices, and what they say of agencies."""

    title: str = field(repr=False)
    made_on: date
    voices: Sequence[Voice] = field(repr=False)
    said: Sequence[Said] = field(default=(), repr=False)


def _page_of(voices: VoicesPage) -> Page:
    tables = (_turns(voices), _who_says_what(voices))
    return Page(
        title=voices.title,
        made_on=voices.made_on,
        opening=(
            f"Made by Candour from the post on {voices.made_on.isoformat()}. Who speaks is "
            "suggested, with the reasons; nobody has decided it.",
        ),
        parts=tuple(table.without_empty_columns() for table in tables if table.rows),
    )


def _turns(voices: VoicesPage) -> Annex:
    return Annex(
        "The post, voice by voice",
        "Each paragraph stands in the column of the one who speaks; a number in the column "
        "“Answers” is the paragraph that it replies to.",
        (
            "No.", "The host", "The text he takes apart", "Readers", "Words repeated", "Answers",
            "Grade", "Because",
        ),
        tuple(_turn(voice) for voice in voices.voices),
    )  # fmt: skip


def _turn(voice: Voice) -> tuple[str, ...]:
    text = voice.paragraph.text
    spoken = f"{voice.speaker}: {text}" if voice.speaker else text
    columns = {
        Speaks.HOST: (text, "", "", ""),
        Speaks.QUOTED: ("", text, "", ""),
        Speaks.COMMENT: ("", "", spoken, ""),
        Speaks.INNER: ("", "", "", spoken),
        Speaks.FURNITURE: (f"[{text}]", "", "", ""),
    }
    answers = "" if voice.answers is None else str(voice.answers)
    return (
        str(voice.paragraph.n), *columns[voice.speaks], answers, _grade(voice),
        "; ".join(voice.reasons),
    )  # fmt: skip


def _grade(voice: Voice) -> str:
    if voice.quotation is None:
        return ""
    finding = voice.quotation.finding
    alarms = ", ".join(alarm.replace("_", " ") for alarm in voice.quotation.alarms)
    difference = in_one_line(finding.difference) if finding.difference else ""
    return "; ".join(
        part for part in (str(finding.grade), difference, alarms and f"ALARM: {alarms}") if part
    )


def _who_says_what(voices: VoicesPage) -> Annex:
    return Annex(
        "Who criticises or credits whom, in whose words",
        "Suggested from the words alone: read each sentence in its place.",
        ("Voice", "Says of", "Stance", "In the words", "No."),
        tuple(
            (
                one.by,
                ", ".join(one.statement.agencies),
                str(one.statement.stance),
                one.statement.text,
                str(one.voice.paragraph.n),
            )
            for one in voices.said
        ),
    )


def _lines(voices: VoicesPage) -> Iterator[str]:
    return (json_line(voice_as_json(one)) for one in voices.voices)


def _write_lines(voices: VoicesPage, path: Path) -> None:
    path.write_text("".join(f"{line}\n" for line in _lines(voices)), encoding="utf-8", newline="\n")


_FORMS = Forms(what="voice", page=_page_of, lines=_write_lines)


def check_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    check_form(_FORMS, path)


def write_voices(voices: VoicesPage, path: Path) -> None:
    """Write voices by the file's ending (.html, .docx, .jsonl), whole or not at all."""
    write_form(_FORMS, voices, path)
