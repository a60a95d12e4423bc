"""A reader in a process of its own: a crash in a C library costs one file, not the run.

The worker is limited in memory and processor time, may write no core dump (it would hold case text),
and hands its result back through a pipe. What comes back is unpickled with nothing but Candour's own
plain types allowed: a worker taken over by a hostile file must not be able to run code out here.
"""

import io
import multiprocessing
import pickle
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from candour.errors import CandourError, DamagedFile, LimitPassed
from candour.readers.limits import Limits
from candour.readers.reading import Reading

_Read = Callable[[bytes, Limits], Reading]
_NEXT_STEP = "open it in the program that made it, save it again, and read that file"


def read_in_worker(read: _Read, data: bytes, limits: Limits, preload: list[str]) -> Reading:
    """Run `read(data, limits)` in a worker and return what it returns.

    `preload` names the modules that the worker's parent imports once, so that each further file
    costs a fork and not an import. Raises what `read` raises if that is a `CandourError`;
    `DamagedFile` where it raised anything else or died; `LimitPassed` where it ran out of time or
    memory.
    """
    receiving, sending = multiprocessing.Pipe(duplex=False)
    worker = _process((sending, read, data, limits), preload)
    with receiving:
        worker.start()
        sending.close()
        try:
            answer = _answer(worker, receiving, limits)
        finally:
            worker.kill()
            worker.join()
    if isinstance(answer, Reading):
        return answer
    raise answer


def _process(arguments: tuple[Connection, _Read, bytes, Limits], preload: list[str]) -> BaseProcess:
    if sys.platform == "win32":
        spawning = multiprocessing.get_context("spawn")
        return spawning.Process(target=_work, args=arguments, daemon=True)
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(preload)
    return forking.Process(target=_work, args=arguments, daemon=True)


def _answer(worker: BaseProcess, receiving: Connection, limits: Limits) -> Reading | CandourError:
    if not wait([receiving, worker.sentinel], timeout=limits.seconds):
        return LimitPassed(
            f"reading took longer than {limits.seconds} seconds",
            next_step="split the file, or export only the pages that are needed",
        )
    try:
        packed = receiving.recv_bytes()
    except EOFError:
        worker.join()
        return _death(worker.exitcode)
    try:
        answer = _OurTypesOnly(io.BytesIO(packed)).load()
    except Exception:
        answer = None
    if isinstance(answer, Reading | CandourError):
        return answer
    return DamagedFile("the reader's process answered with nonsense", next_step=_NEXT_STEP)


def _death(exitcode: int | None) -> CandourError:
    how = f"signal {-exitcode}" if exitcode is not None and exitcode < 0 else f"code {exitcode}"
    return DamagedFile(
        f"the file made the reader's process stop ({how})",
        expected="a sound file",
        next_step=_NEXT_STEP,
    )


def _work(sending: Connection, read: _Read, data: bytes, limits: Limits) -> None:
    _limit_this_process(limits)
    try:
        answer: Reading | CandourError = read(data, limits)
    except CandourError as refusal:
        answer = refusal
    except MemoryError:
        answer = LimitPassed(
            f"reading needs more than {limits.memory_bytes:,} bytes of memory",
            next_step="split the file, or export only the pages that are needed",
        )
    except BaseException as problem:
        # A Rust library's panic is not an Exception. Only the type is said: the message could hold
        # words of the case.
        answer = DamagedFile(
            f"the reader stopped with {type(problem).__name__}", next_step=_NEXT_STEP
        )
    sending.send_bytes(pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))


def _limit_this_process(limits: Limits) -> None:
    if sys.platform == "win32":
        return  # no such limits there; the time limit holds from outside
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))


class _OurTypesOnly(pickle.Unpickler):
    """Builds Candour's own plain types and nothing else."""

    _HOMES = (
        "candour.core.documents.",
        "candour.core.spans",
        "candour.errors",
        "candour.readers.reading",
    )

    def find_class(self, module: str, name: str) -> object:
        if "." not in name and module.startswith(self._HOMES):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module} is not allowed here")
