"""Read an edition back: every file of a folder, and what in it gives somebody away."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from candour.actions.key import CANNOT, Unlock, load_key
from candour.actions.leak_files import By, Unread, files_of
from candour.actions.leak_processes import check_all
from candour.core.key.model import Edition, Key
from candour.core.leaks.leak import Leak
from candour.core.leaks.together import Beside, Sentence
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.vocabulary.leaks import load_leak_words

__all__ = ["Asked", "LeaksFound", "Unread", "find_leaks"]


@dataclass(slots=True)
class LeaksFound:
    """What was found in all files, and what could not be looked into."""

    leaks: list[Leak] = field(default_factory=list, repr=False)
    unread: list[Unread] = field(default_factory=list, repr=False)
    kept: dict[str, Counter[str]] = field(default_factory=dict, repr=False)
    """what each file keeps beside what it shows, whether it names somebody or not"""
    files: int = 0
    size: int = 0

    @property
    def certain(self) -> list[Leak]:
        """Leaks that are no warnings."""
        return [one for one in self.leaks if not one.warning]

    @property
    def is_clean(self) -> bool:
        """Whether there is no leak, warnings apart, and every file could be opened."""
        return not self.certain and not any(one.is_whole for one in self.unread)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be checked, and against what."""

    paths: tuple[Path, ...]
    key: Path | None = None
    edition: str | None = None
    against: tuple[Path, ...] = ()
    unlock: Unlock = CANNOT
    loaded: Key | None = field(default=None, repr=False)
    """the key's own words, where somebody has opened it already"""
    limits: Limits = DEFAULT_LIMITS
    processes: int | None = None
    """how many check at once; as many as there are cores where nothing is said"""


def find_leaks(
    asked: Asked, on_file: Callable[[int, int, str], None] = lambda *_: None
) -> LeaksFound:
    """Check every file of some paths. Raises `CandourError` where the key cannot be used."""
    key, edition = _key_and_edition(asked)
    has_other = key is not None and bool(asked.against)
    by = By(
        key=key, edition=edition, key_file=asked.key, has_other=has_other, limits=asked.limits
    )  # fmt: skip
    files = [*files_of(asked.paths)]
    if has_other:
        files += files_of(asked.against, is_other=True)
    found = LeaksFound()
    ours: list[Sentence] = []
    theirs: list[Sentence] = []
    for one, checked in zip(
        files, check_all(files, by, on_file, asked.processes), strict=True
    ):  # fmt: skip
        found.leaks += checked.leaks
        found.unread += checked.unread
        if checked.kept:
            found.kept[checked.name] = checked.kept
        if one.is_other:
            theirs += checked.sentences
        else:
            ours += checked.sentences
            found.files += 1
            found.size += checked.size
    if key is not None and has_other:
        found.leaks += Beside(key, load_leak_words()).leaks(ours, theirs)
    return found


def _key_and_edition(asked: Asked) -> tuple[Key | None, Edition | None]:
    if asked.key is None:
        return None, None
    key = asked.loaded or load_key(asked.key, asked.unlock)
    return key, key.edition(asked.edition) if asked.edition else None
