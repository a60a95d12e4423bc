"""The forms of the Release section: they check shape alone."""

from collections.abc import Sequence
from typing import Any

from django import forms

from candour.actions.edition_pages import FORMATS
from candour.core.decisions.originals import HeldOriginal
from candour.core.key.model import KeyPerson
from candour.web.forms import ManyFiles, ManyFilesField, day_field, text_field

_ONE_A_LINE = "One a line."
_HIDDEN = ("born", "addresses", "identifiers")


def _lines(label: str, hint: str = _ONE_A_LINE, rows: int = 3) -> forms.CharField:
    return text_field(label, hint, max_length=10_000, widget=forms.Textarea(attrs={"rows": rows}))


def secret_field(label: str, hint: str) -> forms.CharField:
    """Return a field for a passphrase."""
    widget = forms.PasswordInput(attrs={"autocomplete": "off"})
    return text_field(label, hint, max_length=1_000, widget=widget, strip=False)


def file_field(label: str, hint: str, missing: str) -> forms.FileField:
    """Return a field for one file."""
    return forms.FileField(
        label=label,
        help_text=hint,
        error_messages={"required": missing, "empty": "The file is empty"},
        widget=forms.FileInput,
    )


class KeyPersonForm(forms.Form):
    """Somebody of the key. What is masked is asked for only where it is shown."""

    name = text_field("Name", "In full, as it is most often written.", "Enter the name")
    pseudonym = text_field(
        "Pseudonym",
        "For example “Mother” or “Social worker 2”: the same in every document and edition.",
        "Enter a pseudonym",
        max_length=80,
    )
    forms_written = _lines("Further forms of the name", "Nicknames, earlier names. One a line.")
    ordinary = _lines(
        "Ordinary words",
        "Words of the name that are also everyday words, such as “mason”: with a small letter they "
        "stay. One a line.",
        rows=2,
    )
    sheltered = forms.BooleanField(
        label="An address is a refuge’s or a carer’s: withhold it in every edition", required=False
    )
    born = day_field("Date of birth (optional)", "For example 19/09/2013")
    addresses = _lines("Addresses")
    identifiers = _lines(
        "Numbers that only this person has", "NHS number, case number. One a line."
    )

    def __init__(self, given: Any = None, *, is_shown: bool, person: KeyPerson | None) -> None:
        first = {} if person is None else _initial(person)
        super().__init__(given, initial=first)
        self.person = person
        if not is_shown:
            for name in _HIDDEN:
                del self.fields[name]

    def settled(self, id_: str) -> KeyPerson:
        """Return the person as the form has it; what was masked stays as it was."""
        given, was = self.cleaned_data, self.person
        born = given.get("born", was.born if was else None)
        # A tick that was never set says nothing: the pseudonym can still tell of a carer.
        unsaid = None if was is None or was.is_sheltered is None else False
        return KeyPerson(
            id=id_,
            name=" ".join(given["name"].split()),
            forms=_written(given["forms_written"]),
            ordinary_words=_written(given["ordinary"]),
            born=born,
            addresses=_hidden(given, "addresses", was.addresses if was else ()),
            identifiers=_hidden(given, "identifiers", was.identifiers if was else ()),
            pseudonym=" ".join(given["pseudonym"].split()),
            is_sheltered=True if given["sheltered"] else unsaid,
        )


class AllowForm(forms.Form):
    """An official or a body that may be named."""

    name = text_field(
        "An official or a body that may be named",
        "For example the council, or the chair of the review.",
        "Enter who may be named",
    )


class UploadKeyForm(forms.Form):
    """A key that was settled elsewhere."""

    file = file_field("Upload a key", "key.yaml, or one that age locks.", "Choose a key file")
    passphrase = secret_field("Its passphrase", "Only where it is locked by one.")


class TakeKeyForm(forms.Form):
    """A copy of the key, locked where a passphrase is given."""

    passphrase = secret_field(
        "Passphrase (optional)",
        "With one, the copy is locked with age; without, anybody can read it.",
    )


class PreviewForm(forms.Form):
    """Which document is shown as which edition."""

    edition = forms.ChoiceField(label="Edition", error_messages={"required": "Choose an edition"})
    document = forms.ChoiceField(
        label="Document",
        error_messages={
            "required": "Choose a document",
            "invalid_choice": "The case holds this file no more: choose another",
        },
    )

    def __init__(
        self,
        given: Any = None,
        *,
        editions: Sequence[str],
        documents: Sequence[HeldOriginal],
        **options: Any,
    ) -> None:
        super().__init__(given, **options)
        _choose(self, "edition", [(one, one) for one in editions])
        _choose(self, "document", [(one.sha256, named(one)) for one in documents])


