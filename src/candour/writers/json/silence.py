"""Silences as JSON."""

from typing import Any

from candour.core.chronology.silences.model import Silence


def silence_as_json(silence: Silence) -> dict[str, Any]:
    """Return a silence as the contract's object of that name, with the words that promised."""
    return {
        "type": "silence",
        "agency": silence.agency,
        "kind": silence.kind.value,
        "from": silence.first.isoformat(),
        "to": silence.last.isoformat(),
        "because": silence.because,
        "covered": silence.covered.value,
        "id": silence.id,
        "words": silence.words,
    }
