"""One spelling for one name within a summary."""

from __future__ import annotations

import pytest

from summarizer.articles import Article
from summarizer.config import PipelineConfig
from summarizer.pipeline import read_story
from summarizer.spellings import majority_spellings


def spellings(*texts: str) -> dict[str, str]:
    articles = [Article(id=f"a{n}", text=text, source=f"s{n}") for n, text in enumerate(texts)]
    story = read_story(articles, PipelineConfig(), [])
    assert len(story.articles) == len(texts)
    return majority_spellings(story)


TAIL = " وقال شهود إن الأمطار لم تتوقف طوال الليل في القرى المجاورة."


def test_the_spelling_of_most_articles_is_taken_and_the_prefix_stays() -> None:
    found = spellings(
        "وصل الأمين العام ينس ستولتنبرغ إلى العاصمة مساء الخميس." + TAIL,
        "غادر الأمين العام ينس ستولتنبرغ القاعة غاضبا." + TAIL,
        "أكد ينس ستولتينبيرغ أن الحلف باق. وكان ذلك أول لقاء لستولتينبيرغ هناك.",
    )
    assert found == {"ستولتينبيرغ": "ستولتنبرغ", "لستولتينبيرغ": "لستولتنبرغ"}


def test_an_outlet_has_one_vote_and_its_links_have_none() -> None:
    said = "التقى الزعيم كيم {} أون وفدا من رجال الأعمال في العاصمة." + TAIL
    one = said.format("جونغ") + "\nاقرأ أيضا: زيارة غير مسبوقة لبيونغ يونغ"
    found = spellings(one, said.format("جونغ"), said.format("يونغ"))
    assert found == {"يونغ": "جونغ"}
    articles = [
        Article(id=f"a{n}", text=said.format(name), source=source)
        for n, (name, source) in enumerate(
            [("يونغ", "الضفة"), ("يونغ", "الضفة"), ("جونغ", "الساحل"), ("جونغ", "النهر")]
        )
    ]
    assert majority_spellings(read_story(articles, PipelineConfig(), [])) == {"يونغ": "جونغ"}


def test_a_place_is_a_name_too() -> None:
    found = spellings(
        "اندلع حريق في مدينة ميسيسوغا فجر السبت." + TAIL,
        "أخلت فرق الإطفاء أبراجا سكنية في ميسيسوغا." + TAIL,
        "أخلت فرق الإطفاء أبراجا سكنية بعد حريق قرب ميسيسوجا." + TAIL,
    )
    assert found == {"ميسيسوجا": "ميسيسوغا"}


@pytest.mark.parametrize(
    ("most", "rarer"),
    [
        ("سيدة أمريكية", "جزيرة مايورغا"),
        ("هاجمت ميليشيات", "هاجمت إيران وميليشياتها"),
        ("أقر إسرائيل", "قذائف إسرائيلية"),
        ("سقوط استخدام", "يستخدم الناس"),
        ("أصيبوا بجروح خطرة", "أصيبوا بجراح خطرة"),
        ("أنتج 500 جيغاواط", "أنتج 400 جيجاواط"),
    ],
)
def test_words_that_are_no_names_are_never_changed(most: str, rarer: str) -> None:
    texts = (
        f"{most} قرب النهر أمس.{TAIL}",
        f"{most} قرب الجسر.{TAIL}",
        f"{rarer} قرب النهر أمس.{TAIL}",
    )
    assert spellings(*texts) == {}
