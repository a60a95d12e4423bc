"""What a sentence states: which notions and words of it must be said, which may be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Tokens, tokens_of
from candour.core.chronology.events.roots import root
from candour.core.knowledge.agencies import Agencies
from candour.core.knowledge.asking.query import Who
from candour.core.knowledge.asking.sentence import Parts, Terms, covered
from candour.core.knowledge.model import FactKind
from candour.core.knowledge.notions import Notion, NotionKind
from candour.core.knowledge.said import terms_in
from candour.core.knowledge.words import KnowingWords

_WEIGHTS = {NotionKind.PREDICATE: 1.0, NotionKind.MANNER: 0.5, NotionKind.DETAIL: 0.25}
_WORD = 0.25
_ASKED = 0.4
"""What a word counts at least for where a sentence states nothing but words."""

_SITE = 0.3
_TWO = 2
PARTNERS = frozenset(("partner", "new_partner", "spouse"))
_RELATIONS = PARTNERS | {"former_partner", "next_of_kin", "marriage"}
_DENYING = 4
"""So many words before what is stated a "not" belongs to it."""

Rarity = Callable[[str], float]
"""How much a term says in a case, from 0 (in every entry) to 1 (in one)."""


@dataclass(frozen=True, slots=True)
class Stating:
    """Tells what sentences state, with one case's agencies and the rarity of its words."""

    _words: KnowingWords = field(repr=False)
    _agencies: Agencies = field(repr=False)
    _rarity: Rarity = field(repr=False)

    def stated(self, parts: Parts, terms: Terms) -> tuple[dict[str, float], dict[str, float]]:
        """What must be said and what may be, each with its weight."""
        by_code = self._words.notions.by_code
        named = {at for at, _ in self._agencies.in_sentence(parts.tokens)}
        predicates: dict[str, float] = {}
        details: dict[str, float] = {}
        stated = covered(terms, by_code)
        within = _inside(terms, by_code)
        for code, places in terms.items():
            if code in within or all(parts.is_taken(*place) for place in places):
                continue
            if code.startswith("who:") and all(
                stated & {*range(first, last + 1)} for first, last in places
            ):
                continue
            if code in self._words.leave_marks and all(last + 1 in stated for _, last in places):
                continue  # "finger marks" are on another part of the body
            if code in by_code:
                kind = by_code[code].kind
                into = details if kind is NotionKind.DETAIL else predicates
                into[code] = _WEIGHTS[kind]
            elif code.startswith("who:"):
                details[code] = _WORD
            elif code.startswith("site:"):
                details[code] = _SITE
            elif code.startswith("word:") and places[0][0] not in named:
                details[code] = _WORD
        return self._weighed(predicates, details)

    def _weighed(
        self, predicates: dict[str, float], details: dict[str, float]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """What is implied is not asked for again; where nothing is stated, the rare words are."""
        for code in [*predicates]:
            notion = self._words.notions.by_code[code]
            for implied in notion.implies:
                predicates.pop(implied, None)
            if notion.against in predicates:  # "separated from her husband"
                predicates.pop(code, None)
        if not any(weight >= 1 for weight in predicates.values()):
            plain = {
                code: max(_ASKED, self._rarity(code))
                for code in details
                if code.startswith("word:") or code in self._words.notions.by_code
            }
            predicates.update(plain)
            details = {code: weight for code, weight in details.items() if code not in plain}
        for code in details:
            if code.startswith("word:"):
                details[code] = 2 * _WORD * self._rarity(code)
        return predicates, details

    def promoted(
        self, predicates: dict[str, float], details: dict[str, float]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Where only somebody was left to be stated ("the lodger"), words and details are."""
        if predicates or not any(code.startswith("word:") for code in details):
            return predicates, details
        by_code = self._words.notions.by_code
        plain = {
            code: max(_ASKED, self._rarity(code))
            for code in details
            if code.startswith("word:") or code in by_code
        }
        return plain, {code: weight for code, weight in details.items() if code not in plain}

    def beside(self, aside: str) -> dict[str, float]:
        """What a sentence adds to what it states may be said, too."""
        by_code = self._words.notions.by_code
        return {
            code: _WORD * (1.0 if code in by_code else self._rarity(code))
            for code in terms_in(tokens_of(aside), self._words)
            if code in by_code or code.startswith("word:")
        }

    def kind(self, predicates: Mapping[str, float], people: Sequence[Who]) -> FactKind:
        """What kind of fact is stated: living somewhere, a relation alone, or what can be seen."""
        by_code = self._words.notions.by_code
        stated = {code for code, weight in predicates.items() if weight >= 1 and code in by_code}
        if stated & {"lives", "left_home", "lodger"}:
            return FactKind.ADDRESS
        if stated and stated <= _RELATIONS:
            return FactKind.RELATION
        if any(by_code[code].is_seen for code in stated):
            return FactKind.CONCERN
        return FactKind.EXISTS if people and not predicates else FactKind.OTHER

    def is_doing(self, predicates: Mapping[str, float]) -> bool:
        """Whether more is stated than that somebody is a partner: "her partner hit her"."""
        by_code = self._words.notions.by_code
        return any(
            code not in _RELATIONS and weight >= 1
            for code, weight in predicates.items()
            if code in by_code
        )

    def is_denied(
        self,
        parts: Parts,
        predicates: Mapping[str, float],
        terms: Terms,
    ) -> bool:
        """Whether the sentence says that something is not so, beside its notions' own "not"."""
        inside = {
            at
            for code in predicates
            for first, last in terms[code]
            for at in range(first, last + 1)
        }
        roots = [root(word) for word in parts.tokens.words]
        most = max(predicates.values(), default=0.0)
        stated = [terms[code][0][0] for code, weight in predicates.items() if weight == most]
        stated = stated[:1]  # "decayed and not treated" is no denial of the decay
        return any(
            met.first not in inside
            and met.first not in parts.taken
            and any(0 < at - met.first <= _DENYING for at in stated)
            for met in self._words.cues["negating"].find(parts.tokens, roots)
        )


def _inside(terms: Terms, by_code: Mapping[str, Notion]) -> set[str]:
    """Notions that stand only inside longer words of another: "locks him in his room"."""
    places = {
        code: them
        for code, them in terms.items()
        if code in by_code and by_code[code].kind is NotionKind.PREDICATE
    }
    return {
        code
        for code, them in places.items()
        if not by_code[code].is_of_a_part
        and all(
            any(
                low <= first and last <= high and high - low > last - first
                for other, theirs in places.items()
                if other != code
                for low, high in theirs
            )
            for first, last in them
        )
    }


def is_twofold(tokens: Tokens, predicates: Mapping[str, float], terms: Terms) -> bool:
    """Whether two things are stated, with "and" between them and nothing else stated."""
    strong = sorted(terms[code][0] for code, weight in predicates.items() if weight >= 1)
    if len(strong) != _TWO or len(predicates) != _TWO:
        return False
    (_, first), (second, last) = strong
    is_of_the_first = "it" in tokens.words[second : last + 1]  # "methadone and takes it home"
    is_both = "and" in tokens.words[first + 1 : second] or "," in tokens.between(first, second)
    return is_both and not is_of_the_first


def is_any_of(tokens: Tokens, predicates: Mapping[str, float], terms: Terms) -> bool:
    """Whether things are stated with "or" before the last: "hungry, dirty or sore"."""
    strong = sorted(terms[code][0] for code, weight in predicates.items() if weight >= 1)
    if len(strong) < _TWO:
        return False
    (_, first), (second, _) = strong[-2:]
    return "or" in tokens.words[first + 1 : second]
