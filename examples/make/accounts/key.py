"""The key of the public edition: who may not be named, and what may stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

ROLE = re.compile(r" to | from |[,;]")


def key_file(story: Mapping[str, Any], held: Mapping[str, Any]) -> bytes:
    """`key.yaml` in the format candour-key/1."""
    laid_down = story["key_for_public_edition"]
    people = [one for one in story["persons"] if one["key"] in laid_down["pseudonyms"]]
    editions = {
        name: {**one, **({"places": []} if name == "public" else {})}
        | {"classes_withheld": list(held["withheld"][name])}
        for name, one in laid_down["editions"].items()
    }
    content = {
        "format": "candour-key/1",
        "case": story["case"]["title"],
        "persons": [_person(one, story, held) for one in people] + _staff(story["professionals"]),
        "allowed": [{"name": name} for name in laid_down["allowed"]],
        "editions": editions,
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100).encode()


def _person(
    one: Mapping[str, Any], story: Mapping[str, Any], held: Mapping[str, Any]
) -> dict[str, Any]:
    key, laid_down = one["key"], story["key_for_public_edition"]
    row: dict[str, Any] = {"id": key, "name": one["name"]}
    row["forms"] = [form for form in held["forms"][key] if form != one["name"]]
    words = laid_down["ordinary_word"].get(key)
    if words:
        row["ordinary_word"] = list(words)
    if one.get("born"):
        row["born"] = one["born"]
    places = story["addresses"]
    row["addresses"] = [
        places[place]["text"] if place in places else place for place in one.get("addresses", ())
    ]
    row["identifiers"] = list(held["identifiers"].get(key, ()))
    row["pseudonym"] = laid_down["pseudonyms"][key]
    return {name: value for name, value in row.items() if value}


def _staff(professionals: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Staff by what they are; a number tells apart those who are the same."""
    roles = [ROLE.split(one["role"])[0] for one in professionals]
    held, seen, rows = Counter(roles), Counter[str](), []
    for one, role in zip(professionals, roles, strict=True):
        seen[role] += 1
        shown = role if role[:2].isupper() else role[0].upper() + role[1:]
        pseudonym = f"{shown} {seen[role]}" if held[role] > 1 else shown
        rows.append({"id": one["key"], "name": one["name"], "pseudonym": pseudonym})
    return rows
