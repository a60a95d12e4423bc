"""Quotations as JSON."""

from typing import Any

from candour.core.quotations.quotation import Place, Quotation
from candour.writers.json.passage import locator_as_json


def quotation_as_json(quotation: Quotation) -> dict[str, Any]:
    """Return a quotation as the contract's object of that name.

    Added to the contract's keys: `form` and `source_place`, where its words stand in the source;
    `machine_read` where the source was read off a picture.
    """
    quoted, finding = quotation.quoted, quotation.finding
    place = finding.place
    line: dict[str, Any] = {
        "type": "quotation",
        "quote": quoted.words,
        "grade": finding.grade.value,
        "attributed_to": quoted.attributed_to,
        "source": None if place is None else place.source,
        "locator": None if place is None else locator_as_json(place.passage.locator),
        "found": finding.found,
        "cut": list(finding.cut),
        "inserted": list(finding.inserted),
        "difference": [[part.change.value, part.words] for part in finding.difference],
        "also_at": [_place_as_json(other) for other in finding.also_at],
        "folded": [fold.value for fold in finding.folds],
        "alarm": [alarm.value for alarm in quotation.alarms],
        "at": {
            "original": quoted.passage.original,
            "locator": locator_as_json(quoted.passage.locator),
            "start": quoted.span.start,
            "end": quoted.span.end,
        },
        "id": quotation.id,
        "form": quoted.form.value,
    }
    if place is not None:
        line["source_place"] = _place_as_json(place)
    if finding.machine_read:
        line["machine_read"] = True
    return line


def _place_as_json(place: Place) -> dict[str, Any]:
    return {
        "original": place.passage.original,
        "locator": locator_as_json(place.passage.locator),
        "start": place.span.start,
        "end": place.span.end,
    }
