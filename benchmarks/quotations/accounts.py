"""The quotations of the invented accounts against their truth."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from candour.actions.reading import read_file
from candour.core.quotations.checking import Checker
from candour.core.quotations.quotation import Quotation
from candour.core.quotations.sources import Source
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words

CASE = Path(__file__).parents[2] / "examples" / "case"
_TRUTH = CASE.parent / "truth" / "quotations.jsonl"
_KEYS = ("grade", "alarm", "source", "folded", "cut", "inserted")


def figures(misses: list[str]) -> Iterator[dict[str, str]]:
    """Yield a row for each account, and add to `misses` what differs."""
    known: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in _TRUTH.read_text(encoding="utf-8").splitlines():
        known[json.loads(line)["file"]].append(json.loads(line))
    for file, wanted in known.items():
        found = _quotations(file, max((one["against"] for one in wanted), key=len))
        right: dict[str, int] = dict.fromkeys(("found", *_KEYS), 0)
        for one in wanted:
            match = min(
                (each for each in found if each.quoted.words == one["quote"]),
                key=lambda each: not _stands_at(each, one),
                default=None,
            )
            if match is None:
                misses.append(f"{file}\t{one['key']}\tnot found\t{one['quote']}")
                continue
            found.remove(match)
            right["found"] += 1
            for key in _KEYS:
                said, true = _said(match, key), _true(one, key)
                right[key] += said == true
                if said != true:
                    misses.append(f"{file}\t{one['key']}\t{key}\t{said}, not {true}")
        yield {"account": file, "known": str(len(wanted))} | {
            key: f"{count / len(wanted):.3f}" for key, count in right.items()
        }


def _quotations(file: str, against: list[str]) -> list[Quotation]:
    sources = [_source(name) for name in against]
    checker = Checker(sources, load_quotation_words(), load_sentence_words())
    return list(checker.quotations(_source(file)))


@cache
def _source(file: str) -> Source:
    return Source(file, read_file(CASE / file).document)


def _stands_at(found: Quotation, wanted: dict[str, Any]) -> bool:
    return found.quoted.passage.locator.paragraph == wanted["locator"].get("paragraph")


def _said(found: Quotation, key: str) -> object:
    finding = found.finding
    return {
        "grade": finding.grade.value,
        "alarm": [alarm.value for alarm in found.alarms],
        "source": finding.place.source if finding.place is not None else None,
        "folded": [fold.value for fold in finding.folds],
        # What an altered quotation's own edits stand for is anybody's reading.
        "cut": list(finding.cut) if finding.grade.holds else [],
        "inserted": list(finding.inserted) if finding.grade.holds else [],
    }[key]


def _true(wanted: dict[str, Any], key: str) -> object:
    if key == "source":
        return (wanted["source_place"] or {}).get("file")
    if key in ("cut", "inserted") and wanted["grade"] == "altered":
        return []
    return wanted[key]
