"""What a benchmark says: rows of a table, and how a piece of work is timed and weighed."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line: who did which work at which size, in what time and memory.

    `seconds` is the median of the runs; `ratio` is to the row named as the bare one (1.0).
    """

    work: str
    size: str
    who: str
    seconds: float
    ratio: float | None = None
    peak_mib: float | None = None
    note: str = ""


def seconds_each(doers: Sequence[Callable[[], object]], runs: int = 7) -> list[float]:
    """Return the median seconds of each, run in turn A B A B … so that drift hits all alike."""
    times: list[list[float]] = [[] for _ in doers]
    for _ in range(runs + 1):
        for taken, do in zip(times, doers, strict=True):
            begun = time.perf_counter()
            do()
            taken.append(time.perf_counter() - begun)
    return [statistics.median(taken[1:]) for taken in times]  # the first is the warm-up


def peak_mib(module: str, function: str, *arguments: str) -> float:
    """Return the peak memory (MiB) of a fresh process that calls `module.function(*arguments)`."""
    code = (
        "import importlib, sys; m = importlib.import_module(sys.argv[1]);"
        "getattr(m, sys.argv[2])(*sys.argv[3:]);"
        # Not ru_maxrss: Linux lets a child inherit that of the process that started it.
        "from pathlib import Path; print(*[line.split()[1] for line in "
        "Path('/proc/self/status').read_text().splitlines() if line.startswith('VmHWM')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, module, function, *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout.split()[-1]) / 1024


def as_table(rows: Sequence[Row]) -> str:
    """Return rows as a Markdown table."""
    lines = [
        "| work | size | who | seconds | to the bare one | peak MiB | |",
        "|---|---|---|--:|--:|--:|---|",
    ]
    lines += [
        f"| {row.work} | {row.size} | {row.who} | {row.seconds:.3f} | {_or_dash(row.ratio)} "
        f"| {_or_dash(row.peak_mib, 0)} | {row.note} |"
        for row in rows
    ]
    return "\n".join(lines)


def _or_dash(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def as_json(rows: Sequence[Row]) -> str:
    """Return rows as JSON Lines."""
    return "\n".join(json.dumps(asdict(row)) for row in rows)


def cells_as_table(rows: Sequence[Mapping[str, str]]) -> str:
    """Return rows of named cells as a Markdown table."""
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([row[head] for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
