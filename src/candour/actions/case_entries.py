"""The entries of a case's originals, each file read once and kept until something changes it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from candour.actions.entry_reading import Decided
from candour.actions.gathering import EntriesRead, Gathered, read_entries_of
from candour.actions.merging import mappings_of
from candour.actions.progress import Progress
from candour.actions.reading import FileRefused, read_received
from candour.actions.selections import KeptFound, add_selected, documents_in, find_all
from candour.actions.versions import rules_key
from candour.core.chronology.carrying import carried_over
from candour.core.chronology.entry import Entry
from candour.core.chronology.mapping import ColumnMapping, decided_mappings
from candour.core.chronology.recall import Shelf
from candour.core.chronology.selecting import Found, Selection, selections_of
from candour.core.decisions import Decision, standing
from candour.core.decisions.decision import canonical
from candour.core.decisions.originals import (
    HeldOriginal,
    originals_added,
    originals_ever,
    originals_held,
)
from candour.core.documents.document import Document
from candour.errors import RefusedFile
from candour.store.cache import forget_others, load_cached, save_cached, stamp_of
from candour.store.originals import load_original
from candour.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A file inside another that was not read, and what was said of it."""

    name: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What was read of one original, and everything that it depended on."""

    rules: str
    name: str
    agency: str
    mappings: str
    agencies: tuple[str, ...]
    files: tuple[EntriesRead, ...] = field(repr=False)
    refused: tuple[_Refusal, ...] = ()

    def holds_for(self, wanted: "_Kept") -> bool:
        """Whether the same would be read now.

        Another agency in the case matters only to a file that names it: in its agency column, or
        before the source ("Police: incident log").
        """
        mine = (self.rules, self.name, self.agency, self.mappings)
        if mine != (wanted.rules, wanted.name, wanted.agency, wanted.mappings):
            return False
        other = {name.casefold() for name in {*self.agencies} ^ {*wanted.agencies}}
        return not other or not any(
            other & {entry.agency.casefold(), _before_the_source(entry)}
            for file in self.files
            for entry in file.entries
        )


@dataclass(frozen=True, slots=True)
class CaseEntries:
    """A case's files as gathered, and where entries of replaced files are found now."""

    gathered: Gathered
    carried: Mapping[str, str]


