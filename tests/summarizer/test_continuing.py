"""Verbs of going on behind another's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.arabic import count_words
from summarizer.articles import Edit
from summarizer.continuing import with_plain_verbs
from summarizer.passages import Passage
from summarizer.story import Story

LEAD = "قال محافظ الضفة سامر البدوي إن الجسر القديم مغلق أمام الشاحنات."
OTHER = "وقالت وزيرة النقل إن الجسر الجديد يفتح في الربيع."
BETWEEN = "ويربط الجسر القديم ضفتي النهر منذ قرن."


def told(story: Story, *numbers: int) -> list[Passage]:
    """Each of these units as a passage."""
    found = []
    for number in numbers:
        unit = story.units[number]
        text = unit.text[unit.lead :]
        found.append(
            Passage(unit.article, unit.start, unit.end, text, (), (number,), count_words(text))
        )
    return found


@pytest.mark.parametrize(
    ("more", "verb", "plain"),
    [
        ("وأضاف البدوي أن المهندسين يفحصون الدعائم.", "أضاف", "ذكر"),
        ("وأضافت البلدية بأن المهندسين يفحصون الدعائم.", "أضافت", "أفادت"),
        ('وتابع البدوي: "لن نسمح بمرور الشاحنات".', "تابع", "قال"),
        ("وأضاف البدوي إن المهندسين يفحصون الدعائم.", "أضاف", "قال"),
    ],
)
def test_who_goes_on_behind_anothers_words_says_it_plainly(
    tell: Callable[..., Story], more: str, verb: str, plain: str
) -> None:
    story = tell(f"{LEAD}\n{OTHER}\n{BETWEEN}\n{more}")
    other, last = with_plain_verbs(told(story, 1, 3), story)
    assert other.edits == ()
    assert last.edits == (Edit("connective", verb, plain),)
    assert last.text == more[1:].replace(verb, plain, 1)


def test_who_goes_on_behind_their_own_words_goes_on(tell: Callable[..., Story]) -> None:
    more = "وأضاف البدوي أن المهندسين يفحصون الدعائم."
    story = tell(f"{LEAD}\n{OTHER}\n{more}")
    assert [p.edits for p in with_plain_verbs(told(story, 0, 2), story)] == [(), ()]


def test_who_goes_on_where_the_article_does_goes_on(tell: Callable[..., Story]) -> None:
    more = "وأضاف البدوي أن المهندسين يفحصون الدعائم."
    story = tell(f"{LEAD}\n{BETWEEN}\n{more}")
    assert [p.edits for p in with_plain_verbs(told(story, 1, 2), story)] == [(), ()]
