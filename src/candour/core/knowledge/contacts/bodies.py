"""Bodies and officials in a report's prose, which no list of agencies names beforehand.

"David Norris, Home Office fire duty officer" makes a Mr Norris met later the Home Office's; "the
Resilience and Emergencies Division (RED)" makes RED a body.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.events.phrases import Found, PhraseBook, Tokens, tokens_of
from candour.core.knowledge.contacts.words import ContactWords

_CAPITALS = r"[A-Z][\w’'-]*"
_PHRASE = re.compile(rf"{_CAPITALS}(?:(?: (?:of|for|and|the))* {_CAPITALS})*")
_ACRONYM = re.compile(r"(?<![\w{/])[A-Z]{3,6}(?![\w}/])")
_DEFINED = re.compile(r"((?:[\w’'-]+ ){2,8})\(“?([A-Z]{2,6})”?\)")
_ROLE_BEFORE = re.compile(r"(?:\b(?:a|an|as|duty|the duty|each) )$")
_NAME = rf"(?:{{titles}} )?((?:{_CAPITALS} )?{_CAPITALS})(?: (?:[A-Z]{{2,4}}))*"
_BETWEEN = re.compile(r"(?: and)?(?<! of) the |^The | and (?=[A-Z])")
_OF = re.compile(r" (?:of|from|for|at) (?:the )?")
_PERSON = re.compile(r"\b[A-Z][a-z]+ [A-Z][\w’'-]+")
_STATEMENT = re.compile(rf"({_CAPITALS}) \{{([A-Z]{{2,4}})\d{{6,}}")
_LEAST, _ROLE_SHARE = 3, 0.1
_REACH = 110


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies that a report names, and the officials of each by surname."""

    book: PhraseBook = field(repr=False)
    cut_short: re.Pattern[str]
    """names whose number a reader took for a note's: "No.", before anything but a number"""
    officials: Mapping[str, str] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, texts: Sequence[str], words: ContactWords) -> "Bodies":
        """Learn from a report's whole text; its introductions may stand far from its events."""
        names = _names(texts, words)
        book = PhraseBook(
            ("body", body, name) for name, body in names.items() if name not in words.cut_short
        )
        short = "|".join(map(re.escape, words.cut_short))
        pattern = re.compile(rf"(?:{short})(?=,|\s[a-z(])")
        return cls(book, pattern, _officials(texts, names, words), names)

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """Every body and official named in a text."""
        found = [one for one in self.book.find(tokens) if _is_written_so(one, tokens)]
        covered = {at for one in found for at in range(one.first, one.last + 1)}
        yield from found
        for at, word in enumerate(tokens.words):
            cut = self.cut_short.match(tokens.text, tokens.starts[at])
            if cut is not None:
                yield Found("body", self.names[cut.group()], at, at)
            is_second = at and tokens.text[tokens.starts[at] - 1 : tokens.starts[at]] == "-"
            body = self.officials.get(f"{tokens.words[at - 1]}-{word}" if is_second else word)
            if body is not None and at not in covered and tokens.between(at, at)[0].isupper():
                yield Found("body", body, at, at)


def _names(texts: Iterable[str], words: ContactWords) -> dict[str, str]:
    """What each body is called, and the one name that it goes by."""
    counts: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    full: dict[str, str] = {}
    for text in texts:
        for found in _PHRASE.finditer(text):
            for phrase in _parted(found.group(), words):
                counts[phrase] += 1
        for found in _ACRONYM.finditer(text):
            counts[found.group()] += 1
            roles[found.group()] += bool(_ROLE_BEFORE.search(text[: found.start()][-12:]))
        for before, short in _DEFINED.findall(text):
            full[short] = _spelt_out(before, short)
    names = {**words.holders, **words.cut_short}
    for name, count in counts.items():
        is_short = name.isupper() and " " not in name
        is_role = roles[name] > _ROLE_SHARE * count or _is_office(full.get(name, ""), words)
        if count >= (_LEAST if is_short else 1) and not (is_short and is_role):
            names.setdefault(name, name)
    for short, long in full.items():
        if short in names and long in names:
            names[long] = short
    return names


def _parted(phrase: str, words: ContactWords) -> Iterator[str]:
    """The bodies in a run of capitals: "the Cabinet Office and the Home Office" are two."""
    for part in _BETWEEN.split(phrase):
        *head, plain = _OF.split(part)
        if head and _is_body(part, words) and _is_body(head[0], words):
            plain = part
        plain = plain.removesuffix("’s").removesuffix("'s")
        if len(plain.split()) > 1 and _is_body(plain, words):
            yield plain
    is_short = " the " not in phrase and len(phrase.split()) <= 2 * _LEAST
    ends_so = phrase.rsplit(maxsplit=1)[-1] in words.lists["body_words"]
    if " and " in phrase and is_short and ends_so:
        yield phrase


def _is_body(phrase: str, words: ContactWords) -> bool:
    return not words.lists["body_words"].isdisjoint(phrase.split())


