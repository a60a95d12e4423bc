"""Whose voice each paragraph of the post is."""

from __future__ import annotations

from typing import Any

from examples.make.accounts.placed import Placed, Told


def voices(told: Told) -> list[dict[str, Any]]:
    """One row a paragraph; a quotation inside quoted text or a comment is listed under `inner`."""
    numbers = {one.voice["id"]: n for n, one in enumerate(told.paragraphs, 1)}
    return [_row(told, one, n, numbers) for n, one in enumerate(told.paragraphs, 1)]


def _row(told: Told, one: Placed, n: int, numbers: dict[str, int]) -> dict[str, Any]:
    voice = one.voice
    row: dict[str, Any] = {
        "file": f"accounts/{told.file}",
        "n": n,
        "text": one.text,
        "voice": voice["voice"],
        "speaker": voice.get("speaker"),
        "answers": numbers.get(voice.get("answers") or ""),
        "locator": dict(one.locator),
    }
    inside = [slot for slot in one.joined.slots() if slot[0] in voice.get("quotes", ())]
    if inside:
        whose = numbers.get(voice.get("whose", ""))
        row["inner"] = [
            {"text": one.text[start:end], "start": start, "end": end, "answers": whose}
            for _, start, end in inside
        ]
    return row
