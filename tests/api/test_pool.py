import asyncio
import threading
from collections.abc import Iterator

import pytest

from api.pool import RequestPool
from api.problems import Refused
from summarizer.errors import Cancelled, DeadlineExceeded
from summarizer.watch import Watch


async def never() -> None:
    await asyncio.Event().wait()


async def at_once() -> None:
    return


@pytest.fixture
def let_go() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def pool(*, concurrent: int = 1, queued: int = 0, timeout_s: float = 30.0) -> RequestPool:
    return RequestPool(max_concurrent=concurrent, max_queued=queued, timeout_s=timeout_s)


def test_work_runs_in_another_thread_and_its_value_comes_back() -> None:
    made = pool()

    async def run() -> int:
        return await made.run(lambda watch: threading.get_ident(), never)

    assert asyncio.run(run()) != threading.get_ident()
    made.close()


def test_what_work_raises_comes_back() -> None:
    made = pool()

    def fail(watch: Watch) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        asyncio.run(made.run(fail, never))
    made.close()


def test_a_request_beyond_the_places_is_refused_at_once_and_a_place_is_free_after(
    let_go: threading.Event,
) -> None:
    made = pool(concurrent=1, queued=1)

    async def run() -> None:
        held = [asyncio.create_task(made.run(lambda watch: let_go.wait(30), never)) for _ in "ab"]
        await asyncio.sleep(0)
        with pytest.raises(Refused) as caught:
            await made.run(lambda watch: True, never)
        assert caught.value.kind.name == "overloaded"
        assert int(caught.value.headers["Retry-After"]) > 0
        let_go.set()
        assert await asyncio.gather(*held) == [True, True]
        assert await asyncio.gather(*[made.run(lambda watch: 1, never) for _ in "ab"]) == [1, 1]

    asyncio.run(run())
    made.close()


def test_when_the_time_is_over_the_caller_is_told_and_the_work_is_stopped(
    let_go: threading.Event,
) -> None:
    made = pool(timeout_s=0.05)
    stopped = threading.Event()

    def work(watch: Watch) -> None:
        let_go.wait(30)
        try:
            watch.check()
        except (Cancelled, DeadlineExceeded):
            stopped.set()
            raise

    with pytest.raises(DeadlineExceeded):
        asyncio.run(made.run(work, never))
    let_go.set()
    made.close()
    assert stopped.is_set()


def test_when_the_client_has_gone_the_work_is_stopped(let_go: threading.Event) -> None:
    made = pool()
    watches: list[Watch] = []

    def work(watch: Watch) -> None:
        watches.append(watch)
        let_go.wait(30)
        watch.check()

    with pytest.raises(Cancelled):
        asyncio.run(made.run(work, at_once))
    let_go.set()
    made.close()
    for watch in watches:
        with pytest.raises(Cancelled):
            watch.check()


def test_closing_cancels_what_runs_and_what_waits(let_go: threading.Event) -> None:
    made = pool(concurrent=1, queued=1)
    entered = threading.Event()
    begun: list[str] = []

    def work(watch: Watch) -> None:
        begun.append("")
        entered.set()
        let_go.wait(30)
        watch.check()

    async def run() -> None:
        tasks = [asyncio.create_task(made.run(work, never)) for _ in "ab"]
        await asyncio.to_thread(entered.wait, 30)
        closing = asyncio.create_task(asyncio.to_thread(made.close))
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)  # the one that waited
        let_go.set()
        await closing
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert {type(each) for each in outcomes} == {Cancelled, asyncio.CancelledError}

    asyncio.run(run())
    assert len(begun) == 1
