"""The summary in the sources' words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import weighing
from summarizer.arabic import tidy
from summarizer.articles import Article, Result, SummaryRequest, SummarySentence
from summarizer.engine import Engine
from summarizer.extracting import compose
from summarizer.merged import Merged
from summarizer.pipeline import summarize
from summarizer.repeats import Repeats
from summarizer.runs import Runs, find_passages
from summarizer.selection import Selection
from summarizer.weighing import Weighing

A = (
    "أعلنت هيئة الموانئ فتح الرصيف الجديد أمام السفن التجارية الكبيرة اعتبارا من الأحد.\n"
    "وقال مدير الهيئة حسن الشامي إن كلفة المشروع بلغت 90 مليون دينار.\n"
    "وأضاف أن الرصيف سيستقبل عشرين سفينة في الشهر الأول.\n"
    "ويبلغ طول الرصيف ستمئة متر، وهو مجهز بأربع رافعات عملاقة."
)
B = (
    "افتتح الرصيف الجديد في الميناء الأحد أمام السفن التجارية الكبيرة بحضور وزيرة النقل.\n"
    "وقالت الوزيرة سلمى عواد إن المشروع سيوفر ألف فرصة عمل لأبناء الساحل.\n"
    "واحتج صيادون على إغلاق المرسى القديم وطالبوا بتعويضات."
)


def article(result: Result, identity: str, *texts: str) -> str:
    return texts[int(identity[1:]) - 1]


def replayed(sentence: SummarySentence) -> str:
    """The source's words with the listed edits applied, as a reader of `edits` would."""
    text = tidy(sentence.sources[0].text)
    for edit in sentence.edits:
        if edit.kind == "connective":
            assert text.startswith(edit.before)
            text = f"{edit.after} {text[len(edit.before) :].lstrip()}".lstrip()
        elif edit.kind == "speaker":
            verb, rest = text.split(" ", 1)
            text = f"{verb} {edit.after} {rest}"
        elif edit.kind == "spelling":
            assert edit.before in text
            text = text.replace(edit.before, edit.after, 1)
        else:
            assert edit.kind == "punctuation"
            head, _, tail = text.rpartition(edit.before) if edit.before else (text, "", "")
            text = head + edit.after + tail
    return text


def test_a_run_has_no_more_words_than_its_passage(merged: Callable[..., Merged]) -> None:
    # What is not judged yet is ranked by them: it must not come too late.
    told = merged(A, B, "قالت الوزيرة: سنفتح #الرصيف_الجديد قريبا - كما وعدنا. وأضافت أنها راضية.")
    runs = Runs(told.story, told.copies)
    words = [runs.words(index) for index in range(len(runs))]
    passages = [runs.passage(index) for index in range(len(runs))]
    assert all(p is None or n <= p.words for n, p in zip(words, passages, strict=True))
    assert any(p is not None and n < p.words for n, p in zip(words, passages, strict=True))
    assert [p for p in passages if p is not None] == find_passages(told.story, told.copies)


def test_what_does_not_read_alone_cannot_be_had_as_a_passage(
    merged: Callable[..., Merged],
) -> None:
    told = merged(A, f"{B}\nلكنه لم يذكر موعد بدء العمل في المرسى.")
    runs = Runs(told.story, told.copies)
    bad = next(index for index in range(len(runs)) if runs.passage(index) is None)
    with pytest.raises(ValueError, match="does not read alone"):
        runs.readable(bad)


