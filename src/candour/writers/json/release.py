"""A release, and what bars one, as JSON. The contract lists no such objects: they are our own."""

from typing import Any

from candour.core.findings.barring import Barred
from candour.core.manifest.release import ReleaseSaid


def release_object(said: ReleaseSaid, folder: str, decision: str | None) -> dict[str, Any]:
    """Return a release that was made; `decision` is its row in the ledger, where it has one."""
    return {
        "type": "release",
        "folder": folder,
        "edition": said.edition,
        "sha256": said.edition_sha256,
        "day": said.day.isoformat(),
        "files": said.files,
        "size_bytes": said.size_bytes,
        "leak_check": said.leak_check,
        "gate": said.gate,
        "public_key": said.public_key,
        "decision": decision,
    }


def barred_object(barred: Barred) -> dict[str, Any]:
    """Return a quotation that bars a release."""
    return {
        "type": "barred",
        "finding": barred.finding,
        "quotation": barred.quotation,
        "source": barred.source,
        "why": barred.why,
        "words": barred.words,
    }
