"""Check files in processes of their own, one for each core, in the order that they were given.

Each is our own program, started as the host of the readers is. It opens files as ever, by the
readers' own workers.
"""

import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from candour.actions.leak_files import By, Checked, FileChecker, FileToCheck
from candour.errors import DamagedFile
from candour.readers.hosts import Host, asked_of, shut, started_host
from candour.readers.worker import stop_workers
from candour.readers.worker_host import read_frame, write_frame

_WORTH_IT = 2_000_000
"""bytes from which the start of more processes costs less than it saves"""
_MOST, _AHEAD = 4, 2
_LOOK_UP = 0.5

OnFile = Callable[[int, int, str], None]


def check_all(
    files: Sequence[FileToCheck], by: By, on_file: OnFile, processes: int | None = None
) -> Iterator[Checked]:
    """Yield what was found in each file, in order; several are looked at at once.

    `on_file` is called at least twice a second; what it raises stops everything.
    """
    wanted = _processes(files) if processes is None else processes
    crew: _Here | _Crew = _Crew(by, wanted) if wanted > 1 else _Here(by)
    at_once = max(wanted, _AHEAD)
    pool = ThreadPoolExecutor(at_once if wanted > 1 else 1)
    try:
        waiting: deque[Future[Checked]] = deque()
        for n, one in enumerate(files):
            while len(waiting) < at_once + 1 and n + len(waiting) < len(files):
                waiting.append(pool.submit(crew.checked, files[n + len(waiting)]))
            on_file(n, len(files), one.name)
            first = waiting.popleft()
            while not wait([first], _LOOK_UP).done:
                on_file(n, len(files), one.name)
            yield first.result()
    finally:
        crew.stop()
        pool.shutdown(wait=True, cancel_futures=True)


def _processes(files: Sequence[FileToCheck]) -> int:
    size = sum(one.path.stat().st_size for one in files)
    if len(files) < 2 or size < _WORTH_IT:
        return 1
    return min(os.cpu_count() or 1, _MOST, len(files))


class _Here:
    """Checks in this process; what it rests on still opens files in workers."""

    def __init__(self, by: By) -> None:
        self._checker = FileChecker(by)

    def checked(self, one: FileToCheck) -> Checked:
        return self._checker.checked(one)

    def stop(self) -> None:
        stop_workers()


class _Crew:
    """Processes that check, each of which serves one thread at a time."""

    def __init__(self, by: By, count: int) -> None:
        self._all = [_started(by) for _ in range(count)]
        self._free: SimpleQueue[Host] = SimpleQueue()
        for process in self._all:
            self._free.put(process)

    def checked(self, one: FileToCheck) -> Checked:
        process = self._free.get()
        try:
            answer = _asked(process, one)
        finally:
            self._free.put(process)
        if isinstance(answer, Checked):
            return answer
        raise answer

    def stop(self) -> None:
        for process in self._all:
            process.terminate()
        for process in self._all:
            shut(process)


def _started(by: By) -> Host:
    process = started_host(__name__)
    assert process.stdin is not None  # noqa: S101 (a pipe)
    write_frame(process.stdin, pickle.dumps(by))
    return process


def _asked(process: Host, one: FileToCheck) -> Checked | Exception:
    answer = asked_of(process, pickle.dumps(one))
    if answer is None:
        return DamagedFile("the process that checked the file stopped")
    checked: Checked | Exception = pickle.loads(answer)  # noqa: S301 (from our own child)
    return checked


def serve() -> None:
    """Check each file that is named on standard input, until it is closed."""
    signal.signal(signal.SIGTERM, _end)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not get between the answers.
    sys.stdout = sys.stderr
    by = read_frame(incoming)
    if by is None:
        return
    checker = FileChecker(pickle.loads(by))  # noqa: S301 (from our own parent)
    while (asked := read_frame(incoming)) is not None:
        answer: Checked | Exception
        try:
            answer = checker.checked(pickle.loads(asked))  # noqa: S301 (from our own parent)
        except Exception as problem:
            answer = problem
        write_frame(outgoing, pickle.dumps(answer))


def _end(*_: object) -> None:
    stop_workers()
    os._exit(1)
