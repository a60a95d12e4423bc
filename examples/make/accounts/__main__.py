"""`python -m examples.make.accounts`: rewrite the accounts, the edition and their truth."""

from __future__ import annotations

from pathlib import Path

from examples.make.accounts import make

if __name__ == "__main__":
    examples = Path(__file__).parents[2]
    make(examples / "case", examples / "truth")
