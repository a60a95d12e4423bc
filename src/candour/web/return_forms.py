"""The form for what an agency searched and gave."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from candour.actions.returns import ReturnShown
from candour.web.forms import day_field, text_field

_DAY = "%d/%m/%Y"
_BLANK = 2
_MOST = 40
_INDEPENDENT = (("", "It does not say"), ("yes", "Yes"), ("no", "No"))


def _lines(label: str, hint: str, rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return text_field(label, hint, max_length=4000, widget=widget)


class ReturnForm(forms.Form):
    """What an agency was asked for, what it searched, and what it held back."""

    agency = text_field(
        "Which agency?", "As its files are named in the case.", "Enter which agency", max_length=80
    )
    asked_on = day_field("Asked on (optional)")
    first = day_field("It searched from (optional)", "The first day that the search covers")
    last = day_field("It searched to (optional)", "The last day that the search covers")
    further = _lines(
        "Further periods (optional)", "One a line, for example 01/02/2019 to 31/08/2019", 2
    )
    systems = _lines(
        "Which systems were searched? (optional)",
        "One a line, for example “duty log”. Without any, nobody can say what the search covers.",
        4,
    )
    nil = forms.BooleanField(label="A nil return: it searched and found nothing", required=False)
    records_secured_on = day_field("Records secured on (optional)")
    author = text_field("Who wrote the return? (optional)", max_length=120)
    independent = forms.ChoiceField(
        label="Was the author independent of the case?", choices=_INDEPENDENT, required=False
    )
    note = text_field("Note (optional)", "It stands with the return.", max_length=1000)

    def __init__(self, given: Any = None, *, known: ReturnShown | None = None) -> None:
        super().__init__(given, initial={} if known is None else _as_given(known))
        held = 0 if known is None or known.made is None else len(known.made.withheld)
        sent = 0 if given is None else sum(name.startswith("withheld-") for name in given)
        self.rows = min(max(held + _BLANK, sent), _MOST)
        for number in range(self.rows):
            is_first = number == 0
            self.fields[f"withheld-{number}"] = text_field(
                "What was withheld? (optional)" if is_first else "What else was withheld?",
                "For example “locum record system”." if is_first else "",
            )
            self.fields[f"why-{number}"] = text_field("Why was it withheld?")

    def clean(self) -> dict[str, Any]:
        """Check what several fields say together."""
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if "first" in found and "last" in found:
            if (first is None) != (last is None):
                missing = "first" if first is None else "last"
                self.add_error(missing, "Enter both ends of the period, or neither")
            elif first is not None and last is not None and first > last:
                self.add_error("last", "The last day must not come before the first")
            elif first is None and found.get("further"):
                self.add_error("first", "Enter the first period here, the others below")
        for number in range(self.rows):
            if found.get(f"why-{number}") and not found.get(f"withheld-{number}"):
                self.add_error(f"withheld-{number}", "Enter what was withheld for this reason")
        return found

    def value(self) -> dict[str, Any]:
        """Return it as one entry of `returns.yaml`; what was not stated is left out."""
        given = self.cleaned_data
        said: dict[str, Any] = {
            "agency": " ".join(given["agency"].split()),
            "asked_on": _iso(given["asked_on"]),
            "period": _periods(given),
            "systems_searched": _each_line(given["systems"]),
            "withheld": [
                {"what": given[f"withheld-{number}"], "why": given[f"why-{number}"]}
                for number in range(self.rows)
                if given[f"withheld-{number}"]
            ],
            "nil": given["nil"],
            "records_secured_on": _iso(given["records_secured_on"]),
            "author": given["author"],
            "independent": {"yes": True, "no": False}.get(given["independent"]),
            "note": given["note"],
        }
        return {key: value for key, value in said.items() if value not in (None, "", [])}

    def withheld(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Yield the two fields of each thing withheld."""
        for number in range(self.rows):
            yield self[f"withheld-{number}"], self[f"why-{number}"]


def _periods(given: dict[str, Any]) -> list[str] | None:
    if given["first"] is None:
        return None
    one = [given["first"].isoformat(), given["last"].isoformat()]
    further = _each_line(given["further"])
    return ["..".join(one), *further] if further else one


def _each_line(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _written(day: date | None) -> str:
    return "" if day is None else f"{day:{_DAY}}"


def _as_given(known: ReturnShown) -> dict[str, Any]:
    """Return a known return as a person would write it into the form."""
    made = known.made
    given: dict[str, Any] = {"agency": known.agency, "note": known.note}
    if made is None:
        return given
    ends = [(_written(first), _written(last)) for first, last in made.periods]
    given |= {
        "asked_on": _written(made.asked_on),
        "first": ends[0][0] if ends else "",
        "last": ends[0][1] if ends else "",
        "further": "\n".join(f"{first} to {last}" for first, last in ends[1:]),
        "systems": "\n".join(made.systems_searched),
        "nil": made.nil,
        "records_secured_on": f"{made.records_secured_on:{_DAY}}"
        if made.records_secured_on
        else "",
        "author": made.author or "",
        "independent": {None: "", True: "yes", False: "no"}.get(made.independent, ""),
    }
    for number, held in enumerate(made.withheld):
        given |= {f"withheld-{number}": held.what, f"why-{number}": held.why}
    return given
