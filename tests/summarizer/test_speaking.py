"""Whom a reader must know already, and who needs no brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.articles import Article, Result, SummaryRequest
from summarizer.engine import Engine
from summarizer.pipeline import summarize
from summarizer.speaking import known_already, names_subject
from summarizer.story import Story

Tell = Callable[..., Story]
LEAD = "أعلن وزير الري سامح البدوي فتح السد الجديد أمام الزوار اعتبارا من يوم الأحد."


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("وقال البدوي إن السد سيولد ألف ميغاواط في السنة.", ("البدوي",)),
        ("وأضاف المهندس المقيم أن السد سيولد ألف ميغاواط.", ("المقيم",)),
        ("وقال مدير السد حسن الشامي إن العمل سينتهي قريبا.", ()),
        ("وبلغت كلفة السد الجديد تسعين مليون دينار.", ()),
    ],
)
def test_a_bare_name_and_one_who_goes_on_must_be_known(
    tell: Tell, sentence: str, known: tuple[str, ...]
) -> None:
    story = tell(f"{LEAD}\n{sentence}")
    assert known_already(story, len(story.units) - 1) == known


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("وكان الشامي، 40 عاما، قد صرح بعد الزيارة بأن العمل سينتهي قريبا.", True),
        ("وقد صرح بعد الزيارة بأن العمل سينتهي قريبا.", False),
        ("وصرح بعد الزيارة بأن العمل سينتهي قريبا.", False),
    ],
)
def test_a_subject_before_the_verb_is_seen(tell: Tell, sentence: str, named: bool) -> None:
    assert names_subject(tell(f"{LEAD}\n{sentence}").units[-1]) is named


def test_nobody_is_put_in_beside_a_subject() -> None:
    texts = (
        f"{LEAD}\nوقال مدير السد حسن الشامي إن الكلفة بلغت تسعين مليون دينار.",
        "وكان البدوي، 40 عاما، قد صرح بعد زيارته بأن السد سيولد ألف ميغاواط في السنة.",
    )
    text = "\n".join(texts)
    with Engine() as engine:
        request = SummaryRequest(articles=(Article(id="a", text=text),), length="long")
        result: Result = summarize([request], engine)[0]
    assert not any("[" in one.text for one in result.summary.ar.sentences if "صرح" in one.text)
