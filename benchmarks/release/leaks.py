"""The check of an edition: planted leaks, bad redactions, time against size.

`python -m benchmarks.release.leaks`; the shared material is found by `CANDOUR_SHARED`. x-ray comes
with a library under the AGPL and is no dependency of ours: it is run where `import xray` finds it.
"""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.release.mixed_files import write_mixed
from benchmarks.report import cells_as_table
from candour.actions.leaks import Asked, find_leaks
from candour.core.leaks.leak import Leak, LeakClass

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples"
SHARED = Path(os.environ.get("CANDOUR_SHARED", ROOT.parent / "shared"))
MEGABYTES = (3, 6, 12)
BAD = {
    "bad_cross_hatched_redactions.pdf",
    "hidden_text_on_visible_text.pdf",
    "rectangles_yes.pdf",
    "rectangles_yes_2.pdf",
}


def planted() -> Iterator[dict[str, str]]:
    """Planted leaks found in the invented edition, by class, and what else was said."""
    edition = EXAMPLE / "case" / "edition"
    files = tuple(one for one in sorted(edition.iterdir()) if one.suffix != ".yaml")
    asked = Asked(paths=files, key=edition / "key.yaml", edition="public")
    leaks = find_leaks(asked).leaks
    truth = _rows(EXAMPLE / "truth" / "leaks.jsonl")
    used: set[int] = set()
    known, found = Counter[str](), Counter[str]()
    for one in truth:
        known[one["class"]] += 1
        hits = {n for n, leak in enumerate(leaks) if _is_it(leak, one)}
        found[one["class"]] += bool(hits)
        used |= hits
    extra = Counter(leak.leak_class.value for n, leak in enumerate(leaks) if n not in used)
    for name in (*LeakClass, "all"):
        yield {
            "class": name,
            "planted": str(known[name] if name != "all" else known.total()),
            "found": str(found[name] if name != "all" else found.total()),
            "also said": str(extra[name] if name != "all" else extra.total()),
        }


def redactions() -> Iterator[dict[str, str]]:
    """Bad redactions found, and false alarms, without a key; warnings are neither."""
    files = sorted((SHARED / "gold" / "bad-redactions").glob("*.pdf"))
    begun = perf_counter()
    leaks = find_leaks(Asked(paths=tuple(files))).leaks
    seconds = perf_counter() - begun
    yield _judged("Candour", {leak.file for leak in leaks if not leak.warning}, len(files), seconds)
    yield _of_xray(files)


def _of_xray(files: list[Path]) -> dict[str, str]:
    """What x-ray finds in the same files, in the same run."""
    if find_spec("xray") is None:
        return {
            "who": "x-ray",
            "bad files found": "not installed: not run",
            "false alarms": "",
            "seconds": "",
        }
    xray = import_module("xray")

    async def named() -> set[str]:
        return {path.name for path in files if await xray.inspect(path)}

    begun = perf_counter()
    found = asyncio.run(named())
    return _judged("x-ray 0.4.0", found, len(files), perf_counter() - begun)


def _judged(who: str, named: set[str], files: int, seconds: float) -> dict[str, str]:
    return {
        "who": who,
        "bad files found": f"{len(named & BAD)} of {len(BAD)}",
        "false alarms": f"{len(named - BAD)} of {files - len(BAD)}",
        "seconds": f"{seconds:.1f}",
    }


def growth() -> Iterator[dict[str, str]]:
    """Megabytes of mixed files a minute, at growing sizes, by one process and by all cores."""
    key = EXAMPLE / "case" / "edition" / "key.yaml"
    for size in MEGABYTES:
        with TemporaryDirectory() as folder:
            written = write_mixed(Path(folder), size * 1_000_000)
            one, several = (_seconds(Path(folder), key, count) for count in (1, None))
        yield {
            "MB": f"{written / 1e6:.1f}",
            "MB a minute, one process": f"{written / 1e6 / one * 60:.0f}",
            f"on {os.cpu_count()} cores": f"{written / 1e6 / several * 60:.0f}",
            "times as fast": f"{one / several:.1f}",
        }


def _seconds(folder: Path, key: Path, processes: int | None) -> float:
    begun = perf_counter()
    find_leaks(Asked(paths=(folder,), key=key, edition="public", processes=processes))
    return perf_counter() - begun


def _is_it(leak: Leak, one: dict[str, Any]) -> bool:
    form, told = leak.form.casefold(), one["form"].casefold()
    return (
        Path(one["file"]).name == leak.file
        and one["class"] == leak.leak_class
        and one["warning"] == leak.warning
        and leak.person in (one["person"], *one["may_also_be"])
        and (form in told or told in form)
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    print("Planted leaks of the invented edition\n")
    print(cells_as_table(list(planted())))
    print("\nPDFs with bad redactions and good ones, no key\n")
    print(cells_as_table(list(redactions())))
    print("\nMixed files: Word, Excel, PDF, web pages, text, CSV\n")
    print(cells_as_table(list(growth())))
