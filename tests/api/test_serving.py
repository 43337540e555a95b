"""`khulasa serve` as a process: its address, its answers, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
KHULASA = [sys.executable, "-c", "from api.cli import main; main()"]


@contextmanager
def serving(*options: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [*KHULASA, "serve", *options],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("Khulasa listens on http://127.0.0.1:"), line
    return line.split()[3]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_tells_a_free_port_answers_there_and_stops_on_a_signal(
    number: signal.Signals, code: int
) -> None:
    with serving("--port", "0") as process:
        address = address_of(process)
        elaph = (files("seeds") / "nato-iraq" / "elaph.txt").read_bytes()
        answer = httpx.post(
            f"{address}/v1/summaries",
            files=[("articles", ("elaph.txt", elaph))],
            headers={"Accept": "text/plain"},
        )
        assert answer.status_code == 200
        assert "الكاظمي" in answer.text
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (code, "")
    assert "Traceback" not in err


def test_an_address_that_is_taken_is_exit_code_1() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with serving("--port", port) as process:
            out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, "")
    assert err == f"khulasa: cannot listen on 127.0.0.1 port {port}: Address already in use\n"


def test_models_that_cannot_be_loaded_are_exit_code_1(tmp_path: Path) -> None:
    with serving("--port", "0", KHULASA_SUMMARIZER=str(tmp_path / "nothing")) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    last = err.splitlines()[-1]
    assert last.startswith("khulasa: the models cannot be loaded: ")
    assert "nothing" in last
