"""What an entry states that another entry of the same event may contradict.

A claim has a topic: only claims of one topic are laid against each other ("bruises counted",
"time of the call between hospital and social care"). Its `said` is the entry's own words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.features import Read
from candour.core.chronology.events.phrases import Found, Tokens, stem
from candour.core.chronology.events.words import EventWords


class ContradictionKind(StrEnum):
    """What two entries disagree on."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    PLACE = "place"
    WHO = "who"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that an entry states: of what, the value to compare, and its own words."""

    kind: ContradictionKind
    topic: str
    value: str = field(repr=False)
    said: str = field(repr=False)


def claims_of(read: Read, words: EventWords) -> Iterator[Claim]:
    """Yield what an entry states of numbers, places, people and outcomes."""
    yield from _numbers(read, words)
    yield from _lengths(read, words)
    yield from _places(read, words)
    yield from _injured_sites(read, words)
    yield from _people(read)
    yield from _outcomes(read)


_REACH = 3


def _number_before(tokens: Tokens, at: int, words: EventWords) -> tuple[int, int] | None:
    """The number that counts a noun, and where it stands: the nearest of three words before it."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if tokens.clauses[place] != tokens.clauses[at]:
            return None
        if "," in tokens.text[tokens.ends[place] : tokens.starts[place + 1]]:
            return None
        word = tokens.words[place]
        if word in words.numbers:
            return words.numbers[word], place
        if word.isdigit():
            behind = tokens.text[tokens.ends[place] : tokens.ends[place] + 1]
            is_plain = len(word) < 4 and behind == " " and _stands_free(tokens, place)
            return (int(word), place) if is_plain else None
        if word in words.common:
            return None
    return None


def _stands_free(tokens: Tokens, place: int) -> bool:
    """Whether figures are a number by themselves and no part of a time or a date."""
    start = tokens.starts[place]
    return start == 0 or tokens.text[start - 1] in " (“\"'"


def _numbers(read: Read, words: EventWords) -> Iterator[Claim]:
    tokens = read.tokens
    injuries: list[Claim] = []
    for found in read.found:
        if found.kind != "counted":
            continue
        number = _number_before(tokens, found.first, words)
        if number is None:
            continue
        value, place = number
        group = words.counted[found.code]
        is_article = tokens.words[place] in ("a", "an")
        if (is_article and group != "injuries") or (value == 0 and group != "injuries"):
            continue
        if is_article and tokens.words[found.last].endswith("ing"):
            continue
        said = tokens.between(place, found.last)
        claim = Claim(ContradictionKind.NUMBER, f"{found.code}, counted", str(value), said)
        if group == "injuries":
            injuries.append(claim)
        yield claim
    if len({claim.topic for claim in injuries}) == 1:
        # "Three bruises" and "two marks" count the same things by two words.
        for claim in injuries:
            yield Claim(ContradictionKind.NUMBER, "all injuries", claim.value, claim.said)


def _lengths(read: Read, words: EventWords) -> Iterator[Claim]:
    """A length of time, under the word that it is a length of ("review in two weeks")."""
    tokens = read.tokens
    for found in read.found:
        if found.kind != "length":
            continue
        number = _number_before(tokens, found.first, words)
        if number is None:
            continue
        value, place = number
        head = _head_before(tokens, place, words)
        if head:
            days = value * words.days_in[found.code]
            said = tokens.between(place, found.last)
            yield Claim(ContradictionKind.NUMBER, f"length of {head}", f"{days:.0f}", said)


def _head_before(tokens: Tokens, place: int, words: EventWords) -> str:
    for at in range(place - 1, max(-1, place - 5), -1):
        if tokens.clauses[at] != tokens.clauses[place]:
            return ""
        word = tokens.words[at]
        if word not in words.common and not word[0].isdigit():
            return stem(words.same.get(word, word)) if len(word) > 3 else ""
    return ""


