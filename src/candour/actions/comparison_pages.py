"""Two files of a case laid side by side, as pages show them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from candour.actions.comparing import compare_documents
from candour.actions.original_pages import find_held
from candour.actions.progress import Progress
from candour.actions.reading import FileRead, read_received
from candour.actions.refreshing import CaseState
from candour.actions.rights import note_reading
from candour.actions.versions import rules_key
from candour.core.comparison.deciding import Ruling, may_become, rulings
from candour.core.comparison.difference import Change, Difference
from candour.core.decisions.originals import HeldOriginal
from candour.core.documents.document import Document
from candour.core.statements.statement import Stance, Statement
from candour.errors import CandourError
from candour.store.cache import load_cached, save_among_last
from candour.store.originals import load_original
from candour.store.workspace import Workspace
from candour.writers.comparison.model import place_of

_SILENTLY = Progress()
_MOST_KEPT = 40
A_PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementShown:
    """A statement as pages show it, with its place in its original."""

    id: str
    original: str
    start: int
    end: int
    place: str = field(repr=False)
    text: str = field(repr=False)
    agencies: tuple[str, ...]
    stance: Stance

    @classmethod
    def of(cls, one: Statement) -> "StatementShown":
        """Return a statement as pages show it."""
        return cls(
            id=one.id,
            original=one.passage.original,
            start=one.span.start,
            end=one.span.end,
            place=place_of(one),
            text=" ".join(one.text.split()),
            agencies=one.agencies,
            stance=one.stance,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceShown:
    """A difference as the machine suggests it."""

    id: str
    a: tuple[StatementShown, ...] = field(repr=False)
    b: tuple[StatementShown, ...] = field(repr=False)
    change: Change
    also: tuple[Change, ...]
    why: str = field(repr=False)

    @classmethod
    def of(cls, one: Difference) -> "DifferenceShown":
        """Return a difference as pages show it."""
        return cls(
            id=one.id,
            a=tuple(map(StatementShown.of, one.a)),
            b=tuple(map(StatementShown.of, one.b)),
            change=one.change,
            also=one.also,
            why=one.why,
        )

    @property
    def may_become(self) -> tuple[Change, ...]:
        """The kinds that a person may call it."""
        return may_become(self.change)


@dataclass(frozen=True, slots=True)
class KeptComparison:
    """The differences of two originals, and the agencies of both in their order."""

    differences: tuple[DifferenceShown, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedComparison:
    """Which two files are compared, and what of it is looked at."""

    a: str
    b: str
    kind: str = ""
    agency: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class CoverageShown:
    """What both accounts say of one agency in one stance: statements, with their difference."""

    agency: str
    stance: Stance
    a: tuple[tuple[StatementShown, str], ...] = field(repr=False)
    b: tuple[tuple[StatementShown, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """A page of two accounts side by side."""

    a: HeldOriginal
    b: HeldOriginal
    rows: tuple[tuple[DifferenceShown, Ruling | None], ...]
    found: int
    total: int
    kinds: Mapping[Change, int]
    agencies: tuple[str, ...]
    coverage: tuple[CoverageShown, ...] = field(repr=False)
    decided: int
    number: int
    pages: int


def make_comparison(
    workspace: Workspace, case: CaseState, asked: AskedComparison, progress: Progress = _SILENTLY
) -> None:
    """Compare two files of a case, and keep it for pages. Raises `CandourError`."""
    held = [find_held(case, one) for one in (asked.a, asked.b)]
    kept_or_made(workspace, case.log.name, held, progress)


def kept_or_made(
    workspace: Workspace, case: str, held: Sequence[HeldOriginal], progress: Progress = _SILENTLY
) -> KeptComparison:
    """Return what two originals differ in; made where it was not kept. Raises `CandourError`."""
    a, b = held
    folder, name = _folder(workspace, case), _name(a.sha256, b.sha256)
    kept = load_cached(folder, name, KeptComparison)
    if kept is not None:
        return kept
    documents = [(one.name, read_held(workspace, one, progress)) for one in (a, b)]
    progress.stage("laying the two side by side")
    found = compare_documents(documents[0], documents[1], checkpoint=progress.checkpoint)
    kept = KeptComparison(tuple(map(DifferenceShown.of, found.differences)), found.agencies)
    save_among_last(folder, name, kept, _MOST_KEPT)
    return kept


def comparison_kept(workspace: Workspace, case: str, a: str, b: str) -> KeptComparison | None:
    """Return what two originals differ in; None where they were not laid side by side."""
    return load_cached(_folder(workspace, case), _name(a, b), KeptComparison)


def comparison_page(
    workspace: Workspace, case: CaseState, asked: AskedComparison
) -> ComparisonPage | None:
    """Return a page of two accounts side by side; None where they were not compared yet."""
    a, b = find_held(case, asked.a), find_held(case, asked.b)
    kept = load_cached(_folder(workspace, case.log.name), _name(asked.a, asked.b), KeptComparison)
    if kept is None:
        return None
    for original in (asked.a, asked.b):
        note_reading(workspace, case.log.name, case.at, original)
    decided = rulings(case.log.decisions, asked.a, asked.b)
    wanted = [one for one in kept.differences if _is_wanted(one, decided.get(one.id), asked)]
    pages = max(1, -(-len(wanted) // A_PAGE))
    number = max(1, min(asked.page or 1, pages))
    shown = wanted[(number - 1) * A_PAGE : number * A_PAGE]
    kinds = Counter(_kind(one, decided.get(one.id)) for one in kept.differences)
    return ComparisonPage(
        a=a,
        b=b,
        rows=tuple((one, decided.get(one.id)) for one in shown),
        found=len(wanted),
        total=len(kept.differences),
        kinds={one: kinds[one] for one in Change if kinds[one]},
        agencies=kept.agencies,
        coverage=tuple(_coverage(kept)),
        decided=sum(one.id in decided for one in kept.differences),
        number=number,
        pages=pages,
    )


def page_holding(workspace: Workspace, case: str, asked: AskedComparison, difference: str) -> int:
    """Return the page, of all differences, that holds one."""
    kept = load_cached(_folder(workspace, case), _name(asked.a, asked.b), KeptComparison)
    found = () if kept is None else kept.differences
    at = next((n for n, one in enumerate(found) if one.id == difference), 0)
    return at // A_PAGE + 1


def _coverage(kept: KeptComparison) -> Iterator[CoverageShown]:
    for agency in kept.agencies:
        for stance in Stance:
            sides = (_said(kept, side, agency, stance) for side in ("a", "b"))
            one = CoverageShown(agency, stance, *sides)
            if one.a or one.b:
                yield one


def _said(
    kept: KeptComparison, side: str, agency: str, stance: Stance
) -> tuple[tuple[StatementShown, str], ...]:
    found = [
        (statement, one.id)
        for one in kept.differences
        for statement in (one.a if side == "a" else one.b)
        if agency in statement.agencies and statement.stance is stance
    ]
    return tuple(sorted(found, key=lambda each: each[0].start))


def _kind(one: DifferenceShown, ruling: Ruling | None) -> Change:
    return one.change if ruling is None else ruling.change


def _is_wanted(one: DifferenceShown, ruling: Ruling | None, asked: AskedComparison) -> bool:
    kinds = {_kind(one, ruling), *(one.also if ruling is None else ())}
    agencies = {title for s in (*one.a, *one.b) for title in s.agencies}
    is_kind = not asked.kind or asked.kind in kinds
    return is_kind and (not asked.agency or asked.agency in agencies)


def read_held(workspace: Workspace, original: HeldOriginal, progress: Progress) -> Document:
    """Return a kept file's document. Raises `CandourError` where it cannot be read."""
    progress.file(Path(original.name))
    outcome = next(iter(read_received(original.name, load_original(workspace, original.sha256))))
    if not isinstance(outcome, FileRead):
        raise CandourError(f"{outcome.name}: {outcome.refusal}; nothing was compared")
    return outcome.document


def _folder(workspace: Workspace, case: str) -> Path:
    return workspace.cache(case) / "comparisons"


def _name(a: str, b: str) -> str:
    return f"{sha256(':'.join((rules_key(), a, b)).encode()).hexdigest()[:32]}.json"
