"""The form that chooses a document of a case, and what it may quote."""

from collections.abc import Sequence
from typing import Any

from django import forms

from candour.core.decisions.originals import HeldOriginal


class QuotingForm(forms.Form):
    """A document, and the other files of the case that it is held against."""

    def __init__(self, given: Any = None, *, held: Sequence[HeldOriginal], **more: Any) -> None:
        super().__init__(given, **more)
        files = [(one.sha256, f"{one.name} ({one.agency})") for one in held]
        gone = "The case holds this file no more: choose another"
        self.fields["document"] = forms.ChoiceField(
            label="Whose quotations?",
            help_text="For example a draft, an overview, an article.",
            choices=files,
            error_messages={"required": "Choose a document", "invalid_choice": gone},
        )
        self.fields["sources"] = forms.MultipleChoiceField(
            label="Which files may it quote?",
            choices=files,
            required=False,
            error_messages={"invalid_choice": gone},
        )

    def clean(self) -> dict[str, Any]:
        """Check that there is a source beside the document itself."""
        found = super().clean() or {}
        others = [one for one in found.get("sources", ()) if one != found.get("document")]
        if not others and not self.errors:
            self.add_error("sources", "Choose at least one other file that it may quote")
        found["sources"] = others
        return found


class FiskForm(forms.Form):
    """A post, and the files of the case that it may take apart or quote."""

    def __init__(self, given: Any = None, *, held: Sequence[HeldOriginal], **more: Any) -> None:
        super().__init__(given, **more)
        files = [(one.sha256, f"{one.name} ({one.agency})") for one in held]
        gone = "The case holds this file no more: choose another"
        self.fields["document"] = forms.ChoiceField(
            label="Which post?",
            help_text="For example a blog post that takes an article apart, with its comments.",
            choices=files,
            error_messages={"required": "Choose a post", "invalid_choice": gone},
        )
        self.fields["sources"] = forms.MultipleChoiceField(
            label="Which files may it take apart or quote? (none is needed)",
            choices=files,
            required=False,
            error_messages={"invalid_choice": gone},
        )
