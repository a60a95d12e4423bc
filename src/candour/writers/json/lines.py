"""One object a line, in UTF-8 as it is, keys in the contract's order."""

import json
from collections.abc import Mapping
from typing import Any


def json_line(line: Mapping[str, Any]) -> str:
    """Return one object as a line without its line break."""
    return json.dumps(line, ensure_ascii=False)
