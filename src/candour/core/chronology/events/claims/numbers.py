"""Numbers in an entry: weights, scores, sums, counts, lengths of time, each under what it is of."""

import re
from collections.abc import Iterator

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Row
from candour.core.chronology.events.phrases import Found, stem
from candour.core.chronology.events.words import EventWords

_NUMBER = ContradictionKind.NUMBER
_ROUGH = 0.26
"""How far "about thirty" may lie from thirty."""

_EXACT = 0.015
"""Weights are rounded, and pounds become kilograms."""

_NOT_NUMBERS = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:.]\d\d\s?(?:[ap]m|hrs)?\b(?!\s?(?:kg|cm|%|mg|ml))|"
    r"\d{1,2}\s?[ap]m\b|\b\d{4}\s?hrs|\d+/\d+|\d+(?:st|nd|rd|th)\b|\b\d{5,}\b|\b[A-Z]+\d+\b|"
    r"\b\d+\s(?:out\s)?of\s\d+|\d+\+\d+|\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
)
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
    yield from _counts(row, words)


def _claim(topic: str, value: float, said: str, is_rough: bool, slack: float = 0.0) -> Claim:
    slack = _ROUGH if is_rough else slack
    return Claim(_NUMBER, topic, f"{value:g}", said, Compared.AMOUNT, slack)


def _is_rough(row: Row, start: int, words: ClaimWords) -> bool:
    """Whether "about" or the like stands before a number."""
    before = re.findall(r"[\w'’?~]+", row.tokens.text[max(0, start - 24) : start].casefold())
    return bool(set(before[-2:]) & words.lists["approximate"]) or row.tokens.text[
        max(0, start - 1) : start
    ] in ("?", "~")


