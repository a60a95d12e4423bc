"""The abbreviations that a chronology uses, with what they stand for: its glossary."""

import re
from collections.abc import Mapping, Sequence

from candour.core.chronology.entry import Entry
from candour.core.chronology.flags.abbreviations.explaining import explained_in
from candour.core.chronology.flags.abbreviations.initials import people_named
from candour.core.chronology.flags.abbreviations.unknown import CAPITALS, words_of
from candour.core.chronology.flags.words import FlagWords

_ROLE = re.compile(r"\)|\s[A-Z][a-z]|[’']?s\b")


def abbreviations_used(
    entries: Sequence[Entry], words: FlagWords, own: Mapping[str, str]
) -> Mapping[str, str]:
    """Return every abbreviation that entries use and somebody explains, with the explanation.

    The case's own glossary (`own`) wins, then what an entry explains, then the field's. Initials of
    people are no part of it: who is who belongs into the key, which is held apart.
    """
    people = people_named(entries, words.ages.lead_ins)
    texts = [words_of(entry, people.roles) for entry in entries]
    own_words = {**explained_in(texts), **own}
    finder = _finder([*words.glossary.meanings, *own_words])
    users: dict[str, dict[str, None]] = {}
    roles = {short for said in people.roles.values() for short in said.split()}
    for entry, text in zip(entries, texts, strict=True):
        for seen in finder.finditer(text):
            users.setdefault(seen.group(), {})[entry.agency] = None
            if _ROLE.match(text, seen.end()):
                roles.add(seen.group())
    used: dict[str, str] = {}
    for short, agencies in users.items():
        is_somebody = short in people.initials and len(agencies) == 1 and short not in roles
        if short in own_words:
            meaning = None if short in people.initials and short not in own else own_words[short]
        else:
            meaning = None if is_somebody else words.glossary.meaning(short, agencies)
        if meaning is not None:
            used[short] = meaning
    return dict(sorted(used.items(), key=lambda item: (item[0].casefold(), item[0])))


def _finder(shorts: Sequence[str]) -> re.Pattern[str]:
    """Finds abbreviations as they are usually formed, and those that are formed otherwise."""
    odd = [short for short in shorts if not CAPITALS.fullmatch(short)]
    either = "|".join(map(re.escape, sorted(odd, key=len, reverse=True)))
    first = rf"(?<![\w/&-])(?:{either})(?![\w/&-])|" if odd else ""
    return re.compile(first + CAPITALS.pattern)
