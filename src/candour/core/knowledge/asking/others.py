"""Whether what is asked of somebody is plainly told of somebody else."""

from candour.core.knowledge.asking.presence import PRONOUNS, WITHIN, Presence
from candour.core.knowledge.said import Said
from candour.core.people.mention import Standing


def is_of_other_sex(presence: Presence, said: Said, anchor: int) -> bool:
    """Whether "he" stands before what is asked of a woman, or "she" of a man."""
    asked = [who for who in presence.query.people if not who.is_understood]
    if len(asked) != 1:
        return False
    tokens = said.tokens
    sexes = [
        PRONOUNS[tokens.words[at]]
        for at in range(max(0, anchor - WITHIN), anchor)
        if tokens.clauses[at] == tokens.clauses[anchor] and tokens.words[at] in PRONOUNS
    ]
    own = {presence.cast.sex_of(one) for one in map(presence.cast.cast.person, asked[0].ids) if one}
    own = {asked[0].sex} if asked[0].sex else own - {None}
    return bool(sexes) and len(own) == 1 and sexes[-1] not in own


def is_of_another(presence: Presence, said: Said, anchor: int) -> bool:
    """Whether somebody else stands right before what is asked: "the baby lives at 8"."""
    asked = [who for who in presence.query.people if not who.is_understood]
    if len(asked) != 1 or not (asked[0].ids or asked[0].names):
        return False
    tokens = said.tokens
    at = anchor - 1
    while at >= 0 and tokens.words[at] in presence.words.being:
        at -= 1
    if at < 0 or tokens.clauses[at] != tokens.clauses[anchor]:
        return False
    text = tokens.text[: tokens.ends[at]]
    before = [
        person
        for mention, person in presence.near(said, anchor, 0)
        if text.endswith(mention.text)
        and person.standing is not Standing.PROFESSIONAL
        and (mention.name is not None or mention.roles & presence.words.understood)
    ]
    return bool(before) and not any(one.id in asked[0].ids for one in before)
