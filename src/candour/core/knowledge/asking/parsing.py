"""Take a sentence apart: what it states, of whom, where and when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.phrases import Tokens, tokens_of
from candour.core.chronology.events.roots import root
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.asking.query import FindDates, Place, Query, Who
from candour.core.knowledge.model import FactKind
from candour.core.knowledge.notions import Notion, NotionKind
from candour.core.knowledge.said import terms_in
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Sex

_WEIGHTS = {NotionKind.PREDICATE: 1.0, NotionKind.MANNER: 0.5, NotionKind.DETAIL: 0.25}
_WORD = 0.25
_SITE = 0.3
_ADDRESS = 0.4
_AGENCY = 0.5
_PLACES = frozenset(("in", "at", "near", "to"))
_Terms = Mapping[str, tuple[tuple[int, int], ...]]
_END = re.compile(r"[\s?.!]+$")
_AGO = 62


@dataclass(slots=True)
class _Parts:
    """A sentence while it is taken apart: which of its words are spoken for."""

    tokens: Tokens
    taken: set[int] = field(default_factory=set)

    def take(self, first: int, last: int) -> None:
        self.taken.update(range(first, last + 1))

    def is_free(self, first: int, last: int) -> bool:
        return not any(at in self.taken for at in range(first, last + 1))


class Parser:
    """Takes sentences apart with one case's cast."""

    def __init__(self, words: KnowingWords, cast: CastIndex, find_dates: FindDates) -> None:
        """Keep what every sentence is told by."""
        self._words = words
        self._cast = cast
        self._find_dates = find_dates

    def parse(self, sentence: str) -> Query:
        """Take one sentence or question apart."""
        plain = statement_of(sentence, self._words)
        dates = [one for one in self._find_dates(plain, None) if _bounded(one)]
        for one in dates:
            plain = plain.replace(one.written, " " * len(one.written), 1)
        parts = _Parts(tokens_of(plain))
        addresses = tuple(self._addresses(parts))
        left_out = tuple(self._left_out(parts))
        people, places = self._named(parts)
        terms = terms_in(parts.tokens, self._words)
        people += self._in_roles(parts, terms)
        predicates, details = self._stated(parts, terms)
        first, last = _window(dates)
        agencies = frozenset(code[7:] for code in terms if code.startswith("agency:"))
        if addresses and "lives" not in predicates and "left_home" not in predicates:
            details["address"] = _ADDRESS
        if agencies:
            details["agency"] = _AGENCY
        return Query(
            sentence=" ".join(sentence.split()),
            kind=_kind(predicates, people),
            people=tuple(people),
            left_out=left_out,
            predicates=predicates,
            details=details,
            agencies=agencies,
            addresses=addresses,
            places=places,
            first=first,
            last=last,
            is_denied=self._is_denied(parts, predicates, terms),
        )

    def _addresses(self, parts: _Parts) -> Iterator[Place]:
        for one in addresses_in(parts.tokens, self._words.events):
            parts.take(one.first, one.last)
            yield Place(one.road, one.number)

    def _left_out(self, parts: _Parts) -> Iterator[Who]:
        """Whom "a man who is not the lodger" leaves out: the words up to the next verb."""
        tokens = parts.tokens
        roots = [root(word) for word in tokens.words]
        for met in self._words.cues["excluding"].find(tokens, roots):
            last = min(met.last + 2, len(tokens.words) - 1)
            inner = tokens_of(tokens.between(met.last + 1, last))
            terms = terms_in(inner, self._words)
            roles = frozenset(code.removeprefix("who:") for code in terms if _is_role(code))
            names = tuple(w for w in inner.words if w not in ("the", "a", "her", "his"))
            ids = self._cast.in_role(roles) if roles else self._cast.named(names[:1])
            parts.take(met.first, last)
            yield Who(words=inner.text, ids=ids, roles=roles, names=() if roles else names[:1])

    def _named(self, parts: _Parts) -> tuple[list[Who], frozenset[str]]:
        """Persons by name; capitals that name nobody of the case are places or things."""
        people: list[Who] = []
        places: set[str] = set()
        for first, last in _capitals(parts, self._words):
            names = tuple(
                word
                for word in parts.tokens.words[first : last + 1]
                if word not in self._words.events.titles
            )
            ids = self._cast.named(names)
            before = parts.tokens.words[first - 1] if first else ""
            if not names or (not ids and before in _PLACES):
                places.update(names)
            else:
                words = parts.tokens.between(first, last)
                people.append(
                    Who(
                        words=words,
                        ids=ids,
                        names=names,
                        is_understood=self._is_child(ids),
                        is_by_name=self._is_by_name(parts, first),
                    )
                )
            parts.take(first, last)
        return people, frozenset(places)

    def _is_by_name(self, parts: _Parts, first: int) -> bool:
        before = tokens_of(" ".join(parts.tokens.words[max(0, first - 3) : first]))
        roots = [root(word) for word in before.words]
        return any(
            met.last == len(roots) - 1 for met in self._words.cues["called"].find(before, roots)
        )

    def _is_child(self, ids: frozenset[str]) -> bool:
        return self._cast.cast.subject is not None and self._cast.cast.subject in ids

    def _in_roles(self, parts: _Parts, terms: _Terms) -> list[Who]:
        """Persons by role: "the father", "the neighbour", "a man"."""
        people: list[Who] = []
        stated = _covered(terms, self._words.notions.by_code)
        opens = min(stated, default=len(parts.tokens.words))
        for code, places in terms.items():
            role = code.removeprefix("who:")
            first, last = places[0]
            if role == code or first in stated or not parts.is_free(first, last):
                continue
            if self._is_called(parts, last):
                parts.take(first, last)
                continue
            if first > opens and role not in self._words.understood:
                continue  # "assaulting a neighbour": whom it happened to is a detail
            is_understood = role in self._words.understood
            sex = self._words.somebody.get(role)
            ids = frozenset[str]() if sex else self._cast.in_role((role,))
            parts.take(first, last)
            people.append(
                Who(
                    words=parts.tokens.between(first, last),
                    ids=ids,
                    roles=frozenset((role,)),
                    sex=Sex(sex) if sex and sex != "any" else None,
                    is_unnamed=sex is not None,
                    is_understood=is_understood,
                )
            )
        return people

    def _is_called(self, parts: _Parts, last: int) -> bool:
        """Whether a name follows: "a man called Gaz", "the father, Ross Sallowby"."""
        after = range(last + 1, min(last + 3, len(parts.tokens.words)))
        return any(
            at in parts.taken and parts.tokens.text[parts.tokens.starts[at]].isupper()
            for at in after
        )

    def _stated(self, parts: _Parts, terms: _Terms) -> tuple[dict[str, float], dict[str, float]]:
        """What must be said and what may be, each with its weight."""
        by_code = self._words.notions.by_code
        predicates: dict[str, float] = {}
        details: dict[str, float] = {}
        stated = _covered(terms, by_code)
        for code, places in terms.items():
            if not any(parts.is_free(*place) for place in places):
                continue
            if code.startswith("who:") and stated & {first for first, _ in places}:
                continue
            if code in by_code:
                kind = by_code[code].kind
                into = details if kind is NotionKind.DETAIL else predicates
                into[code] = _WEIGHTS[kind]
            elif code.startswith("who:"):
                details[code] = _WORD
            elif code.startswith("site:"):
                details[code] = _SITE
            elif code.startswith("word:"):
                details[code] = _WORD
        for code in [*predicates]:
            for implied in by_code[code].implies:
                predicates.pop(implied, None)
        if not any(weight >= 1 for weight in predicates.values()):
            plain = {code: 1.0 for code in details if code.startswith("word:")}
            predicates.update(plain)
            details = {code: weight for code, weight in details.items() if code not in plain}
        return predicates, details

    def _is_denied(
        self,
        parts: _Parts,
        predicates: Mapping[str, float],
        terms: _Terms,
    ) -> bool:
        """Whether the sentence says that something is not so, beside its notions' own "not"."""
        inside = {
            at
            for code in predicates
            for first, last in terms[code]
            for at in range(first, last + 1)
        }
        roots = [root(word) for word in parts.tokens.words]
        return any(
            met.first not in inside and met.first not in parts.taken
            for met in self._words.cues["negating"].find(parts.tokens, roots)
        )


