"""The same pieces as text without any markup: paragraphs, and an empty line between them."""

from __future__ import annotations

from collections.abc import Sequence

from examples.make.accounts.placed import Placed, Told
from examples.make.accounts.spoken import Spoken
from examples.make.ledger import Ledger, Made


def write(account: str, file: str, spoken: Sequence[Spoken]) -> Told:
    """Write a piece as text; only its words, so headings look like any paragraph."""
    ledger, placed, lines = Ledger(f"accounts/{file}"), list[Placed](), list[str]()
    for ordinal, one in enumerate(spoken, 1):
        where = {"part": "body", "paragraph": ordinal, "line": len(lines) + 1}
        kind = "heading" if one.tag in ("h1", "h2") else "paragraph"
        ledger.note(where, one.joined.text, kind, ordinal=ordinal)
        placed.append(
            Placed(where, one.joined, ordinal, one.of_prose, {**one.voice, "quoted": one.quoted})
        )
        lines += [*one.joined.text.split("\n"), ""]
    content = "\n".join(lines).rstrip("\n") + "\n"
    return Told(account, file, Made(content.encode(), ledger), tuple(placed))
