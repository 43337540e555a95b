"""What the judges of `summarizer.checks` see in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.arabic import shadow
from summarizer.articles import Article
from summarizer.checking import check_text
from summarizer.checks import Checker
from summarizer.checks.denials import find_denials
from summarizer.checks.respelling import one_letter_apart
from summarizer.checks.verbs import deed_at, tense_at
from summarizer.checks.wording import Token, read_tokens, roots, word_ties
from summarizer.config import PipelineConfig
from summarizer.pipeline import read_story
from summarizer.quantities import find_quantities
from summarizer.story import Story
from summarizer.terms import Vocabulary, plain_term

EMPTY = Vocabulary({}, {"": 1.0})


def tokens_of(text: str) -> tuple[Token, ...]:
    folded = shadow(text)
    words = [(word, *folded.original(a, b)) for word, a, b in folded.words]
    return read_tokens(text, words, find_quantities(text), EMPTY)


def meet(a: str, b: str) -> bool:
    return bool(set(word_ties(a, plain_term(a))) & set(word_ties(b, plain_term(b))))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("يستورد", "استيراد"),
        ("احتجاجات", "المحتجين"),
        ("تنفيذ", "نفذت"),
        ("لبنان", "اللبنانيه"),
        ("هولندا", "الهولندي"),
        ("ستيفنسون", "ستيفينسون"),
    ],
)
def test_forms_of_one_word_meet(a: str, b: str) -> None:
    assert meet(a, b)


@pytest.mark.parametrize(("a", "b"), [("مدرسه", "مستشفي"), ("قتل", "قبل"), ("صربيا", "سوريا")])
def test_other_words_do_not_meet(a: str, b: str) -> None:
    assert not meet(a, b)


def test_weak_roots_of_two_letters_are_no_roots() -> None:
    assert all(len(root) >= 3 for word in ("قال", "كاف", "باع") for root in roots(word))


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("السلطات", "السطات", True),
        ("التعاون", "التعاوان", True),
        ("الزراعه", "الزارعه", True),
        ("السلطات", "السلطات", False),
        ("السلطات", "البلدات", False),
        ("", "ا", True),
    ],
)
def test_one_letter_tells_a_misprint(a: str, b: str, apart: bool) -> None:
    assert one_letter_apart(a, b) is apart
    assert one_letter_apart(b, a) is apart


@pytest.mark.parametrize(
    ("text", "close", "wide"),
    [
        ("لم تعلن الشركة النتائج.", {"تعلن"}, {"تعلن", "الشركه", "النتايج"}),
        ("انتهت المباراة دون تسجيل أهداف في الملعب.", {"تسجيل"}, {"تسجيل", "اهداف"}),
        ("قرار غير قانوني.", {"قانوني"}, {"قانوني"}),
        ("لا يستطيع أن يغادر.", {"يستطيع"}, {"يستطيع", "يغادر"}),
        ("لا يزال الطريق مغلقا.", set(), set()),
        ("ليس فقط العمال.", set(), set()),
        ("فتح الطريق.", set(), set()),
    ],
)
def test_a_particle_denies_what_follows(text: str, close: set[str], wide: set[str]) -> None:
    tokens = tokens_of(text)
    denials = find_denials(tokens)
    assert {tokens[at].word for at in denials.close} == close
    assert {tokens[at].word for at in denials.wide} == wide


@pytest.mark.parametrize(
    ("text", "tense", "agent"),
    [
        ("أغلقت البلدية السوق.", "past", "البلديه"),
        ("سيغلق المحافظ السوق.", "future", "المحافظ"),
        ("يزور الوفد المصنع.", "present", "الوفد"),
        ("أعلنوا النتائج.", "past", None),
    ],
)
def test_a_verb_has_its_tense_and_its_agent(text: str, tense: str, agent: str | None) -> None:
    tokens = tokens_of(text)
    assert tense_at(tokens, 0) == tense
    found = deed_at(tokens, 0).agent
    assert (tokens[found[0]].word if found else None) == agent


def test_a_subject_before_its_verb_is_its_agent() -> None:
    tokens = tokens_of("قال التقرير إن المحافظ أغلق السوق.")
    verb = next(at for at, token in enumerate(tokens) if token.word == "اغلق")
    deed = deed_at(tokens, verb)
    assert deed.before
    assert [tokens[at].word for at in deed.agent] == ["المحافظ"]


def test_articles_of_one_sentence_each_are_all_sources() -> None:
    articles = [
        Article(id="a", text="فاز نادي المرفأ بكأس اليد."),
        Article(id="b", text="هطلت أمطار غزيرة على الريف."),
        Article(id="c", text="افتتحت الجامعة مختبرا للفيزياء."),
    ]
    text = "افتتحت الجامعة مختبرا للفيزياء. هطلت أمطار غزيرة على الريف."
    found = check_text(text, articles, PipelineConfig())
    assert [sentence for sentence, _ in found] == text.replace(". ", ".|").split("|")
    assert [check.verdict for _, check in found] == ["supported", "supported"]
    assert [check.sources[0].article_id for _, check in found] == ["c", "b"]


SOURCE = 'قال المدير: "لن نغلق المصنع". وأصيب 3 عمال الأحد في حلب.'


@given(st.text(alphabet=st.sampled_from([*'لمنيتسقد اوبه"«»:،.() 35٪أة', *"حلب"]), max_size=60))
@settings(deadline=None, max_examples=150)
def test_any_text_gets_a_verdict_with_a_reason(text: str) -> None:
    story = read_story((Article(id="a", text=SOURCE),), PipelineConfig(), [])
    check = Checker(story, PipelineConfig()).check(text)
    assert (check.verdict == "supported") is (check.reasons == ())
    assert all(SOURCE[span.start : span.end] == span.text for span in check.sources)


def test_a_checker_gives_the_same_verdict_twice(tell: Callable[..., Story]) -> None:
    checker = Checker(tell(SOURCE), PipelineConfig())
    sentence = "أصيب ثلاثة عمال في حلب يوم الأحد."
    assert checker.check(sentence) == checker.check(sentence)
    assert checker.check(sentence).verdict == "supported"
