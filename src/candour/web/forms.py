"""Forms: they check shape alone. What words mean, the core checks, and its message is shown."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from candour.actions.chronology_pages import FLAGS, EntryShown
from candour.actions.receiving import Received
from candour.core.decisions.originals import HeldOriginal
from candour.store.chronology import KeptState
from candour.store.seeking import Sought

_DAY_HINT = "For example 31/05/2022"
_DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


def day_field(label: str, hint: str = _DAY_HINT) -> forms.DateField:
    """Return a field for a day as people write it in Britain."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        input_formats=_DAYS,
        error_messages={"invalid": f"{label} must be a real day, such as 31/05/2022"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": "10"}),
    )


def text_field(label: str, hint: str = "", missing: str = "", **options: Any) -> forms.CharField:
    """Return a field for a line of text; `missing` is what is said where nothing was written."""
    most = options.setdefault("max_length", 200)
    messages = {"required": missing, "max_length": f"{label} must be {most} characters or fewer"}
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        error_messages=messages,
        widget=options.pop("widget", forms.TextInput(attrs={"autocomplete": "off"})),
        **options,
    )


class NameForm(forms.Form):
    """Who decides."""

    name = text_field(
        "What is your name?",
        "It stands in the case’s log beside everything that you decide.",
        "Enter your name",
        max_length=100,
    )


class CaseForm(forms.Form):
    """A new case."""

    title = text_field(
        "What is the case called?",
        "Choose a name that tells nobody who it is about, for example “Child K”.",
        "Enter what the case is called",
        max_length=120,
    )
    review_type = text_field(
        "What kind of review is it? (optional)",
        "For example “LCSPR” or “domestic abuse related death review”.",
        max_length=80,
    )
    first = day_field("The review period begins on (optional)")
    last = day_field("The review period ends on (optional)", "")

    def clean(self) -> dict[str, Any]:
        """Check that both ends of the period are there, or neither."""
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if "first" in found and "last" in found and (first is None) != (last is None):
            missing = "first" if first is None else "last"
            self.add_error(missing, "Enter both ends of the review period, or neither")
        return found


class ManyFiles(forms.ClearableFileInput):
    """A box that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; each is checked as one is."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files, or say what is wrong with the first that is none."""
        if not isinstance(data, list) or not data:
            return super().clean(None, initial)
        return [super(ManyFilesField, self).clean(one, initial) for one in data]


class FilesForm(forms.Form):
    """Files that agencies sent."""

    sent = ManyFilesField(
        label="Add what agencies sent",
        help_text=(
            "Choose or drop one file or several: Word, Excel, PDF, CSV, mail or plain text. "
            "They are kept on this computer and never changed."
        ),
        error_messages={
            "required": "Choose at least one file",
            "empty": "One of the files is empty",
        },
        widget=ManyFiles,
    )


class FilterForm(forms.Form):
    """Which entries of the chronology to show."""

    agency = forms.ChoiceField(label="Agency", required=False)
    words = text_field("Words", "All of them, anywhere in an entry")
    person = text_field("Person", "As the records write it")
    first = day_field("From")
    last = day_field("To", "")
    flag = forms.ChoiceField(label="What to look into", required=False)
    tag = forms.ChoiceField(label="Tag or term of reference", required=False)
    as_at = day_field("As on record at the end of", "Hides everything recorded or decided later")
    events = forms.BooleanField(label="Only events that several entries tell of", required=False)

    def __init__(self, given: Any, kept: KeptState) -> None:
        super().__init__(given)
        agencies, flags = kept.agencies, kept.flags
        self.fields["tag"].choices = [  # type: ignore[attr-defined]
            ("", "Any"),
            *((name, f"{name} ({count:,})") for name, count in kept.tags.items()),
        ]
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", "All agencies"),
            *((name, name) for name in agencies),
        ]
        self.fields["flag"].choices = [  # type: ignore[attr-defined]
            ("", "Everything"),
            *((kind, f"{FLAGS[kind].capitalize()} ({count:,})") for kind, count in flags.items()),
        ]

    def day(self) -> date | None:
        """Return the day of the view that was asked for, if any."""
        self.is_valid()
        found = self.cleaned_data.get("as_at")
        return found if isinstance(found, date) else None

    def sought(self) -> Sought:
        """Return what was asked for; what is no day is left aside, and said."""
        self.is_valid()
        found = self.cleaned_data
        first, last = found.get("first"), found.get("last")
        return Sought(
            agency=found.get("agency") or "",
            words=found.get("words") or "",
            person=found.get("person") or "",
            first=first if isinstance(first, date) else None,
            last=last if isinstance(last, date) else None,
            flag=found.get("flag") or "",
            tag=found.get("tag") or "",
            is_event_only=bool(found.get("events")),
        )


