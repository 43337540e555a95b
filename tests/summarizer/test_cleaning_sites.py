"""Ten invented sites, each with a layout of its own: what is furniture and what is the article."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer.articles import Article, CleanArticle
from summarizer.cleaning import clean
from summarizer.extraction import extract_article


@dataclass(frozen=True)
class Site:
    name: str
    page: str
    headline: str
    article: tuple[str, ...]
    furniture: tuple[str, ...]
    headings: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    html: bool = False


_MASTHEAD = Site(
    name="masthead, section and follow line above; tags below",
    page="""الأحد 14 يناير 2024
رئيس التحرير
سمير الحداد
المدير العام: ليلى العمري

محافظات

افتتاح جسر الرمانة بعد عامين من الأعمال

صوت الضفة
تابعوا آخر أخبارنا عبر قناة صوت الضفة على تلغرام
افتتح محافظ الرمانة، الأحد، الجسر الجديد الذي يربط ضفتي المدينة.

وقال المحافظ إن كلفة الجسر بلغت 12 مليون دينار.

ويستخدم الجسر نحو 30 ألف سيارة يوميا، بحسب دائرة الطرق

الوسوم: جسر الرمانة، محافظ الرمانة، الطرق
""",
    headline="افتتاح جسر الرمانة بعد عامين من الأعمال",
    article=(
        "افتتح محافظ الرمانة، الأحد، الجسر الجديد الذي يربط ضفتي المدينة.",
        "وقال المحافظ إن كلفة الجسر بلغت 12 مليون دينار.",
        "ويستخدم الجسر نحو 30 ألف سيارة يوميا، بحسب دائرة الطرق",
    ),
    furniture=(
        "الأحد 14 يناير 2024",
        "رئيس التحرير",
        "سمير الحداد",
        "المدير العام: ليلى العمري",
        "محافظات",
        "صوت الضفة\n",
        "تابعوا آخر أخبارنا",
        "الوسوم:",
    ),
)

_CRUMBS = Site(
    name="breadcrumb, share bar, byline and counts above; related list below",
    page="""الرئيسية > أخبار > اقتصاد
ارتفاع صادرات التمور في الربع الأول
كتب: مازن الشريف
نشر في: 3 مايو 2022 - 10:45 ص | آخر تحديث: 3 مايو 2022 - 11:20 ص
مشاركة فيسبوك تويتر واتساب
عدد المشاهدات: 1452
ارتفعت صادرات البلاد من التمور 18 بالمئة في الربع الأول من العام.
وأوضحت وزارة التجارة أن أغلب الشحنات ذهبت إلى أسواق آسيا.
وتوقعت الوزارة أن تتجاوز الصادرات نصف مليون طن مع نهاية الموسم.
مواضيع ذات صلة
تراجع أسعار الحبوب في الأسواق
وزير الزراعة يفتتح معرض النخيل
الأكثر قراءة
طقس الغد في المدن الكبرى
تعليقات (4)
جميع الحقوق محفوظة لموقع السوق اليوم 2022
""",
    headline="ارتفاع صادرات التمور في الربع الأول",
    article=(
        "ارتفعت صادرات البلاد من التمور 18 بالمئة في الربع الأول من العام.",
        "وأوضحت وزارة التجارة أن أغلب الشحنات ذهبت إلى أسواق آسيا.",
        "وتوقعت الوزارة أن تتجاوز الصادرات نصف مليون طن مع نهاية الموسم.",
    ),
    furniture=(
        "الرئيسية > أخبار > اقتصاد",
        "كتب: مازن الشريف",
        "نشر في: 3 مايو 2022",
        "مشاركة فيسبوك",
        "عدد المشاهدات: 1452",
        "مواضيع ذات صلة",
        "تراجع أسعار الحبوب في الأسواق",
        "وزير الزراعة يفتتح معرض النخيل",
        "الأكثر قراءة",
        "طقس الغد",
        "تعليقات (4)",
        "جميع الحقوق محفوظة",
    ),
)

_AGENCY = Site(
    name="agency dateline, links between the paragraphs, inner headings, signature",
    page="""إخلاء قرى بعد فيضان نهر السرو
