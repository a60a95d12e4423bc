"""A key as a file: the contract's format candour-key/1, readable by its owner alone."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from candour.core.key.model import FORMAT, Edition, Key, KeyPerson, Withheld
from candour.core.release.proposing import Proposed
from candour.errors import CandourError
from candour.writers.placing import put_secret

_EDITIONS = {
    "public": {
        "dates": "month",
        "ages": "years",
        "places": [],
        "classes_withheld": [
            "name", "date_of_birth", "address", "identifier", "contact",
        ],
    },
    "family": {"dates": "exact", "ages": "exact", "classes_withheld": ["identifier"]},
}  # fmt: skip


def write_key(proposed: Proposed, path: Path) -> None:
    """Write a draft. Raises `CandourError` where a key stands already: somebody settled it."""
    if path.exists():
        raise CandourError(
            f"{path.name} is there already",
            expected="a new file: what somebody settled in a key is never written over",
            next_step="name another file with -o",
        )
    put_secret(drafted_key(proposed), path)


def drafted_key(proposed: Proposed) -> bytes:
    """Return a draft as a key's file says it, with the editions that most reviews have."""
    return _file(proposed.case, proposed.persons, [], _EDITIONS)


def key_file(key: Key) -> bytes:
    """Return a key as its file says it."""
    allowed = [{"name": one.name} for one in key.allowed]
    editions = {name: _edition(one) for name, one in key.editions.items()}
    return _file(key.case, key.persons, allowed, editions)


def _file(
    case: str,
    persons: Iterable[KeyPerson],
    allowed: list[dict[str, str]],
    editions: Mapping[str, Any],
) -> bytes:
    told = {
        "format": FORMAT,
        "case": case,
        "persons": [_person(one) for one in persons],
        "allowed": allowed,
        "editions": dict(editions),
    }
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=120).encode()


def _edition(one: Edition) -> dict[str, Any]:
    told: dict[str, Any] = {
        "dates": one.dates,
        "ages": one.ages,
        "places": list(one.places),
        "classes_withheld": [each.value for each in Withheld if each in one.classes_withheld],
    }
    return told if one.unlisted else told | {"unlisted": "kept"}


def _person(person: KeyPerson) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": person.id,
        "name": person.name,
        "forms": list(person.forms),
        "ordinary_word": list(person.ordinary_words),
        "born": person.born.isoformat() if person.born else None,
        "addresses": list(person.addresses),
        "identifiers": list(person.identifiers),
        "pseudonym": person.pseudonym,
    }
    said = {name: value for name, value in told.items() if value}
    # False is said, too: it holds against a pseudonym that tells of a carer.
    return said if person.is_sheltered is None else said | {"sheltered": person.is_sheltered}