def test_every_sentence_is_its_source_but_for_the_listed_edits(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(A, B)
    assert result.summary.ar.sentences
    for sentence in result.summary.ar.sentences:
        assert replayed(sentence) == sentence.text
        for source in sentence.sources:
            assert (A, B)[int(source.article_id[1:]) - 1][source.start : source.end] == source.text


def test_the_summary_opens_with_a_lead_and_names_nobody_twice(
    summary_of: Callable[..., Result],
) -> None:
    sentences = summary_of(A, B).summary.ar.sentences
    assert sentences[0].sources[0].start == 0
    statements = [one for sentence in sentences for one in sentence.statement_ids]
    assert len(statements) == len(set(statements))


@pytest.mark.parametrize("words", [5, 12, 20, 40, 80])
def test_max_words_is_never_passed_and_nothing_is_cut(
    summary_of: Callable[..., Result], words: int
) -> None:
    result = summary_of(A, B, max_words=words)
    assert len(result.summary.ar.text.split()) <= words
    if not result.summary.ar.sentences:
        assert result.summary.ar.text == ""
        assert "budget-too-small" in [note.code for note in result.notes]


def test_bullets_are_lines(summary_of: Callable[..., Result]) -> None:
    result = summary_of(A, B, form="bullets")
    lines = result.summary.ar.text.split("\n")
    assert [line.removeprefix("• ") for line in lines] == [
        sentence.text for sentence in result.summary.ar.sentences
    ]


@pytest.mark.parametrize(("length", "most"), [("headline", 1), ("brief", 2)])
def test_short_lengths_have_few_sentences(
    summary_of: Callable[..., Result], length: str, most: int
) -> None:
    assert 1 <= len(summary_of(A, B, length=length).summary.ar.sentences) <= most


def test_a_dropped_speaker_stands_in_brackets(summary_of: Callable[..., Result]) -> None:
    text = (
        "وقال حسن الشامي إن الرصيف جاهز.\n"
        "وأضاف أن السفن التجارية الكبيرة ستصل إلى الرصيف الجديد مطلع الأسبوع المقبل."
    )
    sentences = summary_of(text).summary.ar.sentences
    (told,) = [s for s in sentences if "السفن" in s.text]
    assert "أضاف [حسن الشامي] أن السفن" in told.text
    assert ("speaker", "[حسن الشامي]") in [(edit.kind, edit.after) for edit in told.edits]


def test_one_sentence_is_its_own_summary(summary_of: Callable[..., Result]) -> None:
    sentence = "انهار جزء من الجسر القديم فجر الثلاثاء بعد أمطار غزيرة."
    result = summary_of(sentence)
    assert result.summary.ar.text == sentence
    assert result.summary.ar.headline is not None


SEEDS = ("albawabhnews", "elaph")


@pytest.fixture(scope="module")
def nato() -> tuple[Result, dict[str, str]]:
    folder = files("seeds") / "nato-iraq"
    texts = {name: (folder / f"{name}.txt").read_text(encoding="utf-8") for name in SEEDS}
    articles = tuple(Article(id=name, text=text, source=name) for name, text in texts.items())
    with Engine() as engine:
        return summarize([SummaryRequest(articles=articles)], engine)[0], texts


def test_the_real_pair_gives_a_short_summary_without_furniture(
    nato: tuple[Result, dict[str, str]],
) -> None:
    result, texts = nato
    sentences = result.summary.ar.sentences
    assert 3 <= len(sentences) <= 5
    assert 60 <= len(result.summary.ar.text.split()) <= 110
    for furniture in ("google", "عبدالرحيم", "أبريل", "البوابة نيوز", "ايلاف من لندن"):
        assert furniture not in result.summary.ar.text
    assert "بروكسل" in result.summary.ar.text
    assert "غير قتالية" in result.summary.ar.text
    for sentence in sentences:
        assert replayed(sentence) == sentence.text
        for source in sentence.sources:
            assert texts[source.article_id][source.start : source.end] == source.text


@pytest.mark.parametrize(
    "words",
    [
        ("علاقات التعاون والشراكة",),
        ("عمل بعثة", "التنسيق المسبق"),
        ("ساحة لتصفية الصراعات",),
        ("الاعتماد على دعم حلف",),
    ],
)
def test_four_statements_of_the_real_pair_are_said_by_both(
    nato: tuple[Result, dict[str, str]], words: tuple[str, ...]
) -> None:
    result, _ = nato
    both = [
        statement
        for statement in result.statements
        if statement.outlets == 2
        and all(all(word in member.text for word in words) for member in statement.members)
    ]
    assert both, f"no statement with {words} is said by both outlets"


LINE = st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [*A.split("\n"), *B.split("\n"), '"قال: «نعم', "١٢٫٥٪", "..", "—"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(LINE, max_size=5), min_size=1, max_size=3))
def test_any_text_is_summarised_with_true_offsets_or_refused(texts: list[list[str]]) -> None:
    articles = tuple(
        Article(id=str(i), text="\n".join([*lines, A.split("\n")[i % 4]]))
        for i, lines in enumerate(texts)
    )
    with Engine() as engine:
        from summarizer.errors import NoUsableArticle

        try:
            result = summarize([SummaryRequest(articles=articles)], engine)[0]
        except NoUsableArticle:
            return
    by_id = {one.id: one.text for one in articles}
    spans = [
        *(source for s in result.summary.ar.sentences for source in s.sources),
        *(member for statement in result.statements for member in statement.members),
    ]
    for span in spans:
        assert by_id[span.article_id][span.start : span.end] == span.text


