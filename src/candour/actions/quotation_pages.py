"""A document of a case with its quotations graded against other files of it, as pages show them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from candour.actions.original_pages import Passages, find_held, text_page
from candour.actions.progress import Progress
from candour.actions.reading import FileRead, read_received
from candour.actions.refreshing import CaseState
from candour.actions.rights import note_reading
from candour.actions.versions import rules_key
from candour.core.decisions.originals import HeldOriginal
from candour.core.documents.layout import Piece
from candour.core.quotations.checking import Checker
from candour.core.quotations.folding import Fold
from candour.core.quotations.quotation import Alarm, Difference, Form, Grade, Place, Quotation
from candour.core.quotations.sources import Source
from candour.errors import CandourError
from candour.store.cache import load_cached, save_among_last
from candour.store.originals import load_original
from candour.store.workspace import Workspace
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words

_SILENTLY = Progress()
_AROUND = 5
"""Lines of a source that are shown at a quotation's place."""
_MOST_KEPT = 12


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """Where words stand: in which file, at which characters, and where that is in words."""

    original: str
    name: str
    start: int
    end: int
    said: str = field(repr=False)

    @classmethod
    def of(cls, place: Place) -> "PlaceShown":
        """Return a place as pages show it."""
        span, passage = place.span, place.passage
        said = passage.locator.in_words()
        return cls(passage.original, place.source, span.start, span.end, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationShown:
    """A quotation of a document with all that a page says of it. `start` and `end` count there."""

    id: str
    words: str = field(repr=False)
    start: int
    end: int
    form: Form
    attributed_to: str | None = field(repr=False)
    said: str = field(repr=False)
    grade: Grade
    alarms: tuple[Alarm, ...]
    difference: tuple[Difference, ...]
    folds: tuple[Fold, ...]
    machine_read: bool
    place: PlaceShown | None
    also_at: tuple[PlaceShown, ...]


@dataclass(frozen=True, slots=True)
class KeptQuotations:
    """The quotations of a document against some sources, in reading order."""

    quotations: tuple[QuotationShown, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which document is held against which sources, and what of it is looked at."""

    document: str
    sources: tuple[str, ...]
    grade: str = ""
    alarm: str = ""
    quotation: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationsPage:
    """A page of a document with its quotations, and the one chosen beside its source."""

    document: HeldOriginal
    sources: tuple[HeldOriginal, ...]
    passages: Passages
    shown: tuple[QuotationShown, ...]
    total: int
    grades: Mapping[Grade, int]
    alarms: Mapping[Alarm, int]
    chosen: QuotationShown | None
    before: QuotationShown | None
    after: QuotationShown | None
    beside: Passages | None

    def runs(self, piece: Piece) -> list[tuple[str, QuotationShown | None, bool]]:
        """Return a piece's words in runs: each with the innermost quotation that holds it.

        The last of three says whether the quotation begins there.
        """
        begin, end = piece.span.start, piece.span.end
        over = [one for one in self.shown if one.start < end and begin < one.end]
        edges = {begin, end, *(one.start for one in over), *(one.end for one in over)}
        cuts = sorted(edge for edge in edges if begin <= edge <= end)
        found: list[tuple[str, QuotationShown | None, bool]] = []
        told: set[str] = set()
        for first, last in pairwise(cuts):
            holding = [one for one in over if one.start <= first and last <= one.end]
            inner = min(holding, key=lambda one: one.end - one.start, default=None)
            is_first = inner is not None and inner.id not in told and first == inner.start
            told |= {inner.id} if inner is not None else set()
            found.append((piece.text[first - begin : last - begin], inner, is_first))
        return found


def grade_quotations(
    workspace: Workspace, case: CaseState, asked: Asked, progress: Progress = _SILENTLY
) -> None:
    """Grade a document's quotations against the sources, and keep them for pages.

    Raises `CandourError` where a file cannot be read: a quotation must not be called absent because
    its source was not looked at.
    """
    document = find_held(case, asked.document)
    quoting = read_sources(workspace, document, progress)[0]
    sources = [
        source
        for sha256 in asked.sources
        for source in read_sources(workspace, find_held(case, sha256), progress)
        if source.document.original.sha256 != document.sha256
    ]
    if not sources:
        raise CandourError("no source is chosen", expected="a file that the document may quote")
    progress.stage("laying out the sources")
    checker = Checker(sources, load_quotation_words(), load_sentence_words())

    def say(done: int, known: int) -> None:
        progress.stage(f"grading quotation {done + 1:,} of {known:,}")

    found = tuple(_shown(one) for one in checker.quotations(quoting, say, progress.checkpoint))
    folder = workspace.cache(case.log.name) / "quotations"
    save_among_last(folder, _name(asked), KeptQuotations(found), _MOST_KEPT)


def quotations_page(workspace: Workspace, case: CaseState, asked: Asked) -> QuotationsPage | None:
    """Return a page of a document with its quotations; None where they were not graded yet."""
    document = find_held(case, asked.document)
    sources = tuple(find_held(case, one) for one in asked.sources)
    folder = workspace.cache(case.log.name) / "quotations"
    kept = load_cached(folder, _name(asked), KeptQuotations)
    if kept is None:
        return None
    for original in asked.sources:
        note_reading(workspace, case.log.name, case.at, original)
    graded = Counter(one.grade for one in kept.quotations)
    raised = Counter(alarm for one in kept.quotations for alarm in one.alarms)
    shown = [one for one in kept.quotations if _is_wanted(one, asked)]
    number = next((n for n, one in enumerate(shown) if one.id == asked.quotation), None)
    chosen = None if number is None else shown[number]
    at = None if chosen is None else (chosen.start, chosen.end)
    return QuotationsPage(
        document=document,
        sources=sources,
        passages=text_page(workspace, case, asked.document, asked.page, at),
        shown=tuple(shown),
        total=len(kept.quotations),
        grades={one: graded[one] for one in Grade if graded[one]},
        alarms={one: raised[one] for one in Alarm if raised[one]},
        chosen=chosen,
        before=shown[number - 1] if number else None,
        after=shown[number + 1] if number is not None and number + 1 < len(shown) else None,
        beside=None if chosen is None else _beside(workspace, case, chosen),
    )


def kept_quotation(workspace: Workspace, case: CaseState, asked: Asked) -> QuotationShown | None:
    """Return one quotation that was graded; None where there is none."""
    for original in (asked.document, *asked.sources):
        find_held(case, original)
    folder = workspace.cache(case.log.name) / "quotations"
    kept = load_cached(folder, _name(asked), KeptQuotations) or KeptQuotations(())
    return next((one for one in kept.quotations if one.id == asked.quotation), None)


def _beside(workspace: Workspace, case: CaseState, chosen: QuotationShown) -> Passages | None:
    place = chosen.place
    if place is None:
        return None
    at = (place.start, place.end)
    return text_page(workspace, case, place.original, None, at, _AROUND)


def read_sources(workspace: Workspace, original: HeldOriginal, progress: Progress) -> list[Source]:
    """Read an original and the files inside it, itself first."""
    progress.file(Path(original.name))
    outcomes = list(read_received(original.name, load_original(workspace, original.sha256)))
    for one in outcomes:
        if not isinstance(one, FileRead):
            raise CandourError(f"{one.name}: {one.refusal}; nothing was held against it")
    read = [one for one in outcomes if isinstance(one, FileRead)]
    return [Source(one.name, one.document) for one in read]


def _shown(one: Quotation) -> QuotationShown:
    quoted, said = one.quoted, one.finding
    return QuotationShown(
        id=one.id,
        words=quoted.words,
        start=quoted.span.start,
        end=quoted.span.end,
        form=quoted.form,
        attributed_to=quoted.attributed_to,
        said=quoted.passage.locator.in_words(),
        grade=said.grade,
        alarms=one.alarms,
        difference=said.difference,
        folds=said.folds,
        machine_read=said.machine_read,
        place=None if said.place is None else PlaceShown.of(said.place),
        also_at=tuple(PlaceShown.of(place) for place in said.also_at),
    )


def _is_wanted(one: QuotationShown, asked: Asked) -> bool:
    of_alarm = not asked.alarm or asked.alarm in one.alarms
    any_alarm = asked.alarm == "any" and bool(one.alarms)
    return (not asked.grade or one.grade == asked.grade) and (of_alarm or any_alarm)


def _name(asked: Asked) -> str:
    told = (rules_key(), asked.document, *asked.sources)
    return f"{sha256(':'.join(told).encode()).hexdigest()[:32]}.json"
