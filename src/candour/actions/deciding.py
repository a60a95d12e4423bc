"""Decide something about a case: checked when it is made, then added to its log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from candour.actions.adding import why_no_return
from candour.actions.case_chronology import what_stands
from candour.actions.case_files import read_decisions_file
from candour.actions.cases import agencies_of
from candour.actions.entry_reading import read_one_date
from candour.actions.progress import Progress
from candour.actions.recording import Maker, record
from candour.core.chronology.deciding import Known, check_act
from candour.core.decisions import Act, Decision, DecisionKind
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.chain import decision_id
from candour.core.decisions.originals import HeldOriginal, find_original, originals_held
from candour.core.decisions.standing import in_force
from candour.errors import CandourError, RefusedFile
from candour.store.workspace import Workspace

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A decision as somebody typed it, or as it stands in a file (`made`: its id and time there).

    What it is about may be named shortly: "police.docx#t1r4", or the first figures of a hash.
    """

    kind: str
    about: tuple[str, ...]
    by: str = field(repr=False)
    value: Any = field(default=None, repr=False)
    why: str | None = field(default=None, repr=False)
    replaces: str | None = None
    made: Mapping[str, str] | None = None


def wishes_in(path: Path) -> list[Wish]:
    """Return the decisions of a file, one a line. Raises `RefusedFile` naming every problem."""
    return [_wish(decision) for decision in read_decisions_file(path)]


def decide(
    workspace: Workspace,
    case: str,
    wishes: Sequence[Wish],
    maker: Maker,
    progress: Progress = _SILENTLY,
) -> list[Decision]:
    """Add decisions to a case's log, all or none, and return them as they stand there.

    Each is checked against the case as it is, with the ones before it. Raises `CandourError`
    for the first that cannot be made.
    """
    if not wishes:
        raise CandourError("nothing is decided", expected="a decision, or a file that holds one")
    before = 0

    def acts_of(log: CaseLog) -> list[Act]:
        nonlocal before
        before = log.count
        return _Making(log, workspace, progress).acts(wishes)

    log = record(workspace, case, acts_of, maker)
    return [one for one in log.decisions if before < int(one.id[1:]) <= before + len(wishes)]


def kind_named(typed: str) -> DecisionKind:
    """Return the kind that somebody typed. Raises `CandourError` naming those there are."""
    try:
        return Decision.from_mapping(
            {"id": "-", "at": "-", "by": "-", "kind": typed, "about": ["-"]}
        ).kind
    except ValueError:
        raise CandourError(
            f"{typed}: no decision is called this", expected=", ".join(DecisionKind)
        ) from None


def _wish(decision: Decision) -> Wish:
    return Wish(
        kind=decision.kind.value,
        about=decision.about,
        by=decision.by,
        value=decision.value,
        why=decision.why,
        replaces=decision.replaces,
        made={"id": decision.id, "at": decision.at},
    )


class _Making:
    """One run over a log as it stands: names are made whole, each act is checked in its turn."""

    def __init__(self, log: CaseLog, workspace: Workspace, progress: Progress) -> None:
        self.log = log
        self.held: Sequence[HeldOriginal] = originals_held(log.decisions)
        self.stands = what_stands(workspace, log, progress)
        self.decisions = list(log.decisions)
        self.named: dict[str, str] = {}

    def acts(self, wishes: Sequence[Wish]) -> list[Act]:
        """Return what the log is to hold. Raises `CandourError` naming the wish that cannot be."""
        acts: list[Act] = []
        for number, wish in enumerate(wishes, start=1):
            try:
                act = self._act(wish)
                check_act(act, self._known())
            except CandourError as refusal:
                if len(wishes) == 1:
                    raise
                raise RefusedFile(
                    f"{refusal}; no decision was made", where=f"decision {number}"
                ) from None
            acts.append(act)
            self._take(act, wish)
        return acts

    def _act(self, wish: Wish) -> Act:
        kind = kind_named(wish.kind)
        if kind is DecisionKind.ADD_ORIGINAL:
            raise CandourError(
                "add_original: a file is needed", next_step="candour case add adds one"
            )
        try:
            return Act(
                kind=kind,
                by=wish.by,
                about=tuple(self._whole(one, kind) for one in wish.about),
                value=wish.value,
                why=wish.why,
                replaces=None if wish.replaces is None else self._decision(wish.replaces),
                made=wish.made,
            )
        except ValueError as problem:
            raise CandourError(str(problem)) from None

    def _whole(self, typed: str, kind: DecisionKind) -> str:
        """Return the full id of what somebody named shortly."""
        if kind in (DecisionKind.UNDO, DecisionKind.RETITLE):
            return self.log.name if kind is DecisionKind.RETITLE else self._decision(typed)
        if typed in self.stands.entries:
            return typed
        if typed in self.stands.renamed:
            return self.stands.renamed[typed]
        file, hash_sign, place = typed.rpartition("#")
        if hash_sign:
            return f"{find_original(file, self.held).sha256}#{place}"
        if kind is DecisionKind.WITHDRAW_ORIGINAL or any(one.name == typed for one in self.held):
            return find_original(typed, self.held).sha256
        return agencies_of(self.log).get(typed.casefold(), typed)

    def _decision(self, typed: str) -> str:
        """Return the log's id of a decision: a file may speak of its own."""
        return self.named.get(typed, typed)

    def _known(self) -> Known:
        left = in_force(self.decisions)
        return Known(
            entries=self.stands.entries,
            originals=frozenset(one.sha256 for one in self.held),
            agencies=agencies_of(self.log),
            in_force={one.id: one.kind for one in self.decisions if one.id in left},
            why_no_date=_why_no_date,
            why_no_return=why_no_return,
        )

    def _take(self, act: Act, wish: Wish) -> None:
        """Count an act as made, for the ones after it."""
        number = self.log.count + len(self.decisions) - len(self.log.decisions) + 1
        decided = Decision(
            id=decision_id(number),
            at="",
            by=act.by,
            kind=act.kind,
            about=act.about,
            replaces=act.replaces,
        )
        self.decisions.append(decided)
        if wish.made is not None:
            self.named[wish.made["id"]] = decided.id


def _why_no_date(words: str) -> str | None:
    read = read_one_date(words)
    return None if read.is_resolved else read.note or "no date is found in them"