def test_an_article_of_one_office_is_told_as_it_opens(summary_of: Callable[..., Result]) -> None:
    text = "أعلنت الوزارة اليوم افتتاح المستشفى الجديد في المدينة بحضور المحافظ."
    result = summary_of(f"{text} وقال الوزير إن الكلفة بلغت 12 مليون جنيه.")
    assert result.summary.ar.text == text


def test_where_nothing_reads_alone_the_opening_is_told(summary_of: Callable[..., Result]) -> None:
    result = summary_of("وأضاف أن العمل استمر عامين كاملين.")
    assert result.summary.ar.text == "أضاف أن العمل استمر عامين كاملين."


def test_what_a_demonstrative_means_is_told_before_it(summary_of: Callable[..., Result]) -> None:
    step = "وتأتي هذه الضريبة ضمن خطة لإصلاح المالية العامة في السنوات المقبلة."
    other = "وشهدت العاصمة أمطارا غزيرة أغلقت شوارع رئيسية في أحيائها الغربية."
    told = summary_of(f"أقر البرلمان ضريبة جديدة على الشركات الكبرى.\n{step}").summary.ar.text
    assert step.removeprefix("و").removesuffix(".") in told
    untold = summary_of(f"أقر البرلمان قانونا جديدا للشركات الكبرى.\n{other}\n{step}")
    assert "هذه الضريبة" not in untold.summary.ar.text


def test_hashtags_are_written_as_words_and_listed(summary_of: Callable[..., Result]) -> None:
    result = summary_of("أعلنت هيئة الموانئ فتح الرصيف في #ميناء_الساحل أمام السفن التجارية.")
    (sentence,) = result.summary.ar.sentences
    assert "في ميناء الساحل أمام" in sentence.text
    assert ("#ميناء_الساحل", "ميناء الساحل") in [(e.before, e.after) for e in sentence.edits]


def test_a_sentence_runs_on_where_there_is_room(summary_of: Callable[..., Result]) -> None:
    text = "حددت الشرطة هوية السائق، وتبين أن اسمه سالم الراوي وأنه يعمل في شركة نقل."
    assert summary_of(text).summary.ar.text == text


def test_the_opening_of_one_report_is_not_told_again_from_another(
    summary_of: Callable[..., Result],
) -> None:
    one = "أدى الرئيس المنتخب سمير داود اليمين أمام البرلمان السبت لولاية ثانية مدتها أربع سنوات."
    other = "للمرة الأولى منذ عقد، أدى سمير داود السبت اليمين أمام البرلمان رئيسا لولاية ثانية."
    result = summary_of(one, other)
    assert len(result.summary.ar.sentences) == 1


def test_an_event_told_again_with_the_same_figures_is_told_once(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "لقي عاملان مصرعهما في انهيار جدار مدرسة قديمة بحي الزيتون صباح الأحد.",
        "أعلن الدفاع المدني وفاة عاملين اثنين إثر سقوط جدار في مدرسة قديمة صباح اليوم بالحي.\n"
        "وفتحت النيابة تحقيقا مع المقاول المسؤول عن أشغال الترميم في المدرسة القديمة.",
    )
    told = [one for one in result.summary.ar.sentences if "عامل" in one.text]
    assert len(told) == 1
    assert "تحقيقا" in result.summary.ar.text


def test_the_fuller_of_two_tellings_is_told(summary_of: Callable[..., Result]) -> None:
    short = "أعلنت حركة السلام التوصل إلى اتفاق لوقف إطلاق النار بين القبيلتين."
    full = (
        "أعلنت حركة السلام مساء السبت التوصل إلى اتفاق لوقف إطلاق النار بين القبيلتين بعد معارك "
        "استمرت أسبوعا وأحرقت فيها مخازن الحبوب."
    )
    result = summary_of(short, full)
    assert [one.text for one in result.summary.ar.sentences] == [full]


def test_what_is_not_known_yet_waits_for_what_is(summary_of: Callable[..., Result]) -> None:
    opening = "اندلع حريق في سوق الخشب بمدينة النخيل فجر الاثنين وأتى على عشرين متجرا."
    unknown = "ولم ترد معلومات عن سبب الحريق في السوق."
    known = "وقال رجال الإطفاء إن ماسا كهربائيا في متجر للدهانات أشعل النيران."
    result = summary_of(f"{opening}\n{unknown}\n{known}", max_words=28)
    assert "ماسا كهربائيا" in result.summary.ar.text
    assert "لم ترد" not in result.summary.ar.text