def statement_of(sentence: str, words: KnowingWords) -> str:
    """A question's statement: "Who knew that he lived there?" asks of "he lived there"."""
    plain = _END.sub("", " ".join(sentence.split()))
    low = plain.casefold()
    for opening in words.questions:
        if low.startswith(opening + " "):
            return plain[len(opening) + 1 :]
    return plain


def _covered(terms: _Terms, by_code: Mapping[str, Notion]) -> set[int]:
    """The words that notions stand on."""
    return {
        at
        for code, places in terms.items()
        if code in by_code
        for first, last in places
        for at in range(first, last + 1)
    }


def _is_role(code: str) -> bool:
    return code.startswith("who:") or code == "lodger"


def _capitals(parts: _Parts, words: KnowingWords) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals that are not spoken for; the first word only where it is a name."""
    tokens = parts.tokens
    known = words.events.ordinary | words.events.common | words.events.codes
    at = 0
    while at < len(tokens.words):
        last = at - 1
        while last + 1 < len(tokens.words) and _is_capital(tokens, last + 1, last >= at):
            if (last + 1) in parts.taken:
                break
            last += 1
        run = [tokens.words[one] for one in range(at, last + 1)]
        is_ordinary = all(word in known or root(word) in words.plain for word in run)
        if last >= at and not (is_ordinary and run[0] not in words.events.titles):
            first = at
            while (
                first < last
                and root(tokens.words[first]) in words.plain
                and tokens.words[first] not in words.events.titles
            ):
                first += 1
            yield first, last
        at = max(last, at) + 1


def _is_capital(tokens: Tokens, at: int, is_within: bool) -> bool:
    if not tokens.text[tokens.starts[at]].isupper():
        return False
    return not is_within or tokens.text[tokens.ends[at - 1] : tokens.starts[at]] in (" ", ". ", "-")


def _bounded(one: UncertainDate) -> bool:
    return one.earliest is not None or one.latest is not None


def _window(dates: list[UncertainDate]) -> tuple[date | None, date | None]:
    lows = [one.earliest for one in dates if one.earliest]
    highs = [one.latest for one in dates if one.latest]
    return (min(lows).date() if lows else None, max(highs).date() if highs else None)


def _kind(predicates: Mapping[str, float], people: list[Who]) -> FactKind:
    if "lives" in predicates or "left_home" in predicates or "lodger" in predicates:
        return FactKind.ADDRESS
    if any(code in predicates for code in ("partner", "former_partner", "next_of_kin")):
        return FactKind.RELATION
    if any(not code.startswith("word:") for code in predicates):
        return FactKind.CONCERN
    return FactKind.EXISTS if people and not predicates else FactKind.OTHER
