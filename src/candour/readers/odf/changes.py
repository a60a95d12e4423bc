"""Tracked changes: who inserted and deleted what, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from candour.readers.odf.names import name

_REGION = name("text:changed-region")
_CREATOR, _DATE = name("dc:creator"), name("dc:date")


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """One change; `deleted` holds the element with the words taken out, if it took any out."""

    by: str | None = field(repr=False)
    at: str | None
    deleted: etree._Element | None = field(repr=False)


def tracked_changes(body: etree._Element) -> Mapping[str, TrackedChange]:
    """Return the changes of a text by their id."""
    found: dict[str, TrackedChange] = {}
    for region in body.iter(_REGION):
        called = region.get(name("xml:id")) or region.get(name("text:id"))
        if called is None:
            continue
        deletion = region.find(name("text:deletion"))
        by, at = region.find(f".//{_CREATOR}"), region.find(f".//{_DATE}")
        found[called] = TrackedChange(
            by.text if by is not None else None, at.text if at is not None else None, deletion
        )
    return found
