"""The blank chronology that an agency fills in: its columns, its dates, its head block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from candour.core.chronology.headings import Field, HeadingSynonyms, plain_heading
from candour.errors import BadVocabulary, CandourError


class Use(StrEnum):
    """When a column stands in a template."""

    ALWAYS = "always"
    DEFAULT = "default"
    ON_REQUEST = "on_request"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """One column: its heading, what to write under it, and its share of the width.

    `answers` are those to choose from, if any.
    """

    field: Field
    heading: str
    write: str
    example: str
    weight: int
    use: Use
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.heading and self.write and self.example) or self.weight < 1:
            raise ValueError("a column has a heading, what to write, an example and a weight")


@dataclass(frozen=True, slots=True)
class DateExample:
    """A way to write a date, and what it means."""

    written: str
    means: str


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One line of the head block; `answers` are those to choose from, if any."""

    key: str
    label: str
    hint: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a blank chronology says and asks; `agency` is filled in where it is known."""

    title: str
    opening: tuple[str, ...]
    dates_opening: str
    dates: tuple[DateExample, ...]
    columns: tuple[TemplateColumn, ...]
    return_opening: str
    return_lines: tuple[ReturnLine, ...]
    agency: str | None = None

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any], synonyms: HeadingSynonyms) -> "Template":
        """Build from `template.yaml`, with every column. Raises `BadVocabulary` with every problem.

        A heading must lead back to its field, and a label be known as a form's: else a template
        that was filled in would not be read as what it is.
        """
        try:
            columns = tuple(_column(entry) for entry in loaded["columns"])
            lines = tuple(_return_line(entry) for entry in loaded["return"])
            template = cls(
                title=str(loaded["title"]),
                opening=tuple(map(str, loaded["opening"])),
                dates_opening=str(loaded["dates_opening"]),
                dates=tuple(DateExample(**entry) for entry in loaded["dates"]),
                columns=columns,
                return_opening=str(loaded["return_opening"]),
                return_lines=lines,
            )
        except (KeyError, TypeError, ValueError) as problem:
            raise BadVocabulary(f"template.yaml: {problem}") from None
        problems = list(_problems(template, synonyms))
        if problems:
            raise BadVocabulary("template.yaml: " + "; ".join(problems))
        return template

    def with_columns(self, names: Sequence[str] | None) -> "Template":
        """Return the template with the columns named, or the usual ones where none are.

        Those that a chronology cannot do without are always there. Raises `CandourError` for a name
        that is no column.
        """
        if names is None:
            usual = [column for column in self.columns if column.use is not Use.ON_REQUEST]
            return replace(self, columns=tuple(usual))
        by_name = {column.field.value: column for column in self.columns}
        unknown = [name for name in names if name not in by_name]
        if unknown:
            raise CandourError(
                f"no column of a chronology: {', '.join(unknown)}",
                expected=f"names among {', '.join(by_name)}",
            )
        asked = [by_name[name] for name in dict.fromkeys(names)]
        added = [c for c in self.columns if c.use is Use.ALWAYS and c not in asked]
        return replace(self, columns=(*added, *asked))


def _column(entry: Mapping[str, Any]) -> TemplateColumn:
    field, use = Field(entry["field"]), Use(entry["use"])
    return TemplateColumn(**{**entry, "field": field, "use": use, "answers": _answers(entry)})


def _return_line(entry: Mapping[str, Any]) -> ReturnLine:
    return ReturnLine(**{**entry, "answers": _answers(entry)})


def _answers(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(str, entry.get("answers", ())))


def _problems(template: Template, synonyms: HeadingSynonyms) -> Sequence[str]:
    fields = [column.field for column in template.columns]
    missing = [field.value for field in Field if fields.count(field) != 1]
    led = synonyms.fields_of([column.heading for column in template.columns])
    return [
        *(f"{name}: not exactly one column" for name in missing),
        *(
            f"{column.heading}: headings.yaml does not lead it to {column.field}"
            for column in template.columns
            if led[column.heading] is not column.field
        ),
        *(
            f"{line.label}: no form label in headings.yaml"
            for line in template.return_lines
            if plain_heading(line.label) not in synonyms.form_labels
        ),
    ]
