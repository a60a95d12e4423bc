"""Learn from a first reading of all documents: what is written small, who and what is named."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from candour.core.release.seen import plain_word
from candour.core.release.unkeyed.model import Kind, Known
from candour.core.release.unkeyed.names import NameJudge
from candour.core.release.unkeyed.runs import opens_sentence, runs_of, words_of
from candour.core.release.unkeyed.words import UnkeyedWords
from candour.core.release.words import either

_SHORT = re.compile(r"\((?:the )?([A-Z]{2,7})\)")
_LEAST, _OFTEN, _SHORTEST = 3, 2, 3


def learn(texts: Iterable[str], words: UnkeyedWords) -> Known:
    """Return what documents that belong together teach. Cost grows linearly with their words."""
    held = list(texts)
    small = frozenset(
        word.plain for text in held for word in words_of(text) if word.written.islower()
    )
    bodies = frozenset(_short_names(held, words))
    judge = NameJudge(words, Known(small=small, bodies=bodies))
    persons: set[str] = set()
    places: Counter[str] = Counter()
    for text in held:
        for run in runs_of(text, words):
            for mark in judge.judge(text, run):
                said = text[mark.start : mark.end]
                if mark.kind is Kind.PERSON:
                    persons.update(_parts(said, small, words))
                elif mark.kind is Kind.PLACE and said.isalpha():
                    places[plain_word(said)] += 1
    capitals = frozenset(
        word.plain
        for text in held
        for word in words_of(text)
        if word.is_capital and not opens_sentence(text, word.start)
    )
    often = {one for one, count in places.items() if count >= _OFTEN} - persons
    return Known(
        small=small, bodies=bodies, persons=frozenset(persons), capitals=capitals,
        places=frozenset(often),
    )  # fmt: skip


def _short_names(texts: Iterable[str], words: UnkeyedWords) -> Iterator[tuple[str, ...]]:
    """Yield what bodies are called for short: "Example Limited (“Example”)"."""
    defined = re.compile(
        rf"\((?:(?:{either(words.short_for)}) )*[“\"‘'](?:[Tt]he )?([A-Z][^”\"’“]{{1,40}})[”\"’“]\)"
    )
    never = words.no_names - words.bodies | words.always_generic
    for text in texts:
        for pattern in (defined, _SHORT):
            for match in pattern.finditer(text):
                said = tuple(plain_word(word.written) for word in words_of(match[1]))
                other = any(one in words.laws or one in words.titles for one in said)
                if said and not other and not never.issuperset(said):
                    yield said


def _parts(name: str, small: frozenset[str], words: UnkeyedWords) -> Iterator[str]:
    """Yield the words of a name; an ordinary word only as a surname: "Dr Price"."""
    no_part = words.titles | words.behind | words.links | words.release.no_part
    said = [one for one in words_of(name) if one.is_capital]
    for n, one in enumerate(said, 1):
        is_ordinary = one.plain in small or one.plain in words.release.everyday
        is_surname = n == len(said) > 1 and (
            said[0].plain in words.titles or said[0].plain in words.release.forenames
        )
        is_surname = is_surname and not one.plain.endswith(tuple(words.common_endings))
        whole = len(one.plain) >= _LEAST and one.plain not in no_part
        whole = whole and not (one.is_shouted and len(one.plain) <= _SHORTEST)  # “CDS”
        if whole and (is_surname or not is_ordinary):
            yield one.plain
