"""`candour serve` and `candour open`: one process that answers on this computer alone."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from candour.web.safety import HEADERS


@contextmanager
def served(folder: Path, *words: str) -> Iterator[tuple[str, int, str]]:
    """Run a command that serves; give its host, its port and its link's path."""
    with subprocess.Popen(
        [sys.executable, "-m", "candour", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "BROWSER": "true"},
    ) as running:
        assert running.stdout is not None
        link = next(one.strip() for one in running.stdout if one.strip().startswith("http:"))
        address, _, path = link.removeprefix("http://").partition("/")
        host, _, port = address.partition(":")
        try:
            wait_for(host, int(port))
            yield host, int(port), f"/{path}"
        finally:
            running.send_signal(signal.SIGINT)
            _, errors = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "candour: closed" in errors
    assert "Traceback" not in errors


def wait_for(host: str, port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            ask(host, port, "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer")


def ask(host: str, port: int, path: str, cookie: str = "") -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection(host, port, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    found = (answer.status, dict(answer.getheaders()), answer.read().decode())
    connection.close()
    return found


def test_the_link_opens_the_workbench_once(tmp_path: Path, inside_this_machine: None) -> None:
    with served(tmp_path, "serve", "--no-browser", "--by", "Ann", "--port", "0") as (
        host,
        port,
        link,
    ):
        assert host == "127.0.0.1"
        status, headers, _ = ask(host, port, link)
        assert (status, headers["location"]) == (303, "/")
        cookie = headers["set-cookie"].partition(";")[0]
        assert "HttpOnly" in headers["set-cookie"]
        assert "SameSite=Strict" in headers["set-cookie"]
        status, headers, text = ask(host, port, "/", cookie)
        assert status == 200
        assert "There is no case yet" in text
        assert headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
        assert ask(host, port, link)[0] == 403
        status, headers, text = ask(host, port, "/static/candour/app.css")
        assert status == 200
        assert "access-control-allow-origin" not in headers
        assert headers["x-content-type-options"] == "nosniff"


def test_files_are_opened_as_a_case_once(tmp_path: Path, inside_this_machine: None) -> None:
    (tmp_path / "police.csv").write_text("Date,Event\n3 May 2022,Called out.\n", encoding="utf-8")
    words = ("open", "Police=police.csv", "--case", "child-k", "--no-browser", "--port", "0")
    for _ in range(2):
        with served(tmp_path, *words) as (host, port, link):
            _, headers, _ = ask(host, port, link)
            assert headers["location"] == "/cases/child-k/chronology/"
            cookie = headers["set-cookie"].partition(";")[0]
            for _ in range(100):
                status, headers, text = ask(host, port, "/cases/child-k/chronology/", cookie)
                if status == 200:
                    break
                time.sleep(0.2)
            assert "Called out." in text
            assert "1 decision" in ask(host, port, "/", cookie)[2]


def test_the_invented_case_is_opened(tmp_path: Path, inside_this_machine: None) -> None:
    with served(tmp_path, "demo", "--open", "-o", "demo") as (host, port, link):
        _, headers, _ = ask(host, port, link)
        cookie = headers["set-cookie"].partition(";")[0]
        for _ in range(100):
            status, _, text = ask(host, port, headers["location"], cookie)
            if status == 200:
                break
            time.sleep(0.5)
        assert "The invented case" in text
        assert "<strong>428</strong> entries" in text
        assert "yes: the agency says that it searched these days" in text


def test_the_demo_ends_by_itself_where_nobody_could_end_it(
    tmp_path: Path, inside_this_machine: None
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "candour", "demo", "-o", "demo"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    link = next(one.strip() for one in done.stdout.splitlines() if "/open/" in one)
    assert link.startswith("http://127.0.0.1:")
    assert link.endswith("/cases/invented-case/chronology/")
    assert "candour serve --workspace" in done.stdout
    assert "Ctrl-C" not in done.stdout
    assert (tmp_path / "demo" / "chronology.docx").is_file()
    host, _, port = link.split("/")[2].partition(":")
    with socket.socket() as nobody:
        assert nobody.connect_ex((host, int(port))) != 0


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "candour", "serve", "--no-browser", "--port", port],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert f"port {port} is taken by another program" in done.stderr


def test_help_and_file_commands_do_not_load_the_web(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Date,Event\n3 May 2022,Seen.\n", encoding="utf-8")
    for words in (["--help"], ["date", "3 May 2022"], ["read", "a.csv"], ["merge", "GP=a.csv"]):
        code = (
            f"import sys; sys.argv = ['candour', *{words!r}]\n"
            "from candour.cli.main import main\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\n"
            "loaded = {'django', 'granian', 'whitenoise', 'candour.web'} & set(sys.modules)\n"
            "assert not loaded, loaded"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (words, done.stderr[-500:])
