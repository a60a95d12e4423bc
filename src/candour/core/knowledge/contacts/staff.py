"""Whose staff a name is, and which names are the family's: told by the cast.

An agency's own people stand first or alone in its rows; at a meeting the minutes name everybody's.
So a row counts the less for its agency the more professionals it lists. A calling counts for the
agency of its kind.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import PhraseBook, tokens_of
from candour.core.chronology.headings import Field
from candour.core.people.mention import Form, Mention, Standing
from candour.core.people.person import Cast, Person

_CALLING, _MOSTLY, _LEAST, _INITIALS = 2.0, 0.6, 3, 2

Votes = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Staff:
    """Surnames, forenames and initials of staff with their agency; the names of the family.

    `persons` are names of anybody, and so of no agency.
    """

    owners: Mapping[str, str] = field(repr=False)
    family: frozenset[str] = field(repr=False)
    persons: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(
        cls,
        cast: Cast,
        kinds: Mapping[str, frozenset[str]],
        roles: PhraseBook,
        codes: frozenset[str],
    ) -> "Staff":
        """Learn from a cast; `kinds` are the case's agencies by kind, `codes` no one's initials."""
        of_family = [one for one in cast.persons if one.standing is Standing.FAMILY]
        others = [one for one in cast.persons if one.standing is not Standing.FAMILY]
        listed = Counter(
            mention.entry for one in others for mention in one.mentions if _is_listed(mention)
        )
        votes: Votes = defaultdict(lambda: defaultdict(float))
        initialled: Votes = defaultdict(lambda: defaultdict(float))
        for one in others:
            told: dict[str, float] = defaultdict(float)
            for mention in one.mentions:
                for agency, weight in _told_by(mention, listed, kinds, roles):
                    told[agency] += weight
                    if mention.form is Form.INITIALS and one.standing is Standing.PROFESSIONAL:
                        initialled[_letters(mention)][agency] += weight
            for name in set(_names(one)):
                if len(name) > _INITIALS or one.standing is Standing.PROFESSIONAL:
                    _add(votes[name], told)
        _by_initials(others, votes, initialled)
        family = {name for one in of_family for name in _names(one)} | codes
        owners = {name: agency for name, agency in _chosen(votes) if name not in family}
        return cls(
            owners,
            frozenset(name for name in family - codes if len(name) >= _LEAST),
            frozenset(name for one in cast.persons for name in _names(one)),
        )


def _is_listed(mention: Mention) -> bool:
    return mention.in_field is Field.PEOPLE and mention.name is not None


def _told_by(
    mention: Mention,
    listed: Mapping[str, int],
    kinds: Mapping[str, frozenset[str]],
    roles: PhraseBook,
) -> Iterator[tuple[str, float]]:
    """The agencies for which one mention speaks, each with its weight."""
    if _is_listed(mention):
        yield mention.agency, 1 / listed[mention.entry]
    title = mention.name.title if mention.name else ""
    for found in roles.find(tokens_of(f"{title} ; {mention.role_words} ; {mention.text}")):
        agencies = kinds.get(found.code, frozenset())
        if len(agencies) == 1:
            yield next(iter(agencies)), _CALLING
            return


def _names(person: Person) -> Iterator[str]:
    """What leads to somebody in a sentence: a surname, a forename, initials."""
    for mention in person.mentions:
        name = mention.name
        if name is None:
            continue
        if mention.form is Form.INITIALS:
            yield from (one for one in (_letters(mention),) if len(one) == _INITIALS)
            continue
        surname, given = name.surname.casefold(), [one.casefold() for one in name.given]
        yield from (one for one in (surname, *given[:1]) if len(one) >= _LEAST)
        first = (given[0] if given else name.initials.casefold())[:1]
        if first and surname:
            yield first + surname[0]


def _letters(mention: Mention) -> str:
    return "".join(filter(str.isalpha, mention.text)).casefold()


def _by_initials(persons: list[Person], votes: Votes, initialled: Votes) -> None:
    """ "NP" who writes every row of housing is the N Prosser whom a visitor's record names."""
    for person in persons:
        for mention in person.mentions:
            name = mention.name
            if name is None or mention.form is Form.INITIALS or not name.surname:
                continue
            first = (name.given[0] if name.given else name.initials)[:1].casefold()
            surname = name.surname.casefold()
            initials = initialled.get(first + surname[0], {})
            if first and sum(initials.values()) > 2 * sum(votes[surname].values()):
                _add(votes[surname], initials)


def _add(told: dict[str, float], more: Mapping[str, float]) -> None:
    for agency, weight in more.items():
        told[agency] += weight


def _chosen(votes: Votes) -> Iterator[tuple[str, str]]:
    for name, told in votes.items():
        if told:
            agency, most = min(told.items(), key=lambda one: (-one[1], one[0]))
            if most >= _MOSTLY * sum(told.values()):
                yield name, agency
