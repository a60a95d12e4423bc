"""What came of it: answers that exclude one another, findings denied, states of one thing."""

import re
from collections.abc import Iterator

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.model import Claim, ContradictionKind
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.claims.stages import is_later
from candour.core.chronology.events.phrases import Found, stem
from candour.core.chronology.events.roots import root
from candour.core.chronology.events.words import EventWords

_OUTCOME = ContradictionKind.OUTCOME
_INJURY = frozenset((stem("injury"), stem("injuries")))
_SHORT = 3
_DENIED_WITHIN = 2
_MAYBE = frozenset(("may", "might", "if", "whether"))
_CHAIN = 7
_BESIDE = 2
_OF = ("of", "for", "to", "that")
_CLAUSE = 8
_ROOTED = 5
_DONE = ("ed", "en", "un", "wn", "ne", "de")
_UNSURE_WITHIN = 3
_DENIED_BEHIND = 5


def outcome_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield every answer, finding and state that can be laid against another row's."""
    words = happening.words
    yield from _answers(row, happening)
    yield from _findings(row, words)
    yield from _states(row, happening)
    yield from _injured(row, words)
    yield from _denials(row, words)


def _answers(row: Row, happening: Happening) -> Iterator[Claim]:
    """Answers to one subject; a column of outcomes speaks only where the words do not."""
    lists = happening.words.claims.lists
    answered: set[str] = set()
    for found in row.found:
        if not found.kind.startswith("outcome:"):
            continue
        if found.first < row.own:
            answered.add(found.kind)
        elif found.kind in answered:
            continue
        subject = found.kind.removeprefix("outcome:")
        if subject in lists["later_subjects"] and is_later(row, found.first, happening):
            continue
        said = row.tokens.between(found.first, found.last)
        yield Claim(_OUTCOME, subject, found.code, said)
        of_matter = happening.words.claims.matter_answers.get(subject, {}).get(found.code)
        if of_matter is not None and happening.is_meeting and found.first < row.own:
            yield Claim(_OUTCOME, "goes on or ends: the matter", of_matter, said)


def _findings(row: Row, words: EventWords) -> Iterator[Claim]:
    """A thing seen, or said not to be: "no coin seen" against "coin seen in stomach"."""
    tokens = row.tokens
    things = {one.last: one for one in row.of("finding")}
    for seen in row.of("seen after"):
        at = seen.first - 1
        if at >= 0 and at not in things and row.same_clause(at, seen.first):
            word = tokens.words[at]
            if word not in words.common and len(word) > 2 and not row.gap(at, seen.first).strip():
                things[at] = Found("finding", word, at, seen.last)
    for thing in things.values():
        if thing.first >= row.own:
            continue
        value, other = _standing(row, thing, words.claims)
        if value:
            first, last = min(thing.first, other.first), max(thing.last, other.last)
            word = tokens.words[thing.first]
            name = stem(words.same.get(word, word))
            name = "injury" if name in _INJURY else name
            yield Claim(_OUTCOME, f"finding: {name}", value, tokens.between(first, last))


def _is_beside(row: Row, first: Found, then: Found, words: ClaimWords) -> bool:
    """Whether at most one word or only little ones stand between: "not make a statement"."""
    between = row.tokens.words[first.last + 1 : then.first]
    is_near = len(between) <= 1 or words.lists["denial_links"].issuperset(between)
    return first.last < then.first and is_near and row.same_clause(first.last, then.first)


def _standing(row: Row, thing: Found, words: ClaimWords) -> tuple[str, Found]:
    """Whether a finding is denied, stated or in doubt (nothing), and the word that says so."""
    start = row.tokens.starts[thing.first]
    if row.tokens.text[max(0, start - 1) : start] == "?":
        return "", thing
    for kind, value in (
        ("denied before", "none"),
        ("denied after", "none"),
        ("doubtful before", ""),
    ):
        for one in row.of(kind):
            first, then = (thing, one) if kind == "denied after" else (one, thing)
            if _is_beside(row, first, then, words):
                return ("" if "," in row.gap(first.last, then.first) else value), one
    return "some", thing


