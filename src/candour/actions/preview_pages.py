"""A document of a case as an edition would have it, before any edition is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from candour.actions.key_pages import KeptKey, needed_key
from candour.actions.progress import Progress
from candour.actions.reading import FileRead, read_received
from candour.actions.redacting import for_file, replacer_for, retold_from
from candour.actions.refreshing import CaseState
from candour.actions.rights import note_reading
from candour.actions.versions import rules_key
from candour.core.decisions.originals import HeldOriginal, originals_held
from candour.core.ledger.rows import RowKind, rows_in
from candour.core.release.previewing import PassageSeen, previewed
from candour.core.release.retelling import LEFT_OUT, Retold, in_all
from candour.errors import CandourError
from candour.store.cache import load_cached, save_among_last, stamp_of
from candour.store.originals import load_original
from candour.store.workspace import Workspace

_SILENTLY = Progress()
_MOST_KEPT = 12
_IN_MEMORY = 2
_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Withheld:
    """How often an edition withholds something of a class, and which share of the words that is."""

    what: str
    count: int
    share: float

    @property
    def name(self) -> str:
        """What pages call the class."""
        if self.what == LEFT_OUT:
            return "left out: comments, deleted and hidden words, headers and footers"
        return self.what.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What an edition withholds of a document: by class, in all, and of each agency's record."""

    classes: tuple[Withheld, ...]
    share: float
    agencies: tuple[tuple[str, float], ...] = ()
    unlisted: tuple[str, ...] = field(default=(), repr=False)
    """names that are withheld and that the key does not have"""
    perhaps: tuple[str, ...] = field(default=(), repr=False)
    """words that are perhaps names and stay"""

    @classmethod
    def of(cls, retold: Retold) -> "Account":
        """Return the account of a document that was told again."""
        return cls(
            classes=tuple(
                Withheld(what, count, retold.share(what))
                for what, count in retold.counts.most_common()
            ),
            share=retold.share(),
            agencies=tuple((agency, retold.share_of(agency)) for agency in sorted(retold.recorded)),
            unlisted=tuple(retold.unlisted),
            perhaps=tuple(retold.perhaps),
        )


@dataclass(frozen=True, slots=True)
class KeptPreview:
    """A document with what an edition would withhold, as it was worked out."""

    passages: tuple[PassageSeen, ...] = field(repr=False)
    account: Account


@dataclass(frozen=True, slots=True)
class AskedPreview:
    """Which document is shown, as which edition, and what of it."""

    document: str
    edition: str
    is_only_withheld: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """A page of a preview."""

    document: HeldOriginal
    lines: tuple[tuple[PassageSeen, ...], ...] = field(repr=False)
    """paragraphs, and rows of tables with their cells"""
    account: Account
    number: int
    pages: int


def documents_of(case: CaseState) -> tuple[HeldOriginal, ...]:
    """Return every file that an edition can be made of: what agencies sent, and drafts.

    A draft is no agency's; its `decision` is the row of the ledger.
    """
    held = originals_held(case.log.decisions)
    known = {one.sha256 for one in held}
    drafts = {
        row.sha256: HeldOriginal(
            sha256=row.sha256,
            name=row.name,
            agency="",
            size_bytes=row.files[0].size_bytes,
            decision=row.decision,
        )
        for row in rows_in(case.log.decisions)
        if row.kind is RowKind.DRAFT and not row.is_undone and row.sha256 not in known
    }
    return (*held, *drafts.values())


def document_named(case: CaseState, digest: str) -> HeldOriginal:
    """Return a file that an edition can be made of. Raises where there is none."""
    for one in documents_of(case):
        if one.sha256 == digest:
            return one
    raise CandourError("the case holds no such file any more", next_step="choose another")


def make_preview(
    workspace: Workspace, case: CaseState, asked: AskedPreview, progress: Progress = _SILENTLY
) -> None:
    """Work out what an edition would withhold of a document, and keep it. Raises."""
    kept = needed_key(workspace, case.log.name)
    edition = kept.key.edition(asked.edition)
    held = document_named(case, asked.document)
    progress.file(Path(held.name))
    outcomes = list(read_received(held.name, load_original(workspace, held.sha256)))
    read = [one for one in outcomes if isinstance(one, FileRead)]
    if not read:
        raise CandourError(f"{held.name}: it cannot be read", next_step="choose another file")
    texts = [passage.text for one in read for passage in one.document.passages()]
    progress.stage(f"looking for what the {asked.edition} edition withholds")
    replacer = replacer_for(kept.key, edition, texts, progress.checkpoint)
    passages: list[PassageSeen] = []
    told: list[Retold] = []
    for one in read:
        told.append(retold_from(one, held.agency, replacer))
        passages += previewed(one.document, for_file(one, replacer))
    folder = _folder(workspace, case.log.name)
    preview = KeptPreview(tuple(passages), Account.of(in_all(told)))
    save_among_last(folder, _name(kept, asked), preview, _MOST_KEPT)


def preview_page(workspace: Workspace, case: CaseState, asked: AskedPreview) -> PreviewPage | None:
    """Return a page of a preview; None where it was not worked out by the key as it is now."""
    key = needed_key(workspace, case.log.name)
    held = document_named(case, asked.document)
    folder, name = _folder(workspace, case.log.name), _name(key, asked)
    kept = _loaded(folder, name, stamp_of(folder, name))
    if kept is None:
        return None
    note_reading(workspace, case.log.name, case.at, held.sha256)
    lines = _lines(kept.passages)
    wanted = [one for one in lines if not asked.is_only_withheld or any(map(_withholds, one))]
    pages = max(1, -(-len(wanted) // _A_PAGE))
    number = max(1, min(asked.page or 1, pages))
    return PreviewPage(
        document=held,
        lines=tuple(wanted[(number - 1) * _A_PAGE : number * _A_PAGE]),
        account=kept.account,
        number=number,
        pages=pages,
    )


@lru_cache(_IN_MEMORY)
def _loaded(folder: Path, name: str, _stamp: tuple[int, ...]) -> KeptPreview | None:
    """A long document takes seconds to load, and somebody who reads it asks for page after page."""
    return load_cached(folder, name, KeptPreview)


def _lines(passages: Sequence[PassageSeen]) -> Iterator[tuple[PassageSeen, ...]]:
    for row, cells in groupby(passages, key=lambda one: one.row):
        if row:
            yield tuple(cells)
        else:
            yield from ((one,) for one in cells)


def _withholds(passage: PassageSeen) -> bool:
    return not passage.is_told or any(one.what for one in passage.stretches)


def _folder(workspace: Workspace, case: str) -> Path:
    return workspace.cache(case) / "previews"


def _name(key: KeptKey, asked: AskedPreview) -> str:
    said = f"{asked.document} {asked.edition} {key.seen} {rules_key()}"
    return f"{sha256(said.encode()).hexdigest()[:24]}.json"
