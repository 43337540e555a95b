"""The one place that loads models: one summarizer, one translator, each with its own thread.

Plain data both ways, so that the models may live elsewhere one day. Callers wait on futures;
tokens are counted in the caller's thread.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

from summarizer.backends.converted import is_converted
from summarizer.backends.port import (
    Architecture,
    GenerateReply,
    GenerateRequest,
    ModelInfo,
    Role,
    Seq2Seq,
)
from summarizer.batching import Job, Lane
from summarizer.errors import EngineBusy, GenerationFailed, ModelUnavailable
from summarizer.semantics import SentenceEncoder, find_encoder
from summarizer.watch import Watch

MAX_BATCH_TOKENS = 4096
"""Padded input tokens of one batch: eight full inputs of 512."""

MAX_WAITING_REQUESTS = 1024
"""Requests that may wait for one model: some minutes of work on a plain CPU."""

_PATIENCE_S = 0.05
"""How long a cancellation may go unseen while a caller waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineConfig:
    """Which weights to load, and where to run them.

    `summarizer` and `translator` are each a folder, or a hub id that lies in the local cache
    already; None plays the role without a model. `backend` "auto" takes CTranslate2 for a
    converted folder and transformers for a checkpoint. `device` "auto" takes the GPU where the
    backend sees one. `dtype` "auto" is what a folder was converted to; with transformers bfloat16,
    but only where the device computes in it.

    `threads` are those of one generation of CTranslate2, None for all CPUs of the process. The
    rest is as `Engine` takes it; with `semantic` the meaning of translations is compared where the
    extra is installed.
    """

    summarizer: str | None = None
    translator: str | None = None
    backend: Literal["auto", "ctranslate2", "transformers"] = "auto"
    device: Literal["auto", "cpu", "cuda"] = "auto"
    dtype: Literal["auto", "int8", "int8_float32", "float32", "float16", "bfloat16"] = "auto"
    threads: int | None = None
    max_batch_tokens: int = MAX_BATCH_TOKENS
    max_waiting_requests: int = MAX_WAITING_REQUESTS
    deterministic: bool = False
    semantic: bool = True


class Engine:
    """Up to two models, shared safely by any number of threads. A context manager that closes.

    A lone request runs at once; those that arrive while their model is busy are batched. Callers
    take turns, so that a small one never waits for the whole of a large one: the oldest request of
    the one whose turn it is goes next, together with those of the same decoding, of any caller,
    that are nearest to it in length, up to `max_batch_tokens` padded tokens.

    In float32 a text does not depend on its batch. In coarser types it can where lengths differ;
    with `deterministic` such a model gets batches of one length only. `known` is what the model
    store knows better of a model than the model itself. `encoder` compares translations with their
    originals; None leaves their meaning unchecked.
    """

    def __init__(
        self,
        summarizer: Seq2Seq | None = None,
        translator: Seq2Seq | None = None,
        *,
        max_batch_tokens: int = MAX_BATCH_TOKENS,
        max_waiting_requests: int = MAX_WAITING_REQUESTS,
        deterministic: bool = False,
        known: Mapping[Role, ModelInfo] | None = None,
        encoder: SentenceEncoder | None = None,
    ) -> None:
        for name, value in (
            ("max_batch_tokens", max_batch_tokens),
            ("max_waiting_requests", max_waiting_requests),
        ):
            if value < 1:
                raise ValueError(f"{name}: {value} is below 1")
        models: dict[Role, Seq2Seq | None] = {"summarizer": summarizer, "translator": translator}
        self._lanes = {
            role: Lane(
                role,
                model,
                max_batch_tokens=max_batch_tokens,
                max_waiting_requests=max_waiting_requests,
                equal_lengths=deterministic and model.info.dtype != "float32",
            )
            for role, model in models.items()
            if model is not None
        }
        self._known = dict(known or {})
        self.encoder = encoder

    def has(self, role: Role) -> bool:
        """Whether a model plays the role."""
        return role in self._lanes

    def model(self, role: Role) -> ModelInfo | None:
        """What is known of the model of the role; None where none plays it."""
        if role not in self._lanes:
            return None
        return self._known.get(role, self._lanes[role].model.info)

    def count_tokens(self, role: Role, text: str) -> int:
        """Tokens of `text` as an input, the end token counted. Raises ModelUnavailable."""
        return self._lane(role).model.count_tokens(text)

    def generate(self, requests: Sequence[GenerateRequest]) -> list[Future[GenerateReply]]:
        """A future for each request, in order; none for none. Returns at once.

        A future gives the reply or raises GenerationFailed (also for an input longer than the
        model takes: nothing is cut), or DeadlineExceeded where its `timeout_s` is over before it
        begins. Cancelling one that has not begun drops its work.

        Raises ModelUnavailable where no model plays a role asked for, or after `close`; EngineBusy
        where requests wait already and these would be more than may. Then none is answered.
        """
        lanes = {request.role: self._lane(request.role) for request in requests}
        now = time.perf_counter()
        jobs = [
            Job(
                request,
                lanes[request.role].model.count_tokens(request.text),
                Future(),
                None if request.timeout_s is None else now + request.timeout_s,
            )
            for request in requests
        ]
        try:
            for role, lane in lanes.items():
                lane.submit([job for job in jobs if job.request.role == role])
        except (EngineBusy, ModelUnavailable):
            for job in jobs:
                job.future.cancel()
            raise
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

    def _lane(self, role: Role) -> Lane:
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


