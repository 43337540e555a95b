"""Teasers: the openings of other stories that some sites print behind an article.

They are whole sentences, or openings cut off, and no word names them. What tells them is that each
opens like a report of its own, and that most of them share next to nothing with the article before
them or with any other article of the set, or stop without a stop where the article never does. One
that happens to be on the article's subject goes with the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.arabic import fold_words, stem
from summarizer.articles import CleanArticle, Paragraph, Removed
from summarizer.lexicon import DEED_VERBS, saying_form
from summarizer.lines import ends_as_sentence
from summarizer.terms import STOP_WORDS

MIN_TEASERS = 3
"""Teasers that must follow each other at the end: fewer strange paragraphs may be background."""

MIN_OWN = 2
"""Paragraphs that the article itself has at least."""

MIN_WORDS, MAX_WORDS = 10, 60
"""Words of a teaser at least and at most."""

MIN_ALIEN = 2
"""Teasers of a run that must be strange by their words, not by a missing stop alone."""

MAX_KNOWN = 0.25
"""Share (0..1) of a teaser's content words that the article, or any other one, may have."""

MAX_KNOWN_FIRST = 0.5
"""The same for what another article may have of the first of them, where it opens with a verb and
the article itself knows little of it; over that it is taken for the article's own last words."""

MIN_STRANGE = 0.6
"""Share (0..1) of a run's paragraphs that must be strange, so that the others go with them."""

_INNER_STOP = re.compile(r"(?<!\.)[.](?![.])[\"”»)]*\s+[\"“«(]?[^\W\d_]{2}")
"""A teaser is one sentence, so a stop inside it tells that it is none."""

_ASIDES = frozenset(fold_words("جانبه جانبها جهته جهتها ناحيته ناحيتها السياق المقابل الأثناء"))
"""Words that behind من or في tie a paragraph to what stood before."""

_CONNECTIVES = frozenset(
    fold_words(
        """
        كما لكن غير إلا بل بينما ثم يذكر يشار يأتي تأتي جاء جاءت كان كانت لذلك لهذا هذا هذه ذلك
        تلك هو هي هم إنه إنها أنه أنها مضيفا مشيرا حيث إذ بعدها حينها عندها هناك كذلك أيضا فيما
        بدوره بدورها جدير الجدير تجدر يجدر المعروف بالمقابل أما لم لن ليس أضاف أضافت تابع تابعت
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
        found.append(_shortened(article, _count(article, paragraphs[index], tail, others)))
    return found


def _fresh_tail(article: CleanArticle) -> int:
    """How many last paragraphs open as the first sentence of a report does."""
    most = len(article.paragraphs) - MIN_OWN
    fresh = 0
    while fresh < most and _opens_afresh(article, article.paragraphs[-1 - fresh]):
        fresh += 1
    return fresh if fresh >= MIN_TEASERS else 0


def _count(
    article: CleanArticle, paragraphs: Sequence[set[str]], tail: int, others: Sequence[set[str]]
) -> int:
    """How many of the `tail` last paragraphs, given by their content words, are teasers."""
    if not tail:
        return 0
    own = set().union(*paragraphs[:-tail])
    alone = [_share(mine, own) for mine in paragraphs[-tail:]]
    among = [
        max((_share(mine, words) for words in others), default=0.0) for mine in paragraphs[-tail:]
    ]
    cut = [False] * tail
    if all(_stops(article, one) for one in _full(article, article.paragraphs[:-tail])):
        cut = [not _stops(article, one) for one in article.paragraphs[-tail:]]
    strange = [max(known) <= MAX_KNOWN for known in zip(alone, among, strict=True)]
    for first in range(tail - MIN_TEASERS + 1):
        opens = (
            strange[first]
            or cut[first]
            or (
                alone[first] <= MAX_KNOWN
                and among[first] <= MAX_KNOWN_FIRST
                and _opens_with_verb(article, article.paragraphs[first - tail])
            )
        )
        if not opens:
            continue
        marked = sum(map(max, strange[first:], cut[first:]))
        count = tail - first
        if sum(strange[first:]) >= MIN_ALIEN and marked >= max(MIN_TEASERS, MIN_STRANGE * count):
            return count
    return 0


def _share(mine: set[str], words: set[str]) -> float:
    return len(mine & words) / max(1, len(mine))


def _full(article: CleanArticle, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Those that are the article's running text: no heading, item or lead-in with a colon."""
    text = article.article.text
    return [
        one
        for one in paragraphs
        if one.kind == "body" and not text[one.start : one.end].rstrip().endswith(":")
    ]


def _stops(article: CleanArticle, paragraph: Paragraph) -> bool:
    return ends_as_sentence(article.article.text[paragraph.start : paragraph.end])


def _opens_with_verb(article: CleanArticle, paragraph: Paragraph) -> bool:
    word = fold_words(article.article.text[paragraph.start : paragraph.end])[0]
    form = saying_form(word)
    return word in DEED_VERBS or (form is not None and form.shape == "perfect")


def _opens_afresh(article: CleanArticle, paragraph: Paragraph) -> bool:
    if paragraph.kind != "body":
        return False
    text = article.article.text[paragraph.start : paragraph.end]
    words = fold_words(text)
    if not MIN_WORDS <= len(words) <= MAX_WORDS or words[0] in _CONNECTIVES:
        return False
    if _INNER_STOP.search(text):
        return False
    if words[0].startswith("و"):
        # Verbs with و for their own letter (وقع، وصل).
        return words[0] in DEED_VERBS
    return not (words[0] in {"من", "في"} and words[1] in _ASIDES)


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
