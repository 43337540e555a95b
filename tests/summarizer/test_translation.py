"""Translation: sentence by sentence, long ones in clauses, and what is wrong with the English."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from decimal import Decimal

import pytest

from summarizer.backends.fake import Answer, ScriptedSeq2Seq
from summarizer.backends.port import GenerateReply, GenerateRequest
from summarizer.bilingual.checking import check_english
from summarizer.clauses import split_clauses
from summarizer.engine import Engine
from summarizer.english_figures import find_english_figures
from summarizer.errors import Cancelled, EngineBusy, GenerationFailed, ModelUnavailable
from summarizer.prompts import load_prompts
from summarizer.repetition import find_loop
from summarizer.translation import translate
from summarizer.watch import Watch

PROMPT = next(prompt for prompt in load_prompts() if prompt.name == "marian")


def count(text: str) -> int:
    return len(text.split()) + 1


def model_of(*answers: Answer, target_tokens: tuple[str, ...] = ()) -> ScriptedSeq2Seq:
    return ScriptedSeq2Seq(answers, architecture="marian", target_tokens=target_tokens)


def test_each_sentence_has_its_translation_in_order() -> None:
    english = {"وصل الوفد إلى بغداد.": "The delegation arrived in Baghdad.", "غادر.": "He left."}
    with Engine(translator=ScriptedSeq2Seq(lambda text: english[text])) as engine:
        made = translate(list(english), engine, PROMPT, Watch())
    assert [one.text for one in made] == list(english.values())
    assert [(one.verdict, one.reasons, one.parts) for one in made] == [("adequate", (), 1)] * 2


def test_nothing_translates_to_nothing() -> None:
    with Engine(translator=model_of()) as engine:
        assert translate([], engine, PROMPT, Watch()) == ()


def test_the_target_language_is_told_only_to_models_that_know_it() -> None:
    for tokens, expected in (((), "غادر الوفد"), ((">>eng<<", ">>fra<<"), ">>eng<< غادر الوفد")):
        model = model_of("The delegation left", target_tokens=tokens)
        with Engine(translator=model) as engine:
            translate(["غادر الوفد"], engine, PROMPT, Watch())
        assert model.calls[0].texts == (expected,)


def test_a_long_sentence_is_translated_in_clauses_and_rejoined() -> None:
    arabic = "أعلن الوزير افتتاح الجسر الجديد؛ وأكد السفير دعم بلاده للمشروع كله."
    model = model_of(
        "The envoy affirmed his country's support for the whole project.",
        "The minister announced the opening of the new bridge.",
    )
    with Engine(translator=model) as engine:
        (made,) = translate([arabic], engine, replace(PROMPT, safe_input_tokens=8), Watch())
    # Longest first: the second clause has six words, the first five.
    assert model.calls[0].texts == (
        "وأكد السفير دعم بلاده للمشروع كله.",
        "أعلن الوزير افتتاح الجسر الجديد",
    )
    assert made.text == (
        "The minister announced the opening of the new bridge; "
        "the envoy affirmed his country's support for the whole project."
    )
    assert (made.verdict, made.parts) == ("adequate", 2)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("", "empty"),
        (GenerationFailed("no"), "failed"),
        (
            GenerateReply(
                text="The delegation arrived in",
                score=-1.0,
                input_tokens=5,
                output_tokens=5,
                finished=False,
            ),
            "unfinished",
        ),
    ],
)
def test_a_sentence_the_model_gave_up_on_is_bad_and_the_others_stand(
    answer: Answer, kind: str
) -> None:
    def script(text: str) -> Answer:
        return answer if text == "وصل الوفد إلى بغداد." else "The envoy left Amman."

    with Engine(translator=ScriptedSeq2Seq(script)) as engine:
        bad, good = translate(
            ["وصل الوفد إلى بغداد.", "غادر السفير عمان."], engine, PROMPT, Watch()
        )
    assert bad.verdict == "bad"
    assert bad.reasons[0].partition(":")[0] == kind
    assert good.verdict == "adequate"


def test_a_bad_sentence_is_decoded_again_and_the_best_attempt_kept() -> None:
    arabic = "لم يحضر السفير الاجتماع، لكنه أرسل رسالة إلى الوزير."
    replies = iter(
        [
            "The ambassador attended the meeting, but he sent a letter to the minister.",
            "The ambassador attended.",
            "The ambassador did not attend the meeting, but he sent a letter to the minister.",
        ]
    )
    model = ScriptedSeq2Seq(lambda _: next(replies, "x x x x"), architecture="marian")
    with Engine(translator=model) as engine:
        (made,) = translate([arabic], engine, PROMPT, Watch())
    assert made.text.startswith("The ambassador did not attend")
    assert (made.verdict, made.attempt) == ("adequate", "no run of words twice")
    assert made.attempts == 4
    beams = [call.decoding.num_beams for call in model.calls]
    assert beams[0] == 4 and 8 in beams
    assert 3 in [call.decoding.no_repeat_ngram_size for call in model.calls]


def test_what_stays_bad_keeps_its_first_english_and_is_marked() -> None:
    model = ScriptedSeq2Seq(lambda _: "The ambassador attended the meeting.", architecture="marian")
    with Engine(translator=model) as engine:
        (made,) = translate(["لم يحضر السفير الاجتماع."], engine, PROMPT, Watch())
    assert (made.verdict, made.attempt) == ("bad", "standard")
    assert made.reasons == ("negation: لم is lost",)


def test_without_room_in_the_queue_a_bad_sentence_keeps_its_first_english() -> None:
    model = ScriptedSeq2Seq(lambda _: "The ambassador attended the meeting.", architecture="marian")

    class FullLater(Engine):
        def generate(self, requests: Sequence[GenerateRequest]) -> list[Future[GenerateReply]]:
            if model.calls:
                raise EngineBusy("1024 requests wait")
            return super().generate(requests)

    with FullLater(translator=model) as engine:
        (made,) = translate(["لم يحضر السفير الاجتماع."], engine, PROMPT, Watch())
    assert (made.verdict, made.attempts) == ("bad", 1)
    assert made.untried == "1024 requests wait"


def test_without_time_for_it_a_bad_sentence_keeps_its_first_english() -> None:
    class Ending(Watch):
        def remaining_s(self) -> float:
            return 0.0 if model.calls else 60.0

    model = ScriptedSeq2Seq(lambda _: "The ambassador attended the meeting.", architecture="marian")
    with Engine(translator=model) as engine:
        (made,) = translate(["لم يحضر السفير الاجتماع."], engine, PROMPT, Ending())
    assert (made.verdict, made.attempts) == ("bad", 1)
    assert made.untried.startswith("0.0 s are left")


def test_good_sentences_are_decoded_once() -> None:
    model = ScriptedSeq2Seq(lambda _: "The ambassador left.", architecture="marian")
    with Engine(translator=model) as engine:
        translate(["غادر السفير."] * 3, engine, PROMPT, Watch())
    assert sum(len(call.texts) for call in model.calls) == 3


def test_the_model_gets_digits_as_it_knows_them() -> None:
    model = model_of("The ship carried 1,200.5 tonnes, or 30%.")
    with Engine(translator=model) as engine:
        translate(["حملت السفينة ١٬٢٠٠٫٥ طن أي ٣٠٪."], engine, PROMPT, Watch())
    assert model.calls[0].texts == ("حملت السفينة 1,200.5 طن أي 30%.",)


def test_a_glossary_is_honoured_and_what_it_has_no_place_for_is_bad() -> None:
    english = {
        "التقى ستولتنبرغ الوزير.": "Stoltenburg met the minister.",
        "وغادر ستولتنبرغ المدينة.": "He left the city.",
    }
    glossary = (("ستولتنبرغ", "Stoltenberg"),)
    model = ScriptedSeq2Seq(lambda text: english.get(text, "He left."), architecture="marian")
    with Engine(translator=model) as engine:
        good, bad = translate(list(english), engine, PROMPT, Watch(), glossary)
    assert (good.text, good.honoured) == ("Stoltenberg met the minister.", ("ستولتنبرغ",))
    assert bad.reasons == ("glossary: ستولتنبرغ is not found in the English",)


def test_without_a_translator_there_is_no_english() -> None:
    with Engine() as engine, pytest.raises(ModelUnavailable):
        translate(["أ"], engine, PROMPT, Watch())


def test_a_cancelled_request_stops_the_translation() -> None:
    watch = Watch()
    watch.cancel()
    with Engine(translator=model_of("a")) as engine, pytest.raises(Cancelled):
        translate(["أ"], engine, PROMPT, watch)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("نقلت السفينة 1200 طن من القمح.", "The ship carried 1,200 tonnes of wheat."),
        ("نقلت السفينة ١٫٥ مليون طن.", "The ship carried 1.5 million tonnes."),
        ("وصل ثلاثة وعشرون طبيبا إلى المدينة.", "Twenty-three doctors arrived in the city."),
        ("وصل ٢٣ طبيبا إلى المدينة.", "Some 23 doctors came to the city."),
        ("وزعت الجمعية مئتي ألف كتاب.", "The society handed out 200,000 books."),
        ("وزعت الجمعية مئتي ألف كتاب.", "The society handed out two hundred thousand books."),
        ("زاد الدخل خمسة في المئة.", "Income rose by 5 percent."),
        ("زاد الدخل خمسة في المئة.", "Income rose by five per cent."),
        ("سجل اللاعب هدفين في المباراة.", "The player scored a brace in the match."),
        ("بدأ الاجتماع الساعة 14:30 في القاعة.", "The meeting began at 2:30 pm in the hall."),
        ("شارك عشرات الطلاب في الحفل.", "Dozens of students joined the party."),
        ("افتتح الملتقى الخامس عشر للشعر.", "The fifteenth poetry forum opened."),
        ("ولد في 7/3/1950 في حلب.", "He was born in Aleppo on 7 March 1950."),
    ],
)
def test_a_right_translation_is_adequate(arabic: str, english: str) -> None:
    assert check_english(arabic, english) == ()


@pytest.mark.parametrize(
    ("arabic", "english", "reason"),
    [
        ("نقلت السفينة 1200 طن.", "The ship carried 12,000 tonnes.", "figure: 1200"),
        ("نقلت السفينة 40 ألف طن.", "The ship carried 40 million tonnes.", "figure: 40000"),
        ("وصل سبعة أطباء أمس.", "Six doctors arrived yesterday.", "figure: 7"),
        ("وصل 12 طبيبا و30 ممرضا.", "Some 12 doctors and nurses arrived.", "figure: 30"),
        ("وصل الوفد إلى المدينة.", "The delegation came to المدينة.", "arabic: المدينة."),
        ("وصل الوفد.", "The, the, the delegation came.", "loop: the"),
        (
            "وصل الوفد.",
            "It came to the city it came to the city.",
            "loop: it came to the city",
        ),
        (
            "قال الوزير إن الجسر الجديد سيفتتح في مطلع الشهر المقبل.",
            "He said.",
            "length: 2 words for 10",
        ),
        ("غادر.", "He left the very large city that lies far away.", "length: 10 words for 1"),
        ("غادر.", " ", "empty"),
    ],
)
def test_a_wrong_translation_is_named(arabic: str, english: str, reason: str) -> None:
    assert reason in check_english(arabic, english)


def test_no_text_has_no_wrong_translation() -> None:
    assert check_english("", "") == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("", []),
        ("no figure here", []),
        ("1.4 billion people", ["1400000000"]),
        ("1,234,567.5 dollars", ["1234567.5"]),
        ("a hundred and twenty-five thousand three hundred and two", ["125302"]),
        ("two million four hundred thousand", ["2400000"]),
        ("between 12 and 15", ["12", "15"]),
        ("twelve and fifteen", ["12", "15"]),
        ("5 and 6", ["5", "6"]),
        ("twenty-one men and four women", ["21", "4"]),
        ("the twenty-first summit", ["21"]),
        ("June 21st, 2019", ["6", "21", "2019"]),
        ("two dozen boats", ["24"]),
        ("$78bn", ["78000000000"]),
        ("a 3-2 win", ["3", "2"]),
        ("in 2019 100 boats", ["2019", "100"]),
        ("1 100 pages", ["1100"]),
        ("half a million", ["0.5", "500000"]),
        ("four and a half million", ["4", "4500000"]),
        ("a tenfold rise in Sept", ["10", "9"]),
    ],
)
def test_english_figures_are_read_in_digits_and_in_words(text: str, figures: list[str]) -> None:
    assert find_english_figures(text) == {Decimal(figure) for figure in figures}


@pytest.mark.parametrize(
    ("text", "loop"),
    [
        ("", ""),
        ("New York, New York", ""),
        ("3-3 3-3 3-3", ""),
        ("من عام إلى عام ومن يوم إلى يوم", ""),
        ("قال قال قال", "قال"),
        ("في بغداد في بغداد في بغداد", "في بغداد"),
        ("قال الوزير إنه قال الوزير إنه", "قال الوزير انه"),
        (
            "أعلن وزير النقل العراقي شيئا ثم أعلن وزير النقل العراقي أمرا ثم أعلن وزير النقل "
            "العراقي خبرا",
            "اعلن وزير النقل العراقي",
        ),
    ],
)
def test_loops_are_found_and_emphasis_is_none(text: str, loop: str) -> None:
    assert find_loop(text) == loop


def clauses(text: str, safe: int) -> list[tuple[str, str]]:
    return [(clause.text, clause.border) for clause in split_clauses(text, count, safe)]


def test_a_short_sentence_stays_whole() -> None:
    assert clauses("وصل الوفد، ثم غادر.", 9) == [("وصل الوفد، ثم غادر.", "")]
    assert clauses("", 9) == [("", "")]


def test_a_long_sentence_is_cut_at_the_best_border_nearest_to_its_middle() -> None:
    assert clauses(
        "وصل الوفد الكبير، ثم عقد اجتماعا، ثم غادر المدينة مساء؛ وبقي السفير هناك", 12
    ) == [
        ("وصل الوفد الكبير، ثم عقد اجتماعا، ثم غادر المدينة مساء", "؛"),
        ("وبقي السفير هناك", ""),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "أكد مدير المعرض الدولي للكتاب، أن المعرض سيفتح أبوابه في موعده.",
            ["أكد مدير المعرض الدولي للكتاب، أن المعرض سيفتح أبوابه في موعده."],
        ),
        (
            "قال مدير المعرض، سامي الخوري، إنه سعيد بالإقبال، مضيفا أن الأجنحة كلها حجزت.",
            [
                "قال مدير المعرض، سامي الخوري، إنه سعيد بالإقبال",
                "مضيفا أن الأجنحة كلها حجزت.",
            ],
        ),
        (
            "وقع الجانبان في العاصمة، الثلاثاء، اتفاقا جديدا، وأعلنا تشكيل لجنة مشتركة.",
            ["وقع الجانبان في العاصمة، الثلاثاء، اتفاقا جديدا", "وأعلنا تشكيل لجنة مشتركة."],
        ),
    ],
)
def test_a_clause_keeps_what_leans_on_it_and_its_appositions(text: str, parts: list[str]) -> None:
    assert [part for part, _ in clauses(text, 11)] == parts


def test_a_clause_may_begin_at_a_conjunction() -> None:
    assert clauses("وصل الوفد الكبير إلى المدينة بينما غادر السفير القديم العاصمة", 6) == [
        ("وصل الوفد الكبير إلى المدينة", ""),
        ("بينما غادر السفير القديم العاصمة", ""),
    ]


def test_quotes_and_brackets_are_never_cut() -> None:
    text = "قال الوزير الجديد «إن الجسر جاهز، وإن الطريق مفتوح، وإن العمل مستمر»"
    assert clauses(text, 5) == [(text, "")]


def test_no_part_has_less_than_three_words() -> None:
    text = "نعم، قال الوزير الجديد في المدينة الكبيرة، لا"
    assert clauses(text, 4) == [(text, "")]


def test_parts_are_cut_again_until_they_are_safe() -> None:
    parts = clauses("، ".join(["قال الوزير الجديد كلمة"] * 8), 9)
    assert len(parts) == 4
    assert all(count(text) <= 9 for text, _ in parts)
    assert [border for _, border in parts] == ["،", "،", "،", ""]
