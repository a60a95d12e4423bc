"""The process that readers of hostile formats run under.

It imports the readers once and then does each piece of work in a fork of itself, so that nothing a
file does to the process that reads it can reach the next file. Where there is no fork (Windows), it
does one piece of work and ends.
"""

import os
import pickle
import struct
import sys
from contextlib import suppress
from importlib import import_module
from typing import IO

from candour.core.leaks.stretch import Opened
from candour.errors import CandourError, DamagedFile, LimitPassed
from candour.readers.limits import Limits
from candour.readers.reading import Reading

HEADER = struct.Struct(">Q")
NEXT_STEP = "open it in the program that made it, save it again, and read that file"

Work = tuple[str, str, bytes, Limits]
"""module and name of a reader's function, the file's bytes, the limits"""


def serve() -> None:
    """Answer each piece of work that comes in on standard input, until it is closed."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not get between the answers.
    sys.stdout = sys.stderr
    while (asked := read_frame(incoming)) is not None:
        work: Work = pickle.loads(asked)  # noqa: S301 (from our own parent)
        answer = _answer_in_fork(work) if hasattr(os, "fork") else _answer(work)
        try:
            write_frame(outgoing, answer)
        except BrokenPipeError:  # whoever asked was stopped: there is nobody to tell
            os._exit(0)
        if not hasattr(os, "fork"):
            return


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next message of a stream, or `None` where it has ended."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (length,) = HEADER.unpack(header)
    message = stream.read(length)
    return message if len(message) == length else None


def write_frame(stream: IO[bytes], message: bytes) -> None:
    """Write one message."""
    stream.write(HEADER.pack(len(message)))
    stream.write(message)
    stream.flush()


def _answer_in_fork(work: Work) -> bytes:
    with suppress(Exception):  # said by the fork, which meets it again
        import_module(work[0])
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os.close(reading_end)
            with os.fdopen(writing_end, "wb") as pipe:
                pipe.write(_answer(work))
            os._exit(0)
        os._exit(1)
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    exit_code = os.waitstatus_to_exitcode(status)
    return answer if exit_code == 0 else pickle.dumps(_death(exit_code))


def _death(exit_code: int) -> CandourError:
    how = f"signal {-exit_code}" if exit_code < 0 else f"code {exit_code}"
    return DamagedFile(
        f"the file made the reader's process stop ({how})",
        expected="a sound file",
        next_step=NEXT_STEP,
    )


def _answer(work: Work) -> bytes:
    module, name, data, limits = work
    read = getattr(import_module(module), name)
    _limit_this_process(limits)
    answer: Reading | Opened | CandourError
    try:
        answer = read(data, limits)
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
        stopped = f"the reader stopped with {type(problem).__name__}"
        answer = DamagedFile(stopped, next_step=NEXT_STEP)
    return pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)


def _limit_this_process(limits: Limits) -> None:
    if sys.platform == "win32":
        return  # no such limits there; the time limit holds from outside
    import resource  # noqa: PLC0415 (there is none on Windows)

    # A core dump would hold case text.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
