"""Levels of what stands in figures or names a place: postcode, phone, number, address."""

import re

from candour.core.people.comparing.letters import folded, is_within
from candour.core.people.comparing.levels import Level

_NOT_PLAIN = re.compile(r"[^a-z0-9]")
_POSTCODE = re.compile(r"([a-z]{1,2})(\d[a-z\d]?)(\d)([a-z]{2})")
_HOUSE = re.compile(r"\d+[a-z]?")
_LEAST_PHONE = 6
_LEAST_NUMBER = 4
_HALF = 0.5


def plain_number(text: str) -> str:
    """Letters and figures alone, in small letters: "NHS 123 456" as "nhs123456"."""
    return _NOT_PLAIN.sub("", text.casefold())


def plain_phone(text: str) -> str:
    """A phone number's figures with the national 0, whatever stood for it; extensions kept."""
    figures = re.sub(r"\D", "", text.replace("(0)", ""))
    for code in ("0044", "44"):
        if figures.startswith(code) and len(figures) > len(code) + 8:
            return "0" + figures[len(code) :].lstrip("0")
    return figures


def postcode_level(a: str, b: str) -> Level | None:
    """How far two postcodes agree, from the same down to the area's letters.

    Royal Mail, "Programmers' Guide to PAF": area, district, sector, unit.
    """
    one, other = plain_number(a), plain_number(b)
    if not one or not other:
        return None
    if one == other:
        return Level.POSTCODE_SAME
    if is_within(one, other, 1):
        return Level.POSTCODE_LETTER
    cut, cut_other = _POSTCODE.fullmatch(one), _POSTCODE.fullmatch(other)
    if cut is None or cut_other is None:
        return Level.POSTCODE_DIFFERS
    parts = 0
    while cut.group(parts + 1) == cut_other.group(parts + 1):
        parts += 1
    return (
        Level.POSTCODE_DIFFERS,
        Level.POSTCODE_AREA,
        Level.POSTCODE_DISTRICT,
        Level.POSTCODE_SECTOR,
    )[parts]


def phone_level(a: str, b: str) -> Level | None:
    """Whether two phone numbers are one, or one with a figure wrong."""
    one, other = plain_phone(a), plain_phone(b)
    if min(len(one), len(other)) < _LEAST_PHONE:
        return None
    if one == other:
        return Level.PHONE_SAME
    return Level.PHONE_DIGIT if is_within(one, other, 1) else Level.PHONE_DIFFERS


def email_level(a: str, b: str) -> Level | None:
    """How far two e-mail addresses agree."""
    one, other = a.strip().casefold(), b.strip().casefold()
    if not one or not other:
        return None
    if one == other:
        return Level.EMAIL_SAME
    if one.partition("@")[0] == other.partition("@")[0]:
        return Level.EMAIL_USER
    return Level.EMAIL_LETTER if is_within(one, other, 2) else Level.EMAIL_DIFFERS


def identifier_level(a: str, b: str) -> Level | None:
    """How far two identifiers agree; None where the letters before them name two kinds."""
    one, other = plain_number(a), plain_number(b)
    figures, figures_other = (
        one.lstrip("abcdefghijklmnopqrstuvwxyz"),
        other.lstrip("abcdefghijklmnopqrstuvwxyz"),
    )
    if min(len(figures), len(figures_other)) < _LEAST_NUMBER:
        return Level.IDENTIFIER_SAME if one and one == other else None
    kind, kind_other = one[: -len(figures)], other[: -len(figures_other)]
    if kind and kind_other and kind != kind_other:
        return None
    if figures == figures_other:
        return Level.IDENTIFIER_SAME
    if len(figures) == len(figures_other) and is_within(figures, figures_other, 1):
        return Level.IDENTIFIER_DIGIT
    return Level.IDENTIFIER_DIFFERS if kind == kind_other else None


def address_level(a: str, b: str, roads: frozenset[str] = frozenset()) -> Level | None:
    """How far two addresses agree: the same words, the house in its road, the road.

    `roads` are words such as "street", which any two addresses may share.
    """
    one, other = folded(a).split(), folded(b).split()
    if not one or not other:
        return None
    if one == other:
        return Level.ADDRESS_SAME
    road, road_other = _road(one), _road(other)
    if road and road_other and _alike(road[1], road_other[1]):
        return Level.ADDRESS_HOUSE if road[0] == road_other[0] else Level.ADDRESS_ROAD
    whole, whole_other = "".join(one), "".join(other)
    if min(len(whole), len(whole_other)) > _LEAST_NUMBER and is_within(
        whole, whole_other, 1 + len(whole) // 10
    ):
        return Level.ADDRESS_LETTER if _figures(one) == _figures(other) else Level.ADDRESS_ROAD
    return _shared_words(_words(one) - roads, _words(other) - roads)


def _shared_words(one: set[str], other: set[str]) -> Level:
    fewer = min(len(one), len(other))
    shared = len(one & other) / fewer if fewer else 0.0
    if shared == 1 and fewer > 1:
        return Level.ADDRESS_ROAD
    return Level.ADDRESS_LIKE if shared >= _HALF else Level.ADDRESS_DIFFERS


def _figures(cut: list[str]) -> list[str]:
    return [word for word in cut if word[0].isdigit()]


def text_level(a: str, b: str) -> Level | None:
    """How far two values of any other kind agree."""
    one, other = folded(a), folded(b)
    if not one or not other:
        return None
    if one == other:
        return Level.TEXT_SAME
    if min(len(one), len(other)) >= _LEAST_NUMBER and is_within(one, other, 1 + len(one) // 10):
        return Level.TEXT_LETTER
    words, words_other = set(one.split()), set(other.split())
    shared = len(words & words_other) / min(len(words), len(words_other))
    return Level.TEXT_WORDS if shared >= _HALF else Level.TEXT_DIFFERS


def _words(cut: list[str]) -> set[str]:
    return {word for word in cut if not word[0].isdigit()}


def _road(cut: list[str]) -> tuple[str, str] | None:
    """The last house number with two words behind it, and those words."""
    for at in range(len(cut) - 2, -1, -1):
        if _HOUSE.fullmatch(cut[at]) and len(cut) > at + 2 and not cut[at + 1][0].isdigit():
            return cut[at], " ".join(cut[at + 1 : at + 3])
    return None


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > _LEAST_NUMBER and is_within(a, b, 1))
