"""The one place that loads models: one summarizer, one translator, each with its own thread.

Plain data both ways, so that the models may live elsewhere one day. Callers wait on futures;
tokens are counted in the caller's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Literal, Self

from summarizer.backends.port import (
    Architecture,
    GenerateReply,
    GenerateRequest,
    ModelInfo,
    Role,
    Seq2Seq,
)
from summarizer.errors import GenerationFailed, ModelUnavailable
from summarizer.watch import Watch

MAX_BATCH_TOKENS = 4096
"""Padded input tokens of one batch: eight full inputs of 512."""

_PATIENCE_S = 0.05
"""How long a cancellation may go unseen while a caller waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineConfig:
    """Which weights to load, and where to run them.

    `summarizer` and `translator` are each a folder, or a hub id that lies in the local cache
    already; None plays the role without a model. "auto" takes the GPU where torch sees one, and
    bfloat16 only where the device computes in it.
    """

    summarizer: str | None = None
    translator: str | None = None
    device: Literal["auto", "cpu", "cuda"] = "auto"
    dtype: Literal["auto", "float32", "bfloat16"] = "auto"


class Engine:
    """Up to two models, shared safely by any number of threads. A context manager that closes.

    A lone request runs at once; those that arrive while their model is busy are batched: the
    oldest goes next, together with those of the same decoding that are nearest to it in length,
    up to `max_batch_tokens` padded tokens.
    """

    def __init__(
        self,
        summarizer: Seq2Seq | None = None,
        translator: Seq2Seq | None = None,
        *,
        max_batch_tokens: int = MAX_BATCH_TOKENS,
    ) -> None:
        if max_batch_tokens < 1:
            raise ValueError(f"max_batch_tokens: {max_batch_tokens} is below 1")
        models: dict[Role, Seq2Seq | None] = {"summarizer": summarizer, "translator": translator}
        self._lanes = {
            role: _Lane(role, model, max_batch_tokens)
            for role, model in models.items()
            if model is not None
        }

    def has(self, role: Role) -> bool:
        """Whether a model plays the role."""
        return role in self._lanes

    def model(self, role: Role) -> ModelInfo | None:
        """What is known of the model of the role; None where none plays it."""
        return self._lanes[role].model.info if role in self._lanes else None

    def count_tokens(self, role: Role, text: str) -> int:
        """Tokens of `text` as an input, the end token counted. Raises ModelUnavailable."""
        return self._lane(role).model.count_tokens(text)

    def generate(self, requests: Sequence[GenerateRequest]) -> list[Future[GenerateReply]]:
        """A future for each request, in order; none for none. Returns at once.

        A future gives the reply or raises GenerationFailed (also for an input longer than the
        model takes: nothing is cut). Cancelling one that has not started drops its work.

        Raises ModelUnavailable where no model plays a role asked for, or after `close`; then none
        of the requests runs.
        """
        lanes = {request.role: self._lane(request.role) for request in requests}
        jobs = [
            _Job(request, lanes[request.role].model.count_tokens(request.text), Future())
            for request in requests
        ]
        for role, lane in lanes.items():
            lane.submit([job for job in jobs if job.request.role == role])
        return [job.future for job in jobs]

    def close(self) -> None:
        """Takes no more requests, ends those that were taken, frees the models. Waits for it."""
        for lane in self._lanes.values():
            lane.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _lane(self, role: Role) -> _Lane:
        if role not in self._lanes:
            raise ModelUnavailable(f"no {role} model is loaded")
        return self._lanes[role]


def collect(
    futures: Sequence[Future[GenerateReply]], watch: Watch
) -> list[GenerateReply | GenerationFailed]:
    """What became of each request, in order, waited for as long as `watch` allows.

    Raises Cancelled or DeadlineExceeded; what has not started by then is cancelled.
    """
    waiting: set[Future[GenerateReply]] = set(futures)
    try:
        while waiting:
            watch.check()
            left = watch.remaining_s()
            patience = _PATIENCE_S if left is None else min(_PATIENCE_S, left)
            waiting = wait(waiting, timeout=patience).not_done
    finally:
        for future in waiting:
            future.cancel()
    return [_outcome(future) for future in futures]


def load_engine(config: EngineConfig) -> Engine:
    """Loads the models of `config` from disk; never from the network.

    Raises MissingPackage, BadModelFolder, and BadModelFolder too where a checkpoint is of the
    other role's kind (a summarizer is mT5, a translator Marian).
    """
    from summarizer.backends.transformers_backend import load

    loaded: dict[Role, Seq2Seq] = {}
    wanted: tuple[tuple[Role, str | None, Architecture], ...] = (
        ("summarizer", config.summarizer, "mt5"),
        ("translator", config.translator, "marian"),
    )
    for role, source, architecture in wanted:
        if source is None:
            continue
        loaded[role] = load(
            source, device=config.device, dtype=config.dtype, architecture=architecture
        )
    return Engine(loaded.get("summarizer"), loaded.get("translator"))


