"""Decide something about a case: checked when it is made, then added to its log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from candour.actions.adding import why_no_return
from candour.actions.case_chronology import what_stands
from candour.actions.case_files import read_decisions_file
from candour.actions.cases import agencies_of
from candour.actions.deciding_differences import DifferenceWishes
from candour.actions.deciding_findings import FindingWishes
from candour.actions.deciding_people import KINDS, PeopleWishes
from candour.actions.entry_reading import read_one_date
from candour.actions.judging import CaseFiles, Judge
from candour.actions.progress import Progress
from candour.actions.recording import Maker, record
from candour.actions.selections import documents_in
from candour.core.chronology.deciding import Known, check_act
from candour.core.chronology.entry import Entry
from candour.core.chronology.selecting import (
    Found,
    Place,
    Selection,
    entry_of,
    found_at,
    select,
)
from candour.core.chronology.splitting import Split, parts_of
from candour.core.chronology.tagging import Tags
from candour.core.decisions import Act, Decision, DecisionKind
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.chain import decision_id
from candour.core.decisions.originals import HeldOriginal, find_original, originals_held
from candour.core.decisions.standing import in_force
from candour.core.documents.locator import Locator
from candour.errors import CandourError, RefusedFile
from candour.store.workspace import Workspace

_SILENTLY = Progress()
_NEED_A_FILE = {
    DecisionKind.ADD_ORIGINAL: "candour case add adds one",
    DecisionKind.DRAFT: "candour draft add adds one",
    DecisionKind.RELEASE: "candour release make --case makes one",
}


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
        self.workspace = workspace
        self.stands = what_stands(workspace, log, progress)
        self.entries = dict(self.stands.entries)
        self.divided = dict(self.stands.settled.divided)
        self.decisions = list(log.decisions)
        self.named: dict[str, str] = {}
        files = CaseFiles.of(log.decisions, self.stands.files)
        judge = Judge(workspace, files, progress)
        self.findings = FindingWishes(judge, agencies_of(log), self.decisions)
        self.people = PeopleWishes(workspace, log, progress)
        self.differences = DifferenceWishes(workspace, log.name, self.held, progress)

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
        if kind in _NEED_A_FILE:
            raise CandourError(f"{kind.value}: a file is needed", next_step=_NEED_A_FILE[kind])
        try:
            about, value = self._meant(kind, wish)
            return Act(
                kind=kind,
                by=wish.by,
                about=about,
                value=value,
                why=wish.why,
                replaces=None if wish.replaces is None else self._decision(wish.replaces),
                made=wish.made,
            )
        except ValueError as problem:
            raise CandourError(str(problem)) from None

    def _meant(self, kind: DecisionKind, wish: Wish) -> tuple[tuple[str, ...], Any]:
        """Return what a wish is about and its value, both made whole.

        Raises `ValueError` where they make no decision of this kind.
        """
        if kind is DecisionKind.ADD_ENTRY:
            selection = self._selection(wish)
            return (selection.entry,), selection.value()
        self.findings.see_files(self.stands.files)
        if kind is DecisionKind.FINDING:
            replaces = None if wish.replaces is None else self._decision(wish.replaces)
            return self.findings.finding(wish.about, wish.value, replaces)
        if kind is DecisionKind.ACCEPT_QUOTATION:
            named = (self._decision(wish.about[0]), *wish.about[1:])
            return self.findings.acceptance(named, wish.value)
        about = tuple(self._whole(one, kind) for one in wish.about)
        if kind is DecisionKind.TAG:
            return about, Tags.of(wish.value).value()
        if kind is DecisionKind.SPLIT_ENTRY and len(about) == 1:
            return about, Split.of("", about[0], wish.value).value()
        return about, wish.value

    def _selection(self, wish: Wish) -> Selection:
        """Return the words that somebody selected, as they stand in the original."""
        if len(wish.about) != 1:
            raise ValueError("an entry is made of one passage of one file")
        typed, hash_sign, where = wish.about[0].rpartition("#")
        if not hash_sign:
            raise ValueError("name the passage too, as in police.docx#p3")
        name = self.stands.files.get(typed)
        outer = find_original(typed if name is None else name.partition("/")[0], self.held)
        sha256 = outer.sha256 if name is None else typed
        document = documents_in(self.workspace, outer.sha256, outer.name).get(sha256)
        if document is None:
            raise ValueError("the file cannot be read")
        given = wish.value if isinstance(wish.value, dict) else {"when": wish.value or ""}
        span = select(document, Place.of(f"{sha256}#{where}"), given.get("words"))
        known = agencies_of(self.log)
        agency = str(given.get("agency") or outer.agency)
        whole = {
            **given,
            "agency": known.get(agency.casefold(), agency),
            "words": span.words(document.text),
        }
        return Selection.of("", found_at("", document, span).entry, whole)

    def _whole(self, typed: str, kind: DecisionKind) -> str:
        """Return the full id of what somebody named shortly."""
        if kind in (DecisionKind.UNDO, DecisionKind.RETITLE):
            return self.log.name if kind is DecisionKind.RETITLE else self._decision(typed)
        if typed in self.entries:
            return typed
        if typed in self.stands.settled.renamed:
            return self.stands.settled.renamed[typed]
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
            entries=self.entries,
            divided=self.divided,
            originals=frozenset(one.sha256 for one in self.held),
            agencies=agencies_of(self.log),
            in_force={one.id: one.kind for one in self.decisions if one.id in left},
            why_no_date=_why_no_date,
            why_no_return=why_no_return,
            why_not_in_parts=_why_not_in_parts,
            further={
                DecisionKind.FINDING: self.findings.check_finding,
                DecisionKind.ACCEPT_QUOTATION: self.findings.check_accepted,
                DecisionKind.ACCEPT_DIFFERENCE: self.differences.check,
                **dict.fromkeys(KINDS, self.people.check),
            },
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
            value=act.value,
            replaces=act.replaces,
        )
        self.decisions.append(decided)
        self._change_entries(act, decided.id)
        if wish.made is not None:
            self.named[wish.made["id"]] = decided.id

    def _change_entries(self, act: Act, decision: str) -> None:
        if act.kind is DecisionKind.SPLIT_ENTRY and act.about[0] in self.entries:
            whole = self.entries.pop(act.about[0])
            split = Split.of(decision, whole.id, act.value)
            self.divided[whole.id] = whole
            self.entries |= {one.id: one for one in parts_of(whole, split, read_one_date)}
        elif act.kind is DecisionKind.ADD_ENTRY:
            selection = Selection.of(decision, act.about[0], act.value)
            found = Found(
                decision=decision,
                entry=selection.entry,
                original=selection.original,
                locator=Locator(),
                span=selection.span,
            )
            self.entries[selection.entry] = entry_of(selection, found, 1, read_one_date)


def _why_not_in_parts(entry: Entry, value: Any) -> str | None:
    try:
        parts_of(entry, Split.of("", entry.id, value), read_one_date)
    except ValueError as problem:
        return str(problem)
    return None


def _why_no_date(words: str) -> str | None:
    read = read_one_date(words)
    return None if read.is_resolved else read.note or "no date is found in them"
