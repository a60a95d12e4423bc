"""The words of promised and expected contacts, checked and made ready to be found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.events.phrases import PhraseBook
from candour.core.chronology.events.words import EventWords
from candour.errors import BadVocabulary

UNITS = frozenset({"hour", "day", "working_day", "week", "fortnight", "month"})
CUES = frozenset(
    {"verbal", "bare", "reported", "passive", "arranging", "dated", "follow", "next", "awaiting"}
)
_SETS = (
    "not_before_to",
    "pronouns",
    "attributes",
    "within",
    "not_due_after",
    "not_due_before",
    "rhythm_while",
    "rhythm_past",
    "rhythm_ends",
    "closing",
    "turns",
    "adverbs",
    "told_heads",
    "offices",
    "says",
    "saying",
    "everybody",
    "asking",
    "orders",
    "not_orders",
    "to_whom",
    "channels",
    "imperatives",
    "calls_to",
    "came_to",
    "arrived",
    "turned",
    "verbs",
    "booked",
    "asks_if",
    "asked",
    "counted",
    "afters",
    "feasts",
    "at_feasts",
    "rebook",
    "trades",
    "direct",
    "familiar",
    "conveners",
    "things",
    "role_or_visit",
    "visit_before",
    "visit_behind",
    "ourselves",
    "states",
    "participles",
    "light",
    "areas",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One sort of contact: what else keeps it, how long it is waited for without a day."""

    code: str
    title: str
    open_days: int
    kept_by: frozenset[str] = frozenset()
    convened_by: str | None = None
    dated: bool = False
    paper: bool = False
    needs_day: bool = False
    aimed: bool = False
    needs_recipient: bool = False
    noun: bool = False
    joint: bool = False
    any_on_the_day: bool = False
    by_contact: bool = False
    goes_to: bool = False
    by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Schedule:
    """A contact that a kind of agency offers at a child's age, in months."""

    code: str
    by: str
    first_months: int
    last_months: int


