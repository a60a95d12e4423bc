"""What a reader must know of an entry before relying on it, in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from candour.core.chronology.entry import Entry, FlagKind, TagKind
from candour.core.chronology.events.contradictions import Contradiction
from candour.writers.chronology.model import Chronology

FLAG_WORDS = {
    FlagKind.HIDDEN: "hidden in the file",
    FlagKind.INSERTED: "tracked insertion",
    FlagKind.UNDATED: "undated",
    FlagKind.DATE_UNRESOLVED: "date not understood",
    FlagKind.DATE_AMBIGUOUS: "date can be read two ways",
    FlagKind.DATE_CARRIED: "date carried from an earlier line",
    FlagKind.WEEKDAY: "weekday and date disagree",
    FlagKind.NO_SOURCE: "no source named",
    FlagKind.AGENCY_DISAGREES: "row names another agency than its file",
    FlagKind.AUTHOR_NOTE: "author's note",
    FlagKind.DUPLICATE: "duplicate",
    FlagKind.CONTRADICTION: "contradiction",
    FlagKind.RECORDED_LATE: "written down long after",
    FlagKind.RECORDED_BEFORE: "written down before it happened",
    FlagKind.ABBREVIATION: "abbreviation not known",
    FlagKind.AGE: "age and date of birth disagree",
    FlagKind.RECORDING_DATE_UNKNOWN: "recording date unknown",
    FlagKind.COMMENT_HIDDEN: "later comment hidden",
    FlagKind.DATE_DECIDED: "dated by a person",
    FlagKind.CORRECTED: "corrected by the agency",
    FlagKind.ADDED: "added by a person from words of the file",
    FlagKind.SPLIT: "divided by a person",
}
_SPEAK_FOR_THEMSELVES = frozenset(
    {
        FlagKind.HIDDEN, FlagKind.INSERTED, FlagKind.UNDATED, FlagKind.NO_SOURCE,
        FlagKind.AUTHOR_NOTE, FlagKind.AGENCY_DISAGREES, FlagKind.DATE_AMBIGUOUS,
        FlagKind.RECORDING_DATE_UNKNOWN, FlagKind.COMMENT_HIDDEN,
    }
)  # fmt: skip


class Marks:
    """The marks of every entry of a chronology."""

    def __init__(self, chronology: Chronology, letters: Mapping[str, str]) -> None:
        self._events = chronology.events
        self._letters = letters
        self._contradictions: dict[str, list[Contradiction]] = defaultdict(list)
        for contradiction in chronology.contradictions:
            for entry in contradiction.entries:
                self._contradictions[entry].append(contradiction)

    def of(self, entry: Entry) -> Sequence[str]:
        """Return an entry's marks: its tags, its event, its contradictions, then its flags."""
        return [*_tags(entry), *self._event(entry), *self._rivals(entry), *self._flags(entry)]

    def beside_event(self, entry: Entry) -> Sequence[str]:
        """Return an entry's marks without its event, for a page that leads to it."""
        return [*_tags(entry), *self._rivals(entry), *self._flags(entry)]

    def _event(self, entry: Entry) -> Iterator[str]:
        if entry.event is None:
            return
        event = self._events.get(entry.event)
        if event is None:
            yield f"same event {entry.event}"
            return
        others = [
            self._letters[other]
            for other in event.entries
            if other != entry.id and other in self._letters
        ]
        beside = f" as {', '.join(dict.fromkeys(others))}" if others else ""
        state = "decided" if event.is_decided else "suggested, undecided"
        yield f"same event {event.id}{beside} ({state})"

    def _rivals(self, entry: Entry) -> Iterator[str]:
        for contradiction in self._contradictions.get(entry.id, ()):
            pairs = zip(contradiction.entries, contradiction.values, strict=True)
            said = " / ".join(f"{self._letters.get(one, '?')} “{value}”" for one, value in pairs)
            yield f"contradiction, {contradiction.kind}: {said}"

    def _flags(self, entry: Entry) -> Iterator[str]:
        for flag in entry.flags:
            if flag.kind is FlagKind.CONTRADICTION and entry.id in self._contradictions:
                continue
            words = FLAG_WORDS[flag.kind]
            told = flag.note and flag.kind not in _SPEAK_FOR_THEMSELVES
            yield f"{words}: {flag.note}" if told else words


def _tags(entry: Entry) -> Iterator[str]:
    for tag in entry.tags:
        kind = "term of reference" if tag.kind is TagKind.TERM else "tag"
        yield f"{kind}, by a person: {tag.name}"
