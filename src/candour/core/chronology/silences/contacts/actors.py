"""Which agency is to do what an entry promises, or who else: told from the words around it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.agencies import CaseAgencies
from candour.core.chronology.events.phrases import Found, PhraseBook, Tokens, tokens_of
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.initials import initials_of_staff
from candour.core.chronology.silences.contacts.meant import Meant
from candour.core.chronology.silences.contacts.people import People
from candour.core.chronology.silences.contacts.words import PromiseWords

_BY = frozenset({"by", "via"})
_NEAR, _SURNAME_FIRST = 3, 2
_LISTED = re.compile(r"[,;&+\n/]|\band\b")
_AGE = re.compile(r"\d")
_NAME = re.compile(r"[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Actors:
    """The agencies of a case, by kind, name and staff; and the family's names."""

    words: PromiseWords
    kinds: Mapping[str, frozenset[str]]
    meant: Meant
    staff: Mapping[str, str] = field(repr=False)
    family: frozenset[str] = field(repr=False)
    names: frozenset[str] = field(repr=False)
    """words that are names in this case, of whomever"""
    patients: frozenset[str] = field(repr=False)
    """given names of which several agencies write"""
    labels: PhraseBook = field(repr=False)
    first_words: Mapping[str, frozenset[str]] = field(repr=False)

    @classmethod
    def of(
        cls, entries: Sequence[Entry], words: PromiseWords, without_entries: Iterable[str] = ()
    ) -> "Actors":
        """Learn from the whole case who belongs to which agency.

        `without_entries` are agencies that searched and found nothing; one counts where no other
        of its kind has entries.
        """
        agencies = sorted({entry.agency for entry in entries})
        kinds = dict(CaseAgencies.of(agencies, {}, words.events).by_kind)
        silent_ones = CaseAgencies.of(without_entries, {}, words.events).by_kind
        for kind, silent in silent_ones.items():
            if kind not in kinds:
                kinds[kind] = silent
                agencies += sorted(silent)
        meant = Meant.of(entries, _with_kindred(kinds, words), words)
        people = People.of(entries, meant, words)
        initials = initials_of_staff(entries, people.staff, meant.kinds, words)
        meant = replace(meant, initials=initials)
        return cls(
            words,
            meant.by_code(),
            meant,
            people.staff,
            people.family,
            people.names,
            people.patients,
            PhraseBook(("agency", agency, agency) for agency in agencies),
            _by_first_word(agencies),
        )

    def named_by(self, found: Found) -> frozenset[str]:
        """The agencies that a role or a name may mean."""
        if found.kind == "counterpart":
            return self.kinds.get(found.code, frozenset())
        return frozenset((found.code,)) if found.kind in ("agency", "name") else frozenset()

    def receivers(self, found: Found) -> frozenset[str]:
        """The agencies that post for a role or a name goes to."""
        others = self.words.receives.get(found.code, ())
        stand_ins = (self.kinds.get(kind, frozenset()) for kind in others)
        return self.named_by(found) or frozenset[str]().union(*stand_ins)

    def of_kinds(self, listed: str) -> frozenset[str]:
        """The agencies whose kind stands in one of the vocabulary's lists."""
        kinds = (self.kinds.get(kind, frozenset()) for kind in self.words.lists[listed])
        return frozenset[str]().union(*kinds)

    def named(self, tokens: Tokens) -> Iterator[Found]:
        """Agencies by their own names, and members of staff by theirs."""
        yield from self.labels.find(tokens)
        for at, word in enumerate(tokens.words):
            written = tokens.between(at, at)
            if word in self.staff and (
                written.isupper() if len(word) == 2 else written[:1].isupper()
            ):
                yield Found("name", self.staff[word], at, at)

    def is_staff(self, person: str) -> bool:
        """Whether a cell of people names staff, or somebody with a title of office."""
        tokens = tokens_of(person)
        kinds = {one.kind for one in self.words.book.find(tokens)}
        is_told = kinds & {"counterpart", "staff"} or self.words.lists["offices"] & set(
            tokens.words
        )
        return bool(is_told) or any(True for _ in self.named(tokens))

    def persons(self, cells: Iterable[str]) -> frozenset[str]:
        """Whom cells of people name, each by himself, without age: "Mother, Tom" are two.

        "Daniels, Efa" is one: a comma parts two only beside a word of kinship or a given name.
        """
        found: set[str] = set()
        for cell in cells:
            plain = " ".join(word for word in cell.casefold().split() if not _AGE.search(word))
            pieces = [piece.strip() for piece in _LISTED.split(plain)]
            is_list = len(pieces) != _SURNAME_FIRST or self._is_forename(pieces[0])
            found.update(pieces if is_list else [plain])
        return frozenset(found - {""})

    def _is_forename(self, piece: str) -> bool:
        tokens = tokens_of(piece)
        is_kin = any(one.kind == "family" for one in self.words.book.find(tokens))
        return is_kin or piece in self.patients

    def chosen(self, own: str, agencies: frozenset[str]) -> str | None:
        """The one agency meant: the writer's own if it may be, else the only one; or None."""
        if own in agencies:
            return own
        return next(iter(agencies)) if len(agencies) == 1 else None

    def convener(self, own: str, kind: str, day: date) -> str:
        """The agency that then calls such a meeting, if the case has it; else the writer's."""
        return self.chosen(own, self.meant.of_kind(kind, own, day)) or own

    def is_speaker_another(self, heard: Heard, part: Part, at: int, *, across: bool) -> str | None:
        """The agency whose words a sentence reports; None where it reports nobody's.

        `across`: a paper to come is the teller's in later sentences too ("Letter to follow").
        """
        if part.is_own:
            return None
        mentions = part.mentions
        head = mentions[0] if mentions else None
        if head and head.last < _NEAR and _is_headed(part, head) and head.last < at:
            return self.chosen("", self.named_by(head) - {heard.entry.agency})
        for report in part.of("reports"):
            is_near = part.sentences[report.first] == part.sentences[at]
            if report.first >= at or not (across or is_near):
                continue
            for one in mentions:
                if 0 <= one.first - report.last <= _NEAR:
                    agency = self.chosen("", self.named_by(one) - {heard.entry.agency})
                    if agency:
                        return agency
        return self._told_at_head(heard, part, mentions, at)

    def _told_at_head(
        self, heard: Heard, part: Part, mentions: Sequence[Found], at: int
    ) -> str | None:
        """ "…; told a medical will be arranged": the one spoken of before said so."""
        clause = part.clause(at)
        if part.tokens.words[clause.start] not in self.words.lists["told_heads"]:
            return None
        before = [m for m in mentions if m.first < clause.start]
        named = self.named_by(before[-1]) - {heard.entry.agency} if before else frozenset()
        return self.chosen("", named)

    def subject(self, part: Part, cue: Found, own: str) -> tuple[str, str | None]:
        """Who stands before a cue as its subject: (kind, agency).

        Kinds: agency, family, unknown (a name nobody is known by), none (left out, or a thing).
        """
        words, breath = part.tokens.words, part.breaths[cue.first]
        lead = words[cue.first]
        if "'" in lead:
            return self._person(part, lead.split("'")[0], cue.first, own)
        first = cue.first - 1
        while first >= 0 and part.breaths[first] == breath:
            if words[first] not in self.words.lists["adverbs"]:
                return self.named_at(part, first, own)
            first -= 1
        return self._before_bracket(part, cue, own)

    def named_at(self, part: Part, at: int, own: str) -> tuple[str, str | None]:
        """Who a word names: an agency's role or staff, the family, or nobody known."""
        for one in part.mentions:
            if one.first <= at <= one.last:
                return "agency", self.chosen(own, self.named_by(one))
        for one in part.of("family", "staff"):
            if one.first <= at <= one.last:
                if one.kind == "staff":
                    return "agency", self._of_staff(part, one, own)
                return self._person(part, part.tokens.words[at], at, own)
        return self._by_name(part, at, own)

    def _by_name(self, part: Part, at: int, own: str) -> tuple[str, str | None]:
        """Who a name alone, or behind a title of office ("PC Dunn"), may be."""
        words = part.tokens.words
        if words[at] in self.family:
            return "family", None
        if at and words[at - 1] in self.words.lists["offices"]:
            named = [m for m in part.mentions if m.last == at - 1 and m.kind == "counterpart"]
            return "agency", self.chosen(own, self.named_by(named[0])) if named else own
        written = part.tokens.between(at, at)
        is_name = _NAME.fullmatch(written) and not written.isupper()
        if is_name and (at > part.clause(at).start or words[at] in self.names):
            return "unknown", own
        return "none", None

    def other_who(self, part: Part, own: str, kinds: frozenset[str], at: int) -> str | None:
        """The one other agency of some kinds that a part names before a place.

        None where the writer is of such a kind itself.
        """
        agencies = frozenset[str]().union(*(self.kinds.get(k, frozenset()) for k in kinds))
        if not agencies or own in agencies:
            return None
        named = (self.named_by(m) for m in part.mentions if m.first < at)
        return self.chosen("", frozenset[str]().union(*named) & agencies)

    def _of_staff(self, part: Part, staff: Found, own: str) -> str | None:
        """ "Police officer", "school nurse": the word before may say whose staff."""
        for one in part.mentions:
            is_near = part.breaths[one.last] == part.breaths[staff.first]
            if is_near and 0 < staff.first - one.last <= 1:
                return self.chosen(own, self.named_by(one))
        return own

    def _before_bracket(self, part: Part, cue: Found, own: str) -> tuple[str, str | None]:
        """ "R Pargeter (HV) to visit": the bracket before a cue names the subject."""
        at = cue.first - 1
        if at < 0 or part.tokens.clauses[at] != part.tokens.clauses[cue.first]:
            return "none", None
        if ")" not in part.tokens.text[part.tokens.ends[at] : part.tokens.starts[cue.first]]:
            return "none", None
        for one in part.mentions:
            if one.first <= at <= one.last:
                return "agency", self.chosen(own, self.named_by(one))
        is_family = any(one.first <= at <= one.last for one in part.of("family"))
        return ("family", None) if is_family else ("none", None)

    def _person(self, part: Part, word: str, at: int, own: str) -> tuple[str, str | None]:
        """A word of kinship, or a pronoun: whom its sentence, or one before, last named."""
        if word in ("i", "we"):
            return "agency", own
        if word not in self.words.lists["pronouns"]:
            return "family", None
        people = [person for person in self._people(part, own) if person[0] < at]
        sentences = part.sentences
        near = [person for person in people if sentences[person[0]] == sentences[at]] or people
        if not near:
            return "family", None
        _, kind, agency = max(near, key=lambda person: person[0])
        return kind, agency

    def _people(self, part: Part, own: str) -> Iterator[tuple[int, str, str | None]]:
        """Everybody whom a pronoun may mean: where, of which kind, of which agency."""
        words, titles = part.tokens.words, self.words.events.titles
        for one in part.mentions:
            if one.kind != "agency":
                yield one.first, "agency", self.chosen(own, self.named_by(one))
        for found in part.of("family", "staff"):
            if found.kind == "staff":
                yield found.first, "agency", self._of_staff(part, found, own)
            elif words[found.first] not in self.words.lists["pronouns"]:
                yield found.first, "family", None
        for place, name in enumerate(words):
            if name in self.family:
                yield place, "family", None
            elif name not in self.staff and place and words[place - 1] in titles:
                yield place, "unknown", own

    def doer_behind(self, part: Part, at: int, own: str) -> str | None:
        """ "Review by hospital in two weeks": the agency that stands behind "by", or "via".

        An empty name is an agency outside the case.
        """
        words, clause = part.tokens.words, part.clause(at)
        for one in part.mentions:
            before = one.first - 1
            if before > at and (
                words[before] == "the" or words[before] in self.words.lists["offices"]
            ):
                before -= 1
            if at < one.first <= clause.stop - 1 and before > at and words[before] in _BY:
                return self.chosen(own, self.named_by(one)) or ""
        return None


def _by_first_word(agencies: Iterable[str]) -> dict[str, frozenset[str]]:
    """Agencies by the first word of their names: where one may be named."""
    found: dict[str, set[str]] = defaultdict(set)
    for agency in agencies:
        for word in tokens_of(agency).words[:1]:
            found[word].add(agency)
    return {word: frozenset(them) for word, them in found.items()}


def _is_headed(part: Part, head: Found) -> bool:
    """ "ENT: seen in clinic": the one whose words a row gives stands at its head with a colon."""
    return part.tokens.text[part.tokens.ends[head.last] :].startswith(":")


def _with_kindred(
    kinds: Mapping[str, frozenset[str]], words: PromiseWords
) -> dict[str, frozenset[str]]:
    """Kinds of agency with those that stand in for a kind which the case does not have."""
    stand_in = {
        kind: frozenset[str]().union(*(kinds.get(other, frozenset()) for other in others))
        for kind, others in words.kindred.items()
        if kind not in kinds
    }
    return {**stand_in, **kinds}
