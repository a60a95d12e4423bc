"""Numbers that count something: "two bruises", "wounds x3", "16 paracetamol"."""

import re
from collections.abc import Iterator

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.amounts import amount_claim, is_rough
from candour.core.chronology.events.claims.model import Claim, ContradictionKind
from candour.core.chronology.events.claims.reading import Row
from candour.core.chronology.events.phrases import Found, stem
from candour.core.chronology.events.words import EventWords

_NUMBER = ContradictionKind.NUMBER
_NOT_NUMBERS = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:.]\d\d\s?(?:[ap]m|hrs)?\b(?!\s?(?:kg|cm|%|mg|ml))|"
    r"\d{1,2}\s?[ap]m\b|\b\d{4}\s?hrs|\d+/\d+|\d+(?:st|nd|rd|th)\b|\b\d{5,}\b|\b[A-Z]+\d+\b|"
    r"\b\d+\s(?:out\s)?of\s\d+|\d+\+\d+|\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
)


def count_claims(row: Row, words: EventWords) -> Iterator[Claim]:
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
        rough = is_rough(row, tokens.starts[at], claims)
        nouns = list(_nouns(row, at, counted, words))
        known = [one for one in nouns if one[0] in words.counted]
        if nouns and _TAKEN.search(tokens.text[: tokens.starts[at]]):
            nouns.append(("taken", nouns[-1][1]))
            known += nouns[-1:] if known else []
        for topic, last in known or nouns:
            said = tokens.between(at, last)
            claim = amount_claim(f"{topic}, counted", value, said, rough)
            if words.counted.get(topic) == "injuries":
                injuries.append(claim)
            yield claim
            score = claims.counted_scores.get(topic)
            if score is not None:
                yield amount_claim(f"score: {score}", value, said, rough)
    yield from _behind(row, counted, words)
    yield from _ordinals(row, counted, words)
    yield from _twice(row, words)
    if len({claim.topic for claim in injuries}) == 1:
        # "Three bruises" and "two marks" count the same things by two words.
        for claim in injuries:
            yield Claim(_NUMBER, "all injuries", claim.value, claim.said, claim.how, claim.slack)


def _ordinals(row: Row, counted: dict[int, Found], words: EventWords) -> Iterator[Claim]:
    """Which of several: "third call", "second complaint"."""
    for at, word in enumerate(row.tokens.words[: row.own]):
        nth = words.claims.ordinals.get(word)
        one = counted.get(at + 1)
        if nth is None or one is None or not row.same_clause(at, at + 1):
            continue
        if words.counted.get(one.code) == "contacts" and row.gap(at, at + 1) == " ":
            said = row.tokens.between(at, one.last)
            yield amount_claim(f"which {one.code}", float(nth), said, False)


def _twice(row: Row, words: EventWords) -> Iterator[Claim]:
    """ "Punched twice" is two times; "once" is often no number."""
    for at, word in enumerate(row.tokens.words[: row.own]):
        times = words.claims.times.get(word, 0)
        if times > 1 and word.isalpha() and at and row.same_clause(at - 1, at):
            said = row.tokens.between(at - 1, at)
            yield amount_claim("time, counted", float(times), said, False)


_TIMES = re.compile(r"x\s?(\d{1,2})")


def _behind(row: Row, counted: dict[int, Found], words: EventWords) -> Iterator[Claim]:
    """A number right behind what it counts: "stab wounds x2"."""
    for one in counted.values():
        group = words.counted.get(one.code)
        text = row.tokens.text[row.tokens.ends[one.last] :].lstrip(" ")
        found = _TIMES.match(text)
        if found is not None and one.last + 1 < row.own and group != "measures":
            said = row.tokens.between(one.first, one.last + 1)
            yield amount_claim(f"{one.code}, counted", float(found[1]), said, False)


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
    first = at + 1
    if tokens.words[first : first + 1] == ("of",) and first not in counted:
        first += 1  # "two of her tablets"
    for place in range(first, min(len(tokens.words), first + 3)):
        if not row.same_clause(at, place) or row.gap(place - 1, place).strip(" -x×"):
            return
        if "#" in row.gap(place, min(place + 1, len(tokens.words) - 1)):
            yield _FRACTURE, place  # "three rib #s"
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


_FRACTURE = "fracture"


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
