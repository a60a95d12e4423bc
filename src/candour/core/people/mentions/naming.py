"""Names in a line of words: where one begins and ends, and its parts."""

import re
from dataclasses import dataclass, field

from candour.core.people.mention import PersonName
from candour.core.people.mentions.known import KnownNames
from candour.core.people.mentions.line import Line
from candour.core.people.names import parse_name
from candour.core.people.people_words import PeopleWords

_DOTTED = frozenset(("mr", "mrs", "ms", "dr", "prof", "rev", "sgt", "insp", "det", "supt", "sr"))
_LONGEST_INITIALS = 3
_LONGEST = 5
_NICK = re.compile(r" (?:\(|[\"'“‘])$")
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
        if has_title and not (begin < len(line) and line.gap(begin) in (" ", ". ", ".")):
            return None
        after_initials = self._initials_end(line, begin, has_title=has_title)
        last = self._last(line, begin, after_initials, has_title=has_title, is_people=is_people)
        if last is None:
            return None
        return self._named(line, at, last)

    def read_initials(self, line: Line, at: int, *, is_people: bool) -> NameAt | None:
        """Two or three capitals that stand for somebody ("KS"), where the case tells so."""
        raw = line.raw[at]
        low = line.words[at]
        if not (raw.isalpha() and raw.isupper() and len(raw) <= 3):
            return None
        if len(raw) == 1:
            return self._single_letter(line, at, is_people=is_people)
        known = low in self._known.initials
        alone = is_people and low not in self._words.codes and low not in self._words.not_names
        if not known and not alone:
            return None
        name = PersonName(initials=raw)
        return NameAt(at, at, line.end(at), name, is_initials=True)

    def _single_letter(self, line: Line, at: int, *, is_people: bool) -> NameAt | None:
        """One capital alone, where a column of people has it so, or somebody owns something."""
        raw, low = line.raw[at], line.words[at]
        is_all = is_people and line.text.strip(" .'‘’\"") == raw
        is_known = low in self._known.initials and raw not in ("A", "I")
        stands = line.opens(at) or (line.follows(at) and line.raw[at - 1].islower())
        owns = line.is_owner(at) and not line.opens(at)
        if not (is_all or (is_known and stands) or owns):
            return None
        return NameAt(at, at, line.end(at), PersonName(initials=raw), is_initials=True)

    def is_name_word(self, line: Line, at: int, *, is_people: bool = False) -> bool:
        """Whether a word is a name, as it stands here."""
        if not line.is_capital(at) or len(line.raw[at]) < 2:
            return False
        low = line.words[at]
        if low in self._words.not_names or low in self._taken:
            return low in self._known.names and not line.opens(at)
        if low in self._known.names:
            return not line.raw[at].isupper() or low not in self._words.codes
        if line.raw[at].isupper() and low in self._words.codes:
            return False
        if low in self._names.forenames:
            return not (low in self._names.ordinary and (line.opens(at) or line.raw[at].isupper()))
        is_short = line.raw[at].isupper() and len(line.raw[at]) <= _LONGEST_INITIALS
        return is_people and not is_short and low not in self._known.small

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
        if not line.is_capital(end) and not line.raw[end].isdigit():
            return False
        low = line.words[end]
        if line.gap(end) != " " and line.words[end - 1] not in _DOTTED:
            return False
        is_word = low in self._words.not_names or low in self._words.roads
        if is_word and len(line.raw[end]) > 1:
            return False
        if said in self._taken or not line.is_capital(at):
            # "sister Maisie" is a relation, "Sister P Lowde" a rank; "social worker" is a role.
            is_plain = said in ("mr", "mrs", "ms", "miss", "dr")
            is_rank = line.is_capital(at) and low not in self._names.forenames
            return is_plain or is_rank
        return True

    def _initials_end(self, line: Line, at: int, *, has_title: bool) -> int:
        """The word after initials that stand at a word."""
        here = at
        while here < len(line) and here - at < 4:
            raw = line.raw[here]
            if len(raw) != 1 or not raw.isupper() or line.is_owner(here):
                break
            if here > at and line.gap(here) not in (" ", ". ", "."):
                break
            here += 1
        if here == at and here + 1 < len(line):
            raw = line.raw[here]
            joined = raw.isupper() and raw.isalpha() and len(raw) in (2, 3)
            is_free = line.words[here] not in self._words.codes or has_title
            if joined and is_free and line.follows(here + 1) and line.is_capital(here + 1):
                here += 0 if line.raw[here + 1].isupper() else 1
        return here

    def _last(
        self, line: Line, at: int, begin: int, *, has_title: bool, is_people: bool
    ) -> int | None:
        """The last word of a name whose title or initials end before `begin`."""
        has_initials = begin > at
        if begin >= len(line) or (has_initials and line.gap(begin) not in (" ", ". ", ".")):
            return begin - 1 if has_initials and has_title else None
        if not self._opens_name(
            line, begin, at, has_title=has_title, has_initials=has_initials, is_people=is_people
        ):
            return begin - 1 if has_initials and has_title else None
        last = begin
        while last - at < _LONGEST and self._goes_on(line, begin, last, is_people=is_people):
            last += 1
        last = self._with_last_initial(line, last, begin)
        if not has_title and not has_initials and not is_people and self._is_place(line, last):
            return None
        if has_initials and not has_title and self._is_place(line, last):
            return None
        return last

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
        low = line.words[begin]
        is_capital = line.is_capital(begin) and len(line.raw[begin]) > 1
        if has_title:
            return is_capital
        if self.is_name_word(line, begin, is_people=is_people):
            return True
        if not is_capital or low in self._words.not_names or low in self._taken:
            return self._is_particle(line, begin) and has_initials
        if has_initials:
            initial = line.words[at]
            is_article = initial in ("a", "i") and line.opens(at)
            is_code = line.raw[begin].isupper() and len(line.raw[begin]) < 3
            before = line.words[at - 1] if at and line.follows(at) else ""
            is_part = before in ("flat", "unit", "block", "plan", "part", "section", "group")
            return not (is_article or is_code or is_part or low in self._words.codes)
        shouted = line.raw[begin].isupper() and low not in self._words.codes
        after = begin + 1
        if shouted and len(line.raw[begin]) > 2 and line.gap(after) == ", ":
            return after < len(line) and line.words[after] in self._names.forenames
        # "Kwabena OSEI": a capital before a surname in capitals is a forename.
        return (
            line.follows(after)
            and line.raw[after].isupper()
            and len(line.raw[after]) > 2
            and line.words[after] not in self._words.codes
            and not line.raw[begin].isupper()
            and low not in self._known.small
        )

    def _goes_on(self, line: Line, begin: int, last: int, *, is_people: bool) -> bool:
        """Whether the word after the last one belongs to the name."""
        after = last + 1
        if after >= len(line) or line.is_owner(last):
            return False
        gap = line.gap(after)
        if gap == "-" and line.is_capital(after):
            return True
        if gap == ", ":
            return last == begin and self._is_turned_round(line, last, is_people=is_people)
        if gap not in (" ", "'", "’"):
            return False
        if self._is_particle(line, after):
            return line.is_capital(after + 1) and line.gap(after + 1) in (" ", "'", "’", "-")
        return line.is_capital(after) and len(line.raw[after]) > 1 and self._adds(line, after)

    def _adds(self, line: Line, after: int) -> bool:
        """Whether a capital behind a name is one more word of it."""
        low = line.words[after]
        if low in self._words.not_names or low in self._words.roads:
            return low in self._known.surnames and low not in self._words.roads
        if low in self._taken and low not in self._known.names:
            return False
        if line.raw[after].isupper():
            return low not in self._words.codes and len(line.raw[after]) > 2
        return low not in self._words.after_no_name

    def _is_turned_round(self, line: Line, last: int, *, is_people: bool) -> bool:
        """Whether a comma parts a surname from the forename: "SALLOWBY, Kayleigh"."""
        after = last + 1
        is_shouted = line.raw[last].isupper() and len(line.raw[last]) > 2
        is_known = is_people and line.words[last] in self._known.surnames
        if not (is_shouted or is_known) or line.raw[after].isupper():
            return False
        beyond = after + 1
        has_own = line.follows(beyond) and line.raw[beyond].isupper() and len(line.raw[beyond]) > 2
        return line.words[after] in self._names.forenames and not has_own

    def _is_particle(self, line: Line, at: int) -> bool:
        return (
            at < len(line)
            and line.words[at].rstrip("'’") in self._names.particles
            and (len(line.raw[at]) > 1 or line.gap(at + 1) in ("'", "’"))
        )

    def _with_last_initial(self, line: Line, last: int, begin: int) -> int:
        """A surname's initial behind a forename: "Kayleigh S." """
        after = last + 1
        if after >= len(line) or line.gap(after) != " " or line.is_owner(last):
            return last
        raw = line.raw[after]
        if len(raw) != 1 or not raw.isupper() or last - begin > 1:
            return last
        behind = line.gap(after + 1)
        stands_alone = raw not in ("A", "I") or behind.startswith(".")
        followed = after + 1 < len(line) and line.is_capital(after + 1) and behind == " "
        return after if stands_alone and not followed else last

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
        last, end = self._with_asides(line, last)
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
        if after < len(line) and _NICK.search(behind) and line.is_capital(after):
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
            and line.words[after] in ("née", "nee", "formerly")
            and line.is_capital(after + 1)
            and line.follows(after + 1)
        ):
            until = line.end(after + 1)
            closes = "(" in behind and line.gap(after + 2).startswith(")")
            return after + 1, until + (1 if closes else 0)
        return last, end
