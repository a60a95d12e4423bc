"""Processes of our own program that stand ready to be asked: started, asked, and shut.

`multiprocessing` would start the caller's program again (decision 5).
"""

import json
import subprocess
import sys
from contextlib import suppress

from candour.readers.worker_host import read_frame, write_frame

Host = subprocess.Popen[bytes]
"""A process that answers each frame on its standard input by one on its standard output."""

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {module} import serve; serve()"
)


def started_host(module: str) -> Host:
    """Start a process that runs the `serve` of a module."""
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", _START.format(module=module), json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C reaches us, and we end it
    )


def asked_of(host: Host, message: bytes) -> bytes | None:
    """Return what a host answers; None where it ended, or was shut meanwhile."""
    assert host.stdin is not None  # noqa: S101 (both are pipes)
    assert host.stdout is not None  # noqa: S101
    try:
        write_frame(host.stdin, message)
        return read_frame(host.stdout)
    except (BrokenPipeError, ValueError):
        return None


def shut(host: Host) -> None:
    """Wait for a host that was told to end, and close its pipes."""
    host.wait()
    for stream in (host.stdin, host.stdout):
        if stream is not None:
            with suppress(BrokenPipeError):  # it never read what it was asked last
                stream.close()