@dataclass(frozen=True, slots=True)
class Succession:
    """A contact that follows another by rule, within a time, or late up to so many times it."""

    code: str
    sort: str
    count: int
    unit: str
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How long a receipt, a trace of the sender, an answer and the like are waited for, in days.

    `slip`: by how much two records may date one meeting apart.
    """

    receipt: int
    trace: int
    answer: int
    attempt: int
    follow_up: int
    rhythm: int
    slip: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grace:
    """How late is still kept: a share of the time promised, within bounds of days."""

    share: float
    least: int
    most: int

    def of(self, days: int) -> int:
        """The days of grace for a promise that ran so many days."""
        return max(self.least, min(self.most, round(self.share * days)))


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """Everything that is looked for to find what was to come, and whether it came."""

    events: EventWords
    sorts: Mapping[str, Sort]
    lists: Mapping[str, frozenset[str]]
    units: Mapping[str, str]
    slashed: Mapping[str, str]
    compact: Mapping[str, str]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    rhythms: Mapping[str, tuple[int, str]]
    kindred: Mapping[str, tuple[str, ...]]
    receives: Mapping[str, tuple[str, ...]]
    fills: Mapping[str, frozenset[str]]
    schedules: tuple[Schedule, ...]
    successions: tuple[Succession, ...]
    waits: Waits
    grace: Grace
    lapse_after: int
    book: PhraseBook = field(repr=False)
    roles: PhraseBook = field(repr=False)
    """the words for kinds of agency and their staff alone"""

    @classmethod
    def from_mapping(
        cls, loaded: Mapping[str, Any], events: EventWords, beside: Mapping[str, Mapping[str, Any]]
    ) -> "PromiseWords":
        """Build from promises.yaml, the words of events, and the files that both draw on, by name.

        Raises `BadVocabulary` naming every problem.
        """
        problems = [f"{key} is missing" for key in _KEYS if key not in loaded]
        if not problems:
            problems = list(_problems(loaded, events))
        if problems:
            raise BadVocabulary(f"promises.yaml: {'; '.join(problems)}")
        return cls(
            events=events,
            sorts={code: _sort(code, about) for code, about in loaded["sorts"].items()},
            lists={key: frozenset(map(_plain, loaded[key])) for key in _SETS},
            units={word: unit for unit, words in loaded["units"].items() for word in words},
            slashed={str(figure): unit for figure, unit in loaded["slashed"].items()},
            compact={str(letters): unit for letters, unit in loaded["compact"].items()},
            weekdays={
                str(word): int(day)
                for day, said in beside["acts"]["weekdays"].items()
                for word in said
            },
            numbers=dict(loaded["numbers"]),
            rhythms={words: (int(n), unit) for words, (n, unit) in loaded["rhythms"].items()},
            kindred={kind: tuple(others) for kind, others in loaded["kindred"].items()},
            receives={kind: tuple(others) for kind, others in loaded["receives"].items()},
            fills={c: frozenset(about["fills"]) for c, about in loaded["attempts"].items()},
            schedules=tuple(
                Schedule(code, about["by"], *about["months"])
                for code, about in loaded["schedules"].items()
            ),
            successions=tuple(
                Succession(code, about["sort"], count, unit, about["late"])
                for code, about in loaded["successions"].items()
                for count, unit in (about["within"],)
            ),
            waits=Waits(**loaded["waits"]),
            grace=Grace(**loaded["grace"]),
            lapse_after=int(loaded["lapse_after"]),
            roles=PhraseBook(_roles(beside)),
            book=PhraseBook((*_phrases(loaded), *_phrases_beside(loaded, beside))),
        )

    def keeps(self, done: str) -> frozenset[str]:
        """The sorts of promise that a contact of this sort keeps."""
        return frozenset(
            code for code, sort in self.sorts.items() if code == done or done in sort.kept_by
        )


_KINDS = (
    "staff", "family", "not_come", "come", "bids", "undelivered", "births", "plan", "absent",
    "incoming", "message_left", "sent", "rang", "voice",
)  # fmt: skip
_KEYS = (
    "sorts", "cues", "undone_by", "attempts", "units", "slashed", "compact", "numbers", "rhythms",
    "schedules", "successions", "waits", "grace", "lapse_after", "messages", "heads", "held_by",
    "ends_of", "kindred", "receives", *_KINDS, *_SETS,
)  # fmt: skip


def _plain(word: object) -> str:
    return str(word).casefold()


def _sort(code: str, about: Mapping[str, Any]) -> Sort:
    words = ("planned", "done", "kept_by", "by")
    told = {key: value for key, value in about.items() if key not in words}
    kept_by, by = (frozenset(about.get(key, ())) for key in ("kept_by", "by"))
    return Sort(code=code, kept_by=kept_by, by=by, **told)


def _problems(loaded: Mapping[str, Any], events: EventWords) -> Iterator[str]:
    yield from _problems_of_sorts(loaded["sorts"], events)
    yield from (f"unknown cue {code}" for code in loaded["cues"] if code not in CUES)
    lengths = [unit for _, unit in loaded["rhythms"].values()]
    lengths += [about["within"][1] for about in loaded["successions"].values()]
    for code, about in loaded["successions"].items():
        if about["sort"] not in loaded["sorts"]:
            yield f"successions: {code} is of {about['sort']}, which is not listed"
    for unit in (
        *loaded["units"],
        *loaded["slashed"].values(),
        *loaded["compact"].values(),
        *lengths,
    ):
        if unit not in UNITS:
            yield f"unknown unit {unit}"
    for kind in (
        *loaded["held_by"],
        *loaded["kindred"],
        *loaded["receives"],
        *(k for key in ("kindred", "receives") for ks in loaded[key].values() for k in ks),
    ):
        if kind not in events.counterparts:
            yield f"held_by, kindred or receives: {kind} is no kind of agency"
    for code, about in loaded["attempts"].items():
        unknown = [sort for sort in about["fills"] if sort not in loaded["sorts"]]
        yield from (f"attempts: {code} fills {sort}, which is not listed" for sort in unknown)
    for code, about in loaded["schedules"].items():
        if about["by"] not in events.counterparts:
            yield f"schedules: {code} is by {about['by']}, which is no kind of agency"
        if about["months"][0] > about["months"][1]:
            yield f"schedules: {code} ends before it begins"


def _problems_of_sorts(sorts: Mapping[str, Any], events: EventWords) -> Iterator[str]:
    for code, about in sorts.items():
        missing = [k for k in ("title", "open_days", "planned", "done") if k not in about]
        yield from (f"{code}: {key} is missing" for key in missing)
        unknown = [other for other in about.get("kept_by", ()) if other not in sorts]
        yield from (f"{code}: kept by {other}, which is not listed" for other in unknown)
        kind = about.get("convened_by")
        if kind is not None and kind not in events.counterparts:
            yield f"{code}: convened by {kind}, which is no kind of agency"


def _phrases(loaded: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for code, about in loaded["sorts"].items():
        for kind in ("planned", "done"):
            yield from ((kind, code, str(word)) for word in about[kind])
    for code, words in loaded["cues"].items():
        yield from (("cue", code, str(word)) for word in words)
    for code, words in loaded["undone_by"].items():
        yield from ((f"undone:{code}", code, str(word)) for word in words)
    for code, about in loaded["attempts"].items():
        yield from (("attempt", code, str(word)) for word in about["words"])
    for code, about in loaded["schedules"].items():
        yield from ((f"scheduled:{code}", code, str(word)) for word in about["words"])
    for unit, words in loaded["ends_of"].items():
        yield from (("end", unit, str(word)) for word in words)
    for code, about in loaded["successions"].items():
        yield from ((f"after:{code}", code, str(word)) for word in about["after"])
    for words in loaded["rhythms"]:
        yield "rhythm", words, words
    yield from _phrases_by_name(loaded)


def _phrases_by_name(loaded: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Lists whose name is the kind of phrase that they hold, and those of a kind by code."""
    for kind in _KINDS:
        yield from ((kind, str(word).casefold(), str(word)) for word in loaded[kind])
    for key, kind in (("heads", "head"), ("held_by", "held_by")):
        for code, words in loaded[key].items():
            yield from ((kind, code, str(word)) for word in words)
    yield from (("message", "message", str(word)) for word in loaded["messages"])
    for word in loaded["units"]["working_day"]:
        yield "working", "working_day", str(word)


def _phrases_beside(
    loaded: Mapping[str, Any], beside: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, str, str]]:
    """Kinship, roles, how a record says that it was told, and what ends a rhythm."""
    for meant, others in beside["same_words"]["people"].items():
        yield from (("family", str(meant), str(word)) for word in (meant, *others))
    yield from _roles(beside)
    acts = beside["acts"]
    yield from (("reports", "reports", str(word)) for word in acts["reports"])
    for code in loaded["rhythm_ends"]:
        yield from (("ends", code, str(word)) for word in acts["acts"][code]["words"])


def _roles(beside: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for code, about in beside["counterparts"].items():
        yield from (("counterpart", code, str(word)) for word in about["words"])
