"""`make bench`: run every benchmark, or those named, and write benchmarks/RESULTS.md."""

import argparse
import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.reading import docx, pdf, sheet
from benchmarks.report import as_table

RESULTS = Path(__file__).parent / "RESULTS.md"
PEERS = (
    "lxml",
    "python-docx",
    "docx2python",
    "python-calamine",
    "openpyxl",
    "pypdfium2",
    "pdfplumber",
    "camelot-py",
    "dateparser",
    "python-dateutil",
    "edtf",
    "pandas",
    "rapidfuzz",
    "recordlinkage",
    "scikit-learn",
    "splink",
    "duckdb",
)
_HEAD = f"""# Results

Written by `make bench`. Seconds are of one machine on one day: read the ratios. The bare row is the
library doing the part that no reader can avoid, in the same run. Each part is one run.

Python {platform.python_version()} · {platform.machine()}, {platform.system()} · \
{", ".join(f"{peer} {version(peer)}" for peer in PEERS)}
"""


def _printed_by(module: str, *arguments: str) -> Callable[[], str]:
    def run() -> str:
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-m", module, *arguments],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    return run


PARTS: dict[str, tuple[str, Callable[[], str]]] = {
    "word": ("Reading Word", lambda: as_table(docx.figures())),
    "sheets": ("Reading sheets", lambda: as_table(sheet.figures())),
    "pdf": ("Reading PDF", lambda: as_table(pdf.figures())),
    "pdf-tables": (
        "Tables in PDF, neighbouring cells of transcribed pages",
        _printed_by("benchmarks.reading.pdf_tables"),
    ),
    "dates": ("Dates", _printed_by("benchmarks.dates")),
    "events": (
        "Same-event groups and contradictions, the invented case and its variants",
        _printed_by("benchmarks.chronology.events"),
    ),
    "silences": ("Silences, the invented case", _printed_by("benchmarks.chronology.silences")),
    "mentions": (
        "Mentions of people, the invented case",
        _printed_by("benchmarks.people.mentions"),
    ),
    "prose": (
        "Entries from prose, pages labelled by hand",
        _printed_by("benchmarks.chronology.prose"),
    ),
    "contacts": (
        "Contacts between agencies, the invented case and its variants",
        _printed_by("benchmarks.knowledge.contacts"),
    ),
    "casting": (
        "Who is who, the invented case and its variants",
        _printed_by("benchmarks.people.casting"),
    ),
    "casting-growth": (
        "Who is who, as entries grow",
        _printed_by("benchmarks.people.growth"),
    ),
    "knowing": (
        "Who knew what, the invented case",
        _printed_by("benchmarks.knowledge.knowing"),
    ),
    "contacts-prose": (
        "Contacts in a report's prose, pages labelled by hand",
        _printed_by("benchmarks.knowledge.grenfell"),
    ),
    "knowing-growth": (
        "Who knew what, as entries grow",
        _printed_by("benchmarks.knowledge.growth"),
    ),
    "quotations": (
        "Quotations: the place, the grade, the time",
        _printed_by("benchmarks.quotations"),
    ),
    "linkage": ("People in tables, linked", _printed_by("benchmarks.linkage")),
    "agencies": (
        "Public bodies, coroners and areas by their aliases",
        _printed_by("benchmarks.agencies"),
    ),
    "voices": ("Voices of posts", _printed_by("benchmarks.voices")),
    "comparison": (
        "Two accounts compared: pairs, changes, stance, the time",
        _printed_by("benchmarks.comparison"),
    ),
    "leaks": (
        "An edition read back: planted leaks, bad redactions, the time",
        _printed_by("benchmarks.release.leaks"),
    ),
    "unkeyed": (
        "Found without a key: judgments, the invented case, made-up lines",
        _printed_by("benchmarks.release.unkeyed"),
    ),
    "log": (
        "Adding to a case's log, as safe on the disk",
        _printed_by("benchmarks.store.appending"),
    ),
    "pages": ("Pages of the workbench at 20,000 entries", _printed_by("benchmarks.pages")),
    "adding": (
        "One file added to a case of 20,000 entries",
        _printed_by("benchmarks.chronology.adding"),
    ),
    "scale": ("Many files", _printed_by("benchmarks.chronology.scale")),
}


def standing() -> dict[str, str]:
    """Return the parts that RESULTS.md holds, by their headings."""
    if not RESULTS.is_file():
        return {}
    parts = RESULTS.read_text("utf-8").split("\n## ")[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1].strip() for part in parts}


def main() -> None:
    """Run the parts asked for, and keep what stands of the others; write after each."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    chosen = asked.parse_args().parts or list(PARTS)
    for name in chosen:
        heading, run = PARTS[name]
        print(f"{heading} …", file=sys.stderr, flush=True)
        written = standing() | {heading: f"{datetime.now(UTC):%d %B %Y}\n\n{run()}"}
        ordered = [
            f"## {each}\n\n{written[each]}\n" for each, _ in PARTS.values() if each in written
        ]
        RESULTS.write_text("\n".join([_HEAD, *ordered]), encoding="utf-8")
    print(f"written: {RESULTS.name}")


if __name__ == "__main__":
    main()
