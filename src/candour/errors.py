"""The error tree: what Candour says to a person when it cannot go on.

    CandourError            said in one line, no traceback, exit code 2
    ├── RefusedFile         a file that cannot be read as what it is
    │   ├── UnknownFormat   no reader is sure that the file is its own
    │   ├── DamagedFile     a reader knows the format, but the file breaks its rules
    │   ├── LockedFile      the file is encrypted or password-protected
    │   └── LimitPassed     the file is larger than the limits in readers/limits.py allow
    ├── MissingTool         a program or an extra that this needs is not installed
    └── BadVocabulary       a YAML file in vocabulary/ breaks its own rules

Programming mistakes stay `ValueError`, `TypeError`, `AssertionError`. A check that found something
is a result (exit code 1), not an exception. Doubt is a value (unresolved, absent, cannot say).

No message may hold words from a case: it names the file, the place in it, and what to do.
"""


class CandourError(Exception):
    """Something a person can mend: what was found, what was expected, what to do next."""

    def __init__(self, found: str, *, expected: str = "", next_step: str = "") -> None:
        super().__init__(found, expected, next_step)
        self.found = found
        self.expected = expected
        self.next_step = next_step

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not pickle by themselves, and a reader runs in
        # another process.
        return rebuilt, (type(self), self.__dict__)

    def __str__(self) -> str:
        parts = [self.found]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.next_step:
            parts.append(self.next_step)
        return "; ".join(parts)


class RefusedFile(CandourError):
    """A file that cannot be read; `where` is the place in it, in words, when one is known."""

    def __init__(
        self, found: str, *, where: str = "", expected: str = "", next_step: str = ""
    ) -> None:
        super().__init__(found, expected=expected, next_step=next_step)
        self.where = where

    def __str__(self) -> str:
        said = super().__str__()
        return f"{self.where}: {said}" if self.where else said


def rebuilt(kind: type[CandourError], parts: dict[str, str]) -> CandourError:
    """Return an error that came from another process, as it was there."""
    return kind(**parts)


class UnknownFormat(RefusedFile):
    """No reader is sure that the file is its own."""


class DamagedFile(RefusedFile):
    """The format is known, and the file breaks its rules."""


class LockedFile(RefusedFile):
    """The file is encrypted or needs a password."""


class LimitPassed(RefusedFile):
    """The file is larger, deeper or more packed than the limits allow."""


class MissingTool(CandourError):
    """A program or an extra that this needs is not installed."""


class BadVocabulary(CandourError):
    """A vocabulary file breaks its own rules; every problem is named, not the first only."""