def load_engine(config: EngineConfig, encoder: SentenceEncoder | None = None) -> Engine:
    """Loads the models of `config` from disk; never from the network. Without an `encoder` it is
    the one of the extra `semantic`, which loads when first used.

    Raises MissingPackage, ModelUnavailable, BadModelFolder, and BadModelFolder too where a
    checkpoint is of the other role's kind (a summarizer is mT5, a translator Marian).
    """
    from summarizer.models.trust import describe

    loaded: dict[Role, Seq2Seq] = {}
    known: dict[Role, ModelInfo] = {}
    wanted: tuple[tuple[Role, str | None, Architecture], ...] = (
        ("summarizer", config.summarizer, "mt5"),
        ("translator", config.translator, "marian"),
    )
    for role, source, architecture in wanted:
        if source is None:
            continue
        loaded[role] = _load(source, architecture, config)
        known[role] = describe(loaded[role].info, source, role)
    return Engine(
        loaded.get("summarizer"),
        loaded.get("translator"),
        max_batch_tokens=config.max_batch_tokens,
        max_waiting_requests=config.max_waiting_requests,
        deterministic=config.deterministic,
        known=known,
        encoder=encoder or (find_encoder() if config.semantic else None),
    )


def _load(source: str, architecture: Architecture, config: EngineConfig) -> Seq2Seq:
    backend = config.backend
    if backend == "auto":
        backend = "ctranslate2" if is_converted(source) else "transformers"
    if backend == "ctranslate2":
        from summarizer.backends import ctranslate2_backend

        return ctranslate2_backend.load(
            source,
            device=config.device,
            dtype=config.dtype,
            architecture=architecture,
            threads=config.threads or _cpus(),
        )
    from summarizer.backends import transformers_backend

    if config.dtype not in ("auto", "float32", "bfloat16"):
        raise ModelUnavailable(
            f"dtype {config.dtype}: {source} is a checkpoint and runs in float32 or bfloat16; "
            "convert it for the others"
        )
    return transformers_backend.load(
        source, device=config.device, dtype=config.dtype, architecture=architecture
    )


def _cpus() -> int:
    """CPUs that this process may use; Linux tells, elsewhere all count."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _outcome(future: Future[GenerateReply]) -> GenerateReply | GenerationFailed:
    try:
        return future.result()
    except GenerationFailed as error:
        return error
