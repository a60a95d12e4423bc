"""Write docs/reference/: the commands as they say themselves, the objects as the schema has them.

Run with `make docs`; a test fails where what is tracked differs from what this would write.
"""

import json
from pathlib import Path
from typing import Any

import click

from candour.cli.main import cli
from candour.flow import STEPS
from candour.readers.boundary import readers
from candour.readers.limits import DEFAULT_LIMITS
from candour.vocabulary.people_links import load_link_words

DOCS = Path(__file__).parent.parent / "docs"
_MADE = "<!-- Written by `make docs`; change the program, not this page. -->\n"


def commands_page() -> str:
    """Return the reference page of every command, in the order of the work."""
    root = click.Context(cli, info_name="candour", **cli.context_settings)
    pages = ["# Commands", _MADE, _fenced(cli.get_help(root))]
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        assert command is not None
        pages += _command_pages(name, command, root)
    return "\n\n".join(pages) + "\n"


def _command_pages(name: str, command: click.Command, parent: click.Context) -> list[str]:
    """Return a command's part of the page, and those of the commands inside it."""
    context = click.Context(command, info_name=name, parent=parent)
    pages = [f"## {context.command_path}", _fenced(command.get_help(context))]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            pages += _command_pages(inner, found, context)
    return pages


def flow_page() -> str:
    """Return the steps of a review as a table, from flow.py."""
    rows = [
        f"| `candour {step.command}` | {step.sentence} | {step.takes} | {step.gives} "
        f"| {step.rule} |"
        for step in STEPS
    ]
    table = [
        "| command | what it does | takes | gives | the rule it guards |",
        "|---|---|---|---|---|",
    ]
    return "\n".join(["# The flow", "", _MADE, *table, *rows, ""])


def objects_page() -> str:
    """Return the objects that commands print, from the contract's schema."""
    schema = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
    pages = ["# Objects", _MADE, schema["description"]]
    for name, definition in schema["$defs"].items():
        required = set(definition.get("required", ()))
        rows = ["| key | type | always | |", "|---|---|---|---|"]
        rows += [
            f"| `{key}` | {_kind(value)} | {'yes' if key in required else ''} "
            f"| {value.get('description', '')} |"
            for key, value in definition["properties"].items()
        ]
        pages += [f"## {name}", "\n".join(rows)]
    return "\n\n".join(pages) + "\n"


def reading_page() -> str:
    """Return the formats that are read and the limits that readers keep to."""
    formats = ["| format | endings |", "|---|---|"]
    formats += [f"| {reader.title} | {' '.join(reader.endings)} |" for reader in readers()]
    limits = ["| limit | value |", "|---|--:|"]
    limits += [
        f"| {name.replace('_', ' ')} | {getattr(DEFAULT_LIMITS, name):,} |"
        for name in DEFAULT_LIMITS.__dataclass_fields__
    ]
    return "\n".join(["# Formats and limits", "", _MADE, *formats, "", *limits, ""])


def reasons_page() -> str:
    """Return every reason that a link between two people can have, in the words screens use."""
    words = load_link_words().reasons.values()
    rows = ["# Reasons of links between people", "", _MADE]
    for heading, is_for in (("Reasons for", True), ("Reasons against", False)):
        rows += [f"## {heading}", "", "| shown as | what it is | code |", "|---|---|---|"]
        rows += [
            f"| {one.sentence.format_map(_Slots())} | {one.explained} | `{one.code}` |"
            for one in words
            if one.is_for is is_for
        ]
        rows.append("")
    return "\n".join(rows)


class _Slots(dict[str, str]):
    """Places in a sentence that are filled from the records: shown by their names."""

    def __missing__(self, key: str) -> str:
        return f"*{key}*"


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"].rsplit("/", 1)[-1])
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"])
    if "anyOf" in value:
        return " or ".join(_kind(choice) for choice in value["anyOf"])
    if value.get("type") == "array":
        return f"list of {_kind(value.get('items', {}))}"
    kinds = value.get("type", "any")
    return kinds if isinstance(kinds, str) else " or ".join(kinds)


PAGES = {
    "commands.md": commands_page,
    "flow.md": flow_page,
    "objects.md": objects_page,
    "formats.md": reading_page,
    "link-reasons.md": reasons_page,
}


def main() -> None:
    """Write every page."""
    (DOCS / "reference").mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / "reference" / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
