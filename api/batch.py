"""A file of requests, one JSON body a line, answered by a file of answers, line by line.

Every answer begins with the number of its line and a fingerprint of the line's bytes. That is all
that going on after a stop needs: the answers that are there must be those of the input's lines.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import BinaryIO

import msgspec

from api.answers import build_answer
from api.failures import Failed
from api.glossaries import merged
from api.identifiers import uuid7
from api.port import Summarize
from api.problems import problem_of
from api.schemas import read_request
from api.settings import Settings
from summarizer.engine import Engine
from summarizer.pipeline import summarize as pipeline
from summarizer.watch import Watch


@dataclass(frozen=True, slots=True)
class Outcome:
    """Lines that have an answer now, those of an earlier run counted, and problems among them."""

    lines: int
    problems: int


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    """Of the line in the input, from 1; blank lines count and get no answer."""

    data: bytes

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.data).hexdigest()[:16]


class _Head(msgspec.Struct, frozen=True):
    line: int
    input: str
    status: int | None = None
    """Only a problem has one."""


def run_batch(
    source: BinaryIO,
    target: BinaryIO,
    engine: Engine,
    settings: Settings,
    *,
    on_progress: Callable[[int], None] = lambda lines: None,
    summarize: Summarize = pipeline,
) -> Outcome:
    """Answers every line of `source` that `target` has no answer of yet, in order.

    A `target` that can be read is gone on with: a last line that was cut is taken off.
    A line that cannot be answered gets its problem. `on_progress` is told the lines done so far.

    Raises Failed where `target` holds anything but answers to the first lines of `source`.
    """
    lines = _lines(source)
    earlier = _go_on(target, lines) if target.readable() else Outcome(0, 0)
    done, problems = earlier.lines, earlier.problems
    on_progress(done)
    worker = _Worker(engine, settings, summarize)
    try:
        for answer, is_problem in worker.answers(lines):
            target.write(answer)
            target.flush()
            done += 1
            problems += is_problem
            on_progress(done)
    finally:
        worker.close()
    return Outcome(done, problems)


class _Worker:
    """Answers lines in a few threads at once, so that the models get batches; in order."""

    def __init__(self, engine: Engine, settings: Settings, summarize: Summarize) -> None:
        self._engine = engine
        self._settings = settings
        self._glossary = settings.read_glossary()
        self._summarize = summarize
        self._executor = ThreadPoolExecutor(settings.max_concurrent_requests)
        self._watches: set[Watch] = set()

    def answers(self, lines: Iterator[_Line]) -> Iterator[tuple[bytes, bool]]:
        ahead = 2 * self._settings.max_concurrent_requests
        running: deque[Future[tuple[bytes, bool]]] = deque()
        for line in lines:
            running.append(self._executor.submit(self._answer, line))
            if len(running) >= ahead:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()

    def close(self) -> None:
        """Stops what still runs, after an interruption; waits for it."""
        for watch in list(self._watches):
            watch.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _answer(self, line: _Line) -> tuple[bytes, bool]:
        """The output's line, and whether it is a problem."""
        watch = Watch(self._settings.request_timeout_s)
        self._watches.add(watch)
        head = {"line": line.number, "input": line.fingerprint}
        try:
            request = read_request(line.data, self._settings.limits)
            request = replace(request, glossary=merged(request.glossary, self._glossary))
            (result,) = self._summarize([request], self._engine, watch=watch)
            answer = msgspec.structs.asdict(build_answer(result, uuid7()))
            return _encode({**head, **answer}), False
        except Exception as error:  # noqa: BLE001 - the boundary: one line never stops the rest
            return _encode({**head, **msgspec.to_builtins(problem_of(error))}), True
        finally:
            self._watches.discard(watch)


def _encode(fields: dict[str, object]) -> bytes:
    return msgspec.json.encode(fields) + b"\n"


def _lines(source: BinaryIO) -> Iterator[_Line]:
    for number, line in enumerate(source, 1):
        data = line.strip()
        if data:
            yield _Line(number, data)


def _go_on(target: BinaryIO, lines: Iterator[_Line]) -> Outcome:
    """Takes from `lines` those that `target` answers, and leaves it open at its end."""
    try:
        fcntl.flock(target, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Failed("another batch is writing the output") from error
    target.seek(0)
    whole = done = problems = 0
    for answer in target:
        if not answer.endswith(b"\n"):
            break
        whole += len(answer)
        head = _head(answer, done + 1)
        line = next(lines, None)
        if line is None or (head.line, head.input) != (line.number, line.fingerprint):
            raise Failed(
                f"line {done + 1} of the output answers another input; give a new output file"
            )
        done += 1
        problems += head.status is not None
    target.seek(whole)
    target.truncate()
    return Outcome(done, problems)


def _head(answer: bytes, number: int) -> _Head:
    try:
        return msgspec.json.decode(answer, type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Failed(
            f"line {number} of the output is no answer of a batch; give a new output file"
        ) from error
