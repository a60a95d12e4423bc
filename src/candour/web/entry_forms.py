"""Forms that change which entries there are: made of selected words, divided, tagged."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from django import forms

from candour.web.forms import text_field

_LONGEST = 30
"""More characters than two places in any file take."""


class AddForm(forms.Form):
    """An entry made of words of a file: which words, and what a person says of them."""

    words = text_field(
        "Only these words (optional)",
        "As they stand in the passage that you ticked. Leave it empty to take the whole passage.",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    agency = forms.ChoiceField(label="Whose entry is it?")
    when = text_field(
        "When did it happen? (optional)",
        "As the words have it, for example “about 3 May 2022”. Without it, the entry is undated.",
    )
    who = text_field("Who was involved? (optional)", "Several names with a semicolon between them.")
    why = text_field("Why? (optional)", "It stands in the log.", max_length=1000)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, given: Any = None, *, agencies: Iterable[str], initial: Any = None) -> None:
        super().__init__(given, initial=initial)
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            (name, name) for name in agencies
        ]

    def stretch(self, pieces: Iterable[str]) -> tuple[int, int] | None:
        """Return the characters chosen: those selected, else those of the passages ticked.

        What is ticked must stand together; where it does not, or nothing is, that is said.
        """
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start is not None and end is not None and start < end:
            return start, end
        ticked = sorted(stretches(pieces))
        if not ticked:
            self.add_error("words", "Tick the passage that the entry is made of")
            return None
        if any(after[0] > before[1] + 1 for before, after in pairwise(ticked)):
            self.add_error("words", "Tick passages that stand beside each other")
            return None
        return ticked[0][0], ticked[-1][1]

    def value(self) -> dict[str, Any]:
        """Return what a person says of the words."""
        given = self.cleaned_data
        return {
            "agency": given["agency"],
            "when": given["when"],
            "who": listed(given["who"]),
            "words": given["words"],
        }


class SplitForm(forms.Form):
    """Where an entry is divided."""

    parts = text_field(
        "The entry’s words",
        "Put an empty line (press Enter twice) wherever a new entry begins. Change nothing else.",
        "Put an empty line where a new entry begins",
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    rest = forms.IntegerField(
        label="Which part keeps the response, the outcome and what else stands in the row?",
        help_text="1 is the first. When, source and people stay with every part.",
        initial=1,
        min_value=1,
        error_messages={"required": "Enter the number of a part", "invalid": "Enter a number"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "2", "autocomplete": "off"}),
    )
    why = text_field("Why? (optional)", "It stands in the log.", max_length=1000)


class TagForm(forms.Form):
    """Tags for an entry."""

    terms = text_field("Terms of reference", "Several with a semicolon between them.")
    tags = text_field("Your own tags", "Several with a semicolon between them.")

    def __init__(self, given: Any = None, **options: Any) -> None:
        super().__init__(given, **options)
        for name in ("terms", "tags"):
            self.fields[name].widget.attrs["list"] = "tags-in-use"

    def value(self) -> dict[str, list[str]] | None:
        """Return the tags by kind; None, and say so, where there is none."""
        given = self.cleaned_data
        found = {"terms_of_reference": listed(given["terms"]), "tags": listed(given["tags"])}
        if any(found.values()):
            return {kind: names for kind, names in found.items() if names}
        self.add_error("tags", "Enter a term of reference or a tag")
        return None


def listed(typed: str) -> list[str]:
    """Return what stands between semicolons."""
    return [tidy for one in typed.split(";") if (tidy := " ".join(one.split()))]


def stretches(pieces: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the characters that ticked passages name; what names none is passed over."""
    for piece in pieces:
        start, dash, end = piece.partition("-")
        is_place = dash and start.isdecimal() and end.isdecimal() and len(piece) < _LONGEST
        if is_place and int(start) < int(end):
            yield int(start), int(end)
