"""Whether what is asked of somebody is plainly told of somebody else."""

from candour.core.knowledge.asking.presence import PRONOUNS, WITHIN, Presence
from candour.core.knowledge.said import Said
from candour.core.people.mention import Sex, Standing

_MOTHER = frozenset(("mother",))
_HERS = frozenset(("her", "she", "herself"))
_SHE_IS = 3
_RIGHT_BEFORE = 2


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


def is_not_the_mothers(presence: Presence, said: Said, anchor: int) -> bool:
    """Whether what is asked of the mother is plainly another's: "he missed one", "nan tearful"."""
    people = presence.query.people
    is_of_others = any(code.startswith("who:") for code in presence.query.details)
    if is_of_others or len(people) != 1 or "mother" not in people[0].roles:
        return False
    if _is_right_behind_another(presence, said, anchor):
        return True
    tokens = said.tokens
    if _HERS.intersection(tokens.words[anchor : anchor + _SHE_IS]):
        return False  # "he won't let her see them"
    return any(
        PRONOUNS.get(tokens.words[at]) is Sex.MALE and tokens.clauses[at] == tokens.clauses[anchor]
        for at in range(max(0, anchor - _RIGHT_BEFORE), anchor)
    )


def _is_right_behind_another(presence: Presence, said: Said, anchor: int) -> bool:
    """Whether somebody of the family but the mother stands right before: "nan tearful"."""
    before = said.tokens.text[: said.tokens.starts[anchor]].rstrip()
    ends = [
        (mention, person)
        for mention, person in presence.near(said, anchor, 0)
        if before.endswith(mention.text)
    ]
    own = presence.query.people[0]
    return bool(ends) and not any(
        person.id in own.ids
        or mention.roles & (own.roles | presence.words.described | presence.words.understood)
        or person.standing is Standing.PROFESSIONAL
        or not (mention.roles & presence.words.kin)
        for mention, person in ends
    )


def is_of_a_stranger(presence: Presence, said: Said) -> bool:
    """Whether an entry that does not mention the mother leaves nobody unsaid who may be she.

    Only an agency that has to do with her leaves her unsaid: a college's "she is expecting" is of
    its own student.
    """
    asked = [who for who in presence.query.people if who.is_understood and who.roles == _MOTHER]
    mentioned = presence.cast.in_entry.get(said.entry.id, ())
    return any(
        who.ids
        and not presence.cast.has_often(who.ids, said.entry.agency)
        and "who:mother" not in said.terms
        and not any(person.id in who.ids or one.roles & who.roles for one, person in mentioned)
        for who in asked
    )
