"""A reader in a process of its own: a crash in a C library costs one file, not the run.

The process is limited in memory and processor time and stopped when it takes too long. What it
answers is unpickled with nothing but Candour's own plain types allowed: a process taken over by a
hostile file must not be able to run code out here.
"""

import atexit
import io
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer

from candour.core.leaks.stretch import Opened
from candour.errors import CandourError, DamagedFile, LimitPassed
from candour.readers import worker_host
from candour.readers.hosts import Host, asked_of, shut, started_host
from candour.readers.limits import Limits
from candour.readers.reading import Reading
from candour.readers.worker_host import NEXT_STEP, Work

_hosts: list[Host] = []
"""hosts that stand ready; a host serves one caller at a time"""
_busy: set[Host] = set()
"""hosts that are reading a file"""
_MOST_READY = 2
_lock = Lock()


def read_in_worker(
    read: Callable[[bytes, Limits], Reading], data: bytes, limits: Limits
) -> Reading:
    """Run `read(data, limits)` in a worker and return what it returns.

    `read` is a function of a module, found there again by its name. Raises what it raises if that
    is a `CandourError`; `DamagedFile` where it raised anything else or died; `LimitPassed` where it
    ran out of time or memory.
    """
    answer = _answer((read.__module__, read.__qualname__, data, limits))
    if isinstance(answer, Reading):
        return answer
    raise _nonsense()


def open_in_worker(read: Callable[[bytes, Limits], Opened], data: bytes, limits: Limits) -> Opened:
    """Run `read(data, limits)` in a worker as `read_in_worker` does; for all that a file says."""
    answer = _answer((read.__module__, read.__qualname__, data, limits))
    if isinstance(answer, Opened):
        return answer
    raise _nonsense()


def _answer(work: Work) -> Reading | Opened:
    limits = work[3]
    host = _take_host()
    late: list[bool] = []

    def stop() -> None:
        late.append(True)
        _kill(host)

    timer = Timer(limits.seconds, stop)
    timer.start()
    _busy.add(host)
    try:
        packed = asked_of(host, pickle.dumps(work, protocol=pickle.HIGHEST_PROTOCOL))
    except BaseException:
        _kill(host)
        raise
    finally:
        timer.cancel()
        _busy.discard(host)
    if packed is None:
        _end(host)
        raise _too_long(limits) if late else _vanished()
    _give_back(host)
    answer = _unpacked(packed)
    if isinstance(answer, CandourError):
        raise answer
    return answer


def _take_host() -> Host:
    with _lock:
        while _hosts:
            host = _hosts.pop()
            if host.poll() is None:
                return host
    return started_host(worker_host.__name__)


def _give_back(host: Host) -> None:
    with _lock:
        if len(_hosts) < _MOST_READY and host.poll() is None:
            _hosts.append(host)
            return
    _end(host)


def stop_workers() -> None:
    """Stop every reader at work: what they were asked is answered by a refusal."""
    for host in tuple(_busy):
        _kill(host)


def _kill(host: Host) -> None:
    """End a host and the fork that reads: that one holds the pipe, and would be waited for."""
    if sys.platform == "win32":
        host.kill()  # nothing is forked there
    elif host.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(host.pid, signal.SIGKILL)


def _end(host: Host) -> None:
    _kill(host)
    shut(host)


@atexit.register
def _end_all() -> None:
    while _hosts:
        _end(_hosts.pop())


def _too_long(limits: Limits) -> CandourError:
    return LimitPassed(
        f"reading took longer than {limits.seconds} seconds",
        next_step="split the file, or export only the pages that are needed",
    )


def _vanished() -> CandourError:
    return DamagedFile("the file made the reader's process stop", next_step=NEXT_STEP)


def _unpacked(packed: bytes) -> Reading | Opened | CandourError:
    try:
        answer = _OurTypesOnly(io.BytesIO(packed)).load()
    except Exception:
        answer = None
    if isinstance(answer, Reading | Opened | CandourError):
        return answer
    return _nonsense()


def _nonsense() -> CandourError:
    return DamagedFile("the reader's process answered with nonsense", next_step=NEXT_STEP)


class _OurTypesOnly(pickle.Unpickler):
    """Builds Candour's own plain types and nothing else."""

    _HOMES = (
        "candour.core.documents.",
        "candour.core.leaks.stretch",
        "candour.core.spans",
        "candour.errors",
        "candour.readers.reading",
    )

    def find_class(self, module: str, name: str) -> object:
        if "." not in name and module.startswith(self._HOMES):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module} is not allowed here")
