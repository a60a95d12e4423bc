"""Settle a key: each change is a new key, so that one that cannot be used is never kept."""

from dataclasses import replace

from candour.core.key.model import Allowed, Key, KeyPerson
from candour.errors import CandourError


def person_in(key: Key, id_: str) -> KeyPerson:
    """Return somebody of a key. Raises `CandourError` where there is nobody of this id."""
    for one in key.persons:
        if one.id == id_:
            return one
    raise CandourError(f"the key has nobody with the id {id_}", next_step="look at the key again")


def new_id(key: Key) -> str:
    """Return an id that nobody of a key has."""
    taken = {one.id for one in key.persons}
    return next(id_ for n in range(1, len(taken) + 2) if (id_ := f"P{n:02}") not in taken)


def with_person(key: Key, person: KeyPerson) -> Key:
    """Return a key with somebody in the place that he had, or behind all others."""
    if any(one.id == person.id for one in key.persons):
        persons = tuple(person if one.id == person.id else one for one in key.persons)
    else:
        persons = (*key.persons, person)
    return replace(key, persons=persons)


def without_person(key: Key, id_: str) -> Key:
    """Return a key without somebody. Raises `CandourError` where there is nobody of this id."""
    gone = person_in(key, id_)
    return replace(key, persons=tuple(one for one in key.persons if one is not gone))


def allowing(key: Key, name: str) -> Key:
    """Return a key by which an official or a body may be named."""
    if any(one.name == name for one in key.allowed):
        return key
    return replace(key, allowed=(*key.allowed, Allowed(name)))


def not_allowing(key: Key, name: str) -> Key:
    """Return a key by which somebody may not be named any more."""
    return replace(key, allowed=tuple(one for one in key.allowed if one.name != name))