عمان (رويترز) - أخلت السلطات ثلاث قرى على ضفة نهر السرو بعد أن فاضت مياهه فجر الثلاثاء.

اقرأ أيضا: أمطار غزيرة تغلق طريق الجبل

وقال متحدث باسم الدفاع المدني: "أنقذنا 40 شخصا، ولا مفقودين حتى الآن".

مساكن مؤقتة
ونقلت العائلات إلى مدارس في المدينة المجاورة.
إعلان
وأضاف المتحدث أن المياه بدأت تنحسر مساء.
شاهد أيضا الحياة تعود إلى سوق السمك
(إعداد ندى السالم للنشرة العربية - تحرير باسل عمر)
(رويترز)
""",
    headline="إخلاء قرى بعد فيضان نهر السرو",
    article=(
        "أخلت السلطات ثلاث قرى على ضفة نهر السرو بعد أن فاضت مياهه فجر الثلاثاء.",
        'وقال متحدث باسم الدفاع المدني: "أنقذنا 40 شخصا، ولا مفقودين حتى الآن".',
        "ونقلت العائلات إلى مدارس في المدينة المجاورة.",
        "وأضاف المتحدث أن المياه بدأت تنحسر مساء.",
    ),
    furniture=(
        "عمان (رويترز) -",
        "اقرأ أيضا:",
        "إعلان",
        "شاهد أيضا",
        "(إعداد ندى",
        "(رويترز)\n",
    ),
    headings=("مساكن مؤقتة",),
    agencies=("رويترز",),
)

_CAPTIONS = Site(
    name="captions, a deck under the headline and credits",
    page="""منتخب الشاطئ يبلغ النهائي للمرة الأولى
فاز على جاره في مباراة امتدت إلى ركلات الترجيح
لاعبو المنتخب يحتفلون بالتأهل - أرشيفية
06/08/2021 21:15
بلغ منتخب الشاطئ نهائي الكأس بعد فوزه بركلات الترجيح على منتخب الجبل في مباراة مثيرة.
تعليق على الصورة، المدرب بعد نهاية اللقاء
وسجل القائد سالم الهدف الأول في الدقيقة 12، ثم تعادل الجبل قبل النهاية بدقيقة.
(غيتي)
وقال المدرب: لم نأت إلى هنا للنزهة!
وتقام المباراة النهائية الجمعة المقبل.
المصدر: وكالات
""",
    headline="منتخب الشاطئ يبلغ النهائي للمرة الأولى",
    article=(
        "بلغ منتخب الشاطئ نهائي الكأس بعد فوزه بركلات الترجيح على منتخب الجبل في مباراة مثيرة.",
        "وسجل القائد سالم الهدف الأول في الدقيقة 12، ثم تعادل الجبل قبل النهاية بدقيقة.",
        "وقال المدرب: لم نأت إلى هنا للنزهة!",
        "وتقام المباراة النهائية الجمعة المقبل.",
    ),
    furniture=(
        "لاعبو المنتخب يحتفلون",
        "06/08/2021",
        "تعليق على الصورة",
        "(غيتي)",
        "المصدر: وكالات",
    ),
    headings=("فاز على جاره في مباراة امتدت إلى ركلات الترجيح",),
)

_WRAPPED = Site(
    name="lines broken at a fixed width, a headline with a full stop over the date",
    page="""مجلس المدينة يقر خطة للنقل النظيف.

الجمعة 29 يناير 2021

أقر مجلس مدينة الوردية خطة للنقل النظيف تمتد خمس سنوات وتشمل شراء
مئتي حافلة كهربائية ومد ثلاثة خطوط للترام تربط الضواحي بوسط المدينة
القديمة.

