"""Words of entries as pages on people and on knowledge show them: in their field, and marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.actions.refreshing import CaseState, table_of
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.model import Rests
from candour.core.people.mention import Mention
from candour.core.spans import Span
from candour.store.chronology import entries_named
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import AgencyKey, keys_of
from candour.writers.chronology.columns import date_in_words, span_in_words

_MOST_AROUND = 220
"""Characters that are shown on either side of the words that are marked."""
_ELLIPSIS = "…"
_NO_LETTER, _GREY = "", 9


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, with the span beneath where it is vague."""

    words: str = field(repr=False)
    span: str = field(default="", repr=False)

    @classmethod
    def of(cls, date: UncertainDate) -> "When":
        """Return a date as pages show it."""
        return cls(date_in_words(date) or "no date", span_in_words(date))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsShown:
    """Words of an entry: whose it is and when, the field they stand in, and what stands around.

    `span` is their place in the original; None where that cannot be told exactly.
    """

    id: str
    entry: str
    key: AgencyKey
    when: When
    heading: str = field(repr=False)
    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)
    span: Span | None = None


class EntriesShown:
    """The entries that some words stand in, found at once."""

    def __init__(self, workspace: Workspace, case: CaseState, entries: Iterable[str]) -> None:
        wanted = list(dict.fromkeys(entries))
        path = table_of(workspace, case.log.name, case.as_at)
        self._entries = entries_named(path, wanted) if wanted and case.kept is not None else {}
        self.keys = {} if case.kept is None else keys_of(case.kept.agencies)

    def of_mention(self, mention: Mention) -> WordsShown:
        """Return a mention in its words."""
        heading = mention.column or mention.in_field.value
        found = self._entries.get(mention.entry)
        text = None if found is None else _field(found[1], mention.in_field, mention.column)
        at = None if text is None else _nth(text, mention.text, mention.order)
        whole = mention.text if text is None or at is None else text
        return self._shown(
            (mention.id, mention.entry, mention.agency),
            "" if heading == Field.WHAT.value else heading,
            (whole, at or 0, mention.text),
            mention.span,
        )

    def of_rests(self, rests: Rests, agency: str) -> WordsShown:
        """Return the words that something rests on."""
        found = self._entries.get(rests.entry)
        text = None if found is None else _field(found[1], rests.in_field, "")
        at = None if text is None else _nth(text, rests.words, 0)
        whole = rests.words if text is None or at is None else text
        heading = "" if rests.in_field is Field.WHAT else rests.in_field.value
        return self._shown(
            (rests.entry, rests.entry, agency), heading, (whole, at or 0, rests.words), rests.span
        )

    def when(self, entry: str) -> When:
        """Return when an entry happened."""
        found = self._entries.get(entry)
        return When("") if found is None else When.of(found[1].happened)

    def _shown(
        self,
        named: tuple[str, str, str],
        heading: str,
        text: tuple[str, int, str],
        span: Span | None,
    ) -> WordsShown:
        id_, entry, agency = named
        whole, at, words = text
        return WordsShown(
            id=id_,
            entry=entry,
            key=key_of(self.keys, agency),
            when=self.when(entry),
            heading=heading.replace("_", " "),
            before=_cut_before(whole[:at]),
            words=words,
            after=_cut_after(whole[at + len(words) :]),
            span=span,
        )


def key_of(keys: Mapping[str, AgencyKey], agency: str) -> AgencyKey:
    """Return the key of an agency; one that has no file in the case has no letter."""
    return keys.get(agency) or AgencyKey(agency, _NO_LETTER, _GREY, 0)


def _field(entry: Entry, of: Field, column: str) -> str | None:
    """Return the words of a field; None where the entry does not hold it."""
    if column:
        return entry.extra.get(column)
    texts: Mapping[Field, str | Sequence[str] | None] = {
        Field.WHAT: entry.what,
        Field.PEOPLE: entry.people,
        Field.RESPONSE: entry.response,
        Field.OUTCOME: entry.outcome,
        Field.SHARED_WITH: entry.shared_with,
        Field.COMMENT: entry.comment,
        Field.SOURCE: entry.source,
    }
    found = texts.get(of)
    return found if found is None or isinstance(found, str) else "; ".join(found)


def _nth(text: str, words: str, order: int) -> int | None:
    """Return where words stand for the `order`-th time, counted from 0; the last where fewer."""
    at = text.find(words)
    for _ in range(order):
        further = text.find(words, at + 1)
        if further < 0:
            break
        at = further
    return None if at < 0 else at


def _cut_before(text: str) -> str:
    if len(text) <= _MOST_AROUND:
        return text
    return f"{_ELLIPSIS} {text[-_MOST_AROUND:].partition(' ')[2]}"


def _cut_after(text: str) -> str:
    if len(text) <= _MOST_AROUND:
        return text
    return f"{text[:_MOST_AROUND].rpartition(' ')[0]} {_ELLIPSIS}"
