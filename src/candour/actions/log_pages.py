"""A case's log as a person reads it: each decision in a sentence, and whether it still stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from candour.actions.refreshing import CaseState
from candour.actions.rights import list_readings
from candour.core.decisions import Decision, DecisionKind
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.originals import originals_ever
from candour.core.decisions.standing import in_force
from candour.core.ledger.rows import files_kept, rows_in
from candour.store.workspace import Workspace

A_PAGE = 50
_SHORT = 12
_MADE = {
    DecisionKind.ADD_ORIGINAL: "added the file",
    DecisionKind.WITHDRAW_ORIGINAL: "withdrew the file",
    DecisionKind.RETURN: "kept what was searched by",
    DecisionKind.MAP_COLUMNS: "decided where columns lead, for",
    DecisionKind.DATE_ENTRY: "dated the entry",
    DecisionKind.ADD_ENTRY: "made an entry of words in",
    DecisionKind.SPLIT_ENTRY: "divided the entry",
    DecisionKind.TAG: "tagged",
    DecisionKind.SAME_EVENT: "decided that these tell of one event:",
    DecisionKind.NOT_SAME_EVENT: "decided that these do not tell of one event:",
    DecisionKind.SAME_PERSON: "decided that these are one person:",
    DecisionKind.DIFFERENT_PERSON: "decided that these are not one person:",
    DecisionKind.UNSURE_PERSON: "was unsure whether these are one person:",
    DecisionKind.FACT: "added a fact about",
    DecisionKind.NOTE: "wrote a note on",
    DecisionKind.FINDING: "wrote a finding on",
    DecisionKind.ACCEPT_QUOTATION: "accepted what was cut in a quotation:",
    DecisionKind.ACCEPT_DIFFERENCE: "decided what became of a statement:",
    DecisionKind.DRAFT: "added the draft",
    DecisionKind.RELEASE: "released",
    DecisionKind.UNDO: "undid",
    DecisionKind.RETITLE: "gave another title to",
    DecisionKind.ERASE: "erased for good the words of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """One decision as a page shows it. `says` is what was decided beside the act itself."""

    decision: Decision = field(repr=False)
    act: str
    about: tuple[tuple[str, str], ...] = field(repr=False)
    says: str = field(repr=False)
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of a log, the newest decision last."""

    rows: tuple[DecisionShown, ...] = field(repr=False)
    number: int
    pages: int
    count: int
    head: str


def log_page(log: CaseLog, number: int | None) -> LogPage:
    """Return a page of a log; the last one where none is named."""
    pages = max(1, -(-len(log.decisions) // A_PAGE))
    chosen = pages if number is None else max(1, min(number, pages))
    start = (chosen - 1) * A_PAGE
    return LogPage(
        rows=tuple(shown_decisions(log, log.decisions[start : start + A_PAGE])),
        number=chosen,
        pages=pages,
        count=log.count,
        head=log.head,
    )


def read_by(workspace: Workspace, case: CaseState, most: int) -> list[tuple[str, str, str]]:
    """Return the last times that somebody opened something of a case: when, who, what."""
    names = _names(case.log)
    return [
        (
            one.at,
            one.by,
            names.get(one.original, one.original[:_SHORT]) if one.original else f"the {one.what}",
        )
        for one in list_readings(workspace, case.log.name, case.at, most)
    ]


def decisions_on(log: CaseLog, entries: Iterable[str]) -> tuple[DecisionShown, ...]:
    """Return the decisions that stand about any of some entries."""
    wanted = set(entries)
    own = [decision for decision in log.decisions if wanted & set(decision.about)]
    return tuple(one for one in shown_decisions(log, own) if one.stands)


def shown_decisions(log: CaseLog, decisions: Sequence[Decision]) -> list[DecisionShown]:
    """Return some decisions of a log as pages show them."""
    names = _names(log)
    left = in_force(log.decisions)
    return [
        DecisionShown(
            decision=decision,
            act=_MADE.get(decision.kind, decision.kind.value.replace("_", " ")),
            about=tuple((one, _named(one, names)) for one in decision.about),
            says=_says(decision),
            stands=decision.id in left,
        )
        for decision in decisions
    ]


def _names(log: CaseLog) -> dict[str, str]:
    """Return every file that a case ever kept, and every release: its hash → its name."""
    releases = {row.sha256: row.name for row in rows_in(log.decisions)}
    return {**releases, **files_kept(log.decisions), **originals_ever(log.decisions)}


def _named(about: str, names: Mapping[str, str]) -> str:
    original, hash_sign, place = about.partition("#")
    name = names.get(original, about if not hash_sign else original[:_SHORT])
    return f"{name}, {place}" if hash_sign else name


def _says(decision: Decision) -> str:
    value = decision.value
    if isinstance(value, dict):
        says = _SAYS.get(decision.kind)
        return says(value) if says is not None else ""
    return value if isinstance(value, str) else ""


def _for_whom(value: Mapping[str, Any]) -> str:
    said = [f"for the {value['edition']} edition"] if value.get("edition") else []
    if value.get("at_request_of"):
        said.append(f"at the request of {value['at_request_of']}")
    return ", ".join(said)


_SAYS: Mapping[DecisionKind, Callable[[Mapping[str, Any]], str]] = {
    DecisionKind.MAP_COLUMNS: lambda value: "; ".join(
        f"{heading} → {to}" for heading, to in value.items()
    ),
    DecisionKind.ADD_ORIGINAL: lambda value: f"from {value.get('agency', '')}",
    DecisionKind.ADD_ENTRY: lambda value: (
        f"{value.get('when') or 'no date'}, {value.get('agency', '')}: “{value.get('words')}”"
    ),
    DecisionKind.SPLIT_ENTRY: lambda value: " / ".join(
        f"“{part.get('words', '')}”" for part in value.get("parts", ())
    ),
    DecisionKind.TAG: lambda value: ", ".join(name for names in value.values() for name in names),
    DecisionKind.FACT: lambda value: f"“{value.get('sentence', '')}”",
    DecisionKind.FINDING: lambda value: (
        f"{value.get('statement', '')} ({'ready' if value.get('ready') else 'draft'})"
    ),
    DecisionKind.ACCEPT_DIFFERENCE: lambda value: str(value.get("change", "")).replace("_", " "),
    DecisionKind.DRAFT: _for_whom,
    DecisionKind.RELEASE: lambda value: f"{_for_whom(value)}, {value.get('leak_check', '')}",
    DecisionKind.ACCEPT_QUOTATION: lambda value: " / ".join(
        f"“{words}”" for words in value.get("cut", ())
    ),
}
"""What is said of a value beside the act itself."""
