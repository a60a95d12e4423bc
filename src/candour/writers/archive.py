"""A folder as one ZIP file, the same bytes each time."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MODE = 0o100644 << 16


def zipped(folder: Path) -> bytes:
    """Return a folder with all its files, under its own name; when it was made stands nowhere."""
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                member = ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}")
                member.compress_type, member.external_attr = ZIP_DEFLATED, _MODE
                archive.writestr(member, path.read_bytes())
    return held.getvalue()
