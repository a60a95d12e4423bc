"""Say who knew what in a merged chronology, and answer one question of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.actions.casting import people_of
from candour.actions.dates import load_date_words
from candour.actions.entry_reading import find_dates, find_days
from candour.actions.merging import Merged
from candour.actions.progress import Progress
from candour.core.chronology.as_at import decided_by
from candour.core.chronology.recall import Run
from candour.core.decisions import Decision
from candour.core.knowledge.contacts.beside import Beside
from candour.core.knowledge.contacts.finding import find_contacts
from candour.core.knowledge.in_words import InWords
from candour.core.knowledge.inquiry import Inquiry, Rules, Sources
from candour.core.knowledge.model import Contact, WhoKnew
from candour.core.knowledge.weighing import MOST_SHOWN, Weighed, shown
from candour.core.people.person import Cast
from candour.vocabulary.contacts import load_contact_words
from candour.vocabulary.knowledge import load_knowing_words
from candour.writers.json.knowledge import knowing_as_json
from candour.writers.json.lines import json_line

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True)
class Knowing:
    """Who knew what in one merged chronology, or what was asked of it alone."""

    told: WhoKnew
    merged: Merged = field(repr=False)
    cast: Cast = field(repr=False)
    weighed: tuple[Weighed, ...] = field(default=(), repr=False)
    """the facts by weight, where nothing was asked"""

    further: int = 0
    """so many lighter facts are left out"""

    def weightiest(self, about: str = "") -> "Knowing":
        """The weightiest facts alone; with `about`, all whose sentence has those words."""
        low = about.casefold()
        found = [one for one in self.weighed if low in one.fact.sentence.casefold()]
        kept = tuple(found if about else found[:MOST_SHOWN])
        return replace(
            self,
            told=shown(self.told, kept),
            weighed=kept,
            further=len(self.weighed) - len(kept),
        )

    def json_lines(self) -> Iterator[str]:
        """Yield the contract's objects, one a line."""
        entries = {entry.id: entry for entry in self.merged.entries}
        yield from (json_line(one) for one in knowing_as_json(self.told, entries))

    def in_words(self) -> Iterator[str]:
        """Yield every fact with who knew it."""
        variants = {one.fact.id: [other.id for other in one.variants] for one in self.weighed}
        yield from InWords(self.told, self.cast).lines(variants)

    def paragraphs(self) -> Iterator[str]:
        """Yield a paragraph on each fact, with its passages."""
        words = InWords(self.told, self.cast)
        yield from (words.paragraph(fact) for fact in self.told.facts)


def inquiry_into(
    merged: Merged, decisions: Sequence[Decision] = (), progress: Progress = _SILENTLY
) -> tuple[Inquiry, Cast]:
    """Return an inquiry into a merged chronology: make it once, ask it many times.

    Decisions made after the day of the view have no effect on it.
    """
    day = merged.known_on.day if merged.known_on is not None else None
    cast = people_of(merged, decisions, progress)
    contacts = contacts_of(merged, cast, progress)
    sources = Sources(
        entries=merged.entries,
        cast=cast,
        contacts=contacts,
        returns=merged.returns,
        decisions=decided_by(decisions, day),
    )
    rules = Rules(
        words=load_knowing_words(),
        margins=load_date_words().margins,
        find_dates=find_dates,
        checkpoint=progress.checkpoint,
    )
    return Inquiry(sources, rules), cast


def contacts_of(merged: Merged, cast: Cast, progress: Progress = _SILENTLY) -> tuple[Contact, ...]:
    """Find the contacts of which a merged chronology tells."""
    progress.stage("looking for contacts between agencies")
    beside = Beside(events=merged.events, cast=cast, files=merged.files, find_days=find_days)
    run = Run(progress.checkpoint, progress.recall)
    return find_contacts(merged.entries, load_contact_words(), beside, run)


def who_knew(
    merged: Merged,
    asked: str | None = None,
    decisions: Sequence[Decision] = (),
    progress: Progress = _SILENTLY,
) -> Knowing:
    """Say who knew what; with `asked`, a fact's id or a sentence, of that fact alone."""
    inquiry, cast = inquiry_into(merged, decisions, progress)
    progress.stage("asking who knew what")
    if asked is not None:
        return Knowing(inquiry.ask(asked), merged, cast)
    told = inquiry.whole()
    return Knowing(told, merged, cast, inquiry.weighed(told))
