"""Words among markup and bytes: what stands there, whatever the rules of the format."""

import re
from collections.abc import Iterator

_MARKUP = re.compile(r"<[^>]{0,2000}>")
_ATTRIBUTE = re.compile(r"=\s*[\"']([^\"'<>]{2,400})[\"']")
_NAMES_OF_SPACES = ("http://ns.", "http://www.w3", "http://purl", "uuid:", "adobe:")
_LATIN = re.compile(rb"[\x20-\x7e\xa0-\xff\t]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_WIDE_OTHER = re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]){4,}")
_WORD = re.compile(rb"[A-Za-z]{4}")


def markup_words(markup: str) -> Iterator[str]:
    """Yield the texts between the tags of some XML, and the values of its attributes."""
    for words in _MARKUP.split(markup):
        if words.strip():
            yield words.strip()
    for tag in _MARKUP.finditer(markup):
        for value in _ATTRIBUTE.findall(tag[0]):
            if not value.startswith(_NAMES_OF_SPACES):
                yield value


def byte_words(data: bytes) -> Iterator[str]:
    """Yield every run of letters in some bytes, as one and as two bytes a letter."""
    for run in _LATIN.findall(data):
        if sum(65 <= byte <= 122 for byte in run) * 2 > len(run):
            yield run.decode("latin-1")
    wide = [run.decode("utf-16-le") for run in _WIDE.findall(data)]
    yield from wide
    for run in _WIDE_OTHER.findall(data):
        told = run.decode("utf-16-be")
        if not any(told[1:-1] in one for one in wide):
            yield told


def words_in_noise(data: bytes) -> Iterator[str]:
    """Yield runs of letters that hold a word, out of bytes that are mostly none.

    Two capitals among a million bytes are chance, not somebody's initials.
    """
    for run in byte_words(data):
        if _WORD.search(run.encode("latin-1", "replace")):
            yield run