def test_the_summary_of_a_moving_story_opens_with_its_end() -> None:
    articles = (
        Article(
            id="first",
            text="بدأ مؤتمر الأنهار أعماله في مدينة السد بمشاركة وفود من ثلاثين دولة ومنظمة.",
            published_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
        ),
        Article(
            id="last",
            text="أنهى مؤتمر الأنهار أعماله في مدينة السد وأقر المشاركون ميثاقا لتقاسم المياه.",
            published_at=datetime(2026, 3, 4, 18, tzinfo=UTC),
        ),
    )
    with Engine() as engine:
        result = summarize([SummaryRequest(articles=articles)], engine)[0]
    assert result.summary.ar.sentences[0].sources[0].article_id == "last"


def test_an_overtaken_value_is_not_printed_for_want_of_others() -> None:
    articles = tuple(
        Article(id=name, text=text, published_at=datetime(2026, 5, 2, hour, tzinfo=UTC))
        for name, hour, text in (
            ("old", 6, "لقي ثمانية عمال مصرعهم في انهيار منجم للفحم قرب قرية الصخور صباح الأحد."),
            ("new", 15, "ارتفعت حصيلة انهيار منجم الفحم قرب قرية الصخور إلى 14 قتيلا ظهر الأحد."),
        )
    )
    with Engine() as engine:
        result = summarize([SummaryRequest(articles=articles, length="long")], engine)[0]
    assert [conflict.latest for conflict in result.conflicts] == ["14"]
    assert len(result.summary.ar.sentences) == 1
    assert "14" in result.summary.ar.text


def test_what_points_back_stands_right_behind_what_it_points_at(
    summary_of: Callable[..., Result],
) -> None:
    result = summary_of(
        "أعلنت البلدية تعليق رحلات العبارات في الخليج بعد هجوم القراصنة على سفينتين صباح الأحد.\n"
        "ويقول حرس السواحل إن القراصنة يتخذون من جزيرة الملح قاعدة لهم منذ ثلاث سنوات.\n"
        "وأصيبت إحدى السفن في هذا الهجوم بأضرار طفيفة في مؤخرتها ووصلت إلى المرفأ.",
    )
    texts = [sentence.text for sentence in result.summary.ar.sentences]
    places = [next(i for i, t in enumerate(texts) if w in t) for w in ("تعليق", "إحدى السفن")]
    assert len(texts) == 3
    assert places == [0, 1]


MATCH = (
    "هزم نادي الصقور ضيفه نادي الكثبان في نهائي كأس البلاد مساء الأحد.\n"
    "وسجل سالم الضفاف هدفي الفريق في الدقيقتين 20 و61 وقلص حسن الكروم الفارق في الدقيقة 80.\n"
    "وقال المدرب كريم شوقلي إن الكأس هدية إلى جمهور النادي الذي انتظرها عشرين عاما."
)


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("توج الصقور بالكأس بعد مباراة مثيرة على ملعب الكثبان أمام آلاف المشجعين.", True),
        ("يستعد الصقور للسفر مع جاره الكثبان إلى بطولة الأندية العربية في المغرب.", False),
        ("توج الوادي بالكأس بعد مباراة مثيرة على ملعب النهر أمام آلاف المشجعين.", False),
    ],
)
def test_leads_that_tell_one_result_repeat_each_other(
    merged: Callable[..., Merged], sentence: str, again: bool
) -> None:
    told = merged(MATCH, sentence)
    runs = Runs(told.story, told.copies)
    repeats = Repeats(told.story, runs)
    (other,) = (index for index, run in enumerate(runs) if run.article == 1)
    assert repeats.repeated(0, other) is again


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("وأحرز الضفاف هدفه الثاني عند الدقيقة 61 قبل أن يقلص الكروم الفارق في الدقيقة 80.", True),
        ("وأضاع الضفاف ركلة جزاء عند الدقيقة 73 قبل أن يقلص الكروم الفارق في الدقيقة 80.", False),
        ("وأضاع الضفاف ركلة جزاء أمام آلاف المشجعين في المدرجات.", False),
    ],
)
def test_goals_whose_minutes_are_all_told_are_told_again(
    merged: Callable[..., Merged], sentence: str, again: bool
) -> None:
    told = merged(MATCH, sentence)
    runs = Runs(told.story, told.copies)
    index = next(i for i, run in enumerate(runs) if run.article == 1)
    others = [i for i, run in enumerate(runs) if run.article == 0]
    assert Repeats(told.story, runs).minutes_told(index, others) is again


