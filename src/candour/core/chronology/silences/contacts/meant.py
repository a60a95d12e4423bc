"""Which of several agencies of one kind an entry means: "CSC" where a case has two of them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.words import PromiseWords

_BESIDE, _SENT = 3, 6
_AROUND = timedelta(days=60)
_FAR_OFTENER = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """The agencies of a case by kind, by the places in their names, and by the days they wrote of.

    The area or the member of staff named beside a role tells which is meant, or the role itself
    ("school", where the other is a college); else it is the writer's own, where it is of the kind;
    else the one whose name shares the writer's area; else
    the one that alone has entries about that day, or far more than the others. Where none of these
    tells, every one of the kind may be meant.
    """

    kinds: Mapping[str, frozenset[str]]
    areas: Mapping[str, frozenset[str]] = field(repr=False)
    """words of names, of no kind of agency, that tell one agency from another of its kind"""
    days: Mapping[str, Sequence[date]] = field(repr=False)
    initials: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """by agency, roles that are in its own record the initials of its staff"""

    @classmethod
    def of(
        cls, entries: Iterable[Entry], kinds: Mapping[str, frozenset[str]], words: PromiseWords
    ) -> "Meant":
        """Learn what tells the agencies of a kind apart, for the kinds that have several."""
        several = {agency for them in kinds.values() if len(them) > 1 for agency in them}
        if not several:
            return cls(kinds, {}, {})
        names = {agency: _area_words(agency, words) for agency in several}
        areas: dict[str, set[str]] = defaultdict(set)
        days: dict[str, list[date]] = defaultdict(list)
        for entry in entries:
            if entry.agency not in names:
                names[entry.agency] = _area_words(entry.agency, words)
            day = day_of(entry)
            if entry.agency in several and day is not None:
                days[entry.agency].append(day)
        for agency, told in names.items():
            for word in told:
                areas[word].add(agency)
        return cls(
            kinds,
            {word: frozenset(them) for word, them in areas.items() if them & several},
            {agency: sorted(written) for agency, written in days.items()},
        )

    def by_code(self) -> dict[str, frozenset[str]]:
        """The agencies by kind, and each of several of one kind by a code of its own."""
        alone = {
            _code(kind, agency): frozenset((agency,))
            for kind, them in self.kinds.items()
            if len(them) > 1
            for agency in them
        }
        return {**alone, **self.kinds}

    def of_kind(self, kind: str, own: str, day: date | None) -> frozenset[str]:
        """The agencies of a kind that a writer may mean on a day."""
        return self._likely(self.kinds.get(kind, frozenset()), own, day)

    def hear(self, heard: Heard) -> Heard:
        """An entry, every role in it told for the agency that it means."""
        own, day = heard.entry.agency, heard.last
        parts = tuple(self.in_part(part, own, day) for part in heard.parts)
        return heard if parts == heard.parts else replace(heard, parts=parts)

    def in_part(self, part: Part, own: str, day: date | None) -> Part:
        """One field of an entry, every role in it told for the agency that it means."""
        told = tuple(self.among(part.mentions, part.tokens, part.breaths, own, day))
        alone = tuple(self._by_area_alone(part, own))
        if alone:
            told = tuple(sorted((*told, *alone), key=lambda one: (one.first, -one.last)))
        return part if told == part.mentions else replace(part, mentions=told)

    def among(
        self,
        mentions: Sequence[Found],
        tokens: Tokens,
        bounds: Sequence[int],
        own: str,
        day: date | None,
    ) -> Iterator[Found]:
        """What was named, each role told for the one agency that it means, where that is known.

        `bounds` number the stretch of words that each word stands in: an area counts within its
        own stretch, for the role that stands nearest.
        """
        of_staff = self.initials.get(own)
        if of_staff:
            mentions = [_of_staff(one, tokens, of_staff, own) for one in mentions]
        is_open = any(self._is_open(one) for one in mentions)
        told = self._by_area(mentions, tokens, bounds) if is_open else {}
        for at, one in enumerate(mentions):
            if not self._is_open(one):
                yield one
                continue
            them = self.kinds[one.code]
            agencies = _called_so(one, tokens, them & told.get(at, them) or them)
            if agencies == them:
                agencies = self._likely(them, own, day)
            yield replace(one, code=_code(one.code, min(agencies))) if len(agencies) == 1 else one

    def _by_area_alone(self, part: Part, own: str) -> Iterator[Found]:
        """ "Summary from Hexley", in the record of an agency: its like in the area named.

        Only behind what was sent or told, so that nobody's address or move is taken for one.
        """
        like = [them for them in self.kinds.values() if own in them and len(them) > 1]
        if not like:
            return
        tokens = part.tokens
        others = frozenset[str]().union(*like) - {own}
        for at, agencies in self._tellers((), tokens):
            them = agencies & others
            is_near = any(abs(one.first - at) <= _BESIDE for one in part.mentions)
            if own in agencies or len(them) != 1 or is_near or _is_longer_name(tokens, at):
                continue
            if any(0 < at - one.last <= _SENT for one in part.in_breath(at, "message", "done")):
                yield Found("agency", min(them), at, at)

    def nearest(self, agencies: frozenset[str], day: date) -> str:
        """The one of several that has an entry nearest to a day."""
        return min(sorted(agencies), key=lambda agency: self._far(agency, day))

    def _is_open(self, one: Found) -> bool:
        return one.kind == "counterpart" and len(self.kinds.get(one.code, ())) > 1

    def _by_area(
        self, mentions: Sequence[Found], tokens: Tokens, bounds: Sequence[int]
    ) -> dict[int, frozenset[str]]:
        """Which agencies the nearest area or member of staff leaves, by a mention's place."""
        told: dict[int, tuple[int, frozenset[str]]] = {}
        for at, agencies in self._tellers(mentions, tokens):
            near = [
                (max(one.first - at, at - one.last, 0), one.last < at, place)
                for place, one in enumerate(mentions)
                if one.kind == "counterpart" and bounds[one.first] == bounds[at]
            ]
            far, _, place = min(near, default=(_BESIDE + 1, False, -1))
            if far <= _BESIDE and (place not in told or far < told[place][0]):
                told[place] = far, agencies
        return {place: agencies for place, (_, agencies) in told.items()}

    def _tellers(
        self, mentions: Sequence[Found], tokens: Tokens
    ) -> Iterator[tuple[int, frozenset[str]]]:
        """Where an area, or one of an agency's staff, is named: of which agencies that tells."""
        for at, word in enumerate(tokens.words):
            agencies = self.areas.get(word)
            if agencies is not None and tokens.between(at, at)[:1].isupper():
                yield at, agencies
        for one in mentions:
            if one.kind == "name":
                yield one.first, frozenset((one.code,))

    def _likely(self, agencies: frozenset[str], own: str, day: date | None) -> frozenset[str]:
        """Those that a writer means on a day, by whose it is, its area and who wrote then."""
        if len(agencies) < 2:
            return agencies
        if own in agencies:
            return frozenset((own,))
        ways = [agencies & them for them in self.areas.values() if own in them]
        if day is not None:
            ways.append(frozenset(one for one in agencies if self._far(one, day) <= _AROUND))
            ways.append(frozenset(one for one in agencies if self._spans(one, day)))
            ways.append(self._busiest(agencies, day))
        return next((them for them in ways if len(them) == 1), agencies)

    def _far(self, agency: str, day: date) -> timedelta:
        """How far an agency's nearest entry is from a day."""
        days = self.days.get(agency, ())
        at = bisect_left(days, day)
        return min((abs(one - day) for one in days[max(0, at - 1) : at + 1]), default=timedelta.max)

    def _busiest(self, agencies: frozenset[str], day: date) -> frozenset[str]:
        """The one that wrote far oftener than the others about a day, if one did."""
        counts = {
            one: bisect_right(self.days.get(one, ()), day + _AROUND)
            - bisect_left(self.days.get(one, ()), day - _AROUND)
            for one in agencies
        }
        most = max(counts.values())
        others = sorted(counts.values())[-2]
        is_one = most >= _FAR_OFTENER * max(1, others)
        return frozenset(one for one in agencies if is_one and counts[one] == most)

    def _spans(self, agency: str, day: date) -> bool:
        days = self.days.get(agency, ())
        return bool(days) and days[0] <= day <= days[-1]