def _outcome(future: Future[GenerateReply]) -> GenerateReply | GenerationFailed:
    try:
        return future.result()
    except GenerationFailed as error:
        return error


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    request: GenerateRequest
    tokens: int
    future: Future[GenerateReply]


class _Lane:
    """A model, its queue and its one thread."""

    def __init__(self, role: Role, model: Seq2Seq, max_batch_tokens: int) -> None:
        self.model = model
        self._role = role
        self._max_batch_tokens = max_batch_tokens
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"khulasa-{role}")
        self._state = threading.Condition()
        self._waiting: list[_Job] = []
        self._busy = False
        self._closed = False

    def submit(self, jobs: Sequence[_Job]) -> None:
        limit = self.model.info.max_input_tokens
        fitting = [job for job in jobs if job.tokens <= limit]
        with self._state:
            if self._closed:
                raise ModelUnavailable(f"the {self._role} model is closed")
            self._waiting.extend(fitting)
            batch = [] if self._busy else self._claim_batch()
        self._run(batch)
        for job in jobs:
            if job.tokens > limit:
                job.future.set_exception(
                    GenerationFailed(
                        f"the input has {job.tokens} tokens; {self.model.info.id} takes {limit}"
                    )
                )

    def close(self) -> None:
        with self._state:
            if self._closed:
                return
            self._closed = True
            self._state.wait_for(lambda: not self._busy)
        self._thread.shutdown(wait=True)
        self.model.close()

    def _claim_batch(self) -> list[_Job]:
        """The batch to run next, empty where nothing waits; called with the state held."""
        batch = self._take_batch()
        self._busy = bool(batch)
        if not batch:
            self._state.notify_all()
        return batch

    def _take_batch(self) -> list[_Job]:
        while self._waiting:
            oldest = self._waiting[0]
            alike = [
                job for job in self._waiting if job.request.decoding == oldest.request.decoding
            ]
            chosen = _fill(oldest, alike, self._max_batch_tokens)
            self._waiting = [job for job in self._waiting if job not in chosen]
            live = [job for job in chosen if job.future.set_running_or_notify_cancel()]
            if live:
                return live
        return []

    def _run(self, batch: Sequence[_Job], rest: Sequence[_Job] = ()) -> None:
        if not batch:
            return
        texts = [job.request.text for job in batch]
        running = self._thread.submit(self.model.generate, texts, batch[0].request.decoding)
        running.add_done_callback(partial(self._deliver, batch, rest))

    def _deliver(
        self, batch: Sequence[_Job], rest: Sequence[_Job], done: Future[list[GenerateReply]]
    ) -> None:
        """Hands the outcome to the callers, in the model's thread, and starts what is next.

        A batch that failed is run again one by one, so that an input fails alone.
        """
        error = done.exception()
        if error is None and len(done.result()) != len(batch):
            error = GenerationFailed(
                f"{self.model.info.id} gave {len(done.result())} replies to {len(batch)} inputs"
            )
        if error is not None and len(batch) > 1:
            rest = batch
        elif error is not None:
            for job in batch:
                job.future.set_exception(_as_failure(error, self.model.info.id))
        else:
            for job, reply in zip(batch, done.result(), strict=True):
                job.future.set_result(reply)
        if rest:
            self._run(rest[:1], rest[1:])
            return
        with self._state:
            following = self._claim_batch()
        self._run(following)


def _fill(oldest: _Job, alike: Sequence[_Job], budget: int) -> list[_Job]:
    """`oldest` and its neighbours in length, longest first, within `budget` padded tokens."""
    by_length = sorted(alike, key=lambda job: -job.tokens)
    low = high = next(index for index, job in enumerate(by_length) if job is oldest)
    while True:
        size = high - low + 2
        if high + 1 < len(by_length) and size * by_length[low].tokens <= budget:
            high += 1
        elif low > 0 and size * by_length[low - 1].tokens <= budget:
            low -= 1
        else:
            return by_length[low : high + 1]


def _as_failure(error: BaseException, model_id: str) -> GenerationFailed:
    if isinstance(error, GenerationFailed):
        return error
    failure = GenerationFailed(f"{model_id} failed: {str(error) or type(error).__name__}")
    failure.__cause__ = error
    return failure
