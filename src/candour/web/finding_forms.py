"""The form of a finding: what is said of an agency, and the words that it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from candour.core.findings.finding import Finding
from candour.web.forms import text_field

_EMPTY = 2
"""Places for quotations that are not written yet."""
_MOST = 50


class FindingForm(forms.Form):
    """A statement about an agency, and quotations: words, and the file that they stand in."""

    statement = text_field(
        "What is found?",
        "One statement about one agency.",
        "Enter what is found",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agency = forms.ChoiceField(
        label="About which agency?", error_messages={"required": "Choose an agency"}
    )

    def __init__(
        self,
        given: Any = None,
        *,
        agencies: Sequence[str],
        files: Sequence[tuple[str, str]],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            (name, name) for name in agencies
        ]
        source = given if given is not None else self.initial
        written = sum(name.startswith("words-") for name in source)
        self.places = min(_MOST, written if given is not None else written + _EMPTY)
        for number in range(self.places):
            self.fields[f"words-{number}"] = text_field(
                f"Quotation {number + 1}",
                "The words as they are quoted; an ellipsis or brackets show what is changed.",
                max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"source-{number}"] = forms.ChoiceField(
                label=f"Where does quotation {number + 1} stand?",
                required=False,
                choices=[("", "Choose a file"), *files],
                error_messages={
                    "invalid_choice": "The case holds this file no more: choose another"
                },
            )

    def clean(self) -> dict[str, Any]:
        """Check that every quotation says where it stands."""
        found = super().clean() or {}
        for number in range(self.places):
            if found.get(f"words-{number}") and found.get(f"source-{number}") == "":
                self.add_error(f"source-{number}", f"Choose where quotation {number + 1} stands")
        return found

    def quotations(self) -> Iterator[tuple[Any, Any]]:
        """Yield the two fields of each quotation."""
        for number in range(self.places):
            yield self[f"words-{number}"], self[f"source-{number}"]

    def value(self) -> dict[str, Any]:
        """Return what is decided: a draft."""
        given = self.cleaned_data
        return {
            "statement": given["statement"],
            "quotations": [
                {"words": given[f"words-{number}"], "source": given[f"source-{number}"]}
                for number in range(self.places)
                if given.get(f"words-{number}")
            ],
        }


def initial_of(finding: Finding) -> dict[str, str]:
    """Return what the form of a finding shows first."""
    shown = {"statement": finding.statement, "agency": finding.agency}
    for number, one in enumerate(finding.quotations):
        shown |= {f"words-{number}": one.words, f"source-{number}": one.source}
    return shown
