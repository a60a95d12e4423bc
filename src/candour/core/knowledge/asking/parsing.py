"""Take a sentence apart: what it states, of whom, where and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.phrases import tokens_of
from candour.core.chronology.events.roots import root
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.agencies import Agencies
from candour.core.knowledge.asking.amounts import Amount, amount_asked
from candour.core.knowledge.asking.presence import PARENTS
from candour.core.knowledge.asking.query import FindDates, Place, Query, Who
from candour.core.knowledge.asking.sentence import (
    Parts,
    Terms,
    bounded,
    capitals,
    covered,
    divided,
    flat_before,
    is_capital,
    is_number,
    is_possessive,
    is_role,
    plain_sentence,
    statement_of,
    window,
    without_kin,
)
from candour.core.knowledge.asking.stating import PARTNERS, Rarity, Stating, is_any_of, is_twofold
from candour.core.knowledge.said import terms_in
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Sex

_ADDRESS = 0.4
_AGENCY = 0.3
_RESIDENCE = frozenset(("lives", "left_home"))
_MOTHER = frozenset(("mother",))
_RELATED = 5
_COPULAS = frozenset(("is", "was", "as", "has", "had"))
_THEIRS = (("his",), ("her",), ("their",))
_PLACES = frozenset(("in", "at", "near", "to"))


class Parser:
    """Takes sentences apart with one case's cast."""

    def __init__(
        self,
        words: KnowingWords,
        cast: CastIndex,
        agencies: Agencies,
        find_dates: FindDates,
        rarity: Rarity,
    ) -> None:
        """Keep what every sentence is told by; `rarity` says how much a word tells in this case."""
        self._stating = Stating(words, agencies, rarity)
        self._agencies = agencies
        self._words = words
        self._cast = cast
        self._find_dates = find_dates

    def parse(self, sentence: str) -> Query:
        """Take one sentence or question apart."""
        plain, dates, amount = self._without_figures(statement_of(sentence, self._words))
        main, aside = divided(plain, self._words)
        parts = Parts(tokens_of(main))
        addresses = tuple(self._addresses(parts))
        left_out = tuple(self._left_out(parts))
        people, places = self._named(parts)
        terms = without_kin(parts, terms_in(parts.tokens, self._words))
        agencies = self._named_agencies(parts, people)
        people += self._in_roles(parts, terms)
        predicates, details = self._stating.stated(parts, terms)
        related = self._related(parts, terms, people)
        if related and not any(code in self._words.notions.by_code for code in predicates):
            predicates = {self._words.notions.of_role(related[4:]) or related: 1.0}
            people = _by_name([who for who in people if who.names])
        people += self._who_does(parts, terms, predicates)
        predicates, details = self._stating.promoted(predicates, details)
        details = {**self._stating.beside(aside), **details}
        if _RESIDENCE & predicates.keys():
            people = [_meant(who) for who in people]
        first, last = window(dates)
        if addresses and "lives" not in predicates and "left_home" not in predicates:
            details["address"] = _ADDRESS
        if agencies:
            details["agency"] = _AGENCY
        return Query(
            sentence=plain_sentence(sentence, self._words),
            kind=self._stating.kind(predicates, people),
            people=tuple(people),
            left_out=left_out,
            predicates=predicates,
            details=details,
            agencies=agencies,
            addresses=addresses,
            places=places,
            first=first,
            last=last,
            amount=amount,
            is_denied=self._stating.is_denied(parts, predicates, terms),
            is_twofold=is_twofold(parts.tokens, predicates, terms),
            is_any_of=is_any_of(parts.tokens, predicates, terms),
        )

    def _without_figures(self, plain: str) -> tuple[str, list[UncertainDate], Amount | None]:
        """A sentence with its dates and its amount of money blotted out, and what these are."""
        dates = [one for one in self._find_dates(plain, None) if bounded(one)]
        amount = amount_asked(plain, self._words)
        written = [one.written for one in dates] + ([amount[1]] if amount else [])
        for one in written:
            plain = plain.replace(one, " " * len(one), 1)
        return plain, dates, amount[0] if amount else None

    def _addresses(self, parts: Parts) -> Iterator[Place]:
        for one in addresses_in(parts.tokens, self._words.events):
            parts.take(one.first, one.last)
            yield Place(
                self._words.whole_road(one.road), one.number or flat_before(parts, one.first)
            )
        tokens = parts.tokens
        for at, word in enumerate(tokens.words[:-1]):
            last = at
            while (
                is_number(word)
                and last + 1 < len(tokens.words)
                and parts.is_free(at, last + 1)
                and is_capital(tokens, last + 1, last > at)
            ):
                last += 1
            if last > at:  # "9 Corder House" has no word for a road
                parts.take(at, last)
                yield Place(" ".join(tokens.words[at + 1 : last + 1]), word)

    def _left_out(self, parts: Parts) -> Iterator[Who]:
        """Whom "a man who is not the lodger" leaves out: the words up to the next verb."""
        tokens = parts.tokens
        roots = [root(word) for word in tokens.words]
        for met in self._words.cues["excluding"].find(tokens, roots):
            last = min(met.last + 2, len(tokens.words) - 1)
            if is_possessive(tokens, last):  # "the mother's brother"
                last += 1
            inner = tokens_of(tokens.between(met.last + 1, last))
            terms = terms_in(inner, self._words)
            own = {code: places[-1][1] for code, places in terms.items() if is_role(code)}
            roles = frozenset(
                code.removeprefix("who:") for code, at in own.items() if at == max(own.values())
            )
            names = tuple(w for w in inner.words if w not in ("the", "a", "her", "his"))
            ids = self._cast.in_role(roles, is_sure=True) if roles else self._cast.named(names[:1])
            parts.take(met.first, last)
            yield Who(words=inner.text, ids=ids, roles=roles, names=() if roles else names[:1])

    def _named(self, parts: Parts) -> tuple[list[Who], frozenset[str]]:
        """Persons by name; capitals that name nobody of the case are places or things."""
        people: list[Who] = []
        places: set[str] = set()
        for first, last in capitals(parts, self._words, self._cast.is_forename):
            names = tuple(
                word
                for word in parts.tokens.words[first : last + 1]
                if word not in self._words.events.titles
            )
            titles = [
                self._words.titles[word]
                for word in parts.tokens.words[first : last + 1]
                if word in self._words.titles
            ]
            sex = Sex(titles[0]) if titles else None
            ids = self._cast.named(names, sex)
            is_subject = self._cast.is_subject(parts.tokens.words[first : last + 1], ids)
            if is_subject:
                ids |= {str(self._cast.cast.subject)}
            before = parts.tokens.words[first - 1] if first else ""
            follows = first > 0 and (first - 1) in parts.taken
            if not names or (not ids and (before in _PLACES or follows)):
                places.update(names)
            elif not ids and first == last and self._is_thing(parts, first):
                continue  # "Diazepam was found"
            else:
                words = parts.tokens.between(first, last)
                is_mother = bool(ids & self._cast.in_role(("mother",), is_sure=True))
                people.append(
                    Who(
                        words=words,
                        ids=ids,
                        names=names,
                        is_understood=is_subject or is_mother,
                        sex=sex,
                        is_by_name=self._is_by_name(parts, first),
                        roles=_MOTHER if is_mother else self._role_before(parts, first),
                    )
                )
            parts.take(first, last)
        return people, frozenset(places)

    def _who_does(self, parts: Parts, terms: Terms, predicates: dict[str, float]) -> Iterator[Who]:
        """Whom "partner" and "lodger" mean where more is stated than that somebody is one."""
        if PARTNERS & predicates.keys() and self._stating.is_doing(predicates):
            stated = next(code for code in PARTNERS if code in predicates)
            ids = self._partners(parts, terms, stated)
            for code in PARTNERS & predicates.keys():
                del predicates[code]
            if not self._is_called(parts, terms[stated][0][1]):  # "her boyfriend, Dan Usher"
                yield Who(words="partner", ids=ids, roles=frozenset(("partner",)))
        at = terms["lodger"][0][0] if "lodger" in predicates else 0
        before = parts.tokens.words[max(0, at - 2) : at]
        if before[-1:] == ("the",) and not _COPULAS.intersection(before):
            del predicates["lodger"]
            ids = self._cast.in_role(("lodger",))
            yield Who(words="lodger", ids=ids, roles=frozenset(("lodger",)))

    def _partners(self, parts: Parts, terms: Terms, stated: str) -> frozenset[str]:
        """Whom "the father's girlfriend" may mean: no man, and not the father himself."""
        first, last = terms[stated][0]
        words = parts.tokens.words
        sex = self._words.somebody.get(words[last], "any")
        owners = [
            code.removeprefix("who:")
            for code, places in terms.items()
            if code.startswith("who:") and any(first - end in (1, 2) for _, end in places)
        ]
        own = self._cast.in_role(owners) if owners else frozenset[str]()
        return self._cast.partners(own, None if sex == "any" else Sex(sex))

    def _role_before(self, parts: Parts, first: int) -> frozenset[str]:
        """The role that a name stands beside: "the father, Scott Duckett", "a man, Darren"."""
        if not first or "," not in parts.tokens.text[parts.tokens.ends[first - 1] :][:1]:
            return frozenset()
        terms = terms_in(parts.tokens, self._words)
        return frozenset(
            code.removeprefix("who:")
            for code, places in terms.items()
            if code.startswith("who:") and any(last == first - 1 for _, last in places)
        )

    def _is_thing(self, parts: Parts, at: int) -> bool:
        """Whether a word in capitals states something: of whom no record knows is a name."""
        if self._is_by_name(parts, at):
            return False
        terms = terms_in(parts.tokens, self._words)
        word = "word:" + self._words.word_root(parts.tokens.words[at])
        is_plain = any((at, at) in places for code, places in terms.items() if code == word)
        is_agency = any(at == one for one, _ in self._agencies.in_sentence(parts.tokens))
        return not is_plain or is_agency or at > 0

    def _is_by_name(self, parts: Parts, first: int) -> bool:
        before = tokens_of(" ".join(parts.tokens.words[max(0, first - 3) : first]))
        roots = [root(word) for word in before.words]
        return any(
            met.last == len(roots) - 1 for met in self._words.cues["called"].find(before, roots)
        )

    def _in_roles(self, parts: Parts, terms: Terms) -> list[Who]:
        """Persons by role: "the father", "the neighbour", "a man"."""
        people: list[Who] = []
        owners: frozenset[str] | None = None
        of_parents: Mapping[str, frozenset[str]] = {}
        stated = covered(terms, self._words.notions.by_code)
        opens = min(stated, default=len(parts.tokens.words))
        for code, places in sorted(terms.items(), key=lambda one: one[1][0]):
            role = code.removeprefix("who:")
            first, last = places[0]
            is_stated = not stated.isdisjoint(range(first, last + 1))  # "a new partner"
            if role == code or is_stated or not parts.is_free(first, last):
                continue
            if self._is_called(parts, last):
                parts.take(first, last)
                continue
            before = parts.tokens.words[max(0, first - 2) : first]
            is_by_whom = "by" in before and role not in self._words.somebody
            if first > opens and role not in self._words.understood and not is_by_whom:
                continue  # "assaulting a neighbour": whom it happened to is a detail
            is_understood = role in self._words.understood
            sex = self._words.somebody.get(role)
            if is_possessive(parts.tokens, last) and self._is_role_behind(terms, last):
                parts.take(first, last)
                owners = self._cast.in_role((role,))  # "the grandmother's brother"
                of_parents = self._words.of_parents if role in PARENTS else {}
                continue
            towards_child = of_parents.get(role, frozenset())
            ids = frozenset() if sex else self._of_role(role, owners, bool(towards_child))
            if role in self._words.of_subject and self._cast.subjects:
                is_one = parts.tokens.words[last] not in self._words.several
                ids = self._cast.subjects if is_one else ids | self._cast.subjects
            if role in self._words.siblings and before[-1:] in _THEIRS:
                ids |= self._cast.subjects  # "Emeka says … his sister"
            parts.take(first, last)
            owner = self._owner(parts, first)
            if owner:  # "Gavin's son" is not the case's own child
                is_understood = False
                ids = self._cast.related(self._cast.named((owner,)), role)
            people.append(
                Who(
                    words=parts.tokens.between(first, last),
                    ids=ids,
                    roles=towards_child | {role},
                    sex=Sex(sex) if sex and sex != "any" else None,
                    is_unnamed=sex is not None,
                    is_understood=is_understood,
                )
            )
        return people

    def _of_role(
        self, role: str, owners: frozenset[str] | None, is_a_parents: bool
    ) -> frozenset[str]:
        """Who is called by a role, towards somebody where the sentence says towards whom.

        The mother's brother is no brother of the child.
        """
        ids = self._cast.related(owners, role) if owners else frozenset[str]()
        if owners and is_a_parents:
            return ids
        ids = ids or self._cast.in_role((role,), is_anybodys=owners is not None)
        return self._cast.likely_same(ids)

    def _owner(self, parts: Parts, first: int) -> str:
        """The name of whose a role is: "Gavin Strake's son"; the subject's own is nobody's."""
        tokens = parts.tokens
        if not first or first - 1 not in parts.taken or not is_possessive(tokens, first - 1):
            return ""
        name = tokens.words[first - 1]
        ids = self._cast.named((name,))
        return name if ids and not self._cast.is_subject((name,), ids) else ""

    def _is_role_behind(self, terms: Terms, last: int) -> bool:
        return any(
            code.startswith("who:") and any(first == last + 1 for first, _ in places)
            for code, places in terms.items()
        )

    def _related(self, parts: Parts, terms: Terms, people: Sequence[Who]) -> str | None:
        """The role that somebody named is said to have: "Connor is Alfie's father"."""
        tokens = parts.tokens
        if not any(who.names for who in people):
            return None
        for code, places in terms.items():
            first = places[0][0]
            before = tokens.words[max(0, first - _RELATED) : first]
            is_of = tokens.words[places[0][1] + 1 : places[0][1] + 2] == ("of",)
            is_behind = is_of and _COPULAS.intersection(tokens.words[places[0][1] :])
            if code.startswith("who:") and (_COPULAS.intersection(before) or is_behind):
                return code
        return None

    def _is_called(self, parts: Parts, last: int) -> bool:
        """Whether a name follows: "a man called Gaz", "the father, Ross Sallowby"."""
        after = range(last + 1, min(last + 3, len(parts.tokens.words)))
        return any(
            at in parts.taken and parts.tokens.text[parts.tokens.starts[at]].isupper()
            for at in after
        )

    def _named_agencies(self, parts: Parts, people: Sequence[Who]) -> frozenset[str]:
        """The agencies that the sentence names; a name of several words states nothing else.

        Who is somebody of the case is no agency, whatever column lists him.
        """
        of_people = {name for who in people if who.ids for name in who.names}
        named = [
            one
            for one in self._agencies.in_sentence(parts.tokens)
            if parts.tokens.words[one[0]] not in of_people
        ]
        for one in self._words.events.book.find(parts.tokens):
            if one.kind == "counterpart" and one.last > one.first:
                parts.take(one.first, one.last)
        return frozenset(agency for _, agencies in named for agency in agencies)


def _by_name(people: Sequence[Who]) -> list[Who]:
    """Those of a relation, to be named: who is "known as Deano", or else everybody."""
    if any(who.is_by_name for who in people):
        return list(people)
    return [who if who.is_understood else replace(who, is_by_name=True) for who in people]


def _meant(who: Who) -> Who:
    """A mother asked for by name: that she lives somewhere must be told of her."""
    is_named_mother = who.roles == _MOTHER and who.names
    return replace(who, is_understood=False) if is_named_mother else who
