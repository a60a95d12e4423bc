"""Tell whether a word that can be somebody's name is meant as one where it stands."""

import re
from collections.abc import Iterator

from candour.core.leaks.judging_words import By, Hit
from candour.core.leaks.known_names import KnownNames
from candour.core.leaks.letters import any_of, folded
from candour.core.leaks.stretch import Kind
from candour.core.leaks.words import LeakWords

_NEXT_WORD = re.compile(r"[ \t\xa0]+([^\W\d_]+)")
_TITLE_BEFORE = re.compile(r"([^\W\d_]{2,12})\.?\s{1,2}$")
_LOOKED_AT = 24
_SENTENCE_END = re.compile(r"[.!?](?!\w)")
_PRESENT, _NO_PRESENT = "s", ("ss", "us", "is")
_OWNERS = ("'s", "’s", "'", "’")


class Meaning:
    """Looks around words for what they mean: names, ordinary words, places, months, codes."""

    def __init__(self, known: KnownNames, words: LeakWords) -> None:
        self._known = known
        self._words = words
        several = [one for one in words.behind_places if " " in one]
        kinds = [one.title() for one in words.kinds_of_place | words.behind_places]
        self._places_behind = re.compile(
            rf"[ \t]+(?:{any_of(kinds)}|(?i:{any_of(several)}))(?!\w)"
            rf"|-(?:{any_of(words.place_joins)})-"
        )
        self._places_before = re.compile(
            rf"(?<!\w)(?:{any_of(words.before_places)})\.?\s+$", re.IGNORECASE
        )
        self._in_row = re.compile(rf",\s[a-z]+(?:,|\s(?:{any_of(words.joining)})\s)")
        self._towards = re.compile(rf"(?<!\w)(?:{any_of(words.towards)})\s+$", re.IGNORECASE)
        self._before_month = re.compile(
            rf"(?:\d(?:{any_of(words.days.suffixes)})?|\b(?:{any_of(words.before_month)})[ -]?)"
            r"\s*(?:of\s)?$",
            re.IGNORECASE,
        )

    def is_sure(
        self, hit: Hit, text: str, match: re.Match[str], kind: Kind, *, opening: bool, shouted: bool
    ) -> bool | None:
        """Tell whether a hit is meant as a name; `None` where it is none, `False` where it may be.

        Ordinary words are a name with a capital only, which says nothing where any word has one.
        """
        if hit.by is By.INITIALS:
            return self._is_initials(hit, text, match, kind, shouted)
        word = match[0][hit.start : hit.end]
        if hit.is_other_word:
            return True if kind is Kind.PROSE and self._is_titled(text, match) else None
        if kind is not Kind.PROSE:
            return _outside_prose(hit, word, kind)
        return hit.by is By.JOINED or self._in_prose(hit, text, match, opening, shouted)

    def _in_prose(
        self, hit: Hit, text: str, match: re.Match[str], opening: bool, shouted: bool
    ) -> bool | None:
        word = match[0][hit.start : hit.end]
        is_small, small = not word[0].isupper(), word.lower()
        is_ordinary = (
            hit.is_ordinary
            or hit.is_rarer_word
            or (hit.by is By.PLURAL and small in self._words.everyday)
        )
        ends_as_word = hit.by is By.SLIP and small.endswith(self._words.endings)
        if is_small and hit.is_listed and hit.by is By.NAME:
            return small not in self._words.everyday and small not in self._words.ordinary_names
        if is_small:
            is_none = is_ordinary or ends_as_word or hit.is_other_name
            return None if is_none else hit.by is not By.SLIP
        if self._is_place(hit, text, match):
            return None
        if hit.is_listed and hit.by is By.NAME and is_ordinary:
            return bool(self._is_ordinary_name(hit, text, match, opening or shouted))
        if not is_ordinary:
            doubtful = hit.is_other_name or (ends_as_word and opening)
            return hit.is_leading and not doubtful
        return self._is_ordinary_name(hit, text, match, opening or shouted or word.isupper())

    def _is_titled(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether a title stands before a word with a capital: "Mr Slide"."""
        before = _TITLE_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
        return bool(
            before and match[0][0].isupper() and before[1].lower() in self._words.courtesies
        )

    def _is_ordinary_name(
        self, hit: Hit, text: str, match: re.Match[str], any_capital: bool
    ) -> bool | None:
        if hit.by is By.SLIP:
            return None if any_capital else hit.is_leading and not hit.is_other_name
        if self._is_month(text, match) or re.match(r"-[a-z]", text[match.end() : match.end() + 2]):
            return None
        is_owner = match[0].endswith(_OWNERS)
        if any_capital or _is_headline(text):
            if is_owner:
                return hit.is_leading
            return None if hit.by is By.PLURAL else self._by_what_follows(hit, text, match)
        before, after = _word_before(text, match), _next(text, match.end())
        if (
            not is_owner
            and before in self._words.articles
            and after.islower()
            and after not in self._words.person_verbs
        ):
            return None  # "the Mark scheme"
        return hit.is_leading

    def _by_what_follows(self, hit: Hit, text: str, match: re.Match[str]) -> bool | None:
        """Judge an ordinary word where any word has a capital: "Mark said", "Mark scheme"."""
        after = _next(text, match.end())
        small = after.lower()
        if not after or small in self._words.person_verbs:
            is_in_row = not after and self._in_row.match(text, match.end())
            return hit.is_leading and not is_in_row  # "Hope, faith and charity"
        if small in self._words.joining:
            return hit.is_leading and _next(text, match.end() + len(small) + 1)[:1].isupper()
        is_word = small in self._words.everyday or small in self._words.behind_words
        if after[0].isupper() and not is_word:
            return hit.is_leading
        # "Cope with", "Mark scheme"; a verb that the list lacks may be somebody's.
        if small.endswith(self._words.verb_endings):
            return False
        return self._by_present(hit, text, match.end(), after)

    def _by_present(self, hit: Hit, text: str, end: int, after: str) -> bool | None:
        """Judge by what may be a verb of the present: "Ivy collects" as "Ivy collected"."""
        small = after.lower()
        shouted = after.isupper() and len(after) > 1
        if (
            not (after.islower() or shouted)
            or not small.endswith(_PRESENT)
            or small.endswith(_NO_PRESENT)
        ):
            return None
        if any(one in self._words.person_verbs for one in _past_of(small)):
            return hit.is_leading and not shouted
        return None if _is_question(text, end) else False

    def _is_place(self, hit: Hit, text: str, match: re.Match[str]) -> bool:
        """Tell whether a street or a town is called so: "Mason Road", "the town of Melling"."""
        ahead = text[max(0, match.start() - _LOOKED_AT) : match.start()]
        if self._places_before.search(ahead):
            return True
        if match[0].endswith(_OWNERS) or self._is_titled(text, match):
            return False
        if self._places_behind.match(text[match.end() : match.end() + _LOOKED_AT]):
            return True
        return (
            hit.name in self._known.towns
            and not _next(text, match.end())[:1].isupper()
            and bool(self._towards.search(ahead))
        )

    def _is_month(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether a name that is a month's stands for the month: "in May 2021"."""
        if match[0].lower() not in self._words.days.months:
            return False
        before, after = (
            text[max(0, match.start() - 12) : match.start()],
            text[match.end() : match.end() + 6],
        )
        return bool(self._before_month.search(before) or re.match(r",?\s+(?:\d|of\b)", after))

    def _is_initials(
        self, hit: Hit, text: str, match: re.Match[str], kind: Kind, shouted: bool
    ) -> bool | None:
        is_plural = match[0][hit.end - 1 : hit.end] == "s" and not match[0].endswith(_OWNERS)
        if kind is Kind.SIGNED:
            return not is_plural
        small = hit.name.lower()
        if small in self._words.courtesies:
            return None
        if hit.start or hit.end < len(match[0]) or _is_part_of_code(text, match):
            return None
        is_word = (
            small in self._words.everyday
            or small in self._words.titles
            or hit.name in self._words.abbreviations
        )
        if is_word:
            return None if shouted and text.strip() != match[0] else False
        if is_plural:
            return False  # "TMs"
        after = _next(text, match.end())
        # "HM Government": capitals before a name that is nobody's.
        return after.isupper() or not after[:1].isupper() or folded(after) in self._known.names


def _outside_prose(hit: Hit, word: str, kind: Kind) -> bool | None:
    if kind is Kind.TECHNICAL and (hit.is_ordinary or hit.is_other_name):
        return None  # "styles.xml", "PAGE", "Times New Roman"
    if hit.is_other_name:
        return False
    is_meant = hit.is_listed or kind is Kind.SIGNED
    return not hit.is_ordinary or (word[0].isupper() and is_meant)


def _past_of(present: str) -> Iterator[str]:
    """Yield what "visits" can be of something past: "visited"."""
    stem = present[:-1]
    yield from (stem + "ed", stem + "d", stem + stem[-1] + "ed", stem.removesuffix("e") + "ed")
    if present.endswith("ies"):
        yield present[:-3] + "ied"


def _is_question(text: str, at: int) -> bool:
    end = _SENTENCE_END.search(text, at)
    return end is not None and end[0] == "?"


def _next(text: str, at: int) -> str:
    """Return the word that follows at a place, or nothing."""
    after = _NEXT_WORD.match(text[at : at + _LOOKED_AT])
    return after[1] if after else ""


def _word_before(text: str, match: re.Match[str]) -> str:
    before = re.search(r"([^\W\d_]+)\s+$", text[max(0, match.start() - 16) : match.start()])
    return before[1].lower() if before else ""


def _is_headline(text: str) -> bool:
    """Tell whether nearly every word has a capital, as in a title."""
    words = re.findall(r"[^\W\d_]+", text[:200])
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capitals * 5 >= len(words) * 4 and text.rstrip()[-1:] != "."


def _is_part_of_code(text: str, match: re.Match[str]) -> bool:
    """Tell whether capitals stand in a number or a measure: "AL/123", "5 KW"."""
    before, after = (
        text[max(0, match.start() - 2) : match.start()],
        text[match.end() : match.end() + 2],
    )
    return (
        before[-1:] in tuple("/-@#£")
        or before.strip()[-1:].isdigit()
        or after.strip()[:1].isdigit()
        or (after[:1] in tuple("/-@") and after[1:2].isdigit())
    )
