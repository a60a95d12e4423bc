"""Who does what: any word that two rows give to people who cannot be one."""

from collections.abc import Iterator

from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.persons import Mention
from candour.core.chronology.events.claims.reading import Row
from candour.core.chronology.events.phrases import stem
from candour.core.chronology.events.words import EventWords

_FOLLOWING = 3
_AGENT_WITHIN = 5


def doer_claims(row: Row, words: EventWords) -> Iterator[Claim]:
    """Yield each act with the one who does it, told before the act or behind "by"."""
    for mention in row.people:
        if mention.first >= row.own or not (mention.person.roles or mention.person.names):
            continue
        acts = _acts_behind(row, mention, words)
        if mention.first and row.tokens.words[mention.first - 1] == "by":
            acts = _acts_before(row, mention, words)
        for name, first, last in acts:
            said = row.tokens.between(first, last)
            yield Claim(
                ContradictionKind.WHO,
                f"who: {name}",
                "",
                said,
                Compared.PERSON,
                person=mention.person,
            )


def _acts_behind(row: Row, mention: Mention, words: EventWords) -> Iterator[tuple[str, int, int]]:
    """The words that follow a person: "mother doing CPR", "dad was feeding him"."""
    tokens, claims = row.tokens, words.claims
    others = {one.first for one in row.people}
    if _is_passive(row, mention.last):
        return
    for at in range(mention.last + 1, min(row.own, mention.last + 1 + _FOLLOWING)):
        if at in others or not row.same_clause(mention.last, at):
            return
        if "," in row.gap(at - 1, at) or tokens.words[at] in claims.lists["ends_act"]:
            return
        if _is_act(tokens.words[at], words) and not _ends_in_participle(row, at):
            yield _named(tokens.words[at], words), mention.first, at


def _ends_in_participle(row: Row, at: int) -> bool:
    """Whether a word may tell what was done to the person ("Ann pushed, will follow up")."""
    if not row.tokens.words[at].endswith(("ed", "en", "hit")):
        return False
    after = at + 1
    is_last = after >= len(row.tokens.words) or not row.same_clause(at, after)
    return is_last or bool(row.gap(at, after).strip())


def _is_passive(row: Row, last: int) -> bool:
    """Whether something is done to the person ("mother was followed home by")."""
    tokens = row.tokens
    behind = range(last + 1, min(row.own, last + 1 + _PASSIVE_WITHIN))
    words = [tokens.words[at] for at in behind if row.same_clause(last, at)]
    return "by" in words or bool(words and words[0] in ("was", "were", "been", "being"))


_PASSIVE_WITHIN = 6


def _acts_before(row: Row, mention: Mention, words: EventWords) -> Iterator[tuple[str, int, int]]:
    tokens = row.tokens
    for at in range(mention.first - 2, max(-1, mention.first - 1 - _AGENT_WITHIN), -1):
        if not row.same_clause(at, mention.first) or "," in row.gap(at, mention.first):
            return
        if tokens.words[at] in words.claims.lists["no_act"]:
            return
        if _is_act(tokens.words[at], words):
            yield _named(tokens.words[at], words), at, mention.last


def _is_act(word: str, words: EventWords) -> bool:
    if len(word) < 3 or word[0].isdigit() or word in words.common:
        return False
    return word not in words.claims.lists["no_act"]


def _named(word: str, words: EventWords) -> str:
    return stem(words.same.get(word, word))
