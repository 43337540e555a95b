"""Pulls in processes that can be killed: `python -m tests.models.puller`, a JSON order a line.

What pulling imports is imported once; each order is then carried out by a child that was forked
here, which costs milliseconds. `kill_at` N makes the child kill itself (SIGKILL, nothing is
cleaned up) just before its N-th event: Python announces every file that is opened, made, renamed,
linked, locked or removed and every socket (PEP 578), and progress counts too. So a point of a pull
is a number, and all points can be reached again.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_EVENTS = ("open", "os.", "shutil.", "fcntl.", "socket.", "tempfile.", "pathlib.")


@dataclass(slots=True)
class Outcome:
    """`error` is the name of the exception's class and `message` its words, "" where it went well;
    `killed` where the child did not live to tell. `events` counts what could have been its end.
    """

    killed: bool = False
    error: str = ""
    message: str = ""
    events: int = 0
    licences: list[Any] = field(default_factory=list)


class Puller:
    """The process that forks, with `variables` of its own; `close` ends it."""

    def __init__(self, **variables: str) -> None:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("HF_", "KHULASA_"))
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.models.puller"],
            cwd=ROOT,
            env=environment | {"NO_PROXY": "127.0.0.1"} | variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, store: Path, **order: object) -> Outcome:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"store": str(store), **order}) + "\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def main() -> None:
    import huggingface_hub.hf_api
    import huggingface_hub.utils  # noqa: F401  (what the children would import each)

    import summarizer.models.importing
    import summarizer.models.pulling  # noqa: F401

    for line in sys.stdin:
        order = json.loads(line)
        readable, writable = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(readable)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            with open(writable, "w", encoding="utf-8") as out:
                out.write(json.dumps(_carry_out(order)))
            os._exit(0)
        os.close(writable)
        with open(readable, encoding="utf-8") as told:
            said = told.read()
        os.waitpid(child, 0)
        print(said or json.dumps({"killed": True}), flush=True)  # noqa: T201


def _carry_out(order: dict[str, Any]) -> dict[str, Any]:
    from summarizer.errors import KhulasaError
    from summarizer.models.importing import import_folder
    from summarizer.models.making import Making, convert_by_ctranslate2
    from summarizer.models.pulling import pull
    from summarizer.models.store import Store

    for name in order.pop("without", []):
        sys.modules[name] = None  # type: ignore[assignment]  # as if it were not installed
    limit = order.pop("max_file_bytes", None)
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    kill_at = order.pop("kill_at", None)
    counted = [0]

    def count(event: str = "progress", *_: object) -> None:
        if event == "progress" or event.startswith(_EVENTS):
            counted[0] += 1
            if counted[0] == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    licences: list[Any] = []
    store = Store(Path(order.pop("store")))
    model_id, folder = order.pop("model", None), order.pop("folder", None)
    convert = _quick if order.pop("quick", True) else convert_by_ctranslate2
    making = Making(convert=order.pop("convert", True))
    told: dict[str, Any] = {}
    sys.addaudithook(count)
    try:
        if folder is not None:
            import_folder(
                store,
                Path(folder),
                making=making,
                convert=convert,
                on_licence=lambda _, licence: licences.append(licence.name),
                **order,
            )
        else:
            pull(
                store,
                model_id,
                making=making,
                convert=convert,
                on_licence=lambda _, licence: licences.append(licence.name),
                on_stage=lambda *_: count(),
                on_bytes=lambda *_: count(),
                **order,
            )
    except (KhulasaError, OSError) as error:
        told = {"error": type(error).__name__, "message": str(error)}
    return {**told, "events": counted[0], "licences": licences}


def _quick(folder: Path, out: Path, *, quantization: str, trim: bool, keep: int) -> None:
    """A conversion by its outside: all files of a converted folder, with other weights in it."""
    from summarizer.backends.checkpoint import open_checkpoint
    from summarizer.backends.converted import Converted, write_converted

    checkpoint = open_checkpoint(folder)
    out.mkdir()
    data = checkpoint.weights.read_bytes()
    with (out / "model.bin").open("wb") as weights:
        for at in range(0, len(data) // 4, 1 << 15):
            weights.write(data[at : at + (1 << 15)])
            weights.flush()
            os.stat(out)
    for name in ("spiece.model", "source.spm", "target.spm", "vocab.json"):
        if (folder / name).is_file():
            (out / name).write_bytes((folder / name).read_bytes())
    write_converted(
        out,
        Converted(
            id=checkpoint.id,
            architecture=checkpoint.architecture,
            licence=checkpoint.licence,
            quantization="int8",
            max_input_tokens=512,
            max_output_tokens=None,
            start_id=0,
            rows=1000,
            tied_head=False,
            checkpoint_pieces=1000,
            pieces=900,
            tools={},
            parity={"int8": {"items": 1.0, "same": 1.0}},
        ),
    )


if __name__ == "__main__":
    main()
