import fcntl
import io
import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from api.batch import Outcome, run_batch
from api.failures import Failed
from api.problems import TYPE_PREFIX
from api.settings import Settings
from summarizer.articles import Result, SummaryRequest
from summarizer.engine import Engine
from summarizer.watch import Watch

Echo = Callable[..., list[Result]]
TEXTS = [f"خبر رقم {number}." for number in range(1, 8)]


def request_line(text: str) -> bytes:
    return json.dumps({"articles": [{"text": text}]}, ensure_ascii=False).encode() + b"\n"


LINES = [request_line(text) for text in TEXTS]


@pytest.fixture
def batch(tmp_path: Path, echo_pipeline: Echo) -> Callable[..., Outcome]:
    """Runs lines into tmp_path/out.jsonl."""

    def run(lines: Sequence[bytes], summarize: Echo = echo_pipeline, **options: Any) -> Outcome:
        with open(tmp_path / "out.jsonl", "a+b") as target:
            return run_batch(
                io.BytesIO(b"".join(lines)),
                target,
                Engine(),
                Settings(max_concurrent_requests=2),
                summarize=summarize,
                **options,
            )

    return run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def texts(path: Path) -> list[str]:
    return [answer["summary"]["ar"]["text"] for answer in read(path)]


def test_each_line_gets_the_answer_of_the_api_in_order_with_the_number_of_its_line(
    batch: Callable[..., Outcome], out: Path
) -> None:
    assert batch(LINES) == Outcome(lines=7, problems=0)
    assert texts(out) == TEXTS
    assert [answer["line"] for answer in read(out)] == [1, 2, 3, 4, 5, 6, 7]
    assert list(read(out)[0])[:4] == ["line", "input", "id", "engine"]


def test_order_is_kept_where_a_line_takes_longer_than_the_next(
    batch: Callable[..., Outcome], out: Path, echo_pipeline: Echo
) -> None:
    second_done = threading.Event()

    def first_is_slow(
        requests: Sequence[SummaryRequest], engine: Engine, *, watch: Watch | None = None
    ) -> list[Result]:
        text = requests[0].articles[0].text
        if text == TEXTS[0]:
            assert second_done.wait(30)
        if text == TEXTS[1]:
            second_done.set()
        return echo_pipeline(requests, engine)

    batch(LINES, first_is_slow)
    assert texts(out) == TEXTS


def test_blank_lines_count_and_get_no_answer(batch: Callable[..., Outcome], out: Path) -> None:
    assert batch([LINES[0], b"\n", b"  \r\n", LINES[1]]).lines == 2
    assert [answer["line"] for answer in read(out)] == [1, 4]


def test_a_bad_line_becomes_its_problem_and_the_rest_goes_on(
    batch: Callable[..., Outcome], out: Path
) -> None:
    bad = [
        b"{\n",
        b'{"articles": [{"text": "\xff"}]}\n',
        b'{"articles": [{"text": ""}]}\n',
        b"[" * 100_000 + b"\n",
    ]
    assert batch([LINES[0], *bad, LINES[1]]) == Outcome(lines=6, problems=4)
    kinds = [answer.get("type", "").removeprefix(TYPE_PREFIX) for answer in read(out)]
    expected = ["malformed-json", "not-utf-8", "no-usable-article", "invalid-value"]
    assert kinds == ["", *expected, ""]
    assert [answer["line"] for answer in read(out)] == [1, 2, 3, 4, 5, 6]


def test_a_fault_of_ours_in_one_line_does_not_stop_the_rest(
    batch: Callable[..., Outcome], out: Path, echo_pipeline: Echo, caplog: Any
) -> None:
    def fails_at_the_third(
        requests: Sequence[SummaryRequest], engine: Engine, *, watch: Watch | None = None
    ) -> list[Result]:
        if requests[0].articles[0].text == TEXTS[2]:
            raise KeyError("a bug")
        return echo_pipeline(requests, engine)

    assert batch(LINES, fails_at_the_third).problems == 1
    assert read(out)[2]["type"] == TYPE_PREFIX + "internal-error"
    assert "a bug" in caplog.text


@pytest.mark.parametrize("kept", [0, 1, 500, -1])
def test_after_a_kill_in_the_middle_of_a_line_it_goes_on_there(
    batch: Callable[..., Outcome], out: Path, kept: int
) -> None:
    batch(LINES[:4])
    whole = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join(whole[:3]) + whole[3][:kept])
    assert batch(LINES) == Outcome(lines=7, problems=0)
    assert out.read_bytes().splitlines(keepends=True)[:3] == whole[:3]
    assert texts(out) == TEXTS


def test_a_finished_batch_is_left_as_it_is_and_problems_of_before_are_counted(
    batch: Callable[..., Outcome], out: Path
) -> None:
    batch([LINES[0], b"{\n"])
    before = out.read_bytes()
    assert batch([LINES[0], b"{\n"]) == Outcome(lines=2, problems=1)
    assert out.read_bytes() == before


def test_an_interruption_keeps_what_is_done_and_stops_what_runs(
    batch: Callable[..., Outcome], out: Path
) -> None:
    def interrupt(lines: int) -> None:
        if lines == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(LINES, on_progress=interrupt)
    assert texts(out) == TEXTS[:3]
    assert batch(LINES).lines == 7
    assert texts(out) == TEXTS


def test_progress_counts_the_lines_of_an_earlier_run(batch: Callable[..., Outcome]) -> None:
    batch(LINES[:2])
    told: list[int] = []
    batch(LINES[:4], on_progress=told.append)
    assert told == [2, 3, 4]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([*LINES[1:]], id="another first line"),
        pytest.param([b"\n", *LINES], id="lines moved"),
        pytest.param(LINES[:2], id="fewer lines"),
        pytest.param([], id="nothing"),
    ],
)
def test_an_output_of_another_input_is_refused_and_left_as_it_is(
    batch: Callable[..., Outcome], out: Path, lines: list[bytes]
) -> None:
    batch(LINES[:3])
    before = out.read_bytes()
    with pytest.raises(Failed, match="answers another input"):
        batch(lines)
    assert out.read_bytes() == before


@pytest.mark.parametrize("content", [b"notes\n", b"{}\n", b"\xff\n", b"[" * 100_000 + b"\n"])
def test_a_file_that_is_no_output_is_refused_and_left_as_it_is(
    batch: Callable[..., Outcome], out: Path, content: bytes
) -> None:
    out.write_bytes(content)
    with pytest.raises(Failed, match="line 1 of the output is no answer"):
        batch(LINES)
    assert out.read_bytes() == content


def test_two_batches_never_write_one_output(batch: Callable[..., Outcome], out: Path) -> None:
    with open(out, "ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(Failed, match="another batch"):
            batch(LINES)


def test_an_output_that_cannot_be_read_back_is_written_from_the_start(
    echo_pipeline: Echo, tmp_path: Path
) -> None:
    with open(tmp_path / "pipe", "wb") as target:
        run_batch(io.BytesIO(LINES[0]), target, Engine(), Settings(), summarize=echo_pipeline)
    assert texts(tmp_path / "pipe") == TEXTS[:1]
