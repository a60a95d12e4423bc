"""What entries tell took place, was tried or was put off: by this a promise is kept."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from candour.core.chronology.entry import Seen
from candour.core.chronology.events.phrases import Found, tokens_of
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.promise import Promise
from candour.core.chronology.silences.contacts.words import PromiseWords

_CUES_TO_COME = frozenset({"verbal", "passive", "arranging", "follow", "awaiting"})
_BEFORE = 3
EVERYBODY = "everybody at the table"
ANYBODY = "anybody on the day"
AT_A_TABLE = "any meeting on the day"
_LONGEST_DAYS = 62
_SHORT_CELL = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """One contact that an entry tells of, by whom it may have been, and whom it was with."""

    heard: Heard = field(repr=False)
    sort: str
    agencies: frozenset[str]
    about: frozenset[str]
    is_own_account: bool = False
    """told in the response or outcome of its entry, so that it may keep a promise beside it"""
    is_put_off: bool = False
    has_failed: bool = False
    """tried, and met nobody or was not attended"""
    is_main: bool = False
    """it failed by the family, and that is what its entry is about"""
    words: str = field(default="", repr=False)


def deeds_of(
    heard: Heard, about: frozenset[str], promised: Sequence[Promise], actors: Actors
) -> Iterator[Deed]:
    """Every contact of an entry, by its words, else by its source, else by the child seen.

    What stands in the words of a promise is to come.
    """
    words = actors.words
    told: set[str] = set()
    own = frozenset((heard.entry.agency,))
    for part in heard.parts:
        is_read = is_of_paper(part, words)
        to_come = frozenset[int]().union(*(one.breaths for one in promised if one.part is part))
        for found, sort, is_put_off in _told(part, words):
            if part.breaths[found.first] in to_come and found.kind == "done":
                continue
            told.add(sort)
            agencies = _by(part, found, heard.entry.agency, actors)
            if is_read and not words.sorts[sort].paper:
                agencies -= own
            failed = found.kind == "attempt"
            is_main = failed and not is_read and _is_main(part, found)
            text = part.tokens.between(part.breath(found.first).start, found.last)
            yield Deed(heard, sort, agencies, about, part.is_own, is_put_off, failed, is_main, text)
    is_written = any(True for part in heard.parts for _ in part.of("come"))
    for found in _named_beside(heard, words):
        if found.code in told:
            continue
        if not words.sorts[found.code].paper or is_written:
            told.add(found.code)
            yield Deed(heard, found.code, own, about)
    is_meeting = any(words.sorts[sort].joint for sort in told)
    if heard.entry.child_seen is Seen.YES and "visit" not in told and not is_meeting:
        yield Deed(heard, "visit", own, about)


def _named_beside(heard: Heard, words: PromiseWords) -> Iterator[Found]:
    """The contacts by which a row is headed: its source, or a short cell ("Welcome visit")."""
    done = partial(_done_in, words=words)
    yield from done(heard.entry.source or "")
    for heading, cell in heard.entry.extra.items():
        kinds = {one.kind for one in words.book.find(tokens_of(heading))}
        if kinds.isdisjoint(("cue", "plan")) and len(cell.split()) <= _SHORT_CELL:
            # "Letter out" says by which way, and not what for
            yield from (one for one in done(cell) if one.code not in words.lists["channels"])


def _done_in(cell: str, words: PromiseWords) -> Iterator[Found]:
    return (one for one in words.book.find(tokens_of(cell)) if one.kind == "done")


def about_of(heard: Heard, actors: Actors) -> frozenset[str]:
    """Agencies and persons an entry speaks of, the writer's own among them."""
    about = {heard.entry.agency}
    for part in heard.parts:
        for one in part.mentions:
            if not part.in_breath(one.first, "absent"):
                about |= actors.named_by(one)
        about.update(one.code for one in part.of("family"))
    beside = ". ".join((*heard.entry.people, *heard.entry.shared_with))
    tokens = tokens_of(beside)
    beside_it = (*actors.words.book.find(tokens), *actors.named(tokens))
    own, day = heard.entry.agency, heard.last
    for found in actors.meant.among(beside_it, tokens, tokens.clauses, own, day):
        if found.kind == "family":
            about.add(found.code)
        else:
            about |= actors.named_by(found)
    return frozenset(about)


