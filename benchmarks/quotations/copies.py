"""Copies of sentences: true ones, differing only as print differs, and altered ones.

Each kind of change is made wherever it can be, by a fixed seed; none is made by Candour's own code.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

_MODALS = ("must", "should", "may", "might", "could", "will", "would", "can", "shall")
_NOT = re.compile(r" not\b")
_NUMBER = re.compile(r"\b\d+\b")
_MODAL = re.compile(rf"\b(?:{'|'.join(_MODALS)})\b")
_EXCEPTION = re.compile(r",? (?:except|unless|but|although|however)\b[^.]*(?=\.$)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_OTHER_NAMES = ("Hartley", "Bexford", "Ansell", "Wickham")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a sentence, what was done to it, and whether it still says what the source does."""

    words: str = field(repr=False)
    kind: str
    true: bool


def copies(sentences: Sequence[str], seed: int = 5) -> Iterator[Copy]:
    """Yield every copy that can be made of each sentence of six words and more."""
    chance = random.Random(seed)
    usable = [sentence.strip() for sentence in sentences if len(sentence.split()) >= 6]
    for sentence in usable:
        for kind, change in _TRUE.items():
            changed = change(sentence, chance)
            if changed is not None:
                yield Copy(changed, kind, true=True)
        for kind, change in _ALTERED.items():
            changed = change(sentence, chance)
            if changed is not None and changed != sentence:
                yield Copy(changed, kind, true=False)
        other = chance.choice(usable)
        spliced = _spliced(sentence, other)
        if spliced is not None and other != sentence:
            yield Copy(spliced, "spliced", true=False)


_Change = Callable[[str, random.Random], str | None]


def _broken_line(sentence: str, chance: random.Random) -> str:
    at = chance.choice([match.start() for match in re.finditer(" ", sentence)])
    return f"{sentence[:at]}\n{sentence[at + 1 :]}"


def _broken_word(sentence: str, chance: random.Random) -> str | None:
    long = list(re.finditer(r"\b[a-z]{7,}\b", sentence))
    if not long:
        return None
    at = chance.choice(long).start() + 3
    return f"{sentence[:at]}-\n{sentence[at:]}"


def _lower_start(sentence: str, _: random.Random) -> str:
    return sentence[0].lower() + sentence[1:]


def _other_marks(sentence: str, _: random.Random) -> str | None:
    changed = sentence.translate(str.maketrans({"'": "’", '"': "”", "–": "-", "’": "'"}))
    return changed if changed != sentence else None


def _ligature(sentence: str, _: random.Random) -> str | None:
    changed = sentence.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    return changed if changed != sentence else None


def _same(sentence: str, _: random.Random) -> str:
    return sentence


def _middle(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    first = chance.randrange(0, max(1, len(words) - 5))
    return " ".join(words[first : first + 5])


_TRUE: dict[str, _Change] = {
    "the same": _same,
    "a part": _middle,
    "broken line": _broken_line,
    "broken word": _broken_word,
    "lower-case start": _lower_start,
    "other quotation marks": _other_marks,
    "ligature": _ligature,
}


def _without_not(sentence: str, _: random.Random) -> str | None:
    return _NOT.sub("", sentence, count=1) if _NOT.search(sentence) else None


def _with_not(sentence: str, _: random.Random) -> str | None:
    added = re.sub(r"\b(was|were|is|are|did|should)\b(?! not)", r"\1 not", sentence, count=1)
    return added if added != sentence else None


def _other_number(sentence: str, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(sentence))
    if not found:
        return None
    match = chance.choice(found)
    return f"{sentence[: match.start()]}{int(match[0]) + 1}{sentence[match.end() :]}"


def _other_modal(sentence: str, chance: random.Random) -> str | None:
    match = _MODAL.search(sentence)
    if match is None:
        return None
    other = chance.choice([modal for modal in _MODALS if modal != match[0]])
    return f"{sentence[: match.start()]}{other}{sentence[match.end() :]}"


def _other_name(sentence: str, chance: random.Random) -> str | None:
    match = _NAME.search(sentence)
    if match is None:
        return None
    other = chance.choice(_OTHER_NAMES)
    return f"{sentence[: match.start()]}{other}{sentence[match.end() :]}"


def _without_exception(sentence: str, _: random.Random) -> str | None:
    match = _EXCEPTION.search(sentence)
    return None if match is None else f"{sentence[: match.start()]} …"


def _swapped_letters(sentence: str, chance: random.Random) -> str | None:
    long = list(re.finditer(r"\b[a-z]{5,}\b", sentence))
    if not long:
        return None
    at = chance.choice(long).start() + 1
    return sentence[:at] + sentence[at + 1] + sentence[at] + sentence[at + 2 :]


_ALTERED: dict[str, _Change] = {
    "not dropped": _without_not,
    "not added": _with_not,
    "number changed": _other_number,
    "modal changed": _other_modal,
    "name changed": _other_name,
    "ellipsis over an exception": _without_exception,
    "two letters swapped": _swapped_letters,
}


def _spliced(sentence: str, other: str) -> str | None:
    ours, theirs = sentence.split(), other.split()
    return " ".join([*ours[: len(ours) // 2], *theirs[len(theirs) // 2 :]])
