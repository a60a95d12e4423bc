"""Whether words of an entry are said to be so, denied on being asked, negated, or only asked."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from candour.core.knowledge.notions import Met
from candour.core.knowledge.said import Said

Cues = Mapping[str, Sequence[Met]]
"""Phrases for telling, asking and denying, by the list of the vocabulary that they stand in."""

_A_NUMBER = re.compile(r"\.? ?\d")
_NO = frozenset(("no", "none", "never", "nobody"))
_BEFORE_A_MONTH = frozenset(("last", "in", "since", "of", "early", "late", "mid", "until", "this"))
_BEFORE = 5
_BEHIND = 4
_ASIDE = 5
_GOES_ON = frozenset(("is", "are", "was", "were", "has", "have", "had", "can", "could", "lives"))
_ANSWER = 2
"""So many sentences behind a question its answer may stand."""


class Status(StrEnum):
    """What an entry says of a statement."""

    STATES = "states"
    DENIES = "denies"
    CONTRARY = "contrary"


def asserted(said: Said, cues: Cues, first: int, last: int) -> Status | None:
    """Say how the words from one token to another stand: None where they are only asked for."""
    clause = said.clause(first)

    def before(code: str, apart: int = 0) -> bool:
        return any(
            met.last < first
            and clause - said.clause(met.first) <= apart
            and not _is_the_month(said, met.first)
            for met in cues.get(code, ())
        )

    is_open = before("open") and not _is_aside(said, first, last)
    is_answer = is_open or before("asked", 1)
    answers = [
        met
        for met in cues.get("denied", ())
        if -1 <= said.clause(met.first) - clause <= _ANSWER
        and not first <= met.first <= last
        and not _is_answered_before(said, cues, met, clause)
    ]
    if is_answer and (answers or _is_answered_no(said, clause)):
        return Status.DENIES
    if any(0 < first - met.last <= _BEFORE for met in answers):
        # "Says no bruises" of itself answers nobody; "denies a partner" and "says there is no" do.
        is_plain = any(met.last - met.first == 1 for met in answers) and not before("asked", 2)
        return Status.CONTRARY if is_plain else Status.DENIES
    if any(met.first < first <= met.last and before("told") for met in cues.get("denied", ())):
        return Status.DENIES  # "says no other adults"
    if is_open:
        return None
    return Status.CONTRARY if _is_negated(said, cues, first, last) else Status.STATES


def _is_answered_before(said: Said, cues: Cues, answer: Met, clause: int) -> bool:
    """Whether an answer stands with its own question, before the words: "Asked who lives here,
    says only her. Father is at 6 Quay"."""
    its = said.clause(answer.first)
    return its < clause and any(
        met.first < answer.first and said.clause(met.first) == its for met in cues.get("asked", ())
    )


def _is_aside(said: Said, first: int, last: int) -> bool:
    """Whether words only describe whom a question is of: "asks if Ms Ode, expecting, is known"."""
    tokens = said.tokens
    is_set_off = first > 0 and "," in tokens.between(first - 1, first)
    ends = (
        at
        for at in range(last, min(last + _ASIDE, len(tokens.words) - 1))
        if "," in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
    )
    end = next(ends, None)
    return is_set_off and end is not None and tokens.words[end + 1] in _GOES_ON


def _is_the_month(said: Said, at: int) -> bool:
    """Whether "may" is the month: "last May", "3 May", "May 2020"."""
    words = said.tokens.words
    if words[at] != "may":
        return False
    before = words[at - 1] if at else ""
    behind = words[at + 1] if at + 1 < len(words) else ""
    is_told = before[-1:].isdigit() or before[:1].isdigit() or before in _BEFORE_A_MONTH
    return is_told or behind[:1].isdigit()


def _is_answered_no(said: Said, clause: int) -> bool:
    """Whether the next sentence opens with the answer: "Asked if … . No, she says"."""
    clauses = said.tokens.clauses
    opening = next((at for at, one in enumerate(clauses) if one > clause), None)
    if opening is None or said.tokens.words[opening] not in _NO:
        return False
    behind = said.tokens.text[said.tokens.ends[opening] :].lstrip(" \"'”’")[:1]
    return behind in ("", ",", ".", ";", "!")


def _is_negated(said: Said, cues: Cues, first: int, last: int) -> bool:
    clause = said.clause(first)
    ends = [met.last for met in cues.get("ends_negation", ()) if met.last < first]
    since = max([first - _BEFORE, *ends])
    tokens = said.tokens
    for met in cues.get("negating", ()):
        if not since <= met.first < first or said.clause(met.first) != clause:
            continue
        between = tokens.text[tokens.ends[met.last] : tokens.starts[first]]
        if "," not in between and not _A_NUMBER.match(between):  # "no. 16" denies nothing
            return True
    return any(
        0 <= met.first - last <= _BEHIND and said.clause(met.first) == clause
        for met in cues.get("negated_behind", ())
    )
