"""Role words in a line, with what describes them: "mum's new partner", "the man with the van"."""

import re
from dataclasses import dataclass, field

from candour.core.people.mention import Sex
from candour.core.people.mentions.line import Line, RoleAt
from candour.core.people.people_words import PeopleWords, Role

_ASIDE = re.compile(r" \(([^()\n]{1,30})\)")
_DECADE = re.compile(r",? (?:in (?:his|her|their) )?(?:early |mid |mid-|late )?[2-8]0['’]?s\b")
_SHORTENED = 4
_OF = frozenset(("of", "to", "for"))
_SUBJECTS = frozenset({"subject", "child", "baby"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role with the words around it that belong to it."""

    first: int
    last: int
    start: int
    end: int
    head: int
    role: Role
    role_words: str = field(repr=False)
    whose: str | None = None
    pronoun: str | None = None
    sex: Sex | None = None


class RoleReader:
    """Reads role phrases around the role words that a phrase book has found."""

    def __init__(self, words: PeopleWords) -> None:
        """Take the vocabulary."""
        self._words = words

    def found(self, line: Line) -> dict[int, RoleAt]:
        """The role words of a line by their first word; those inside compounds are left out."""
        roles: dict[int, RoleAt] = {}
        for one in self._words.book.find(line.tokens):
            for at in self._unbroken(line, RoleAt.of(one)):
                if at.key and not self._is_compound(line, at):
                    roles[at.first] = at
        return roles

    def _unbroken(self, line: Line, at: RoleAt) -> tuple[RoleAt, ...]:
        """A role word, or its parts where a comma stands within ("telephone, interpreter").

        In "two-year-old boy" there is no "old boy".
        """
        first = at.first
        if first and line.words[first] == "old" and line.words[first - 1] in self._words.ages.units:
            key = self._words.exact.get(line.words[first + 1 : at.last + 1])
            return (RoleAt(key, first + 1, at.last),) if key is not None else ()
        for here in range(at.first + 1, at.last + 1):
            if line.gap(here).strip(" -/&'’."):
                halves = ((at.first, here - 1), (here, at.last))
                return tuple(
                    RoleAt(key, first, last)
                    for first, last in halves
                    if (key := self._words.exact.get(line.words[first : last + 1])) is not None
                )
        return (at,)

    def _is_compound(self, line: Line, at: RoleAt) -> bool:
        """Whether a role word is only part of another word ("child protection plan")."""
        after = at.last + 1
        if at.first == at.last and line.words[at.first] in self._words.things:
            return not self._speaks(line, at.first)
        joined = line.gap(after) if after < len(line) else ""
        if joined == "-" or (at.first and line.gap(at.first) in ("-", "/")):
            return not (at.first and line.words[at.first - 1] in self._words.adjectives)
        if at.first and line.words[at.first - 1].isdigit() and line.follows(at.first):
            return len(line.words[at.first]) < 3
        if line.is_owner(at.last) or not line.follows(after):
            return False
        return line.phrase_at(after, self._words.compounds) is not None

    def _speaks(self, line: Line, at: int) -> bool:
        """Whether somebody speaks or is told: "Head told", "head: she asked for a lock"."""
        after = at + 1
        says = line.follows(after) and line.words[after] in self._words.speaking
        label = line.opens(at) and line.gap(after).startswith(":")
        return says or label

    def read(self, line: Line, at: RoleAt, roles: dict[int, RoleAt]) -> RolePhrase:
        """The phrase of a role word, with whoever it is relative to."""
        role = self._words.roles[at.key]
        head_first, last = at.first, at.last
        whose: str | None = None
        if self._owns(line, last, role) and (inner := self._owned(line, last, roles)) is not None:
            return self._owned_phrase(line, at, inner, role)
        first, pronoun = self._opening(line, head_first)
        if first and line.follows(first) and line.words[first - 1] in self._words.owners:
            whose = self._words.owners[line.words[first - 1]]
            first -= 1
        end = line.end(last)
        if (subject := self._of_whom(line, last, roles)) is not None:
            whose = self._code(self._words.roles[subject.key]) or whose
            between = line.words[last + 1 : subject.first]
            is_own = self._words.roles[subject.key].group == "subject"
            if is_own or self._words.possessives.keys().isdisjoint(between):
                # "son of his ex" are two people
                last, end = subject.last, line.tokens.ends[subject.last]
        elif (group := self._of_group(line, last)) is not None:
            last, end = group, line.end(group)
        last, end = self._closing(line, role, last, end)
        sex = role.sex or self._sex_of(line, first, head_first) or _marked(line.text[:end])
        return RolePhrase(
            first=first,
            last=last,
            start=line.start(first),
            end=end,
            head=at.first,
            role=role,
            role_words=line.text[line.start(at.first) : line.end(at.last)],
            whose=whose,
            pronoun=pronoun,
            sex=sex,
        )

    def _owns(self, line: Line, last: int, role: Role) -> bool:
        """Whether a role is written as another's owner: "mum's partner", "pt mother"."""
        return line.is_owner(last) or (role.group == "subject" and line.follows(last + 1))

    def _owned(self, line: Line, last: int, roles: dict[int, RoleAt]) -> RoleAt | None:
        """The role word that a possessive role stands before: "mum's [new] partner"."""
        after = last + 1
        while (
            after < len(line)
            and line.follows_owner(after)
            and line.words[after] in self._words.adjectives
            and after not in roles
        ):
            after += 1
        found = roles.get(after)
        if found is None or not line.follows_owner(after):
            return None
        is_kin = self._words.roles[found.key].group == "family"
        return found if is_kin or line.is_owner(last) else None

    def _owned_phrase(self, line: Line, owner: RoleAt, head: RoleAt, of: Role) -> RolePhrase:
        role = self._words.roles[head.key]
        first, pronoun = self._opening(line, owner.first)
        last, end = self._closing(line, role, head.last, line.end(head.last))
        sex = role.sex or self._sex_of(line, owner.last + 1, head.first)
        return RolePhrase(
            first=first,
            last=last,
            start=line.start(first),
            end=end,
            head=head.first,
            role=role,
            role_words=line.text[line.start(owner.first) : line.end(head.last)],
            whose=self._code(of),
            pronoun=pronoun,
            sex=sex,
        )

    def _code(self, role: Role) -> str | None:
        """Whom a possessive role means: None for the record's own child or client."""
        return None if role.code in _SUBJECTS and role.group == "subject" else role.code

    def _opening(self, line: Line, first: int) -> tuple[int, str | None]:
        """Where the phrase begins, and the pronoun it begins with."""
        while first > 0 and self._describes_it(line, first - 1):
            first -= 1
        first = self._with_age(line, first)
        if first > 0 and line.follows_owner(first) and line.is_owner(first - 1):
            if line.words[first - 1] not in self._words.groups:
                return first, None
            first -= 1
        if first > 0 and line.follows(first):
            before = line.words[first - 1]
            if before in self._words.possessives:
                return first - 1, before
            if before in self._words.articles:
                return first - 1, None
        return first, None

    def _describes_it(self, line: Line, at: int) -> bool:
        """Whether a word describes whom the next word means; a short one may have a stop."""
        word, gap = line.words[at], line.gap(at + 1)
        is_short = gap == ". " and len(word) <= _SHORTENED and not line.is_capital(at + 1)
        is_joined = gap in (" ", "-") or is_short
        return is_joined and word in self._words.adjectives and not line.is_owner(at)

    def _with_age(self, line: Line, first: int) -> int:
        """Where the age before a role word begins: "the 5-month-old son", "4 mth baby"."""
        at = first - 1
        numbers = self._words.ages.numbers
        if at < 1 or line.gap(first) not in (" ", "-"):
            return first
        at -= line.words[at] == "old"
        if at < 1 or line.words[at] not in self._words.ages.units:
            return first
        said = line.words[at - 1]
        is_number = said.isdigit() or said in numbers
        is_number &= line.gap(at) in (" ", "-")
        return at - 1 if is_number else first

    def _of_whom(self, line: Line, last: int, roles: dict[int, RoleAt]) -> RoleAt | None:
        """The role after "of": "mother of pt"; after "to" a child's only ("threat by F to M")."""
        after = last + 1
        if not line.follows(after) or line.words[after] not in _OF - {"for"}:
            return None
        joint = line.words[after]
        after += 1
        while line.follows(after) and (
            line.words[after] in self._words.articles
            or line.words[after] in self._words.possessives
        ):
            after += 1
        whom = roles.get(after) if line.follows(after) else None
        if whom is None or (joint == "to" and self._words.roles[whom.key].code not in _SUBJECTS):
            return None
        return whom

    def _of_group(self, line: Line, last: int) -> int | None:
        """The group after "of": "father of the twins"."""
        after = last + 1
        if not line.follows(after) or line.words[after] not in _OF:
            return None
        after += 2 if after + 1 < len(line) and line.words[after + 1] in self._words.articles else 1
        is_group = line.follows(after) and line.words[after] in self._words.groups
        return after if is_group else None

    def _closing(self, line: Line, role: Role, last: int, end: int) -> tuple[int, int]:
        """Where the phrase ends: with an age's decade, a bracket, or a tail that describes."""
        decade = _DECADE.match(line.text, end)
        if decade is not None:
            return self._word_at(line, decade.end(), last), decade.end()
        aside = _ASIDE.match(line.text, end)
        if aside is not None and self._describes(aside.group(1)):
            return self._word_at(line, aside.end(), last), aside.end()
        if role.group == "described" or role.code in ("lodger", "friend", "child"):
            tail = self._tail(line, last)
            if tail > last:
                return tail, line.end(tail)
        return last, end

    def _describes(self, aside: str) -> bool:
        """Whether a bracket only describes: small letters, no name, no figure."""
        return aside[:1].islower() or aside in ("F", "M", "m", "f")

    def _word_at(self, line: Line, end: int, last: int) -> int:
        while last + 1 < len(line) and line.start(last + 1) < end:
            last += 1
        return last

    def _tail(self, line: Line, last: int) -> int:
        begin = last + 1
        phrase = line.phrase_at(begin, self._words.tails) if line.follows(begin) else None
        if phrase is None:
            return last
        end = begin + len(phrase) - 1
        if not line.follows(end + 1):
            return end
        if phrase[-1] in ("the", "a", "his", "her"):
            end += 1
        while line.follows(end + 1) and line.words[end] in self._words.adjectives:
            end += 1  # "with a big black dog", "with red hair"
        return end

    def _sex_of(self, line: Line, first: int, last: int) -> Sex | None:
        """What adjectives say: "male friend", "child (M)"."""
        said = line.words[first:last]
        if "female" in said:
            return Sex.FEMALE
        if "male" in said:
            return Sex.MALE
        return None


def _marked(phrase: str) -> Sex | None:
    """The sex that a bracket at the end of a phrase tells: "child (F)"."""
    mark = phrase[-3:].casefold()
    return {"(f)": Sex.FEMALE, "(m)": Sex.MALE}.get(mark)
