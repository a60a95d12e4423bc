"""Voices as JSON."""

from typing import Any

from candour.core.fisk.voice import Voice
from candour.writers.json.passage import locator_as_json
from candour.writers.json.quotation import quotation_as_json


def voice_as_json(voice: Voice) -> dict[str, Any]:
    """Return a voice as the contract's object of that name.

    Added to the contract's keys: `at`, the place of the paragraph in the original.
    """
    paragraph = voice.paragraph
    quotation = voice.quotation
    return {
        "type": "voice",
        "n": paragraph.n,
        "text": paragraph.text,
        "voice": voice.speaks.value,
        "speaker": voice.speaker,
        "answers": voice.answers,
        "quotation": None if quotation is None else quotation_as_json(quotation),
        "reasons": list(voice.reasons),
        "id": paragraph.id,
        "at": {
            "original": paragraph.passage.original,
            "locator": locator_as_json(paragraph.passage.locator),
            "start": paragraph.span.start,
            "end": paragraph.span.end,
        },
    }
