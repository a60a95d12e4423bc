"""The service navigation, built from the steps of a review."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from candour.flow import STEPS


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go: its words, its address, and whether the page is there."""

    text: str
    href: str
    is_here: bool


_PAGES = {
    "documents": "documents",
    "chronology": "chronology",
    "people": "people",
    "knowledge": "knew",
    "quotations": "quotations",
    "comparison": "compare",
    "voices": "fisk",
    "key": "key",
    "log": "log",
}
"""Step of the flow → the page that it has in a case."""
_TITLES = {
    "knowledge": "Who knew what",
    "comparison": "Compare",
    "voices": "Fisk",
    "key": "Release",
}
_FINDINGS = ("findings", "Findings")
_RELEASE = ("key", "Release")
_PARTS = {
    "key": "Key",
    "preview": "Preview",
    "editions": "Editions",
    "leaks": "Leak check",
    "ledger": "Ledger",
}
"""The pages of the Release section, in the order of the work."""
_PART_OF = {
    "new-in-key": "key",
    "person-in-key": "key",
    "upload-key": "key",
    "allow-in-key": "key",
    "leak-report": "leaks",
    "leaks-of-edition": "editions",
    "ledger-row": "ledger",
}
_PRINT = ("export", "Print and export")
_UNDER = {
    "document": "documents",
    "agencies": "documents",
    "columns": "documents",
    "withdraw": "documents",
    "text": "documents",
    "printed": "documents",
    "new-finding": "findings",
    "finding": "findings",
    "change-finding": "findings",
    "accept-quotation": "findings",
    "finding-ready": "findings",
    **dict.fromkeys((*_PARTS, *_PART_OF), "key"),
    "judge-difference": "compare",
    "genogram": "people",
    "review-people": "people",
    "judge-people": "people",
    "person": "people",
    "merge-person": "people",
    "part-person": "people",
    "ask": "knew",
    "add-fact": "knew",
    "fact": "knew",
    "timeline": "chronology",
    "returns": "documents",
    "return": "documents",
    "orphans": "documents",
    "orphan": "documents",
    "withdraw-orphan": "documents",
    "keep-view": "chronology",
    "select": "chronology",
    "entry": "chronology",
    "split-entry": "chronology",
    "tag-entry": "chronology",
    "date-entry": "chronology",
    "note-entry": "chronology",
    "event-of-entry": "chronology",
}


def ways_of(case: str, page: str) -> list[Way]:
    """Return the ways from a page of a case: steps that have a page, findings, then printing."""
    found = [
        (_PAGES[step.noun], _TITLES.get(step.noun, step.noun.capitalize()))
        for step in STEPS
        if step.noun in _PAGES
    ]
    # A finding comes before what is released of it; what was decided is looked at last.
    last = ("log", _RELEASE[0])
    ways = (
        [one for one in found if one[0] not in last]
        + [_FINDINGS, _RELEASE, _PRINT]
        + [one for one in found if one[0] == "log"]
    )
    here = _UNDER.get(page, page)
    return [Way(text, reverse(name, args=[case]), name == here) for name, text in ways]


def parts_of_release(case: str, page: str) -> list[Way]:
    """Return the ways between the pages of the Release section; none from any other page."""
    here = _PART_OF.get(page, page)
    if here not in _PARTS:
        return []
    return [Way(text, reverse(name, args=[case]), name == here) for name, text in _PARTS.items()]


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    """Return what stands around every page."""
    match = request.resolver_match
    case = match.kwargs.get("case") if match is not None else None
    page = (match.url_name or "") if match is not None else ""
    return {
        "ways": ways_of(case, page) if case else [],
        "parts": parts_of_release(case, page) if case else [],
        "case_name": case,
        # A form that was refused stands at an address that only takes forms.
        "here": request.get_full_path() if request.method == "GET" else "",
    }
