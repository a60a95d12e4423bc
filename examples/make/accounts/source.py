"""Reading a source: YAML with numbers and truth values, and words such as "on" left as words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

BOOLEAN = "tag:yaml.org,2002:bool"


class _Words(yaml.SafeLoader):
    """YAML 1.1 takes on, off, yes and no for truth values; here only true and false are."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != BOOLEAN]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.add_implicit_resolver(BOOLEAN, re.compile(r"^(?:true|false)$"), list("tf"))


def read(path: Path) -> Any:
    """The contents of a YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Words)
