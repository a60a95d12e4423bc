"""Release an edition: checked as it will leave, written whole or not at all, and signed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from candour import __version__
from candour.actions.key import CANNOT, Unlock, load_key
from candour.actions.leaks import Asked, LeaksFound, find_leaks
from candour.actions.reading import named_bytes
from candour.core.findings.barring import OPEN, Gate
from candour.core.key.model import Key
from candour.core.manifest.listing import manifest_text, same_name, why_no_path
from candour.core.manifest.release import PAYLOAD, ReleaseSaid
from candour.errors import CandourError
from candour.sealing.encryption import Lock, lock_of
from candour.sealing.signing import Ask, Signer, fingerprint
from candour.writers.bag import Staged, staged
from candour.writers.placing import put_secret

OnFile = Callable[[int, int, str], None]
_SECRETS = (b"PRIVATE KEY-----", b"AGE-SECRET-KEY-1", b"candour-key/1")
_PUBLIC_MODE = 0o644


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRelease:
    """What is to be released, by which key and edition, and whose private key signs it.

    `ask` is asked for the private key's passphrase. `gate` is what the gate said; without one,
    nothing was asked of findings.
    """

    paths: tuple[Path, ...]
    key: Path
    edition: str
    private_key: Path
    folder: Path
    against: tuple[Path, ...] = ()
    unlock: Unlock = CANNOT
    ask: Ask = field(default=lambda: "", repr=False)
    gate: Gate = OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFile:
    """A file of a release: its path there, its hash, and where it stands while it is checked."""

    path: str
    sha256: str
    size_bytes: int
    staged: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a release: what it says of itself where it was made, and else what bars it."""

    said: ReleaseSaid | None
    leaks: LeaksFound
    gate: Gate

    @property
    def is_made(self) -> bool:
        """Whether the release stands in its place."""
        return self.said is not None


def make_release(
    asked: ToRelease,
    day: date,
    on_file: OnFile = lambda *_: None,
    before_placing: Callable[[ReleaseSaid, Sequence[ReleasedFile]], None] = lambda *_: None,
) -> Outcome:
    """Make a release, or say what bars it; then nothing is written.

    `before_placing` is called when all is written and checked, just before the release is put in
    its place. Raises `CandourError` where the key, a file or the folder is of no use.
    """
    key = load_key(asked.key, asked.unlock)
    key.edition(asked.edition)
    signer = Signer.of(named_bytes(asked.private_key), asked.ask)
    with staged(asked.folder) as release:
        files = list(_files(asked, release))
        release.note(f"{asked.edition}\n")
        leaks = _leaks(release.around, asked, key, on_file)
        if not (leaks.is_clean and asked.gate.is_open):
            return Outcome(said=None, leaks=leaks, gate=asked.gate)
        listed = {f"{PAYLOAD}/{one.path}": one.sha256 for one in files}
        said = ReleaseSaid(
            edition=asked.edition,
            edition_sha256=sha256(manifest_text(listed).encode()).hexdigest(),
            day=day,
            public_key=fingerprint(signer.public_key),
            files=len(files),
            size_bytes=sum(one.size_bytes for one in files),
            leak_check=_checked(leaks, asked),
            gate=asked.gate.in_words(),
            made_by=f"Candour {__version__}",
        )
        release.seal(listed, said, signer.sign)
        before_placing(said, files)
        release.put_in_place()
    return Outcome(said=said, leaks=leaks, gate=asked.gate)


def make_signing_keys(private: Path, public: Path, passphrase: str | None = None) -> str:
    """Write a new pair of keys, and return the SHA-256 of the public one. Raises."""
    for path in (private, public):
        if path.exists():
            raise CandourError(
                f"{path.name} is there already, and is not written over",
                next_step="name another with -o",
            )
    signer = Signer.new()
    put_secret(signer.private_key(passphrase), private)
    put_secret(signer.public_key, public)
    public.chmod(_PUBLIC_MODE)
    return fingerprint(signer.public_key)


def _leaks(around: Path, asked: ToRelease, key: Key, on_file: OnFile) -> LeaksFound:
    """Check all that will leave, the folder's name and the edition's included."""
    whole = Asked(
        paths=(around,), key=asked.key, edition=asked.edition, against=asked.against, loaded=key
    )
    found = find_leaks(whole, on_file)
    inside = f"{asked.folder.name}/{PAYLOAD}/"
    found.leaks = [replace(one, file=one.file.removeprefix(inside)) for one in found.leaks]
    found.files -= 1  # the note on the edition
    found.unread = [replace(one, file=one.file.removeprefix(inside)) for one in found.unread]
    return found


def _checked(leaks: LeaksFound, asked: ToRelease) -> str:
    beside = f" beside {_counted(len(asked.against), 'other release')}" if asked.against else ""
    return f"no leak and {_counted(len(leaks.leaks), 'warning')}{beside}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _files(asked: ToRelease, release: Staged) -> Iterator[ReleasedFile]:
    """Put the files to be released in their places. Raises for what must not leave."""
    seen: set[str] = set()
    secret = [path for path in (asked.key, asked.private_key, asked.unlock.identity) if path]
    for path, file in _paths(asked.paths):
        name = same_name(path)
        if (why := _why_not(name, file)) is not None:
            raise CandourError(
                f"{name}: {why}; nothing was released", next_step="rename it, or take it out"
            )
        if name.casefold() in seen:
            raise CandourError(f"{name} is named twice", expected="each file once")
        seen.add(name.casefold())
        data = named_bytes(file)
        is_secret = any(file.samefile(one) for one in secret) or lock_of(data) is not Lock.OPEN
        if is_secret or any(mark in data for mark in _SECRETS):
            raise CandourError(
                f"{name} is a key, or holds one; nothing was released", next_step="take it out"
            )
        place = release.add(name, data)
        digest = sha256(data).hexdigest()
        yield ReleasedFile(path=name, sha256=digest, size_bytes=len(data), staged=place)
    if not seen:
        raise CandourError("there is no file to release", next_step="candour redact makes some")


def _why_not(name: str, file: Path) -> str | None:
    if (why := why_no_path(name)) is not None:
        return why
    if any(part.startswith(".") for part in name.split("/")):
        return "this is a hidden file"
    if "%" in name:
        return "programs that read bags disagree on names with %"
    return "this is a link" if file.is_symlink() else None


def _paths(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            for one in sorted(path.rglob("*")):
                if one.is_symlink() or not one.is_dir():
                    yield one.relative_to(path).as_posix(), one
        else:
            yield path.name, path
