"""Forms of the pages on people, and on who knew what."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from candour.actions.knowledge_pages import KINDS
from candour.core.people.mention import Standing
from candour.store.cast import KeptCast, PeopleSought
from candour.store.knowledge import FactsSought, KeptKnowledge
from candour.web.forms import day_field, text_field

STANDINGS = {
    Standing.FAMILY.value: "The family and those around it",
    Standing.UNKNOWN.value: "Others whom records mention",
    Standing.PROFESSIONAL.value: "Professionals",
}
"""A standing → what it is called on a page."""
_REASON = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})


class PeopleForm(forms.Form):
    """Which persons to show, or to review."""

    words = text_field("Name or role", "As any record calls somebody")
    agency = forms.ChoiceField(label="Known to", required=False)
    standing = forms.ChoiceField(
        label="Who", required=False, choices=(("", "Everybody"), *STANDINGS.items())
    )

    def __init__(self, given: Any, kept: KeptCast) -> None:
        super().__init__(given)
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", "Any agency"),
            *((name, name) for name in kept.agencies),
        ]

    def sought(self) -> PeopleSought:
        """Return what was asked for."""
        self.is_valid()
        found = self.cleaned_data
        standing = found.get("standing")
        return PeopleSought(
            words=found.get("words") or "",
            agency=found.get("agency") or "",
            standing=Standing(standing) if standing else None,
        )


class JudgeForm(forms.Form):
    """What a person decided of two who may be one."""

    pair = forms.CharField(max_length=80)
    answer = forms.ChoiceField(
        choices=(("same", "Same"), ("different", "Different"), ("unsure", "Unsure"))
    )
    why = text_field("Why? (optional)", "It stands in the log.", max_length=1000, widget=_REASON)


class MergeForm(forms.Form):
    """Another person who is this one."""

    other = forms.CharField(
        label="Who is it?", max_length=40, error_messages={"required": "Choose who it is"}
    )
    why = text_field("Why? (optional)", "It stands in the log.", max_length=1000, widget=_REASON)


class ApartForm(forms.Form):
    """Mentions of a person that are somebody else."""

    mentions = forms.MultipleChoiceField(
        label="Which words are about somebody else?",
        error_messages={"required": "Tick the words that are about somebody else"},
    )
    why = text_field("Why? (optional)", "It stands in the log.", max_length=1000, widget=_REASON)

    def __init__(self, given: Any = None, *, mentions: Iterable[str] = (), **options: Any) -> None:
        super().__init__(given, **options)
        self.fields["mentions"].choices = [  # type: ignore[attr-defined]
            (one, one) for one in mentions
        ]


class FactsForm(forms.Form):
    """Which facts to show."""

    person = forms.ChoiceField(label="About", required=False)
    kind = forms.ChoiceField(label="Kind of fact", required=False)
    words = text_field("Words", "All of them, in the fact")
    as_at = day_field("As on record at the end of", "Hides everything recorded or decided later")
    unshared = forms.BooleanField(
        label="Only facts with no record of being shared with an agency that was spoken to after",
        required=False,
    )

    def __init__(
        self, given: Any, kept: KeptKnowledge | None, persons: Iterable[tuple[str, str]]
    ) -> None:
        super().__init__(given)
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "Anybody"),
            *persons,
        ]
        kinds = {} if kept is None else kept.kinds
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", "Any kind"),
            *(
                (kind, f"{words} ({kinds[kind]:,})")
                for kind, words in KINDS.items()
                if kinds.get(kind)
            ),
        ]

    def day(self) -> date | None:
        """Return the day of the view that was asked for, if any."""
        self.is_valid()
        found = self.cleaned_data.get("as_at")
        return found if isinstance(found, date) else None

    def sought(self) -> FactsSought:
        """Return what was asked for."""
        self.is_valid()
        found = self.cleaned_data
        return FactsSought(
            kind=found.get("kind") or "",
            person=found.get("person") or "",
            words=found.get("words") or "",
            is_without_sharing=bool(found.get("unshared")),
        )


class QuestionForm(forms.Form):
    """A question of who knew something."""

    question = text_field(
        "Who knew that … ?",
        "For example “the mother has a partner” or “a man lives at the flat”.",
        "Enter what may have been known",
        max_length=300,
    )


class FactForm(forms.Form):
    """A fact that a reviewer adds."""

    sentence = text_field(
        "What could an agency know?",
        "One plain sentence, for example “He was convicted of an assault on a child.”",
        "Enter the fact in one sentence",
        max_length=300,
    )
    about = forms.ChoiceField(label="Whom is it about?", required=False)
    why = text_field("Why does it matter? (optional)", "It stands in the log.", max_length=1000)

    def __init__(self, given: Any = None, *, persons: Iterable[tuple[str, str]]) -> None:
        super().__init__(given, auto_id="fact_%s")
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody in particular"),
            *persons,
        ]
