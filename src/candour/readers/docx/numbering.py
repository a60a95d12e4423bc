"""Paragraph numbers as the page shows them, counted as Word counts them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from candour.readers.docx.names import FALLBACK, STYLE, VAL, is_on, w
from candour.readers.docx.number_formats import as_shown, zero_padded

_LEVELS = range(9)
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, and what it shows."""

    start: int = 1
    number_format: str = "decimal"
    pattern: str | None = None
    text: str = ""
    restart: int | None = None
    """None: after any level above; 0: never; n: only after level n (counted from 1) or above"""
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands before a paragraph: a number, or a bullet."""

    number: str | None
    bullet: bool = False


@dataclass(slots=True)
class _List:
    definition: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    used: bool = False


class Numbering:
    """The lists of one document, and how far each has counted.

    Lists (`w:num`) that share a definition go on counting where the other stopped; one that names
    a start of its own begins there when it is first used.
    """

    def __init__(
        self, root: etree._Element | None, lists_of_styles: Mapping[str, str] | None = None
    ) -> None:
        self._definitions: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root, lists_of_styles or {})

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level that a list's definition links to a style."""
        found = self._lists.get(list_id)
        levels = self._definitions.get(found.definition, {}) if found else {}
        return next((at for at, level in levels.items() if level.style == style), None)

    def next(self, list_id: str, at: int) -> Shown | None:
        """Count one paragraph on and return what stands before it; None where nothing does."""
        found = self._lists.get(list_id)
        if found is None or at not in _LEVELS:
            return None
        counts = self._counts.setdefault(found.definition, {})
        if not found.used:
            found.used = True
            for level in found.starts:
                counts.pop(level, None)
        counts[at] = counts[at] + 1 if at in counts else self._start(found, at)
        for deeper in [level for level in counts if level > at]:
            restart = self._level(found, deeper).restart
            if restart is None or at < restart:
                del counts[deeper]
        return self._shown(found, at, counts)

    def _shown(self, found: _List, at: int, counts: Mapping[int, int]) -> Shown | None:
        level = self._level(found, at)
        if level.number_format == "bullet":
            return Shown(None, bullet=True)

        def part(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            value = counts.get(of, self._start(found, of))
            shown_level = self._level(found, of)
            if shown_level.pattern is not None:
                return zero_padded(value, shown_level.pattern)
            return as_shown(value, "decimal" if level.legal else shown_level.number_format)

        number = _PLACE.sub(part, level.text).strip()
        return Shown(number.removesuffix(".")) if number else None

    def _level(self, found: _List, at: int) -> Level:
        own = found.levels.get(at)
        return own or self._definitions.get(found.definition, {}).get(at) or Level()

    def _start(self, found: _List, at: int) -> int:
        return found.starts.get(at, self._level(found, at).start)

    def _load(self, root: etree._Element, lists_of_styles: Mapping[str, str]) -> None:
        borrowed = {}
        for definition in root.iterchildren(w("abstractNum")):
            name = definition.get(w("abstractNumId"), "")
            self._definitions[name] = _levels(definition)
            link = definition.find(w("numStyleLink"))
            if link is not None:
                borrowed[name] = link.get(VAL, "")
        for listed in root.iterchildren(w("num")):
            self._lists[listed.get(w("numId"), "")] = _list(listed)
        for name, style in borrowed.items():
            lender = self._lists.get(lists_of_styles.get(style, ""))
            if lender is not None and lender.definition not in borrowed:
                self._definitions[name] = self._definitions.get(lender.definition, {})


def _levels(definition: etree._Element) -> dict[int, Level]:
    return {
        int_of(level.get(w("ilvl")), 0): _read_level(level)
        for level in definition.iterchildren(w("lvl"))
    }


def _list(element: etree._Element) -> _List:
    definition = element.find(w("abstractNumId"))
    found = _List(definition.get(VAL, "") if definition is not None else "")
    for override in element.iterchildren(w("lvlOverride")):
        at = int_of(override.get(w("ilvl")), 0)
        start = override.find(w("startOverride"))
        level = override.find(w("lvl"))
        if level is not None:
            found.levels[at] = _read_level(level)
        if start is not None:
            found.starts[at] = int_of(start.get(VAL), 1)
    return found


def _read_level(element: etree._Element) -> Level:
    values = {child.tag: child.get(VAL) for child in element}
    number_format, pattern = _format_of(element)
    legal = w("isLgl")
    restart = values.get(w("lvlRestart"))
    return Level(
        start=int_of(values.get(w("start")), 0),
        number_format=number_format,
        pattern=pattern,
        text=values.get(w("lvlText")) or "",
        restart=int_of(restart, 0) if restart is not None else None,
        legal=legal in values and is_on(values[legal]),
        style=values.get(STYLE),
    )


def _format_of(level: etree._Element) -> tuple[str, str | None]:
    # A custom format stands in an mc:Choice, with a plain one as the fallback.
    for element in level.iter(w("numFmt")):
        parent = element.getparent()
        if parent is not None and parent.tag != FALLBACK:
            name = element.get(VAL, "decimal")
            return (name, element.get(w("format"))) if name == "custom" else (name, None)
    return "decimal", None


def int_of(value: str | None, otherwise: int) -> int:
    """Return a whole number that a file holds, or `otherwise` where it holds none."""
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise
