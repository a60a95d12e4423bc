"""Decisions that lost what they are about: listed for a person, who attaches or withdraws each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from candour.actions.case_entries import CaseReader
from candour.actions.chronology_pages import EntryShown, shown_rows
from candour.actions.deciding import Wish, decide
from candour.actions.log_pages import DecisionShown, shown_decisions
from candour.actions.recording import Maker, read_log
from candour.actions.refreshing import CaseState, table_of
from candour.core.chronology.carrying import Orphan, about_entries, orphans
from candour.core.chronology.entry import Entry
from candour.core.decisions import Decision, DecisionKind
from candour.core.decisions.originals import originals_held
from candour.errors import CandourError
from candour.store.chronology import search_entries
from candour.store.entry_ids import entries_there
from candour.store.seeking import Sought
from candour.store.workspace import Workspace

_MOST_OFFERED = 8
_MOST_LOOKED_AT = 5_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """An entry that a decision is about and the chronology does not hold: where it stood, what it
    said where that is known, and the entries that may be it now, the likest first."""

    entry: str
    name: str
    was: Entry | None = field(repr=False)
    offered: tuple[EntryShown, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrphanShown:
    """A decision that stands and has lost one entry or more."""

    shown: DecisionShown = field(repr=False)
    lost: tuple[Lost, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """The decision's id."""
        return self.shown.decision.id


def left_over(workspace: Workspace, case: CaseState) -> tuple[Orphan, ...]:
    """Return the orphans of a case, by the chronology that pages show."""
    if case.kept is None:
        return ()
    about = about_entries(case.log.decisions)
    there = entries_there(table_of(workspace, case.log.name), about)
    # What was decided since the chronology was made is carried out with the next one.
    newer = {one.id for one in case.log.decisions if int(one.id[1:]) > case.kept.decisions}
    return orphans(
        case.log.decisions,
        there.entries,
        there.renamed,
        there.divided,
        there.carried_out | newer,
    )


def list_orphans(workspace: Workspace, case: CaseState) -> list[OrphanShown]:
    """Return every decision that has lost an entry, with what the entry said."""
    return _shown(workspace, case, left_over(workspace, case))


def find_orphan(workspace: Workspace, case: CaseState, decision: str) -> OrphanShown:
    """Return one orphan, with the entries that may be what it lost. Raises where it is none."""
    own = [one for one in left_over(workspace, case) if one.decision == decision]
    if not own:
        raise CandourError(
            "this decision has lost nothing, or does not stand any more",
            next_step="go back to the list of decisions to settle",
        )
    (found,) = _shown(workspace, case, own)
    lost = tuple(
        Lost(entry=one.entry, name=one.name, was=one.was, offered=_offered(workspace, case, one))
        for one in found.lost
    )
    return OrphanShown(shown=found.shown, lost=lost)


def attach(
    workspace: Workspace, case: str, orphan: tuple[str, Mapping[str, str]], why: str, maker: Maker
) -> list[Decision]:
    """Decide the same about the entries that a person chose; the new decision replaces the old.

    `orphan` is the decision's id, and for each entry that it lost the one that it is about now.
    Raises `CandourError` where one of them is no entry of the case.
    """
    decision, chosen = orphan
    was = _decision(workspace, case, decision, maker)
    # The words of a note may stand in its reason: they are what is kept.
    is_reason = was.kind is DecisionKind.NOTE and not was.value
    reasons = [was.why] if is_reason or not why else [why, was.why]
    wish = Wish(
        kind=was.kind.value,
        about=tuple(chosen.get(one, one) for one in was.about),
        by=maker.by,
        value=was.value,
        why=" · ".join(filter(None, reasons)) or None,
        replaces=was.id,
    )
    return decide(workspace, case, [wish], maker)


def withdraw(
    workspace: Workspace, case: str, decision: str, why: str, maker: Maker
) -> list[Decision]:
    """Withdraw a decision that has lost what it is about: it is undone, and the log says why."""
    wish = Wish(kind=DecisionKind.UNDO.value, about=(decision,), by=maker.by, why=why)
    return decide(workspace, case, [wish], maker)


def _decision(workspace: Workspace, case: str, decision: str, maker: Maker) -> Decision:
    for one in read_log(workspace, case, maker.at).decisions:
        if one.id == decision:
            return one
    raise CandourError(f"{decision}: the log holds no such decision")


def _shown(workspace: Workspace, case: CaseState, left: Sequence[Orphan]) -> list[OrphanShown]:
    if not left:
        return []
    decisions = case.log.decisions
    reader = CaseReader(workspace, case.log.name, decisions)
    were = reader.lost({one.entry for one in left})
    entries: dict[str, list[str]] = {}
    for one in left:
        entries.setdefault(one.decision, []).append(one.entry)
    shown = shown_decisions(case.log, [one for one in decisions if one.id in entries])
    return [
        OrphanShown(
            shown=one,
            lost=tuple(
                Lost(entry=entry, name=name, was=were.get(entry))
                for entry, name in one.about
                if entry in entries[one.decision.id]
            ),
        )
        for one in shown
    ]


def _offered(workspace: Workspace, case: CaseState, lost: Lost) -> tuple[EntryShown, ...]:
    """Return the entries of the same agency that share most words with one that was lost."""
    if lost.was is None or case.kept is None:
        return ()
    newer = {
        one.sha256
        for one in originals_held(case.log.decisions)
        if lost.was.original in one.versions
    }
    table = table_of(workspace, case.log.name)
    sought = Sought(agency=lost.was.agency)
    _, rows = search_entries(table, sought, 0, _MOST_LOOKED_AT)
    own = _words(lost.was)

    def likeness(row: tuple[int, Entry]) -> tuple[float, int]:
        words = _words(row[1])
        shared = len(own & words) / max(1, len(own | words))
        return -shared - (0.2 if row[1].original in newer else 0.0), row[0]

    likest = sorted(rows, key=likeness)[:_MOST_OFFERED]
    return tuple(shown_rows(workspace, case, likest))


def _words(entry: Entry) -> set[str]:
    return {*_WORD.findall(f"{entry.what} {entry.happened.written}".casefold())}
