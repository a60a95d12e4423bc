"""Write links between rows of tables in the format that the file's ending names."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from candour.errors import CandourError
from candour.writers.guards import guarded
from candour.writers.json.lines import json_line
from candour.writers.placing import put_in_place

ENDINGS = (".csv", ".xlsx", ".jsonl")
HEADINGS = ("left", "right", "probability", "person", "reasons", "reasons against")


def check_links_ending(path: Path) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    if path.suffix.lower() not in ENDINGS:
        raise CandourError(
            f"no links are written as “{path.suffix or path.name}”",
            expected=f"a file that ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}",
        )


def write_links(path: Path, links: Sequence[Mapping[str, Any]]) -> None:
    """Write links, the likeliest first; whole or not at all. Raises `CandourError`."""
    check_links_ending(path)
    write = {".csv": _write_csv, ".xlsx": _write_xlsx, ".jsonl": _write_lines}[path.suffix.lower()]
    put_in_place(lambda place: write(place, links), path)


def _write_csv(path: Path, links: Sequence[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows([guarded(str(cell)) for cell in row] for row in _rows(links))


def _write_xlsx(path: Path, links: Sequence[Mapping[str, Any]]) -> None:
    # By name: openpyxl is loaded where a workbook is asked for, and not before.
    write = import_module("candour.writers.links.xlsx").write_workbook
    write(path, [HEADINGS, *_rows(links)])


def _write_lines(path: Path, links: Sequence[Mapping[str, Any]]) -> None:
    text = "".join(f"{json_line(link)}\n" for link in links)
    path.write_text(text, encoding="utf-8", newline="\n")


def _rows(links: Iterable[Mapping[str, Any]]) -> Iterable[list[str | float]]:
    for link in links:
        yield [
            link["left"],
            link["right"],
            link["probability"],
            link["person"] or "",
            "; ".join(link["reasons"]),
            "; ".join(link["reasons_against"]),
        ]
