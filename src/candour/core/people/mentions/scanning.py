"""Every mention of somebody in one text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from candour.core.people.mention import Form, PersonName, Sex
from candour.core.people.mentions.aged import AgesAlone
from candour.core.people.mentions.casing import Casing, is_low
from candour.core.people.mentions.details import DetailReader
from candour.core.people.mentions.drafts import Draft
from candour.core.people.mentions.houses import NEIGHBOURING, house_at, neighbour_of, numbered_house
from candour.core.people.mentions.initials import InitialsReader
from candour.core.people.mentions.known import KnownNames
from candour.core.people.mentions.line import Line, RoleAt, line_of
from candour.core.people.mentions.naming import NameAt, NameReader
from candour.core.people.mentions.pairing import LABELS, paired, related, sexed, whole_cell
from candour.core.people.mentions.roles import RolePhrase, RoleReader
from candour.core.people.mentions.supposed import is_supposed
from candour.core.people.people_words import PeopleWords, Role

_BY_INITIAL = frozenset(
    ("subject", "child", "baby", "brother", "sister", "sibling", "adult", "son", "daughter")
)
_OPEN_NAME = (" ", " (", " '", " ‘", ' "', " “", ", '", ", ‘", ' ("', " ('")
_BEFORE_GIVEN = (" ", " '", " ‘", ' "', " “", ": ")
_BRACKET = re.compile(r" \(([^()\n]{1,40})\)")
_NUMBERED = re.compile(r" (?:no\.? ?)?#?(\d{3,}[A-Z]?)\b(?![/:.]\d)")


class Scanner:
    """Finds mentions in texts, with one case's names."""

    def __init__(self, words: PeopleWords, known: KnownNames) -> None:
        """Take the vocabulary and the names that the case is known to have."""
        self._words = words
        self._known = known
        self._kin = frozenset(r.code for r in words.roles.values() if r.group == "family")
        self._kin -= LABELS
        self._role_words = words.book.single_words()
        taken = frozenset(word for word in self._role_words if not word.isupper())
        self._last_of_giving = frozenset(
            said[-1] for phrases in words.giving.values() for said in phrases
        )
        self._opening = words.house_numbers | {*words.names.titles, *words.names.ranks}
        self._read_before: dict[str, tuple[Draft, ...]] = {}
        self._casing = Casing(words, known)
        self._names = NameReader(words, known, taken)
        self._initials_of = InitialsReader(words, known)
        self._roles = RoleReader(words)
        self._details = DetailReader(words)
        self._ages_alone = AgesAlone(words.ages)

    def scan(self, text: str, *, is_people: bool = False) -> tuple[Draft, ...]:
        """The mentions of a text in order. `is_people`: it is a part of a column of people."""
        if not is_people:
            return self._scanned(text, is_people=False)
        if text not in self._read_before:  # the same people are listed again and again
            self._read_before[text] = self._scanned(text, is_people=True)
        return self._read_before[text]

    def _scanned(self, written: str, *, is_people: bool) -> tuple[Draft, ...]:
        # A column of people writes surnames in capitals anyway: "MOSS A B".
        is_as_written = is_people and not is_low(written)
        text = written if is_as_written else self._casing.plain(written)
        line = line_of(text)
        if not len(line) or (is_people and "," not in text and self._is_nobody(line)):
            return ()
        roles = self._roles.found(line)
        drafts = list(self._read(line, roles, is_people=is_people))
        if not is_people:
            drafts = self._ages_alone.added(text, drafts)
        detailed = list(self._details.added(written, drafts, is_people=is_people))
        told = paired(text, sexed(text, detailed), self._kin, is_list=is_people)
        if is_people:
            told = whole_cell(text, told, self._words)
        return tuple(related(text, told, self._words.possessives, self._words.of_adults))

    def _is_nobody(self, line: Line) -> bool:
        """Whether a part of a column of people names a desk or a group: no "L Moss (duty)"."""
        aside = next((at for at in range(1, len(line)) if "(" in line.gap(at)), len(line))
        said = line.words[:aside]
        return (
            any(word in self._words.nobody for word in said)
            and not any(word in self._known.names for word in said)
            and said[-1] in self._words.nobody
        )

    def _read(self, line: Line, roles: dict[int, RoleAt], *, is_people: bool) -> Iterator[Draft]:
        at, words, raw, opening = 0, line.words, line.raw, self._opening
        while at < len(raw):
            if not (raw[at][0].isupper() or at in roles or words[at] in opening):
                at += 1
                continue
            draft, after = self._at(line, at, roles, is_people=is_people)
            if draft is not None:
                yield draft
            at = after

    def _at(
        self, line: Line, at: int, roles: dict[int, RoleAt], *, is_people: bool
    ) -> tuple[Draft | None, int]:
        name = None
        if line.is_capital(at) or self._words.names.is_title(line.words[at]):
            name = self._names.read(line, at, is_people=is_people)
        role = roles.get(at)
        if name is not None and (role is None or name.name.title):
            draft, after = self._of_name(line, name)
            if is_people and draft.is_staff is None and self._is_numbered_staff(line, at):
                draft = replace(draft, is_staff=True)
            return draft, after
        if role is not None and not self._is_initials(line, role):
            return self._of_role(line, role, roles, is_people=is_people)
        if (house := house_at(line, at, self._words, is_people=is_people)) is not None:
            return house, at + 2
        initials = self._initials_of.read(line, at, is_people=is_people)
        if initials is None and self._is_given(line, at):
            initials = self._called(line, at)
        if initials is not None:
            return self._of_name(line, initials)
        return None, at + 1

    def _is_numbered_staff(self, line: Line, at: int) -> bool:
        """Whether a staff number stands before a name in a list: "4471 Heald"."""
        return line.follows(at) and line.raw[at - 1].isdigit() and len(line.raw[at - 1]) > 2

    def _is_initials(self, line: Line, role: RoleAt) -> bool:
        """Whether capitals that a word of roles fits too are initials ("MO", no "mo")."""
        raw = line.raw[role.first]
        if role.first != role.last or not raw.isupper() or len(raw) != 2:
            return False
        is_word = raw in self._role_words
        return not is_word and raw.casefold() in self._known.initials

    def _is_given(self, line: Line, at: int) -> bool:
        """Whether words before say that a name follows: "gives the name Strake"."""
        if not line.is_capital(at) or at == 0 or line.gap(at) not in _BEFORE_GIVEN:
            return False
        return line.words[at - 1] in self._last_of_giving and any(
            line.words[at - len(said) : at] == said
            for phrases in self._words.giving.values()
            for said in phrases
            if at >= len(said)
        )

    def _of_name(self, line: Line, at: NameAt) -> tuple[Draft, int]:
        kind, is_staff = self._rank_of(at.name)
        draft = Draft(
            start=line.start(at.first),
            end=at.end,
            form=Form.INITIALS if at.is_initials else Form.NAME,
            name=at.name,
            sex=self._sex_of(at.name),
            kind=kind,
            is_staff=is_staff,
        )
        draft = self._with_bracket(line.text, draft)
        return draft, self._after(line, at.last, draft.end)

    def _after(self, line: Line, last: int, end: int) -> int:
        after = last + 1
        while after < len(line) and line.start(after) < end:
            after += 1
        return after

    def _rank_of(self, name: PersonName) -> tuple[str | None, bool | None]:
        """Whose staff a rank says somebody is."""
        title = name.title.casefold()
        if not title:
            return None, None
        if title in self._words.names.titles:
            return None, None
        kind = self._words.names.ranks.get(title)
        if kind is None:
            kind = next(
                (k for word in title.split() if (k := self._words.names.ranks.get(word))), None
            )
        return (None if kind == "any" else kind), True if kind else None

    def _sex_of(self, name: PersonName) -> Sex | None:
        """What a title, else a forename, says."""
        titles = self._words.names.titles
        title = name.title.casefold()
        if (sex := titles.get(title)) is not None:
            return sex
        for given in (*name.given[:1], name.nickname):
            if given and (sex := self._words.names.sex_of(given)) is not None:
                return sex
        return None

    def _with_bracket(self, text: str, draft: Draft) -> Draft:
        """A name with what the bracket behind it says: "(mum)", "(Reuben's dad)", "(school)"."""
        aside = _BRACKET.match(text, draft.end)
        if aside is None:
            return draft
        inner = aside.group(1).strip()
        kind = self._words.kinds.get(inner.casefold())
        role = self._role_of(inner)
        if role is None and (kind is not None or inner.casefold() in self._words.posts):
            return replace(draft, kind=draft.kind or kind, is_staff=True)
        if role is None:
            return draft
        phrase, found = role
        is_whole = not found.is_professional or found.kind is None
        if found.is_professional and not is_whole:
            return draft  # "(SW)" stands as a mention of its own beside the name
        return replace(
            draft,
            end=aside.end(),
            roles=frozenset((found.code,)),
            role_words=inner,
            whose=phrase.whose if phrase is not None else None,
            sex=draft.sex or found.sex,
            is_staff=found.is_professional,
        )

    def _role_of(self, inner: str) -> tuple[RolePhrase | None, Role] | None:
        """The role that a bracket names, with whom it is relative to ("Reuben's dad")."""
        line = line_of(inner)
        roles = self._roles.found(line)
        if not roles:
            return None
        at = roles[max(roles)]
        if at.last != len(line) - 1 and len(roles) == 1 and len(line) > 3:
            return None
        phrase = self._roles.read(line, roles[min(roles)], roles)
        if phrase.whose is None and at.first and line.is_owner(at.first - 1):
            owner = line.text[: line.end(at.first - 1)]
            if line.is_capital(at.first - 1):
                phrase = replace(phrase, whose=owner)
        return phrase, phrase.role

    def _of_role(
        self, line: Line, at: RoleAt, roles: dict[int, RoleAt], *, is_people: bool
    ) -> tuple[Draft | None, int]:
        phrase = self._roles.read(line, at, roles)
        role = phrase.role
        whose = phrase.whose
        if whose is None and phrase.first and line.is_owner(phrase.first - 1):
            before = phrase.first - 1
            owner = next((one for one in roles.values() if one.last == before), None)
            if owner is not None:
                whose = self._words.roles[owner.key].code
            elif line.is_capital(before) and line.follows_owner(phrase.first):
                whose = self._name_before(line, before)
        whose = whose or self._named_behind(line, phrase.last)
        draft = Draft(
            start=phrase.start,
            end=phrase.end,
            form=Form.DESCRIPTION if role.group == "described" else Form.ROLE,
            roles=frozenset((role.code,)),
            role_words=phrase.role_words,
            whose=whose,
            pronoun=phrase.pronoun,
            sex=phrase.sex,
            kind=role.kind,
            is_staff=True if role.is_professional else None if role.code == "adult" else False,
        )
        last = phrase.last
        named = None
        if not line.is_owner(last) or line.end(last) < phrase.end:
            named = self._apposed(line, last, draft, is_people=is_people)
        if named is not None:
            draft, last = named
        elif not is_people and is_supposed(line, phrase.first, self._words):
            return None, last + 1
        elif role.code in NEIGHBOURING and (house := numbered_house(line, last, self._words)):
            draft, last = neighbour_of(draft, line.end(house)), house
        elif (number := _NUMBERED.match(line.text, line.end(at.last))) and self._is_numbered(role):
            draft = replace(draft, end=number.end(), identifiers=(number.group(1),))
            last = self._after(line, last, draft.end) - 1
        return draft, self._after(line, last, draft.end)

    def _named_behind(self, line: Line, last: int) -> str | None:
        """The name behind "of": "daughter of Mrs Ellis"."""
        at = last + 2
        if not (line.follows(last + 1) and line.follows(at) and line.words[at - 1] in ("of", "to")):
            return None
        name = self._names.read(line, at, is_people=False)
        return line.text[line.start(name.first) : name.end] if name is not None else None

    def _is_numbered(self, role: Role) -> bool:
        """Whether a number behind a role is its bearer's own: "client 118", "PC 771"."""
        return role.group == "subject" or role.kind == "police"

    def _name_before(self, line: Line, before: int) -> str:
        first = before
        names = self._names
        while first and line.follows(first) and names.is_name_word(line, first - 1):
            first -= 1
        if first and self._words.names.is_title(line.words[first - 1]):
            first -= 1
        return line.text[line.start(first) : line.end(before)]

    def _apposed(
        self, line: Line, last: int, draft: Draft, *, is_people: bool
    ) -> tuple[Draft, int] | None:
        """The name that stands with a role as one: "friend Karen", "a man named Strake"."""
        after = last + 1
        naming = line.phrase_at(after, self._words.naming) if line.follows(after) else None
        if naming is not None:
            name = self._called(line, after + len(naming))
            return self._joined(line, draft, name) if name is not None else None
        if after >= len(line):
            return None
        gap = line.text[draft.end : line.start(after)]
        if gap not in _OPEN_NAME:
            return None
        name = self._names.read(line, after, is_people=is_people)
        if name is None and gap == " " and self._is_child_initials(line, after, draft):
            name = self._initials(line, after)
        if name is None and gap in (" '", " ‘", ", '", ", ‘", ' "', " “"):
            name = self._called(line, after)
        if name is None and gap in (" ", " ("):
            name = self._unknown_name(line, after, draft)
        if name is None or (gap == " (" and line.text[name.end : name.end + 1] != ")"):
            return None
        return self._joined(line, draft, name)

    def _is_child_initials(self, line: Line, at: int, draft: Draft) -> bool:
        raw = line.raw[at]
        return (
            raw.isupper()
            and len(raw) <= 3
            and raw.isalpha()
            and bool(draft.roles & _BY_INITIAL)
            and line.words[at] not in self._words.codes
        )

    def _initials(self, line: Line, at: int) -> NameAt:
        return NameAt(at, at, line.end(at), PersonName(initials=line.raw[at]), is_initials=True)

    def _called(self, line: Line, at: int) -> NameAt | None:
        """The name behind "called": any capital is one there."""
        if not line.is_capital(at) or line.words[at] in self._words.not_names:
            return None
        read = self._names.read(line, at, is_people=True)
        if read is not None:
            return read
        if len(line.raw[at]) == 1:
            return self._initials(line, at)
        return NameAt(at, at, line.end(at), PersonName(given=(line.raw[at],)))

    def _unknown_name(self, line: Line, at: int, draft: Draft) -> NameAt | None:
        """A capital right behind a role of the family is a name, whatever the lists know."""
        low = line.words[at]
        raw = line.raw[at]
        if (
            not line.is_capital(at)
            or len(raw) < 2
            or raw.isupper()
            or low in self._words.not_names
            or low in self._known.small
            or low in self._words.after_no_name
            or line.words[at] in self._words.roads
            or (draft.is_staff and not draft.role_words.isupper())
        ):
            return None
        read = self._names.read(line, at, is_people=True)
        return read or NameAt(at, at, line.end(at), PersonName(given=(raw,)))

    def _joined(self, line: Line, draft: Draft, at: NameAt) -> tuple[Draft, int]:
        kind, is_staff = self._rank_of(at.name)
        end = at.end
        closing = line.text[end : end + 1]
        opening = line.text[draft.end : line.start(at.first)]
        if opening.endswith(("(", "'", "‘", '"', "“")) and closing in (")", "'", "’", '"', "”"):
            end += 1
            if opening.endswith(("('", '("')) and line.text[end : end + 1] == ")":
                end += 1
        joined = replace(
            draft,
            end=end,
            form=Form.INITIALS if at.is_initials else Form.NAME,
            name=at.name,
            sex=draft.sex or self._sex_of(at.name),
            kind=draft.kind or kind,
            is_staff=draft.is_staff or is_staff or draft.is_staff,
        )
        return joined, at.last
