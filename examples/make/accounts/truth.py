"""Every area of truth that the accounts and the public edition have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from examples.make.accounts.differences import differences
from examples.make.accounts.edition import Edition
from examples.make.accounts.placed import Told
from examples.make.accounts.plan import Plan
from examples.make.accounts.quotations import quotations
from examples.make.accounts.statements import statements
from examples.make.accounts.voices import voices
from examples.make.ledger import Made

Row = dict[str, Any]


def _passages(made: Made) -> list[Row]:
    return [one.as_object() for one in made.ledger.written]


def areas(plan: Plan, told: Mapping[str, Told], edition: Edition) -> dict[str, list[Row]]:
    """Rows by area."""
    stated = statements(plan, told)
    passages = [row for one in told.values() for row in _passages(one.made)]
    passages += [row for made in edition.files.values() for row in _passages(made)]
    return {
        "passages_accounts": passages,
        "quotations": quotations(plan, told),
        "statements": stated,
        "differences": differences(plan, stated),
        "voices": [row for file in ("post.txt", "post.html") for row in voices(told[file])],
        "leaks": list(edition.leaks),
        "not_leaks": list(edition.not_leaks),
    }
