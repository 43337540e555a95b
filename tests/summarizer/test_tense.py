"""What is to come is told apart from what was done."""

from __future__ import annotations

import pytest

from summarizer.arabic import fold_words
from summarizer.articles import Article, ArticleSet
from summarizer.pipeline import report
from summarizer.tense import done_of_ahead, looks_ahead, opens_ahead


@pytest.mark.parametrize(
    ("span", "opens", "looks"),
    [
        ("وسيجري الوزير محادثات في العاصمة", True, True),
        ("من جهته، سيفتتح المحافظ السوق", True, True),
        ("سوف تستقبل المدينة الوفود", True, True),
        ("وينتظر أن يفتتح المحافظ السوق", True, True),
        ("ويفتتح المحافظ السوق الأسبوع المقبل", False, True),
        ("أعلن المحافظ أنه سيفتتح السوق", False, True),
        ("سيطر الجنود على الجسر القديم", False, False),
        ("سيارة إسعاف نقلت المصاب إلى المستشفى", False, False),
        ("افتتح المحافظ السوق الجديد", False, False),
        ("", False, False),
    ],
)
def test_what_is_to_come_is_seen(span: str, opens: bool, looks: bool) -> None:
    folded = fold_words(span)
    assert (opens_ahead(folded), looks_ahead(folded)) == (opens, looks)


def merged(a: str, b: str) -> bool:
    articles = tuple(Article(id=i, text=text, source=i) for i, text in (("a", a), ("b", b)))
    return any(len(one.members) == 2 for one in report(ArticleSet(articles=articles)).statements)


def test_a_meeting_to_come_is_not_the_one_that_was_held() -> None:
    held = "عقد وزير الري في مدينة السد اجتماعا مع مديري المحطات لبحث تقاسم مياه النهر."
    to_come = "وسيعقد وزير الري في مدينة السد اجتماعا مع مديري المحطات لبحث تقاسم مياه النهر."
    assert not merged(held, to_come)
    assert merged(to_come, to_come.replace("مديري", "رؤساء"))


def test_an_office_held_once_is_not_the_office_held_now() -> None:
    now = "ويشغل مراد الشامي منصب نائب وزير الري في حكومة السد، وهو أول مهندس يشغله."
    once = "وكان مراد الشامي يشغل منصب نائب وزير الري في حكومة السد قبل تقلده منصبه الحالي."
    assert not merged(now, once)


@pytest.mark.parametrize(
    ("ahead", "other", "done"),
    [
        ("وسيبدأ البناء في المصنع العام المقبل", "وبدأ البناء في المصنع", True),
        ("ستفتتح الشركة فرعا في وهران", "افتتحت الشركة فرعا في وهران", False),
        ("ستعلن الشركة أرباحها", "أعلنت الشركة أرباحها", False),
        ("سيحضر الوزير القمة", "حضر الوزير القمة", True),
        ("حضر الوزير القمة", "سيحضر الوزير القمة", False),
        ("سيارة الوزير تعطلت", "تعطلت سيارة الوزير", False),
    ],
)
def test_what_will_be_done_is_known_from_the_same_as_done(
    ahead: str, other: str, done: bool
) -> None:
    assert done_of_ahead(fold_words(ahead), fold_words(other)) is done
