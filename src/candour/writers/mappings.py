"""Mapping files: where each agency's headings lead, as a person may correct and keep it."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from candour.core.chronology.mapping import ColumnMapping

_OPENING = (
    "# Where each agency's headings lead. Change a field, or write `extra` to keep a column under\n"
    "# its own heading; give the file to `candour merge --mapping`.\n"
)


def write_mappings(mappings: Iterable[ColumnMapping], path: Path) -> None:
    """Write mappings as YAML, one entry for each agency."""
    listed = [mapping.as_mapping() for mapping in mappings]
    dumped = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(_OPENING + dumped, encoding="utf-8")
