"""Rows of the ledger, out of decisions: which row follows which, and what a log may not hold."""

import pytest

from candour.core.decisions import Decision, DecisionKind
from candour.core.ledger.rows import LedgerFile, draft_value, paired, row_before, row_named, rows_in
from candour.errors import CandourError


def draft(number: int, name: str, **said: str) -> Decision:
    file = LedgerFile(name=name, sha256=f"{number}" * 64, size_bytes=1)
    value = draft_value(file, said.get("edition"), said.get("asked"), said.get("since"))
    return decided(number, DecisionKind.DRAFT, file.sha256, value)


def release(number: int, *names: str) -> Decision:
    files = [LedgerFile(name=one, sha256=f"{number}" * 64, size_bytes=1).value() for one in names]
    value = {
        "edition": "public", "name": "sent", "sha256": "m", "files": files,
        "leak_check": "no leak", "public_key": "k",
    }  # fmt: skip
    return decided(number, DecisionKind.RELEASE, "m", value)


def decided(number: int, kind: DecisionKind, about: str, value: object = None) -> Decision:
    return Decision(f"D{number}", "2026-01-01T00:00:00Z", "A", kind, (about,), value)


def before(number: int, *decisions: Decision) -> str | None:
    rows = rows_in(decisions)
    found = row_before(row_named(f"D{number}", rows), rows)
    return None if found is None else found.decision


def test_a_row_follows_the_last_of_its_edition_that_stands() -> None:
    of_public = draft(2, "a", edition="public")
    made = [draft(1, "a"), of_public, draft(3, "b"), draft(4, "b", edition="public")]
    assert [before(n, *made) for n in range(1, 5)] == [None, None, "D1", "D2"]
    assert before(5, *made, release(5, "b")) == "D4"
    undone = decided(3, DecisionKind.UNDO, "D2")
    assert before(4, of_public, undone, draft(4, "b", edition="public")) is None
    assert before(4, draft(1, "a"), draft(4, "b", edition="public", since="D1")) == "D1"


def test_files_are_laid_beside_those_of_their_name_or_the_only_one() -> None:
    one, other, several = rows_in(
        [draft(1, "v1.docx"), draft(2, "v2.docx"), release(3, "v2.docx", "x")]
    )
    assert [(a and a.name, b and b.name) for a, b in paired(one, other)] == [("v1.docx", "v2.docx")]
    assert [(a and a.name, b and b.name) for a, b in paired(other, several)] == [
        ("v2.docx", "v2.docx"), (None, "x"),
    ]  # fmt: skip
    first, *_ = paired(one, several)
    assert first == (one.files[0], None)


def test_what_makes_no_row_is_named_and_words_have_a_limit() -> None:
    with pytest.raises(CandourError, match="D1 makes no row"):
        rows_in([decided(1, DecisionKind.RELEASE, "m", {"edition": "public"})])
    for trick in ("../../x", "/x", "a\\b"):
        with pytest.raises(CandourError, match="D1 makes no row"):
            rows_in([release(1, "a", trick)])
    with pytest.raises(CandourError, match="at request of"):
        draft(1, "a", asked="x" * 201)
    with pytest.raises(CandourError, match="edition"):
        draft(1, "a", edition=" ")
