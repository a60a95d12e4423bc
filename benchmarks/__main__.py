"""`make bench`: run every benchmark and write benchmarks/RESULTS.md."""

import platform
import subprocess
import sys
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
    "dateparser",
    "python-dateutil",
    "edtf",
)


def dates() -> str:
    """Return the tables of the date benchmarks, which write every miss to benchmarks/out/dates."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.dates"], capture_output=True, text=True, check=True
    )
    return done.stdout


def main() -> None:
    """Run everything; say the machine, since only ratios travel from one to another."""
    pages = [
        "# Results",
        "Written by `make bench`. Seconds are of one machine on one day: read the ratios. The bare "
        "row is the library doing the part that no reader can avoid, in the same run.",
        f"{datetime.now(UTC):%d %B %Y} · Python {platform.python_version()} · "
        f"{platform.machine()}, {platform.system()} · "
        + ", ".join(f"{peer} {version(peer)}" for peer in PEERS),
        "## Reading Word",
        as_table(docx.figures()),
        "## Reading sheets",
        as_table(sheet.figures()),
        "## Reading PDF",
        as_table(pdf.figures()),
        "## Dates",
        dates(),
    ]
    RESULTS.write_text("\n\n".join(pages) + "\n", encoding="utf-8")
    print(f"written: {RESULTS.name}")


if __name__ == "__main__":
    main()