def _is_main(part: Part, found: Found) -> bool:
    """Whether an attempt stands at the head of a note, and no agency stands before it."""
    breath = part.breaths[found.first]
    sentence = part.sentences[found.first]
    by_agency = any(
        one.last < found.first
        and (
            part.breaths[one.first] == breath
            or (part.sentences[one.first] == sentence and _heads_speech(part, one, found))
        )
        for one in part.mentions
    )
    return not part.is_own and part.sentences[found.first] <= 1 and not by_agency


def _heads_speech(part: Part, one: Found, found: Found) -> bool:
    """ "Ward sister rang: not brought to clinic": behind a colon it is another's account."""
    return ":" in part.tokens.text[part.tokens.ends[one.last] : part.tokens.starts[found.first]]


def is_of_paper(part: Part, words: PromiseWords) -> bool:
    """ "Clinic letter received: scan clear": what a paper tells is no deed of its reader."""
    if any(part.sentences[one.first] == 0 for one in part.of("incoming")):
        return True
    return any(
        words.sorts[one.code].paper
        and part.sentences[one.first] <= 1
        and (
            part.tokens.words[one.last + 1 : one.last + 2] == ("from",)
            or any(
                come.code in words.lists["arrived"] for come in part.in_clause(one.first, "come")
            )
        )
        for one in part.of("done")
    )


def is_about_paper(part: Part, words: PromiseWords) -> bool:
    """Whether a note is about a paper that came, or one that its writer sent."""
    is_sent = any(
        part.sentences[one.first] == 0 and part.in_breath(one.first, "message")
        for one in part.of("sent")
    )
    return is_sent or is_of_paper(part, words)


def _told(part: Part, words: PromiseWords) -> Iterator[tuple[Found, str, bool]]:
    """What a part tells of: where, of which sort, and whether it was put off."""
    for head in part.of("head"):
        if range(head.first, head.last + 1) == part.clause(0):
            yield Found("done", head.code, head.first, head.last), head.code, False
    for attempt in part.of("attempt"):
        for sort in words.fills[attempt.code]:
            yield attempt, sort, False
    put_off = {
        part.tokens.clauses[one.first]
        for one in part.of("attempt")
        if one.code == "put_off" and not _is_still_to_come(part, one)
    }
    for found in part.of("planned", "done"):
        if part.tokens.clauses[found.first] in put_off:
            yield found, found.code, True
        elif found.kind == "done" and _is_told(part, found, words):
            yield found, found.code, False


def _is_told(part: Part, found: Found, words: PromiseWords) -> bool:
    """Whether a contact's name tells that it took place: neither denied nor still to come."""
    behind = part.tokens.words[found.last + 1 : found.last + 2]
    clauses = part.tokens.clauses[found.last : found.last + 2]
    if set(behind) & words.lists["attributes"] and len(set(clauses)) == 1:
        return False
    if _is_still_to_come(part, found) or _is_meant(part, found, words):
        return False
    if any(
        found.first - _BEFORE <= one.last < found.first
        for one in part.in_breath(found.first, "undone:breath")
    ):
        return False
    if words.sorts[found.code].paper:
        if part.in_clause(found.first, "not_come"):
            return False
        return any(one.last != found.last for one in part.in_clause(found.first, "come")) or (
            _is_sent(part, found)
        )
    return True


def _is_sent(part: Part, found: Found) -> bool:
    """ "Letter to GP", "report from clinic" in a column of what was done; "wrote" by itself."""
    behind = part.tokens.words[found.last + 1 : found.last + 2]
    return (behind in (("to",), ("from",)) and found.first == part.clause(found.first).start) or (
        part.tokens.words[found.first] in ("wrote", "writes", "referred", "refers")
    )


def _is_still_to_come(part: Part, found: Found) -> bool:
    """Whether a cue in its breath puts a contact into the future."""
    if part.in_clause(found.first, "undone:clause"):
        return True
    for cue in part.in_breath(found.first, "cue"):
        if cue.code in _CUES_TO_COME and cue.first <= found.first + _BEFORE:
            return True
        if cue.code == "bare" and cue.first < found.first and _opens(part, cue):
            return True
        if (
            cue.code == "next"
            and cue.first == found.first - 1
            and part.tokens.words[cue.first] in ("next",)
        ):
            return True
    return False


