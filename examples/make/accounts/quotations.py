"""Every quotation that an account makes: where, of what, and how true it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from examples.make.accounts.placed import Placed, Told
from examples.make.accounts.plan import Plan
from examples.make.accounts.search import MAIN_FILES, Found, everywhere, spellings, statement

Row = dict[str, Any]
SERIES = {"S1": "review_1", "S2": "review_2", "SA": "article"}
FAITHFUL = ("exact", "folded")


def quotations(plan: Plan, told: Mapping[str, Told]) -> list[Row]:
    """One row a quotation and file, in the order of the files' paragraphs."""
    rows = []
    for one in told.values():
        for placed in one.paragraphs:
            if placed.voice.get("quoted"):
                rows.append(_block(told, one, placed))
            for key, start, end in placed.joined.slots():
                rows.append(_marked(plan, told, one, Found(one.file, placed, start, end), key))
    return rows


def _account_of(key: str) -> str:
    return SERIES[key.split("-", maxsplit=1)[0]]


def _sources(plan: Plan, told: Mapping[str, Told], one: Told) -> list[Told]:
    return [told[MAIN_FILES[name]] for name in plan.sources[one.account]]


def _block(told: Mapping[str, Told], one: Told, placed: Placed) -> Row:
    words = placed.voice["quoted"]["text"]
    source = next(everywhere([told[MAIN_FILES["article"]]], words))
    start = placed.text.index(words)
    row = {"key": f"B-{placed.voice['id']}", "form": "block", "nested": False}
    row |= Found(one.file, placed, start, start + len(words)).place()
    row |= {"quote": words, "attributed_to": "article", "stated": False, "grade": "exact"}
    row |= _source([source]) | {"cut": [], "inserted": [], "folded": [], "alarm": []}
    return row | {"also_at": [], "against": ["accounts/article.html"], "planned": False}


def _marked(plan: Plan, told: Mapping[str, Told], one: Told, at: Found, key: str) -> Row:
    laid_down = plan.quotations[key]
    nested = laid_down["in"] != one.account
    row: Row = {"key": f"{key}@{one.account}" if nested else key, "form": "marked"}
    row |= {"nested": nested, **at.place(), "quote": at.text}
    against = _sources(plan, told, one)
    if nested:
        # What the article did to the report is the article's doing; the post copied it as it was.
        copied = next(everywhere([told[MAIN_FILES["article"]]], at.text))
        row |= {"attributed_to": "article", "stated": False, "grade": "exact"}
        row |= _source([copied]) | {"cut": [], "inserted": [], "folded": [], "alarm": []}
    else:
        row |= _judged(laid_down) | _source(_found(plan, told, one, at, laid_down))
    places = list(everywhere(against, row["found"])) if row["grade"] in FAITHFUL else []
    others = [found.place() for found in places if found.place() != row["source_place"]]
    row |= {"also_at": others, "against": [f"accounts/{source.file}" for source in against]}
    row["planned"] = bool(laid_down["planned"]) and not nested
    return row | ({"note": laid_down["note"]} if "note" in laid_down else {})


def _judged(laid_down: Mapping[str, Any]) -> Row:
    of = laid_down["of"]
    first = of[0] if isinstance(of, list) else of
    default = _account_of(first) if isinstance(first, str) else None
    attributed = laid_down.get("attributed_to", default)
    lists = {name: list(laid_down.get(name, ())) for name in ("cut", "inserted", "folded", "alarm")}
    row: Row = {
        "attributed_to": attributed,
        "stated": bool(attributed) and laid_down.get("stated", True),
        "grade": laid_down["grade"],
    }
    return row | lists


def _found(
    plan: Plan, told: Mapping[str, Told], one: Told, at: Found, laid_down: Mapping[str, Any]
) -> list[Found]:
    of = laid_down.get("of_really") or laid_down["of"]
    if of is None:
        return []
    if isinstance(of, Mapping):
        file = MAIN_FILES.get(of["account"], one.file)
        places = everywhere([told[file]], of["text"])
        return [next(place for place in places if place.placed is not at.placed)]
    keys = of if isinstance(of, list) else [of]
    whole = [statement(told, _account_of(key), key) for key in keys]
    if laid_down["grade"] not in FAITHFUL:
        return whole
    source = whole[0]
    for spelt in spellings(at.text):
        start = source.placed.text.find(spelt, source.start, source.end)
        if start >= 0:
            return [Found(source.file, source.placed, start, start + len(spelt))]
    raise LookupError(f"{laid_down['key']} does not stand in its source")


def _source(found: Sequence[Found]) -> Row:
    places = [one.place() for one in found]
    return {
        "source_place": places[0] if places else None,
        "further_places": places[1:],
        "found": found[0].text if found else None,
    }
