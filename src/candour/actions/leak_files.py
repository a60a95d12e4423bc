"""Read one file back, with the files inside it, and say what in it gives somebody away."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from candour.actions.reading import received_bytes
from candour.core.key.model import Edition, Key
from candour.core.leaks.checking import Checker
from candour.core.leaks.leak import Leak
from candour.core.leaks.stretch import Kind, Opened, Stretch
from candour.core.leaks.together import Beside, Sentence
from candour.core.manifest.release import SIGNATURE, TAG_MANIFEST, TAGS
from candour.errors import CandourError, LimitPassed
from candour.readers.hidden.opening import open_file
from candour.readers.limits import Limits
from candour.vocabulary.leaks import load_leak_words

_OWN_LISTS = frozenset({*TAGS, TAG_MANIFEST, SIGNATURE})
# Names of a container's members are said by the container.
_NAMED_ALREADY = ("picture", "thumbnail", "embedded", "member")


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a part of one, that could not be looked into: nobody knows what it says."""

    file: str = field(repr=False)
    reason: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """What files are checked by: the key, what the edition withholds, and the limits."""

    key: Key | None = field(repr=False)
    edition: Edition | None
    key_file: Path | None
    has_other: bool
    """whether the edition is laid beside another"""
    limits: Limits


@dataclass(frozen=True, slots=True)
class FileToCheck:
    """A file by the name that it is shown by. Of another edition only its sentences are asked."""

    name: str = field(repr=False)
    path: Path = field(repr=False)
    is_other: bool = False


@dataclass(slots=True)
class Checked:
    """What was found in one file."""

    name: str = field(repr=False)
    leaks: list[Leak] = field(default_factory=list, repr=False)
    unread: list[Unread] = field(default_factory=list, repr=False)
    kept: Counter[str] = field(default_factory=Counter, repr=False)
    """what the file keeps beside what it shows"""
    sentences: list[Sentence] = field(default_factory=list, repr=False)
    """those that another edition may complete"""
    size: int = 0


class FileChecker:
    """Checks files, one after the other, by one key."""

    def __init__(self, by: By) -> None:
        words = load_leak_words()
        self._by = by
        self._checker = Checker(by.key, by.edition, words)
        self._beside = Beside(by.key, words) if by.key is not None and by.has_other else None

    def checked(self, one: FileToCheck) -> Checked:
        """Return what a file says that it should not, and what of it nobody could look into."""
        said = _say_all(one, self._by)
        found = Checked(one.name, unread=said.unread, size=said.size)
        if not one.is_other:
            found.leaks = list(self._checker.leaks(one.name, said.stretches))
            found.kept = Counter(
                told for each in said.stretches if each.text.strip() and (told := each.kept)
            )
        if self._beside is not None:
            found.sentences = list(self._beside.sentences(one.name, said.stretches))
        return found


def files_of(paths: Iterable[Path], *, is_other: bool = False) -> Iterator[FileToCheck]:
    """Yield each file of some paths; links out of a folder are not followed."""
    for path in paths:
        if not path.is_dir():
            yield FileToCheck(path.name, path, is_other)
            continue
        for one in sorted(path.rglob("*")):
            if one.is_file() and not one.is_symlink():
                yield FileToCheck(one.relative_to(path).as_posix(), one, is_other)


@dataclass(slots=True)
class _Said:
    """All that one file says, with the files inside it."""

    stretches: list[Stretch] = field(default_factory=list, repr=False)
    unread: list[Unread] = field(default_factory=list, repr=False)
    size: int = 0


def _say_all(one: FileToCheck, by: By) -> _Said:
    said = _Said(list(_of_name(one.name)))
    if by.key_file is not None and one.path.samefile(by.key_file):
        reason = "this is the key itself, and not read: it must not leave with an edition"
        said.unread.append(Unread(one.name, reason, is_whole=False))
        return said
    try:
        data = received_bytes(one.path, by.limits)
    except CandourError as refusal:
        said.unread.append(Unread(one.name, str(refusal)))
        return said
    said.size = len(data)
    waiting = [(one.name, data, "", 0)]
    unpacked = 0
    while waiting:
        shown, data, inside, depth = waiting.pop()
        unpacked += len(data) if depth else 0
        try:
            if depth > by.limits.depth or unpacked > by.limits.unpacked_bytes:
                raise LimitPassed("files inside files, too deep or too large")
            opened = open_file(data, shown, by.limits)
        except CandourError as refusal:
            said.unread.append(Unread(shown, str(refusal)))
            continue
        said.unread += _unread_of(opened, shown, inside)
        said.stretches += _told(opened, inside or _of_release(shown))
        waiting += [
            (f"{shown}/{each.name}", each.data, _inside(inside, each.where, n), depth + 1)
            for n, each in reversed(list(enumerate(opened.inner, 1)))
        ]
    return said


def _unread_of(opened: Opened, shown: str, inside: str) -> Iterator[Unread]:
    within = f"{inside.split(',', maxsplit=1)[0]}: " if inside else ""
    for reasons, is_whole in ((opened.closed, True), (opened.unread, False)):
        for reason in reasons:
            yield Unread(shown, f"{within}{reason}", is_whole)


def _told(opened: Opened, inside: str) -> Iterator[Stretch]:
    for one in opened.stretches:
        where = f"{one.where}, in {inside}" if inside else one.where
        yield Stretch(where, one.text, one.kind, one.concealed)
    for n, member in enumerate(opened.inner, 1):
        if member.where == "thumbnail":
            yield Stretch("thumbnail", "a small picture of a page, as it may have been before")
        if not member.where.startswith(_NAMED_ALREADY):
            yield Stretch(f"name of {_inside(inside, member.where, n)}", member.name, Kind.LABEL)


def _of_release(name: str) -> str:
    """Return what a file is that a release says of itself in: the day it was made is no leak."""
    return "the release's own lists" if name.rsplit("/", 1)[-1] in _OWN_LISTS else ""


def _inside(inside: str, where: str, n: int) -> str:
    told = f"{where} {n}"
    return f"{told}, in {inside}" if inside else told


def _of_name(name: str) -> Iterator[Stretch]:
    *folders, last = name.split("/")
    for folder in folders:
        yield Stretch("folder name", folder, Kind.LABEL)
    yield Stretch("file name", last, Kind.LABEL)
