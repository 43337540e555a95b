"""A real `khulasa serve` on converted folders, in which an import of torch is found out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from api.demo import free_port

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "transformers")
TIMEOUT_S = 60.0
PAUSE_S = 0.02

_TRAP = """import os
with open(os.environ["TRAPPED"], "a", encoding="utf-8") as file:
    file.write(__name__ + "\\n")
raise ImportError(f"{__name__} is not here")
"""


@dataclass(frozen=True)
class Served:
    """`address` answers; it did `ready_s` seconds after the process was started. `trapped` are the
    imports of torch or transformers that the process has tried so far.
    """

    address: str
    ready_s: float
    process: int
    _trapped: Path

    @property
    def trapped(self) -> list[str]:
        return self._trapped.read_text(encoding="utf-8").split()


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[Served]:
    """The server with these settings, once `/readyz` says 200; `folder` (empty) takes the traps and
    the log. Raises RuntimeError with the log where the server is not ready in a minute.
    """
    trapped = folder / "trapped"
    trapped.touch()
    for name in HEAVY:
        (folder / "traps" / name).mkdir(parents=True)
        (folder / "traps" / name / "__init__.py").write_text(_TRAP, encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, **variables, "TRAPPED": str(trapped)}
    environment["PYTHONPATH"] = os.pathsep.join((str(folder / "traps"), str(ROOT)))
    with (folder / "log").open("w+b") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, address, begun, folder / "log")
            yield Served(address, time.perf_counter() - begun, process.pid, trapped)
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, begun: float, log: Path) -> None:
    with httpx.Client(trust_env=False, timeout=5.0) as client:
        while process.poll() is None and time.perf_counter() - begun < TIMEOUT_S:
            try:
                if client.get(f"{address}/readyz").status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            time.sleep(PAUSE_S)
    raise RuntimeError(f"the server is not ready:\n{log.read_text(encoding='utf-8')}")