def _called_so(one: Found, tokens: Tokens, agencies: frozenset[str]) -> frozenset[str]:
    """Those whose own names hold a word of what was written; all where none does."""
    written = frozenset(tokens.words[one.first : one.last + 1])
    return frozenset(a for a in agencies if written & set(tokens_of(a).words)) or agencies


def _of_staff(one: Found, tokens: Tokens, initials: frozenset[str], own: str) -> Found:
    is_theirs = one.first == one.last and tokens.words[one.first] in initials
    if (
        one.kind != "counterpart"
        or not is_theirs
        or not tokens.between(one.first, one.last).isupper()
    ):
        return one
    return replace(one, kind="name", code=own)


def day_of(entry: Entry) -> date | None:
    """The last day an entry may be of; None where its date has an open side."""
    latest = entry.happened.latest
    return None if latest is None else latest.date()


def _area_words(agency: str, words: PromiseWords) -> frozenset[str]:
    """The words of an agency's name that are of no kind of agency, but may be of its area."""
    of_kinds = words.events.agency_words - words.lists["areas"]
    return frozenset(tokens_of(agency).words) - of_kinds


def _is_longer_name(tokens: Tokens, at: int) -> bool:
    """Whether an area is the first word of another name: "Hexley Royal"."""
    gap = tokens.text[tokens.ends[at] : tokens.starts[at + 1]] if at + 1 < len(tokens.words) else ""
    return gap == " " and tokens.between(at + 1, at + 1)[:1].isupper()


def _code(kind: str, agency: str) -> str:
    return f"{kind}:{agency}"
