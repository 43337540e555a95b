"""README tells the truth: its commands are run as they stand, and its sample is what comes out.

The server's address is the one difference: a free loopback port. Install lines, which need a
network, are checked for syntax.
"""

import dataclasses
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from api.demo import ADDRESS, SEEDS, curl_command, free_port, running_server
from api.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = README + (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
RUN = {"curl", "khulasa", ".venv/bin/khulasa"}
SYNTAX_ONLY = {"export", "make", ".venv/bin/pip"}
NEEDS_NETWORK = re.compile(r"khulasa models (pull|import)\b")


class Block(NamedTuple):
    language: str
    code: str


def blocks(markdown: str) -> Iterator[Block]:
    """The fenced blocks, in order."""
    for found in re.finditer(r"^```(\w*)\n(.*?)^```$", markdown, re.M | re.S):
        yield Block(*found.groups())


def commands(markdown: str) -> list[str]:
    """The commands of all `sh` blocks, continued lines joined, comments left out."""
    lines = (
        line.strip()
        for block in blocks(markdown)
        if block.language == "sh"
        for line in block.code.replace("\\\n", " ").splitlines()
    )
    return [line for line in lines if line and not line.startswith("#")]


def program(command: str) -> str:
    """The first word that is not the setting of a variable."""
    return next(word for word in command.split() if not re.match(r"[A-Z_]+=", word))


def is_run(command: str) -> bool:
    return program(command) in RUN and not NEEDS_NETWORK.search(command)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        for variable in [name for name in os.environ if name.startswith("KHULASA_")]:
            patch.delenv(variable)
        with running_server(free_port()) as address:
            yield address


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as README's reader has it, and in it a file of requests of their own."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    bodies = sorted((ROOT / "seeds").glob("*/articles.json"))[:2]
    lines = (json.dumps(json.loads(body.read_bytes()), ensure_ascii=False) for body in bodies)
    (tmp_path / "requests.jsonl").write_text("".join(f"{line}\n" for line in lines))
    (tmp_path / ".curlrc").write_text("fail\nshow-error\n")
    return tmp_path


def shell(command: str, folder: Path, *flags: str) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("KHULASA_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = clean | {"CURL_HOME": str(folder), "PATH": path, "no_proxy": "127.0.0.1"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", *flags, "-c", command],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_two_commands_come_first_then_curl_then_python() -> None:
    order = [README.index(mark) for mark in ("make demo", "make test", "\ncurl ", "```python")]
    assert order == sorted(order)


@pytest.mark.parametrize("command", [c for c in commands(PAGES) if is_run(c)])
def test_a_command_runs_as_it_stands(command: str, address: str, desk: Path) -> None:
    """curl is told to fail on an answer that is a problem."""
    shell(command.replace(ADDRESS, address), desk)


@pytest.mark.parametrize("command", [c for c in commands(PAGES) if not is_run(c)])
def test_an_install_line_is_sound_and_names_what_exists(command: str, tmp_path: Path) -> None:
    known = program(command) in SYNTAX_ONLY or NEEDS_NETWORK.search(command)
    assert known, "is it to be run or only checked?"
    shell(command, tmp_path, "-n")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    if program(command) == "make":
        assert {word for word in command.split()[1:] if "=" not in word} <= targets


def test_every_python_example_runs_and_prints(desk: Path) -> None:
    examples = [block.code for block in blocks(README) if block.language == "python"]
    assert examples
    for example in examples:
        done = subprocess.run(
            [sys.executable, "-c", example], cwd=desk, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert re.search("[\u0621-\u064a]", done.stdout)


def test_the_sample_answer_is_what_comes_out(address: str, desk: Path) -> None:
    """A list may show only its first items, an object only some of its keys, and a text that ends
    in '…' only its start; numbers may differ.
    """
    samples = [json.loads(block.code) for block in blocks(README) if block.language == "json"]
    answers = [sample for sample in samples if "summary" in sample]
    assert len(answers) == 1
    real = json.loads(shell(curl_command(README).replace(ADDRESS, address), desk))
    stale = list(differences(answers[0], real))
    assert not stale, f"run tests/house/write_sample.py and read what it writes: {stale}"


def differences(sample: object, real: object, at: str = "") -> Iterator[str]:
    """Where `sample` shows what `real` does not have."""
    if isinstance(sample, dict) and isinstance(real, dict):
        for key, value in sample.items():
            if key not in real:
                yield f"{at}.{key}: not in the answer"
            elif (at, key) != ("", "id"):
                yield from differences(value, real[key], f"{at}.{key}")
    elif isinstance(sample, list) and isinstance(real, list):
        if len(sample) > len(real):
            yield f"{at}: {len(sample)} items, the answer has {len(real)}"
        for number, (ours, theirs) in enumerate(zip(sample, real, strict=False)):
            yield from differences(ours, theirs, f"{at}[{number}]")
    elif isinstance(sample, str) and isinstance(real, str):
        cut = sample.endswith("…") and not real.endswith("…")
        if not (real.startswith(sample[:-1]) if cut else real == sample):
            yield f"{at}: {real!r}"
    elif type(sample) is not type(real) and not {type(sample), type(real)} <= {int, float}:
        yield f"{at}: {real!r}"


@pytest.mark.parametrize(
    ("sample", "real", "found"),
    [
        ({"a": 1}, {"a": 2.5, "b": 1}, []),
        ({"a": "قال…"}, {"a": "قال الوزير"}, []),
        ({"a": "قالت…"}, {"a": "قال الوزير"}, [".a: 'قال الوزير'"]),
        ({"a": "قال"}, {"a": "قال الوزير"}, [".a: 'قال الوزير'"]),
        ({"b": 1}, {"a": 1}, [".b: not in the answer"]),
        ({"a": [1, 2]}, {"a": [1]}, [".a: 2 items, the answer has 1"]),
        ({"a": [{"b": None}]}, {"a": [{"b": "x"}, {}]}, [".a[0].b: 'x'"]),
        ({"id": "x"}, {"id": "y"}, []),
    ],
)
def test_a_sample_that_is_not_the_answer_is_found(
    sample: object, real: object, found: list[str]
) -> None:
    assert list(differences(sample, real)) == found


def test_what_the_readme_names_is_there() -> None:
    """Files and folders in back-quotes with a slash or a known ending, and links."""
    named = re.findall(r"`([\w./-]+(?:/|\.(?:md|toml|txt|json|py)))`", README)
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    missing = [name for name in named + linked if not (ROOT / name).exists()]
    assert missing == []


def test_every_setting_stands_in_the_table_with_its_default() -> None:
    told: dict[str, str] = {}
    for row in re.findall(r"^\| (`KHULASA_.*?) \| (.*?) \|", README, re.M):
        names, defaults = (cell.replace("`", "").split(", ") for cell in row)
        told |= dict(zip(names, defaults * (len(names) // len(defaults)), strict=True))
    real = {f"KHULASA_{f.name.upper()}": f.default for f in dataclasses.fields(Settings)}
    assert told == {
        name: "none"
        if default is None
        else f"{default:g}"
        if type(default) is float
        else f"{default}".lower()
        for name, default in real.items()
    }


def test_the_commands_of_a_page_are_read_with_their_continuations() -> None:
    page = (
        "```sh\nmake demo   # set-up\n# a comment\ncurl a \\\n  -F b\n```\n```text\ncurl c\n```\n"
    )
    assert commands(page) == ["make demo   # set-up", "curl a    -F b"]
    assert SEEDS in curl_command(README)
