"""Words that a program would run, or that a file's format cannot hold."""

from re import compile as pattern

CUT = " [cut here: a cell holds no more; the whole stands in the Word document]"
_RUNS = pattern(r"'*[\s\ufeff]*[=+\-@\t\r＝＋－＠]")
_NOT_IN_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run as a formula.

    For formats that cannot say "this is text" (CSV). A cell that already has apostrophes before
    such a character gets one more, so that `unguarded` always returns what was given.
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that `guarded` put on."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def storable(text: str) -> str:
    """Return text as XML can hold it: one kind of line break, control characters as U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
