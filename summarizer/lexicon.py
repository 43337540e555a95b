"""Closed classes of Arabic words that several steps need, in the matching form of `arabic.fold`.

Everything here is written folded: hamza carriers are bare alef, ى is ي, ئ is ي, ؤ is و, ة is ه,
a lone ء is gone (زعماء is زعما). The tables are classes of the language of news (verbs of saying,
particles, months), not vocabulary of a story; open classes (names, nouns, other verbs) do not
belong here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

VerbShape = Literal["perfect", "imperfect", "participle"]


class VerbForm(NamedTuple):
    """A form of a verb of saying: its lemma (perfect, third person masculine, folded), its shape,
    and whether it is marked feminine or plural. Participles also cover the accusative (موكدا).
    """

    lemma: str
    shape: VerbShape
    feminine: bool
    plural: bool


# Perfect, stem before an ending (weak verbs lose or change their last letter), imperfect without
# its prefix, participle. "-" where a form is not used in reports.
_SAYING = """
قال قال قول قايل
اضاف اضاف ضيف مضيف
اكد اكد وكد موكد
اعلن اعلن علن معلن
اوضح اوضح وضح موضح
اشار اشار شير مشير
لفت لفت لفت لافت
ذكر ذكر ذكر ذاكر
افاد افاد فيد مفيد
صرح صرح صرح مصرح
كشف كشف كشف كاشف
تابع تابع تابع متابع
شدد شدد شدد مشدد
اعتبر اعتبر عتبر معتبر
راي را ري -
بين بين بين مبين
اعرب اعرب عرب معرب
عبر عبر عبر معبر
ابدي ابد بدي مبدي
نوه نوه نوه منوه
حذر حذر حذر محذر
دعا دع دعو داعي
طالب طالب طالب مطالب
ناشد ناشد ناشد مناشد
حث حث حث حاث
نفي نف نفي نافي
انكر انكر نكر منكر
ادان ادان دين مدين
ندد ندد ندد مندد
استنكر استنكر ستنكر مستنكر
انتقد انتقد نتقد منتقد
رحب رحب رحب مرحب
اشاد اشاد شيد مشيد
اثني اثن ثني مثني
هنا هنا هني مهني
تعهد تعهد تعهد متعهد
وعد وعد عد -
هدد هدد هدد مهدد
توعد توعد توعد متوعد
توقع توقع توقع متوقع
رجح رجح رجح مرجح
تسال تسال تسال متسايل
سال سال سال سايل
رد رد رد راد
اجاب اجاب جيب مجيب
علق علق علق معلق
عقب عقب عقب معقب
كتب كتب كتب كاتب
غرد غرد غرد مغرد
نشر نشر نشر -
نقل نقل نقل ناقل
اورد اورد ورد مورد
روي رو روي راوي
حكي حك حكي -
شرح شرح شرح شارح
فسر فسر فسر مفسر
وصف وصف صف واصف
تحدث تحدث تحدث متحدث
خاطب خاطب خاطب مخاطب
ابلغ ابلغ بلغ مبلغ
اخبر اخبر خبر -
اعترف اعترف عترف معترف
اقر اقر قر مقر
زعم زعم زعم زاعم
ادعي ادع دعي مدعي
اتهم اتهم تهم متهم
اقترح اقترح قترح مقترح
عرض عرض عرض عارض
طلب طلب طلب طالب
امر امر امر امر
قرر قرر قرر مقرر
جدد جدد جدد مجدد
كرر كرر كرر مكرر
استدرك استدرك ستدرك مستدرك
استطرد استطرد ستطرد مستطرد
واصل واصل واصل مواصل
اردف اردف ردف مردف
ختم ختم ختم خاتم
اختتم اختتم ختتم مختتم
خلص خلص خلص -
تمني تمن تمني متمني
امل امل امل امل
اسف اسف اسف -
شكر شكر شكر شاكر
اعتقد اعتقد عتقد معتقد
حمل حمل حمل محمل
لمح لمح لمح ملمح
المح المح لمح ملمح
اعاد اعاد عيد معيد
ايد ايد ويد مويد
عارض عارض عارض معارض
رفض رفض رفض رافض
استبعد استبعد ستبعد مستبعد
زاد زاد زيد -
مضي مض مضي -
استشهد استشهد ستشهد مستشهد
بحث بحث بحث باحث
ناقش ناقش ناقش مناقش
"""

_CLAIM = frozenset({"زعم", "ادعي", "اتهم", "رجح", "توقع", "اعتقد", "اعتبر", "حمل", "المح", "لمح"})

_WEAK = frozenset(
    {
        *("بين", "ذكر", "نقل", "راي", "عبر", "علق", "عرض", "حمل", "سال", "رد", "كتب", "نشر", "طلب"),
        *("امر", "امل", "اسف", "زاد", "مضي", "واصل", "تابع", "بحث", "ناقش", "اعاد", "ايد", "عارض"),
        *("رفض", "وعد", "ختم", "خلص", "جدد", "شكر", "كشف", "حث", "هنا", "شرح", "طالب", "لمح"),
        *("وصف", "عقب", "قرر", "اقر", "تحدث", "كرر", "روي", "حكي", "خاطب", "فسر", "اورد", "تسال"),
    }
)
"""Lemmas whose folded form is also another word (بين, between; ذكر, male; نقل, transport; هنا,
here) or that as often report a deed as words (واصل, رفض)."""


def _forms(rows: str) -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}

    def add(text: str, form: VerbForm) -> None:
        found.setdefault(text, form)

    for row in rows.split("\n"):
        if not row:
            continue
        lemma, stem, imperfect, participle = row.split()
        if stem != "-":
            add(lemma, VerbForm(lemma, "perfect", False, False))
            add(stem + "ت", VerbForm(lemma, "perfect", True, False))
            add(stem + "تا", VerbForm(lemma, "perfect", True, True))
            add(stem + "وا", VerbForm(lemma, "perfect", False, True))
            if stem == lemma:
                add(stem + "ا", VerbForm(lemma, "perfect", False, True))
        if imperfect != "-":
            plural = imperfect.rstrip("وي") if lemma[-1] in "اي" else imperfect
            for prefix, feminine in (("ي", False), ("ت", True)):
                add(prefix + imperfect, VerbForm(lemma, "imperfect", feminine, False))
                add(prefix + plural + "ون", VerbForm(lemma, "imperfect", feminine, True))
                add(prefix + plural + "وا", VerbForm(lemma, "imperfect", feminine, True))
                add(prefix + imperfect + "ان", VerbForm(lemma, "imperfect", feminine, True))
        if participle != "-":
            add(participle + "ا", VerbForm(lemma, "participle", False, False))
            add(participle + "ه", VerbForm(lemma, "participle", True, False))
            plural = participle.rstrip("ي")
            add(plural + "ين", VerbForm(lemma, "participle", False, True))
    return found


_BY_FORM = MappingProxyType(_forms(_SAYING))

# Forms that are first of all another word: a باحث is a researcher, a متهم an accused, تعد counts.
_OTHER_WORDS = frozenset(
    {
        *("مقره", "مقرا", "مقرره", "مقررين", "كاتبه", "كاتبين", "باحثه", "باحثين", "متحدثه"),
        *("متحدثين", "متهمين", "معارضه", "معارضين", "امره", "امرين", "امرا", "مدينه", "مدينين"),
        *("مدينا", "متابعه", "مناقشه", "مواصله", "عارضه", "مخاطبه", "معيده", "مكرره", "خاتمه"),
        *("معلقه", "طالبه", "طالبين", "طالبا", "ذاكره", "راده", "كاشفه", "املين", "املا", "املت"),
        *("محمله", "رافضه", "متوقعه", "مرجحه", "ردا", "عرضا", "نقلا", "طلبا", "بحثا", "ذكرا"),
        *("وعدا", "وصفا", "شرحا", "علقا", "حملا", "شكرا", "اسفا", "سالا", "زادا", "مفيده"),
        *("مفيدا", "مفيدين", "تقر", "يقر", "تعد", "يعد", "تعدون", "ترد", "يرد", "تحمل", "يحمل"),
        *("يعيد", "تعيد", "بينا", "عبرا", "عقبا", "هناا", "مورده"),
    }
)

SAYING_VERBS = frozenset(form for form in _BY_FORM if form not in _OTHER_WORDS)
"""Every folded form of a verb of saying, without a conjunction in front."""

CLAIM_VERBS = frozenset(
    form for form, verb in _BY_FORM.items() if verb.lemma in _CLAIM and form not in _OTHER_WORDS
) | frozenset({"يشتبه", "اشتبه", "يزعم", "يعتقد", "يرجح", "يتردد", "مزعوم", "مزعومه", "المزعوم"})
"""Forms by which the writer keeps away from what is said: زعم, ادعى, اتهم, يشتبه."""

PARTICIPLES = frozenset(
    form
    for form, verb in _BY_FORM.items()
    if verb.shape == "participle" and form not in _OTHER_WORDS
)
"""Participles that hang a further statement on the speaker of the main clause (مشيرا الى ان)."""

_DEEDS = """
قتل اصيب اعتقل استهدف اطلق سقط توفي لقي انفجر شن قصف اسفر ادي وقع عقد وصل غادر التقي استقبل زار بدا
انتهي افتتح اتفق سجل بلغ ارتفع انخفض تراجع فاز خسر تاهل احرز حقق توج واجه انضم شارك اندلع نفذ احبط
دمر اغلق فتح علق الغي اجل وافق صادق صوت انتخب عين اقال استقال تسلم تولي ادي ضبط القي احتجز افرج
اجري حضر شهد تضمن شمل تسبب خلف نزح لجا فر هرب دخل خرج عاد توجه انسحب سيطر استعاد تقدم هاجم اقتحم
اخلي حاصر منع سمح فرض رفع خفض اقام نظم اطاح تعرض تمكن نجح فشل تعادل تغلب تفوق تصدر افتقد جرح نقل
استدعي طرد سلم تلقي وجه اتخذ اصدر ارسل اضطر بقي ظل اصبح بات جا صدر ورد اتي مثل قضي ابرم وزع خصص
قدم بني احتفل اعترض تصدي اسقط رصد اكتشف عثر انتشل انقذ اجلي تضرر توقف استمر استانف اختطف غرق
"""


def _deeds(rows: str) -> frozenset[str]:
    found: set[str] = set()
    for verb in rows.split():
        stem = verb[:-1] if verb[-1] in "يا" else verb
        found.update((verb, stem + "ت", stem + "وا", verb + "ا" if stem == verb else verb))
    return frozenset(found)


DEED_VERBS = _deeds(_DEEDS)
"""Perfects, third person, of the verbs by which news most often tells what happened. A frequency
list, the one open class here: only to see that a clause begins, never to decide what it says."""

ATTRIBUTION_PHRASES = (
    *("علي حد قول", "علي حد قوله", "علي حد قولها", "علي حد تعبيره", "علي حد تعبيرها"),
    *("علي حد تعبير", "علي حد وصفه", "علي حد وصفها", "علي حد زعمه", "علي حد زعمها"),
    *("علي لسان", "نقلا عن", "استنادا الي", "بنا علي", "وفقا لما", "وفق ما", "طبقا لما"),
    *("حسب ما", "بحسب ما", "علي ما افاد", "علي ما افادت", "كما ورد في", "كما جا في"),
    *("كما قال", "كما قالت", "كما افاد", "كما افادت", "كما ذكر", "كما ذكرت", "كما نقل"),
    *("جا في بيان", "ورد في بيان", "جا ذلك في", "في تصريح", "في تصريحات", "في بيان"),
    *("وفقا", "وفق", "طبقا", "بحسب", "حسب", "حسبما", "بقوله", "بقولها", "قوله", "قولها"),
)
"""Phrases that name who says it, longest first within a family. وفق, وفقا, طبقا and حسب stand
before plans and rules too (وفق الاولويات): see `WEAK_ATTRIBUTION`."""

WEAK_ATTRIBUTION = frozenset({"وفق", "وفقا", "طبقا", "حسب", "استنادا الي", "بنا علي"})
"""Phrases of `ATTRIBUTION_PHRASES` that attribute only where a speaker follows."""

_BARE_CONNECTIVES = (
    *("في السياق ذاته", "في السياق نفسه", "في ذات السياق", "في نفس السياق", "في سياق متصل"),
    *("في سياق اخر", "في سياق ذي صله", "في هذا السياق", "في سياق منفصل", "في هذا الاطار"),
    *("في الاطار ذاته", "في الاطار نفسه", "في هذا الصدد", "في الوقت ذاته", "في الوقت نفسه"),
    *("في نفس الوقت", "في ذات الوقت", "من جهه اخري", "من جهه ثانيه", "من ناحيه اخري"),
    *("من ناحيه ثانيه", "من جانب اخر", "من جانب ثان", "من جانبه", "من جانبها", "من جانبهم"),
    *("من جهته", "من جهتها", "من جهتهم", "من ناحيته", "من ناحيتها", "بدوره", "بدورها"),
    *("بدورهم", "الي ذلك", "علي صعيد اخر", "علي صعيد متصل", "علي الصعيد ذاته"),
    *("علي الصعيد نفسه", "في المقابل", "بالمقابل", "في غضون ذلك", "في هذه الاثنا"),
    *("في الاثنا", "في تطور لاحق", "في تطور متصل", "في تطور اخر", "علاوه علي ذلك"),
    *("فضلا عن ذلك", "اضافه الي ذلك", "بالاضافه الي ذلك", "ناهيك عن ذلك", "في موازاه ذلك"),
    *("في السياق", "رغم ذلك", "مع ذلك", "بهذه النتيجه", "بهذا الفوز", "بهذه الخساره"),
    *("بهذا التعادل", "بهذه الهزيمه", "بهذا الانتصار", "لكن"),
    *("بالتوازي مع ذلك", "بالتزامن مع ذلك", "كما", "كذلك", "ايضا", "فيما", "بينما", "هذا"),
)

CONNECTIVES = tuple(
    sorted(
        {form for bare in _BARE_CONNECTIVES for form in (bare, "و" + bare)}
        | {"هذا وقد", "كما وقد"},
        key=lambda phrase: (-len(phrase), phrase),
    )
)
"""Phrases at the start of a sentence that only tie it to the one before, longest first, with and
without و. A lone هذا connects only before و (هذا وأعلن); كما, فيما and بينما only before a verb."""

NEGATIONS = frozenset(
    {
        *("لا", "لم", "لن", "ليس", "ليست", "ليسا", "ليستا", "ليسوا", "لسنا", "لست", "غير", "دون"),
        *("بدون", "عدم", "بعدم", "لعدم", "وعدم", "بلا", "ولا", "فلا", "ولم", "فلم", "ولن", "فلن"),
        *("وليس", "وليست", "فليس", "وليسوا", "وغير", "ودون", "وبدون", "وبلا"),
    }
)
"""Particles and nouns that turn a statement round, with what is written onto them. Folding makes
ألا and إلا one word, and ما is relative as often as negative: both are left out and have to be
told apart by their company."""

HEDGES = frozenset(
    {
        *("ربما", "لعل", "يبدو", "يحتمل", "محتمل", "محتمله", "يعتقد", "يشتبه", "يرجح", "مرجح"),
        *("مزعوم", "مزعومه", "المزعوم", "المزعومه", "مفترض", "مفترضه", "المفترض", "المفترضه"),
        *("يفترض", "يتردد", "قد", "نحو", "حوالي", "قرابه", "تقريبا", "زها", "يقارب", "المتوقع"),
        *("متوقع", "متوقعه", "المرجح", "الارجح", "المحتمل", "المحتمله"),
    }
)
"""Words by which a statement is held open. قد does so only before an imperfect; نحو, حوالي and
their like loosen a figure."""

PRONOUN_SUBJECTS = frozenset({"هو", "هي", "هم", "هما", "هن", "انه", "انها", "انهم", "انهما"})
"""Pronouns that stand where a subject would."""

WEEKDAYS = frozenset(
    {"السبت", "الاحد", "الاثنين", "الاتنين", "الثلاثا", "الاربعا", "الخميس", "الجمعه"}
)
"""Days of the week, with the article."""

MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                ("يناير", "كانون الثاني", "جانفي"),
                ("فبراير", "شباط", "فيفري"),
                ("مارس", "اذار"),
                ("ابريل", "نيسان", "افريل"),
                ("مايو", "ايار", "ماي"),
                ("يونيو", "حزيران", "جوان", "يونيه"),
                ("يوليو", "تموز", "جويليه", "يوليوز", "يوليه"),
                ("اغسطس", "اب", "اوت", "غشت"),
                ("سبتمبر", "ايلول", "شتنبر"),
                ("اكتوبر", "تشرين الاول"),
                ("نوفمبر", "تشرين الثاني", "نونبر"),
                ("ديسمبر", "كانون الاول", "دجنبر"),
            ),
            start=1,
        )
        for name in names
    }
)
"""Months of the common calendar, folded, to 1..12: Egyptian, Levantine and Maghrebi names."""

HIJRI_MONTHS = frozenset(
    {
        *("محرم", "صفر", "ربيع الاول", "ربيع الاخر", "ربيع الثاني", "جمادي الاولي"),
        *("جمادي الاخره", "جمادي الثانيه", "رجب", "شعبان", "رمضان", "شوال", "ذو القعده"),
        *("ذي القعده", "ذو الحجه", "ذي الحجه"),
    }
)
"""Months of the Hijri calendar, folded."""

COMPLEMENTS = frozenset(
    {"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", "اننا", "انا"}
)
"""Words that open what is said."""

# Words whose own first letter is و, without endings; what only looks so is in _NOT_ROOT_WAW.
_ROOT_WAW = frozenset(
    (
        *(
            "وزير",
            "وزار",
            "وزرا",
            "وفد",
            "وفود",
            "وفق",
            "وقت",
            "وقف",
            "وقع",
            "وقوع",
            "وقاي",
            "وقود",
        ),
        *(
            "وكال",
            "وكيل",
            "وكلا",
            "وسط",
            "وسيط",
            "وساط",
            "وسايل",
            "وسيل",
            "وسام",
            "وطن",
            "ولاي",
            "ولاد",
        ),
        *("ولد", "والد", "والي", "ولي", "وضع", "وضوح", "وصول", "وصل", "وصف", "وصي", "وجود", "وجه"),
        *("وجوه", "وجيه", "وجب", "وجد", "وثيق", "وثاي", "وثوق", "ورق", "ورش", "ورد", "وراي", "ورث"),
        *("وعود", "وعي", "وفاه", "وفيات", "وفر", "وفير", "واقع", "واضح", "واسع", "واحد", "واجب"),
        *("وارد", "واشنطن", "واثق", "وافق", "واصل", "وحده", "وحدات", "وحش", "وحيد", "وديع", "وداع"),
        *("وزن", "وزع", "وشيك", "وشك", "وظيف", "وظاي", "وعر", "وهج", "وسم", "وريث", "وتير", "وتر"),
        *("وباي", "واجه", "واعد", "وخيم", "وجيز", "وفات", "وسطا", "وزارت"),
    )
)
_ENDINGS = frozenset(
    {
        *("", "ه", "ها", "هم", "هما", "هن", "ي", "يه", "يا", "ين", "ون", "ان", "ات", "اتي"),
        *("ت", "تا", "ته", "تها", "تهم", "تنا", "تي", "تين", "وا", "نا", "ا", "كم", "يين", "يون"),
        *("اته", "اتها", "اتهم", "يات", "انه", "انها", "انهم", "يتها", "يته", "و", "ير", "ف"),
    }
)
_NOT_ROOT_WAW = ("وجهود", "وجهاز", "وجهاد", "وقتل", "وقتال", "ورده", "وليس")
_ROOT_WAW_WHOLE = frozenset(
    {
        "وعد",
        "وسع",
        "وهم",
        "وهو",
        "وهي",
        "ودي",
        "ورا",
        "ولا",
        "ولم",
        "ولن",
        "وله",
        "ولها",
        "وما",
        "واع",
    }
)


@lru_cache(maxsize=16384)
def joined_word(word_folded: str) -> str | None:
    """What و joins where `word_folded` begins with the conjunction; None where it does not, where
    و is (or may be) the word's own letter (وزير, وفاة), and for mere particles (ولا, وهو).
    """
    if word_folded in {"وان", "وقد"}:
        return word_folded[1:]
    if len(word_folded) < 4 or word_folded[0] != "و" or word_folded in _ROOT_WAW_WHOLE:
        return None
    if word_folded.startswith(_NOT_ROOT_WAW):
        return word_folded[1:]
    for size in range(3, len(word_folded) + 1):
        if word_folded[:size] in _ROOT_WAW and word_folded[size:] in _ENDINGS:
            return None
    return word_folded[1:]


_BEFORE_COMPLEMENT = frozenset({"الي", "علي", "عن", "من", "في", "قايلا", "بالقول", "القول"})


@lru_cache(maxsize=16384)
def saying_form(word_folded: str) -> VerbForm | None:
    """The form of a verb of saying that `word_folded` (one folded word) is, else None.

    Looks through و and ف in front and, before an imperfect, س. Forms that are also common nouns
    are not taken; lemmas that are ambiguous are (see `is_weak`).
    """
    for candidate in _bare(word_folded):
        if candidate in SAYING_VERBS:
            return _BY_FORM[candidate]
    return None


def _bare(word: str) -> Iterable[str]:
    yield word
    if len(word) > 2 and word[0] in "وف":
        word = word[1:]
        yield word
    if len(word) > 3 and word[0] == "س" and word[1] in "يت":
        yield word[1:]


def saying_verb(word_folded: str) -> str | None:
    """The lemma (perfect, third person masculine, folded) of a verb of saying, else None."""
    form = saying_form(word_folded)
    return form.lemma if form else None


def is_weak(lemma: str) -> bool:
    """Whether `lemma` names a saying only where its company shows it (see `saying_at`)."""
    return lemma in _WEAK


def saying_at(words: Sequence[str], index: int, *, reach: int = 9) -> VerbForm | None:
    """The form of saying at `words[index]` (folded words of one sentence), else None.

    A strong verb (قال, أكد) always counts; a weak one (بين, ذكر, نقل) only where it opens the
    sentence after connectives or carries و or ف, or where within `reach` words a complement
    (أن, بأن) follows. A participle needs its complement, its preposition or a quote's قائلا.
    """
    form = saying_form(words[index])
    if form is None:
        return None
    following = words[index + 1 : index + 1 + reach]
    if form.shape == "participle":
        near = following[:6]
        return form if COMPLEMENTS.intersection(near) or "الي" in near[:1] else None
    if not is_weak(form.lemma):
        return form
    if words[index] in {"بين", "هنا", "وهنا", "عبر", "وعبر"}:
        # Between, here and across are a hundred times as frequent as the verbs.
        return form if following[:1] and COMPLEMENTS.intersection(following[:4]) else None
    return form if COMPLEMENTS.intersection(following) else None


def opens_complement(words: Sequence[str], index: int) -> bool:
    """Whether what is said begins at `words[index]`, or after the preposition there."""
    word = words[index]
    if word in COMPLEMENTS:
        return True
    return (
        word in _BEFORE_COMPLEMENT
        and words[index + 1 : index + 2] != []
        and (words[index + 1] in COMPLEMENTS)
    )


def negates(word_folded: str) -> bool:
    """Whether the folded word is a particle of negation, with or without و or ف in front."""
    return word_folded in NEGATIONS
