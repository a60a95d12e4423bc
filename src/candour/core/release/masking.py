"""Names as a report may show them."""

import re

_WORD = re.compile(r"[^\W_]+")
_LEAST = 3


def masked(name: str) -> str:
    """Return a name of which the first letter of each word is left: "J… P…"."""
    return _WORD.sub(lambda met: f"{met[0][0]}…" if len(met[0]) >= _LEAST else "…", name)
