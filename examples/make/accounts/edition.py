"""The public edition: three files, what leaks from them, and the key that says what may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from examples.make.accounts import overview, printed, tables
from examples.make.accounts.key import key_file
from examples.make.accounts.plan import Plan
from examples.make.ledger import Made

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edition:
    """The files to be released, the key beside them, and what is true of both."""

    files: Mapping[str, Made]
    key: bytes
    leaks: Sequence[Row]
    not_leaks: Sequence[Row]


def make(plan: Plan) -> Edition:
    """Make the edition; every leak of the plan is planted where the plan says."""
    source = plan.prose("edition")
    names = source["files"]
    files = {
        names["public_edition.docx"]: overview.make(source["overview"]),
        names["public_chronology.xlsx"]: tables.make(source["tables"]),
        names["sallowby_public_edition.pdf"]: printed.make(source["printed"]),
    }
    leaks = [_leak(one, source, names) for one in plan.story["leaks"]]
    leaks += [_leak(one, source, names) for one in source["further"]]
    spared = [{**one, "file": _path(names[one["file"]])} for one in plan.story["not_leaks"]]
    return Edition(files, key_file(plan.story, source["key"]), leaks, spared)


def _path(name: str) -> str:
    return f"edition/{name}"


def _leak(one: Mapping[str, Any], source: Mapping[str, Any], names: Mapping[str, str]) -> Row:
    row = {**one, **source["leaks"].get(one["key"], {})}
    planned = one["file"] in names
    row["file"] = _path(names.get(one["file"], one["file"]))
    row["may_also_be"] = source["may_also_be"].get(one["key"], [])
    row["planned"] = planned and one["key"] not in {two["key"] for two in source["further"]}
    return row
