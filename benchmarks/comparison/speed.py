"""Two long reports compared: the time beside reading them, its growth, and difflib's."""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import docx

from candour.actions.comparing import account_of
from candour.actions.reading import read_file

_AGENCIES = (
    "The police", "The hospital", "Children's social care", "The school", "The health visitor",
    "Housing", "Probation", "The nursery", "The GP",
)  # fmt: skip
_DID = (
    "failed to record", "did not share", "wrote down", "acted promptly on",
    "might have asked about", "told the family of", "was told of", "reviewed", "did not answer",
)  # fmt: skip
_RUNS = 2
_WORDS_A_PAGE = 450
_LETTERS = "bcdfghklmnprstvw"


def figures() -> Iterator[dict[str, str]]:
    """Yield a row for each length: `candour compare` beside `candour read` of the same files."""
    with TemporaryDirectory() as folder:
        for pages in (38, 75, 150, 300):
            yield _row(pages, Path(folder))


def _row(pages: int, folder: Path) -> dict[str, str]:
    paths = folder / f"a{pages}.docx", folder / f"b{pages}.docx"
    _write(pages, paths)
    read, compared = (_seconds(command, paths) for command in ("read", "compare"))
    accounts = [account_of(path.name, read_file(path).document).account for path in paths]
    ones, others = ([one.text for one in account.statements] for account in accounts)
    begun = time.process_time()
    SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks()
    return {
        "pages": f"2 x {pages}",
        "sentences": str(len(ones) + len(others)),
        "read, s": f"{read:.2f}",
        "compare, s": f"{compared:.2f}",
        "ratio": f"{compared / read:.1f}",
        "difflib, same sentences alone, s": f"{time.process_time() - begun:.2f}",
    }


def _seconds(command: str, paths: tuple[Path, Path]) -> float:
    """Return the least processor time of three runs of a command."""
    taken = []
    for _ in range(_RUNS):
        before = _of_children()
        words = [sys.executable, "-m", "candour", command, *map(str, paths)]
        subprocess.run(words, check=True, capture_output=True)
        taken.append(_of_children() - before)
    return min(taken)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _write(pages: int, paths: tuple[Path, Path]) -> None:
    """Write two reports of so many pages: a third of their sentences are the same."""
    chance = Random(pages)
    words = [_word(chance) for _ in range(1_500)]
    shared = [_sentence(chance, words) for _ in range(pages * 8)]
    for path in paths:
        document = docx.Document()
        left, told = pages * _WORDS_A_PAGE, iter(shared)
        while left > 0:
            said = [next(told, None) or _sentence(chance, words)]
            said += [_sentence(chance, words) for _ in range(2)]
            left -= sum(len(re.findall(r"\w+", one)) for one in said)
            document.add_paragraph(" ".join(said))
        document.save(str(path))


def _sentence(chance: Random, words: list[str]) -> str:
    rest = " ".join(chance.choices(words, k=chance.randint(8, 22)))
    day = f"{chance.randint(1, 28)} June 20{chance.randint(10, 24)}"
    return f"{chance.choice(_AGENCIES)} {chance.choice(_DID)} {rest} on {day}."


def _word(chance: Random) -> str:
    return "".join(
        chance.choice(_LETTERS) + chance.choice("aeiou") for _ in range(chance.randint(2, 4))
    )
