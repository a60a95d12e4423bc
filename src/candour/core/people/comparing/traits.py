"""What is known of one person, made ready to be laid beside what is known of another."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from candour.core.people.comparing.births import Birth
from candour.core.people.comparing.names import Names
from candour.core.people.mention import Mention, PersonName, Sex

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A person's names, birth, sex, addresses, phones and identifiers; any may be missing.

    `names` are all names that one bears in one record: the first is the one that is compared, the
    others are tried where they agree better. Plain fields of a table go in through `Names.of`,
    `Birth.of_digits`, and as they are.
    """

    names: tuple[Names, ...] = field(default=(), repr=False)
    births: tuple[Birth, ...] = field(default=(), repr=False)
    sex: Sex | None = None
    addresses: tuple[str, ...] = field(default=(), repr=False)
    postcodes: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    identifiers: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def of_name(cls, name: PersonName) -> "Traits":
        """What a name alone tells."""
        return cls(names=names_of(name))

    @classmethod
    def of_mention(cls, mention: Mention, on: date | None = None) -> "Traits":
        """What one mention tells; `on` is the day of its entry, from which an age is counted."""
        births: Iterable[Birth | None] = (
            Birth.of_date(mention.born) if mention.born else None,
            Birth.from_age(mention.ages, on) if mention.ages and on else None,
        )
        return cls(
            names=names_of(mention.name) if mention.name else (),
            births=tuple(one for one in births if one is not None),
            sex=mention.sex,
            addresses=mention.addresses,
            identifiers=mention.identifiers,
        )

    def __add__(self, other: "Traits") -> "Traits":
        """What two mentions of one person tell together."""
        return Traits(
            names=_once(self.names, other.names),
            births=_once(self.births, other.births),
            sex=self.sex or other.sex,
            addresses=_once(self.addresses, other.addresses),
            postcodes=_once(self.postcodes, other.postcodes),
            phones=_once(self.phones, other.phones),
            emails=_once(self.emails, other.emails),
            identifiers=_once(self.identifiers, other.identifiers),
        )


def names_of(name: PersonName) -> tuple[Names, ...]:
    """The names that a written name holds: with its forenames, and with its nickname."""
    given = Names.of(" ".join(name.given), name.surname, name.initials, name.former)
    if not name.nickname:
        return (given,)
    return (given, Names.of(name.nickname, name.surname, name.initials, name.former))


def _once(a: tuple[_T, ...], b: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*a, *b)))
