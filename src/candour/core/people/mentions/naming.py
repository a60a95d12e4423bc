"""Names in a line of words: where one begins and ends, and its parts."""

import re
from dataclasses import dataclass, field

from candour.core.people.mention import PersonName
from candour.core.people.mentions.generations import with_generation
from candour.core.people.mentions.initial_runs import initials_end, last_of_initials, opens_birth
from candour.core.people.mentions.known import KnownNames
from candour.core.people.mentions.line import Line
from candour.core.people.names import parse_name
from candour.core.people.people_words import PeopleWords

_DOTTED = frozenset(("mr", "mrs", "ms", "dr", "prof", "rev", "sgt", "insp", "det", "supt", "sr"))
_PLAIN = frozenset(("mr", "mrs", "ms", "miss"))
_LONGEST_INITIALS = 3
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST = 5
_IN_A_NAME = (" ", ". ", ".", "\n")
_NICK = re.compile(r",? (?:\(|[\"'“‘])")
_NICK_END = re.compile(r"^(?:\)|[\"'”’])")


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name, its first and last word, and where it ends in the text."""

    first: int
    last: int
    end: int
    name: PersonName = field(repr=False)
    is_initials: bool = False


class NameReader:
    """Reads names; a column of people is trusted more than prose."""

    def __init__(self, words: PeopleWords, known: KnownNames, taken: frozenset[str]) -> None:
        """Take the vocabulary, the case's names, and words that roles are told by."""
        self._words = words
        self._names = words.names
        self._known = known
        self._taken = taken

    def read(self, line: Line, at: int, *, is_people: bool) -> NameAt | None:
        """The name that begins at a word, or None."""
        title_end = self._title_end(line, at)
        begin = title_end if title_end is not None else at
        if title_end is not None:
            while begin < len(line) and line.raw[begin].isdigit() and line.follows(begin):
                begin += 1  # a constable's number
        has_title = title_end is not None
        if has_title and not (begin < len(line) and line.gap(begin) in _IN_A_NAME):
            return None
        codes = frozenset[str]() if has_title else self._words.codes
        after_initials = initials_end(line, begin, codes)
        last = self._last(line, begin, after_initials, has_title=has_title, is_people=is_people)
        if last is None:
            return None
        return self._named(line, at, last)

    def is_name_word(self, line: Line, at: int, *, is_people: bool = False) -> bool:
        """Whether a word is a name, as it stands here."""
        low, raw = line.words[at], line.raw[at]
        if not line.is_capital(at) or len(raw) < 2 or not _LETTERS.fullmatch(raw):
            return False
        if is_people and len(line) == 1 and low in self._names.forenames:  # "Jan", "Dawn"
            return True
        is_known = low in self._known.names
        if low in self._words.not_names or low in self._taken:
            return (is_known and not line.opens(at)) or self._has_surname(line, at)
        is_code = raw.isupper() and low in self._words.codes
        if is_code or is_known:
            return not is_code
        is_short = raw.isupper() and len(raw) <= _LONGEST_INITIALS
        if low in self._names.forenames:
            is_plain = low not in self._names.ordinary or not (line.opens(at) or raw.isupper())
            return (is_plain or self._has_surname(line, at)) and not is_short
        return is_people and not is_short and self._may_be_listed(low)

    def _has_surname(self, line: Line, at: int) -> bool:
        """Whether a forename that is a word besides ("Jan", "Dawn") has a surname behind it."""
        after = at + 1
        if line.words[at] not in self._names.forenames or not line.follows(after):
            return False
        low = line.words[after]
        no_surname = low in self._words.not_names or low in self._names.forenames
        no_surname |= self._names.is_title(low)
        is_name = line.is_capital(after) and not no_surname
        is_road = low in self._words.roads or low in self._words.after_no_name
        starts_surname = self._is_particle(line, after) and line.is_capital(after + 1)
        return (is_name and not is_road and not line.raw[after].isupper()) or starts_surname

    def _may_be_listed(self, low: str) -> bool:
        """Whether an unknown word in a column of people can be a name."""
        return (
            low not in self._known.small
            and low not in self._known.bodies
            and low not in self._words.nobody
            and low not in self._words.posts
            and low not in self._words.after_no_name
        )

    def _title_end(self, line: Line, at: int) -> int | None:
        """The word after a title that stands at a word."""
        for length in range(min(self._names.longest_title, len(line) - at), 0, -1):
            said = " ".join(line.words[at : at + length])
            if not self._names.is_title(said):
                continue
            if any(line.gap(at + one) not in (" ", ". ") for one in range(1, length)):
                continue
            end = at + length
            if self._is_title_here(line, at, end, said):
                return end
        return None

    def _is_title_here(self, line: Line, at: int, end: int, said: str) -> bool:
        if end >= len(line) or line.is_owner(end - 1):
            return False
        is_particle = self._is_particle(line, end) and len(line.raw[end]) > 1
        is_number = line.raw[end].isdigit()
        if self._is_a_word(line, at, said) or not (
            line.is_capital(end) or is_number or is_particle
        ):
            return False
        low = line.words[end]
        gaps = (" ", "\n") if said in _PLAIN else (" ",)  # "Nurse" may head the lines below it
        if line.gap(end) not in gaps and line.words[end - 1] not in _DOTTED:
            return False
        is_word = low in self._words.not_names or low in self._words.roads
        if is_word and len(line.raw[end]) > 1 and not is_particle:
            return False
        if said in self._taken or not line.is_capital(at):
            # "sister Maisie" is a relation, "Sister P Lowde" a rank; "social worker" is a role.
            is_plain = said in _PLAIN or said == "dr"
            is_rank = line.is_capital(at) and low not in self._names.forenames
            return is_plain or is_rank
        return True

    def _is_a_word(self, line: Line, at: int, said: str) -> bool:
        """Whether a short rank is a word of the language here: "So Stu came"."""
        is_short = len(said) == len("so") and said not in _DOTTED | _PLAIN
        return is_short and said in self._words.not_names and not line.raw[at].isupper()

    def _last(
        self, line: Line, at: int, begin: int, *, has_title: bool, is_people: bool
    ) -> int | None:
        """The last word of a name whose title or initials end before `begin`."""
        has_initials = begin > at
        is_over = begin >= len(line) or (has_initials and line.gap(begin) not in (" ", ". ", "."))
        if is_over or not self._opens_name(
            line, begin, at, has_title=has_title, has_initials=has_initials, is_people=is_people
        ):
            return begin - 1 if has_initials and has_title else None
        last = begin
        while last - at < _LONGEST and self._goes_on(
            line, -1 if has_title else at, last, is_people=is_people
        ):
            last += 1
        last = self._with_last_initial(line, last, begin, is_people=is_people)
        if not has_title and (self._is_place(line, last) or self._is_placed(line, at)):
            return None
        return last

    def _is_placed(self, line: Line, at: int) -> bool:
        """Whether an article or the like before a capital shows that it names nobody."""
        if not line.follows(at) or line.words[at - 1] not in ("the", "a", "an", "st", "saint"):
            return False
        low = line.words[at]  # "a Michelle or a Shelley" are somebody
        is_forename = low in self._names.forenames and low not in self._names.ordinary
        is_called = low in self._known.names - self._known.surnames
        return not (line.words[at - 1] == "a" and (is_forename or is_called))

    def _opens_name(
        self,
        line: Line,
        begin: int,
        at: int,
        *,
        has_title: bool,
        has_initials: bool,
        is_people: bool,
    ) -> bool:
        if has_title:
            return self._may_follow_title(line, begin)
        if self.is_name_word(line, begin, is_people=is_people):
            return True
        low = line.words[begin]
        is_capital = line.is_capital(begin) and len(line.raw[begin]) > 1
        if not is_capital or low in self._words.not_names or low in self._taken:
            has_initials &= line.words[at] != "i"  # "I do"
            return self._is_particle(line, begin) and has_initials and low != "st"
        if has_initials:
            return self._may_follow_initials(line, at, begin)
        is_initialled = is_people and last_of_initials(line, begin) > begin  # "MOSS A B"
        is_surname = line.raw[begin].isupper() and len(line.raw[begin]) > _LONGEST_INITIALS
        is_spelt = line.follows(begin + 1) and self._known.spells_out(low, line.words[begin + 1])
        return is_spelt or (is_initialled and is_surname) or self._is_shouted(line, begin)

    def _may_follow_title(self, line: Line, begin: int) -> bool:
        if self._is_particle(line, begin):
            return any(line.is_capital(begin + more) for more in (1, 2))
        raw, low = line.raw[begin], line.words[begin]
        # "Ms T. Baby settled": behind an initial's stop another word may begin.
        is_word = low in self._words.not_names or low in self._taken or low in self._known.small
        begins = line.gap(begin).startswith(".") and is_word
        if low in self._known.bodies and line.words[begin - 1] in ("hv", "sw"):
            return False
        return (
            line.is_capital(begin)
            and (len(raw) > 1 or line.is_owner(begin))
            and not begins
            and _LETTERS.fullmatch(raw) is not None
        )

    def _may_follow_initials(self, line: Line, at: int, begin: int) -> bool:
        """Whether a capital behind one letter is a surname, and "A Bed", "Flat B" are none."""
        initial = line.words[at]
        is_forename = line.words[begin] in self._names.forenames
        is_surname = line.words[begin] in self._known.surnames
        is_article = initial in ("a", "i") and line.opens(at)
        is_article |= initial == "a" and is_forename and not is_surname
        is_code = line.raw[begin].isupper() and len(line.raw[begin]) < _LONGEST_INITIALS
        before = line.words[at - 1] if at and line.follows(at) else ""
        is_part = before in ("flat", "unit", "block", "plan", "part", "section", "group")
        is_known = line.words[begin] in self._words.codes
        ends = line.gap(begin) == ". " and self._is_surname_before(line, at)
        return not (is_article or is_code or is_part or is_known or ends)

    def _is_surname_before(self, line: Line, at: int) -> bool:
        """Whether one letter is the initial of a capital before it: "Amery B. Tired"."""
        before = line.words[at - 1] if line.follows(at) else ""
        is_free = before not in self._words.not_names and before not in self._taken
        is_free &= before not in self._known.small and not self._names.is_title(before)
        return bool(before) and line.is_capital(at - 1) and is_free

    def _is_shouted(self, line: Line, begin: int) -> bool:
        """Whether a surname in capitals shows that a name begins: "Kwabena OSEI", "OSEI, Ann"."""
        low, raw, after = line.words[begin], line.raw[begin], begin + 1
        if after >= len(line):
            return False
        is_surname = raw.isupper() and len(raw) > _LONGEST_INITIALS and low not in self._words.codes
        if is_surname and line.gap(after) in (", ", " ") and line.is_capital(after):
            other = line.words[after]
            return other in self._names.forenames and not line.raw[after].isupper()
        is_apart = not raw.isupper() and low not in self._known.small
        return is_apart and line.follows(after) and self._is_in_capitals(line, after)

    def _is_in_capitals(self, line: Line, at: int) -> bool:
        """Whether a word is a surname in capitals: no code, and no "WX4" of a postcode."""
        raw = line.raw[at]
        is_word = raw.isupper() and len(raw) >= _LONGEST_INITIALS and _LETTERS.fullmatch(raw)
        return bool(is_word) and line.words[at] not in self._words.codes

    def _goes_on(self, line: Line, at: int, last: int, *, is_people: bool) -> bool:
        """Whether the word after the last one belongs to the name."""
        after = last + 1
        if after >= len(line) or line.is_owner(last):
            return False
        gap = line.gap(after)
        if gap == "-" and line.is_capital(after):
            return True
        if gap == ", ":
            is_initialled = is_people and self._is_initialled(line, last)
            is_turned = is_initialled or self._is_turned_round(line, last, is_people=is_people)
            return last == at and is_turned
        if gap not in (" ", "'", "’"):
            return False
        if self._is_particle(line, last) or self._is_particle(line, after):
            here = after if line.is_capital(after) else after + 1
            return any(line.is_capital(at) for at in (here, here + 1)) and line.follows(after)
        return line.is_capital(after) and len(line.raw[after]) > 1 and self._adds(line, after)

    def _is_code(self, low: str) -> bool:
        return low in self._words.codes

    def _adds(self, line: Line, after: int) -> bool:
        """Whether a capital behind a name is one more word of it."""
        low = line.words[after]
        if low in self._words.not_names or low in self._words.roads:
            is_shouted = line.raw[after].isupper() and not line.raw[after - 1].isupper()
            is_surname = is_shouted and len(low) > _LONGEST_INITIALS and not self._is_code(low)
            is_known = low in self._known.surnames and low not in self._words.roads
            return is_surname or is_known
        if low in self._taken and low not in self._known.names:
            return False
        if line.raw[after].isupper():
            return self._is_in_capitals(line, after)
        return low not in self._words.after_no_name

    def _is_initialled(self, line: Line, last: int) -> bool:
        """Whether a comma parts a surname from initials that end the cell: "REED, KA"."""
        raw, beyond = line.raw[last + 1], line.gap(last + 2)
        is_short = raw.isupper() and len(raw) <= _LONGEST_INITIALS and line.raw[last].isupper()
        is_calling = line.words[last + 1] in self._words.codes and last + 2 < len(line)
        return is_short and len(line.raw[last]) > 2 and not is_calling and beyond[:1] != "-"

    def _is_turned_round(self, line: Line, last: int, *, is_people: bool) -> bool:
        """Whether a comma parts a surname from the forename: "SALLOWBY, Kayleigh"."""
        after = last + 1
        is_shouted = line.raw[last].isupper() and len(line.raw[last]) > 2
        is_known = is_people and line.words[last] not in self._names.forenames
        if not (is_shouted or is_known) or line.raw[after].isupper():
            return False
        beyond, low = after + 1, line.words[after]
        if line.follows(beyond) and line.raw[beyond].isupper() and len(line.raw[beyond]) > 2:
            return False
        is_free = low not in self._words.not_names and low not in self._taken
        is_unknown = is_people and is_shouted and line.is_capital(after) and is_free
        return low in self._names.forenames or (is_unknown and low not in self._words.nobody)

    def _is_particle(self, line: Line, at: int) -> bool:
        return (
            at < len(line)
            and line.words[at].rstrip("'’") in self._names.particles
            and (len(line.raw[at]) > 1 or line.gap(at + 1) in ("'", "’"))
        )

    def _with_last_initial(self, line: Line, last: int, begin: int, *, is_people: bool) -> int:
        """A surname's initial behind a forename: "Kayleigh S." """
        after = last + 1
        if after >= len(line) or line.gap(after) != " " or line.is_owner(last):
            return last
        raw = line.raw[after]
        if is_people and self._is_pair_of_initials(line, last):
            return after
        if len(raw) != 1 or not raw.isupper() or last - begin > 1 or opens_birth(line, after):
            return last
        more = last_of_initials(line, last)
        if more > after and (is_people or line.raw[last].isupper()):
            return more  # "WRAGBY R J"
        behind = line.gap(after + 1)
        is_listed = is_people and line.raw[last].isupper()
        stands_alone = raw not in ("A", "I") or behind.startswith(".") or is_listed
        followed = after + 1 < len(line) and line.is_capital(after + 1) and behind == " "
        return after if stands_alone and not followed else last

    def _is_pair_of_initials(self, line: Line, last: int) -> bool:
        """Whether two capitals behind a surname in capitals end a part of a list: "REED KA"."""
        raw, low = line.raw[last + 1], line.words[last + 1]
        is_pair = len(raw) == len("KA") and raw.isalpha() and raw.isupper()
        is_free = low not in self._words.codes and low not in self._names.forenames
        is_surname = line.raw[last].isupper() and len(line.raw[last]) > len(raw)
        return is_pair and is_free and is_surname and not line.is_owner(last + 1)

    def _is_place(self, line: Line, last: int) -> bool:
        """Whether what follows shows that the capitals name a place or a body."""
        after = last + 1
        if line.words[last] in self._words.roads and line.words[last] not in self._known.names:
            return True
        if after >= len(line) or not line.follows(after) or line.is_owner(last):
            return False
        low = line.words[after]
        if low in self._words.roads:
            return line.is_capital(after)
        return low in self._words.after_no_name and (
            line.is_capital(after) or line.words[last] not in self._known.names
        )

    def _named(self, line: Line, first: int, last: int) -> NameAt | None:
        last, end = with_generation(line, *self._with_asides(line, last), self._words)
        name = parse_name(line.text[line.start(first) : end], self._names, self._known.surnames)
        return None if name is None else NameAt(first, last, end, name)

    def _with_asides(self, line: Line, last: int) -> tuple[int, int]:
        """The name with an earlier name, a pet name in quotation marks, and a last initial's stop.

        "Kayleigh 'Kaz' SALLOWBY", "Kayleigh S.", "Ann Reed (née Orr)".
        """
        end = line.end(last)
        after = last + 1
        if line.is_owner(last) or after > len(line):
            return last, end
        behind = line.gap(after)
        if len(line.raw[last]) == 1 and behind.startswith("."):
            return last, end + 1
        if after < len(line) and _NICK.fullmatch(behind) and line.is_capital(after):
            closing = line.gap(after + 1)
            quoted = behind.strip() != "("
            goes_on = (
                after + 1 < len(line)
                and line.is_capital(after + 1)
                and closing[1:] == " "
                and self.is_name_word(line, after + 1)
            )
            if _NICK_END.match(closing) and (quoted or goes_on):
                if goes_on:
                    return self._with_asides(line, after + 1)
                return after, line.end(after) + 1
        if (
            after + 1 < len(line)
            and line.words[after] in self._names.former
            and line.is_capital(after + 1)
            and line.follows(after + 1)
        ):
            until = line.end(after + 1)
            closes = "(" in behind and line.gap(after + 2).startswith(")")
            return after + 1, until + (1 if closes else 0)
        return last, end
