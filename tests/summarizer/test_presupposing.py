"""What a passage takes for known."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from summarizer.arabic import fold_words
from summarizer.articles import Article, Result, SummaryRequest
from summarizer.engine import Engine
from summarizer.merged import Merged
from summarizer.pipeline import summarize
from summarizer.presupposing import (
    does_besides,
    event_taken_for_known,
    event_told_aside,
    is_one_of_several,
    pairs_told_before,
    phrases_told_before,
    shares_out,
    takes_from_before,
    tells_further_goal,
)
from summarizer.runs import find_passages


@pytest.mark.parametrize(
    ("before", "words", "taken"),
    [
        ("وكان صياد وجد قاربا قرب الساحل", "وقالت الشرطة إن القارب مسروق", True),
        ("وكان صياد وجد قاربا قرب الساحل", "وقالت الشرطة إن القارب الذي وجده مسروق", False),
        ("وكان صياد وجد قاربا قرب الساحل", "وقالت الشرطة إن قاربا آخر سرق مع القارب", False),
        ("عقدت البلدية جلسة خاصة", "وحضر الجلسة جميع الأعضاء", True),
        ("اشترت المدينة قطارا كهربائيا", "وقال الوزير إن القطار السريع الكهربائي جديد", True),
        ("ركبت محولا كهربائيا", "وقال الوزير إن المولد الكهربائي جديد", False),
        ("وصل الوزير إلى الميناء", "وقالت الشرطة إن الميناء مغلق", False),
    ],
)
def test_a_definite_noun_needs_the_part_that_introduced_it(
    before: str, words: str, taken: bool
) -> None:
    assert takes_from_before(fold_words(before), fold_words(words)) is taken


def test_a_part_is_told_with_the_part_before_that_introduced_its_noun(
    merged: Callable[..., Merged],
) -> None:
    found = merged(
        "وكان صياد وجد قاربا خشبيا قرب الساحل في الربيع الماضي،"
        " وقالت الشرطة إن القارب سرق من ميناء بعيد."
    )
    texts = [p.text for p in find_passages(found.story, found.copies)]
    assert any("القارب" in text for text in texts)
    assert all("قاربا" in text for text in texts if "القارب" in text)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("والقتيل الثاني يدعى سالم الضفاف", True),
        ("الجريح اللبناني الآخر نقل إلى المستشفى", True),
        ("الشوط الثاني انتهى بالتعادل", False),
        ("الرجل دخل المبنى الثاني", False),
    ],
)
def test_one_of_several_needs_the_others(text: str, one: bool) -> None:
    assert is_one_of_several(fold_words(text)) is one


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("وقع الهجوم في ساحة المدينة", "هجوم"),
        ("وأسفر الانفجار عن تدمير المبنى", "انفجار"),
        ("وقع الهجوم الذي نفذه ملثمون ليلا", ""),
        ("وقع الحادث على الطريق", ""),
        ("وقع الرئيس الاتفاق", ""),
        ("بدأ الهجوم فجرا", ""),
        ("قتل في المواجهات خلال شهرين تسعة متظاهرين", "مواجهات"),
        ("أصيب خلال الاشتباكات أربعة حراس", "اشتباكات"),
        ("قتل في الهجوم على المخفر شرطيان", ""),
        ("قتل في الهجوم الذي نفذه ملثمون شرطيان", ""),
        ("قتل في الميناء تسعة بحارة", ""),
    ],
)
def test_an_event_told_further_needs_to_have_been_told(text: str, noun: str) -> None:
    assert event_taken_for_known(fold_words(text)) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("سجل هدفا في المباراة، التي انتهت بالتعادل", "مباراه"),
        ("سجل هدفا في المباراة التي انتهت بالتعادل", ""),
        ("زار المدرسة، التي تقع في الوادي", ""),
    ],
)
def test_what_is_told_more_of_by_the_way_must_be_known(text: str, noun: str) -> None:
    assert event_told_aside(text, opening=False) == noun
    assert event_told_aside(text, opening=True) == ""


def told_at(text: str) -> dict[str, int]:
    return {word: place for place, word in enumerate(fold_words(text))}


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        ("سقطت قذيفتان على الحقل", "قصف الموقع الذي أطلقت منه القذيفتان", ["قذيفتان"]),
        ("استهدف قاربي صيد و ناقلتي نفط", "تضررت إحدى الناقلتين", ["ناقلتي"]),
        ("وصل وزيران إلى الميناء", "عاد الوزيران مساء", ["وزيران"]),
        ("وصل موظفين إلى الميناء", "عاد الموظفين مساء", []),
        ("سقطت قذيفة على الحقل", "أطلقت القذيفتان", []),
        ("سقطت قذيفتان", "سقطت قذيفتان ثم انفجرت القذيفتان", []),
    ],
)
def test_a_definite_dual_takes_the_two_told_before_for_known(
    before: str, text: str, told: list[str]
) -> None:
    assert pairs_told_before(fold_words(text), told_at(before), 100) == told


def test_what_happened_is_not_called_what_nothing_before_calls_it() -> None:
    texts = (
        "أصيب خمسة عمال في انفجار هز مصنع الدهانات في الضفة.",
        "أصيب خمسة عمال في انفجار هز مصنع الدهانات في الضفة."
        " ووقع الهجوم بعد شهر من حريق في المرفأ.",
    )
    result = _told(*texts)
    assert "الهجوم" not in result.summary.ar.text
    titled = _told(*texts, title="هجوم على مصنع في الضفة")
    assert "الهجوم" in titled.summary.ar.text


def _told(*texts: str, title: str | None = None) -> Result:
    articles = tuple(
        Article(id=f"a{n}", text=text, title=title, source=f"o{n}") for n, text in enumerate(texts)
    )
    (result,) = summarize([SummaryRequest(articles=articles, engine="extractive")], Engine())
    return result


@pytest.mark.parametrize(
    ("words", "besides"),
    [
        ("كما زار مصنع الزجاج في البلدة", True),
        ("كما افتتح مصنع الزجاج في البلدة", False),
        ("وزار مصنع الزجاج في البلدة", False),
        ("كما", False),
    ],
)
def test_what_somebody_does_besides_needs_who_does_it(words: str, besides: bool) -> None:
    assert does_besides(fold_words(words), fold_words("وزار المحافظ المرسى القديم")) is besides


@pytest.mark.parametrize(
    ("words", "nouns"),
    [
        ("وقال إن القطار الجديد سريع", ["قطار"]),
        ("وقال إن الجسر القديم آمن", ["جسر"]),
        ("وقال إن المرسى القديم آمن", []),
        ("وقال إن القطار سريع", []),
    ],
)
def test_a_definite_phrase_needs_the_text_that_introduced_it(words: str, nouns: list[str]) -> None:
    before = fold_words("وعدت الوزيرة بقطار جديد وبنى المجلس جسرا قديما قرب المرسى القديم")
    told_at = {pair: at for at, pair in enumerate(pairwise(before))}
    assert phrases_told_before(fold_words(words), told_at, len(before)) == nouns
    assert phrases_told_before(fold_words(words), told_at, 0) == []


def test_who_is_known_only_by_what_was_done_before_does_not_stand_alone(
    merged: Callable[..., Merged],
) -> None:
    found = merged(
        "زار المحافظ سالم الضفاف المرسى القديم في البلدة صباح الأحد."
        " كما زار مصنع الزجاج قرب النهر والتقى عماله."
    )
    texts = [p.text for p in find_passages(found.story, found.copies)]
    assert texts
    assert not any("مصنع الزجاج" in text for text in texts)


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ("وأبحر زورق نحو الجزيرة وواحد نحو الميناء واثنان في عرض البحر", True),
        ("وأبحر زورق نحو الجزيرة وزورق نحو الميناء", False),
        ("بحار ماهر وواحد من أشهر الصيادين", False),
    ],
)
def test_numerals_without_a_noun_share_out_a_number_told_before(words: str, shared: bool) -> None:
    assert shares_out(fold_words(words)) is shared


@pytest.mark.parametrize(
    ("words", "minutes", "further"),
    [
        ("أضاف سالم الضفاف الهدف الثالث في الدقيقة 69", 1, True),
        ("سجل سالم الضفاف هدفه الثاني في الدقيقة 69", 1, True),
        ("تقدم الصقور ثم أضاف سالم الهدف الثاني", 2, False),
        ("سجل سالم الضفاف هدف المباراة في الدقيقة 69", 1, False),
        ("احتسب الحكم الهدف الثاني بعد المباراة", 0, False),
    ],
)
def test_a_further_goal_needs_those_before_it(words: str, minutes: int, further: bool) -> None:
    assert tells_further_goal(fold_words(words), minutes) is further