def _spelt_out(before: str, short: str) -> str:
    """The words before an acronym in brackets that it is made of; none where it is not."""
    own = before.split()
    for first in range(len(own)):
        initials = "".join(word[0] for word in own[first:] if word[0].isupper())
        if initials == short:
            return " ".join(own[first:])
    return " ".join(own[-len(short) :])


def _is_office(spelt: str, words: ContactWords) -> bool:
    return bool(words.lists["offices"].intersection(spelt.casefold().split()))


def _officials(
    texts: Sequence[str], names: Mapping[str, str], words: ContactWords
) -> dict[str, str]:
    """Surnames with the body that introductions and offices give them, by the most of them."""
    titles = "|".join(sorted(words.lists["titles_of_persons"]))
    person = _NAME.replace("{titles}", f"(?:{titles})")
    stops = "".join(rf"|(?<={re.escape(one[:-1])})\." for one in words.cut_short)
    introduced = re.compile(
        rf"{person}(?:,| was| is|, who was| of| from) (?=((?:[^.;]{stops}){{1,{_REACH}}}))"
    )
    long = sorted(names, key=len, reverse=True)
    body = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, long)) + r")(?![\w-])")
    offices = "|".join(sorted(words.lists["offices"]))
    turned = re.compile(rf"\b(?:{offices}) of (?:the )?({body.pattern}), {person}")
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for found in introduced.finditer(text):
            name, said = found.group(1), found.group(2)
            surname = name.split()[-1]
            is_titled = found.group(0).split()[0] in words.lists["titles_of_persons"]
            if body.search(name) or surname.isupper() or _is_no_name(name, words, is_titled):
                continue
            of = _body_of(found.group(0)[len(name) :] + said, said, body, words)
            if of is not None:
                votes[surname.casefold()][names[of]] += 1
        for found in turned.finditer(text):
            votes[found.group(2).split()[-1].casefold()][names[found.group(1)]] += 1
    known = {
        name: min(of.items(), key=lambda one: (-one[1], one[0]))[0] for name, of in votes.items()
    }
    return {**_by_statements(texts, known, words), **known}


def _is_person(written: str, words: ContactWords) -> bool:
    """Whether words with capitals are somebody's name, and no office or body."""
    listed = {word.casefold() for word in words.lists["body_words"]} | words.lists["offices"]
    return listed.isdisjoint(written.casefold().split())


def _is_no_name(name: str, words: ContactWords, is_titled: bool) -> bool:
    return (" " not in name and not is_titled) or not _is_person(name, words)


def _by_statements(
    texts: Sequence[str], known: Mapping[str, str], words: ContactWords
) -> dict[str, str]:
    """Witnesses by the letters of their statements: {CLG00030737} is of those whose others are."""
    letters: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for name, mark in _STATEMENT.findall(text):
            letters[name.casefold()][mark] += 1
    titles = "|".join(sorted(words.lists["titles_of_persons"]))
    titled = re.compile(rf"\b(?:{titles}) (?:[A-Z][\w’'-]* )?([A-Z][\w’'-]*)")
    persons = {name.casefold() for text in texts for name in titled.findall(text)}
    own = {name: marks.most_common(1)[0][0] for name, marks in letters.items() if name in persons}
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for name, mark in own.items():
        if name in known:
            bodies[mark][known[name]] += 1
    return {
        name: min(bodies[mark].items(), key=lambda one: (-one[1], one[0]))[0]
        for name, mark in own.items()
        if mark in bodies and name not in words.lists["offices"]
    }


def _body_of(joined: str, said: str, body: re.Pattern[str], words: ContactWords) -> str | None:
    """The body of an introduction: the first named in it, beside an office or right behind "of"."""
    found = body.search(said)
    if found is None:
        return None
    if any(_is_person(one, words) for one in _PERSON.findall(said[: found.start()])):
        return None
    before = said[: found.start()].casefold()
    if any(before.rstrip().removesuffix(" the").endswith(one) for one in words.lists["not_of"]):
        return None
    is_direct = not before.strip() or before.strip() in words.lists["right_before_body"]
    near = said[: found.end() + 40].casefold()
    has_office = bool(words.lists["offices"].intersection(re.findall(r"[a-z]+", near)))
    is_of = re.search(r" (?:of|from) (?:the )?$", joined[: len(joined) - len(said)]) is not None
    is_also = before.strip() in words.lists["also_of"]
    return found.group() if has_office or (is_direct and is_of) or is_also else None


def _is_written_so(one: Found, tokens: Tokens) -> bool:
    """Whether a body stands with its capital: "a rest centre" is none."""
    written = tokens.between(one.first, one.last)
    return written[:1].isupper() or written.startswith(("the ", "central "))


def is_narrator(agency: str, words: ContactWords) -> bool:
    """Whether an agency tells of others and takes no part itself, by its name."""
    return not words.lists["narrators"].isdisjoint(tokens_of(agency).words)
