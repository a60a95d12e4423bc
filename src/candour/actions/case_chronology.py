"""A case's chronology: made from originals and decisions, kept, and checked byte for byte."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Any

from candour.actions.case_entries import CaseReader
from candour.actions.entry_reading import span_of
from candour.actions.gathering import entries_by_id
from candour.actions.merging import Merged, MergeOptions, merge_gathered
from candour.actions.progress import Progress
from candour.actions.settling import Settled, settle
from candour.actions.versions import changed_versions, versions
from candour.actions.writing import chronology_of
from candour.core.chronology.as_at import decided_by
from candour.core.chronology.carrying import Orphan, orphans
from candour.core.chronology.choosing import Wanted
from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.returns import Return, returns_from
from candour.core.decisions import Decision, DecisionKind, standing
from candour.core.decisions.case_log import CaseLog
from candour.core.watching import watched
from candour.errors import CandourError
from candour.store.cache import load_bytes, load_cached, save_cached, save_text
from candour.store.workspace import Workspace
from candour.vocabulary.chronology import load_withheld_words
from candour.writers.chronology.json_lines import objects
from candour.writers.json.lines import json_line
from candour.writers.json.report import report_as_json

_LINES = "chronology.jsonl"
_MADE = "made.json"
_SILENTLY = Progress()


@dataclass(frozen=True, slots=True)
class Made:
    """What a kept chronology was made from: how many decisions, their head, and the versions."""

    decisions: int
    head: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A kept chronology beside the one made anew: what differs, and which versions changed."""

    is_same: bool
    lines: int
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a case's decisions are about now: its entries by id, and the decisions left over.

    `files` leads from the hash of an original, or of a file inside one, to its name.
    """

    entries: Mapping[str, Entry] = field(repr=False)
    settled: Settled = field(repr=False)
    orphans: tuple[Orphan, ...]
    files: Mapping[str, str] = field(default_factory=dict)


def merge_case(
    workspace: Workspace,
    log: CaseLog,
    options: MergeOptions,
    progress: Progress = _SILENTLY,
    *,
    is_fresh: bool = False,
) -> tuple[Merged, MergeOptions]:
    """Merge a case's originals by its decisions and returns; `options` says only how to view it."""
    reader = CaseReader(
        workspace, log.name, decided_by_day(log.decisions, options.as_at), progress, is_fresh
    )
    found = reader.everything()
    settings = replace(options, decisions=log.decisions, returns=decided_returns(log.decisions))
    return merge_gathered(found.gathered, settings, progress, found.carried), settings


def decided_by_day(decisions: Sequence[Decision], day: date | None) -> list[Decision]:
    """Return the decisions that count in a view as known on a day.

    Which files the case holds is no hindsight: a file received later tells what was on record then.
    """
    kept = {id(one) for one in decided_by(decisions, day)}
    files = {DecisionKind.ADD_ORIGINAL, DecisionKind.WITHDRAW_ORIGINAL, DecisionKind.UNDO}
    return [one for one in decisions if id(one) in kept or one.kind in files]


def decided_returns(decisions: Iterable[Decision]) -> dict[str, Return]:
    """Return what each agency searched, by the decisions that stand; the last word wins."""
    values = {
        decision.about[0].casefold(): decision.value
        for decision in standing(decisions)
        if decision.kind is DecisionKind.RETURN
    }
    return returns_from(list(values.values()), load_withheld_words(), span_of)


def standing_in(log: CaseLog, merged: Merged) -> Standing:
    """Return what stands in a whole merge of a case, which read every file already."""
    entries = {entry.id: entry for entry in merged.entries}
    return _standing(log, entries, merged.settled, merged.files)


def what_stands(workspace: Workspace, log: CaseLog, progress: Progress = _SILENTLY) -> Standing:
    """Return the entries that decisions can be about, and the orphans, without merging."""
    found = CaseReader(workspace, log.name, log.decisions, progress).everything()
    settled = settle(found.gathered, log.decisions, found.carried)
    entries = entries_by_id(found.gathered.files)
    return _standing(log, entries, settled, found.gathered.names)


