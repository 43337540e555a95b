"""One model, its queue and its one thread: what waits while the model is busy becomes a batch."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from summarizer.backends.port import GenerateReply, GenerateRequest, Role, Seq2Seq
from summarizer.errors import DeadlineExceeded, EngineBusy, GenerationFailed, ModelUnavailable


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A request with the tokens of its input. `deadline` is of `time.perf_counter`, or None."""

    request: GenerateRequest
    tokens: int
    future: Future[GenerateReply]
    deadline: float | None


class Lane:
    """Runs one model. Callers take turns; a batch is filled from all of them by length.

    `max_batch_tokens` are padded input tokens. Where `equal_lengths`, a batch holds inputs of one
    length only.
    """

    def __init__(
        self,
        role: Role,
        model: Seq2Seq,
        *,
        max_batch_tokens: int,
        max_waiting_requests: int,
        equal_lengths: bool,
    ) -> None:
        self.model = model
        self._role = role
        self._max_batch_tokens = max_batch_tokens
        self._max_waiting_requests = max_waiting_requests
        self._equal_lengths = equal_lengths
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"khulasa-{role}")
        self._state = threading.Condition()
        # A caller is what one submission left waiting, oldest first. The one whose turn it is
        # goes to the end when its batch is done, behind those that came meanwhile.
        self._turns: deque[list[Job]] = deque()
        self._served: list[Job] = []
        self._busy = False
        self._closed = False

    def submit(self, jobs: Sequence[Job]) -> None:
        """Takes all the jobs of one caller, and starts at once where the model is idle.

        Raises ModelUnavailable after `close`, EngineBusy where jobs wait and these are too many
        besides; then it takes none.
        """
        limit = self.model.info.max_input_tokens
        fitting = [job for job in jobs if job.tokens <= limit]
        with self._state:
            if self._closed:
                raise ModelUnavailable(f"the {self._role} model is closed")
            waiting = sum(not job.future.cancelled() for job in self._waiting())
            if waiting and waiting + len(fitting) > self._max_waiting_requests:
                raise EngineBusy(
                    f"{waiting} requests wait for the {self._role} model, "
                    f"{self._max_waiting_requests} may"
                )
            self._turns.append(fitting)
            batch, late = ([], []) if self._busy else self._claim()
        self._run(batch, late)
        for job in jobs:
            if job.tokens > limit:
                job.future.set_exception(
                    GenerationFailed(
                        f"the input has {job.tokens} tokens; {self.model.info.id} takes {limit}"
                    )
                )

    def close(self) -> None:
        """Takes no more jobs, ends those that were taken, frees the model. Waits for it."""
        with self._state:
            if self._closed:
                return
            self._closed = True
            self._state.wait_for(lambda: not self._busy)
        self._thread.shutdown(wait=True)
        self.model.close()

    def _waiting(self) -> Iterable[Job]:
        return (job for caller in (*self._turns, self._served) for job in caller)

    def _claim(self) -> tuple[list[Job], list[Job]]:
        """The batch to run next, and what is too late to run; called with the state held."""
        self._turns.append(self._served)
        self._served = []
        batch: list[Job] = []
        late: list[Job] = []
        while self._turns and not batch:
            caller = self._turns.popleft()
            if caller:
                for job in self._next_to(caller):
                    if job.future.set_running_or_notify_cancel():
                        (late if _is_late(job) else batch).append(job)
                self._served = caller
                if not batch:
                    self._turns.appendleft(caller)
        self._busy = bool(batch)
        if not batch:
            self._served = []
            self._state.notify_all()
        return batch, late

    def _next_to(self, caller: list[Job]) -> list[Job]:
        """Takes the caller's oldest job out of the queue, with the others of its batch."""
        oldest = caller[0]
        alike = [
            job
            for job in (*caller, *self._waiting())
            if job.request.decoding == oldest.request.decoding
            and (job.tokens == oldest.tokens or not self._equal_lengths)
        ]
        chosen = _fill(oldest, alike, self._max_batch_tokens)
        taken = set(map(id, chosen))
        for jobs in (caller, *self._turns):
            jobs[:] = [job for job in jobs if id(job) not in taken]
        return chosen

    def _run(self, batch: Sequence[Job], late: Sequence[Job], rest: Sequence[Job] = ()) -> None:
        for job in late:
            job.future.set_exception(DeadlineExceeded("the time allowed was over before it began"))
        if not batch:
            return
        texts = [job.request.text for job in batch]
        running = self._thread.submit(self.model.generate, texts, batch[0].request.decoding)
        running.add_done_callback(partial(self._deliver, batch, rest))

    def _deliver(
        self, batch: Sequence[Job], rest: Sequence[Job], done: Future[list[GenerateReply]]
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
            self._run(rest[:1], (), rest[1:])
            return
        with self._state:
            following, late = self._claim()
        self._run(following, late)


def _is_late(job: Job) -> bool:
    return job.deadline is not None and time.perf_counter() > job.deadline


def _fill(oldest: Job, alike: Sequence[Job], budget: int) -> list[Job]:
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