وقالت رئيسة المجلس إن الخطة "استثمار في صحة الناس" وإن الأموال
اللازمة للسنة الأولى رصدت في الموازنة التي أقرت قبل شهر واحد
من الآن.
""",
    headline="مجلس المدينة يقر خطة للنقل النظيف.",
    article=(
        "أقر مجلس مدينة الوردية خطة للنقل النظيف تمتد خمس سنوات وتشمل شراء\n"
        "مئتي حافلة كهربائية ومد ثلاثة خطوط للترام تربط الضواحي بوسط المدينة\n"
        "القديمة.",
        'وقالت رئيسة المجلس إن الخطة "استثمار في صحة الناس" وإن الأموال\n'
        "اللازمة للسنة الأولى رصدت في الموازنة التي أقرت قبل شهر واحد\n"
        "من الآن.",
    ),
    furniture=("الجمعة 29 يناير 2021",),
)

_REPEATING = Site(
    name="a headline twice, entities, bidi marks, cookie notice and subscription between",
    page="""إضراب عمال الميناء الشمالي \u2013 بوابة البحر
بوابة البحر
إضراب عمال الميناء الشمالي
\u200fبدأ عمال الميناء الشمالي إضرابا مفتوحا للمطالبة بزيادة الأجور.\u200f
نستخدم ملفات تعريف الارتباط لتحسين تجربتك في موقعنا.
وقالت النقابة في بيان: &quot;لن نعود قبل توقيع الاتفاق&quot;.&nbsp;
لا يفوتك: أسعار الشحن تقفز إلى أعلى مستوى
ويعـــمل في الميناء 2400 عامل.
اشترك في نشرتنا البريدية لتصلك أهم الأخبار
ورفضت الإدارة التعليق.
* * *
بوابة البحر
""",
    headline="إضراب عمال الميناء الشمالي",
    article=(
        "بدأ عمال الميناء الشمالي إضرابا مفتوحا للمطالبة بزيادة الأجور.",
        "وقالت النقابة في بيان: &quot;لن نعود قبل توقيع الاتفاق&quot;.",
        "ويعـــمل في الميناء 2400 عامل.",
        "ورفضت الإدارة التعليق.",
    ),
    furniture=("نستخدم ملفات", "لا يفوتك:", "اشترك في", "* * *", "\nبوابة البحر\n"),
)

_MODERN = Site(
    name="HTML: semantic page with metadata, figure, list and aside",
    html=True,
    page="""<!doctype html><html lang="ar"><head><title>الضفاف | بدء ترميم سد الوادي</title>
<meta property="og:title" content="بدء ترميم سد الوادي">
<meta property="og:site_name" content="الضفاف">
<meta property="article:published_time" content="2023-05-11T09:30:00+03:00"></head><body>
<nav><a href="/">الرئيسية</a> <a href="/p">سياسة</a> <a href="/e">اقتصاد</a></nav>
<article><h1>بدء ترميم سد الوادي</h1>
<div class="share"><a>فيسبوك</a> <a>تويتر</a> <a>واتساب</a></div>
<p>بدأت وزارة المياه، الخميس، ترميم سد الوادي شمالي البلاد بعد ظهور شقوق في جداره الشرقي.</p>
<figure><img src="s.jpg" alt=""><figcaption>سد الوادي - أرشيفية</figcaption></figure>
<p>وقال الوزير إن &quot;الأعمال تسير وفق الجدول&quot;&nbsp;وإن التمويل متوافر حتى نهاية العام.</p>
<div class="related">اقرأ أيضا: <a href="/2">أمطار غزيرة على الجنوب</a></div>
<h2>ثلاث مراحل</h2>
<ul><li>تنظيف المجرى من الرواسب.</li><li>تدعيم الجدار الشرقي بالإسمنت.</li></ul>
<p>ويخدم السد نحو 40 ألف مزارع في ثلاث محافظات.</p></article>
<aside><h3>الأكثر قراءة</h3><ul><li><a href="/3">خبر أول من المدينة</a></li></ul></aside>
<footer>جميع الحقوق محفوظة &copy; الضفاف 2023</footer></body></html>""",
    headline="بدء ترميم سد الوادي",
    article=(
        "بدأت وزارة المياه، الخميس، ترميم سد الوادي شمالي البلاد بعد ظهور شقوق في جداره الشرقي.",
        'وقال الوزير إن "الأعمال تسير وفق الجدول" وإن التمويل متوافر حتى نهاية العام.',
        "تنظيف المجرى من الرواسب.",
        "تدعيم الجدار الشرقي بالإسمنت.",
        "ويخدم السد نحو 40 ألف مزارع في ثلاث محافظات.",
    ),
    furniture=("فيسبوك", "أرشيفية", "اقرأ أيضا", "الأكثر قراءة", "خبر أول", "جميع الحقوق"),
    headings=("ثلاث مراحل",),
)

_TABLES = Site(
    name="HTML: a page of tables and line breaks, without metadata",
    html=True,
    page="""<html><head><title>حريق في مستودع للأخشاب</title></head><body><table><tr>
