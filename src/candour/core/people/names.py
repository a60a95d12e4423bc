"""A name as a record writes it, taken apart.

Records write names in every order: "Mrs K A Reed", "REED, Kayleigh", "Kayleigh REED", "Reed K",
"Kayleigh 'Kaz' Reed (née Orr)", "Kayleigh R.", "KR".
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cache

from candour.core.people.mention import PersonName
from candour.core.people.name_parts import NameParts

_QUOTED = re.compile(r"(?:(?<=[\s(,])|^)[\"'“‘]([^\W\d_][\w’'-]*)[\"'”’](?=[\s),]|$)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")
_WORD = re.compile(r"[^\W\d_][\w’'./-]*")
_LONGEST_INITIALS = 3


def parse_name(
    text: str, words: NameParts, surnames: Container[str] = frozenset()
) -> PersonName | None:
    """Take a name apart; None where nothing in the words can be one.

    `surnames`, in small letters, are surnames known from elsewhere: they decide what a single word
    is. A surname of which only the first letter is written is that letter.
    """
    name = _parsed(text, words, surnames)
    last = text.rstrip(" .)").rpartition(" ")[2].lstrip("(").casefold()
    generation = words.generations.get(last)
    return replace(name, generation=generation) if name and generation else name


def _parsed(text: str, words: NameParts, surnames: Container[str]) -> PersonName | None:
    rest, nickname, former = _asides(_title_first(text, words), words)
    before, comma, after = (part.strip() for part in rest.partition(","))
    title, parts = _untitled(_cut(before), words)
    if comma and after:
        late_title, given = _untitled(_cut(after), words)
        given = [one for one in given if one.casefold() not in words.suffixes]
        if len(given) == 1 and _are_initials(given[0], words):
            given = list(given[0])
        if given and parts and len(parts) <= 3 and _may_be_forenames(given, words):
            return _of(title or late_title, given, " ".join(parts), nickname, former)
        title = title or late_title
    parts = [one for one in parts if one.casefold().strip(".") not in words.suffixes] or parts
    if not parts:
        return PersonName(title=title, nickname=nickname, former=former) if nickname else None
    return _plain(title, parts, nickname, former, words, surnames)


def _title_first(text: str, words: NameParts) -> str:
    """A name whose title stands behind it in brackets: "Reed, Kayleigh (Mrs)"."""
    for aside in _BRACKET.finditer(text):
        inner = aside.group(1).strip()
        if words.is_title(inner.casefold().rstrip(".")):
            return f"{inner} {text[: aside.start()]} {text[aside.end() :]}"
    return text


def _asides(text: str, words: NameParts) -> tuple[str, str, str]:
    """The name without what stands in brackets and quotation marks; nickname and earlier name."""
    nickname = former = ""
    quoted = _QUOTED.search(text)
    if quoted is not None and not text[quoted.start() :].startswith(("'s", "’s")):
        nickname = quoted.group(1)
        text = text[: quoted.start()] + " " + text[quoted.end() :]
    for aside in _BRACKET.finditer(text):
        inner = aside.group(1).strip()
        opening, name = _opened(inner, words.former)
        if opening:
            former = former or name
            continue
        _, known_as = _opened(inner, words.also)
        if not nickname and (known_as or (inner[:1].isupper() and " " not in inner)):
            nickname = known_as or inner
    text = _BRACKET.sub(" ", text)
    for openings, is_former in ((words.former, True), (words.also, False)):
        found = _behind(openings).search(text)
        if found is not None and found.group(1)[:1].isupper():
            if is_former:
                former = former or found.group(1).strip(" .,)")
            else:
                nickname = nickname or found.group(1).strip(" .,)'\"")
            text = text[: found.start()]
    return text.strip(" ,;"), nickname, former


@cache
def _behind(openings: frozenset[str]) -> re.Pattern[str]:
    """What stands behind one of the words that open an earlier or another name."""
    either = "|".join(re.escape(one) for one in sorted(openings, key=len, reverse=True))
    return re.compile(rf"(?<!\w)[,(]?\s*\b(?:{either})\s+(.+)$", re.IGNORECASE)


def _opened(inner: str, openings: frozenset[str]) -> tuple[str, str]:
    low = inner.casefold()
    for opening in sorted(openings, key=len, reverse=True):
        if low.startswith(opening + " "):
            return opening, inner[len(opening) :].strip(" '\"")
    return "", ""


def _cut(text: str) -> list[str]:
    parts: list[str] = []
    for word in _WORD.findall(text):
        bare = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
        if re.fullmatch(r"(?:[^\W\d_]\.){2,}", bare) or (
            "." in bare.rstrip(".") and len(bare.partition(".")[0]) == 1
        ):
            parts += [one for one in bare.split(".") if one]
        else:
            parts.append(bare.rstrip("."))
    return [part for part in parts if part]


def _untitled(parts: list[str], words: NameParts) -> tuple[str, list[str]]:
    titles: list[str] = []
    while parts:
        for length in range(min(words.longest_title, len(parts)), 0, -1):
            said = " ".join(parts[:length])
            if words.is_title(said.casefold()) and (length < len(parts) or not titles):
                titles.append(said)
                parts = parts[length:]
                break
        else:
            break
    return " ".join(titles), parts


def _is_initial(part: str) -> bool:
    return len(part) == 1 and part.isupper()


def _are_initials(part: str, words: NameParts) -> bool:
    """Whether capitals behind a surname are initials ("REED, KA")."""
    is_short = 1 < len(part) <= _LONGEST_INITIALS and part.isupper()
    return is_short and part.casefold() not in words.forenames


def _may_be_forenames(parts: Sequence[str], words: NameParts) -> bool:
    """Whether what stands behind a comma can be forenames: capitals, and no trade or post."""
    return (
        all(part[0].isupper() for part in parts)
        and len(parts) <= 3
        and not any(words.is_title(part.casefold()) for part in parts)
    )


def _of(title: str, given: Sequence[str], surname: str, nickname: str, former: str) -> PersonName:
    full = tuple(one for one in given if len(one) > 1)
    initials = "".join(one for one in given if len(one) == 1)
    return PersonName(
        title=title,
        given=full,
        initials=initials,
        surname=surname,
        nickname=nickname,
        former=former,
    )


def _plain(
    title: str,
    parts: list[str],
    nickname: str,
    former: str,
    words: NameParts,
    surnames: Container[str],
) -> PersonName:
    if len(parts) == 1:
        return _single(title, parts[0], nickname, former, words, surnames)
    if _all_initials(parts):
        last = parts.pop() if title else ""
        return _of(title, parts, last, nickname, former)
    if _is_initial(parts[-1]):
        return _with_last_initial(title, parts, nickname, former, words, surnames)
    if parts[0].isupper() and 1 < len(parts[0]) <= _LONGEST_INITIALS and len(parts) == 2:
        low = parts[0].casefold()
        if low not in words.forenames and low not in surnames and not parts[1].isupper():
            return _of(title, list(parts[0]), parts[1], nickname, former)
    if (ends := _surname_first(parts, words, surnames)) is not None:
        given = list(parts[1]) if _ends_in_initials(parts, words) else parts[ends:]
        return _of(title, given, " ".join(parts[:ends]), nickname, former)
    at = _surname_begins(parts, words)
    return _of(title, parts[:at], " ".join(parts[at:]), nickname, former)


def _ends_in_initials(parts: Sequence[str], words: NameParts) -> bool:
    """Whether two capitals stand behind a surname in capitals: "REED KA"."""
    surname, *letters = parts
    is_pair = len(letters) == 1 and len(letters[0]) == len("KA")
    return (
        is_pair
        and surname.isupper()
        and len(surname) > len(letters[0])
        and _are_initials(letters[0], words)
    )


def _all_initials(parts: Sequence[str]) -> bool:
    return all(_is_initial(part) for part in parts)


def _single(
    title: str,
    part: str,
    nickname: str,
    former: str,
    words: NameParts,
    surnames: Container[str],
) -> PersonName:
    low = part.casefold()
    if title:
        return PersonName(title=title, surname=part, nickname=nickname, former=former)
    if _is_initial(part) or (
        part.isupper() and len(part) <= _LONGEST_INITIALS and low not in words.forenames
    ):
        return PersonName(initials=part, nickname=nickname, former=former)
    is_surname = low in surnames and low not in words.forenames
    if is_surname or (part.isupper() and low not in words.forenames):
        return PersonName(surname=part, nickname=nickname, former=former)
    return PersonName(given=(part,), nickname=nickname, former=former)


def _with_last_initial(
    title: str,
    parts: list[str],
    nickname: str,
    former: str,
    words: NameParts,
    surnames: Container[str],
) -> PersonName:
    """ "Kayleigh R." tells the surname's first letter; "Reed K A" the forenames'."""
    ends = next(at for at in range(len(parts)) if _all_initials(parts[at:]))
    full, letters = parts[:ends], parts[ends:]
    first = full[0].casefold()
    if len(full) > 1 and full[0].isupper() and len(full[0]) > 1 and not full[1].isupper():
        return _of(title, [*full[1:], *letters], full[0], nickname, former)
    is_last_name = first in surnames and first not in words.forenames
    if _is_known_surname_first(full, words, surnames):
        return _of(title, [*full[1:], *letters], full[0], nickname, former)
    if len(full) == 1 and (full[0].isupper() or is_last_name or len(letters) > 1):
        return _of(title, letters, full[0], nickname, former)
    if first in words.forenames or not title:
        return _of(title, [*full, *letters[:-1]], letters[-1], nickname, former)
    return _of(title, letters, " ".join(full), nickname, former)


def _is_known_surname_first(
    parts: Sequence[str], words: NameParts, surnames: Container[str]
) -> bool:
    """Whether a surname that the case knows opens a name, and forenames follow ("Reed Ann")."""
    first, *rest = (part.casefold() for part in parts)
    is_surname = first in surnames and first not in words.forenames
    return is_surname and bool(rest) and all(part in words.forenames for part in rest)


def _surname_first(parts: Sequence[str], words: NameParts, surnames: Container[str]) -> int | None:
    """Where the surname ends that opens a name: in capitals ("REED Kayleigh"), or a known one.

    Initials open others ("KA Reed").
    """
    if _is_known_surname_first(parts, words, surnames) or _ends_in_initials(parts, words):
        return 1
    first = parts[0]
    if not first.isupper() or len(first) < 2 or parts[-1].isupper():
        return None
    is_first = (
        len(first) > _LONGEST_INITIALS
        or first.casefold() in surnames
        or (parts[-1].casefold() in words.forenames)
    )
    return next(at for at, part in enumerate(parts) if not part.isupper()) if is_first else None


def _surname_begins(parts: Sequence[str], words: NameParts) -> int:
    for at in range(1, len(parts) - 1):
        if parts[at].casefold().rstrip("'’") in words.particles and len(parts[at]) > 1:
            return at
    return len(parts) - 1