def test_a_lead_with_the_score_is_worth_more(
    merged: Callable[..., Merged], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = "هزم نادي الصقور ضيفه نادي الكثبان في نهائي كأس البلاد مساء الأحد."
    told = merged(
        plain, "فاز الصقور على الكثبان 2-1 مساء الأحد في مباراة مثيرة أمام آلاف المشجعين."
    )
    with_score = Weighing(told)
    worth = [with_score.as_first(index) for index in range(2)]
    monkeypatch.setattr(weighing, "SCORE_WORTH", 1.0)
    without = [Weighing(told).as_first(index) for index in range(2)]
    assert worth[0] == without[0]
    assert worth[1] > without[1]


def test_news_that_shares_its_subject_with_what_is_told_is_no_repeat(
    merged: Callable[..., Merged],
) -> None:
    told = merged(
        "اعترفت الشركة بتدمير سفينة مهربة في ميناء الضفة عام 2019.",
        "قال المدير حسن الشامي إن تدمير سفينة مهربة في الضفة رسالة موجهة إلى القراصنة مفادها أن "
        "أحدا لن يدخل الخليج من دون رخصة مهما طال الزمن وأن الدوريات ستتضاعف قريبا.",
        "ونقل الصيادون شباكهم. وباعت البلدية السوق القديم. وهطلت أمطار غزيرة على الساحل.",
    )
    repeats = Repeats(told.story, Runs(told.story, told.copies))
    assert repeats.repeated(1, 0)
    assert not repeats.repeated(1, 0, fresh=True)


@pytest.mark.parametrize(("again", "taken"), [(0.5, False), (0.3, True)])
def test_what_is_mostly_told_again_is_left_out_whatever_room_there_is(
    merged: Callable[..., Merged], monkeypatch: pytest.MonkeyPatch, again: float, taken: bool
) -> None:
    monkeypatch.setattr(Selection, "_told_again", lambda self, unit: again)
    passages = compose(merged(A, B), max_words=200, max_sentences=9)
    assert (len(passages) > 1) is taken


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("وفي السياق الأمني شددت الشرطة", "وفي السياق الأمني شددت الشرطة"),
        ("في السياق، شددت الشرطة", "شددت الشرطة"),
        ("وبهذه النتيجة شددت الشرطة", "شددت الشرطة"),
    ],
)
def test_a_connective_is_cut_only_as_a_whole(
    merged: Callable[..., Merged], sentence: str, shown: str
) -> None:
    told = merged(f"{A}\n{sentence} دورياتها حول الميناء القديم وأغلقت بوابته الغربية.")
    texts = [one.text for one in find_passages(told.story, told.copies)]
    assert any(text.startswith(shown) for text in texts)
    assert not any(text.startswith("الأمني") for text in texts)


def test_a_lead_that_shares_out_its_own_number_opens(summary_of: Callable[..., Result]) -> None:
    lead = "أبحر خمسة صيادين في قاربين كبيرين، ثلاثة نحو الجزيرة واثنان نحو الميناء."
    result = summary_of(f"{lead}\nوقال المدير حسن الشامي إن الصيادين عادوا مساء الأحد.")
    assert result.summary.ar.sentences[0].text == lead


@pytest.mark.parametrize("line", ["ـــــ", "ـــ:", "ـــ،"])
def test_a_line_of_dashes_as_letters_is_furniture(
    summary_of: Callable[..., Result], line: str
) -> None:
    result = summary_of(f"{A}\n{line}\n{B}\n{line}")
    assert "ــ" not in result.summary.ar.text


@pytest.mark.parametrize("name", ["earthquake-rising-toll", "treaty-name-spellings", "nato-iraq"])
def test_a_sentence_names_as_many_outlets_as_say_all_of_it(name: str) -> None:
    body = files("seeds").joinpath(name)
    if body.joinpath("articles.json").is_file():
        rows = json.loads(body.joinpath("articles.json").read_bytes())["articles"]
        articles = [Article(id=r["id"], text=r["text"], source=r["source"]) for r in rows]
    else:
        texts = {path.name: path.read_text("utf-8") for path in body.iterdir()}
        articles = [Article(id=n, text=t) for n, t in texts.items() if n.endswith(".txt")]
    with Engine() as engine:
        (result,) = summarize([SummaryRequest(articles=tuple(articles))], engine)
    single = [s for s in result.summary.ar.sentences if len(s.statement_ids) == 1]
    assert single
    for sentence in single:
        assert len({source.article_id for source in sentence.sources}) == sentence.outlets
