"""Settle what people decided about the entries themselves: divided, corrected, found again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from candour.actions.corrections import FileEntries, settle_corrections
from candour.actions.entry_reading import read_one_date
from candour.actions.gathering import Gathered
from candour.core.chronology.entry import Entry
from candour.core.chronology.splitting import Split, parts_of, splits_of
from candour.core.decisions import Decision
from candour.writers.chronology.references import reference_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What entries are called now, and what they were made of.

    `renamed` leads from the id that an entry had to the one it has, through a new version and a
    correction; `wholes` from a part to the entry that was divided, which `divided` holds.
    `carried_out` are the ids of decisions that made entries.
    """

    renamed: Mapping[str, str] = field(default_factory=dict, repr=False)
    wholes: Mapping[str, str] = field(default_factory=dict, repr=False)
    divided: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    carried_out: frozenset[str] = frozenset()


def settle(
    gathered: Gathered, decisions: Iterable[Decision], carried: Mapping[str, str]
) -> Settled:
    """Divide entries, and put corrected rows in their place, in the gathered files themselves.

    `carried` leads from an entry of a file that was replaced to the entry that it is now. Raises
    `CandourError` naming a decision that divides no entry.
    """
    run = _Dividing(gathered.files, dict(carried), dict(gathered.former))
    splits = splits_of(decisions)
    # A chronology that comes back shows parts where it was written after the division.
    left = [one for one in splits if not run.divide(one, is_returned=False)]
    corrected = settle_corrections(gathered.files, run.divided.values())
    run.rename(corrected)
    for split in left:
        run.divide(split, is_returned=True)
    return Settled(
        renamed=run.renamed,
        wholes=run.wholes,
        divided=run.divided,
        carried_out=frozenset(run.done | gathered.selected),
    )


@dataclass(slots=True)
class _Dividing:
    files: list[FileEntries]
    renamed: dict[str, str]
    former: dict[str, Entry] = field(repr=False)
    wholes: dict[str, str] = field(default_factory=dict)
    divided: dict[str, Entry] = field(default_factory=dict, repr=False)
    done: set[str] = field(default_factory=set)

    def divide(self, split: Split, *, is_returned: bool) -> bool:
        """Divide an entry where it stands; say whether it could be done.

        `is_returned`: rows of a written chronology that came back are entries of their own now.
        """
        now = self.renamed.get(split.entry, split.entry)
        for file in self.files:
            for at, entry in enumerate(file.entries):
                if entry.id != now or not (is_returned or reference_in(entry) is None):
                    continue
                try:
                    parts = parts_of(entry, split, read_one_date)
                except ValueError:
                    return False
                file.entries[at : at + 1] = parts
                self._note(split, entry, parts)
                return True
        return False

    def rename(self, corrected: Mapping[str, str]) -> None:
        """Take in what a correction renamed."""
        self.renamed = {
            **corrected,
            **{old: corrected.get(new, new) for old, new in self.renamed.items()},
        }
        self.wholes = {corrected.get(one, one): whole for one, whole in self.wholes.items()}

    def _note(self, split: Split, entry: Entry, parts: list[Entry]) -> None:
        self.done.add(split.decision)
        self.divided[entry.id] = entry
        self.wholes |= {part.id: entry.id for part in parts}
        before = self.former.get(split.entry)
        if split.entry == entry.id or before is None:
            return
        try:
            former = parts_of(before, split, read_one_date)
        except ValueError:
            return
        for old, new in zip(former, parts, strict=True):
            self.renamed[old.id] = new.id
            self.former[old.id] = old