def _measures(row: Row, words: EventWords) -> Iterator[Claim]:
    text = row.tokens.text
    for topic, pattern, scale in _MEASURES:
        for found in pattern.finditer(text):
            if found.start() and (
                text[found.start() - 1] in "/.-x×" or text[found.start() - 1].isalnum()
            ):
                continue
            value = float(found["value"]) * scale
            rough = _is_rough(row, found.start(), words.claims)
            yield _claim(_of_what(row, topic, found, words), value, found.group(), rough, _EXACT)
    for found in _POUNDS.finditer(text):
        value = (int(found[1]) * 16 + int(found[2] or 0)) * 28.35
        yield _claim(
            "weight", value, found.group(), _is_rough(row, found.start(), words.claims), _EXACT
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
        rough = _is_rough(row, found.start(), words)
        yield _claim(topic, float(found[1]), found.group(), rough)
    for found in _MONEY.finditer(text):
        value = float((found[1] or found[3]).replace(",", "")) * (1000 if found[2] else 1)
        rough = _is_rough(row, found.start(), words)
        yield _claim("money", value, found.group(), rough)


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
            yield _claim(topic, float(value), tokens.between(label.first, at), False)


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
_OF_WOMB = re.compile(r"\bunborn|pregnan|ante-?natal|gestation|\bEDD\b|pre-birth", re.IGNORECASE)


_CENTILE = re.compile(r"\b(\d+(?:\.\d)?)(?:st|nd|rd|th)(?:\s?-\s?\d+th)?\s(?:centile|percentile)")


def _labels(row: Row, words: ClaimWords) -> Iterator[Claim]:
    """Numbers behind the name of a scale ("grade 2"), and centiles."""
    tokens = row.tokens
    for at, word in enumerate(tokens.words[: row.own - 1]):
        value = tokens.words[at + 1]
        if word in words.lists["labels"] and row.same_clause(at, at + 1):
            number = int(value) if value.isdigit() else words.numbers.get(value)
            if number is not None and number < 10 and row.gap(at, at + 1) == " ":
                yield _claim(
                    f"label: {_LABELS.get(word, stem(word))}",
                    number,
                    tokens.between(at, at + 1),
                    False,
                )
    for found in _GESTATION.finditer(tokens.text):
        yield _claim("gestation", float(found[1] or found[2]), found.group(), False, 0.04)
    for found in _CENTILE.finditer(tokens.text):
        yield _claim("centile", float(found[1]), found.group(), False)


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
            amount = _times(tokens.words[first], is_next=first == start, words=words)
            if amount is not None:
                per_month = amount * words.per_month[word]
                yield _claim("how often", per_month, tokens.between(first, at), False, 0.1)
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
            yield _claim("gestation", weeks, row.tokens.between(first, last), False, 0.04)
            continue
        unit = re.sub(r"\d", "", row.tokens.words[last])
        order = "hours" if words.lengths[unit] < _DAY else "days"
        said = row.tokens.between(first, last)
        rough = _is_rough(row, row.tokens.starts[first], words)
        yield _claim(f"length in {order}", minutes, said, rough, 0.1)


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
        if at > 1 and tokens.words[at - 2] == "half":
            return 0.5, at - 2
        return 1.0, at - 1
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


def _counts(row: Row, words: EventWords) -> Iterator[Claim]:
    """A number, and what it counts: every noun that follows it closely."""
    tokens = row.tokens
    claims = words.claims
    masked = [(found.start(), found.end()) for found in _NOT_NUMBERS.finditer(tokens.text)]
    counted = {one.first: one for one in row.found if one.kind in ("count", "counted")}
    injuries: list[Claim] = []
    for at in range(len(tokens.words)):
        value = _counting(row, at, masked, claims)
        if value is None:
            continue
        rough = _is_rough(row, tokens.starts[at], claims)
        nouns = list(_nouns(row, at, counted, words))
        known = [one for one in nouns if one[0] in words.counted]
        if nouns and _TAKEN.search(tokens.text[: tokens.starts[at]]):
            nouns.append(("taken", nouns[-1][1]))
            known += nouns[-1:] if known else []
        for topic, last in known or nouns:
            said = tokens.between(at, last)
            claim = _claim(f"{topic}, counted", value, said, rough)
            if words.counted.get(topic) == "injuries":
                injuries.append(claim)
            yield claim
    if len({claim.topic for claim in injuries}) == 1:
        # "Three bruises" and "two marks" count the same things by two words.
        for claim in injuries:
            yield Claim(_NUMBER, "all injuries", claim.value, claim.said, claim.how, claim.slack)


def _counting(row: Row, at: int, masked: list[tuple[int, int]], words: ClaimWords) -> float | None:
    tokens = row.tokens
    word = tokens.words[at]
    is_near = at > 0 and row.same_clause(at - 1, at) and not row.gap(at - 1, at).strip(" (")
    before = tokens.words[at - 1] if is_near else ""
    if before in words.lists["part_of"] or (word.isdigit() and before in words.lists["naming"]):
        return None
    after = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    if after in words.numbers and not row.gap(at, at + 1).strip():
        return None  # of two numbers in a row the second counts
    if word in words.numbers:
        return float(words.numbers[word])
    if word in _FEW:
        return 2.0 if word == "both" else 1.0
    start = tokens.starts[at]
    if not word.isdigit() or len(word) > 3 or any(s <= start < e for s, e in masked):
        return None
    is_free = start == 0 or tokens.text[start - 1] in " (“\"'\n?~"
    return float(word) if is_free else None


_TAKEN = re.compile(
    r"\b(?:OD|overdose[d]?|took|taken|swallowed|ingested)\b[\w\s,~?]{0,16}$", re.IGNORECASE
)
_FEW = frozenset(("a", "an", "both"))


def _nouns(
    row: Row, at: int, counted: dict[int, Found], words: EventWords
) -> Iterator[tuple[str, int]]:
    """The nouns that a number counts, each with its last word."""
    tokens, claims = row.tokens, words.claims
    is_few = tokens.words[at] in _FEW
    for place in range(at + 1, min(len(tokens.words), at + 4)):
        if not row.same_clause(at, place) or row.gap(place - 1, place).strip(" -x×"):
            return
        one = counted.get(place)
        if one is not None:
            if _is_count(row, at, one, words):
                yield one.code, one.last
            return
        if _ends_noun(row, place, words):
            return
        word = tokens.words[place]
        plain = word not in claims.lists["no_noun"] and len(word) > 2 and not word[0].isdigit()
        if plain and not is_few and word not in claims.numbers:
            yield claims.stems.get(stem(word), stem(word)), place


def _is_count(row: Row, at: int, one: Found, words: EventWords) -> bool:
    """Whether a number counts a thing of the vocabulary; "a" counts injuries alone."""
    group = words.counted.get(one.code)
    number = row.tokens.words[at]
    if number in ("a", "an") and group != "injuries":
        return False
    if number in _FEW and row.tokens.words[one.last].endswith("ing"):
        return False
    return group != "measures"


def _ends_noun(row: Row, place: int, words: EventWords) -> bool:
    """Whether a word behind a number cannot belong to what it counts."""
    tokens, claims = row.tokens, words.claims
    word = tokens.words[place]
    if word in claims.lists["part_of"] or word in claims.lengths:
        return True
    if word in words.common and word not in claims.lists["no_noun"]:
        return True
    written = tokens.between(place, place)
    return written[0].isupper() and not written.isupper()