def _places(read: Read, words: EventWords) -> Iterator[Claim]:
    tokens = read.tokens
    for address in addresses_in(tokens, words):
        said = tokens.between(address.first, address.last)
        value = f"{address.number} {address.road}".strip()
        yield Claim(ContradictionKind.PLACE, "address", value, said)
    acts = [found for found in read.found if found.kind == "placed"]
    for found in read.found:
        if found.kind != "place":
            continue
        lead = _lead(tokens, found.first)
        act = _before_in_clause(tokens, acts, found)
        if lead is not None and act is not None:
            said = tokens.between(lead, found.last)
            topic = f"where: {' '.join(tokens.words[act.first : act.last + 1])}"
            yield Claim(ContradictionKind.PLACE, topic, found.code, said)
    for found in read.found:
        if found.kind == "site" and found.first and tokens.words[found.first - 1] in words.sides:
            said = tokens.between(found.first - 1, found.last)
            side = tokens.words[found.first - 1]
            yield Claim(ContradictionKind.PLACE, f"side: {found.code}", side, said)


def _lead(tokens: Tokens, first: int) -> int | None:
    """Where "at" or "in" stands before a place, a few words of its name between them."""
    for at in range(first - 1, max(-1, first - 5), -1):
        if tokens.clauses[at] != tokens.clauses[first]:
            return None
        if tokens.words[at] in ("at", "in"):
            return at
    return None


def _before_in_clause(tokens: Tokens, acts: list[Found], found: Found) -> Found | None:
    before = [
        act
        for act in acts
        if act.last < found.first and tokens.clauses[act.last] == tokens.clauses[found.first]
    ]
    return before[-1] if before else None


def _injured_sites(read: Read, words: EventWords) -> Iterator[Claim]:
    """Parts of the body in a clause that tells of an injury, each with the larger part it is of."""
    tokens = read.tokens
    injured = {
        tokens.clauses[found.first] + step
        for found in read.found
        if found.kind == "counted" and words.counted[found.code] == "injuries"
        for step in (0, 1)  # "three bruises: cheek, jaw"
    }
    for found in read.found:
        if found.kind == "site" and tokens.clauses[found.first] in injured:
            said = tokens.between(found.first, found.last)
            yield Claim(ContradictionKind.PLACE, "injured part", found.code, said)


def _people(read: Read) -> Iterator[Claim]:
    yield from _others(read)
    yield from _taking_part(read)
    tokens = read.tokens
    for found in read.found:
        if found.kind != "slot":
            continue
        for person in read.found:
            near = 0 < person.first - found.last <= 2
            if person.kind == "person" and near and person.code != "child":
                said = tokens.between(found.first, person.last)
                yield Claim(ContradictionKind.WHO, found.code, person.code, said)
                break


_WORDS_OF_A_MAN = 5


def _others(read: Read) -> Iterator[Claim]:
    tokens = read.tokens
    for found in read.found:
        if found.kind != "others":
            continue
        last = found.last
        if found.code == "somebody_else":
            end = min(len(tokens.words), found.last + 1 + _WORDS_OF_A_MAN)
            clause = tokens.clauses[found.first]
            last = max(at for at in range(found.last, end) if tokens.clauses[at] == clause)
        said = tokens.between(found.first, last)
        yield Claim(ContradictionKind.WHO, "another adult there", found.code, said)


def _taking_part(read: Read) -> Iterator[Claim]:
    """Which service a row says was at a meeting, or was not: "police absent", "GP present"."""
    tokens = read.tokens
    if not any(found.kind in {"placed", "act"} for found in read.found):
        return
    for found in read.found:
        if found.kind != "taking_part":
            continue
        for service in read.found:
            if service.kind != "counterpart":
                continue
            same = tokens.clauses[service.first] == tokens.clauses[found.first]
            if same and 0 < found.first - service.last <= 3:
                said = tokens.between(service.first, found.last)
                topic = f"taking part: {service.code}"
                yield Claim(ContradictionKind.WHO, topic, found.code, said)


def _outcomes(read: Read) -> Iterator[Claim]:
    """Answers to one subject; a column of outcomes speaks only where the words do not."""
    said: set[str] = set()
    for tokens, all_found in ((read.tokens, read.found), (read.beside, read.found_beside)):
        here: set[str] = set()
        for found in all_found:
            if found.kind.startswith("outcome:") and found.kind not in said:
                here.add(found.kind)
                subject = found.kind.removeprefix("outcome:")
                words = tokens.between(found.first, found.last)
                yield Claim(ContradictionKind.OUTCOME, subject, found.code, words)
        said |= here
