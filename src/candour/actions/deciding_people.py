"""Decisions on persons: checked against everybody whom the case mentions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.actions.entry_reading import find_days
from candour.core.chronology.entry import Entry
from candour.core.decisions import Act, DecisionKind
from candour.core.people.deciding import PERSON_KINDS, KnownPersons
from candour.core.people.mentions.finding import find_mentions
from candour.core.people.person import person_id
from candour.vocabulary.people import load_people_words


@dataclass(slots=True)
class PersonWishes:
    """What is decided of persons in one run; nobody is looked for before a decision asks."""

    entries: Mapping[str, Entry] = field(repr=False)
    _known: KnownPersons | None = field(default=None, repr=False)

    def checks(self) -> dict[DecisionKind, Callable[[Act, Any], None]]:
        """The checks of the kinds that are about persons."""
        return dict.fromkeys(PERSON_KINDS, self._check)

    def _check(self, act: Act, _known: Any) -> None:
        if self._known is None:
            mentions = find_mentions(list(self.entries.values()), load_people_words(), find_days)
            self._known = KnownPersons({person_id(one.id): one.id for one in mentions})
        self._known.check(act)
