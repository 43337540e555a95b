"""The bounded executor that all work of requests runs in, never the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from api.problems import OVERLOADED, RETRY_AFTER_S, Refused
from summarizer.errors import Cancelled, DeadlineExceeded
from summarizer.watch import Watch

T = TypeVar("T")


class RequestPool:
    """`max_concurrent` threads, and room for `max_queued` requests that wait for one.

    A request's time runs from its arrival, so waiting counts. When it is over, or the client has
    gone, the caller is told at once; the thread stops at the pipeline's next check.
    """

    def __init__(self, *, max_concurrent: int, max_queued: int, timeout_s: float) -> None:
        self._executor = ThreadPoolExecutor(max_concurrent, thread_name_prefix="khulasa-request")
        self._places = threading.BoundedSemaphore(max_concurrent + max_queued)
        self._timeout_s = timeout_s
        self._watches: set[Watch] = set()

    async def run(self, work: Callable[[Watch], T], gone: Callable[[], Awaitable[None]]) -> T:
        """What `work` returns, run in a thread with a watch. `gone` returns when the client is.

        Raises Refused where there is no room, DeadlineExceeded, Cancelled, and what `work` raises.
        """
        if not self._places.acquire(blocking=False):
            raise Refused(
                OVERLOADED,
                "Too many requests are waiting; try again later.",
                headers={"Retry-After": str(RETRY_AFTER_S)},
            )
        watch = Watch(self._timeout_s)
        self._watches.add(watch)
        running = self._executor.submit(work, watch)
        running.add_done_callback(partial(self._leave, watch))
        done = asyncio.wrap_future(running)
        leaving = asyncio.ensure_future(gone())
        either: set[asyncio.Future[Any]] = {done, leaving}
        try:
            await asyncio.wait(either, timeout=self._timeout_s, return_when=asyncio.FIRST_COMPLETED)
            if done.done():
                return done.result()
            if leaving.done():
                leaving.result()
                raise Cancelled("The client does not wait any more.")
            raise DeadlineExceeded(f"The time allowed, {self._timeout_s:g} s, is over.")
        finally:
            leaving.cancel()
            watch.cancel()
            done.cancel()

    def close(self) -> None:
        """Cancels what runs and what waits, and waits for the threads to end."""
        for watch in list(self._watches):
            watch.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _leave(self, watch: Watch, running: Future[T]) -> None:
        self._watches.discard(watch)
        self._places.release()