class ViewForm(forms.Form):
    """A name for the filters of a page."""

    name = text_field("Keep this view under a name", "", "Enter a name for the view", max_length=60)


class DateForm(forms.Form):
    """A person's date for an entry."""

    date = text_field(
        "When did it happen?",
        "Write it as exactly as you know it, for example “about 3 May 2022” or “early June 2007”.",
        "Enter when it happened",
    )
    why = text_field(
        "How do you know?",
        "For example “the agency confirmed it by mail on 4 July”.",
        "Enter how you know",
        max_length=1000,
    )


class NoteForm(forms.Form):
    """A note on an entry."""

    note = text_field(
        "Your note",
        "It stands beside the entry and in the log; the entry’s own words do not change.",
        "Enter your note",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WhyForm(forms.Form):
    """The reason for a decision."""

    why = text_field("Why?", "It stands in the log.", "Enter why you decide so", max_length=1000)


class AgenciesForm(forms.Form):
    """Which agency sent each file that waits."""

    def __init__(self, given: Any, files: Iterable[Received], held: Iterable[HeldOriginal]) -> None:
        super().__init__(given)
        versions = [(one.sha256, f"A new version of {one.name} ({one.agency})") for one in held]
        self.files_asked = tuple(files)
        for number, file in enumerate(self.files_asked):
            if file.is_returns:
                continue
            self.fields[f"agency-{number}"] = text_field(
                file.name,
                missing=f"Enter which agency sent {file.name}",
                max_length=80,
                initial=file.agency,
            )
            if versions:
                self.fields[f"replaces-{number}"] = forms.ChoiceField(
                    label=f"What is {file.name}?",
                    choices=[("", "A file that the case does not hold yet"), *versions],
                    initial=file.replaces or "",
                    required=False,
                )

    def named(self) -> list[Received]:
        """Return the files as a person named them, in their order."""
        given = self.cleaned_data
        return [
            Received(
                file.name,
                file.data,
                " ".join(given.get(f"agency-{number}", "").split()),
                given.get(f"replaces-{number}") or None,
            )
            for number, file in enumerate(self.files_asked)
        ]


class EventForm(forms.Form):
    """Whether an entry and others tell of one event."""

    others = forms.MultipleChoiceField(
        label="Which entries?",
        error_messages={
            "required": "Choose at least one entry",
            "invalid_choice": "One of the entries does not stand in the chronology any more",
        },
    )
    answer = forms.ChoiceField(
        label="Do they tell of the same event?",
        choices=[("same", "Yes, the same event"), ("apart", "No, not the same event")],
        error_messages={"required": "Say whether it is the same event"},
    )
    why = text_field("Why? (optional)", "It stands in the log.", max_length=1000)

    def __init__(self, given: Any = None, *, rivals: Iterable[EntryShown]) -> None:
        super().__init__(given, auto_id="event_%s")
        self.rivals = tuple(rivals)
        self.fields["others"].choices = [  # type: ignore[attr-defined]
            (one.entry.id, one.entry.what) for one in self.rivals
        ]
