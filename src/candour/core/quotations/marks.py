"""Quotation marks in a text: which open, which close, and which are apostrophes."""

import re
from collections.abc import Iterator

from candour.core.spans import Span

_DOUBLE = {"“": "”", "„": "“”", "«": "»", '"': '"', "‟": "”"}
_SINGLE = {"‘": "’", "‚": "‘’", "'": "'", "‹": "›"}
_OPENERS = re.compile("[“„«\"‟‘‚'‹]")
_BEFORE_OPENING = frozenset(" \t\r\n\u00a0([{—–-/:;,…“„«\"‘‚'")
_ENDS_PLURAL = re.compile(r"s['’]\s+[a-z]")
_TOO_LONG = 5_000
"""A mark that is closed later than this was not closed: some page of its own came between."""
_DEEPEST = 5
"""Nobody quotes deeper; marks that seem to are the layout's."""
_FEWEST_WORDS = 4
"""A mark that nothing closes is a slip where fewer words follow."""


def marked_spans(text: str) -> Iterator[tuple[Span, int]]:
    """Yield the spans between quotation marks, outermost first, each with how deep it is nested.

    The spans leave the marks out. An apostrophe ("don't", "the workers' letter") is no mark. A
    double mark that is never closed quotes to the text's end, as where a quotation goes on in the
    next paragraph. Cost grows linearly with the text.
    """
    yield from _within(text, Span(0, len(text)), 0)


def _within(text: str, area: Span, depth: int) -> Iterator[tuple[Span, int]]:
    at = area.start
    while (opening := _OPENERS.search(text, at, area.end)) is not None:
        at = opening.end()
        if not _opens(text, opening.start()):
            continue
        closing = _closing(text, opening.start(), area.end)
        if closing is None and depth == 0 and _quotes_the_rest(text, opening):
            closing = area.end
        if closing is None:
            continue
        inner = Span(opening.end(), closing)
        if text[inner.start : inner.end].strip():
            yield inner, depth
            if depth < _DEEPEST:
                yield from _within(text, inner, depth + 1)
        at = closing + 1


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if text[at] in "“„«‟‹‚":
        return True
    return before in _BEFORE_OPENING and bool(after) and (text[at] == '"' or not after.isspace())


def _quotes_the_rest(text: str, opening: re.Match[str]) -> bool:
    rest = text[opening.end() :]
    return opening[0] in _DOUBLE and len(rest.split()) >= _FEWEST_WORDS


def _closing(text: str, opening: int, limit: int) -> int | None:
    mark = text[opening]
    limit = min(limit, opening + _TOO_LONG)
    if mark in _DOUBLE:
        return _closing_double(text, opening, _DOUBLE[mark], limit)
    return _closing_single(text, opening, _SINGLE[mark], limit)


def _closing_double(text: str, opening: int, closers: str, limit: int) -> int | None:
    depth = 0
    mark = text[opening]
    for at in range(opening + 1, limit):
        if text[at] in closers:
            if not depth:
                return at
            depth -= 1
        elif text[at] == mark and mark not in closers:
            depth += 1
    straight = text.find('"', opening + 1, limit)
    return straight if mark == "“" and straight > 0 else None


def _closing_single(text: str, opening: int, closers: str, limit: int) -> int | None:
    fallback: int | None = None
    for at in range(opening + 2, limit):
        if text[at] == text[opening] and _opens(text, at):
            break
        if text[at] not in closers or text[at - 1].isspace() or _is_of_word(text[at + 1 : at + 2]):
            continue
        if not _ENDS_PLURAL.match(text, at - 1):
            return at
        # "the workers' letter", or the end of a quotation that ends in s: the later mark decides.
        fallback = fallback or at
    return fallback


def _is_of_word(character: str) -> bool:
    return bool(character) and character.isalnum()
