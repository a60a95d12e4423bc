"""A PostgreSQL server for the time of the tests: its own folder, a socket there, no port."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

_DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed."""
    debian = sorted(_DEBIAN.glob("*/bin/initdb"))
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    return None if found is None else Path(found).parent


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """Start a server, and yield the address of its databases with a place for their name."""
    # Not pytest's folder: the path of a socket has room for some hundred characters only.
    with TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        as_user: list[str] = []
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            as_user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres")
        base = folder / "data"
        _run(*as_user, bin_folder / "initdb", "-D", base, "-U", "candour", "-A", "trust", "-N")
        control = (*as_user, bin_folder / "pg_ctl", "-D", base, "-w")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
        _run(*control, "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql://candour@/{{name}}?host={quote(name, safe='')}"
        finally:
            _run(*control, "-m", "immediate", "stop")


def _run(*command: object) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command],
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
