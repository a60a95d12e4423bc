"""Names that no list knows, told by what people do: "spoke to Nkechi", "Ola Wye, social worker"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from candour.core.people.mentions.known import KnownNames
from candour.core.people.people_words import PeopleWords, Phrases

_WORD = r"[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?"
_ONE = re.compile(rf"(?<=[a-z,;(&] ){_WORD}(?![\w-])(?! [A-Z])")
_TWO_WITHIN = re.compile(rf"(?<=[a-z,;(&] ){_WORD} {_WORD}(?![\w-])(?! [A-Z])")
_SHARE = 0.25
_BEFORE, _AFTER = 40, 28
_CLOSING = (",", ".", ";", ")")


@dataclass(frozen=True, slots=True)
class _Signs:
    """What stands around a name, and around a place."""

    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    place: re.Pattern[str]
    kin: re.Pattern[str]
    """a role before the comma of an apposition: "a girlfriend, Chan, with a boy"."""


def lone_names(texts: Iterable[str], known: KnownNames, words: PeopleWords) -> frozenset[str]:
    """Words in small letters that are names, where people speak or are spoken to.

    Two capitals may be a forename and a surname; one alone has less to go by, and bodies are rung
    and told too. What also stands where places and bodies do ("at Nkechi") is none, nor what the
    case writes without a capital.
    """
    all_texts = list(texts)
    place = re.compile(rf"(?:\b(?:{_either(words.placing)}) |\d )$", re.IGNORECASE)
    kin = re.compile(
        rf"\b(?:an?|the|her|his|their|my|mum['’]s|new|ex) (?:{_kin(words)}), $", re.IGNORECASE
    )
    one = _Signs(
        re.compile(rf"\b(?:{_phrases(words.spoken_to)}) $", re.IGNORECASE),
        re.compile(rf"(?: |, who )(?:{_either(words.personal)})\b"),
        place,
        kin,
    )
    callings = _phrases_of(said for said in words.exact if said[0] not in words.articles)
    two = _Signs(
        re.compile(
            rf"\b(?:{_phrases(words.spoken_to)}|{_phrases(words.reached)}) $", re.IGNORECASE
        ),
        re.compile(
            rf"(?: |, who )(?:{_either(words.speaking)})\b|['’]s (?!\w+ (?:road|street))"
            rf"|(?:, (?:the |a |an )?| \()(?:{callings})\b|,? (?:b\.|born|dob|aged) ?\d?",
            re.IGNORECASE,
        ),
        place,
        kin,
    )
    singles = _told(all_texts, _ONE, one, known, words)
    pairs = _told(all_texts, _TWO_WITHIN, two, known, words)
    return frozenset(word for told in (*singles, *pairs) for word in told.split())


def _told(
    texts: Iterable[str],
    pattern: re.Pattern[str],
    signs: _Signs,
    known: KnownNames,
    words: PeopleWords,
) -> frozenset[str]:
    told: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for name, text, start, end in _capitals(texts, pattern, known, words):
        before = text[max(0, start - _BEFORE) : start]
        after = text[end : end + _AFTER]
        following = _next_word(after)
        no_name = following in words.after_no_name or following in words.roads
        is_owner = after.startswith(("'s", "’s"))  # "at Chan's" is at somebody's
        placed[name] += (bool(signs.place.search(before)) and not is_owner) or no_name
        is_apposed = after[:1] in _CLOSING and bool(signs.kin.search(before))
        is_told = bool(signs.behind.search(before)) or bool(signs.ahead.match(after))
        told[name] += is_told or is_apposed
    return frozenset(
        name for name, count in told.items() if count and placed[name] <= _SHARE * count
    )


def _capitals(
    texts: Iterable[str], pattern: re.Pattern[str], known: KnownNames, words: PeopleWords
) -> Iterator[tuple[str, str, int, int]]:
    no_names = words.not_names | known.small | known.bodies | words.nobody | words.after_no_name
    no_names |= words.roads | frozenset(words.kinds)
    for text in texts:
        for found in pattern.finditer(text):
            name = found.group().casefold()
            parts = name.split()
            is_word = any(part in no_names or (part,) in words.exact for part in parts)
            if not is_word and name not in words.kinds:
                yield name, text, found.start(), found.end()


def _kin(words: PeopleWords) -> str:
    """The roles of the family, and of people whom a record cannot name."""
    groups = ("family", "described")
    return _phrases_of(
        said for said, key in words.exact.items() if words.roles[key].group in groups
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words))


def _phrases(phrases: Phrases) -> str:
    return _phrases_of(one for those in phrases.values() for one in those)


def _phrases_of(phrases: Iterable[tuple[str, ...]]) -> str:
    return "|".join(sorted((" ".join(map(re.escape, one)) for one in phrases), key=len)[::-1])


def _next_word(after: str) -> str:
    return after[1:].split(" ", 1)[0].strip(".,;:").casefold() if after[:1] == " " else ""
