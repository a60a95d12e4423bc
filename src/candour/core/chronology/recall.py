"""What an earlier run read, taken again where nothing that it depends on has changed.

Adding a file to a large case leaves most of what its entries say as it was. What one entry says
depends on its own words and on what is known of the whole case: who its people and its agencies
are. A *shelf* keeps what was read of each entry with the *terms* in it (its words, and the codes of
the phrases found in them). When more is known of the case, only what holds a term of which
something else is known now is read again. Nothing is guessed: the result is the same as without.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from sys import intern
from typing import Any, Generic, TypeVar

from candour.core.chronology.entry import Entry
from candour.core.watching import Checkpoint, go_on

V = TypeVar("V")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[V]):
    """A value, what it was made from, and the terms in that."""

    made_from: Any = field(repr=False)
    terms: tuple[str, ...] = field(repr=False)
    value: V = field(repr=False)


@dataclass(slots=True)
class Shelf(Generic[V]):
    """What was read of one kind, with what was known of the case when it was read."""

    keeps: bool = True
    _kept: dict[str, _Kept[V]] = field(default_factory=dict, repr=False)
    _known: Any = field(default=(), repr=False)
    _next: dict[str, _Kept[V]] = field(default_factory=dict, repr=False)
    _next_known: Any = field(default=(), repr=False)
    _changed: frozenset[str] | None = field(default=frozenset(), repr=False)
    taken: int = 0
    made: int = 0

    def begin(self, *known: Any) -> None:
        """Begin a run. `known` is everything that values depend on besides what they are of."""
        if not self.keeps:
            return
        self._next, self._next_known = {}, known
        self._changed = _changed(self._known, known)
        self.taken = self.made = 0

    def take(
        self, key: str, made_from: Any, make: Callable[[], V], terms: Callable[[], Iterable[str]]
    ) -> V:
        """Return the value kept under a key, or make it where it may not be what it was."""
        if not self.keeps:
            return make()
        kept = self._kept.get(key)
        if (
            kept is None
            or self._changed is None
            or not (kept.made_from is made_from or kept.made_from == made_from)
            or not self._changed.isdisjoint(kept.terms)
        ):
            kept = _Kept(made_from, tuple(map(intern, {*terms()})), make())
            self.made += 1
        else:
            self.taken += 1
        self._next[key] = kept
        return kept.value

    def end(self) -> None:
        """End a run: what it did not ask for is forgotten. One that was cut short never ends."""
        if self.keeps:
            self._kept, self._known = self._next, self._next_known


@dataclass(frozen=True, slots=True)
class Recall:
    """The shelves of one case; `originals` holds files as they were read."""

    originals: Shelf[Any] = field(default_factory=Shelf)
    features: Shelf[Any] = field(default_factory=Shelf)
    parts: Shelf[Any] = field(default_factory=Shelf)
    drafts: Shelf[Any] = field(default_factory=Shelf)
    contradictions: Shelf[Any] = field(default_factory=Shelf)


NOTHING = Recall(*(Shelf(keeps=False) for _ in range(5)))
"""Shelves that keep nothing: a run on its own."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run goes: where it asks whether to go on, and what an earlier one left."""

    checkpoint: Checkpoint = go_on
    recall: Recall = field(default=NOTHING, repr=False)


ALONE = Run()
"""A run that nobody stops, and that nothing went before."""


def terms_of(entry: Entry) -> Iterator[str]:
    """Yield every word of an entry in small letters, and short ones in capitals as well."""
    said = (
        entry.agency, entry.what, entry.source, entry.response, entry.outcome, entry.comment,
        *entry.people, *entry.shared_with, *entry.extra, *entry.extra.values(),
    )  # fmt: skip
    for text in said:
        for word in _WORD.findall((text or "").casefold()):
            yield word
            if len(word) == 2:  # initials stand for a name
                yield word.upper()


def _changed(before: Any, now: Any) -> frozenset[str] | None:
    """Return the terms of which something else is known; None where everything may differ."""
    if before is now or before == now:
        return frozenset()
    if type(before) is not type(now):
        return None
    if isinstance(now, frozenset):
        return frozenset(before ^ now)
    if isinstance(now, Mapping):
        differ = {key for key in before.keys() & now.keys() if before[key] != now[key]}
        return frozenset(differ | (before.keys() ^ now.keys()))
    if is_dataclass(now):
        names = [one.name for one in fields(now)]
        return _together((getattr(before, name), getattr(now, name)) for name in names)
    is_row = isinstance(now, tuple) and len(before) == len(now)
    return _together(zip(before, now, strict=True)) if is_row else None


def _together(pairs: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found: set[str] = set()
    for before, now in pairs:
        changed = _changed(before, now)
        if changed is None:
            return None
        found |= changed
    return frozenset(found)
