"""Numbers in an entry: weights, scores, sums, counts, lengths of time, each under what it is of."""

import re
from collections.abc import Iterator

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.amounts import amount_claim, is_rough
from candour.core.chronology.events.claims.counts import count_claims
from candour.core.chronology.events.claims.model import Claim
from candour.core.chronology.events.claims.reading import Row
from candour.core.chronology.events.phrases import Found, stem
from candour.core.chronology.events.words import EventWords

_EXACT = 0.015
"""Weights are rounded, and pounds become kilograms."""

_VALUE = r"(?P<value>\d+(?:\.\d+)?)"
_MEASURES: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("weight", re.compile(_VALUE + r"\s?kgs?\b"), 1000),
    ("weight", re.compile(r"(?P<value>\d{3,4})\s?(?:g|gms?|grams?)\b"), 1),
    ("centimetres", re.compile(_VALUE + r"\s?(?:cms?|centimetres?)\b"), 1),
    ("millimetres", re.compile(_VALUE + r"\s?mms?\b"), 1),
    ("milligrams", re.compile(_VALUE + r"\s?mgs?\b"), 1),
    ("millilitres", re.compile(_VALUE + r"\s?mls?\b"), 1),
    ("miles an hour", re.compile(_VALUE + r"\s?mph\b"), 1),
    ("degrees", re.compile(_VALUE + r"\s?(?:°\s?C?|degrees)\b"), 1),
    ("metres", re.compile(_VALUE + r"\s?(?:m|metres?)\b(?!\s?(?:old|community|order))"), 1),
)
_POUNDS = re.compile(r"(\d+)\s?lbs?\.?(?:\s?(\d+)(?:\.\d)?\s?ozs?\b)?", re.IGNORECASE)
_CENT = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|per\s?cent)", re.IGNORECASE)
_MONEY = re.compile(r"£\s?(\d[\d,]*(?:\.\d\d)?)(?:\s?(k)\b)?|\b(\d+) pounds\b", re.IGNORECASE)
_TARGET = re.compile(r"target|aim|goal|below|normal range", re.IGNORECASE)


def number_claims(row: Row, words: EventWords) -> Iterator[Claim]:
    """Yield every number that can be laid against another row's."""
    yield from _measures(row, words)
    yield from _sums(row, words.claims)
    yield from _scores(row, words.claims)
    yield from _lengths(row, words.claims)
    yield from _labels(row, words.claims)
    yield from _often(row, words.claims)
    yield from count_claims(row, words)


def _measures(row: Row, words: EventWords) -> Iterator[Claim]:
    text = row.tokens.text
    for topic, pattern, scale in _MEASURES:
        for found in pattern.finditer(text):
            if found.start() and (
                text[found.start() - 1] in "/.-x×" or text[found.start() - 1].isalnum()
            ):
                continue
            value = float(found["value"]) * scale
            rough = is_rough(row, found.start(), words.claims)
            yield amount_claim(
                _of_what(row, topic, found, words), value, found.group(), rough, _EXACT
            )
    for found in _POUNDS.finditer(text):
        value = (int(found[1]) * 16 + int(found[2] or 0)) * 28.35
        yield amount_claim(
            "weight", value, found.group(), is_rough(row, found.start(), words.claims), _EXACT
        )


def _of_what(row: Row, topic: str, found: re.Match[str], words: EventWords) -> str:
    """A size is that of the thing named next to it."""
    if topic not in ("centimetres", "millimetres", "metres"):
        return topic
    near = [
        one
        for one in row.found
        if one.kind == "counted"
        and words.counted[one.code] == "injuries"
        and -40 < row.tokens.starts[one.first] - found.start() < 40
    ]
    return f"{topic}: {near[0].code}" if near else f"{topic}: unknown {found.start()}"


def _sums(row: Row, words: ClaimWords) -> Iterator[Claim]:
    text = row.tokens.text
    for found in _CENT.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        if _TARGET.search(before[-14:]):
            continue
        topic = "per cent"
        if re.search(r"\bsats|satur|oxygen|SpO2", before):
            topic = "oxygen"
        if re.search(r"centile", text[found.end() : found.end() + 12]):
            continue
        rough = is_rough(row, found.start(), words)
        yield amount_claim(topic, float(found[1]), found.group(), rough)
    for found in _MONEY.finditer(text):
        value = float((found[1] or found[3]).replace(",", "")) * (1000 if found[2] else 1)
        rough = is_rough(row, found.start(), words)
        yield amount_claim("money", value, found.group(), rough)
        thing = _of_money(row, found, words)
        if thing:
            yield amount_claim(f"money: {thing}", value, found.group(), rough)


