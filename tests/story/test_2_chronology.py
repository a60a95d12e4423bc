"""The invented case is merged: every entry of its truth comes out, dated as it was written."""

import json
from functools import cache
from typing import Any

from candour.actions.case_files import read_returns_file
from candour.actions.merging import AgencyFile, Merged, MergeOptions, merge_files
from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.model import SilenceKind
from tests.conftest import ROOT

CASE, TRUTH = ROOT / "examples" / "case", ROOT / "examples" / "truth"


@cache
def truth() -> list[dict[str, Any]]:
    lines = (TRUTH / "entries.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def merged() -> Merged:
    files = {row["file"]: row["agency"] for row in truth()}
    options = MergeOptions(returns=read_returns_file(CASE / "returns.yaml"))
    return merge_files([AgencyFile(a, CASE / f) for f, a in files.items()], options)


def same_place(entry: Entry, row: dict[str, Any]) -> bool:
    where = row["locator"]
    if "row" not in where:  # prose: the sentence itself
        return row["what"].split("\n")[0][:40] in entry.what
    keys = ("table", "row", "sheet") if "sheet" not in where else ("row", "sheet")
    return all(getattr(entry.locator, key) == where[key] for key in keys if key in where)


@cache
def found() -> dict[str, Entry]:
    by_agency: dict[str, list[Entry]] = {}
    for entry in merged().entries:
        by_agency.setdefault(entry.agency, []).append(entry)
    return {
        row["key"]: entry
        for row in truth()
        for entry in by_agency.get(row["agency"], ())
        if same_place(entry, row)
    }


def test_nothing_is_refused() -> None:
    assert merged().refused == ()


def test_nearly_every_entry_is_found_and_little_else() -> None:
    assert len(found()) / len(truth()) >= 0.98
    assert len(found()) / len(merged().entries) >= 0.96


def as_read_aloud(text: str) -> str:
    """Fold what the truth's writers did not copy: white space, soft and no-break hyphens."""
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").split())


def test_the_words_are_those_of_the_agency() -> None:
    altered = [
        row["key"]
        for row in truth()
        if row["key"] in found()
        and as_read_aloud(row["what"].split("\n")[0]) not in as_read_aloud(found()[row["key"]].what)
    ]
    assert altered == ["pro-015"]  # two sentences of a letter, one entry each here


def test_dates_say_what_was_written() -> None:
    def minute(moment: Any) -> str | None:
        return None if moment is None else str(moment.isoformat(timespec="minutes"))

    right = [
        row["key"]
        for row in truth()
        if row["key"] in found()
        and minute(found()[row["key"]].happened.earliest) == row["happened"]["earliest"]
        and minute(found()[row["key"]].happened.latest) == row["happened"]["latest"]
    ]
    assert len(right) / len(truth()) >= 0.97


def test_gaps_are_those_of_the_truth_with_what_returns_cover() -> None:
    lines = (TRUTH / "silences.jsonl").read_text("utf-8").splitlines()
    planned = {
        (row["agency"], row["from"], row["to"], row["covered"])
        for row in map(json.loads, lines)
        if row["kind"] == "gap"
    }
    got = {
        (one.agency, str(one.first), str(one.last), one.covered.value)
        for one in merged().silences
        if one.kind is SilenceKind.GAP
    }
    assert len(planned & got) / len(planned) >= 0.9
    assert len(planned & got) / len(got) >= 0.9


def test_order_never_puts_a_later_entry_before_one_that_is_surely_earlier() -> None:
    dated = [e.happened for e in merged().entries if e.happened.earliest and e.happened.latest]
    firsts = [one.earliest for one in dated if one.qualifier is None]
    assert firsts == sorted(firsts, key=lambda first: first or first)
