"""The form that attaches a decision to the entries that stand in the place of those it lost."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from candour.actions.chronology_pages import EntryShown
from candour.actions.orphans import Lost
from candour.web.forms import text_field

OTHER = "other"


class AttachForm(forms.Form):
    """For each entry that a decision lost, the one that it is about now."""

    def __init__(self, given: Any = None, *, lost: Sequence[Lost]) -> None:
        super().__init__(given)
        self.lost = tuple(lost)
        for number, one in enumerate(self.lost):
            offered = [(shown.entry.id, shown.entry.what) for shown in one.offered]
            self.fields[f"entry-{number}"] = forms.ChoiceField(
                label=f"Which entry is it now? ({one.name})",
                choices=[*offered, (OTHER, "Another entry")],
                error_messages={
                    "required": "Choose the entry that the decision is about",
                    "invalid_choice": "The entry does not stand in the chronology any more",
                },
            )
            self.fields[f"other-{number}"] = text_field(
                "Which other entry?",
                "Its short name, as in gp.csv#r2: it is under “Where it stands” on its page.",
            )
        self.fields["why"] = text_field("Why? (optional)", "It stands in the log.", max_length=1000)

    def clean(self) -> dict[str, Any]:
        """Check that another entry is named where another one is meant."""
        found = super().clean() or {}
        for number in range(len(self.lost)):
            is_other = found.get(f"entry-{number}") == OTHER
            if is_other and not found.get(f"other-{number}"):
                self.add_error(f"other-{number}", "Enter the short name of the other entry")
        return found

    def chosen(self) -> dict[str, str]:
        """Return the entry that was lost → the one chosen."""
        given = self.cleaned_data
        return {
            one.entry: given[f"other-{number}"]
            if given[f"entry-{number}"] == OTHER
            else given[f"entry-{number}"]
            for number, one in enumerate(self.lost)
        }

    def questions(self) -> Iterator[tuple[Lost, Any, Any, tuple[EntryShown, ...]]]:
        """Yield each entry that was lost, with its two fields and what is offered."""
        for number, one in enumerate(self.lost):
            yield one, self[f"entry-{number}"], self[f"other-{number}"], one.offered
