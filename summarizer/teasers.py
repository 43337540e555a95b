"""Teasers: the openings of other stories that some sites print behind an article.

They are whole sentences, and no word names them. What tells them is that each opens like a report
of its own, and that it shares next to nothing with the article before it or with any other article
of the set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.arabic import fold_words, stem
from summarizer.articles import CleanArticle, Paragraph, Removed
from summarizer.terms import STOP_WORDS

MIN_TEASERS = 3
"""Teasers that must follow each other at the end: fewer strange paragraphs may be background."""

MIN_OWN = 2
"""Paragraphs that the article itself has at least."""

MIN_WORDS = 10
"""Words of a teaser at least."""

MAX_KNOWN = 0.25
"""Share (0..1) of a teaser's content words that the article, or any other one, may have."""

MAX_KNOWN_AMONG = 0.4
"""The same where enough of the paragraphs beside it are teasers."""

_CONNECTIVES = frozenset(
    fold_words(
        """
        كما لكن غير إلا بل بينما ثم يذكر يشار يأتي تأتي جاء جاءت كان كانت لذلك لهذا هذا هذه ذلك
        تلك هو هي هم إنه إنها أنه أنها مضيفا مشيرا حيث إذ بعدها حينها عندها هناك كذلك أيضا
        """
    )
)

_OF_ANY_STORY = frozenset(
    map(
        stem,
        fold_words(
            """
            أعلن أعلنت قال قالت كشف كشفت أكد أكدت عبر نفى ذكر أفاد رئيس الرئيس وزير الوزير وزارة
            حكومة الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت اليوم أمس عام العام الماضي
            المقبل شهر يوم بعد أول أكثر خلال بحسب موقع تويتر حساب صفحة وكالة بيان صحيفة
            """
        ),
    )
)
"""Stems that two stories share by chance."""


def without_teasers(articles: Sequence[CleanArticle]) -> list[CleanArticle]:
    """The articles of one set, in order, without the teasers at their ends; those are `removed` as
    `related`. Each article keeps `MIN_OWN` paragraphs. Of a lone article nothing tells a teaser
    from background, so it stays as it is.
    """
    if len(articles) < 2:
        return list(articles)
    tails = [_fresh_tail(article) for article in articles]
    if not any(tails):
        return list(articles)
    paragraphs = [[_content(words) for words in _words(article)] for article in articles]
    own = [
        set().union(*some[: len(some) - tail]) for some, tail in zip(paragraphs, tails, strict=True)
    ]
    found = []
    for index, (article, tail) in enumerate(zip(articles, tails, strict=True)):
        others = [words for other, words in enumerate(own) if other != index]
        found.append(_shortened(article, _count(paragraphs[index], tail, others)))
    return found


def _fresh_tail(article: CleanArticle) -> int:
    """How many last paragraphs open as the first sentence of a report does."""
    most = len(article.paragraphs) - MIN_OWN
    fresh = 0
    while fresh < most and _opens_afresh(article, article.paragraphs[-1 - fresh]):
        fresh += 1
    return fresh if fresh >= MIN_TEASERS else 0


def _count(paragraphs: Sequence[set[str]], tail: int, others: Sequence[set[str]]) -> int:
    """How many of the `tail` last paragraphs, given by their content words, are teasers."""
    for count in range(tail, MIN_TEASERS - 1, -1):
        known = [set().union(*paragraphs[:-count]), *others]
        shares = [
            max(len(mine & words) for words in known) / max(1, len(mine))
            for mine in paragraphs[-count:]
        ]
        strange = sum(share <= MAX_KNOWN for share in shares)
        if strange >= MIN_TEASERS and max(shares) <= MAX_KNOWN_AMONG:
            return count
    return 0


def _opens_afresh(article: CleanArticle, paragraph: Paragraph) -> bool:
    if paragraph.kind != "body":
        return False
    words = fold_words(article.article.text[paragraph.start : paragraph.end])
    if len(words) < MIN_WORDS:
        return False
    return not words[0].startswith("و") and words[0] not in _CONNECTIVES


def _words(article: CleanArticle) -> list[list[str]]:
    text = article.article.text
    return [fold_words(text[one.start : one.end]) for one in article.paragraphs]


def _content(words: Sequence[str]) -> set[str]:
    return {stem(word) for word in words if word not in STOP_WORDS} - _OF_ANY_STORY


def _shortened(article: CleanArticle, count: int) -> CleanArticle:
    if not count:
        return article
    gone = tuple(Removed(one.start, one.end, "related") for one in article.paragraphs[-count:])
    removed = tuple(sorted((*article.removed, *gone), key=lambda span: span.start))
    return replace(article, paragraphs=article.paragraphs[:-count], removed=removed)
