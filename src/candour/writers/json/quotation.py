"""Quotations as JSON."""

from collections.abc import Sequence
from typing import Any

from candour.core.quotations.anchors import Anchor, ReAnchored
from candour.core.quotations.annotated import Annotated
from candour.core.quotations.quotation import Alarm, Difference, Finding, Place, Quotation, Quoted
from candour.writers.json.passage import locator_as_json


def quotation_as_json(quotation: Quotation) -> dict[str, Any]:
    """Return a quotation as the contract's object of that name.

    Added to the contract's keys: `form` and `source_place`, where its words stand in the source;
    `machine_read` where the source was read off a picture.
    """
    quoted = quotation.quoted
    at = _place_as_json(quoted)
    line = _line(quoted.words, quoted.attributed_to, quotation.finding, quotation.alarms, at)
    return {**line, "id": quotation.id, "form": quoted.form.value, **_more(quotation.finding)}


def annotated_as_json(one: Annotated, document: str) -> dict[str, Any]:
    """Return an annotation as the contract's quotation, with what became of its anchors.

    `document` is the hash of the document that quotes: where the annotation's place in it is not
    sure, `at` names the document alone. Added to the keys of a quotation: `annotation`, `verified`
    and `anchors`.
    """
    quoted = one.quotation.quoted if one.quotation is not None else None
    at = _place_as_json(quoted) if quoted else {"original": document, "locator": {"part": "body"}}
    said = quoted.attributed_to if quoted else None
    line = _line(one.annotation.words, said, one.finding, one.alarms, at)
    return {
        **line,
        "id": one.id,
        **_more(one.finding),
        "annotation": one.annotation.id,
        "verified": one.is_verified,
        "anchors": [_anchor_as_json(each, each is one.at) for each in one.anchors],
    }


def difference_as_json(difference: Sequence[Difference]) -> list[list[str]]:
    """Return a difference as pairs: what became of words, and the words."""
    return [[part.change.value, part.words] for part in difference]


def _line(
    words: str,
    attributed_to: str | None,
    finding: Finding,
    alarms: Sequence[Alarm],
    at: dict[str, Any],
) -> dict[str, Any]:
    place = finding.place
    return {
        "type": "quotation",
        "quote": words,
        "grade": finding.grade.value,
        "attributed_to": attributed_to,
        "source": None if place is None else place.source,
        "locator": None if place is None else locator_as_json(place.passage.locator),
        "found": finding.found,
        "cut": list(finding.cut),
        "inserted": list(finding.inserted),
        "difference": difference_as_json(finding.difference),
        "also_at": [_place_as_json(other) for other in finding.also_at],
        "folded": [fold.value for fold in finding.folds],
        "alarm": [alarm.value for alarm in alarms],
        "at": at,
    }


def _more(finding: Finding) -> dict[str, Any]:
    place = {} if finding.place is None else {"source_place": _place_as_json(finding.place)}
    return {**place, **({"machine_read": True} if finding.machine_read else {})}


def _anchor_as_json(found: ReAnchored, is_of_document: bool) -> dict[str, Any]:
    return {
        "in": "document" if is_of_document else "source",
        "state": found.state.value,
        "by": None if found.by is None else found.by.value,
        "changed": found.changed,
        "was": _was(found.anchor),
        "places": [{"source": place.source, **_place_as_json(place)} for place in found.places],
    }


def _was(anchor: Anchor) -> dict[str, Any]:
    told = {
        "source": anchor.name,
        "original": anchor.sha256,
        "address": anchor.address,
        "page": anchor.page,
        "start": None if anchor.span is None else anchor.span.start,
        "end": None if anchor.span is None else anchor.span.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix or None,
        "suffix": anchor.suffix or None,
    }
    return {key: value for key, value in told.items() if value is not None}


def _place_as_json(place: Place | Quoted) -> dict[str, Any]:
    return {
        "original": place.passage.original,
        "locator": locator_as_json(place.passage.locator),
        "start": place.span.start,
        "end": place.span.end,
    }
