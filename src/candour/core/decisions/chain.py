"""The log as a chain: every line seals the one before, so that no line can be changed unseen.

A line holds a *commitment* to its words (a hash over 32 random bytes and the words), never the
words themselves, in what is chained. Words and random bytes can therefore be removed later, where
the law asks for it, and the chain still holds; nobody can guess removed words from what is left.
Cutting lines off the end leaves a sound, shorter chain: only a head that somebody wrote down
elsewhere tells of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from candour.core.decisions.decision import canonical

FORMAT = "candour-log/1"
SALT_BYTES = 32
NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line: line 0 opens the case, every other is a decision.

    `previous` and `link` are the seals of the line before and of this one. `payload` and `salt`
    are None where the words were removed.
    """

    case: str
    number: int
    at: str
    payload: str | None = field(repr=False)
    salt: bytes | None = field(repr=False)
    commitment: str
    previous: str
    link: str

    @property
    def id(self) -> str:
        """The decision's id: "D3" is the third of its case."""
        return decision_id(self.number)

    @property
    def is_removed(self) -> bool:
        """Whether its words were removed."""
        return self.payload is None and self.salt is None


def decision_id(number: int) -> str:
    """Return the id of the decision on a line."""
    return f"D{number}"


def next_line(before: LogLine | None, case: str, at: str, payload: str, salt: bytes) -> LogLine:
    """Return the line that follows `before` (None: the one that opens a case)."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a line's salt is {SALT_BYTES} random bytes")
    number = 0 if before is None else before.number + 1
    previous = NOTHING_BEFORE if before is None else before.link
    commitment = committed(salt, payload)
    return LogLine(
        case=case,
        number=number,
        at=at,
        payload=payload,
        salt=salt,
        commitment=commitment,
        previous=previous,
        link=sealed(case, number, at, commitment, previous),
    )


def committed(salt: bytes, payload: str) -> str:
    """Return what stands for a line's words in the chain."""
    return sha256(salt + payload.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(case: str, number: int, at: str, commitment: str, previous: str) -> str:
    """Return the seal over everything of a line that is never removed."""
    header = {
        "format": FORMAT,
        "case": case,
        "number": number,
        "at": at,
        "commitment": commitment,
        "previous": previous,
    }
    return sha256(canonical(header).encode()).hexdigest()


class Wrong(StrEnum):
    """What can be wrong with a line."""

    WORDS_CHANGED = "its words were changed"
    WORDS_REMOVED = "its words were removed; the chain holds"
    COMMITMENT_CHANGED = "the commitment to its words was changed"
    TIME_CHANGED = "its time or its place in the log was changed"
    SEAL_CHANGED = "its seal was changed"
    DOES_NOT_FOLLOW = "it does not follow the line before"
    MISSING = "it is missing"
    OUT_OF_ORDER = "it stands out of order, or twice"
    OF_ANOTHER_CASE = "it belongs to another case"
    NOT_IN_LOG = "the head given is not in this log: lines were cut off or rewritten since"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with one line of a log; `number` is None where no line can be named."""

    number: int | None
    wrong: Wrong

    @property
    def id(self) -> str | None:
        """The id of the line; None where no line can be named."""
        return None if self.number is None else decision_id(self.number)

    def in_words(self) -> str:
        """Say it in one line."""
        if self.number is None:
            return self.wrong.value
        named = "the opening of the case" if self.number == 0 else decision_id(self.number)
        return f"{named}: {self.wrong.value}"


def head_of(lines: Sequence[LogLine]) -> str:
    """Return the head: the seal of the last line, which stands for the whole log."""
    return lines[-1].link if lines else NOTHING_BEFORE


def verify(case: str, lines: Sequence[LogLine], head: str | None = None) -> tuple[Finding, ...]:
    """Return everything that is wrong with a case's log, in its order.

    `head` is one that was written down earlier: the log must still hold it.
    """
    findings: list[Finding] = []
    before: LogLine | None = None
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        expected = 0 if before is None else before.number + 1
        if line.number > expected:
            findings += [Finding(number, Wrong.MISSING) for number in range(expected, line.number)]
        elif line.number < expected:
            findings.append(Finding(line.number, Wrong.OUT_OF_ORDER))
        findings += [
            Finding(line.number, wrong) for wrong in _wrong_with(case, line, before, after)
        ]
        before = line
    if not lines:
        findings.append(Finding(0, Wrong.MISSING))
    if head is not None and head not in {line.link for line in lines}:
        findings.append(Finding(None, Wrong.NOT_IN_LOG))
    return tuple(findings)


def _wrong_with(
    case: str, line: LogLine, before: LogLine | None, after: LogLine | None
) -> list[Wrong]:
    found: list[Wrong] = []
    commitment = _commitment_now(line)
    is_sealed = _seal_of(line, line.commitment) == line.link
    if line.is_removed:
        found.append(Wrong.WORDS_REMOVED)
    elif commitment != line.commitment:
        is_other = commitment is not None and _seal_of(line, commitment) == line.link
        found.append(Wrong.COMMITMENT_CHANGED if is_other else Wrong.WORDS_CHANGED)
        is_sealed = is_sealed or is_other
    follows = line.previous == (NOTHING_BEFORE if before is None else before.link)
    is_next = line.number == (0 if before is None else before.number + 1)
    if not follows and is_next:
        found.append(Wrong.DOES_NOT_FOLLOW)
    if line.case != case:
        found.append(Wrong.OF_ANOTHER_CASE)
    elif not is_sealed:
        found += _why_unsealed(line, after, is_in_place=follows and is_next)
    return found


def _why_unsealed(line: LogLine, after: LogLine | None, *, is_in_place: bool) -> list[Wrong]:
    """Tell what was changed where everything else of the line is as it was."""
    if after is not None and after.previous == _seal_of(line, line.commitment):
        return [Wrong.SEAL_CHANGED]
    if _commitment_now(line) == line.commitment and is_in_place:
        is_linked = after is None or after.previous == line.link
        return [Wrong.TIME_CHANGED if is_linked else Wrong.SEAL_CHANGED]
    return [Wrong.COMMITMENT_CHANGED if line.is_removed else Wrong.SEAL_CHANGED]


def _commitment_now(line: LogLine) -> str | None:
    if line.salt is None or line.payload is None:
        return None
    return committed(line.salt, line.payload)


def _seal_of(line: LogLine, commitment: str) -> str:
    return sealed(line.case, line.number, line.at, commitment, line.previous)
