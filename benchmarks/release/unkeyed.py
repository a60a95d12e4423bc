"""What is found without a key: mentions of judgments, identifiers of the invented case and of
made-up lines.

`python -m benchmarks.release.unkeyed`; the shared material is found by `CANDOUR_SHARED`. A mention
is found where every letter and figure of it is covered; precision is by character. Rules were
fitted on the first part of the judgments alone; the second was not looked into.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.report import cells_as_table
from candour.actions.reading import FileRead, read_files
from candour.actions.redacting import find_identifying, replacer_for
from candour.core.key.model import Edition, Key, Withheld

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASE = ROOT / "examples" / "case"
SHARED = Path(os.environ.get("CANDOUR_SHARED", ROOT.parent / "shared"))
UNSEEN = 20
"""the last of every second judgment, sorted by id"""
CLASSES = ("PERSON", "ORG", "LOC", "DATETIME", "CODE", "DEM", "QUANTITY", "MISC")

Spans = list[tuple[int, int]]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHAPES = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{_MONTHS}) \d{{4}}|\b(?:19|20)\d\d\b|\b\d{{1,6}}/\d\d\b"
)
_RUNS = re.compile(
    r"(?<=[a-z,;] )[A-Z][\w’'.-]*(?:\s+(?:of|the|and|for|de|van)?\s*[A-Z][\w’'.-]*)*"
)


def shapes(text: str) -> Spans:
    """Find dates and codes by their shape."""
    return [met.span() for met in _SHAPES.finditer(text)]


def shapes_and_capitals(text: str) -> Spans:
    """Find dates, codes, and capitals inside of sentences."""
    return [*shapes(text), *(met.span() for met in _RUNS.finditer(text))]


def candour(text: str) -> Spans:
    """Find what Candour finds."""
    return [(one.start, one.end) for one in find_identifying(text)]


def judgments() -> tuple[list[Any], list[Any]]:
    """Return the judgments that rules were fitted on, and those that nobody looked into."""
    path = SHARED / "gold" / "anonymise" / "judgments.json"
    ordered = sorted(json.loads(path.read_text(encoding="utf-8")), key=lambda one: one["id"])
    unseen = ordered[1::2][-UNSEEN:]
    return [one for one in ordered if one not in unseen], unseen


def score(documents: Iterable[Any], find: Callable[[str], Spans]) -> dict[str, str]:
    """Return recall by class and in all, and precision by character."""
    known, found, right, told = Counter[str](), Counter[str](), 0, 0
    begun = perf_counter()
    for one in documents:
        text = one["text"]
        covered, true = bytearray(len(text)), bytearray(len(text))
        for start, end in find(text):
            covered[start:end] = b"\1" * (end - start)
        for mention in one["ents"]:
            span = range(mention["start"], mention["end"])
            true[span.start : span.stop] = b"\1" * len(span)
            known[mention["type"]] += 1
            found[mention["type"]] += all(covered[n] or not text[n].isalnum() for n in span)
        right += sum(a & b for a, b in zip(covered, true, strict=True))
        told += sum(covered)
    return {
        "recall": f"{found.total() / known.total():.3f}",
        "precision": f"{right / told:.3f}",
        **{one: f"{found[one]}/{known[one]}" for one in CLASSES},
        "seconds": f"{perf_counter() - begun:.1f}",
    }


def mentions() -> Iterator[dict[str, str]]:
    """Compare Candour with the baselines on each part."""
    seen, unseen = judgments()
    parts = {f"{len(seen)} fitted on": seen, f"{len(unseen)} not looked into": unseen}
    for part, documents in parts.items():
        for who, find in (
            ("regexes for dates and codes", shapes),
            ("… and capitalised runs", shapes_and_capitals),
            ("Candour", candour),
        ):
            yield {"judgments": part, "who": who, **score(documents, find)}


def identifiers() -> Iterator[dict[str, str]]:
    """Identifiers withheld by an edition of an empty key, by class: the case, and made-up lines."""
    read = [one for one in read_files(_files()) if isinstance(one, FileRead)]
    passages = [passage.text for one in read for passage in one.document.passages()]
    lines = _rows("made_up.jsonl")
    everything = Edition(name="all", classes_withheld=frozenset(Withheld) - {Withheld.FREE_TEXT})
    released = replacer_for(
        Key(case="", persons=()), everything, [*passages, *(line["text"] for line in lines)]
    ).released

    def is_withheld(text: str, form: str, at: int) -> bool:
        taken = [one.span for one in released(text).replacements]
        span = range(at, at + len(form))
        return all(
            any(n in range(t.start, t.end) for t in taken) for n in span if text[n].isalnum()
        )

    case, made = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for label in _rows("labels.jsonl"):
        for text in passages:
            for met in re.finditer(re.escape(label["said"]), text):
                at = text.index(label["form"], met.start())
                case[label["class"], is_withheld(text, label["form"], at)] += 1
    for line in lines:
        text, form = line["text"], line["form"]
        if form:
            made[line["class"], is_withheld(text, form, text.index(form))] += 1
        else:
            made["nothing to withhold", bool(released(text).replacements)] += 1
    for name in sorted({one for one, _ in (*case, *made)}):
        yield {"class": name, "invented case": _of(case, name), "made-up lines": _of(made, name)}


def _of(counted: Counter[tuple[str, bool]], name: str) -> str:
    known = counted[name, True] + counted[name, False]
    return f"{counted[name, True]} of {known}" if known else "–"


def _files() -> list[Path]:
    folders = (CASE, CASE / "accounts", CASE / "edition")
    files = [file for folder in folders for file in sorted(folder.iterdir()) if file.is_file()]
    return [file for file in files if file.suffix != ".yaml"]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    print("Identifying mentions of judgments, without a key: recall of each class\n")
    print(cells_as_table(list(mentions())))
    print("\nIdentifiers withheld without a key\n")
    print(cells_as_table(list(identifiers())))
