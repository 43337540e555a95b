"""The engine: one thread a model, batches, errors, cancellation, draining."""

import random
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.backends.converted import Quantization
from summarizer.backends.fake import Answer, ScriptedSeq2Seq
from summarizer.backends.port import Decoding, GenerateReply, GenerateRequest, Role
from summarizer.engine import Engine, EngineConfig, collect, load_engine
from summarizer.errors import (
    BadModelFolder,
    Cancelled,
    DeadlineExceeded,
    EngineBusy,
    GenerationFailed,
    ModelUnavailable,
)
from summarizer.watch import Watch
from tests.models.grammar import story

MODELS = Path(__file__).parents[1] / "models"
PLAIN = Decoding(num_beams=1, max_new_tokens=50)
WIDE = Decoding(num_beams=4, max_new_tokens=50)
PATIENCE_S = 30


def ask(
    *texts: str, role: Role = "summarizer", decoding: Decoding = PLAIN
) -> list[GenerateRequest]:
    return [GenerateRequest(role, text, decoding) for text in texts]


def echo(text: str) -> Answer:
    return f"عن {text}"


class Gate:
    """A script that holds the model's thread at its first text until `open`."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self._open = threading.Event()

    def open(self) -> None:
        self._open.set()

    def __call__(self, text: str) -> Answer:
        self.entered.set()
        assert self._open.wait(PATIENCE_S)
        return echo(text)


def test_replies_come_in_the_order_of_the_requests() -> None:
    with Engine(ScriptedSeq2Seq(echo)) as engine:
        futures = engine.generate(ask("أ", "ب ب ب", "ت ت"))
        assert [future.result().text for future in futures] == ["عن أ", "عن ب ب ب", "عن ت ت"]


def test_no_requests_give_no_futures() -> None:
    with Engine(ScriptedSeq2Seq(echo)) as engine:
        assert engine.generate([]) == []


def test_requests_of_one_call_run_as_one_batch_longest_first() -> None:
    model = ScriptedSeq2Seq(echo)
    with Engine(model) as engine:
        collect(engine.generate(ask("أ", "ب ب ب", "ت ت")), Watch())
    assert [call.texts for call in model.calls] == [("ب ب ب", "ت ت", "أ")]


def test_a_batch_stays_within_the_padded_token_budget() -> None:
    model = ScriptedSeq2Seq(echo)
    # "أ أ أ" is 3 words and an end: 2 of them make 8 padded tokens, 3 would make 12.
    with Engine(model, max_batch_tokens=8) as engine:
        collect(engine.generate(ask(*["أ أ أ"] * 5)), Watch())
    assert [len(call.texts) for call in model.calls] == [2, 2, 1]


def test_a_request_larger_than_the_budget_runs_alone() -> None:
    model = ScriptedSeq2Seq(echo)
    with Engine(model, max_batch_tokens=2) as engine:
        assert engine.generate(ask("أ ب ت ث"))[0].result().text == "عن أ ب ت ث"


def test_other_decodings_are_never_in_one_batch() -> None:
    model = ScriptedSeq2Seq(echo)
    with Engine(model) as engine:
        collect(engine.generate(ask("أ", "ب") + ask("ت", decoding=WIDE)), Watch())
    assert {(call.decoding.num_beams, len(call.texts)) for call in model.calls} == {(1, 2), (4, 1)}


def test_the_oldest_waiting_request_is_in_the_next_batch() -> None:
    gate = Gate()
    model = ScriptedSeq2Seq(gate)
    with Engine(model, max_batch_tokens=4) as engine:
        first = engine.generate(ask("أ"))
        assert gate.entered.wait(PATIENCE_S)
        later = engine.generate(ask("ب ب ب", "ت", "ث"))
        gate.open()
        collect([*first, *later], Watch())
    assert [call.texts for call in model.calls] == [("أ",), ("ب ب ب",), ("ت", "ث")]


def test_the_models_are_told_apart_by_role() -> None:
    with Engine(ScriptedSeq2Seq(["ملخص"]), ScriptedSeq2Seq(["summary"])) as engine:
        futures = engine.generate(ask("نص") + ask("نص", role="translator"))
        assert [future.result().text for future in futures] == ["ملخص", "summary"]


def test_concurrent_callers_get_what_sequential_ones_get() -> None:
    def call(engine: Engine, number: int) -> list[str]:
        texts = [f"{number} {'كلمة ' * (number % 5)}{index}" for index in range(6)]
        replies = collect(engine.generate(ask(*texts)), Watch())
        return [reply.text for reply in replies if isinstance(reply, GenerateReply)]

    with Engine(ScriptedSeq2Seq(echo)) as engine:
        expected = [call(engine, number) for number in range(40)]
    with (
        Engine(ScriptedSeq2Seq(echo), max_batch_tokens=16) as engine,
        ThreadPoolExecutor(8) as pool,
    ):
        assert list(pool.map(lambda number: call(engine, number), range(40))) == expected


def test_a_model_is_called_by_one_thread_at_a_time() -> None:
    inside = threading.Lock()
    threads: set[int] = set()

    def script(text: str) -> Answer:
        assert inside.acquire(blocking=False)
        threads.add(threading.get_ident())
        inside.release()
        return text

    with (
        Engine(ScriptedSeq2Seq(script), max_batch_tokens=4) as engine,
        ThreadPoolExecutor(8) as pool,
    ):
        futures = list(pool.map(lambda n: engine.generate(ask(f"{n}"))[0], range(100)))
        assert [future.result().text for future in futures] == [str(n) for n in range(100)]
    assert len(threads) == 1


def test_an_input_longer_than_the_model_takes_is_refused_and_not_cut() -> None:
    model = ScriptedSeq2Seq(echo, id="small", max_input_tokens=3)
    with Engine(model) as engine:
        long, short = engine.generate(ask("أ ب ت", "أ ب"))
        with pytest.raises(GenerationFailed, match="4 tokens; small takes 3"):
            long.result()
        assert short.result().text == "عن أ ب"
    assert [call.texts for call in model.calls] == [("أ ب",)]


def test_an_error_of_the_model_reaches_the_future_with_its_cause() -> None:
    broken = RuntimeError("out of memory")
    with Engine(ScriptedSeq2Seq([broken], id="small")) as engine:
        failure = engine.generate(ask("أ"))[0].exception()
    assert isinstance(failure, GenerationFailed)
    assert failure.message == "small failed: out of memory"
    assert failure.__cause__ is broken


def test_an_input_that_fails_does_not_take_its_batch_with_it() -> None:
    def script(text: str) -> Answer:
        return ValueError("no") if text == "سيئ" else echo(text)

    with Engine(ScriptedSeq2Seq(script)) as engine:
        good, bad, other = collect(engine.generate(ask("جيد", "سيئ", "آخر")), Watch())
        again = engine.generate(ask("بعد ذلك"))[0].result()
    assert isinstance(good, GenerateReply) and good.text == "عن جيد"
    assert isinstance(bad, GenerationFailed)
    assert isinstance(other, GenerateReply) and other.text == "عن آخر"
    assert again.text == "عن بعد ذلك"


class Forgetful(ScriptedSeq2Seq):
    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[GenerateReply]:
        return super().generate(texts, decoding)[1:]


def test_a_model_that_loses_replies_fails_and_nobody_waits_for_ever() -> None:
    with Engine(Forgetful(echo)) as engine:
        outcomes = collect(engine.generate(ask("أ", "ب")), Watch(timeout_s=PATIENCE_S))
    assert [isinstance(outcome, GenerationFailed) for outcome in outcomes] == [True, True]


def test_a_role_without_a_model_is_unavailable() -> None:
    with Engine(ScriptedSeq2Seq(echo)) as engine:
        assert engine.has("summarizer") and not engine.has("translator")
        assert engine.model("translator") is None
        with pytest.raises(ModelUnavailable):
            engine.generate(ask("أ", role="translator"))
        with pytest.raises(ModelUnavailable):
            engine.count_tokens("translator", "أ")


def test_tokens_are_counted_by_the_model_of_the_role() -> None:
    with Engine(ScriptedSeq2Seq(echo, id="small")) as engine:
        assert engine.count_tokens("summarizer", "كلمة وكلمة") == 2 + 1
        info = engine.model("summarizer")
    assert info is not None and info.id == "small"


def test_a_request_cancelled_while_it_waits_is_not_run() -> None:
    gate = Gate()
    model = ScriptedSeq2Seq(gate)
    with Engine(model) as engine:
        first = engine.generate(ask("أ"))[0]
        assert gate.entered.wait(PATIENCE_S)
        unwanted, wanted = engine.generate(ask("ب", "ت"))
        assert unwanted.cancel()
        gate.open()
        assert (first.result().text, wanted.result().text) == ("عن أ", "عن ت")
        with pytest.raises(CancelledError):
            unwanted.result()
    assert [call.texts for call in model.calls] == [("أ",), ("ت",)]


def test_close_ends_what_was_taken_and_refuses_the_rest() -> None:
    gate = Gate()
    model = ScriptedSeq2Seq(gate)
    engine = Engine(model)
    running = engine.generate(ask("أ"))[0]
    assert gate.entered.wait(PATIENCE_S)
    waiting = engine.generate(ask("ب"))[0]
    closing = threading.Thread(target=engine.close)
    closing.start()
    gate.open()
    closing.join(PATIENCE_S)
    assert not closing.is_alive()
    assert model.closed
    assert (running.result(0).text, waiting.result(0).text) == ("عن أ", "عن ب")
    with pytest.raises(ModelUnavailable):
        engine.generate(ask("ت"))


def test_close_may_be_called_twice() -> None:
    engine = Engine(ScriptedSeq2Seq(echo))
    engine.close()
    engine.close()


def test_a_budget_below_one_token_is_refused() -> None:
    with pytest.raises(ValueError, match="max_batch_tokens"):
        Engine(max_batch_tokens=0)


def test_collect_stops_waiting_when_the_watch_is_cancelled() -> None:
    gate = Gate()
    watch = Watch()
    with Engine(ScriptedSeq2Seq(gate)) as engine:
        futures = engine.generate(ask("أ"))
        assert gate.entered.wait(PATIENCE_S)
        futures += engine.generate(ask("ب"))
        watch.cancel()
        with pytest.raises(Cancelled):
            collect(futures, watch)
        assert futures[1].cancelled()
        gate.open()


def test_collect_stops_waiting_at_the_deadline() -> None:
    gate = Gate()
    with Engine(ScriptedSeq2Seq(gate)) as engine:
        futures = engine.generate(ask("أ"))
        with pytest.raises(DeadlineExceeded):
            collect(futures, Watch(timeout_s=0.01))
        gate.open()


def test_collect_of_nothing_is_nothing() -> None:
    assert collect([], Watch()) == []


def test_an_engine_without_models_loads_without_any() -> None:
    with load_engine(EngineConfig()) as engine:
        assert not engine.has("summarizer") and not engine.has("translator")


def test_both_models_load_from_folders() -> None:
    config = EngineConfig(
        summarizer=str(MODELS / "mt5-miniature"),
        translator=str(MODELS / "marian-miniature"),
        device="cpu",
        dtype="float32",
    )
    with load_engine(config) as engine:
        found = engine.model("summarizer"), engine.model("translator")
    assert [info and (info.id, info.architecture) for info in found] == [
        ("mt5-miniature", "mt5"),
        ("marian-miniature", "marian"),
    ]


def test_a_translator_is_no_summarizer() -> None:
    with pytest.raises(BadModelFolder, match="says marian, where mt5 is needed"):
        load_engine(EngineConfig(summarizer=str(MODELS / "marian-miniature")))


# --- turns, bounds, deadlines --------------------------------------------------------------------


def test_a_small_caller_does_not_wait_for_the_whole_of_a_large_one() -> None:
    gate = Gate()
    model = ScriptedSeq2Seq(gate)
    with Engine(model, max_batch_tokens=4) as engine:
        large = engine.generate(ask(*["ا ا ا"] * 4))
        assert gate.entered.wait(PATIENCE_S)
        small = engine.generate(ask("ب"))
        other = engine.generate(ask("ت", "ث"))
        gate.open()
        collect([*large, *small, *other], Watch())
    assert [call.texts for call in model.calls] == [
        ("ا ا ا",),
        ("ب", "ت"),  # filled up from the caller after the one whose turn it is
        ("ث",),
        *[("ا ا ا",)] * 3,
    ]


def test_a_large_caller_is_not_starved_by_small_ones() -> None:
    gate = Gate()
    model = ScriptedSeq2Seq(gate)
    with Engine(model, max_batch_tokens=2) as engine:
        first = engine.generate(ask("صفر"))
        assert gate.entered.wait(PATIENCE_S)
        large = engine.generate(ask("ا1", "ا2", "ا3"))
        small = [engine.generate(ask(f"ب{number}"))[0] for number in range(3)]
        gate.open()
        collect([*first, *large, *small], Watch())
    assert [call.texts[0] for call in model.calls] == ["صفر", "ا1", "ب0", "ب1", "ب2", "ا2", "ا3"]


def test_more_than_may_wait_is_refused_whole() -> None:
    gate = Gate()
    model = ScriptedSeq2Seq(gate)
    with Engine(model, max_waiting_requests=2, max_batch_tokens=2) as engine:
        first = engine.generate(ask("ا"))
        assert gate.entered.wait(PATIENCE_S)
        waiting = engine.generate(ask("ب"))
        with pytest.raises(EngineBusy, match="1 requests wait for the summarizer model, 2 may"):
            engine.generate(ask("ت", "ث"))
        more = engine.generate(ask("ج"))
        gate.open()
        collect([*first, *waiting, *more], Watch())
    assert [call.texts for call in model.calls] == [("ا",), ("ب",), ("ج",)]


def test_a_lone_caller_may_ask_more_than_may_wait() -> None:
    with Engine(ScriptedSeq2Seq(echo), max_waiting_requests=2, max_batch_tokens=2) as engine:
        assert len(collect(engine.generate(ask("ا", "ب", "ت", "ث")), Watch())) == 4


def test_what_was_cancelled_makes_room() -> None:
    gate = Gate()
    with Engine(ScriptedSeq2Seq(gate), max_waiting_requests=1) as engine:
        engine.generate(ask("ا"))
        assert gate.entered.wait(PATIENCE_S)
        assert engine.generate(ask("ب"))[0].cancel()
        wanted = engine.generate(ask("ت"))
        gate.open()
        assert wanted[0].result().text == "عن ت"


def test_where_one_role_is_busy_nothing_of_the_call_is_answered() -> None:
    gate = Gate()
    summarizer = ScriptedSeq2Seq(echo)
    with Engine(summarizer, ScriptedSeq2Seq(gate), max_waiting_requests=1) as engine:
        engine.generate(ask("ا", role="translator"))
        assert gate.entered.wait(PATIENCE_S)
        engine.generate(ask("ب", role="translator"))
        with pytest.raises(EngineBusy):
            engine.generate(ask("ت", role="translator") + ask("ث"))
        gate.open()
    assert summarizer.calls == []


def test_a_request_whose_time_is_over_before_it_begins_is_not_run() -> None:
    gate = Gate()
    model = ScriptedSeq2Seq(gate)
    with Engine(model) as engine:
        first = engine.generate(ask("ا"))
        assert gate.entered.wait(PATIENCE_S)
        late = engine.generate([GenerateRequest("summarizer", "ب", PLAIN, timeout_s=0.0)])
        patient = engine.generate([GenerateRequest("summarizer", "ت", PLAIN, timeout_s=60.0)])
        gate.open()
        collect([*first, *patient], Watch())
        with pytest.raises(DeadlineExceeded, match="before it began"):
            late[0].result()
    assert [call.texts for call in model.calls] == [("ا",), ("ت",)]


@pytest.mark.parametrize(
    ("dtype", "deterministic", "sizes"),
    [
        ("int8_float32", True, [2, 2, 1]),
        ("int8_float32", False, [5]),
        ("float32", True, [5]),
    ],
)
def test_deterministic_batches_hold_one_length_where_the_numbers_are_coarse(
    dtype: str, deterministic: bool, sizes: list[int]
) -> None:
    model = ScriptedSeq2Seq(echo, dtype=dtype)
    texts = ["ا ب", "ا", "ب ت", "ت", "ا ب ت"]
    with Engine(model, deterministic=deterministic) as engine:
        outcomes = collect(engine.generate(ask(*texts)), Watch())
    assert [reply.text for reply in outcomes] == [f"عن {text}" for text in texts]
    assert [len(call.texts) for call in model.calls] == sizes
    if len(sizes) > 1:
        assert all(len({len(text.split()) for text in call.texts}) == 1 for call in model.calls)


def test_a_queue_of_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="max_waiting_requests"):
        Engine(max_waiting_requests=0)


# --- backends ------------------------------------------------------------------------------------

Converted = Callable[[Path, Quantization], Path]
BEAMS = Decoding(num_beams=4, max_new_tokens=30, no_repeat_ngram_size=2, length_penalty=0.6)


def stories(count: int) -> list[str]:
    dice = random.Random(21)
    return [story(dice, held_out=True, statements=2 + n % 3).text for n in range(count)]


def test_the_backend_is_chosen_by_what_the_folder_holds(converted: Converted) -> None:
    config = EngineConfig(
        summarizer=str(converted(MODELS / "mt5-miniature", "int8")),
        translator=str(MODELS / "marian-miniature"),
        device="cpu",
    )
    with load_engine(config) as engine:
        found = engine.model("summarizer"), engine.model("translator")
    assert [info and info.backend for info in found] == ["ctranslate2", "transformers"]


def test_a_backend_that_the_folder_is_not_for_is_refused(converted: Converted) -> None:
    checkpoint, made = MODELS / "mt5-miniature", converted(MODELS / "mt5-miniature", "int8")
    with pytest.raises(BadModelFolder, match=r"khulasa\.json is missing"):
        load_engine(EngineConfig(summarizer=str(checkpoint), backend="ctranslate2"))
    with pytest.raises(BadModelFolder):
        load_engine(EngineConfig(summarizer=str(made), backend="transformers"))
    with pytest.raises(ModelUnavailable, match="convert it"):
        load_engine(EngineConfig(summarizer=str(checkpoint), dtype="int8"))


@pytest.mark.parametrize("quantization", ["float32", "int8"])
def test_concurrent_callers_get_what_each_would_get_alone(
    quantization: Quantization, converted: Converted
) -> None:
    config = EngineConfig(
        summarizer=str(converted(MODELS / "mt5-miniature", quantization)),
        device="cpu",
        threads=1,
        max_batch_tokens=400,
        deterministic=True,
    )
    texts = stories(48)
    with load_engine(config) as engine, ThreadPoolExecutor(8) as pool:
        alone = [engine.generate(ask(text, decoding=BEAMS))[0].result().text for text in texts]

        def call(first: int) -> list[str]:
            futures = engine.generate(ask(*texts[first : first + 3], decoding=BEAMS))
            return [future.result().text for future in futures]

        together = [text for three in pool.map(call, range(0, 48, 3)) for text in three]
    assert together == alone