def _is_meant(part: Part, found: Found, words: PromiseWords) -> bool:
    """ "Nurse to visit": right behind "to" it is meant; "came to visit" tells of it."""
    at = found.first - 1
    if not any(cue.code == "bare" and cue.last == at for cue in part.in_breath(found.first, "cue")):
        return False
    before = part.tokens.words[at - 1] if at else ""
    return before not in words.lists["came_to"]


def _opens(part: Part, cue: Found) -> bool:
    return not cue.first or part.breaths[cue.first - 1] != part.breaths[cue.first]


def _by(part: Part, found: Found, own: str, actors: Actors) -> frozenset[str]:
    """The agencies whose contact it may be: the writer's, and those that its sentence names."""
    sentence = part.sentences[found.first]
    named = [actors.named_by(one) for one in part.mentions if part.sentences[one.first] == sentence]
    return frozenset((own,)).union(*named)


@dataclass(slots=True)
class DeedIndex:
    """Deeds by agency and by the sort of promise that they keep, in order of day."""

    words: PromiseWords
    familiar: frozenset[str] = frozenset()
    """agencies of which any contact with a patient is a review of him"""
    by_key: dict[tuple[str, str], list[tuple[date, int, Deed]]] = field(default_factory=dict)
    vague: dict[tuple[str, str], list[Deed]] = field(default_factory=dict)
    told: dict[int, set[str]] = field(default_factory=dict)
    failed: list[Deed] = field(default_factory=list)
    failed_at: frozenset[int] = frozenset()

    @classmethod
    def of(cls, deeds: Iterable[Deed], actors: Actors) -> "DeedIndex":
        """Sort every deed under each agency it may be of and each sort it keeps."""
        words = actors.words
        by_key: dict[tuple[str, str], list[tuple[date, int, Deed]]] = defaultdict(list)
        vague: dict[tuple[str, str], list[Deed]] = defaultdict(list)
        told: dict[int, set[str]] = defaultdict(set)
        failed: list[Deed] = []
        joint = [code for code, sort in words.sorts.items() if sort.joint]
        keeps = {code: words.keeps(code) for code in words.sorts}
        for number, deed in enumerate(deeds):
            is_vague = (deed.heard.last - deed.heard.first).days > _LONGEST_DAYS
            agencies = deed.agencies
            told[deed.heard.at].add(deed.sort)
            if deed.has_failed:
                failed.append(deed)
            if words.sorts[deed.sort].joint:
                agencies |= {EVERYBODY}
            if words.sorts[deed.sort].any_on_the_day:
                agencies |= {ANYBODY}
            if words.sorts[deed.sort].joint:
                for sort in joint:
                    by_key[AT_A_TABLE, sort].append((deed.heard.last, number, deed))
            for agency in agencies:
                for sort in keeps[deed.sort]:
                    if is_vague:
                        vague[agency, sort].append(deed)
                    else:
                        by_key[agency, sort].append((deed.heard.last, number, deed))
        for found in by_key.values():
            found.sort(key=lambda one: one[:2])
        familiar = actors.of_kinds("familiar")
        return cls(
            words,
            familiar,
            dict(by_key),
            dict(vague),
            dict(told),
            failed,
            frozenset(deed.heard.at for deed in failed),
        )

    def between(self, agency: str, sort: str, first: date, last: date) -> Iterator[Deed]:
        """Deeds that may have been on one of these days; a meeting counts as everybody's."""
        for key in ((agency, sort), (EVERYBODY, sort)):
            found = self.by_key.get(key, [])
            at = bisect_left(found, (first, -1), key=lambda one: one[:2])
            while at < len(found) and found[at][0] <= last + timedelta(days=_LONGEST_DAYS):
                if found[at][2].heard.first <= last:
                    yield found[at][2]
                at += 1
            for deed in self.vague.get(key, []):
                if deed.heard.first <= last and first <= deed.heard.last:
                    yield deed
