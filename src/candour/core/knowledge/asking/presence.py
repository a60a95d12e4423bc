"""Whether an entry's words are of the people whom a sentence is about."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from re import compile as compile_form
from re import escape, finditer

from candour.core.chronology.events.phrases import tokens_of
from candour.core.chronology.headings import Field
from candour.core.knowledge.asking.query import Query, Who
from candour.core.knowledge.said import Said, cues_in
from candour.core.knowledge.whose import CastIndex, Named
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Mention, Sex, Standing
from candour.core.people.person import Person

NEAR = 1
"""How many clauses from the words that state something count as beside them."""

_BEFORE = 3
_AFTER = 1
WITHIN = 8
PRONOUNS = {
    "he": Sex.MALE,
    "he's": Sex.MALE,
    "him": Sex.MALE,
    "she": Sex.FEMALE,
    "she's": Sex.FEMALE,
}
PARENTS = frozenset(("mother", "father"))
_BOTH_PARENTS = "word:parent"
_QUOTES = " \"“”‘’'"
_RIGHT_BEFORE = 2
_SAID_OF_A_PARTNER = ("who:man", "who:partner", "partner", "new_partner", "spouse")
_OWNED = 3
_POSSESSIVE = compile_form(r"['’]s\b")
_SHE_IS = 3
_ARE_HERS = (("she", "is"), ("she", "was"), ("she's", "now"), ("her", "as"))


@dataclass(frozen=True, slots=True)
class Presence:
    """Tells, for one query, whether those whom it is about are meant at a place of an entry."""

    query: Query = field(repr=False)
    words: KnowingWords = field(repr=False)
    cast: CastIndex = field(repr=False)
    is_at_the_place: Callable[[Said], bool] = field(repr=False)

    def is_there(self, who: Who, said: Said, anchor: int, *, is_denied: bool) -> bool:
        """Whether somebody of the sentence is meant by the words round a place."""
        if who.is_understood:
            return True
        if who.is_unnamed:
            return is_denied or self._has_somebody(who, said, anchor)
        return self._is_named(who, said, anchor)

    def _is_named(self, who: Who, said: Said, anchor: int) -> bool:
        full = [name for name in who.names if len(name) > 1]
        if who.is_by_name and not any(self.has_word(said, name) for name in full):
            return False
        mentioned = self.cast.in_entry.get(said.entry.id, ())
        near = [one for one in mentioned if self._is_near(said, one, anchor)]
        if any(person.id in who.ids for _, person in near):
            return True
        if any(_shares_name(who, one.text) for one, _ in mentioned):
            return False
        if who.names:
            return self._is_named_otherwise(who, said, near, anchor)
        return self._is_called_by_role(who, said, anchor)

    def _is_called_by_role(self, who: Who, said: Said, anchor: int) -> bool:
        """Whether words mean somebody asked for by a role, whom no mention there leads to."""
        if any(said.near(role, anchor) for role in who.roles):
            return True  # "the lodger", where records know none by name
        if who.roles & PARENTS and said.near(_BOTH_PARENTS, anchor, 0):
            return True  # "parents have split up"
        if self._is_told_of_several(who, said, anchor) or self._is_owner(who, said, anchor):
            return True
        if who.ids:
            return self._may_be(said, anchor)
        return any(f"who:{role}" in said.terms for role in who.roles)

    def _is_told_of_several(self, who: Who, said: Said, anchor: int) -> bool:
        """Whether a role is told of nobody alone: "two complaints by neighbours"."""
        mentioned = self.cast.in_entry.get(said.entry.id, ())
        return any(said.near(f"who:{role}", anchor) for role in who.roles) and not any(
            one.roles & who.roles for one, _ in mentioned
        )

    def _is_owner(self, who: Who, said: Said, anchor: int) -> bool:
        """Whether what is stated is told as the role's own: "my dad's girlfriend"."""
        return any(
            0 < anchor - last <= _RIGHT_BEFORE and said.clause(last) == said.clause(anchor)
            for role in who.roles
            for _, last in said.terms.get(f"who:{role}", ())
        )

    def _is_named_otherwise(self, who: Who, said: Said, near: Sequence[Named], anchor: int) -> bool:
        """Whether words mean somebody named without the name as asked: by initials or by role."""
        full = [name for name in who.names if len(name) > 1]
        if all(self.has_word(said, name) for name in full):
            return True
        initials = "".join(name[0] for name in full).upper()
        if len(initials) > 1 and any(one.text == initials for one, _ in near):
            return True
        if who.is_by_name:
            return False
        described = self.words.described
        roles = who.roles | self._roles_of(who.ids)
        told = self.words.told_by_role
        nameless = [
            (one, person)
            for one, person in near
            if self.cast.is_nameless(person)
            and (one.roles & roles or not one.roles & told)  # not "dad" of somebody else
        ]
        if any(one.roles & roles - described for one, _ in nameless):
            return True
        for role in who.roles & self.words.somebody.keys():
            sex = self.words.somebody[role]
            asked = replace(who, sex=None if sex == "any" else Sex(sex))
            return self._has_somebody(asked, said, anchor, nameless)
        return bool(who.roles - described) and any(
            f"who:{role}" in said.terms for role in who.roles
        )

    def _roles_of(self, ids: Iterable[str]) -> frozenset[str]:
        """The roles towards the family by which records call persons ("partner")."""
        found = frozenset[str]().union(*(self.cast.roles.get(one, ()) for one in ids))
        return found & self.words.told_by_role

    def _may_be(self, said: Said, anchor: int) -> bool:
        """Whether somebody named, whom no record calls by a role, may be the one asked for.

        Only where the days or the place are stated: "the father shouted in March" may be "Ross at
        the door".
        """
        if self.query.first is None and not self.is_at_the_place(said):
            return False
        told = cues_in(said, self.words).get("told") or said.terms.get("complained")
        if "complained" in self.query.predicates and not told:
            return False
        is_of_home = "lives" in self.query.predicates
        anywhere = self.cast.in_entry.get(said.entry.id, ())
        return any(
            mention.name is not None
            and person.standing is not Standing.PROFESSIONAL
            and person.id != self.cast.cast.subject
            and not self.cast.has_role(person)
            for mention, person in (self.near(said, anchor, 0) if is_of_home else anywhere)
        )

    def _is_near(self, said: Said, named: Named, anchor: int) -> bool:
        """Whether a mention belongs to the anchor's words: near them, or in a column of people.

        What stands in a further column stands alone. Of whom alone the column lists the whole
        entry is.
        """
        text, part = named[0].text, said.part_at(anchor)
        if part.heading:
            return text in part.text
        tokens = said.tokens
        places = [found.start() for found in finditer(escape(text), tokens.text)]
        if not places or self._is_listed_alone(said, named):
            return True
        clause = said.clause(anchor)
        apart = [clause - tokens.clauses[bisect_right(tokens.starts, at) - 1] for at in places]
        return any(-_AFTER <= one <= _BEFORE for one in apart)

    def _is_listed_alone(self, said: Said, named: Named) -> bool:
        """Whether an entry's column of people has somebody, and nobody else of the family."""
        listed = {
            person.id
            for mention, person in self.cast.in_entry.get(said.entry.id, ())
            if mention.in_field is Field.PEOPLE and person.standing is not Standing.PROFESSIONAL
        }
        return named[0].in_field is Field.PEOPLE and listed == {named[1].id}

    def has_word(self, said: Said, word: str) -> bool:
        """Whether a word stands in an entry or in its column of people."""
        if word in said.tokens.words:
            return True
        return any(word in tokens_of(one).words for one in said.entry.people)

    def _has_somebody(
        self, who: Who, said: Said, anchor: int, among: Sequence[Named] | None = None
    ) -> bool:
        """Whether an adult of the sex asked for is near, and none of those left out alone."""
        out_words = {word for one in self.query.left_out for word in one.roles | set(one.names)}
        near = self.near(said, anchor) if among is None else among
        meant = self._meant_by_pronoun(said, anchor, who.sex)
        if meant is not None and among is None:
            near = [meant]
        beside = {mention.id for mention, _ in self.near(said, anchor, 0)}
        if any(one[0].id in beside and self._is_left_out(*one) for one in near):
            near = [one for one in near if one[0].id in beside]
        for mention, person in near:
            if self._is_left_out(mention, person) or not self._is_adult(mention, person):
                continue
            if who.sex is None or self._is_of_sex(mention, person, who.sex):
                return True
            if self._is_doer(said, mention, person, anchor):
                return True
        if any(self._is_left_out(*one) for one in near):
            return False
        said_of = [code for code in _SAID_OF_A_PARTNER if said.near(code, anchor, NEAR)]
        is_out = any(said.near(code, anchor, NEAR) for code in out_words)
        return bool(said_of) and not is_out

    def _is_doer(self, said: Said, mention: Mention, person: Person, anchor: int) -> bool:
        """Whether somebody named of a sex that no record tells stands right before what is done."""
        if mention.name is None or self.cast.sex_of(person) is not None:
            return False
        before = said.tokens.text[: said.tokens.starts[anchor]].rstrip(_QUOTES)
        return before.endswith(mention.text.strip(_QUOTES))

    def _meant_by_pronoun(self, said: Said, anchor: int, sex: Sex | None) -> Named | None:
        """Whom "she" means in the words at a place: the woman told of last before it."""
        tokens = said.tokens
        at = next(
            (
                tokens.starts[one]
                for one in range(anchor - 1, -1, -1)
                if tokens.clauses[one] == tokens.clauses[anchor]
                and PRONOUNS.get(tokens.words[one]) is sex
            ),
            None,
        )
        if sex is None or at is None:
            return None
        told = [
            (tokens.text.rfind(mention.text, 0, at), (mention, person))
            for mention, person in self.cast.in_entry.get(said.entry.id, ())
            if person.standing is not Standing.PROFESSIONAL
            and self._is_of_sex(mention, person, sex)
        ]
        place, meant = max(told, key=lambda one: one[0], default=(-1, None))
        if meant is not None and any(meant[1].id in one.ids for one in self.query.people):
            return None  # "he was hit by a man": whom it was done to, not the man
        return meant if place >= 0 else None

    def _is_left_out(self, mention: Mention, person: Person) -> bool:
        """Whether a mention is of somebody whom the sentence leaves out, by person or by role."""
        return any(person.id in one.ids or mention.roles & one.roles for one in self.query.left_out)

    def _is_adult(self, mention: Mention, person: Person) -> bool:
        """Whether somebody is no professional, and no child by any word of the record."""
        if person.standing is Standing.PROFESSIONAL or self.cast.is_likely_subject(person):
            return False
        is_child = mention.roles & self.words.understood
        return not is_child or not self.words.somebody.keys().isdisjoint(
            tokens_of(mention.text).words
        )

    def _is_of_sex(self, mention: Mention, person: Person, sex: Sex) -> bool:
        """Whether records make somebody a man (a woman): by person, by title, by role."""
        known = self.cast.sex_of(person)
        if known is not None:
            return known is sex
        words = set(tokens_of(mention.text).words) | mention.roles
        told = {self.words.somebody[one] for one in words & self.words.somebody.keys()}
        told |= {self.words.titles[one] for one in words & self.words.titles.keys()}
        if told - {"any"}:
            return sex.value in told
        return bool(told or words & self.words.described)

    def near(self, said: Said, anchor: int, apart: int = NEAR) -> list[Named]:
        """Mentions that stand in the anchor's clause or beside it."""
        tokens = said.tokens
        clauses = [
            at for at, one in enumerate(tokens.clauses) if abs(one - said.clause(anchor)) <= apart
        ]
        if not clauses:
            return []
        text = tokens.text[tokens.starts[clauses[0]] : tokens.ends[clauses[-1]]]
        return [one for one in self.cast.in_entry.get(said.entry.id, ()) if one[0].text in text]

    def is_the_child(self, said: Said, anchor: int) -> bool:
        """Whether what is stated of the child is not plainly of somebody else named there."""
        subject = self.cast.cast.subject
        of_whom = self.query.people[0] if self.query.people else None
        if of_whom is None or not of_whom.is_understood or subject not in of_whom.ids:
            return True
        mentioned = self.cast.in_entry.get(said.entry.id, ())
        if any(person.id == subject for _, person in mentioned):
            return True
        tokens = said.tokens
        low = max(0, anchor - WITHIN)
        text = tokens.text[tokens.starts[low] : tokens.ends[anchor]]
        others = [
            mention
            for mention, person in mentioned
            if person.standing is not Standing.PROFESSIONAL
            and person.id not in of_whom.ids
            and mention.text in text
            and mention.name
            and not self._is_parent_of_child(said, mention, person, anchor)
        ]
        return not others

    def _is_parent_of_child(
        self, said: Said, mention: Mention, person: Person, anchor: int
    ) -> bool:
        """Whether a parent is told of as the child's: "Dan's little girl"."""
        if not any(person.id in self.cast.in_role((role,)) for role in PARENTS):
            return False
        tokens = said.tokens
        return any(
            mention.text in tokens.between(max(0, first - _OWNED), first)
            and _POSSESSIVE.search(tokens.between(max(0, first - _OWNED), first))
            for first, _ in said.terms.get("who:child", ())
            if said.clause(first) == said.clause(anchor)
        )

    def is_of_the_child(self, said: Said, anchor: int) -> bool:
        """Whether an injury that a record leaves unsaid whose is the child's: not a burnt bin's."""
        of_whom = self.query.people[0] if self.query.people else None
        if of_whom is None or not of_whom.is_understood:
            return True
        beside = [person for _, person in self.near(said, anchor, 0)]
        if not any(one.id in of_whom.ids for one in beside) and any(
            self.cast.roles.get(one.id, frozenset()) & self.words.of_subject
            or self.cast.is_likely_subject(one)
            for one in beside
            if one.names
        ):
            return False  # "Bruises down Ellis's back" are not his mother's
        if "mother" in of_whom.roles:  # a child's record says by name what is hers
            is_client = self.cast.client_of(said.entry.agency) in of_whom.ids
            return is_client or any(one.id in of_whom.ids for one in beside)
        if self.cast.has_often(of_whom.ids, said.entry.agency):
            return True
        mentioned = self.cast.in_entry.get(said.entry.id, ())
        return any(code.startswith("site:") for code in said.terms) or any(
            person.id in of_whom.ids or one.roles & self.words.understood
            for one, person in mentioned
        )

    def is_hers(self, said: Said, first: int) -> bool:
        """Whether a partner is not plainly another's: "dad's new partner", "his girlfriend"."""
        wanted = frozenset().union(*(who.ids for who in self.query.people))
        partners = self.cast.in_role(("partner",))
        before = said.tokens.words[max(0, first - 2) : first]
        if self._is_a_spouse(said, first):
            return False
        if said.tokens.words[max(0, first - _SHE_IS) : first - 1] in _ARE_HERS:
            return True
        if any(self._is_owner(who, said, first) for who in self.query.people):
            return True
        if not self.words.others.intersection(before) or said.clause(first) != said.clause(
            max(0, first - 1)
        ):
            return True
        return any(
            person.id in wanted or person.id in partners for _, person in self.near(said, first)
        )

    def _is_a_spouse(self, said: Said, at: int) -> bool:
        """Whether a husband or wife is told of where a parent's boyfriend or girlfriend is asked
        for: that is the other parent."""
        asked = self.words.spouses.intersection(tokens_of(self.query.sentence).words)
        is_parents = any(who.roles & PARENTS for who in self.query.people)
        return (
            is_parents
            and not asked
            and said.tokens.words[at].removesuffix("'s") in self.words.spouses
        )


def _shares_name(who: Who, text: str) -> bool:
    words = tokens_of(text).words
    return bool(who.names) and who.names[-1] in words
