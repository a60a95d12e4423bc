"""W3C Web Annotations as JSON: Candour's own, and those that Hypothesis exports."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from candour.core.quotations.anchors import Anchor
from candour.core.quotations.annotated import Annotation
from candour.core.spans import Span
from candour.errors import DamagedFile, LimitPassed, RefusedFile
from candour.readers.limits import DEFAULT_LIMITS, Limits

_EXPECTED = "W3C Web Annotations: an annotation, a list of them, or a collection"
_LISTS = ("items", "annotations", "rows", "@graph")
"""Of a W3C page, of Hypothesis' export, of its programming interface, of JSON-LD."""
_NAMED_BY_HASH = re.compile(r"ni:///sha-256;([A-Za-z0-9_-]+)")
_HEX = re.compile("[0-9a-f]{64}")
_LONGEST_AROUND = 1_000


@dataclass(frozen=True, slots=True)
class AnnotationsRead:
    """The annotations of a file, and what is none that quotes, each in a line."""

    annotations: tuple[Annotation, ...]
    left_out: tuple[str, ...] = ()


class _NoQuotation(Exception):
    """Why an annotation quotes nothing."""


def read_annotations(path: Path, limits: Limits = DEFAULT_LIMITS) -> AnnotationsRead:
    """Return the annotations of a file in its order. Raises `RefusedFile`."""
    found: list[Annotation] = []
    left_out: list[str] = []
    for number, one in enumerate(_listed(_loaded(path, limits), path.name), start=1):
        try:
            found.append(_annotation(one, number))
        except _NoQuotation as reason:
            left_out.append(f"annotation {number}: {reason}")
    return AnnotationsRead(tuple(found), tuple(left_out))


def _loaded(path: Path, limits: Limits) -> object:
    too_deep = LimitPassed(
        "objects inside objects, too deep",
        where=path.name,
        expected=f"at most {limits.annotation_depth} levels",
    )
    try:
        if path.stat().st_size > limits.annotation_bytes:
            raise LimitPassed(
                f"{path.stat().st_size:,} bytes",
                where=path.name,
                expected=f"at most {limits.annotation_bytes:,} bytes of annotations",
                next_step="export fewer at a time",
            )
        loaded: object = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise DamagedFile("it is not UTF-8 text", where=path.name, expected=_EXPECTED) from None
    except OSError as problem:
        raise RefusedFile(
            f"it cannot be opened ({type(problem).__name__})", where=path.name
        ) from None
    except json.JSONDecodeError as problem:
        raise DamagedFile(
            f"not JSON at line {problem.lineno}, character {problem.colno}",
            where=path.name,
            expected=_EXPECTED,
            next_step="export the annotations again",
        ) from None
    except RecursionError:
        raise too_deep from None
    except ValueError:  # a number of thousands of figures
        raise DamagedFile("a number is too long", where=path.name, expected=_EXPECTED) from None
    if _is_too_deep(loaded, limits.annotation_depth):
        raise too_deep
    return loaded


def _is_too_deep(loaded: object, deepest: int) -> bool:
    level = [loaded]
    for _ in range(deepest):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return False
    return True


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _listed(loaded: object, name: str) -> Iterator[object]:
    """Yield what a file lists as annotations, however it wraps them."""
    if isinstance(loaded, list):
        yield from loaded
    elif isinstance(loaded, dict) and "target" in loaded:
        yield loaded
    elif isinstance(loaded, dict) and isinstance(loaded.get("first"), dict):
        yield from _listed(loaded["first"], name)
    elif isinstance(loaded, dict) and any(isinstance(loaded.get(key), list) for key in _LISTS):
        yield from next(loaded[key] for key in _LISTS if isinstance(loaded.get(key), list))
    elif not (isinstance(loaded, dict) and loaded.get("total") == 0):
        raise RefusedFile("it holds no annotation", where=name, expected=_EXPECTED)


def _annotation(one: object, number: int) -> Annotation:
    if not isinstance(one, dict):
        raise _NoQuotation("it is no object")
    targets = [anchor for target in _several(one.get("target")) if (anchor := _anchor(target))]
    if not targets:
        raise _NoQuotation("it points at no words (no TextQuoteSelector)")
    bodies = [body for body in _several(one.get("body")) if isinstance(body, dict)]
    linked = (_anchor(body) for body in bodies if body.get("purpose") == "linking")
    quoting = next((anchor for anchor in linked if anchor is not None), None)
    told = one.get("id")
    name = _clean(told) if isinstance(told, str) and told else f"annotation {number}"
    return Annotation(name, tuple(targets), quoting)


def _anchor(target: object) -> Anchor | None:
    if not isinstance(target, dict):
        return None
    selectors = list(_selectors(target.get("selector")))
    quote = next((one for one in selectors if _text(one.get("exact")).strip()), None)
    if quote is None:
        return None
    sha256, name, address = _source(target.get("source"))
    return Anchor(
        exact=_text(quote["exact"]),
        prefix=_text(quote.get("prefix"))[-_LONGEST_AROUND:],
        suffix=_text(quote.get("suffix"))[:_LONGEST_AROUND],
        span=next((span for one in selectors if (span := _span(one))), None),
        page=next((page for one in selectors if (page := _page(one))), None),
        sha256=sha256,
        name=name,
        address=address,
    )


def _selectors(selector: object) -> Iterator[dict[str, Any]]:
    """Yield selectors, those that refine others among them; a range of markup says nothing here."""
    for one in _several(selector):
        if isinstance(one, dict) and one.get("type") != "RangeSelector":
            yield one
            yield from _selectors(one.get("refinedBy"))


def _span(selector: dict[str, Any]) -> Span | None:
    start, end = _count(selector.get("start")), _count(selector.get("end"))
    if selector.get("type") != "TextPositionSelector" or start is None or end is None:
        return None
    return Span(start, end) if start <= end else None


def _page(selector: dict[str, Any]) -> int | None:
    index = _count(selector.get("index"))
    if selector.get("type") == "PageSelector" and index is not None:
        return index + 1
    if selector.get("type") == "FragmentSelector":
        found = re.fullmatch(r"page=([1-9]\d{0,5})", _text(selector.get("value")))
        return int(found[1]) if found else None
    return None


def _source(source: object) -> tuple[str | None, str | None, str | None]:
    """Return hash, name and address of a source: an address, or an object that tells of it."""
    told: dict[str, Any] = source if isinstance(source, dict) else {"id": source}
    address = _text(told.get("id"))
    sha256 = _text(told.get("schema:sha256")) or _hash_in(address)
    name = _text(told.get("schema:name")) or PurePosixPath(unquote(_path(address))).name
    elsewhere = "" if _NAMED_BY_HASH.fullmatch(address) else address
    return (sha256 if _HEX.fullmatch(sha256) else None), (name or None), (elsewhere or None)


def _path(address: str) -> str:
    try:
        return "" if address.startswith("ni:") else urlsplit(address).path
    except ValueError:
        return ""


def _hash_in(address: str) -> str:
    named = _NAMED_BY_HASH.fullmatch(address)
    if named is None:
        return ""
    try:
        return base64.urlsafe_b64decode(f"{named[1]}==").hex()
    except (binascii.Error, ValueError):
        return ""


def _several(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _count(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None


def _text(value: object) -> str:
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """Replace halves of character pairs, which JSON can spell and no text can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
