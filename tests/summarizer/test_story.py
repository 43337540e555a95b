"""A story of hostile or odd articles: time that follows the text, and a deadline that stops it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from summarizer.arabic import fold_words
from summarizer.articles import Article, ArticleSet
from summarizer.cleaning import clean
from summarizer.errors import Cancelled, DeadlineExceeded
from summarizer.pipeline import report
from summarizer.quantities import find_quantities
from summarizer.sentences import split_sentences
from summarizer.slots import slots_of
from summarizer.story import (
    MAX_READ_CHARS,
    ReadArticle,
    quoted_offsets,
    read_article,
    shifted,
    tell_story,
)
from summarizer.units import split_units
from summarizer.watch import Watch

MADE: dict[str, Callable[[int], str]] = {
    "figures": lambda size: "12 ألف و" * size,
    "figures in words": lambda size: "مئة وخمسة وعشرون صندوقا " * size,
    "digits": lambda size: "12 " * size + "صندوقا",
    "quotations": lambda size: 'قال "كتاب" ' * size,
    "clauses": lambda size: "وأن الكتاب في الخزانة " * size,
    "lines": lambda size: "\n".join(f"{i} كتابا في الخزانة" for i in range(size)),
}


def read(text: str) -> ReadArticle:
    cleaned = clean(Article(id="a", text=text))
    return read_article(cleaned, split_sentences(cleaned))


def spent_s(text: str) -> float:
    """The least processor time of three that `text` takes to become units."""
    article = read(text)
    taken = []
    for _ in range(3):
        begun = time.process_time()
        for sentence in article.sentences:
            figures = article.quantities_in(sentence.start, sentence.end)
            slots_of(article.words_in(sentence.start, sentence.end), figures)
        cuts = split_units(article.text, article.sentences, article.sentence_words)
        tell_story([article], [cuts])
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("kind", MADE)
def test_time_grows_with_the_text_and_not_with_its_square(kind: str) -> None:
    made = MADE[kind]
    assert spent_s(made(2_400)) < 3 * spent_s(made(1_200))


def test_quantities_of_a_span_are_those_that_lie_whole_in_it() -> None:
    article = read("وصلت 12 سفينة الأحد وغادرت 30 سفينة يوم 4 مارس 2021 ثم عادت 7 سفن.")
    found = article.quantities
    assert len(found) >= 5
    for start in range(0, len(article.text), 3):
        for end in range(start, len(article.text) + 1, 3):
            inside = tuple(q for q in found if start <= q.start and q.end <= end)
            assert article.quantities_in(start, end) == inside


def test_the_pieces_of_a_web_address_are_no_words() -> None:
    article = read("نشرت البلدية خطة الجسر كاملة على https://oasis.example/plan-7 صباح الأحد.")
    assert article.body == tuple(fold_words("نشرت البلدية خطة الجسر كاملة على صباح الأحد"))


def test_quoted_words_are_those_that_begin_inside_the_marks() -> None:
    text = (
        'أعلن مدير الميناء "إغلاق الرصيف" أمام السفن ثم «فتح الممر» حتى مساء الأحد.\n'
        'وقال نائب المدير في بيان إن العمال "لن يعودوا قبل الصيف.'
    )
    article = read(text)
    assert article.body == tuple(word for word, _, _ in article.words)
    quoted = {
        index
        for index, (_, start, _) in enumerate(article.words)
        for paragraph in article.clean.paragraphs
        for opened, closed in quoted_offsets(text, paragraph.start, paragraph.end)
        if opened <= start < closed
    }
    assert article.quoted == quoted
    words = [article.body[i] for i in sorted(quoted)]
    assert words == fold_words("إغلاق الرصيف فتح الممر لن يعودوا قبل الصيف")


def test_a_very_long_paragraph_has_all_its_quantities() -> None:
    text = "وصلت 12 ألف سفينة إلى الميناء يوم 4 مارس 2021. " * 900
    assert len(text) > 2 * MAX_READ_CHARS
    article = read(text)
    (paragraph,) = article.clean.paragraphs
    whole = find_quantities(text[paragraph.start : paragraph.end])
    assert article.quantities == tuple(shifted(q, paragraph.start) for q in whole)


@pytest.mark.parametrize("text", ["12 سفينة " * 9_000, "ا" * 70_000], ids=["no stop", "one word"])
def test_a_paragraph_without_sentences_is_read_to_its_end(text: str) -> None:
    article = read(text)
    assert len(article.quantities) == text.count("12")
    assert article.body == tuple(word for word, _, _ in article.words)


def test_a_deadline_stops_a_step_inside_one_article() -> None:
    cleaned = clean(Article(id="a", text="12 ألف و" * 9_000))
    sentences = split_sentences(cleaned)
    with pytest.raises(DeadlineExceeded):
        read_article(cleaned, sentences, Watch(timeout_s=0.0))
    article = read_article(cleaned, sentences)
    with pytest.raises(DeadlineExceeded):
        tell_story([article], [split_units(article.text, sentences)], watch=Watch(timeout_s=0.0))


@pytest.mark.parametrize("step", ["clean", "units", "statements"])
def test_a_request_that_is_cancelled_during_a_step_ends_in_that_step(step: str) -> None:
    begun: list[str] = []

    def leave(name: str) -> None:
        begun.append(name)
        if name == step:
            watch.cancel()

    watch = Watch(on_step=leave)
    articles = tuple(Article(id=f"a{i}", text="وصلت 12 سفينة إلى الميناء.") for i in range(3))
    with pytest.raises(Cancelled):
        report(ArticleSet(articles=articles), watch=watch)
    assert begun[-1] == step


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("سجل العداء هدفيه في الدقيقتين 82 و85.", {"#82", "#85"}),
        ("لعب الفريق الشوط الأخير بـ10 لاعبين.", {"#10"}),
        ("طبق الاتفاق منذ2014.", {"#2014"}),
    ],
)
def test_a_figure_glued_to_a_word_is_a_meaning_of_the_unit(text: str, keys: set[str]) -> None:
    article = read(text)
    spans = split_units(article.text, article.sentences)
    story = tell_story([article], [spans])
    assert keys <= {token.key for unit in story.units for token in unit.tokens}
