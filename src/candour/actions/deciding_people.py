"""Decisions on persons and facts, held against who is who in the case as it is kept."""

from dataclasses import dataclass, field
from typing import Any

from candour.actions.case_chronology import merge_case
from candour.actions.keeping_people import cast_table, kept_people, make_people
from candour.actions.merging import MergeOptions
from candour.actions.progress import Progress
from candour.core.decisions import Act, DecisionKind
from candour.core.decisions.case_log import CaseLog
from candour.core.knowledge.deciding import check_fact
from candour.core.people.deciding import check_persons
from candour.core.people.person import person_id
from candour.store.cast import KeptPerson, find_person
from candour.store.workspace import Workspace

KINDS = (
    DecisionKind.SAME_PERSON,
    DecisionKind.DIFFERENT_PERSON,
    DecisionKind.UNSURE_PERSON,
    DecisionKind.FACT,
)


@dataclass(slots=True)
class PeopleWishes:
    """Who is there, for decisions on persons. What is kept is made anew only where it must be."""

    workspace: Workspace
    log: CaseLog
    progress: Progress = field(repr=False)

    def check(self, act: Act, known: Any) -> None:
        """Check that a decision on persons or on a fact can be made. Raises `CandourError`."""
        if act.kind is DecisionKind.FACT:
            check_fact(act, self.log.name, self._person_of)
        else:
            check_persons(act, self._person_of, self._mentions_of)

    def _person_of(self, id_: str) -> str | None:
        found = self._find(id_)
        return None if found is None else found.person.id

    def _mentions_of(self, person: str) -> int:
        found = self._find(person)
        return 0 if found is None else found.mentions

    def _find(self, id_: str) -> KeptPerson | None:
        """Return a person by his id or by that of a mention."""
        wanted = person_id(id_) if "@" in id_ else id_
        kept = kept_people(self.workspace, self.log.name)
        path = cast_table(self.workspace, self.log.name)
        found = None if kept.cast is None else find_person(path, wanted)
        if found is None and not kept.is_of(self.log):
            merged, _ = merge_case(self.workspace, self.log, MergeOptions(), self.progress)
            make_people(self.workspace, self.log, merged, self.progress)
            found = find_person(path, wanted)
        return found