@dataclass(slots=True)
class CaseReader:
    """Reads the originals of one case; `is_fresh` reads them anew whatever was kept."""

    workspace: Workspace
    case: str
    decisions: Sequence[Decision]
    progress: Progress = field(default_factory=Progress)
    is_fresh: bool = False

    def everything(self) -> CaseEntries:
        """Return the entries of every original that stands, and what carries over to them."""
        held = originals_held(self.decisions)
        gathered = Gathered()
        carried: dict[str, str] = {}
        self.progress.recall.originals.begin()
        selections = selections_of(self.decisions)
        for original in held:
            self.progress.checkpoint()
            read = self.read(original, held)
            gathered.take(original.agency, read)
            carried |= self._carried(original, held, _entries_in(read), gathered)
            if selections:
                found = self._selected(original, held, read, selections)
                carried |= add_selected(gathered, selections, found)
        self.progress.recall.originals.end()
        return CaseEntries(gathered, carried)

    def read(
        self, original: HeldOriginal, held: Sequence[HeldOriginal], data: bytes | None = None
    ) -> list[EntriesRead | FileRefused]:
        """Return what stands in one original (`data`: its bytes, where they are at hand)."""
        mappings = mappings_of(original.agency, decided_mappings(self.decisions))
        wanted = _wanted(original, held, mappings)
        name = f"{original.sha256}.json"
        kept = None if self.is_fresh else self._load(name)
        if kept is None or not kept.holds_for(wanted):
            self.progress.file(Path(original.name))
            if data is None:
                data = load_original(self.workspace, original.sha256)
            kept = _read_now(original, wanted, mappings, data)
            if kept.files:  # a file refused today may be read tomorrow, with a tool installed
                save_cached(self._folder, name, kept)
        refused = [FileRefused(one.name, RefusedFile(one.found)) for one in kept.refused]
        return [*kept.files, *refused]

    def _load(self, name: str) -> _Kept | None:
        shelf: Shelf[_Kept | None] = self.progress.recall.originals
        load = partial(load_cached, self._folder, name, _Kept)
        return shelf.take(name, stamp_of(self._folder, name), load, tuple[str, ...])

    def lost(self, wanted: Collection[str]) -> dict[str, Entry]:
        """Return those of some entries that stand in files which the case does not hold any more,
        as they stood there."""
        held = originals_held(self.decisions)
        still = {one.sha256 for one in held}
        found: dict[str, Entry] = {}
        for original in originals_added(self.decisions):
            if original.sha256 not in still:
                entries = _entries_in(self.read(original, held))
                found |= {entry.id: entry for entry in entries if entry.id in wanted}
        return found

    def forget_others(self) -> None:
        """Delete what was kept of files that the case never held."""
        ever = originals_ever(self.decisions)
        names = {name for sha256 in ever for name in (f"{sha256}.json", f"{sha256}.selected.json")}
        forget_others(self._folder, names)

    def _selected(
        self,
        original: HeldOriginal,
        held: Sequence[HeldOriginal],
        read: Sequence[EntriesRead | FileRefused],
        selections: Sequence[Selection],
    ) -> tuple[Found, ...]:
        """Find the words that people selected in an original, or in one that it took the place of.

        Files are read for it only where something changed since they last were.
        """
        names = originals_ever(self.decisions)
        outer = dict.fromkeys(_originals_in(read), original.sha256)
        for sha256 in original.versions:
            if any(one.original not in outer for one in selections):
                inside = self._version(original, held, sha256, names[sha256])
                outer = {**dict.fromkeys(_originals_in(inside), sha256), **outer}
        wanted = [one for one in selections if one.original in outer]
        if not wanted:
            return ()
        said = {one.decision: [one.entry, one.words] for one in wanted}
        key = canonical({"selections": said, "original": original.sha256})
        name = f"{original.sha256}.selected.json"
        kept = None if self.is_fresh else load_cached(self._folder, name, KeptFound)
        if kept is None or (kept.rules, kept.wanted) != (rules_key(), key):
            documents: dict[str, dict[str, Document]] = {}

            def inside_of(sha256: str) -> dict[str, Document]:
                if sha256 not in documents:
                    self.progress.file(Path(names[sha256]))
                    documents[sha256] = documents_in(self.workspace, sha256, names[sha256])
                return documents[sha256]

            found = find_all(
                wanted,
                lambda sha256: inside_of(outer[sha256]).get(sha256),
                inside_of(original.sha256),
            )
            kept = KeptFound(rules_key(), key, found)
            save_cached(self._folder, name, kept)
        return kept.found

    def _carried(
        self,
        original: HeldOriginal,
        held: Sequence[HeldOriginal],
        now: Sequence[Entry],
        gathered: Gathered,
    ) -> dict[str, str]:
        decided = {
            about.partition("#")[0]
            for decision in standing(self.decisions)
            for about in decision.about
            if "#" in about
        }
        names = originals_ever(self.decisions)
        found: dict[str, str] = {}
        for sha256 in original.versions:
            inside = _entries_in(self._version(original, held, sha256, names[sha256]))
            if decided & {entry.original for entry in inside}:
                found |= carried_over(inside, now)
                gathered.former |= {entry.id: entry for entry in inside if entry.id in found}
        return found

    def _version(
        self, original: HeldOriginal, held: Sequence[HeldOriginal], sha256: str, name: str
    ) -> list[EntriesRead | FileRefused]:
        before = HeldOriginal(
            sha256=sha256,
            name=name,
            agency=original.agency,
            size_bytes=original.size_bytes,
            decision=original.decision,
        )
        return self.read(before, held)

    @property
    def _folder(self) -> Path:
        return self.workspace.cache(self.case) / "originals"


def _wanted(
    original: HeldOriginal, held: Sequence[HeldOriginal], mappings: Sequence[ColumnMapping]
) -> _Kept:
    return _Kept(
        rules=rules_key(),
        name=original.name,
        agency=original.agency,
        mappings=canonical({"mappings": [one.as_mapping() for one in mappings]}),
        agencies=tuple(sorted({one.agency for one in held} | {original.agency})),
        files=(),
    )


def _read_now(
    original: HeldOriginal, wanted: _Kept, mappings: Sequence[ColumnMapping], data: bytes
) -> _Kept:
    decided = Decided(mappings=tuple(mappings), agencies=wanted.agencies)
    outcomes = list(read_entries_of(read_received(original.name, data), original.agency, decided))
    return _Kept(
        rules=wanted.rules,
        name=wanted.name,
        agency=wanted.agency,
        mappings=wanted.mappings,
        agencies=wanted.agencies,
        files=tuple(one for one in outcomes if isinstance(one, EntriesRead)),
        refused=tuple(
            _Refusal(one.name, str(one.refusal)) for one in outcomes if isinstance(one, FileRefused)
        ),
    )


def _entries_in(read: Sequence[EntriesRead | FileRefused]) -> list[Entry]:
    return [entry for one in read if isinstance(one, EntriesRead) for entry in one.entries]


def _originals_in(read: Sequence[EntriesRead | FileRefused]) -> list[str]:
    return [one.original for one in read if isinstance(one, EntriesRead)]


def _before_the_source(entry: Entry) -> str:
    prefix, colon, _ = (entry.source or "").partition(":")
    return " ".join(prefix.split()).casefold() if colon else ""
