"""Tags that a person put on entries: terms of reference, and words of his own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from candour.core.chronology.entry import Entry, Tag, TagKind
from candour.core.decisions import Decision, DecisionKind, standing
from candour.errors import CandourError

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags as one decision gives them."""

    tags: tuple[Tag, ...] = field(repr=False)

    @classmethod
    def of(cls, value: Any) -> "Tags":
        """Build from a decision's value: a word, a list of them, or lists by kind.

        Raises `ValueError` saying what is wrong.
        """
        given = value if isinstance(value, dict) else {TagKind.FREE.value: value}
        strange = set(given) - set(TagKind)
        if strange:
            raise ValueError(f"there are no tags of the kind {', '.join(sorted(strange))}")
        named: dict[tuple[TagKind, str], Tag] = {}
        for kind in TagKind:
            for name in _names(given.get(kind.value)):
                named.setdefault((kind, name.casefold()), Tag(kind, name))
        if not named:
            raise ValueError("no tag is named")
        return cls(tuple(named.values()))

    def value(self) -> dict[str, list[str]]:
        """Return them as a decision holds them."""
        by_kind = {kind: [t.name for t in self.tags if t.kind is kind] for kind in TagKind}
        return {kind.value: names for kind, names in by_kind.items() if names}


def decided_tags(
    decisions: Iterable[Decision], renamed: Mapping[str, str]
) -> dict[str, tuple[Tag, ...]]:
    """Return entry id → its tags, by every decision on tags that stands.

    `renamed` leads from the id that an entry had to the one it has. Raises `CandourError` naming
    the decision that holds none.
    """
    found: dict[str, tuple[Tag, ...]] = {}
    for decision in standing(decisions):
        if decision.kind is not DecisionKind.TAG:
            continue
        try:
            tags = Tags.of(decision.value).tags
        except ValueError as problem:
            raise CandourError(
                f"decision {decision.id} on tags: {problem}", expected='a value such as "neglect"'
            ) from None
        for entry in (renamed.get(one, one) for one in decision.about):
            found[entry] = _joined(found.get(entry, ()), tags)
    return found


def with_tags(
    entries: Iterable[Entry], tags: Mapping[str, Sequence[Tag]], wholes: Mapping[str, str]
) -> list[Entry]:
    """Return the entries with their tags; a part has those of the entry that it was part of."""
    return [_tagged(entry, tags, wholes) for entry in entries] if tags else list(entries)


def _tagged(entry: Entry, tags: Mapping[str, Sequence[Tag]], wholes: Mapping[str, str]) -> Entry:
    own: tuple[Tag, ...] = ()
    at: str | None = entry.id
    while at is not None:
        own = _joined(own, tags.get(at, ()))
        at = wholes.get(at)
    return replace(entry, tags=own) if own else entry


def _joined(some: Sequence[Tag], others: Sequence[Tag]) -> tuple[Tag, ...]:
    named = {(tag.kind, tag.name.casefold()): tag for tag in (*others, *some)}
    ordered = dict.fromkeys((tag.kind, tag.name.casefold()) for tag in (*some, *others))
    return tuple(named[one] for one in ordered)


def _names(given: Any) -> list[str]:
    if given is None:
        return []
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise ValueError("tags are words, or a list of them")
    tidy = [" ".join(one.split()) for one in names]
    if any(len(one) > _LONGEST for one in tidy):
        raise ValueError(f"a tag has {_LONGEST} characters or fewer")
    return [one for one in tidy if one]
