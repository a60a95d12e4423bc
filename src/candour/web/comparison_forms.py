"""The forms that choose two accounts, and that decide what became of a statement."""

from collections.abc import Sequence
from typing import Any

from django import forms

from candour.core.comparison.difference import Change
from candour.core.decisions.originals import HeldOriginal
from candour.web.forms import text_field
from candour.writers.comparison.model import signed

_GONE = "The case holds this file no more: choose another"


class ComparingForm(forms.Form):
    """Two files of the case."""

    def __init__(self, given: Any = None, *, held: Sequence[HeldOriginal], **more: Any) -> None:
        super().__init__(given, **more)
        files = [(one.sha256, f"{one.name} ({one.agency})") for one in held]
        for name, label, hint in (
            ("a", "The first account", "For example a report, or a draft."),
            ("b", "The second account", "For example its summary, or what was signed."),
        ):
            self.fields[name] = forms.ChoiceField(
                label=label,
                help_text=hint,
                choices=files,
                error_messages={"required": "Choose a file", "invalid_choice": _GONE},
            )

    def clean(self) -> dict[str, Any]:
        """Check that they are two files."""
        found = super().clean() or {}
        if found.get("a") and found.get("a") == found.get("b"):
            self.add_error("b", "Choose another file than the first")
        return found


class RulingForm(forms.Form):
    """What became of a statement, as a person calls it, and why."""

    difference = forms.CharField(max_length=20)
    change = forms.ChoiceField(choices=[(one.value, signed(one)) for one in Change])
    why = text_field("Why", max_length=400)