<td class="menu"><a href="1">أخبار</a><br><a href="2">رياضة</a><br><a href="3">اتصل بنا</a></td>
<td><font size="5">حريق في مستودع للأخشاب</font><br>
<b>بقلم: هالة النجار</b><br><br>
اندلع حريق كبير، مساء السبت، في مستودع للأخشاب جنوبي مدينة الزيتون دون وقوع إصابات.<br><br>
وذكر شهود أن ألسنة اللهب شوهدت من مسافة بعيدة وأن الدخان غطى الحي.<br><br>
وتمكنت فرق الإطفاء من السيطرة على النيران بعد ساعتين، وفتحت الشرطة تحقيقا.<br><br>
طباعة | إرسال إلى صديق</td></tr></table>
<center>كافة الحقوق محفوظة لشبكة الزيتون</center></body></html>""",
    headline="حريق في مستودع للأخشاب",
    article=(
        "اندلع حريق كبير، مساء السبت، في مستودع للأخشاب جنوبي مدينة الزيتون دون وقوع إصابات.",
        "وذكر شهود أن ألسنة اللهب شوهدت من مسافة بعيدة وأن الدخان غطى الحي.",
        "وتمكنت فرق الإطفاء من السيطرة على النيران بعد ساعتين، وفتحت الشرطة تحقيقا.",
    ),
    furniture=("اتصل بنا", "بقلم: هالة", "طباعة", "كافة الحقوق"),
)

_DIVS = Site(
    name="HTML: divs only, a dateline, linked data, links in the text",
    html=True,
    page="""<html><head><meta charset="utf-8">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "اتفاق على فتح معبر الصخرة",
"datePublished": "2020-10-02", "publisher": {"@type": "Organization", "name": "مرصد الحدود"}}
</script>
<script>var x = "قال كذا وكذا وكذا في نص لا يقرؤه أحد من الناس.";</script></head><body>
<div id="header"><div class="logo">مرصد الحدود</div><div class="date">الجمعة 2 أكتوبر 2020</div>
</div>
<div id="content"><div class="title">اتفاق على فتح معبر الصخرة</div>
<div class="text">
<div>جنيف (أ ف ب) - اتفق البلدان الجاران على فتح معبر الصخرة أمام المسافرين اعتبارا من الأحد.</div>
<div>وقال وسيط <a href="/un">الأمم المتحدة</a> إن الاتفاق "خطوة أولى" ستتبعها خطوات.</div>
<div class="read-more">للمزيد: تاريخ المعبر في صور</div>
<div>وأغلق المعبر قبل ست سنوات إثر اشتباكات على جانبيه.</div>
<div>أ ف ب/ م ن</div></div></div>
<div id="footer">تابعونا على فيسبوك وتويتر</div></body></html>""",
    headline="اتفاق على فتح معبر الصخرة",
    article=(
        "اتفق البلدان الجاران على فتح معبر الصخرة أمام المسافرين اعتبارا من الأحد.",
        'وقال وسيط الأمم المتحدة إن الاتفاق "خطوة أولى" ستتبعها خطوات.',
        "وأغلق المعبر قبل ست سنوات إثر اشتباكات على جانبيه.",
    ),
    furniture=("جنيف (أ ف ب)", "للمزيد:", "أ ف ب/ م ن", "تابعونا", "لا يقرؤه"),
    agencies=("ا ف ب",),
)

_BULLETS = Site(
    name="HTML: a live page with points, a quotation of several paragraphs and an embedded post",
    html=True,
    page="""<html><head><title>قمة المناخ - يوميات الساحل</title>
