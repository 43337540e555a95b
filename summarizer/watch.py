"""Deadline, cancellation, progress and timings of one call of the pipeline."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from summarizer.errors import Cancelled, DeadlineExceeded


class Watch:
    """Goes with one call through all its steps.

    `timeout_s` is counted from construction, None for no limit. `on_step` is told the name of each
    step as it starts. `timings_ms` maps step to milliseconds, summed where a step runs twice.
    """

    def __init__(
        self, timeout_s: float | None = None, on_step: Callable[[str], None] | None = None
    ) -> None:
        self._started = time.perf_counter()
        self._deadline = None if timeout_s is None else self._started + timeout_s
        self._cancelled = threading.Event()
        self._on_step = on_step
        self.timings_ms: dict[str, float] = {}

    def cancel(self) -> None:
        """Makes the next `check` raise; may be called from any thread."""
        self._cancelled.set()

    def remaining_s(self) -> float | None:
        """Seconds left, never below 0; None where there is no limit."""
        if self._deadline is None:
            return None
        return max(0.0, self._deadline - time.perf_counter())

    def check(self) -> None:
        """Raises Cancelled or DeadlineExceeded where the work must stop."""
        if self._cancelled.is_set():
            raise Cancelled("the request was cancelled")
        if self._deadline is not None and time.perf_counter() > self._deadline:
            raise DeadlineExceeded("the time allowed for this request is over")

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times the step `name`, after a `check`."""
        self.check()
        if self._on_step is not None:
            self._on_step(name)
        begun = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - begun) * 1000
            self.timings_ms[name] = self.timings_ms.get(name, 0.0) + spent

    def total_ms(self) -> float:
        """Milliseconds since construction."""
        return (time.perf_counter() - self._started) * 1000
