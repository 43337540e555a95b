"""`make demo`: a server on a free port, README's curl line sent to it, the answer as a page.

Nothing is left running, however it ends: the server is this process's child and is stopped on
success, on an error, on Ctrl-C, on SIGTERM and when the terminal closes.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import httpx
import msgspec
from rich.console import Console

from api.answers import decode_answer
from api.rendering import to_terminal

ADDRESS = "127.0.0.1:8000"
"""Where README's commands expect the server."""

SEEDS = "seeds/nato-iraq"
STARTUP_TIMEOUT_S = 60.0
REQUEST_TIMEOUT_S = 120.0


class DemoFailed(Exception):
    """The demo cannot be shown; the message says why, for a person."""


def curl_command(readme: str) -> str:
    """The first curl command in a fenced block of README (Markdown) that sends `seeds/nato-iraq`,
    exactly as it stands there, continued lines included. Raises DemoFailed where there is none.
    """
    fenced = False
    lines = iter(readme.splitlines())
    for line in lines:
        if line.startswith("```"):
            fenced = not fenced
        elif fenced and line.startswith("curl "):
            command = line
            while command.endswith("\\"):
                command += "\n" + next(lines, "")
            if SEEDS in command:
                return command
    raise DemoFailed(f"README.md shows no curl command with {SEEDS}")


def free_port() -> int:
    """A loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_server(port: int) -> Iterator[str]:
    """Starts `khulasa serve` on a loopback port, gives its address once it is ready, and stops it.

    Raises DemoFailed, with what the server wrote, where it is not ready in time.
    """
    khulasa = str(Path(sys.executable).with_name("khulasa"))
    command = [khulasa, "serve", "--host", "127.0.0.1", "--port", str(port)]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            address = f"127.0.0.1:{port}"
            if not _becomes_ready(server, f"http://{address}/readyz"):
                log.seek(0)
                raise DemoFailed(f"the server did not start:\n{log.read().strip()}")
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _becomes_ready(server: subprocess.Popen[bytes], url: str) -> bool:
    """Asks until the server answers 200; False where it ended or took too long."""
    deadline = time.monotonic() + STARTUP_TIMEOUT_S
    with httpx.Client(trust_env=False, timeout=5.0) as client:
        while server.poll() is None and time.monotonic() < deadline:
            try:
                if client.get(url).status_code == httpx.codes.OK:
                    return True
            except httpx.TransportError:
                pass
            time.sleep(0.1)
    return False


def run_curl(command: str, folder: Path) -> bytes:
    """What the shell command `command` prints, run in `folder`, past any proxy.

    Raises DemoFailed where it fails or takes too long.
    """
    try:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env={**os.environ, "no_proxy": "127.0.0.1"},
            capture_output=True,
            timeout=REQUEST_TIMEOUT_S,
        )
    except subprocess.TimeoutExpired as exc:
        raise DemoFailed(f"{command}\ntook more than {exc.timeout:.0f} s") from exc
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise DemoFailed(f"{command}\nended with exit code {done.returncode}. {said}")
    return done.stdout


def show(answer: bytes) -> None:
    """Prints an answer's JSON as a page. Raises DemoFailed where it is not a summary."""
    try:
        decoded = decode_answer(answer)
    except msgspec.DecodeError as exc:
        said = answer.decode(errors="replace")
        raise DemoFailed(f"this is not a summary ({exc}):\n{said}") from exc
    to_terminal(decoded, Console())


def main() -> int:
    """Runs the demo. Exit codes: 0 shown, 1 failed, 2 no README here, 130 interrupted."""
    folder = Path(__file__).resolve().parent.parent
    readme = folder / "README.md"
    if not readme.is_file():
        sys.stderr.write(f"khulasa: the demo runs the curl line of {readme}, which is not there\n")
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        command = curl_command(readme.read_text(encoding="utf-8"))
        with running_server(free_port()) as address:
            command = command.replace(ADDRESS, address)
            sys.stdout.write(f"$ {command}\n\n")
            sys.stdout.flush()
            answer = run_curl(command, folder)
        show(answer)
    except DemoFailed as failure:
        sys.stderr.write(f"khulasa: {failure}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """Ends by the usual way up, so that the server is stopped."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    raise SystemExit(main())