def _of_money(row: Row, found: re.Match[str], words: ClaimWords) -> str:
    """What a sum is of: the nearest such word close before it in its clause, else right behind."""
    tokens = row.tokens
    at = next((i for i, start in enumerate(tokens.starts) if start >= found.start()), 0)
    near = [*range(at - 1, at - 1 - _MONEY_WITHIN, -1), at + 1]
    for one in near:
        is_near = 0 <= one < row.own and row.same_clause(one, at)
        if is_near and tokens.words[one] in words.lists["money_things"]:
            return stem(tokens.words[one])
    return ""


_MONEY_WITHIN = 3


def _scores(row: Row, words: ClaimWords) -> Iterator[Claim]:
    """A number after the name of its scale: "EPDS of 14", "GCS 15"."""
    tokens = row.tokens
    for label in (*row.of("score"), *_abbreviations(row)):
        at = label.last + 1
        while at < len(tokens.words) and tokens.words[at] in words.lists["score_links"]:
            at += 1
        if at >= len(tokens.words) or at - label.last > 4 or not row.same_clause(label.last, at):
            continue
        if "," in row.gap(label.last, at):
            continue
        value = tokens.words[at]
        behind = tokens.text[tokens.ends[at] : tokens.ends[at] + 3]
        is_known = label.kind == "score"
        if not is_known and re.match(r"[/.](?:\d(?!\d)|1[0-2])", behind):
            continue  # "ABE 10/3" is a day
        if value.isdigit() and len(value) < 4 and not re.match(r"[%:]\d?|\.\d", behind):
            name = tokens.words[label.first] if label.code == "scale" else label.code
            topic = "per cent" if name == "attendance" else f"score: {name}"
            if row.features.kind == "ambulance":
                topic += ", on the way"  # a patient worsens or mends between two observations
            yield amount_claim(topic, float(value), tokens.between(label.first, at), False)


def _abbreviations(row: Row) -> Iterator[Found]:
    """Names of scales that nobody listed: three capitals or more, right before a number."""
    known = {one.first for one in row.of("score")}
    for at in range(row.own - 1):
        written = row.tokens.between(at, at)
        is_scale = len(written) >= _SCALE and written.isalpha() and written.isupper()
        is_name = written.casefold() in row.features.names
        if is_scale and at not in known and not is_name and row.tokens.words[at + 1].isdigit():
            yield Found("scale", "scale", at, at)


_LABELS = {"cat": stem("category")}
_SCALE = 3
_GESTATION = re.compile(
    r"\b([1-4]?\d)(?:\+\d)?\s?(?:/40|weeks? pregnant|wks? pregnant|weeks? gestation|/52 pregnant)"
    r"|\b([1-4]\d)\+\d\b"
)
_DAY = 1440
_WEEK = 7 * _DAY
_OF_WOMB = re.compile(
    r"\bunborn|pregnan|ante-?natal|gestation|\bbook(?:ed|ing)(?: today)? at|\bEDD\b|pre-birth",
    re.IGNORECASE,
)


_CENTILE = re.compile(r"\b(\d+(?:\.\d)?)(?:st|nd|rd|th)(?:\s?-\s?\d+th)?\s(?:centile|percentile)")


def _labels(row: Row, words: ClaimWords) -> Iterator[Claim]:
    """Numbers behind the name of a scale ("grade 2"), and centiles."""
    tokens = row.tokens
    for at, word in enumerate(tokens.words[: row.own - 1]):
        value = tokens.words[at + 1]
        if word in words.lists["labels"] and row.same_clause(at, at + 1):
            number = int(value) if value.isdigit() else words.numbers.get(value)
            if number is not None and number < 10 and row.gap(at, at + 1) == " ":
                yield amount_claim(
                    f"label: {_LABELS.get(word, stem(word))}",
                    number,
                    tokens.between(at, at + 1),
                    False,
                )
    for found in _GESTATION.finditer(tokens.text):
        yield amount_claim("gestation", float(found[1] or found[2]), found.group(), False, 0.04)
    for found in _CENTILE.finditer(tokens.text):
        yield amount_claim("centile", float(found[1]), found.group(), False)


