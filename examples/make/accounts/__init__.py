"""Accounts of the invented case: reviews, summary, article, post and a public edition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from examples.make.accounts import edition, truth
from examples.make.accounts.plan import Plan
from examples.make.accounts.told import tell


def _lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def build() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Files of the case and areas of truth, each by its name inside its folder."""
    plan = Plan.read()
    told = tell(plan)
    released = edition.make(plan)
    files = {f"accounts/{name}": one.made.content for name, one in told.items()}
    files |= {f"edition/{name}": made.content for name, made in released.files.items()}
    files["edition/key.yaml"] = released.key
    areas = truth.areas(plan, told, released)
    return files, {f"{name}.jsonl": _lines(rows) for name, rows in areas.items()}


def make(case_folder: Path, truth_folder: Path) -> None:
    """Write the accounts and the public edition into the case, and what is true of them."""
    files, areas = build()
    for folder, contents in ((case_folder, files), (truth_folder, areas)):
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
