"""Units that say the same, and only those, are one statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.articles import Article
from summarizer.config import PipelineConfig
from summarizer.merged import Merged
from summarizer.pipeline import merge, read_story
from summarizer.watch import Watch

Merge = Callable[..., Merged]


def together(merged: Merged, one: str, other: str) -> bool:
    """Whether the units that hold the two texts are in one cluster."""
    units = merged.story.units
    (a,) = [i for i, unit in enumerate(units) if one in unit.text]
    (b,) = [i for i, unit in enumerate(units) if other in unit.text]
    return merged.cluster_of[a] == merged.cluster_of[b]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "أعلنت وزارة الزراعة إطلاق برنامج لدعم مزارعي القمح في الشمال.",
            "اعلنت وزاره الزراعه اطلاق برنامج لدعم مزارعي القمح في الشمال.",
        ),
        (
            "أغلقت السلطات الجسر المعلق أمام الشاحنات الثقيلة بعد ظهور تشققات.",
            "بعد ظهور تشققات، أغلقت السلطات الجسر المعلق أمام الشاحنات الثقيلة.",
        ),
        (
            "وصل المبعوث أندرس فاغنهولم إلى المدينة الساحلية لإجراء محادثات.",
            "وصل المبعوث أندرس فاجنهولم إلى المدينة الساحلية لإجراء محادثات.",
        ),
        (
            "استقبل المستشفى الريفي ثلاثين طفلا مصابا بالتسمم الغذائي.",
            "استقبل المستشفى الريفي 30 طفلا مصابا بالتسمم الغذائي.",
        ),
        (
            "ستبدأ شركة القطارات تشغيل الخط السريع مطلع الصيف.",
            "وقال مدير المواصلات إن شركة القطارات ستبدأ تشغيل الخط السريع مطلع الصيف.",
        ),
    ],
)
def test_the_same_in_another_form_is_merged(merged: Merge, one: str, other: str) -> None:
    assert together(merged(one, other), one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "أعلنت الشرطة توقيف 12 شخصا في قضية تهريب الآثار.",
            "أعلنت الشرطة توقيف 19 شخصا في قضية تهريب الآثار.",
        ),
        (
            "قال الوزير إن الاتفاق ملزم لجميع الشركات العاملة في الميناء.",
            "قال الوزير إن الاتفاق غير ملزم لجميع الشركات العاملة في الميناء.",
        ),
        (
            "انهار سقف السوق القديم بعد أمطار غزيرة هطلت على المدينة.",
            "زعم تجار أن سقف السوق القديم انهار بعد أمطار غزيرة هطلت على المدينة.",
        ),
        (
            "وصف رئيس النقابة القرار بأنه مجحف بحق العمال.",
            "بدأ عمال الميناء إضرابا مفتوحا احتجاجا على القرار.",
        ),
    ],
)
def test_another_value_polarity_or_modality_is_not_merged(
    merged: Merge, one: str, other: str
) -> None:
    assert not together(merged(one, other), one, other)


def test_the_head_is_carried_by_those_that_say_all_of_it(merged: Merge) -> None:
    short = "غرقت سفينة شحن قبالة ساحل الجزيرة."
    found = merged(
        short,
        "غرقت سفينة شحن قبالة ساحل الجزيرة، بحسب خفر السواحل.",
        "غرقت سفينة شحن قبالة ساحل الجزيرة وعلى متنها حمولة من الأسمنت والحديد.",
    )
    (cluster,) = [c for c in found.clusters if len(c.members) > 1]
    assert found.story.units[cluster.head].text == short
    assert len(cluster.carriers) == 3


SENTENCES = st.sampled_from(
    [
        "أعلنت الوزارة فتح باب التسجيل للطلاب.",
        "اعلنت الوزاره فتح باب التسجيل للطلاب الجدد.",
        "قال المدير إن العدد بلغ 40 طالبا.",
        "قال المدير إن العدد بلغ 45 طالبا.",
        "ولم تعلن الوزارة موعد الامتحانات.",
        "وأضاف أن الموعد سيعلن قريبا.",
        "تساقطت الثلوج على المرتفعات الشرقية.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=4))
def test_clusters_are_a_partition(sets: list[list[str]]) -> None:
    articles = tuple(Article(id=str(i), text="\n".join(s)) for i, s in enumerate(sets))
    found = merge(read_story(articles, PipelineConfig(), []), PipelineConfig(), Watch())
    members = [unit for one in found.clusters for unit in one.members]
    assert sorted(members) == list(range(len(found.story.units)))
    for one in found.clusters:
        assert one.head in one.carriers
        assert set(one.carriers) <= set(one.members)
        assert all(0 <= value <= 1 for value in one.similarity)


def test_topic_words_in_common_do_not_contain(merged: Merge) -> None:
    siege = "وشددت السلطات حصارها على مدينة الواحة في الشمال."
    fear = "ويثير التوتر في مدينة الواحة في الشمال مخاوف السكان من اندلاع حرب جديدة قبل الشتاء."
    assert not together(merged(siege, fear), siege, fear)


def test_an_article_that_repeats_itself_still_meets_the_others(merged: Merge) -> None:
    standfirst = "طردت حكومة الساحل القائم بالأعمال الأجنبي."
    lead = "طردت حكومة الساحل الثلاثاء القائم بالأعمال الأجنبي في العاصمة وفق ما أعلن رئيسها."
    other = "طردت حكومة الساحل القائم بالأعمال الأجنبي في العاصمة الثلاثاء."
    found = merged(f"{standfirst}\n{lead}", other)
    assert together(found, lead, other)
    assert together(found, standfirst, other)


def test_a_part_of_a_place_lies_in_it(merged: Merge) -> None:
    whole = "قتل جندي وضابط في عملية دهس في الضفة الغربية نفذها سائق شاحنة."
    part = "قتل جندي وضابط في عملية دهس شمالي الضفة الغربية نفذها سائق شاحنة."
    assert together(merged(whole, part), whole, part)
