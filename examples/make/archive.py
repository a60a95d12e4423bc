"""Zip containers whose bytes depend on nothing but their contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The earliest moment a zip can hold. Members are stored, not deflated: two builds of zlib may
# compress the same bytes differently, and the tracked files must come out alike everywhere.
MOMENT = (1980, 1, 1, 0, 0, 0)


def pack(members: Mapping[str, str | bytes]) -> bytes:
    """Pack members in the order given, with one fixed timestamp and no compression."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, MOMENT)
            member.create_system = 3
            member.external_attr = 0o600 << 16
            archive.writestr(member, content.encode() if isinstance(content, str) else content)
    return held.getvalue()
