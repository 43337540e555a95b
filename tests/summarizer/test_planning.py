"""Planning: the salient statements by aspect, and as many passes as the length has."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from summarizer.articles import Length
from summarizer.merged import Merged
from summarizer.planning import MIN_SALIENCE, PASSES, plan_groups, salient_clusters

Merge = Callable[..., Merged]

ONE = (
    "افتتحت وزارة النقل يوم الأحد جسرا جديدا فوق نهر العاصي وسط مدينة حماة.\n"
    "وشاركت فرق الكشافة في تنظيم الاحتفال أمام مدخل الجسر الشمالي.\n"
    "وقال وزير النقل سامر العلي إن الجسر سيخفف الازدحام عن أحياء المدينة القديمة.\n"
    "وبلغت كلفة الجسر 90 مليون دينار وطوله 400 متر.\n"
    "ورحبت نقابة المهندسين بالمشروع ووصفته بأنه خطوة تأخرت كثيرا.\n"
    "وكان الجسر القديم قد انهار خلال فيضان عام 2011 بعد أمطار غزيرة."
)
TWO = (
    "فتح جسر جديد فوق نهر العاصي وسط مدينة حماة أمام السيارات يوم الأحد.\n"
    "وأعلن رئيس البلدية خالد مراد أن السير على الجسر مجاني طوال شهر كامل.\n"
    "وتبلغ كلفة الجسر 90 مليون دينار وطوله 400 متر.\n"
    "ويضم الجسر 4 مسارات ويتسع لنحو 3000 سيارة في الساعة.\n"
    "يذكر أن الجسر القديم كان قد انهار خلال فيضان عام 2011 بعد أمطار غزيرة."
)


def aspects(story: Merged, length: Length = "standard") -> dict[str, str]:
    """The texts of each aspect, joined."""
    found: dict[str, str] = {}
    for group in plan_groups(story, length):
        found[group.aspect] = " ".join([found.get(group.aspect, ""), *group.texts])
    return found


def test_statements_are_grouped_by_aspect(merged: Merge) -> None:
    found = aspects(merged(ONE, TWO))
    assert "جسرا جديدا" in found["events"] or "فتح جسر" in found["events"]
    assert "90 مليون" in found["figures"] and "3000 سيارة" in found["figures"]
    assert "الازدحام" in found["reactions"] and "مجاني" in found["reactions"]
    assert "انهار خلال فيضان" in found["background"]


def test_an_aspect_of_little_weight_gets_no_pass_of_its_own(merged: Merge) -> None:
    other = (
        "فتح جسر جديد فوق نهر العاصي وسط مدينة حماة أمام السيارات يوم الأحد.\n"
        "وأعلن رئيس البلدية خالد مراد أن السير على الجسر مجاني طوال شهر كامل.\n"
        "ويضم الجسر 4 مسارات ويتسع لنحو 3000 سيارة في الساعة."
    )
    without = "\n".join(line for line in ONE.splitlines() if "كلفة" not in line)
    found = aspects(merged(without, other))
    assert "figures" not in found and "3000 سيارة" in found["events"]


def test_who_did_what_comes_first(merged: Merge) -> None:
    groups = plan_groups(merged(ONE, TWO), "long")
    assert groups[0].aspect == "events"
    order = [group.aspect for group in groups]
    # The parts of one aspect follow each other.
    assert sum(a != b for a, b in pairwise(order)) == len(set(order)) - 1


@pytest.mark.parametrize("length", list(PASSES))
def test_the_groups_are_all_salient_statements_once_each(merged: Merge, length: Length) -> None:
    story = merged(ONE, TWO)
    groups = plan_groups(story, length)
    given = [index for group in groups for index in group.clusters]
    assert sorted(given) == sorted(salient_clusters(story))
    assert 1 <= len(groups) <= PASSES[length]
    for group in groups:
        assert len(group.clusters) == len(group.texts) == len(group.priority) > 0
        assert min(group.priority) >= MIN_SALIENCE


@pytest.mark.parametrize("length", ["headline", "brief"])
def test_short_summaries_take_one_pass_in_reading_order(merged: Merge, length: Length) -> None:
    story = merged(ONE, TWO)
    (group,) = plan_groups(story, length)
    assert list(group.clusters) == salient_clusters(story)


def test_what_opens_an_article_is_the_event_whoever_tells_it(merged: Merge) -> None:
    opening = "أعلن وزير المالية كريم داود أن الموازنة الجديدة تبلغ 70 مليار دينار."
    found = aspects(merged(f"{opening}\nوانتقدت المعارضة حجم الموازنة في بيان شديد اللهجة."))
    assert "70 مليار" in found["events"]


def test_a_small_set_takes_fewer_passes(merged: Merge) -> None:
    assert len(plan_groups(merged("وصل الوفد إلى بغداد مساء الأحد."), "long")) == 1


def test_a_story_without_statements_has_no_group(merged: Merge) -> None:
    story = merged("الطقس")
    for length in PASSES:
        assert plan_groups(story, length) == [] or salient_clusters(story)


def test_the_model_reads_who_speaks_where_only_the_sentence_before_says_it(merged: Merge) -> None:
    story = merged(
        "قال نبيل عساف إن الميناء سيفتح أبوابه أمام السفن التجارية يوم الاثنين المقبل.\n"
        "وأضاف أن الرصيف الجديد يتسع لثلاث سفن كبيرة في وقت واحد."
    )
    texts = [text for group in plan_groups(story, "long") for text in group.texts]
    assert any("أضاف نبيل عساف أن الرصيف" in text for text in texts)
