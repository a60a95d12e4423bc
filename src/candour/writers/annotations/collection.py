"""Quotations as one W3C AnnotationCollection (https://www.w3.org/TR/annotation-model/)."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from candour.core.quotations.anchors import Anchor
from candour.core.quotations.folding import FOLDS_IN_WORDS
from candour.core.quotations.quotation import Change, Difference
from candour.writers.annotations.model import Written

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""Named, never fetched."""
_OWN_TERMS = {"candour": "urn:candour:"}
_PDF_PAGES = "http://tools.ietf.org/rfc/rfc3778"
"""The identifier that the W3C model gives for fragments of a PDF (RFC 8118 replaced the text)."""
_SHOWN = {Change.SAME: "{}", Change.LOST: "[-{}-]", Change.ADDED: "{{+{}+}}"}


def collection_as_text(written: Sequence[Written], document: str) -> str:
    """Return the quotations of a document, named `document`, as one collection."""
    return json.dumps(_collection(written, document), ensure_ascii=False, indent=1) + "\n"


def in_one_line(parts: Sequence[Difference]) -> str:
    """Show lost words as [-…-] and added ones as {+…+}, as a word diff does."""
    return " ".join(_SHOWN[part.change].format(part.words) for part in parts)


def _collection(written: Sequence[Written], document: str) -> dict[str, Any]:
    name = _urn(document, *(one.id for one in written))
    page = {
        "id": _urn(name, "page"),
        "type": "AnnotationPage",
        "partOf": name,
        "startIndex": 0,
        "items": [_annotation(one) for one in written],
    }
    return {
        "@context": [CONTEXT, _OWN_TERMS],
        "id": name,
        "type": "AnnotationCollection",
        "label": f"Quotations in {document}",
        "rdfs:comment": FOLDS_IN_WORDS,
        "generator": {"type": "Software", "name": "Candour"},
        "total": len(written),
        **({"first": page} if written else {}),
    }


def _annotation(one: Written) -> dict[str, Any]:
    told = one.annotation.id
    said = {"candour:attributedTo": one.attributed_to} if one.attributed_to else {}
    states = {"candour:anchors": list(one.states)} if one.states else {}
    return {
        "id": told if ":" in told else _urn(told),
        "type": "Annotation",
        "motivation": "linking",
        "candour:quotation": one.id,
        "candour:grade": one.finding.grade.value,
        "candour:alarm": [alarm.value for alarm in one.alarms],
        "candour:folded": [fold.value for fold in one.finding.folds],
        "candour:cut": list(one.finding.cut),
        "candour:inserted": list(one.finding.inserted),
        **said,
        **states,
        "body": list(_bodies(one)),
        "target": [_specific(anchor) for anchor in one.annotation.targets],
    }


def _bodies(one: Written) -> Iterator[dict[str, Any]]:
    if one.annotation.quoting is not None:
        yield {**_specific(one.annotation.quoting), "purpose": "linking"}
    yield _said("assessing", one.finding.grade.value)
    for alarm in one.alarms:
        yield _said("tagging", f"alarm: {alarm.value}")
    if one.finding.difference:
        yield _said("describing", in_one_line(one.finding.difference))


def _said(purpose: str, value: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        "language": "en",
    }


def _specific(anchor: Anchor) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": _source(anchor),
        "selector": list(_selectors(anchor)),
    }


def _source(anchor: Anchor) -> dict[str, Any]:
    """Name a source by its hash (RFC 6920), or by the address that it came with."""
    source: dict[str, Any] = {}
    if anchor.sha256 is not None:
        digest = urlsafe_b64encode(bytes.fromhex(anchor.sha256)).decode().rstrip("=")
        source = {"id": f"ni:///sha-256;{digest}", "schema:sha256": anchor.sha256}
    elif anchor.address is not None:
        source = {"id": anchor.address}
    return {
        **source,
        "type": "Text",
        **({"schema:name": anchor.name} if anchor.name is not None else {}),
    }


def _selectors(anchor: Anchor) -> Iterator[dict[str, Any]]:
    quote = {"type": "TextQuoteSelector", "exact": anchor.exact}
    for key, words in (("prefix", anchor.prefix), ("suffix", anchor.suffix)):
        if words:
            quote[key] = words
    yield quote
    if anchor.span is not None:
        yield {
            "type": "TextPositionSelector",
            "start": anchor.span.start,
            "end": anchor.span.end,
        }
    if anchor.page is not None:
        # The page alone would select more than the words: all selectors select the same.
        yield {
            "type": "FragmentSelector",
            "conformsTo": _PDF_PAGES,
            "value": f"page={anchor.page}",
            "refinedBy": quote,
        }


def _urn(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_OID, chr(10).join(parts))}"