def _standing(
    log: CaseLog, entries: Mapping[str, Entry], settled: Settled, files: Mapping[str, str]
) -> Standing:
    left = orphans(log.decisions, entries, settled.renamed, settled.divided, settled.carried_out)
    return Standing(entries=entries, settled=settled, orphans=left, files=files)


def rebuild(
    workspace: Workspace, log: CaseLog, progress: Progress = _SILENTLY, *, is_fresh: bool = True
) -> Merged:
    """Make the chronology and keep it; `is_fresh` reads every original anew."""
    merged, text = _make(workspace, log, progress, is_fresh=is_fresh)
    folder = workspace.cache(log.name)
    # A crash between the two must not leave lines beside what other lines were made from.
    (folder / _MADE).unlink(missing_ok=True)
    save_text(folder / _LINES, text)
    save_cached(folder, _MADE, Made(log.count, log.head, versions()))
    if is_fresh:
        CaseReader(workspace, log.name, log.decisions).forget_others()
    return merged


def check(workspace: Workspace, log: CaseLog, progress: Progress = _SILENTLY) -> Comparison:
    """Make the kept chronology anew, from the decisions that it was made from, and compare.

    Raises `CandourError` where none was made yet, or the log no longer holds its head.
    """
    folder = workspace.cache(log.name)
    made = load_cached(folder, _MADE, Made)
    kept = load_bytes(folder / _LINES)
    if made is None or kept is None:
        raise CandourError(
            "no chronology of this case is kept", next_step=f"candour case rebuild {log.name}"
        )
    then = log.until(made.decisions)
    if then.head != made.head:
        raise CandourError(
            "the log is not the one that the kept chronology was made from",
            next_step=f"candour log --case {log.name} --verify",
        )
    _, text = _make(workspace, then, progress, is_fresh=True)
    anew = text.encode("utf-8", "replace")
    changed = tuple(changed_versions(dict(made.versions), versions()))
    lines = anew.count(b"\n")
    if anew == kept:
        return Comparison(is_same=True, lines=lines, versions=changed)
    return _difference(kept, anew, changed)


def _make(
    workspace: Workspace, log: CaseLog, progress: Progress, *, is_fresh: bool
) -> tuple[Merged, str]:
    merged, options = merge_case(workspace, log, MergeOptions(), progress, is_fresh=is_fresh)
    opened_on = date.fromisoformat(log.opened_at[:10])
    chronology = chronology_of(merged, options, Wanted(), opened_on, log.opening.title)
    lines = chain(objects(chronology), map(report_as_json, chronology.reports))
    return merged, "".join(f"{json_line(line)}\n" for line in watched(lines, progress.checkpoint))


def _difference(kept: bytes, anew: bytes, changed: tuple[str, ...]) -> Comparison:
    before, now = _by_name(kept), _by_name(anew)
    return Comparison(
        is_same=False,
        lines=len(now),
        changed=tuple(
            f"{name} ({', '.join(_keys(before[name], now[name]))})"
            for name in before
            if name in now and before[name] != now[name]
        ),
        added=tuple(name for name in now if name not in before),
        lost=tuple(name for name in before if name not in now),
        versions=changed,
    )


def _by_name(text: bytes) -> dict[str, dict[str, Any]]:
    """Name each line, without saying its words: "entry 3fa9…#r4"."""
    named: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            found = json.loads(line)
            name = f"{found['type']} {found.get('id') or found.get('file') or number}"
        except (ValueError, TypeError, KeyError, AttributeError):
            found, name = {"line": line.hex()}, f"line {number}, which is no object"
        while name in named:
            name += " (again)"
        named[name] = found
    return named


def _keys(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return [key for key in {**before, **now} if before.get(key) != now.get(key)] or ["order"]