<meta property="og:site_name" content="يوميات الساحل"></head><body><main><article>
<h1>قمة المناخ تختتم أعمالها في مدينة المرسى</h1>
<ul class="meta"><li>منذ 3 ساعات</li><li>قراءة 2 دقيقة</li></ul>
<p>اختتمت في مدينة المرسى قمة المناخ بمشاركة 60 دولة، واتفق المجتمعون على النقاط الآتية:</p>
<ul><li>خفض الانبعاثات بنسبة 20 في المئة خلال عشر سنوات.</li>
<li>إنشاء صندوق لمساعدة الدول الفقيرة</li></ul>
<p>وقالت رئيسة القمة في كلمة الختام:</p>
<blockquote><p>"لم نحصل على كل ما أردنا، لكننا لم نخرج بأيد فارغة.</p>
<p>وسنلتقي بعد عام لنرى من وفى بوعده".</p></blockquote>
<p>وتظاهر ناشطون أمام المقر مطالبين بإجراءات أسرع.</p>
<p>شارك هذا المقال على فيسبوك</p>
<p>جميع الحقوق محفوظة</p></article></main></body></html>""",
    headline="قمة المناخ تختتم أعمالها في مدينة المرسى",
    article=(
        "اختتمت في مدينة المرسى قمة المناخ بمشاركة 60 دولة، واتفق المجتمعون على النقاط الآتية:",
        "خفض الانبعاثات بنسبة 20 في المئة خلال عشر سنوات.",
        "إنشاء صندوق لمساعدة الدول الفقيرة",
        "وقالت رئيسة القمة في كلمة الختام:",
        '"لم نحصل على كل ما أردنا، لكننا لم نخرج بأيد فارغة.',
        'وسنلتقي بعد عام لنرى من وفى بوعده".',
        "وتظاهر ناشطون أمام المقر مطالبين بإجراءات أسرع.",
    ),
    furniture=("منذ 3 ساعات", "قراءة 2 دقيقة", "شارك هذا", "جميع الحقوق"),
)

SITES = (
    *(_MASTHEAD, _CRUMBS, _AGENCY, _CAPTIONS, _WRAPPED, _REPEATING),
    *(_MODERN, _TABLES, _DIVS, _BULLETS),
)


def read(site: Site) -> CleanArticle:
    if not site.html:
        return clean(Article(id="a", text=site.page))
    found = extract_article(site.page)
    return clean(
        Article(id="a", text=found.text, title=found.title, source=found.source, extracted=True)
    )


def shown(found: CleanArticle, *kinds: str) -> list[str]:
    text = found.article.text
    return [text[p.start : p.end] for p in found.paragraphs if p.kind in kinds]


each_site = pytest.mark.parametrize("site", SITES, ids=[site.name for site in SITES])


@each_site
def test_every_sentence_of_the_article_stays(site: Site) -> None:
    kept = shown(read(site), "body", "item")
    for sentence in site.article:
        assert any(sentence in paragraph for paragraph in kept), sentence


@each_site
def test_all_furniture_goes(site: Site) -> None:
    kept = "\n".join(shown(read(site), "body", "item", "heading"))
    for words in site.furniture:
        assert words.strip() not in kept


@each_site
def test_nothing_but_the_article_stays(site: Site) -> None:
    kept = "".join(shown(read(site), "body", "item")).split()
    assert len(kept) <= len("".join(site.article).split()) + 2


@each_site
def test_the_headline_is_recognised(site: Site) -> None:
    found = read(site)
    text, span = found.article.text, found.headline
    assert (found.article.title if span is None else text[slice(*span)]) == site.headline


@each_site
def test_inner_headings_are_told_from_sentences(site: Site) -> None:
    assert tuple(shown(read(site), "heading")) == site.headings


@each_site
def test_the_agencies_named_as_origin_are_kept(site: Site) -> None:
    assert read(site).agencies == site.agencies
