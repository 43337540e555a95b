"""What leans on its neighbours does not stand alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.readable import (
    demonstrated,
    fault,
    known_speakers,
    lone_quotes,
    tells_nothing_known,
)
from summarizer.story import Story

Tell = Callable[..., Story]
LEAD = "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة."


def faults(story: Story) -> list[str | None]:
    return [fault(story.articles[unit.article].text, unit) for unit in story.units]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وأضاف أن العمل سينتهي قبل حلول فصل الشتاء المقبل.", "speaker"),
        ("وأعرب عن أمله في إنجاز المشروع قبل نهاية العام.", "speaker"),
        ("وهو أول رصيف من نوعه في هذا الجزء من الساحل.", "continuation"),
        ("لكنها لم تحدد موعدا لبدء تشغيل الرافعات العملاقة.", "continuation"),
        ("ويأتي ذلك بعد سنوات من التأجيل بسبب نقص التمويل.", "continuation"),
        ("كان هذا قرار الهيئة بعد مشاورات طويلة مع الصيادين.", "continuation"),
        ('"وعلينا أن ننجز هذا العمل الكبير بسرعة".', "speaker"),
        ("ونحن نعمل ليلا ونهارا على إنجاز المشروع في موعده.", "first-person"),
        ("وتستغرق زيارتها للميناء ثلاثة أيام كاملة على الأقل.", "pronoun"),
        ("هل ينجح الرصيف الجديد في جذب السفن الكبيرة؟", "question"),
        ("وقال مدير الهيئة إن المشروع «سيوفر ألف فرصة عمل.", "quotes"),
        ("وقال الأخير إن الرصيف سيستقبل السفن في الشتاء.", "continuation"),
        ("والشركتان الأخيرتان تعملان في الميناء منذ سنوات.", "continuation"),
        ("وقال الوزير إن كلفة المشروع بلغت تسعين مليون دينار.", "office"),
        ("وقال المسؤول الأمني المحلي إن المشروع سيكتمل قريبا.", "office"),
        ("وأفادت تقارير صحفية بأنه وصل إلى الميناء سرا.", "pronoun"),
        ("ولم أكن أعرف بخطط الهيئة قبل هذا اليوم.", "first-person"),
        ("انتهت المهلة في صيف العام المذكور بحسب القرار.", "pronoun"),
        ("ارتفع منسوب النهر مترين، وفق ما أورد مراسلنا.", "first-person"),
        ("بلوغ النهائي أهم ما في مدرستنا ولا يتحقق بسهولة.", "first-person"),
        ("وكانت ثلاثة منها مخصصة لسفن الحاويات الكبيرة.", "pronoun"),
        ("وقد اندلعت اشتباكات بين الصيادين وحراس المرسى القديم.", "continuation"),
        ("وأكد الهجوم الأخير على القافلة خطورة الطريق الساحلي.", "comment"),
        ("وقال الصيادون إن لدي مراكب كثيرة في المرسى القديم.", "first-person"),
        ("لكن العاملين في الميناء طالبوا بتعويضات أكبر من الهيئة.", "continuation"),
        ("لكن مسؤولا في الهيئة رفض خطة توسيع الرصيف القديم.", "continuation"),
        ("لكن بعد أسبوع واحد عاد العمل إلى الرصيف الجديد.", "continuation"),
        ("3 أبريل 2018: بدأت الهيئة بناء الرصيف الجديد في الميناء.", "fragment"),
    ],
)
def test_a_leaning_sentence_is_named(tell: Tell, sentence: str, expected: str) -> None:
    assert faults(tell(f"{LEAD}\n{sentence}"))[1] == expected


def test_a_clause_whose_subject_was_dropped_leans_on_the_one_before(tell: Tell) -> None:
    story = tell(
        "انتقد رئيس النقابة قرار الإغلاق المفاجئ للمرسى القديم، وحث الهيئة على أن تتراجع عنه فورا."
    )
    assert faults(story) == [None, "dependent"]


@pytest.mark.parametrize(
    "sentence",
    [
        LEAD,
        "وقال مدير الهيئة حسن الشامي إن الرصيف سيستقبل عشرين سفينة في الشهر.",
        'وأكدت وزيرة النقل: "نحن ملتزمون بالموعد المحدد لإنجاز المشروع".',
        "ويبلغ طول الرصيف الجديد أكثر من ستمئة متر.",
        "وقد اندلعت اشتباكات بين الصيادين وحراس المرسى الجمعة الماضي.",
        "وقد أدى الرئيس حسن الشامي اليمين الدستورية أمام البرلمان.",
        "وبين القصف المدفعي والغارات الجوية نزح آلاف السكان من البلدة.",
        "وأكد الهجوم في رأي الخبراء أن الطريق الساحلي غير آمن.",
        "وأكد الفوز الكبير صدارة نادي الميناء للترتيب العام.",
        "طلبت الهيئة قائمة السفن الراسية لدى سلطات المرفأ القديم.",
        "وتملك الهيئة رخصة محفوظة لدي السلطات في العاصمة.",
        "ويذكر أن ألف صياد غادروا المرسى القديم في الشتاء.",
        "من جهتها، أكدت نقابة الصيادين التوصل إلى اتفاق مع الهيئة.",
        "لكن نقابة الصيادين رفضت خطة الهيئة لتوسيع الرصيف.",
        "المشروع سيساهم في خفض كلفة النقل إلى الجزر البعيدة.",
        "وقال وزير السدود حسن الشامي إن بناء الرصيف رسالة مفادها أنها لن تتوقف.",
        "وعقب الانفجار أطلقت السفن صفاراتها في الميناء الكبير.",
        "وقد زادت الهيئة مؤخرا رسوم عبور السفن الكبيرة.",
        "توجه المستثمرون إلى الميناء لحضور حفل الافتتاح الرسمي.",
    ],
)
def test_a_whole_sentence_stands(tell: Tell, sentence: str) -> None:
    assert faults(tell(sentence)) == [None]


def test_the_speaker_of_the_sentence_before_is_known(tell: Tell) -> None:
    story = tell(
        "وقال مدير الهيئة حسن الشامي إن الرصيف جاهز للعمل.\n"
        "وأضاف أن السفن ستصل مطلع الأسبوع المقبل.\n"
        "وأشار إلى أن الرسوم لن تتغير هذا العام."
    )
    name = "مدير الهيئة حسن الشامي"
    assert known_speakers(story, 0) == {1: (name, False), 2: (name, False)}


def test_a_speaker_of_the_other_gender_is_not_taken(tell: Tell) -> None:
    story = tell(
        "وقال مدير الهيئة حسن الشامي إن الرصيف جاهز للعمل.\n"
        "وأضافت أن السفن ستصل مطلع الأسبوع المقبل."
    )
    assert known_speakers(story, 0) == {}


def test_another_sentence_between_breaks_the_chain(tell: Tell) -> None:
    story = tell(
        "وقال مدير الهيئة حسن الشامي إن الرصيف جاهز للعمل.\n"
        "وتوقفت حركة السفن يومين بسبب العاصفة.\n"
        "وأضاف أن السفن ستصل مطلع الأسبوع المقبل."
    )
    assert known_speakers(story, 0) == {}


@pytest.mark.parametrize(
    ("span", "lone"),
    [('قال "نعم" ومضى', False), ('قال "نعم ومضى', True), ("قال «نعم", True), ("قال نعم", False)],
)
def test_lone_quotation_marks_are_seen(span: str, lone: bool) -> None:
    assert lone_quotes(span) is lone


@pytest.mark.parametrize(
    "sentence",
    [
        "وأفادت تقارير صحفية بأنه تم تأجيل الافتتاح أسبوعا.",
        "وانتهت أعمال الرصيفين الأخيرين في الموعد المحدد لها.",
        "واستمرت الأعمال في اليومين الأخيرين رغم سوء الأحوال الجوية.",
    ],
)
def test_what_only_looks_like_it_leans_stands(tell: Tell, sentence: str) -> None:
    assert faults(tell(f"{LEAD}\n{sentence}"))[1] not in ("pronoun",)


@pytest.mark.parametrize(
    ("sentence", "nothing"),
    [
        ("ولم ترد معلومات عن سبب الحريق في المخزن.", True),
        ("ولم تؤكد البلدية حصيلة الأضرار في السوق.", True),
        ("ولم تعلن أي جهة مسؤوليتها عن إحراق المخزن.", False),
        ("ولم يحضر رئيس البلدية افتتاح السوق الجديد.", False),
        ("وأعلنت البلدية سبب الحريق في المخزن القديم.", False),
    ],
)
def test_what_only_says_that_nothing_is_known_is_told_apart(
    tell: Tell, sentence: str, nothing: bool
) -> None:
    unit = tell(f"{LEAD}\n{sentence}").units[-1]
    assert tells_nothing_known(unit) is nothing


def test_a_consequence_leans_on_what_it_follows_from(tell: Tell) -> None:
    assert "continuation" in faults(tell(f"{LEAD}\nوارتفع رصيد الفريق بالتالي إلى ثلاثين نقطة."))


@pytest.mark.parametrize(
    ("span", "nouns"),
    [
        ("وتأتي هذه الخطوة بعد أيام من إعلان النتائج", ["خطوه"]),
        ("ووفق البيان فإن الشركة باعت السفينة", ["بيان"]),
        ("باعت الشركة السفينة، وفقا للصحيفة", ["صحيفه"]),
        ("باعت الشركة السفينة، بحسب التقرير الذي نشر الأحد", []),
        ("قالت الشركة في بيان إنها باعت السفينة، بحسب البيان", []),
        ("ينص القانون على أن هذا القانون يسري فورا", []),
        ("وارتفعت الأسعار هذا العام وفي هذه المرة أيضا", []),
        ('قال إن "هذه الخطوة ضرورية" للبلاد', []),
        ("وردا على الانفجارات أغلقت البلدية الطريق", ["انفجارات"]),
        ("وقالت المديرة في البيان إن الفحص مستمر", ["بيان"]),
        ("وقالت المديرة في البيان الذي نشرته الأحد إن الفحص مستمر", []),
        ("ونشرت الوكالة البيان الذي جاء فيه أن الفحص مستمر", ["بيان"]),
        ("ونشرت الوكالة البيان الذي أصدره المصنع الأحد", []),
        ("وجاء في بيان للشركة أن الفحص مستمر وقيل في البيان إنه سينتهي", []),
    ],
)
def test_a_demonstrative_points_at_a_noun(span: str, nouns: list[str]) -> None:
    assert demonstrated(span) == nouns
