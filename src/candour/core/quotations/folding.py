"""What may differ between a quotation and its source without the words differing.

The folds are the contract's: letter case at a sentence start, spacing, line-end hyphens, quote
glyphs, ligatures, dashes. Nothing else is folded: two texts count as the same here only where every
other character is the same.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize


class Fold(StrEnum):
    """A kind of difference that leaves the words the same, in the contract's order."""

    CASE = "case"
    SPACE = "space"
    HYPHEN = "hyphen"
    QUOTES = "quotes"
    LIGATURE = "ligature"
    """one glyph for several letters or stops (U+FB01, U+2026), or a letter and its accent apart"""
    DASH = "dash"


FOLDS_IN_WORDS = (
    "exact: the same characters. folded: the same but for letter case at a sentence start, white"
    " space, a hyphen at a line's end, the glyphs of quotation marks, ligatures, the length of"
    " dashes. A full stop or comma before the closing mark is not part of the quotation."
)
"""The matching contract, as it is printed with every result."""

_ATOM = re.compile(
    r"(?P<hyphen>(?<=\w)[-\u2010\u2011][^\S\n]*\n\s*(?=\w)|\u00ad\s*)"
    r"|(?P<space>[\s\u200b-\u200f\u2060\ufeff\u202a-\u202e]+)"
    r"|(?P<quotes>''|``|,,|['\"`\u00b4\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u2039\u203a])"
    r"|(?P<dash>--+|[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d])"
    r"|(?P<letter>.)",
    re.DOTALL,
)
_COUNTS_AS = {"hyphen": "", "space": " ", "quotes": "'", "dash": "-"}
_GLYPHS = {chr(code): normalize("NFKC", chr(code)) for code in (0x2026, *range(0xFB00, 0xFB07))}
_LOOKED_BACK = 8
"""Characters before a difference where the comparing begins: the longest mark, and a letter."""
_SENTENCE_ENDS = frozenset(".?!:")


@dataclass(frozen=True, slots=True)
class _Atom:
    """The smallest thing compared: what it is, what it counts as, and how it stands."""

    kind: str
    same: str
    raw: str


_END = _Atom("end", "", "")


def folds_between(quote: str, source: str) -> frozenset[Fold] | None:
    """Return the folds by which the two texts differ, or None where anything else differs.

    The empty set means that they are the same, character for character. Cost grows linearly.
    """
    if quote == source:
        return frozenset()
    same = _same_at_start(quote, source)
    ours, theirs = _atoms(quote[same:]), _atoms(source[same:])
    at = there = 0
    folds: set[Fold] = set()
    while at < len(ours) or there < len(theirs):
        step = _step(ours, at, theirs, there)
        if step is None:
            return None
        at, there = at + step[0], there + step[1]
        if step[2] is not None:
            folds.add(step[2])
    return frozenset(folds)


def _same_at_start(quote: str, source: str) -> int:
    """Return where to begin comparing: a letter in what is the same, some way before its end.

    Whatever is asked of the characters before a difference (a sentence's end, a letter) is then
    still there to be asked.
    """
    same = bisect_left(range(min(len(quote), len(source))), 1, key=_differ_by(quote, source))
    for at in range(same - _LOOKED_BACK, 0, -1):
        if quote[at].isascii() and quote[at].isalpha():
            return at
    return 0


def _differ_by(quote: str, source: str) -> Callable[[int], int]:
    return lambda at: int(quote[: at + 1] != source[: at + 1])


def _atoms(text: str) -> list[_Atom]:
    atoms: list[_Atom] = []
    for match in _ATOM.finditer(text):
        kind, raw = str(match.lastgroup), match[0]
        if kind != "letter":
            atoms.append(_Atom(kind, _COUNTS_AS[kind], raw))
        elif raw in _GLYPHS:
            spelled = _GLYPHS[raw]
            atoms.append(_Atom(kind, spelled[0], raw))
            atoms += [_Atom(kind, letter, "") for letter in spelled[1:]]
        elif combining(raw) and atoms and atoms[-1].kind == "letter":
            before = atoms.pop()
            atoms.append(_Atom(kind, normalize("NFC", before.same + raw), before.raw + raw))
        else:
            atoms.append(_Atom(kind, normalize("NFC", raw), raw))
    return atoms


_Step = tuple[int, int, Fold | None]


def _step(ours: Sequence[_Atom], at: int, theirs: Sequence[_Atom], there: int) -> _Step | None:
    mine, its = _get(ours, at), _get(theirs, there)
    if mine.kind == its.kind and mine.same == its.same:
        return 1, 1, None if mine.raw == its.raw else _fold_of(mine.kind)
    if "hyphen" in (mine.kind, its.kind):
        return _across_line_end(mine, its)
    if "space" in (mine.kind, its.kind):
        ours_spaced = mine.kind == "space"
        spaced, place, other = (ours, at, its) if ours_spaced else (theirs, there, mine)
        if _needs_no_space(_get(spaced, place - 1), _get(spaced, place + 1), other):
            return (1, 0, Fold.SPACE) if ours_spaced else (0, 1, Fold.SPACE)
        return None
    if mine.same.casefold() == its.same.casefold() and (
        _opens_sentence(ours, at) or _opens_sentence(theirs, there)
    ):
        return 1, 1, Fold.CASE
    return None


def _get(atoms: Sequence[_Atom], at: int) -> _Atom:
    return atoms[at] if 0 <= at < len(atoms) else _END


def _fold_of(kind: str) -> Fold:
    return Fold.LIGATURE if kind == "letter" else Fold(kind)


def _across_line_end(mine: _Atom, its: _Atom) -> _Step:
    """A hyphen at a line's end joins one word, or is the hyphen of a compound."""
    if mine.kind == "hyphen":
        return 1, int(its.kind == "dash"), Fold.HYPHEN
    return int(mine.kind == "dash"), 1, Fold.HYPHEN


def _needs_no_space(before: _Atom, after: _Atom, other: _Atom) -> bool:
    """Two words are never run into one ("may be", "maybe"): a stop or a mark stands beside it."""
    if other is _END:
        return True
    return not (_is_of_word(before) and _is_of_word(after))


def _is_of_word(atom: _Atom) -> bool:
    return atom.kind == "letter" and atom.same.isalnum()


def _opens_sentence(atoms: Sequence[_Atom], at: int) -> bool:
    for before in range(at - 1, -1, -1):
        if atoms[before].kind in ("space", "quotes"):
            continue
        return atoms[before].same in _SENTENCE_ENDS and before < at - 1
    return True
