"""How an agency came to know what its entry states, and who told it."""

from collections.abc import Mapping, Sequence

from candour.core.knowledge.agencies import Agencies
from candour.core.knowledge.asking.asserting import Status
from candour.core.knowledge.asking.matching import Match
from candour.core.knowledge.asking.query import Who
from candour.core.knowledge.knowing.sources import Channels, is_broken_off
from candour.core.knowledge.model import Contact, Followed, How, Knowledge
from candour.core.knowledge.notions import Met
from candour.core.knowledge.said import Said, cues_in, found_in
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Standing

_OPENING = 12
_FIRST = 2
_BEFORE = 8
_BEHIND = 6


class Telling:
    """Says how entries know, with one case's staff and cast."""

    def __init__(
        self,
        words: KnowingWords,
        cast: CastIndex,
        agencies: Agencies,
        contacts: Sequence[Contact] = (),
        agency_of: Mapping[str, str] | None = None,
    ) -> None:
        """Keep what every entry is told by; `agency_of` leads from an entry to whose it is."""
        self._channels = Channels.of(words, agencies, contacts, agency_of or {})
        self._words = words
        self._cast = cast
        self.agencies = agencies

    def how(self, match: Match) -> tuple[How, str | None]:
        """How the agency knew, and who told it: an agency's name, a person's id, or nobody."""
        said = match.said
        if match.status is Status.DENIES:
            return How.DENIED, self._family_before(said, match.first)
        if said.part_at(match.first).heading:
            return How.RECORDED, None
        told = self._told(match)
        if told is not None:
            return told
        if self._is_before(match, "read"):
            return How.READ, None
        if match.is_of_writing and said.near("writing", match.first, 1):
            return How.RECORDED, None
        is_seen = self._is_before(match, "saw") or self._is_seen(match)
        return (How.SAW if is_seen else How.RECORDED), None

    def _told(self, match: Match) -> tuple[How, str | None] | None:
        """That it was told: by words of telling, by where it was seen, by who sent the message."""
        said, own = match.said, match.said.entry.agency
        telling = self._telling(match)
        if telling is not None:
            teller = self._teller(said, telling)
            return (How.TOLD, teller) if teller != own else None
        came = self._channels.come_in(match)
        if came is not None:
            return How.TOLD, came.agency
        if self._is_quoted(match):
            return How.TOLD, self._family_before(said, match.first)
        teller = self._of_whom(said, match.first) if self._is_private(match) else None
        return (How.TOLD, teller) if teller else None

    def _is_private(self, match: Match) -> bool:
        """Whether staff cannot see what is stated, but only hear of it: a relation, a home."""
        by_code = self._words.notions.by_code
        return not self._is_before(match, "saw") and any(
            by_code[code].is_private
            for code, places in match.said.terms.items()
            if code in by_code and (match.first, match.last) in places
        )

    def _of_whom(self, said: Said, token: int) -> str | None:
        """Whom an entry speaks with: the family named before, or whose record it is."""
        before = self._family_before(said, token, self._words.passing | self._words.described)
        return before or self._cast.client_of(said.entry.agency)

    def _is_quoted(self, match: Match) -> bool:
        """Whether the words stand in quotation marks: somebody said them."""
        said = match.said
        part = said.part_at(match.first)
        before = said.tokens.text[part.start : said.tokens.starts[match.first]]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    def cues(self, said: Said) -> dict[str, list[Met]]:
        """Phrases for telling and seeing in an entry's words."""
        return cues_in(said, self._words)

    def followed(self, known: Knowledge, people: Sequence[Who]) -> Followed | None:
        """The suggestion that an agency's record was taken by, of whom a sentence is about."""
        asked = [one.ids for one in people if one.ids and not one.is_understood]
        found = (self._cast.followed(known.rests.entry, ids) for ids in asked)
        return next((one for one in found if one is not None), None)

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
        for met in (*match.cues.get("told", ()), *match.cues.get("papers", ())):
            if met.first > match.last or said.part_at(met.first) is not said.part_at(first):
                continue
            same = said.clause(met.first) == clause
            opens_all = met.first <= _FIRST and self._opens_all(match, (met.first, met.last))
            near = said.clause(met.first) == clause - 1
            opens = opens_all or (near and met.first < _OPENING)
            if same or opens:
                found.append((met.first, met.last))
        found += [
            (met.first, met.last)
            for met in match.cues.get("told", ())
            if 0 < met.first - match.last <= _BEHIND
            and said.clause(met.first) == clause
            and self._is_beside_speaker(said, met)
        ]
        opening = [one for one in found if one[0] < _OPENING and self._is_by(said, one)]
        if opening and self.agencies.between(said, opening[0][1], opening[0][1] + _BEHIND):
            return opening[0]  # "Tel call from school: Maisie says …" was told by the school
        if found:
            return found[-1] if said.clause(found[-1][0]) == clause else found[0]
        return self._paper(match)

    def _is_beside_speaker(self, said: Said, met: Met) -> bool:
        """Whether who speaks stands by words of telling: "nan says", "says nan"."""
        words = said.tokens.words
        beside = (words[met.first - 1], *words[met.last + 1 : met.last + 2])
        return not self._words.speakers.isdisjoint(beside)

    def _opens_all(self, match: Match, telling: tuple[int, int]) -> bool:
        """Whether the words at the opening tell all that follows: "Letter from the school".

        What staff can see was told by a caller of no agency only in the caller's own sentence.
        """
        said = match.said
        is_paper = any((met.first, met.last) == telling for met in match.cues.get("papers", ()))
        if not self._is_by(said, telling) and not is_paper:
            return False
        is_theirs = self.agencies.between(said, telling[1], telling[1] + _BEHIND)
        is_over = is_broken_off(said, telling[1], match.first)
        return bool(is_theirs or is_paper or not is_over or not self._is_seen(match))

    def _is_seen(self, match: Match) -> bool:
        by_code = self._words.notions.by_code
        return any(
            by_code[code].is_seen
            for code, places in match.said.terms.items()
            if code in by_code and (match.first, match.last) in places
        )

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
        behind = self.agencies.between(said, last, last + _BEHIND)
        before = self.agencies.between(said, max(0, first - _BEFORE), first)
        words = said.tokens.words
        asks_behind = words[last] in ("by", "from", "received", "received,")
        person = self._family_before(said, first)
        if first and said.clause(first) != said.clause(first - 1):
            person = self._subject_of(said, said.clause(first - 1)) or person
        if asks_behind:
            return behind or before or person
        return person or before or (behind if behind != own else None)

    def _subject_of(self, said: Said, clause: int) -> str | None:
        """Whom the sentence before is about: "K spoke of Ross. Says …" was told by K."""
        tokens = said.tokens
        here = [at for at, one in enumerate(tokens.clauses) if one == clause]
        start, end = tokens.starts[here[0]], tokens.ends[here[-1]]
        found: list[tuple[int, str]] = []
        for mention, person in self._cast.in_entry.get(said.entry.id, ()):
            place = tokens.text.find(mention.text, start, end)
            if place >= 0 and person.standing is not Standing.PROFESSIONAL:
                found.append((place, person.id))
        return min(found)[1] if found else None

    def _family_before(
        self, said: Said, token: int, passing: frozenset[str] = frozenset()
    ) -> str | None:
        """The last of the family whom the entry mentions before a word.

        Who is known there by a `passing` role alone ("a man") is left out.
        """
        tokens = said.tokens
        end = tokens.ends[min(token, len(tokens.words) - 1)] if tokens.words else 0
        best: tuple[int, str] | None = None
        for mention, person in self._cast.in_entry.get(said.entry.id, ()):
            is_passing = passing and mention.name is None and not mention.roles - passing
            if person.standing is Standing.PROFESSIONAL or is_passing:
                continue
            place = tokens.text.rfind(mention.text, 0, end)
            if place >= 0 and (best is None or place > best[0]):
                best = (place, person.id)
        return best[1] if best else None