class EditionForm(forms.Form):
    """Which edition is made of which documents."""

    edition = forms.ChoiceField(label="Edition", error_messages={"required": "Choose an edition"})
    documents = forms.MultipleChoiceField(
        label="Documents",
        error_messages={
            "required": "Choose at least one document",
            "invalid_choice": "The case holds one of the files no more: choose again",
        },
    )
    ending = forms.ChoiceField(label="Format", required=False, choices=list(FORMATS.items()))

    def __init__(
        self, given: Any = None, *, editions: Sequence[str], documents: Sequence[HeldOriginal]
    ) -> None:
        super().__init__(given)
        _choose(self, "edition", [(one, one) for one in editions])
        _choose(self, "documents", [(one.sha256, named(one)) for one in documents])


class SigningForm(forms.Form):
    """A new pair of keys."""

    passphrase = secret_field(
        "Passphrase for the private key (optional)", "With one, it is asked for at every release."
    )


class ReleaseForm(forms.Form):
    """What is said of a release."""

    at_request_of = text_field("At whose request? (optional)", "It stands in the ledger.")
    why = text_field("Why? (optional)", "It stands in the ledger.", max_length=1_000)
    passphrase = secret_field("Passphrase of the private key", "Only where it has one.")


class LeaksForm(forms.Form):
    """What is read back: files, or an edition that was made; and as which edition."""

    sent = ManyFilesField(
        label="Files to read back",
        help_text="Made by Candour or not. They are read, and not kept.",
        required=False,
        error_messages={"empty": "One of the files is empty"},
        widget=ManyFiles,
    )
    made = forms.ChoiceField(label="Or an edition that was made", required=False)
    edition = forms.ChoiceField(label="What may they say?", required=False)
    beside = forms.BooleanField(
        label="Also what it gives away together with the other editions that were made",
        required=False,
    )

    def __init__(
        self,
        given: Any = None,
        files: Any = None,
        *,
        editions: Sequence[str],
        made: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(given, files)
        _choose(
            self,
            "edition",
            [
                ("", "Nothing of the key"),
                *((one, f"What the {one} edition may") for one in editions),
            ],
        )
        _choose(
            self, "made", [("", "None: the files"), *((name, f"The {one}") for name, one in made)]
        )

    def clean(self) -> dict[str, Any]:
        """Check that there is something to read, and one thing only."""
        found = super().clean() or {}
        if "sent" in found and "made" in found and bool(found["sent"]) is bool(found["made"]):
            said = "Choose files or an edition, not both" if found["sent"] else "Choose a file"
            self.add_error("sent", said)
        return found


class DraftForm(forms.Form):
    """A draft for the ledger."""

    file = file_field(
        "Add a draft", "It is kept as it is, by its hash, and laid beside the one before.",
        "Choose the draft’s file",
    )  # fmt: skip
    edition = forms.ChoiceField(label="Of which edition? (optional)", required=False)
    at_request_of = text_field(
        "At whose request was it changed? (optional)", "Only where somebody says so."
    )
    why = text_field("Why? (optional)", "It stands in the ledger.", max_length=1_000)

    def __init__(self, given: Any = None, files: Any = None, *, editions: Sequence[str]) -> None:
        super().__init__(given, files, auto_id="draft_%s")
        _choose(self, "edition", [("", "None, or not said"), *((one, one) for one in editions)])


def named(held: HeldOriginal) -> str:
    """Return what a form calls a document."""
    return f"{held.name} ({held.agency or f'draft {held.decision}'})"


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _initial(person: KeyPerson) -> dict[str, Any]:
    return {
        "name": person.name,
        "pseudonym": person.pseudonym,
        "forms_written": "\n".join(person.forms),
        "ordinary": "\n".join(person.ordinary_words),
        "sheltered": person.is_sheltered,
        "born": person.born and f"{person.born:%d/%m/%Y}",
        "addresses": "\n".join(person.addresses),
        "identifiers": "\n".join(person.identifiers),
    }


def _written(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for one in text.splitlines() if (line := one.strip())))


def _hidden(given: dict[str, Any], name: str, was: tuple[str, ...]) -> tuple[str, ...]:
    return _written(given[name]) if name in given else was
