"""Drafting: passes by group, what a model gets wrong by itself, and what is made of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from summarizer.backends.fake import Answer, ScriptedSeq2Seq
from summarizer.backends.port import Decoding, GenerateReply, Hypothesis
from summarizer.checks import Check
from summarizer.drafting import MAX_PASSES, Draft, draft
from summarizer.engine import Engine
from summarizer.errors import Cancelled, DeadlineExceeded, GenerationFailed, ModelUnavailable
from summarizer.judging import Judge, sentences_of
from summarizer.misspellings import Misspelling
from summarizer.planning import Group
from summarizer.prompts import load_prompts
from summarizer.watch import Watch

PROMPT = next(prompt for prompt in load_prompts() if prompt.name == "xlsum")
ONCE = replace(PROMPT, retry=None)


def split(text: str) -> list[str]:
    return re.findall(r"[^.]+\.?", text)


def believed(sentence: str) -> Check:
    """What is said to be wrong is unsupported, everything else stands."""
    if "خطأ" in sentence:
        return Check("unsupported", ("words: خطأ",), (), ())
    return Check("supported", (), (), ())


def stoltenberg(sentence: str, given: str) -> list[Misspelling]:
    """One name, written in one wrong way."""
    wrong, right = "ستولتنبر", "ستولتنبرغ"
    at = re.search(rf"{wrong}\b", sentence)
    return [Misspelling(at.start(), at.end(), wrong, right)] if at else []


JUDGE = Judge(believed, stoltenberg, split)


def group(*texts: str, priority: Sequence[float] | None = None) -> Group:
    return Group(tuple(range(len(texts))), texts, tuple(priority or [1.0] * len(texts)))


def write(answer: Answer, judge: Judge = JUDGE) -> Draft:
    """The draft of one group to which the model answers so, and is asked once."""
    with Engine(ScriptedSeq2Seq([answer])) as engine:
        return draft([group("نص.")], engine, ONCE, "brief", Watch(), judge)


def write_twice(first: Answer, second: Answer, watch: Watch | None = None) -> Draft:
    with Engine(ScriptedSeq2Seq([first, second])) as engine:
        return draft([group("نص.")], engine, PROMPT, "brief", watch or Watch(), JUDGE)


def codes(made: Draft) -> list[str]:
    return [note.code for note in made.notes]


def texts(made: Draft) -> list[str]:
    """The sentences that can stand."""
    return [text for _, text in told(made)]


def told(made: Draft) -> list[tuple[int, str]]:
    return [
        (one.group, sentence.text)
        for one in made.passes
        for sentence in one.chosen.sentences
        if sentence.fault is None
    ]


def reply(text: str, *, finished: bool, others: Sequence[str] = ()) -> GenerateReply:
    return GenerateReply(
        text=text,
        score=-0.5,
        input_tokens=5,
        output_tokens=84,
        finished=finished,
        others=tuple(
            Hypothesis(text=other, score=-1.0, output_tokens=9, finished=True) for other in others
        ),
    )


def run(
    script: Callable[[str], Answer] | Sequence[Answer], *groups: Group, **limits: int
) -> tuple[Draft, ScriptedSeq2Seq]:
    model = ScriptedSeq2Seq(script, **limits)
    with Engine(model) as engine:
        return draft(groups, engine, ONCE, "long", Watch(), JUDGE), model


def test_the_sentences_of_the_draft_come_with_their_group() -> None:
    said = {"أ": "افتتح الوزير الجسر.", "ب": "وصل الوفد. غادر السفير."}
    made, _ = run(lambda text: said[text], group("أ"), group("ب"))
    assert told(made) == [
        (0, "افتتح الوزير الجسر."),
        (1, "وصل الوفد."),
        (1, "غادر السفير."),
    ]
    assert made.notes == ()


def test_all_groups_run_as_one_batch_with_all_candidates_of_the_length_s_search() -> None:
    model = ScriptedSeq2Seq(lambda text: f"قيل {text}")
    with Engine(model) as engine:
        made = draft([group("واحد"), group("اثنان")], engine, PROMPT, "headline", Watch(), JUDGE)
    (call,) = model.calls
    assert call.texts == ("واحد", "اثنان")
    assert call.decoding == replace(PROMPT.decodings["headline"], num_hypotheses=4)
    assert told(made) == [(0, "قيل واحد"), (1, "قيل اثنان")]


def test_white_space_is_collapsed() -> None:
    assert texts(write("وصل \n الوفد  .")) == ["وصل الوفد ."]


def test_the_score_of_the_reply_goes_with_its_text() -> None:
    (one,) = write(reply("وصل الوفد. غادر السفير.", finished=True)).passes
    assert one.first.score == -0.5
    assert one.chosen is one.first


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", "draft-empty"),
        (" \n ", "draft-empty"),
        (reply("وصل الوفد إلى", finished=False), "draft-unfinished"),
        ("قال الوزير إن الوزير قال إن الوزير قال إن الوزير قال إن الوزير.", "draft-loop"),
        ("جدا جدا جدا جدا.", "draft-loop"),
        ("وصل 代表 إلى بغداد.", "draft-foreign-script"),
        ("وصل Москва إلى بغداد.", "draft-foreign-script"),
        ("یہ خبر ہے اور بڑی ہے.", "draft-foreign-script"),
        ("وصل \ufffd إلى بغداد.", "draft-foreign-script"),
        ("The minister arrived in بغداد today.", "draft-foreign-script"),
        (GenerationFailed("out of memory"), "draft-failed"),
    ],
)
def test_what_is_not_usable_is_left_out_with_a_note(answer: Answer, code: str) -> None:
    made = write(answer)
    assert texts(made) == []
    assert codes(made) == [code]


@pytest.mark.parametrize(
    "sentence",
    [
        "وقعت شركة Boeing عقدا بقيمة ٣٫٥ مليار دولار (نحو 2.9 مليار يورو) في ١٢/٥.",
        "قال «أوبك+» إنّ الإنتاجَ ارتفع 20% إلى 40 كم²!",
        "من يوم إلى يوم ومن عام إلى عام.",
        "فاز الفريق 3-3 بعد التعادل 3-3 ثم 3-3.",
        "هل يعود فڤيان وگوگل وپاريس؟",
    ],
)
def test_names_figures_and_marks_are_no_foreign_script(sentence: str) -> None:
    made = write(sentence, Judge(believed, stoltenberg, lambda text: [text]))
    assert (texts(made), made.notes) == ([sentence], ())


def test_only_the_sentence_cut_at_the_cap_is_lost() -> None:
    made = write(reply("وصل الوفد. ثم غادر السفير إلى", finished=False))
    assert texts(made) == ["وصل الوفد."]
    assert codes(made) == ["draft-unfinished"]
    assert "ثم غادر السفير إلى" in made.notes[0].message


def test_one_group_that_fails_leaves_the_others() -> None:
    def script(text: str) -> Answer:
        return GenerationFailed("no") if text == "سيئ" else "وصل الوفد."

    made, _ = run(script, group("سيئ"), group("جيد"))
    assert told(made) == [(1, "وصل الوفد.")]
    assert codes(made) == ["draft-failed"]


def test_what_is_longer_than_any_input_is_left_out_and_counted() -> None:
    made, _ = run(["وصل الوفد."], group("أ أ أ أ أ", "ب ب", "ت"), max_input_tokens=4)
    assert made.passes[0].packed.kept == (1, 2)
    assert codes(made) == ["draft-left-out"]
    assert "1 of 3 statements" in made.notes[0].message and "4 tokens" in made.notes[0].message


def test_a_group_larger_than_the_budget_gets_as_many_passes_as_hold_it() -> None:
    given = [f"خبر رقم {number}" for number in range(10)]
    # Three words and an end token each: two make an input of seven tokens, three one of ten.
    made, model = run(lambda text: f"قيل {text}.", group(*given), group("آخر"), max_input_tokens=9)
    assert [one.group for one in made.passes] == [0] * 5 + [1]
    assert sorted(index for one in made.passes[:-1] for index in one.packed.kept) == [*range(10)]
    assert all(one.packed.tokens <= 9 for one in made.passes)
    assert [text for call in model.calls for text in call.texts] == [
        *(f"{a} {b}" for a, b in zip(given[::2], given[1::2], strict=True)),
        "آخر",
    ]
    assert "draft-left-out" not in codes(made)


def test_beyond_the_most_passes_the_least_salient_are_left_out_with_a_note() -> None:
    given = [f"خبر{number}" for number in range(100)]
    priority = [1 - number / 100 for number in range(100)]
    made, _ = run(lambda text: f"قيل {text}.", group(*given, priority=priority), max_input_tokens=4)
    most = MAX_PASSES["long"]
    assert len(made.passes) == most
    kept = [index for one in made.passes for index in one.packed.kept]
    assert kept == [*range(len(kept))] and len(kept) >= 2 * most
    (note,) = made.notes
    assert note.code == "draft-left-out"
    assert f"{100 - len(kept)} of 100" in note.message and f"{most} passes" in note.message


def test_a_group_of_which_nothing_fits_is_not_asked_for() -> None:
    made, model = run(["وصل الوفد."], group("أ أ أ"), group("ب"), max_input_tokens=3)
    assert model.calls[0].texts == ("ب",)
    assert told(made) == [(1, "وصل الوفد.")]
    assert codes(made) == ["draft-left-out"]


def test_no_groups_make_an_empty_draft() -> None:
    made, model = run([])
    assert made == Draft((), ()) and model.calls == []


# --- what cannot stand is looked for again -------------------------------------------------------


def test_another_candidate_of_the_search_is_used_where_the_best_cannot_stand() -> None:
    made = write(reply("قيل خطأ.", finished=True, others=["وقيل خطأ.", "وصل الوفد.", "غادر."]))
    assert texts(made) == ["وصل الوفد."]
    assert codes(made) == ["draft-unsupported", "draft-other-beam"]
    (one,) = made.passes
    assert [sentence.text for sentence in one.first.sentences] == ["قيل خطأ."]


def test_a_search_that_helps_is_not_repeated() -> None:
    model = ScriptedSeq2Seq([("قيل خطأ.", "وصل الوفد.")])
    with Engine(model) as engine:
        draft([group("نص.")], engine, PROMPT, "brief", Watch(), JUDGE)
    assert len(model.calls) == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("قيل خطأ.", "draft-unsupported"),
        ("", "draft-empty"),
        ("جدا جدا جدا جدا.", "draft-loop"),
        ("وصل 代表 إلى بغداد.", "draft-foreign-script"),
        (reply("وصل الوفد إلى", finished=False), "draft-unfinished"),
    ],
)
def test_whatever_cannot_stand_is_decoded_again(answer: Answer, code: str) -> None:
    made = write_twice(answer, "وصل الوفد.")
    assert texts(made) == ["وصل الوفد."]
    assert codes(made) == [code, "draft-redecoded"]
    assert made.notes[-1].message.endswith("its new text is used")


def test_all_that_is_decoded_again_goes_in_one_batch_with_the_prompt_s_other_settings() -> None:
    def script(text: str) -> Answer:
        first = len(model.calls) == 1
        return "قيل خطأ." if first and text != "ب" else f"قيل {text}."

    model = ScriptedSeq2Seq(script)
    with Engine(model) as engine:
        made = draft([group("أ"), group("ب"), group("ت")], engine, PROMPT, "long", Watch(), JUDGE)
    first, second = model.calls
    assert (first.texts, second.texts) == (("أ", "ب", "ت"), ("أ", "ت"))
    assert PROMPT.retry is not None
    assert second.decoding == replace(PROMPT.retry, num_hypotheses=PROMPT.retry.num_beams)
    assert second.decoding.no_repeat_ngram_size > first.decoding.no_repeat_ngram_size
    assert texts(made) == ["قيل أ.", "قيل ب.", "قيل ت."]


def test_where_no_text_is_without_fault_the_one_of_which_most_can_stand_is_used() -> None:
    made = write_twice("قيل خطأ. وصل الوفد.", "قيل خطأ. وصل الوفد. غادر السفير.")
    assert texts(made) == ["وصل الوفد.", "غادر السفير."]
    assert codes(made) == ["draft-unsupported", "draft-redecoded", "draft-unsupported"]


def test_a_second_search_that_does_not_help_is_told_and_the_first_text_stays() -> None:
    made = write_twice("قيل خطأ. وصل الوفد.", "خطأ خطأ خطأ خطأ.")
    assert texts(made) == ["وصل الوفد."]
    assert codes(made) == ["draft-unsupported", "draft-redecoded"]
    assert made.notes[-1].message.endswith("in vain")


def test_a_second_search_that_fails_is_told() -> None:
    made = write_twice("قيل خطأ.", GenerationFailed("out of memory"))
    assert texts(made) == []
    assert codes(made) == ["draft-unsupported", "draft-redecoded"]
    assert "out of memory" in made.notes[-1].message


def test_a_name_nearly_right_is_decoded_again_before_it_is_repaired() -> None:
    made = write_twice("قال ستولتنبر نعم.", "قال ستولتنبرغ نعم.")
    assert texts(made) == ["قال ستولتنبرغ نعم."]
    assert codes(made) == ["draft-redecoded"]
    assert made.passes[0].chosen.respelt == []


@pytest.mark.parametrize("second", ["قال ستولتنبر لا.", "قال الأمين العام نعم.", "قيل خطأ."])
def test_a_name_that_stays_wrong_is_repaired_noted_and_listed(second: str) -> None:
    """A text that avoids the name, or is worse, is not better."""
    made = write_twice("قال ستولتنبر نعم.", second)
    (one,) = made.passes[0].chosen.sentences
    assert one.text == "قال ستولتنبرغ نعم."
    assert [(e.kind, e.before, e.after) for e in one.edits] == [
        ("spelling", "ستولتنبر", "ستولتنبرغ")
    ]
    assert codes(made) == ["draft-redecoded", "draft-name-repaired"]


def test_without_time_for_a_second_search_the_first_text_stays_with_a_note() -> None:
    class Slow(ScriptedSeq2Seq):
        """Says of the first search that nearly all the time is over."""

        def generate(self, texts: Sequence[str], decoding: Decoding) -> list[GenerateReply]:
            watch.over = True
            return super().generate(texts, decoding)

    class Ending(Watch):
        over = False

        def remaining_s(self) -> float | None:
            return 0.0 if self.over else 60.0

    watch = Ending()
    model = Slow(["قيل خطأ. وصل الوفد.", "وصل الوفد."])
    with Engine(model) as engine:
        made = draft([group("نص.")], engine, PROMPT, "brief", watch, JUDGE)
    assert texts(made) == ["وصل الوفد."]
    assert codes(made) == ["draft-unsupported", "draft-not-redecoded"]
    assert len(model.calls) == 1


def test_the_deadline_goes_with_every_request_to_the_model() -> None:
    class Listening(Engine):
        def generate(self, requests):  # type: ignore[no-untyped-def]
            asked.extend(requests)
            return super().generate(requests)

    asked: list = []  # type: ignore[type-arg]
    with Listening(ScriptedSeq2Seq(lambda text: "قيل خطأ.")) as engine:
        draft([group("نص.")], engine, PROMPT, "brief", Watch(timeout_s=60.0), JUDGE)
        draft([group("نص.")], engine, PROMPT, "brief", Watch(), JUDGE)
    assert [one.timeout_s is None for one in asked] == [False, False, True, True]
    assert 0 < asked[1].timeout_s <= asked[0].timeout_s <= 60.0


def test_without_a_summarizer_there_is_no_draft() -> None:
    with Engine() as engine, pytest.raises(ModelUnavailable):
        draft([group("أ")], engine, PROMPT, "brief", Watch(), JUDGE)


def test_a_cancelled_request_stops_the_drafting() -> None:
    watch = Watch()
    watch.cancel()
    with Engine(ScriptedSeq2Seq(lambda text: text)) as engine, pytest.raises(Cancelled):
        draft([group("أ")], engine, PROMPT, "brief", watch, JUDGE)


def test_a_request_whose_time_is_over_is_not_put_to_the_model() -> None:
    model = ScriptedSeq2Seq(lambda text: text)
    with Engine(model) as engine, pytest.raises(DeadlineExceeded):
        draft([group("أ")], engine, PROMPT, "brief", Watch(timeout_s=0.0), JUDGE)
    assert model.calls == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. غادر السفير!", ["وصل الوفد.", "غادر السفير!"]),
        ("لندن (وكالات) -- وصل الوفد.", ["لندن (وكالات) -- وصل الوفد."]),
        (" ...", []),
        ("", []),
    ],
)
def test_nothing_that_a_model_wrote_is_cleaned_away(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected
