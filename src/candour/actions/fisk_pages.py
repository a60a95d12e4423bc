"""A post of a case read into voices, as pages show it."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from candour.actions.fisking import voices_of
from candour.actions.original_pages import find_held
from candour.actions.progress import Progress
from candour.actions.quotation_pages import read_sources
from candour.actions.refreshing import CaseState
from candour.actions.rights import note_reading
from candour.actions.versions import rules_key
from candour.core.decisions.originals import HeldOriginal
from candour.core.fisk.criticism import Said
from candour.core.fisk.voice import Speaks, Voice
from candour.core.quotations.quotation import Alarm, Difference, Grade
from candour.core.statements.statement import Stance
from candour.store.cache import load_cached, save_among_last
from candour.store.workspace import Workspace

_SILENTLY = Progress()
_MOST_KEPT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceShown:
    """A paragraph of a post as pages show it."""

    n: int
    speaks: Speaks
    speaker: str | None = field(repr=False)
    text: str = field(repr=False)
    answers: int | None
    original: str
    start: int
    end: int
    reasons: tuple[str, ...] = field(repr=False)
    grade: Grade | None = None
    alarms: tuple[Alarm, ...] = ()
    difference: tuple[Difference, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, voice: Voice) -> "VoiceShown":
        """Return a voice as pages show it."""
        one, graded = voice.paragraph, voice.quotation
        return cls(
            n=one.n,
            speaks=voice.speaks,
            speaker=voice.speaker,
            text=" ".join(one.text.split()),
            answers=voice.answers,
            original=one.passage.original,
            start=one.span.start,
            end=one.span.end,
            reasons=voice.reasons,
            grade=None if graded is None else graded.finding.grade,
            alarms=() if graded is None else graded.alarms,
            difference=() if graded is None else graded.finding.difference,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidShown:
    """Who criticises or credits whom, in whose words."""

    by: str = field(repr=False)
    agencies: tuple[str, ...]
    stance: Stance
    text: str = field(repr=False)
    n: int

    @classmethod
    def of(cls, one: Said) -> "SaidShown":
        """Return it as pages show it."""
        return cls(
            by=one.by,
            agencies=one.statement.agencies,
            stance=one.statement.stance,
            text=" ".join(one.statement.text.split()),
            n=one.voice.paragraph.n,
        )


@dataclass(frozen=True, slots=True)
class KeptVoices:
    """The voices of a post, in reading order, and what they say of agencies."""

    voices: tuple[VoiceShown, ...]
    said: tuple[SaidShown, ...]


@dataclass(frozen=True, slots=True)
class AskedVoices:
    """Which post is read, with which sources."""

    post: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What stands side by side: quoted words and the host's answer, or a reader's and what he
    answers."""

    quoted: tuple[VoiceShown, ...] = ()
    host: tuple[VoiceShown, ...] = ()
    readers: tuple[VoiceShown, ...] = ()
    answered: VoiceShown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesPageShown:
    """A page of a post, its voices in columns."""

    post: HeldOriginal
    sources: tuple[HeldOriginal, ...]
    rows: tuple[Row, ...]
    furniture: tuple[VoiceShown, ...]
    said: tuple[SaidShown, ...]
    total: int


def read_voices(
    workspace: Workspace, case: CaseState, asked: AskedVoices, progress: Progress = _SILENTLY
) -> None:
    """Read a post into voices, and keep them for pages. Raises `CandourError`."""
    post = find_held(case, asked.post)
    document = read_sources(workspace, post, progress)[0].document
    sources = [
        source
        for one in asked.sources
        if one != asked.post
        for source in read_sources(workspace, find_held(case, one), progress)
    ]
    progress.stage("telling the voices apart")
    voices, said = voices_of(document, sources, progress.checkpoint)
    kept = KeptVoices(tuple(map(VoiceShown.of, voices)), tuple(map(SaidShown.of, said)))
    folder = _folder(workspace, case)
    save_among_last(folder, _name(asked), kept, _MOST_KEPT)


def voices_page(
    workspace: Workspace, case: CaseState, asked: AskedVoices
) -> VoicesPageShown | None:
    """Return a post with its voices in columns; None where it was not read yet."""
    post = find_held(case, asked.post)
    sources = tuple(find_held(case, one) for one in asked.sources)
    kept = load_cached(_folder(workspace, case), _name(asked), KeptVoices)
    if kept is None:
        return None
    for original in (asked.post, *asked.sources):
        note_reading(workspace, case.log.name, case.at, original)
    spoken = tuple(one for one in kept.voices if one.speaks is not Speaks.FURNITURE)
    return VoicesPageShown(
        post=post,
        sources=sources,
        rows=side_by_side(spoken),
        furniture=tuple(one for one in kept.voices if one.speaks is Speaks.FURNITURE),
        said=kept.said,
        total=len(kept.voices),
    )


def side_by_side(voices: tuple[VoiceShown, ...]) -> tuple[Row, ...]:
    """Lay each reply beside what it answers, in reading order."""
    by_number = {one.n: one for one in voices}
    rows: list[Row] = []
    for one in voices:
        last = rows[-1] if rows else Row()
        numbers = {each.n for each in last.quoted}
        if one.speaks is Speaks.HOST:
            # What he answers further up is named; his next words go on with it.
            goes_on = last.host and last.host[-1].answers == one.answers
            if one.answers in numbers or (goes_on and not last.readers):
                rows[-1] = Row(quoted=last.quoted, host=(*last.host, one), answered=last.answered)
            else:
                rows.append(Row(host=(one,), answered=by_number.get(one.answers or 0)))
        elif one.speaks is Speaks.QUOTED:
            if last.quoted and not last.host:
                rows[-1] = Row(quoted=(*last.quoted, one))
            else:
                rows.append(Row(quoted=(one,)))
        else:
            rows.append(Row(readers=(one,), answered=by_number.get(one.answers or 0)))
    return tuple(rows)


def _folder(workspace: Workspace, case: CaseState) -> Path:
    return workspace.cache(case.log.name) / "voices"


def _name(asked: AskedVoices) -> str:
    told = (rules_key(), asked.post, *asked.sources)
    return f"{sha256(':'.join(told).encode()).hexdigest()[:32]}.json"
