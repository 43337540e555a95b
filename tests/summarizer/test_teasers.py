"""What a site prints behind an article of other stories is no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles import Article, CleanArticle, SummaryRequest
from summarizer.cleaning import clean
from summarizer.engine import Engine
from summarizer.pipeline import summarize
from summarizer.teasers import MIN_OWN, without_teasers

OWN = (
    "أعلنت بلدية الواحة الأحد إغلاق الجسر القديم أمام الشاحنات بعد ظهور شقوق في دعائمه الخرسانية.",
    "وقال المهندس المقيم إن الشقوق ظهرت بعد سيول الشهر الماضي وإن الجسر سيفحص خلال أسبوعين.",
    "وأضاف أن حركة السيارات الصغيرة على الجسر ستستمر في اتجاه واحد حتى انتهاء الفحص.",
)
TEASERS = (
    "فازت الرسامة ليلى مراد بجائزة المعرض الدولي للفنون التشكيلية عن لوحة رسمتها في ثلاث ليال.",
    "كشفت شركة ألعاب يابانية عن جهاز جديد يعمل بالطاقة الشمسية ويباع في الأسواق الآسيوية الصيف.",
    "أنهى المنتخب البرازيلي معسكره التدريبي في جبال الألب استعدادا لتصفيات بطولة القارات المقبلة.",
)
OTHER = (
    "أغلقت السلطات في الواحة الجسر القديم أمام الشاحنات الثقيلة بسبب شقوق في الدعائم.\n"
    "ويستمر الفحص أسبوعين بحسب البلدية."
)


def read(identity: str, paragraphs: Sequence[str]) -> CleanArticle:
    return clean(Article(id=identity, text="\n".join(paragraphs)))


def kept(article: CleanArticle) -> list[str]:
    text = article.article.text
    return [text[one.start : one.end] for one in article.paragraphs]


def test_the_openings_of_other_stories_go() -> None:
    first, _ = without_teasers([read("a", [*OWN, *TEASERS]), read("b", OTHER.split("\n"))])
    assert kept(first) == list(OWN)
    assert [one.reason for one in first.removed][-3:] == ["related"] * 3


def test_what_another_outlet_tells_stays() -> None:
    told = read("b", [*OTHER.split("\n"), *TEASERS[:1]])
    first, _ = without_teasers([read("a", [*OWN, *TEASERS]), told])
    assert kept(first) == [*OWN, *TEASERS]


def test_fewer_than_three_may_be_background() -> None:
    first, _ = without_teasers([read("a", [*OWN, *TEASERS[:2]]), read("b", OTHER.split("\n"))])
    assert kept(first) == [*OWN, *TEASERS[:2]]


def test_paragraphs_that_go_on_stay() -> None:
    joined = [f"و{one}" for one in TEASERS]
    first, _ = without_teasers([read("a", [*OWN, *joined]), read("b", OTHER.split("\n"))])
    assert kept(first) == [*OWN, *joined]


ON_SUBJECT = (
    "نقلت صحيفة محلية عن سائقي شاحنات في الواحة أن إغلاق الجسر القديم يطيل طريقهم إلى السوق "
    "ساعتين كاملتين ويرفع"
)
"""A teaser about the article's own subject, cut off."""


def test_one_on_the_subject_goes_with_the_others() -> None:
    run = [TEASERS[0], ON_SUBJECT, *TEASERS[1:]]
    first, _ = without_teasers([read("a", [*OWN, *run]), read("b", OTHER.split("\n"))])
    assert kept(first) == list(OWN)


def test_one_on_the_subject_that_stands_first_goes_where_it_has_no_stop() -> None:
    run = [ON_SUBJECT, *TEASERS]
    first, _ = without_teasers([read("a", [*OWN, *run]), read("b", OTHER.split("\n"))])
    assert kept(first) == list(OWN)


def test_the_last_words_of_the_article_stay_before_teasers() -> None:
    last = "من جانبه دعا رئيس البلدية سائقي الشاحنات إلى سلوك طريق الوادي حتى انتهاء فحص الجسر."
    first, _ = without_teasers([read("a", [*OWN, last, *TEASERS]), read("b", OTHER.split("\n"))])
    assert kept(first) == [*OWN, last]


def test_a_verb_with_its_own_waw_opens_a_teaser() -> None:
    run = [
        *TEASERS[:2],
        "وقع اتحاد الكتاب مع دار نشر أرجنتينية عقدا لترجمة ثلاث روايات تصدر في الخريف القادم.",
    ]
    first, _ = without_teasers([read("a", [*OWN, *run]), read("b", OTHER.split("\n"))])
    assert kept(first) == list(OWN)


def test_paragraphs_of_several_sentences_are_no_teasers() -> None:
    told = [f"{one} ثم قال كثيرون كلاما آخر لا صلة له بهذا." for one in TEASERS]
    first, _ = without_teasers([read("a", [*OWN, *told]), read("b", OTHER.split("\n"))])
    assert kept(first) == [*OWN, *told]


def test_a_lone_article_is_left_as_it_is() -> None:
    article = read("a", [*OWN, *TEASERS])
    assert without_teasers([article]) == [article]


@given(st.lists(st.sampled_from([*OWN, *TEASERS]), min_size=1, max_size=8))
def test_every_article_keeps_its_first_paragraphs(paragraphs: list[str]) -> None:
    article = read("a", paragraphs)
    first, second = without_teasers([article, read("b", OTHER.split("\n"))])
    least = min(MIN_OWN, len(article.paragraphs))
    assert kept(first)[:least] == kept(article)[:least]
    assert kept(second) == OTHER.split("\n")


def test_no_teaser_reaches_the_answer() -> None:
    articles = (
        Article(id="a", text="\n".join([*OWN, *TEASERS])),
        Article(id="b", text=OTHER),
    )
    with Engine() as engine:
        result = summarize([SummaryRequest(articles=articles, length="long")], engine)[0]
    told = result.summary.ar.text + " ".join(one.text for one in result.statements)
    assert not any(teaser[:25] in told for teaser in TEASERS)