def _denials(row: Row, words: EventWords) -> Iterator[Claim]:
    """Every word that a row uses plainly, or denies; one that it does both with says nothing."""
    claims = words.claims
    denied = dict(_denied(row, words))
    stances: dict[str, set[str]] = {}
    places: dict[str, tuple[int, int]] = {}
    for at, word in enumerate(row.tokens.words[: row.own]):
        if word in words.common or word in claims.lists["no_denial"] or not _is_telling(row, at):
            continue
        stance = "none" if at in denied else _stance(row, at, claims)
        name = _named(word)
        stances.setdefault(name, set()).add(stance)
        places.setdefault(name, (denied.get(at, at), at))
    for name, all_stances in stances.items():
        if len(all_stances) == 1 and all_stances != {""}:
            first, last = places[name]
            said = row.tokens.between(min(first, last), max(first, last))
            yield Claim(_OUTCOME, f"denied: {name}", next(iter(all_stances)), said)


def _named(word: str) -> str:
    """A word by its root, so that a referral is what is referred."""
    return root(re.sub(r"(?<=[^aeiou])als?$", "", word) if len(word) > _ROOTED else word)


def _denied(row: Row, words: EventWords) -> Iterator[tuple[int, int]]:
    """Each word that is denied, with the word that denies it.

    "No" and "refused" deny the thing at the end of what follows them, and what was not done to
    it; "not" denies the one word behind it. "No working key" denies a kind of key, and no key.
    """
    tokens, lists = row.tokens, words.claims.lists
    for at, word in enumerate(tokens.words[: row.own]):
        if word not in lists["denying"] or (at and tokens.words[at - 1] in _MAYBE):
            continue
        if tokens.words[at + 1 : at + 2] and tokens.words[at + 1] in lists["besides"]:
            continue  # "no other adult" is no denial of the one told of
        chain = _chain(row, at, words)
        if not chain or {"until", "till"}.intersection(tokens.words[chain[-1] + 1 :][:2]):
            continue  # "not collected until five" was collected
        if word in lists["denying_things"]:
            is_done = len(chain) > 1 and tokens.words[chain[-1]].endswith(_DONE)
            if len(chain) == 1 or is_done or word not in lists["denying_kinds"]:
                yield from ((one, at) for one in chain[-2 if is_done else -1 :])
            continue
        if lists["denial_links"].issuperset(tokens.words[at + 1 : chain[0]]):
            yield chain[0], at


def _chain(row: Row, denier: int, words: EventWords) -> list[int]:
    """The words behind a denial, up to a comma or a little word; little words before are passed."""
    chain: list[int] = []
    for at in range(denier + 1, min(row.own, denier + 1 + _CHAIN)):
        if not row.same_clause(denier, at) or row.gap(at - 1, at).strip(" -/"):
            break
        word = row.tokens.words[at]
        if (
            chain
            and word in _OF
            and row.tokens.words[chain[-1]] in words.claims.lists["light_things"]
        ):
            chain = []
        elif word not in words.common:
            chain.append(at)
        elif chain or at > denier + 4:
            break
    return chain


def _is_telling(row: Row, at: int) -> bool:
    """Whether a word is worth a denial: no number, no name of a person, role or service."""
    word = row.tokens.words[at]
    if len(word) < _SHORT or word[0].isdigit():
        return False
    return not any(
        one.first <= at <= one.last and one.kind in ("service", "role", "counterpart")
        for one in row.found
    ) and not any(one.first <= at <= one.last for one in row.people)


