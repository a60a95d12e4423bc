"""LibreOffice's conversions, for tests on documents that another program wrote."""

import subprocess
from pathlib import Path


def converted(soffice: str, source: Path, ending: str, folder: Path) -> bytes:
    """Return `source` as LibreOffice saves it in another format (a profile of its own each time)."""
    out = folder / f"as-{ending.partition(':')[0]}"
    out.mkdir(exist_ok=True)
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", ending, "--outdir", str(out), str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return (out / f"{source.stem}.{ending.partition(':')[0]}").read_bytes()
