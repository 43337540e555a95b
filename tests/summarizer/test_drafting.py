"""Drafting: passes by group, and what a model gets wrong by itself."""

import re

import pytest

from summarizer.backends.fake import Answer, ScriptedSeq2Seq
from summarizer.backends.port import GenerateReply
from summarizer.drafting import Draft, draft
from summarizer.engine import Engine
from summarizer.errors import Cancelled, GenerationFailed, ModelUnavailable
from summarizer.prompts import load_prompts
from summarizer.watch import Watch

PROMPT = next(prompt for prompt in load_prompts() if prompt.name == "xlsum")


def split(text: str) -> list[str]:
    return re.findall(r"[^.]+\.?", text)


def write(answer: Answer) -> Draft:
    """The draft of one group to which the model answers so."""
    with Engine(ScriptedSeq2Seq([answer])) as engine:
        return draft([["نص."]], [[1.0]], engine, PROMPT, "brief", Watch(), split=split)


def codes(made: Draft) -> list[str]:
    return [note.code for note in made.notes]


def texts(made: Draft) -> list[str]:
    return [sentence.text for sentence in made.sentences]


def reply(text: str, *, finished: bool) -> GenerateReply:
    return GenerateReply(text=text, score=-0.5, input_tokens=5, output_tokens=84, finished=finished)


def test_the_sentences_of_the_draft_come_with_their_group() -> None:
    said = {"أ": "افتتح الوزير الجسر.", "ب": "وصل الوفد. غادر السفير."}
    with Engine(ScriptedSeq2Seq(lambda text: said[text])) as engine:
        made = draft([["أ"], ["ب"]], [[1], [1]], engine, PROMPT, "long", Watch(), split=split)
    assert [(one.group, one.text) for one in made.sentences] == [
        (0, "افتتح الوزير الجسر."),
        (1, "وصل الوفد."),
        (1, "غادر السفير."),
    ]
    assert made.notes == ()


def test_all_groups_run_as_one_batch_with_the_settings_of_the_length() -> None:
    model = ScriptedSeq2Seq(lambda text: f"قيل {text}")
    with Engine(model) as engine:
        made = draft(
            [["واحد"], ["اثنان"]], [[1], [1]], engine, PROMPT, "headline", Watch(), split=split
        )
    (call,) = model.calls
    assert call.texts == ("واحد", "اثنان")
    assert call.decoding == PROMPT.decodings["headline"]
    assert [(one.group, one.text) for one in made.sentences] == [(0, "قيل واحد"), (1, "قيل اثنان")]


def test_white_space_is_collapsed() -> None:
    assert texts(write("وصل \n الوفد  .")) == ["وصل الوفد ."]


def test_the_score_of_the_reply_goes_with_its_sentences() -> None:
    made = write(reply("وصل الوفد. غادر السفير.", finished=True))
    assert [one.score for one in made.sentences] == [-0.5, -0.5]


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
    assert made.sentences == ()
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
    with Engine(ScriptedSeq2Seq([sentence])) as engine:
        made = draft([["أ"]], [[1]], engine, PROMPT, "brief", Watch(), split=lambda text: [text])
    assert (texts(made), made.notes) == ([sentence], ())


def test_only_the_sentence_cut_at_the_cap_is_lost() -> None:
    made = write(reply("وصل الوفد. ثم غادر السفير إلى", finished=False))
    assert texts(made) == ["وصل الوفد."]
    assert codes(made) == ["draft-unfinished"]
    assert "ثم غادر السفير إلى" in made.notes[0].message


def test_a_sentence_written_twice_stands_once() -> None:
    made = write("وصل الوفد. وصل الوفد.")
    assert (texts(made), codes(made)) == (["وصل الوفد."], ["draft-repeated"])


def test_one_group_that_fails_leaves_the_others() -> None:
    def script(text: str) -> Answer:
        return GenerationFailed("no") if text == "سيئ" else "وصل الوفد."

    with Engine(ScriptedSeq2Seq(script)) as engine:
        made = draft([["سيئ"], ["جيد"]], [[1], [1]], engine, PROMPT, "long", Watch(), split=split)
    assert [(one.group, one.text) for one in made.sentences] == [(1, "وصل الوفد.")]
    assert codes(made) == ["draft-failed"]


def test_what_does_not_fit_the_model_is_named() -> None:
    with Engine(ScriptedSeq2Seq(["وصل الوفد."], max_input_tokens=4)) as engine:
        made = draft(
            [["أ أ أ", "ب ب", "ت"]],
            [[0.1, 0.2, 0.3]],
            engine,
            PROMPT,
            "brief",
            Watch(),
            split=split,
        )
    assert made.packed[0].kept == (1, 2)
    assert codes(made) == ["draft-left-out"]
    assert "1 of 3 statements" in made.notes[0].message and "4 tokens" in made.notes[0].message


def test_a_group_of_which_nothing_fits_is_not_asked_for() -> None:
    model = ScriptedSeq2Seq(["وصل الوفد."], max_input_tokens=3)
    with Engine(model) as engine:
        made = draft([["أ أ أ"], ["ب"]], [[1], [1]], engine, PROMPT, "brief", Watch(), split=split)
    assert model.calls[0].texts == ("ب",)
    assert [(one.group, one.text) for one in made.sentences] == [(1, "وصل الوفد.")]
    assert codes(made) == ["draft-left-out"]


def test_no_groups_make_an_empty_draft() -> None:
    with Engine(ScriptedSeq2Seq([])) as engine:
        assert draft([], [], engine, PROMPT, "brief", Watch(), split=split) == Draft((), (), ())


def test_without_a_summarizer_there_is_no_draft() -> None:
    with Engine() as engine, pytest.raises(ModelUnavailable):
        draft([["أ"]], [[1]], engine, PROMPT, "brief", Watch(), split=split)


def test_a_cancelled_request_stops_the_drafting() -> None:
    watch = Watch()
    watch.cancel()
    with Engine(ScriptedSeq2Seq(lambda text: text)) as engine, pytest.raises(Cancelled):
        draft([["أ"]], [[1]], engine, PROMPT, "brief", watch, split=split)