def _stance(row: Row, at: int, words: ClaimWords) -> str:
    """Whether a word that nothing before denies is stated, denied behind, or in doubt."""
    for before in range(at - 1, max(-1, at - _CLAUSE), -1):
        if not row.same_clause(before, at) or "," in row.gap(before, at):
            break
        word = row.tokens.words[before]
        is_near = at - before <= _UNSURE_WITHIN and not _is_agreed(row, before, words)
        if word in words.lists["denying"] or (is_near and word in words.lists["unsure"]):
            return ""
    if row.tokens.text[max(0, row.tokens.starts[at] - 1) : row.tokens.starts[at]] == "?":
        return ""
    after = row.tokens.words[at + 1 : at + 3]
    if len(after) > 1 and after[0] in words.lists["unsure"] and after[1] in ("be", "have"):
        return ""  # "medical to be arranged"
    denier = _denier_behind(row, at, words)
    if denier is None:
        return "some"
    passed = sum(word in words.lists["being"] for word in row.tokens.words[at + 1 : denier])
    return "none" if denier - at - passed <= _DENIED_WITHIN else ""


def _is_agreed(row: Row, at: int, words: ClaimWords) -> bool:
    """Whether "to" leads to what somebody said yes to."""
    is_led = at > 0 and row.tokens.words[at] == "to"
    return is_led and row.tokens.words[at - 1] in words.lists["agreeing"]


def _denier_behind(row: Row, at: int, words: ClaimWords) -> int | None:
    """Where a word like "declined" stands behind a thing, with nothing of its own behind it."""
    tokens = row.tokens
    for behind in range(at + 1, min(row.own, at + 1 + _DENIED_BEHIND)):
        if not row.same_clause(at, behind):
            return None
        if tokens.words[behind] not in words.lists["denied_by"]:
            continue
        after = behind + 1
        is_last = after >= len(tokens.words) or not row.same_clause(behind, after)
        is_timed = after + 1 < len(tokens.words) and tokens.words[after + 1][0].isdigit()
        if (
            is_last
            or (is_timed and tokens.words[after] in ("at", "on"))
            or "," in row.gap(behind, after)
            or tokens.words[after] in ("by", "as", "due")
        ):
            return behind
    return None


def _states(row: Row, happening: Happening) -> Iterator[Claim]:
    """A thing, and a word beside it that excludes another of its pair.

    What a meeting decides of its matter is compared whichever thing a row names the matter by.
    """
    words = happening.words.claims
    for found in row.found:
        if not found.kind.startswith("state:"):
            continue
        pair = found.kind.removeprefix("state:")
        for thing in row.of("state thing"):
            apart = (
                thing.first - found.last if thing.first > found.last else found.first - thing.last
            )
            reach = max(
                words.state_reach.get(one, _BESIDE) for one in (pair, row.tokens.words[thing.first])
            )
            if 0 < apart <= reach and row.same_clause(found.first, thing.first):
                first, last = min(found.first, thing.first), max(found.last, thing.last)
                if "," in row.gap(first, last) or _is_denied(row, found):
                    continue
                said = row.tokens.between(first, last)
                yield Claim(_OUTCOME, f"{pair}: {thing.code}", found.code, said)
                matter = words.of_the_matter.get(pair, frozenset())
                if happening.is_meeting and thing.code in matter:
                    yield Claim(_OUTCOME, f"{pair}: the matter", found.code, said)


def _injured(row: Row, words: EventWords) -> Iterator[Claim]:
    """Any injury told of stands against "no injuries"."""
    for found in row.of("counted"):
        code = words.counted[found.code]
        if code != "injuries" or found.first >= row.own or found.code == "injury":
            continue
        value, _ = _standing(row, found, words.claims)
        if value == "some":
            said = row.tokens.between(found.first, found.last)
            yield Claim(_OUTCOME, "finding: injury", "some", said)
            return


def _is_denied(row: Row, found: Found) -> bool:
    before = row.tokens.words[max(0, found.first - 2) : found.first]
    return "not" in before or "no" in before
