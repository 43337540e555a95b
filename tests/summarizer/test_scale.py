"""Large sets: candidates find what comparing all with all finds, with work that follows the set."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from summarizer.articles import Article
from summarizer.config import PipelineConfig
from summarizer.merged import Merged
from summarizer.pipeline import merge, read_story
from summarizer.stating import Stating
from summarizer.watch import Watch

EXACT = PipelineConfig(exact_pairs_up_to=10_000)
INDEXED = PipelineConfig(exact_pairs_up_to=2)

STORIES = (
    (
        (
            "افتتحت بلدية المرجان جسرا جديدا فوق وادي الزهور بعد عامين من العمل",
            "بعد عامين من العمل افتتحت بلدية المرجان الجسر الجديد فوق وادي الزهور",
            "فتحت بلدية المرجان أمام السيارات جسرا جديدا فوق وادي الزهور",
        ),
        (
            "وبلغت كلفة الجسر {0} مليون ريال دفعتها شركة النقل في الإقليم",
            "ودفعت شركة النقل في الإقليم كلفة الجسر البالغة {0} مليون ريال",
        ),
        (
            "ويخدم الطريق الذي يعبر الوادي سكان سبع قرى زراعية في الجنوب",
            "ويستفيد من الطريق الذي يعبر الوادي سكان سبع قرى زراعية تقع في الجنوب",
        ),
        ("وستغلق السلطات الممر القديم أمام الشاحنات الثقيلة ابتداء من الشهر المقبل",),
    ),
    (
        (
            "أسفر انهيار منجم الفحم في بلدة السنديان عن مقتل {1} عاملا",
            "قتل {1} عاملا في انهيار منجم الفحم ببلدة السنديان",
        ),
        (
            "وواصلت فرق الإنقاذ البحث عن العمال العالقين تحت الصخور طوال الليل",
            "وبحثت فرق الإنقاذ طوال الليل عن عمال عالقين تحت الصخور",
        ),
        (
            "وفتحت النيابة تحقيقا مع مدير المنجم بشأن أجهزة التهوية المعطلة",
            "وتحقق النيابة مع مدير المنجم بشأن تعطل أجهزة التهوية",
        ),
        ("وأعلنت نقابة عمال المناجم إضرابا شاملا حتى تفحص آبار الفحم كلها",),
    ),
    (
        (
            "فاز فريق النوارس بكأس السلة للمرة الثالثة بعد مباراة مثيرة أمام فريق الصقور",
            "أحرز فريق النوارس كأس السلة للمرة الثالثة إثر مباراة مثيرة مع فريق الصقور",
        ),
        (
            "وسجل اللاعب سامر البندقي النقطة الأخيرة قبل صافرة الحكم بلحظات",
            "وجاءت النقطة الأخيرة من اللاعب سامر البندقي قبل صافرة الحكم بلحظات",
        ),
        (
            "وحضر المباراة {2} متفرج ملأوا مدرجات القاعة المغطاة",
            "وملأ مدرجات القاعة المغطاة {2} متفرج حضروا المباراة",
        ),
        ("ويلتقي الفريق الفائز بطل القارة في بطولة تقام في جزيرة اللؤلؤ",),
    ),
)
ADDED = [
    "أمس",
    "اليوم",
    "صباحا",
    "مساء",
    "رسميا",
    "أخيرا",
    "فعلا",
    "مجددا",
    "علنا",
    "قريبا",
    "سريعا",
    "فجأة",
]
PLACES = [
    "العرعر",
    "البيلسان",
    "الدفلى",
    "الريحان",
    "السوسن",
    "الغاف",
    "القيقب",
    "المرخ",
    "النرجس",
    "الياسمين",
]


def worded(text: str, rng: random.Random) -> str:
    """The sentence with up to two words more, so that hardly two articles word it alike."""
    words = text.split()
    for _ in range(rng.randint(0, 2)):
        words.insert(rng.randint(3, len(words)), rng.choice(ADDED))
    return " ".join(words)


def made(size: int, seed: int = 7) -> list[Article]:
    """`size` articles, in turn of each story."""
    return [
        Article(id=f"a{i}", text="\n".join(paragraphs(i, random.Random(f"{seed}-{i}"))))
        for i in range(size)
    ]


def paragraphs(number: int, rng: random.Random) -> Iterator[str]:
    figures = (rng.choice((45, 45, 45, 60)), rng.choice((12, 12, 12, 17)), rng.choice((900, 900)))
    for wordings in STORIES[number % len(STORIES)]:
        if rng.random() < 0.85:
            yield worded(rng.choice(wordings).format(*figures), rng) + "."
    yield f"وقال مراسل صحيفة {rng.choice(PLACES)} إن سكان حي {rng.choice(PLACES)} تابعوا الخبر."


def merged(articles: list[Article], config: PipelineConfig) -> Merged:
    return merge(read_story(articles, config, []), config, Watch())


def together(one: Merged) -> set[frozenset[tuple[int, int]]]:
    """Pairs of units, by article and offset, that are one statement."""
    units = one.story.units
    return {
        frozenset({(units[a].article, units[a].start), (units[b].article, units[b].start)})
        for cluster in one.clusters
        for a, b in combinations(cluster.members, 2)
    }


def f1(found: set[frozenset[tuple[int, int]]], wanted: set[frozenset[tuple[int, int]]]) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))


@pytest.mark.parametrize("size", [24, 90])
def test_candidates_give_nearly_the_partition_of_comparing_all(size: int) -> None:
    articles = made(size)
    exact, indexed = merged(articles, EXACT), merged(articles, INDEXED)
    assert f1(together(indexed), together(exact)) >= 0.97
    members = sorted(i for cluster in indexed.clusters for i in cluster.members)
    assert members == list(range(len(indexed.story.units)))


def test_candidates_find_the_conflicts_of_comparing_all() -> None:
    articles = made(90)

    def values(one: Merged) -> set[frozenset[str]]:
        return {frozenset(value.normalised for value in c.values) for c in one.conflicts}

    exact, indexed = merged(articles, EXACT), merged(articles, INDEXED)
    assert {"12", "17"} in values(exact)
    assert values(indexed) == values(exact)


def test_units_that_read_the_same_are_one_statement_with_all_its_articles() -> None:
    text = "\n".join(f"{wordings[0].format(45, 12, 900)}." for wordings in STORIES[0])
    articles = [Article(id=f"a{i}", text=text) for i in range(70)]
    one = merged(articles, PipelineConfig())
    assert sorted(len(cluster.carriers) for cluster in one.clusters) == [70] * len(one.clusters)
    (group,) = one.copies.groups
    assert len(group.copies) == 70 - 1
    assert {copy.similarity for copy in group.copies} == {1.0}


def test_compared_pairs_grow_with_the_set_and_not_with_its_square() -> None:
    counts = {size: len(merged(made(size), INDEXED).pairs) for size in (90, 360)}
    assert counts[360] <= 4**1.3 * counts[90]


def test_units_that_share_nothing_are_compared_without_harm() -> None:
    """Linking compares members that no index brought together."""
    story = merged(made(4), INDEXED).story
    nothing = Stating(story, [{} for _ in story.units])
    assert nothing(0, 1) == 0.0
