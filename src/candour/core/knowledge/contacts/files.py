"""What an agency is called, by the name of its file: "larkrise_logs.csv" is Larkrise's.

A name of one word counts where nothing else stands in it but words such as "records"; of more, the
words together ("Hawkley Primary"), or two of them beside each other ("St Botolph").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from candour.core.chronology.entry import Entry

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LEAST = 4


def called_by_files(
    entries: Iterable[Entry],
    files: Mapping[str, str],
    of_files: frozenset[str],
    ordinary: frozenset[str],
) -> dict[str, str]:
    """Names that agencies are called by, from their files' names by originals' hashes.

    `of_files` are words that stand in files' names and call nobody, `ordinary` such as call nobody
    alone. A name of the files of two agencies is neither's.
    """
    agencies: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.original in files:
            agencies[entry.original].add(entry.agency)
    owners: dict[str, set[str]] = defaultdict(set)
    for original, whose in agencies.items():
        if len(whose) == 1:
            for name in _names(files[original], of_files, ordinary):
                owners[name] |= whose
    return {name: next(iter(whose)) for name, whose in owners.items() if len(whose) == 1}


def _names(file: str, of_files: frozenset[str], ordinary: frozenset[str]) -> Iterator[str]:
    stem = re.split(r"[\\/]", file)[-1].rsplit(".", 1)[0]
    words = [found.group().casefold() for found in _WORD.finditer(stem)]
    while words and words[-1] in of_files:
        words.pop()
    while words and words[0] in of_files:
        words.pop(0)
    if len(words) == 1 and len(words[0]) >= _LEAST and words[0] not in ordinary:
        yield from _forms(words)
    for first in range(len(words)):
        for last in range(first + 1, len(words)):
            part = words[first : last + 1]
            if not ordinary.issuperset(part):
                yield from _forms(part)


def _forms(words: list[str]) -> Iterator[str]:
    """As the file has it, and with the possessive that a file's name leaves out."""
    yield " ".join(words)
    if words[-1].endswith("s") and len(words[-1]) > _LEAST:
        yield " ".join((*words[:-1], words[-1][:-1]))
