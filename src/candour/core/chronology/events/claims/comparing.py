"""Whether two rows' values of one topic exclude each other."""

from collections.abc import Callable, Mapping
from itertools import product

from candour.core.chronology.events.claims.model import Claim, Compared
from candour.core.chronology.events.claims.persons import People
from candour.core.chronology.events.words import EventWords

_DAY = 24 * 60
_HALF_DAY = 12 * 60
_SOON = 15
_SHORTLY = 105
_FAR = {"length": 6.0, "money": 4.0}
"""How many times one amount may be another and still be of the same thing."""

Claims = tuple[Claim, ...]


def exclude(one: Claims, other: Claims, people: People, words: EventWords) -> bool:
    """Whether nothing that one row states of a topic can be what the other states.

    A row that gives two amounts of one thing tells of two things, and is laid against none.
    """
    how = one[0].how
    if how in (Compared.ANY, Compared.PERSON, Compared.ADDRESS, Compared.DAYS, Compared.NAMED):
        return not any(_agree(a, b, people) for a, b in product(one, other))
    if how is Compared.SITE:
        sites = frozenset(claim.value for claim in one), frozenset(claim.value for claim in other)
        wide = widened(sites[0], words), widened(sites[1], words)
        return wide[0].isdisjoint(sites[1]) and wide[1].isdisjoint(sites[0])
    if len({claim.value for claim in one}) > 1 or len({claim.value for claim in other}) > 1:
        return False
    if one[0].is_default and other[0].is_default:
        return False
    return not _agree(one[0], other[0], people)


def _agree(a: Claim, b: Claim, people: People) -> bool:
    if a.how is Compared.PERSON:
        return a.person is None or b.person is None or not people.exclude(a.person, b.person)
    if a.how is Compared.AMOUNT:
        return _may_be_one_amount(a, b)
    if a.how is Compared.CLOCK:
        return _may_be_one_time(a, b)
    if a.how in _BY_VALUE:
        return _BY_VALUE[a.how](a.value, b.value)
    values = {a.value, b.value}
    return len(values) == 1 or ("public" in values and "home" not in values)


def _share_a_word(a: str, b: str) -> bool:
    return not set(a.split()).isdisjoint(b.split())


def _may_be_one_day(a: str, b: str) -> bool:
    (first, last), (start, end) = map(int, a.split()), map(int, b.split())
    return first <= end and start <= last


def _may_be_one_amount(a: Claim, b: Claim) -> bool:
    """Whether two amounts are near enough, or so far apart that they are of two things."""
    least, most = sorted((float(a.value), float(b.value)))
    far = _FAR.get(a.topic.split(" in ")[0])
    if far is not None and most > least * far:
        return True  # arrears and a week's food
    return most == least or most <= least * (1 + max(a.slack, b.slack))


def _may_be_one_time(a: Claim, b: Claim) -> bool:
    if a.is_default != b.is_default and a.topic == "incident":
        return _may_precede(a, b)
    if a.is_default != b.is_default and a.topic == "at hospital":
        return _may_await(a, b)
    day = _HALF_DAY if a.is_half or b.is_half else _DAY
    apart = abs(int(a.value) - int(b.value)) % day
    return min(apart, day - apart) < max(a.slack, b.slack)


def _may_await(a: Claim, b: Claim) -> bool:
    """Whether a patient handed over may have come to the hospital before, or just then."""
    handed, came = (a, b) if a.is_default else (b, a)
    after = (int(came.value) - int(handed.value)) % _DAY
    return not handed.slack + _SOON <= after < _HALF_DAY


def _may_precede(a: Claim, b: Claim) -> bool:
    """Whether something told of may lie shortly before the call that it led to."""
    call, told = (a, b) if a.is_default else (b, a)
    after = (int(told.value) - int(call.value)) % (_HALF_DAY if told.is_half else _DAY)
    day = _HALF_DAY if told.is_half else _DAY
    return not max(_SOON, told.slack) <= after < day - max(_SHORTLY, told.slack)


def widened(sites: frozenset[str], words: EventWords) -> frozenset[str]:
    """Parts of the body with the larger parts that they belong to."""
    wide = set(sites)
    for site in sites:
        larger = words.sites.get(site)
        while larger:
            wide.add(larger)
            larger = words.sites.get(larger)
    return frozenset(wide)


def _may_be_one_place(a: str, b: str) -> bool:
    """Whether two addresses may be one: a road without a number may be any house of it."""
    (number, road), (other, way) = _parted(a), _parted(b)
    is_one_road = road.endswith(way) or way.endswith(road)
    return is_one_road and (not number or not other or number == other)


def _parted(address: str) -> tuple[str, str]:
    first, _, rest = address.partition(" ")
    return (first, rest) if first[:1].isdigit() else ("", address)


_BY_VALUE: Mapping[Compared, Callable[[str, str], bool]] = {
    Compared.ADDRESS: _may_be_one_place,
    Compared.DAYS: _may_be_one_day,
    Compared.NAMED: _share_a_word,
}