def _often(row: Row, words: ClaimWords) -> Iterator[Claim]:
    """How often: "twice a week", "x3 daily", "four calls a day", in times a month."""
    tokens = row.tokens
    for at, word in enumerate(tokens.words[: row.own]):
        if word not in words.per_month or not at:
            continue
        start = at - 1
        if tokens.words[start] in ("a", "per", "each", "every"):
            start -= 1
        for first in (start, start - 1):
            if first < 0 or not row.same_clause(first, at):
                break
            is_next = first == start == at - 1
            amount = _times(tokens.words[first], is_next=is_next, words=words)
            if amount is not None:
                per_month = amount * words.per_month[word]
                yield amount_claim("how often", per_month, tokens.between(first, at), False, 0.1)
                break


def _times(word: str, *, is_next: bool, words: ClaimWords) -> float | None:
    """How many times a word says; a bare number only with "calls" or the like behind it."""
    if word in words.times:
        return float(words.times[word])
    if not is_next and word.isdigit() and len(word) < 3:
        return float(word)
    return float(words.numbers[word]) if not is_next and word in words.numbers else None


def _lengths(row: Row, words: ClaimWords) -> Iterator[Claim]:
    """Lengths of time, compared with those of their own order: minutes, weeks or months."""
    for minutes, first, last in _all_lengths(row, words):
        if _is_of_womb(row, minutes):
            weeks = minutes / _WEEK
            yield amount_claim("gestation", weeks, row.tokens.between(first, last), False, 0.04)
            continue
        unit = re.sub(r"\d", "", row.tokens.words[last])
        said = row.tokens.between(first, last)
        rough = is_rough(row, row.tokens.starts[first], words)
        for order in _orders(minutes, words.lengths[unit]):
            yield amount_claim(f"length in {order}", minutes, said, rough, 0.1)


def _orders(minutes: float, unit: int) -> Iterator[str]:
    """What a length is laid beside: a fit of minutes is none of the hours on a ward."""
    if unit >= _DAY:
        yield "days"
        return
    if minutes <= _HOUR:
        yield "minutes"
    if 2 * minutes >= _HOUR:
        yield "hours"


_HOUR = 60


def _is_of_womb(row: Row, minutes: float) -> bool:
    return minutes % _WEEK == 0 and _OF_WOMB.search(row.tokens.text) is not None


def _all_lengths(row: Row, words: ClaimWords) -> Iterator[tuple[float, int, int]]:
    tokens = row.tokens
    for at, word in enumerate(tokens.words):
        glued = re.fullmatch(r"(\d{1,3})(mins?|hrs?|wks?|mths?|yrs?)", word)
        if glued:
            value, unit, first = float(glued[1]), words.lengths[glued[2]], at
        elif word in words.lengths and at:
            amount = _amount_before(row, at, words)
            if amount is None:
                continue
            value, first = amount
            unit = words.lengths[word]
        else:
            continue
        if not _is_no_length(row, first, at, words) or _is_of_womb(row, value * unit):
            yield value * unit, first, at


def _amount_before(row: Row, at: int, words: ClaimWords) -> tuple[float, int] | None:
    tokens = row.tokens
    before = tokens.words[at - 1]
    if not row.same_clause(at - 1, at) or row.gap(at - 1, at).strip(" -"):
        return None
    if before in ("a", "an"):
        ahead = tokens.words[at - 2] if at > 1 else ""
        if ahead == "half":
            return 0.5, at - 2
        return None if ahead[:1].isdigit() else (1.0, at - 1)  # "£10 a week" is no length
    if before in words.numbers:
        return float(words.numbers[before]), at - 1
    is_part = tokens.starts[at - 1] and tokens.text[tokens.starts[at - 1] - 1] in "/.:-£"
    if before.isdigit() and len(before) < 4 and not is_part:
        return float(before), at - 1
    return None


_TERMS = frozenset(
    ("custody", "imprisonment", "sentence", "order", "community", "suspended", "in", "restraining")
)


def _is_no_length(row: Row, first: int, last: int, words: ClaimWords) -> bool:
    tokens = row.tokens
    after = tokens.words[last + 1] if last + 1 < len(tokens.words) else ""
    before = tokens.words[first - 1] if first else ""
    if re.search(r"y(?:ea)?rs?$", tokens.words[last]) and after not in _TERMS:
        return True  # an age
    return after in words.lists["no_length_after"] or before in words.lists["no_length_before"]
