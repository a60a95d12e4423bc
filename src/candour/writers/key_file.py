"""A key as a file: the contract's format candour-key/1, readable by its owner alone."""

from pathlib import Path
from typing import Any

import yaml

from candour.core.key.model import FORMAT, KeyPerson
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
    loaded = {
        "format": FORMAT,
        "case": proposed.case,
        "persons": [_person(one) for one in proposed.persons],
        "allowed": [],
        "editions": _EDITIONS,
    }
    text = yaml.safe_dump(loaded, sort_keys=False, allow_unicode=True, width=120)
    put_secret(text.encode(), path)


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
        "sheltered": person.is_sheltered,
    }
    return {name: value for name, value in told.items() if value}
