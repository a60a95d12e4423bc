"""What each account states, where, of whom, and how hard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from examples.make.accounts.placed import Told
from examples.make.accounts.plan import Plan
from examples.make.accounts.search import Found

WHOLE = ("review_1", "review_2", "summary_2")  # every sentence of their body is labelled
SHORT = {"review_1": "R1", "review_2": "R2", "summary_2": "RS"}


def statements(plan: Plan, told: Mapping[str, Told]) -> list[dict[str, Any]]:
    """The plan's statements, and in the three reports the other sentences of the body too."""
    names = {one["code"]: one["name"] for one in plan.story["agencies"]}
    rows = []
    for account in told.values():
        laid_down = {one["key"]: one for one in plan.account(account.account)["statements"]}
        counted: Counter[str] = Counter()
        for placed in account.paragraphs:
            if not placed.statements:
                continue
            for sentence, start, end in placed.joined.spans:
                if not sentence.planned and account.account not in WHOLE:
                    continue
                key = sentence.key if sentence.planned else _key(account, counted)
                row = {
                    "key": key,
                    "file": f"accounts/{account.file}",
                    "locator": dict(placed.locator),
                    "text": sentence.text,
                    "at": Found(account.file, placed, start, end).place(),
                    "agencies": [names[code] for code in sentence.agencies],
                    "stance": sentence.stance,
                    "strength": sentence.strength,
                    "planned": sentence.planned,
                }
                if sentence.planned:
                    row["printed_at"] = laid_down[key]["locator"]
                rows.append(row)
    return rows


def _key(account: Told, counted: Counter[str]) -> str:
    short = SHORT[account.account]
    counted[short] += 1
    return f"{short}-{counted[short]:03}"
