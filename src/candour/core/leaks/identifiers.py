"""Find numbers and addresses by which the key's people can be reached or told, however spaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.key.model import Key
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.letters import any_of, prepared, squeezed
from candour.core.leaks.words import LeakWords

_SIGNS = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"(?:44|0)[1-9]\d{8,9}")
_NHS = re.compile(r"\d{3}[ \-]?\d{3}[ \-]?\d{4}(?!\d)")
_NI = re.compile(
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?<!BG|GB|NK|KN|TN|NT|ZZ) ?"
    r"\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)"
)
_JOINING = tuple("_.,")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Known:
    plain: str = field(repr=False)
    """without what may stand between its signs"""
    pattern: re.Pattern[str] = field(repr=False)
    leak_class: LeakClass
    persons: tuple[str, ...]


class IdentifierFinder:
    """Finds identifiers and contacts of a key; of anybody, NHS and National Insurance numbers."""

    def __init__(self, key: Key, words: LeakWords) -> None:
        label = re.compile(rf"^(?:{any_of(words.number_labels)})(?=\d)")
        whose: dict[str, list[str]] = {}
        classes: dict[str, LeakClass] = {}
        for one in key.persons:
            for written in one.identifiers:
                for plain, leak_class in _plain(written, label):
                    whose.setdefault(plain, []).append(one.id)
                    classes[plain] = leak_class
        self._known = [
            _Known(squeezed(plain), _pattern(plain), classes[plain], tuple(ids))
            for plain, ids in whose.items()
        ]

    def find(self, text: str, plain: str) -> Iterator[Found]:
        """Yield every identifier in a prepared text; `plain` is that text squeezed."""
        taken: list[tuple[int, int]] = []
        for known in self._known:
            if known.plain not in plain:
                continue
            for match in known.pattern.finditer(text):
                taken.append(match.span())
                form = " ".join(match[0].split())
                yield Found(*match.span(), known.leak_class, form, known.persons)
        yield from self._of_anybody(text, taken)

    def _of_anybody(self, text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
        for pattern, holds in ((_NHS, is_nhs_number), (_NI, bool)):
            for match in pattern.finditer(text):
                inside = any(start <= match.start() < end for start, end in taken)
                before = text[match.start() - 1 : match.start()] if match.start() else ""
                if not inside and not (before.isalnum() or before in _JOINING) and holds(match[0]):
                    yield Found(*match.span(), LeakClass.IDENTIFIER, match[0])


def is_nhs_number(written: str) -> bool:
    """Tell whether ten figures are an NHS number by their check figure.

    Source: NHS Data Dictionary, NHS NUMBER: weights 10 to 2, eleven less the rest by eleven.
    """
    figures = [int(sign) for sign in written if sign.isdigit()]
    if len(figures) != 10 or len(set(figures)) == 1:
        return False
    check = 11 - sum(n * weight for n, weight in zip(figures, range(10, 1, -1), strict=False)) % 11
    return check % 11 == figures[9] and check != 10


def _plain(written: str, label: re.Pattern[str]) -> Iterator[tuple[str, LeakClass]]:
    small = prepared(written).lower()
    if "@" in small:
        yield small, LeakClass.CONTACT
        return
    plain = label.sub("", "".join(_SIGNS.findall(small)))
    if len(plain) < _SHORTEST:
        return
    if _PHONE.fullmatch(plain):
        national = plain.removeprefix("44") if plain.startswith("44") else plain[1:]
        yield national, LeakClass.CONTACT
        return
    yield plain, LeakClass.IDENTIFIER


def _pattern(plain: str) -> re.Pattern[str]:
    """A pattern for the signs of an identifier with anything usual between them."""
    if "@" in plain:
        return re.compile(re.escape(plain).replace("@", r"\s?@\s?"), re.IGNORECASE)
    spaced = r"[\s\-‐–./()_:]{0,3}".join(map(re.escape, plain))
    before = r"(?<![^\W_])(?<!\d[.,])"
    if _PHONE.fullmatch(f"0{plain}"):
        before, spaced = r"(?<!\d)", rf"(?:\+?(?:00)?44[\s\-./]{{0,2}}(?:\(0\))?\s?|\(?0)?{spaced}"
    return re.compile(rf"{before}{spaced}(?![^\W_])", re.IGNORECASE)
