"""Who is named as the speaker: the verb's subject, never its object, an adverb or a particle."""

from __future__ import annotations

import pytest

from summarizer.arabic import fold_words, shadow
from summarizer.articles import Article
from summarizer.attribution import Attribution, attribute
from summarizer.config import PipelineConfig
from summarizer.pipeline import read_story
from summarizer.readable import known_speakers, short_name
from summarizer.subjects import personal_name


def attributed(text: str) -> Attribution:
    folded = shadow(text)
    return attribute(text, [(w, *folded.original(a, b)) for w, a, b in folded.words])


@pytest.mark.parametrize(
    "text",
    [
        "وحث أثينا على أن تفتح الميناء.",
        "متهما شركة الكهرباء بإهمال الصيانة.",
        "واتهمت تنظيم «الفجر» بحرق المخازن.",
        "كما دعت المجلس البلدي إلى جلسة عاجلة.",
        "دعا المزارعين إلى التعاون.",
        "وجدد رفضه أن تمس الحقوق.",
    ],
)
def test_a_lone_object_is_no_speaker(text: str) -> None:
    found = attributed(text)
    assert found.subjectless
    assert found.speaker is None


def test_signs_and_rumours_are_nobody_who_speaks() -> None:
    found = attributed("وتشير مؤشرات إلى أن الموسم سيتأخر أسبوعين.")
    assert found.attributed
    assert not found.subjectless
    assert found.speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("واتهمت إسبانيا إيطاليا بالتقصير في الحراسة.", "إسبانيا"),
        ("واتهمت مدريد لاحقا روما بمحاولة التعطيل.", "مدريد"),
        ("ونفت أثينا مسؤوليتها عن الحريق.", "أثينا"),
        ("واتهم رئيس النقابة الوزارة بالتقصير.", "رئيس النقابة"),
        ("اتهمت شبكة صيادي الجزر الموردين بالاحتكار.", "شبكة صيادي الجزر"),
        ("وحث الأمين العام الأطراف على أن تهدأ.", "الأمين العام"),
        ("وينتقد المعلمون القرارات الجديدة.", "المعلمون"),
        ("أعلنت البلدية إغلاق السوق القديم.", "البلدية"),
        ("ووصف سالم الحداد شعوره بأنه غريب.", "سالم الحداد"),
        ("دعت إيطاليا إلى الهدوء.", "إيطاليا"),
        ('وأضاف حداد كاشفا ما جرى في الليل: "كان الباب مفتوحا".', "حداد"),
        ("واتهمت ماريكه هوفمان، رئيسة الرابطة، المجلس بالتقصير.", "ماريكه هوفمان"),
    ],
)
def test_a_subject_ends_where_the_object_begins(text: str, speaker: str) -> None:
    assert attributed(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأكد الحداد أيضا أن السوق مفتوح.", "الحداد"),
        ("وتنفي إيطاليا مجددا أن السفينة لها.", "إيطاليا"),
        ("وقال مصدر محلي لصحيفة «البستان» إن السوق مفتوح.", "مصدر محلي"),
        ("وقال سالم الحداد الذي حضر الحفل إن السوق مفتوح.", "سالم الحداد"),
        ("لكن المعلمين يتوقعون أن تفتح المدارس.", "المعلمين"),
        ("إذ قال وزير الري إن السد آمن.", "وزير الري"),
    ],
)
def test_adverbs_hearers_and_clauses_are_no_part_of_the_name(text: str, speaker: str) -> None:
    found = attributed(text)
    assert found.speaker == speaker
    assert found.certain


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف سالم الحداد الهدف الثاني في الدقيقة الأخيرة.",
        "ونشر الحداد صورة على حسابه.",
        "وتعتبر الخسارة ضربة قاسية للنادي.",
        "ويبلغ عرض الجسر ثلاثين مترا.",
        "والمصاب الثاني يدعى سالم الحداد.",
        "لكن أي نقابة محلية لم تعلن مسؤوليتها عن الإضراب.",
        "ولم يؤكد المجلس حصيلة الحريق.",
        "وظل يعتقد بصحة القرار زمنا طويلا.",
    ],
)
def test_deeds_states_and_denied_speech_have_no_speaker(text: str) -> None:
    found = attributed(text)
    assert found.speaker is None
    assert found.verb is None


def test_what_follows_a_colon_is_said_not_done() -> None:
    assert attributed("وأضاف الحداد في كلمته: سنعود غدا.").speaker == "الحداد"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وذكرت صحيفة «نسيم الجزر» أن السوق مفتوح.", "صحيفة «نسيم الجزر»"),
        ('وقال محامي "سالم الحداد" إن العقد سليم.', 'محامي "سالم الحداد"'),
        ('وقال طبيب "العمل هنا صعب على الجميع".', "طبيب"),
    ],
)
def test_a_name_in_quotes_stays_with_its_noun(text: str, speaker: str) -> None:
    assert attributed(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أغلق السوق، بحسب ما أعلنته البلدية.", "البلدية"),
        ("أغلق السوق، وفقا لما ذكرته مصادر محلية.", "مصادر محلية"),
        ("وبحسب البلدية فإن السوق مغلق.", "البلدية"),
        ("أغلق السوق، قالت في تصريحات صحفية.", None),
        ("وأوضح في بيان أن السوق مغلق.", None),
    ],
)
def test_a_phrase_names_its_source_or_nobody(text: str, speaker: str | None) -> None:
    assert attributed(text).speaker == speaker


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("وزير الري سامح البدوي", "سامح البدوي"),
        ("المتحدث الرسمي لهيئة السكك العقيد الركن سالم الحداد", "سالم الحداد"),
        ("سالم الحداد المتحدث باسم الهيئة", "سالم الحداد"),
        ("متحدث باسم الجيش الإيطالي", ""),
        ("المتحدث باسم هيئة السكك", ""),
        ("بيان وزارة الصحة", ""),
        ("", ""),
    ],
)
def test_the_personal_name_is_told_from_the_office(speaker: str, name: str) -> None:
    words = speaker.split()
    start, end = personal_name(fold_words(speaker))
    assert " ".join(words[start:end]) == name


def test_who_speaks_for_a_body_is_not_shortened_to_the_body() -> None:
    text = (
        "قال الجيش الإيطالي إن السفينة وصلت إلى الميناء صباحا. "
        "وأكد متحدث باسم الجيش الإيطالي أن الطاقم سالم في الميناء. "
        "وأضاف أن السفينة ستبقى أسبوعا في الميناء."
    )
    story = read_story([Article(id="a", text=text)], PipelineConfig(), [])
    assert short_name(story, "متحدث باسم الجيش الإيطالي") == "متحدث باسم الجيش الإيطالي"
    assert known_speakers(story, 0) == {2: ("متحدث باسم الجيش الإيطالي", False)}


def test_what_is_recalled_by_the_writer_is_given_to_nobody() -> None:
    text = (
        "وقال سامح البدوي إن السد آمن ولا خطر على القرى. "
        "ويذكر أن السد بني قبل ثلاثين عاما في الوادي."
    )
    story = read_story([Article(id="a", text=text)], PipelineConfig(), [])
    assert known_speakers(story, 0) == {}
