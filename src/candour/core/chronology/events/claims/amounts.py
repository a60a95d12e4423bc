"""An amount as a claim, and whether its words call it rough."""

import re

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Row

_NUMBER = ContradictionKind.NUMBER
_ROUGH = 0.26
"""How far "about thirty" may lie from thirty."""


def amount_claim(topic: str, value: float, said: str, rough: bool, slack: float = 0.0) -> Claim:
    """A number under what it is of; a rough one may lie a good way off."""
    slack = _ROUGH if rough else slack
    return Claim(_NUMBER, topic, f"{value:g}", said, Compared.AMOUNT, slack)


def is_rough(row: Row, start: int, words: ClaimWords) -> bool:
    """Whether "about" or the like stands before a number."""
    before = re.findall(r"[\w'’?~]+", row.tokens.text[max(0, start - 24) : start].casefold())
    return bool(set(before[-2:]) & words.lists["approximate"]) or row.tokens.text[
        max(0, start - 1) : start
    ] in ("?", "~")
