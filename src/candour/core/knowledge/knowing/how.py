"""How an agency came to know what its entry states, and who told it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from candour.core.knowledge.asking.matching import Match, Status
from candour.core.knowledge.model import How
from candour.core.knowledge.notions import Met
from candour.core.knowledge.said import Said, cues_in, found_in
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Standing
from candour.core.people.person import Cast

_OPENING = 12
_BEFORE = 8
_BEHIND = 6


def owners_by_cast(cast: Cast) -> dict[str, str]:
    """Whose staff a surname is, by the professionals of the cast; one that the family bears is none."""
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    family: set[str] = set()
    for person in cast.persons:
        is_staff = person.standing is Standing.PROFESSIONAL and person.works_for
        for mention in person.mentions:
            if mention.name is None or not mention.name.surname:
                continue
            surname = mention.name.surname.casefold()
            if is_staff:
                owners[surname][person.works_for[0]] += 1
            else:
                family.add(surname)
    return {
        name: max(by_agency, key=lambda agency: (by_agency[agency], agency))
        for name, by_agency in owners.items()
        if name not in family
    }


@dataclass(frozen=True, slots=True)
class Staff:
    """Whose staff is whose: kinds lead to agencies, and words of names to the agency they work for."""

    by_kind: Mapping[str, frozenset[str]]
    owners: Mapping[str, str] = field(repr=False)

    def agency_of_kind(self, kind: str, own: str) -> str | None:
        """The one other agency of the case that a kind means."""
        them = self.by_kind.get(kind, frozenset()) - {own}
        return next(iter(them)) if len(them) == 1 else None


class Telling:
    """Says how entries know, with one case's staff and cast."""

    def __init__(self, words: KnowingWords, cast: CastIndex, staff: Staff) -> None:
        """Keep what every entry is told by."""
        self._words = words
        self._cast = cast
        self._staff = staff

    def how(self, match: Match) -> tuple[How, str | None]:
        """How the agency knew, and who told it: an agency's name, a person's id, or nobody."""
        said = match.said
        if match.status is Status.DENIES:
            return How.DENIED, self._family_before(said, match.last + _BEFORE)
        if said.part_at(match.first).heading:
            return How.RECORDED, None
        telling = self._telling(match)
        if telling is not None:
            teller = self._teller(said, telling)
            if teller != said.entry.agency:
                return How.TOLD, teller
        if self._is_before(match, "read"):
            return How.READ, None
        notion = self._words.notions.by_code
        codes = [
            code
            for code, places in said.terms.items()
            if code in notion and (match.first, match.last) in places
        ]
        is_paper = said.near("writing", match.first, 1) and match.is_of_writing
        is_seen = any(notion[code].is_seen for code in codes) or self._is_before(match, "saw")
        if is_paper:
            return How.RECORDED, None
        return (How.SAW if is_seen else How.RECORDED), None

    def cues(self, said: Said) -> dict[str, list[Met]]:
        """Phrases for telling and seeing in an entry's words."""
        return cues_in(said, self._words)

    def agencies_in(self, said: Said) -> frozenset[str]:
        """The other agencies that an entry names, by their kinds or their staff."""
        own = said.entry.agency
        kinds = {code[7:] for code in said.terms if code.startswith("agency:")}
        named = {self._staff.agency_of_kind(kind, own) for kind in kinds}
        named |= {self._staff.owners.get(word) for word in said.tokens.words}
        return frozenset(one for one in named if one is not None and one != own)

    def is_person(self, teller: str | None) -> bool:
        """Whether who told is a person of the cast, not an agency."""
        return teller is not None and self._cast.cast.person(teller) is not None

    def _is_before(self, match: Match, code: str) -> bool:
        clause = match.said.clause(match.first)
        return any(
            met.first <= match.first and match.said.clause(met.first) == clause
            for met in match.cues.get(code, ())
        )

    def _telling(self, match: Match) -> tuple[int, int] | None:
        """The words of telling that govern the statement: before it, or opening the entry."""
        said, first, clause = match.said, match.first, match.said.clause(match.first)
        found: list[tuple[int, int]] = []
        for met in match.cues.get("told", ()):
            if met.first > match.last or said.part_at(met.first) is not said.part_at(first):
                continue
            same = said.clause(met.first) == clause
            is_by = self._is_by(said, (met.first, met.last))
            near = said.clause(met.first) >= clause - (2 if is_by else 1)
            opens = near and met.first < _OPENING
            if same or opens:
                found.append((met.first, met.last))
        opening = [one for one in found if one[0] < _OPENING and self._is_by(said, one)]
        if opening and self._agency_in(said, opening[0][1], opening[0][1] + _BEHIND):
            return opening[0]  # "Tel call from school: Maisie says …" was told by the school
        if found:
            return found[-1] if said.clause(found[-1][0]) == clause else found[0]
        return self._paper(match)

    def _is_by(self, said: Said, telling: tuple[int, int]) -> bool:
        return said.tokens.words[telling[1]] in ("by", "from")

    def _paper(self, match: Match) -> tuple[int, int] | None:
        """A paper that came in: "Police notice of 3 March received: …"."""
        said, found = match.said, found_in(match.said, self._words)
        papers = [one for one in found if one.kind in ("papers", "reports")]
        arrived = [one for one in found if one.kind in ("arrival", "reports")]
        arrivals = match.cues.get("arrived", ())
        if not papers or not (arrived or arrivals):
            return None
        first = papers[0]
        is_led = first.first <= match.first and said.part_at(first.first) is said.part_at(
            match.first
        )
        return (first.first, first.last) if is_led else None

    def _teller(self, said: Said, telling: tuple[int, int]) -> str | None:
        """Who told: the agency or the person named beside the words of telling."""
        first, last = telling
        own = said.entry.agency
        behind = self._agency_in(said, last, last + _BEHIND)
        before = self._agency_in(said, max(0, first - _BEFORE), first)
        words = said.tokens.words
        asks_behind = words[last] in ("by", "from", "received", "received,")
        person = self._family_before(said, first)
        if asks_behind:
            return behind or before or person
        return person or before or (behind if behind != own else None)

    def _agency_in(self, said: Said, first: int, last: int) -> str | None:
        tokens, own = said.tokens, said.entry.agency
        named: str | None = None
        for at in range(first, min(last + 1, len(tokens.words))):
            is_capital = tokens.text[tokens.starts[at]].isupper()
            owner = self._staff.owners.get(tokens.words[at])
            if named is not None and not is_capital:
                return named
            if owner is not None and is_capital:
                named = owner  # "Ruth Pargeter": the surname says whose she is
        if named is not None:
            return named
        for code, places in said.terms.items():
            if code.startswith("agency:") and any(first <= one <= last for one, _ in places):
                agency = self._staff.agency_of_kind(code[7:], own)
                if agency is not None:
                    return agency
        return None

    def _family_before(self, said: Said, token: int) -> str | None:
        """The last of the family whom the entry mentions before a word."""
        tokens = said.tokens
        end = tokens.ends[min(token, len(tokens.words) - 1)] if tokens.words else 0
        best: tuple[int, str] | None = None
        for mention, person in self._cast.in_entry.get(said.entry.id, ()):
            if person.standing is Standing.PROFESSIONAL:
                continue
            place = tokens.text.rfind(mention.text, 0, end)
            if place >= 0 and (best is None or place > best[0]):
                best = (place, person.id)
        return best[1] if best else None
