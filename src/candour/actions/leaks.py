"""Read an edition back: every file of a folder, and what in it gives somebody away."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from candour.actions.key import CANNOT, Unlock, load_key
from candour.actions.reading import received_bytes
from candour.core.key.model import Edition, Key
from candour.core.leaks.checking import Checker
from candour.core.leaks.leak import Leak
from candour.core.leaks.stretch import Kind, Opened, Stretch
from candour.core.leaks.together import Beside, Sentence
from candour.errors import CandourError, LimitPassed
from candour.readers.hidden.opening import open_file
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.vocabulary.leaks import load_leak_words

_AT_ONCE, _AHEAD = 2, 3
# Names of a container's members are said by the container.
_NAMED_ALREADY = ("picture", "thumbnail", "embedded", "member")


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a part of one, that could not be looked into: nobody knows what it says."""

    file: str = field(repr=False)
    reason: str
    is_whole: bool = True


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


def find_leaks(
    asked: Asked, on_file: Callable[[int, int, str], None] = lambda *_: None
) -> LeaksFound:
    """Check every file of some paths. Raises `CandourError` where the key cannot be used."""
    key, edition = _key_and_edition(asked)
    checker = Checker(key, edition, load_leak_words())
    beside = Beside(key, load_leak_words()) if key is not None and asked.against else None
    found = LeaksFound()
    ours: list[Sentence] = []
    for name, stretches in _read(asked.paths, asked, found, on_file):
        found.leaks += checker.leaks(name, stretches)
        if kept := Counter(told for one in stretches if one.text.strip() and (told := one.kept)):
            found.kept[name] = kept
        if beside is not None:
            ours += beside.sentences(name, stretches)
    if beside is not None:
        other = LeaksFound()
        theirs = [
            sentence
            for name, stretches in _read(asked.against, asked, other, on_file)
            for sentence in beside.sentences(name, stretches)
        ]
        found.leaks += beside.leaks(ours, theirs)
        found.unread += other.unread
    return found


def _read(
    paths: Iterable[Path], asked: Asked, found: LeaksFound,
    on_file: Callable[[int, int, str], None],
) -> Iterator[tuple[str, list[Stretch]]]:  # fmt: skip
    """Yield all that files say; while one is checked, the next are read in their own processes."""
    files = list(_files(paths))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        waiting = deque(
            pool.submit(_say_all, *one, asked.limits, asked.key) for one in files[:_AHEAD]
        )
        for n, (name, _) in enumerate(files):
            on_file(n, len(files), name)
            said = waiting.popleft().result()
            if n + _AHEAD < len(files):
                waiting.append(pool.submit(_say_all, *files[n + _AHEAD], asked.limits, asked.key))
            found.files += 1
            found.size += said.size
            found.unread += said.unread
            yield name, said.stretches


def _key_and_edition(asked: Asked) -> tuple[Key | None, Edition | None]:
    if asked.key is None:
        return None, None
    key = asked.loaded or load_key(asked.key, asked.unlock)
    return key, key.edition(asked.edition) if asked.edition else None


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Yield each file with the name that it is shown by; links out of a folder are not followed."""
    for path in paths:
        if not path.is_dir():
            yield path.name, path
            continue
        for one in sorted(path.rglob("*")):
            if one.is_file() and not one.is_symlink():
                yield one.relative_to(path).as_posix(), one


@dataclass(slots=True)
class _Said:
    """All that one file says, with the files inside it."""

    stretches: list[Stretch] = field(default_factory=list, repr=False)
    unread: list[Unread] = field(default_factory=list, repr=False)
    size: int = 0


def _say_all(name: str, path: Path, limits: Limits, key: Path | None) -> _Said:
    said = _Said(list(_of_name(name)))
    if key is not None and path.samefile(key):
        reason = "this is the key itself, and not read: it must not leave with an edition"
        said.unread.append(Unread(name, reason, is_whole=False))
        return said
    try:
        data = received_bytes(path, limits)
    except CandourError as refusal:
        said.unread.append(Unread(name, str(refusal)))
        return said
    said.size = len(data)
    waiting = [(name, data, "", 0)]
    unpacked = 0
    while waiting:
        shown, data, inside, depth = waiting.pop()
        unpacked += len(data) if depth else 0
        try:
            if depth > limits.depth or unpacked > limits.unpacked_bytes:
                raise LimitPassed("files inside files, too deep or too large")
            opened = open_file(data, shown, limits)
        except CandourError as refusal:
            said.unread.append(Unread(shown, str(refusal)))
            continue
        said.unread += [
            Unread(shown, f"{inside.split(',')[0]}: {one}" if inside else one, is_whole=False)
            for one in opened.unread
        ]
        said.unread += [Unread(shown, f"{inside.split(',')[0]}: {one}" if inside else one)
                        for one in opened.closed]  # fmt: skip
        said.stretches += _told(opened, inside)
        waiting += [
            (f"{shown}/{one.name}", one.data, _inside(inside, one.where, n), depth + 1)
            for n, one in reversed(list(enumerate(opened.inner, 1)))
        ]
    return said


def _told(opened: Opened, inside: str) -> Iterator[Stretch]:
    for one in opened.stretches:
        where = f"{one.where}, in {inside}" if inside else one.where
        yield Stretch(where, one.text, one.kind, one.concealed)
    for n, member in enumerate(opened.inner, 1):
        if member.where == "thumbnail":
            yield Stretch("thumbnail", "a small picture of a page, as it may have been before")
        if not member.where.startswith(_NAMED_ALREADY):
            yield Stretch(f"name of {_inside(inside, member.where, n)}", member.name, Kind.LABEL)


def _inside(inside: str, where: str, n: int) -> str:
    told = f"{where} {n}"
    return f"{told}, in {inside}" if inside else told


def _of_name(name: str) -> Iterator[Stretch]:
    *folders, last = name.split("/")
    for folder in folders:
        yield Stretch("folder name", folder, Kind.LABEL)
    yield Stretch("file name", last, Kind.LABEL)
