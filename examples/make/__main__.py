"""`python -m examples.make`: rewrite the invented case and its truth, and say what does not fit."""

from __future__ import annotations

import sys
from pathlib import Path

from examples.make.build import HERE, Sources, build


def main(into: Path = HERE.parent) -> int:
    """Write every file; exit 1 where entries and plan do not agree."""
    files, problems = build(Sources())
    for name, content in files.items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for sentence in problems:
        print(sentence, file=sys.stderr)
    print(f"{len(files)} files written, {len(problems)} things do not agree")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
