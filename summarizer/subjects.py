"""The noun group behind a verb of saying that is its subject, told from the verb's object.

Arabic marks neither in print: حث أنقرة على (he urged Ankara) and قالت أنقرة إن (Ankara said) differ
by what the verb asks for. A group therefore ends where a word shows by its form that another part
of the clause begins, and a verb that needs an object gives up the last noun of the group to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.arabic import fold_words, stem
from summarizer.gazetteer import places
from summarizer.lexicon import (
    COMPLEMENTS,
    DEED_VERBS,
    NEGATIONS,
    PARTICIPLES,
    WEEKDAYS,
    VerbForm,
    joined_word,
    opens_complement,
    saying_form,
)

Word = tuple[str, int, int]
"""A folded word with the span of the text that gave it."""

ADVERBIALS = frozenset(
    fold_words(
        """
        الي علي عن من في مع له لها لهم لدي عبر حول وسط ضد منذ حتي بين دون خلال عقب بعد قبل اثر
        اثنا رغم بسبب اليوم امس غدا مسا صباح صباحا فجر ليل ليلا ظهر فور قبيل بعيد وفقا وفق طبقا
        بحسب حسب
        """
    )
) | frozenset(WEEKDAYS)
"""Folded words that open an adverbial, not a subject."""

_MODES = frozenset(
    fold_words(
        """
        ايضا كذلك لاحقا سابقا مجددا انذاك حينها حينيذ مرارا تكرارا علنا رسميا صراحه ضمنا هنا هناك
        فورا دايما غالبا تماما جميعا معا حاليا اخيرا موخرا مسبقا
        """
    )
)
"""Folded adverbs that may stand between a speaker and what is said."""

_TIGHTENED = frozenset(
    stem(word)
    for word in fold_words(
        """
        حصار حصارها عقوبات عقوبة إجراءات تدابير قيود قبضة قبضتها قبضته خناق رقابة حراسة ضغوط قوانين
        """
    )
)
"""Terms of what is tightened (شددت الحكومة حصارها): then the verb says nothing."""

_PARTICLES = NEGATIONS | frozenset(
    fold_words(
        """
        حيث لكن بل ان اذ اذا لو ماذا لماذا متى كيف هل هكذا قد لقد فقد سوف بشان كي لكي ثم او
        اي ما مما كما بينما فيما عندما حين حينما لان لانه كان كانت ليس هو هي هم وهو وهي وهم
        فيه فيها به بها عنه عنها عليه عليها اليه اليها منه منها لديه لديها ذلك تلك الا سوي
        """
    )
) - {"اي"}
"""Folded words that are no noun: they neither open nor continue a subject."""

_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللواتي"})
_CONTRASTS = frozenset({"لكن", "ولكن", "بل", "اذ"})
_OF_NAME = frozenset({"بن", "ابن", "ال", "عبد", "ابو", "ام", "ولد", "بنت", "بو", "ابي"})
"""Words of a name that another word of it follows (بن طالب)."""

_TITLES = frozenset(
    fold_words(
        """
        الدكتور الدكتورة السيد السيدة الشيخ الأمير الملك الفريق اللواء العميد العقيد المقدم الرائد
        الركن المهندس المهندسة المحامي المحامية الطبيب الطبيبة الطالب الطالبة السفير البروفيسور
        """
    )
)
"""Titles that a name follows, so that the group goes on."""

_MEDIA = tuple(
    fold_words("وكالة وسائل صحيفة قناة إذاعة تلفزيون رويترز فرانس بي شبكة صحفي صحافي مراسل موقع")
)
"""Folded beginnings of words for those to whom something is said for the news."""

_NEEDS_OBJECT = frozenset(
    fold_words("اتهم حث ناشد حمل خاطب أبلغ أخبر وصف اقترح انتقد هنأ شكر أدان نشر استنكر")
)
"""Lemmas that need an object: where one noun alone follows, it is the object."""

_DIRECTS = frozenset(fold_words("دعا طالب حذر وعد هدد توعد سأل أمر"))
"""Lemmas whose object may be left out."""

_QUOTES_ONLY = frozenset(
    fold_words("قال صرح أوضح تابع أضاف كتب غرد ذكر أفاد أجاب رد علق استطرد أردف زاد واصل ختم")
)
"""Lemmas that take words, not things: what stands before a quotation is all who says it."""

_WITH_CLAUSE = frozenset(fold_words("أضاف نشر أبلغ أورد زاد ختم اختتم واصل تابع"))
"""Lemmas that report a deed unless what is said follows (أضاف الهدف الثالث، يبلغ عرضه مترين)."""

_PASSIVES = frozenset(fold_words("اعتبر ادعى دعا أدان"))
"""Lemmas whose imperfect is as often a passive or another verb (يعتبر ضربة، يدعى سامي، يدين له)."""

_ASKS = frozenset({"اذا", "واذا", "فاذا", "لو", "ولو", "هل", "وهل"})
_PARTITIVES = frozenset(fold_words("أحد إحدى بعض كل جميع معظم أغلب كبار"))
_DOCUMENTS = frozenset({"بيان", "تقرير", "بلاغ"})
_HAPPENINGS = frozenset(fold_words("وجود عدم وقوع حصول مقتل مصرع سقوط صحة بدء"))
"""Verbal nouns of the first form that what is said often begins with (نفى المدير وجود تقصير)."""

_BODY_NOUNS = frozenset(fold_words("إعلام تحرير تنظيم تقرير تحقيق إسلام اتحاد ائتلاف"))
"""Words of the form of a verbal noun that name a body or a thing."""
_WRITINGS = frozenset(fold_words("تغريدة رسالة تدوينة مقالا منشورا مقطعا صورة صورا"))
"""What is written or posted, behind its writer."""
_BODIES = tuple(
    fold_words(
        """
        صحيفة مجلة شركة مجموعة منظمة جمعية مؤسسة موقع تلفزيون قناة شبكة إذاعة وكالة تنظيم حزب حركة
        نادي فريق مركز معهد بنك محطة منصة مجلس نقابة لجنة رابطة هيئة وزارة
        """
    )
)
"""Folded beginnings of words for a body that speaks and often goes by a name in quotation marks."""

_VERBAL_NOUN = re.compile(r"(?:ت..ي.ه?|ا[^يلاس].ا.ه?|ا.[تطد].ا.ه?|ان..ا.ه?|است..?.?ا.ه?)")
_TANWIN = "\u064b"
_VERBAL_B = re.compile(r"ب(?:ت..ي.ه?|ا.?[تطد].ا.ه?|ان..ا.ه?|است.+|م....+ه|ا..ا.)(?:ها|هم|ه)?")
_MANNER = re.compile("[^ا]ا..[ها]")
_PRONOUN = re.compile(r"(?!ال)(?:.{3,}(?:ها|هم|هما)|.{3,}ه)")
_OWNED_PERSONS = re.compile(r"(?!ال).{3,}[وي](?:ه|ها|هم)")
_KIN = tuple(fold_words("زوج والد والدة شقيق ابن ابنة محامي وكيل متحدث ناطق مدرب مدير رئيس"))
_ADJECTIVE = re.compile(r"ال(?:.ا..|..ي.|ا...|م.{3,}|عام|عليا|.{2,}ي|اول)(?:ه|ين|ون|ات|ان)?")
_OFFICES = tuple(
    fold_words("متحدث ناطق وزير رئيس مدير مدرب نائب أمين قائد مسؤول مصدر مصادر محامي عضو مندوب")
)


def is_adverbial(word: str) -> bool:
    """Whether the folded word opens an adverbial, also behind و or ف."""
    if word == "والي":  # a governor; و before الى is as rare as it is short
        return False
    known = ADVERBIALS | _MODES
    return word in known or (word[0] in "وف" and word[1:] in known)


def is_particle(word: str) -> bool:
    """Whether the folded word is no noun, also behind و or ف."""
    return (
        word in _PARTICLES
        or word in COMPLEMENTS
        or (len(word) > 2 and word[0] in "وف" and word[1:] in _PARTICLES)
    )


def contrasts(word: str) -> bool:
    """Whether the folded word only sets what follows against what stood before (لكن)."""
    return word in _CONTRASTS


def reports_deed(folded: Sequence[str], index: int, form: VerbForm, quoted: bool) -> bool:
    """Whether the verb at `index` tells a deed or a state: it may take words or a thing, and no
    words follow. `quoted` is whether the span quotes.
    """
    ahead = folded[index + 1 : index + 13]
    if not COMPLEMENTS.isdisjoint(ahead) or "قايلا" in ahead or "قايله" in ahead:
        return False
    if form.lemma == "شدد" and _tightens(ahead[:4]):
        return True
    if form.shape == "imperfect" and form.lemma in _PASSIVES:
        return form.lemma != "دعا" or folded[index].endswith("دعي")
    return form.lemma in _WITH_CLAUSE and not (quoted and form.lemma != "نشر")


def _tightens(behind: Sequence[str]) -> bool:
    """Whether what stands behind شدد is tightened, not stressed (شدد على تشديد القيود)."""
    what = next((n for n, word in enumerate(behind) if stem(word) in _TIGHTENED), None)
    return what is not None and "علي" not in behind[:what]


def denied(folded: Sequence[str], index: int) -> bool:
    """Whether the word before the verb at `index` denies it or leaves it open (لم يعلن)."""
    before = folded[index - 1] if index else ""
    return before in {"لم", "ولم", "فلم", "لن", "ولن"} or before in _ASKS


def opens_with_deed(folded: Sequence[str]) -> bool:
    """Whether the first word is a verb of doing, also behind و (وظل)."""
    head = folded[0]
    short = len(head) == 3 and head[0] == "و" and head[1:] in DEED_VERBS
    return short or head in DEED_VERBS or joined_word(head) in DEED_VERBS


def is_noun_group(folded: Sequence[str]) -> bool:
    """Whether words before a verb can be one noun group: no particle, relative or verb."""
    if not folded or is_adverbial(folded[0]) or opens_with_deed(folded):
        return False
    return (
        not any(
            is_particle(word)
            or (at > 0 and (word in DEED_VERBS or is_adverbial(word)) and word not in _OF_NAME)
            for at, word in enumerate(folded)
        )
        and saying_form(folded[0]) is None
    )


def is_recipient(word: str) -> bool:
    """Whether the folded word tells to which paper or station something is said (لصحيفة)."""
    return word[0] == "ل" and word.removeprefix("لل").removeprefix("ل").startswith(_MEDIA)


def personal_name(folded: Sequence[str]) -> tuple[int, int]:
    """Where the personal name stands in a speaker of these folded words, as the indices of its
    first word and of the one behind it: at the end, in apposition to an office (وزير الري سامح
    البدوي), or at the start, with the office behind it. (0, 0) where none surely stands there.
    """
    head = folded[0] if folded else ""
    if folded and not head.startswith(("ال", *_OFFICES, *_BODIES)):
        behind = (at for at in range(1, len(folded)) if is_office(folded[at]))
        end = next(behind, 0)
        if end:
            return 0, end
    for at in range(1, len(folded)):
        before, word = folded[at - 1], folded[at]
        settled = before.startswith(("ال", "لل", "بال")) or _place(before)
        barred = word.startswith(("ال", "ل", "و", *_BODIES)) or word in {"باسم", "في", "من", "ب"}
        if settled and not barred and not is_office(word) and before not in _OF_NAME:
            return at, len(folded)
    return 0, 0


def is_office(word: str) -> bool:
    """Whether the folded word, with or without article, is one for an office that speaks."""
    return word.removeprefix("ال").startswith(_OFFICES)


def is_body(word: str) -> bool:
    """Whether the folded word, without article, is one for a body that speaks."""
    return word.startswith(_BODIES)


def subject_length(
    text: str, words: Sequence[Word], form: VerbForm, said: str, follower: str
) -> int:
    """How many of `words` are the subject of the verb; 0 where it has none there.

    `words` are those between the verb and what is said, or a stop. `said` tells how what is said
    opens behind them: "clause", "quote" or "" (not at all). `follower` is the folded word behind
    them, "" where a stop or nothing follows.
    """
    if not words or not _can_head(text, words, form, said):
        return 0
    if form.lemma in _NEEDS_OBJECT | _DIRECTS and _of_other_gender(words[0][0], form):
        return 0
    if said == "quote" and form.lemma not in _QUOTES_ONLY:
        said = ""
    end = _group_end(text, words, said, form)
    behind = words[end][0] if end < len(words) else follower
    if end > 1 and behind in {"ما", "عن"} and _is_manner(words[end - 2][0], words[end - 1][0]):
        return end - 1
    whole = end == len(words)
    behind = follower if whole else words[end][0]
    takes = behind in {"علي", "الي", "من", "بان", "بانه", "بانها", "بانهم"} or _with_b(
        text, words[end] if not whole else None, behind
    )
    if form.shape == "participle":
        return 0
    if not said and _is_thing(words[:end], form):
        return 0
    if end == 2 and form.lemma in _DIRECTS and _accusative(words[1][0]):
        return end if words[0][0].endswith("ه") or words[0][0].startswith(_BODIES) else 1
    if form.lemma in _NEEDS_OBJECT and (takes or (whole and said)):
        return _without_object(words[:end])
    if form.lemma in _DIRECTS and takes and not said and _cannot_be_subject(words[:end], form):
        return 0
    return end


def _is_manner(before: str, word: str) -> bool:
    """Whether the word is a participle of how the speaker says it, not part of who speaks (وأضافت
    مريم كاشفة ما حدث). Behind a feminine ending it may be an adjective (لجنة ناطقة).
    """
    return not before.endswith("ه") and _MANNER.fullmatch(word) is not None


def _can_head(text: str, words: Sequence[Word], form: VerbForm, said: str) -> bool:
    head, start, end = words[0]
    shown = text[start:end]
    if shown != "فان" and is_particle(head):
        return False
    if is_adverbial(head) or _relative(head):
        return False
    if _is_b(text, words, 0) or (form.lemma != "قال" and head in DEED_VERBS and not said):
        return False
    later = saying_form(head)
    if later is not None and later.shape != "perfect":
        return False
    named = len(words) > 1 and not words[1][0].startswith(("ال", "ب", "ل"))
    if _owned(head, shown) and not (named and head[-2:] not in {"ها", "هم", "ما"}):
        kin = head.startswith(_KIN) or _OWNED_PERSONS.fullmatch(head) is not None
        return bool(said and form.lemma in _QUOTES_ONLY) or kin
    return bool(said) or not _verbal_noun(head, shown) or _place(head)


def _group_end(text: str, words: Sequence[Word], said: str, form: VerbForm) -> int:
    """Where the noun group ends that the first of `words` opens."""
    folded = [word for word, _, _ in words]
    lands = places(folded[:4])
    if lands and lands[0].start == 0 and lands[0].kind in {"country", "city"}:
        end = lands[0].end
        if end < len(folded) and folded[end].startswith("ال") and folded[end].endswith(("ي", "يه")):
            end += 1
        if end == len(folded) or not folded[end].startswith(("ل", "و")):
            return end
    return _walk(text, words, said, form)


def _walk(text: str, words: Sequence[Word], said: str, form: VerbForm) -> int:
    folded = [word for word, _, _ in words]
    for at in range(1, len(words)):
        word, start, end = words[at]
        before = folded[at - 1]
        shown = text[start:end]
        if before in _OF_NAME or shown == "فان":
            continue
        if is_adverbial(word) or is_particle(word) or _relative(word) or word == "ل":
            return at
        if word in _WRITINGS or ("_" in shown + before and not _ADJECTIVE.fullmatch(word)):
            return at
        if word in PARTICIPLES or (shown[0].isdigit() and "(" in text[words[at - 1][2] : start]):
            return at
        if shown.endswith((_TANWIN, _TANWIN + "ا", "ا" + _TANWIN)):
            return at
        if is_recipient(word):
            return at
        if _owned(word, shown) and not (
            before.startswith(_OFFICES)
            or before in _PARTITIVES
            or before in _DOCUMENTS
            or _OWNED_PERSONS.fullmatch(word)
        ):
            return at
        if _is_b(text, words, at) and not _of_office(folded, at, said):
            return at
        lone = at == 1 and not before.startswith(_OFFICES) and not before.endswith("ه")
        settled = before.startswith("ال") or (lone and form.lemma not in _QUOTES_ONLY)
        if settled and (word in _HAPPENINGS or _verbal_noun(word, shown)):
            return at
        if word[0] in "وف" and len(word) > 3 and _joined_verb(word[1:]):
            return at
        if not said and _begins_object(folded, at):
            return at
    return len(words)


def _begins_object(folded: Sequence[str], at: int) -> bool:
    """Whether the word cannot go on with the group: an indefinite one behind a definite, or a
    definite one behind a definite that is no adjective of it.
    """
    before, word = folded[at - 1], folded[at]
    if not before.startswith(("ال", "لل", "بال")) or before in _TITLES:
        return False
    if word.startswith(("ل", "بال")) or word == "باسم":
        return False
    if not word.startswith("ال"):
        return not (word[0] == "و" and word[1:3] == "ال") and not _joins_like(folded, at)
    return word not in _TITLES and not _agrees(folded, at)


def _joins_like(folded: Sequence[str], at: int) -> bool:
    """Whether و joins a noun onto an indefinite construct (مصادر طبية ووزارة الصحة)."""
    return folded[at][0] == "و" and len(folded[at]) > 4 and folded[at][1:].startswith(_OFFICES)


def _agrees(folded: Sequence[str], at: int) -> bool:
    """Whether the definite word may be an adjective of a noun before it in the group."""
    word = folded[at]
    if not _ADJECTIVE.fullmatch(word):
        return False
    plural = word.endswith(("ين", "ون")) and len(word) > 6
    if plural:
        return any(w.endswith(("ين", "ون")) for w in folded[:at])
    if word.endswith("ه"):
        # A feminine adjective asks for a feminine noun or a plural of things, whose form is free.
        return any(w.endswith(("ه", "ات", "ا", "ي")) or len(w) > 4 for w in folded[:at])
    return not (at == 1 and folded[0].endswith("ه") and not word.endswith(("ا", "كبري")))


def _without_object(words: Sequence[Word]) -> int:
    """How many of `words` are left when the last noun of them, with its adjectives, is the object;
    0 where that is the whole group.
    """
    folded = [word for word, _, _ in words]
    at = len(folded) - 1
    while at > 0 and folded[at].startswith("ال") and folded[at - 1].startswith("ال"):
        named = not _OF_NAME.isdisjoint(folded[max(0, at - 3) : at])
        if named or not _agrees(folded[: at + 1], at):
            break
        at -= 1
    accusative = _accusative(folded[at])
    if at == 1 and folded[1].startswith("ال") and not folded[0].startswith("ال"):
        return 1 if accusative and not folded[0].endswith("ه") else 0
    return at


def _is_thing(words: Sequence[Word], form: VerbForm) -> bool:
    """Whether a thing is proposed: a noun without article and its adjective (بطاقة موحدة)."""
    heads = [word for word, _, _ in words[:2]]
    return (
        form.lemma == "اقترح"
        and len(heads) == 2
        and all(word.endswith("ه") and not word.startswith("ال") for word in heads)
    )


def _of_other_gender(head: str, form: VerbForm) -> bool:
    """Whether a body's word, whose ending shows its gender, has not the verb's (اتهمت تنظيم)."""
    if form.plural or form.shape == "participle" or not head.startswith(_BODIES):
        return False
    return head.endswith("ه") is not form.feminine


def _accusative(word: str) -> bool:
    return word.startswith("ال") and word.endswith("ين") and len(word) > 6


def _relative(word: str) -> bool:
    return word in _RELATIVES or (word[0] == "و" and word[1:] in _RELATIVES)


def _verbal_noun(word: str, shown: str) -> bool:
    """Whether the word has the form of a derived verb's noun, and no article."""
    if word in _BODY_NOUNS:
        return False
    if shown.startswith("إ") and re.fullmatch("ا[^ي]..?ا.?ه?", word):
        return True
    return not word.startswith("ال") and _VERBAL_NOUN.fullmatch(word) is not None


def _cannot_be_subject(words: Sequence[Word], form: VerbForm) -> bool:
    """Whether the group shows by its form that the verb's subject is another: an accusative, or
    another gender than the verb's.
    """
    head = words[0][0]
    if not head.startswith("ال") or _place(head):
        return False
    if _accusative(head):
        return True
    if form.feminine:
        adjective = words[1][0] if len(words) > 1 else ""
        marked = head.endswith(("ه", "ات", "ا", "ي"))
        return not marked and (
            (adjective.startswith("ال") and adjective.endswith("ي")) or head.endswith("ان")
        )
    return not form.plural and head.endswith(("ه", "ات"))


def _owned(word: str, shown: str) -> bool:
    """Whether a pronoun is written onto the noun; ة is none, though folding writes it ه."""
    if not _PRONOUN.fullmatch(word) or word.endswith("الله"):
        return False
    if word.endswith(("ها", "هم", "هما")):
        return len(word) > 4
    return shown.endswith("ه") and len(word) > 3


def _is_b(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether the preposition ب is written onto the word."""
    return _with_b(text, words[at], words[at][0])


def _with_b(text: str, word: Word | None, folded: str) -> bool:
    if not folded.startswith("ب") or len(folded) < 4 or folded in {"باسم", "باسمه", "باسمها"}:
        return False
    shown = text[word[1] : word[2]] if word is not None else folded
    return (
        (folded.startswith("بال") and len(folded) > 5)
        or shown.startswith("بإ")
        or _VERBAL_B.fullmatch(folded) is not None
        or (_owned(folded, shown) and folded.endswith(("ها", "هم")))
        or (not _place(folded) and folded[1:] in DEED_VERBS)
    )


def _of_office(folded: Sequence[str], at: int, said: str) -> bool:
    """Whether ب tells where the speaker holds office (مسؤولون بقطاع الهجرة، مصدر بالشرطة)."""
    place = folded[at].startswith("بال") and not _VERBAL_NOUN.fullmatch(folded[at][1:])
    return place and folded[0].startswith(_OFFICES) and bool(said)


def _joined_verb(word: str) -> bool:
    """Whether the word behind و is a verb of saying, with or without an object's pronoun."""
    bare = re.sub("(?:ها|هم|ه)$", "", word)
    return any(
        (form := saying_form(one)) is not None and form.shape != "participle" and len(one) > 3
        for one in {word, bare}
    ) or (bare != word and bare.endswith("ت") and len(bare) > 4)


def _place(word: str) -> bool:
    """Whether the bare word is a country's or a city's name."""
    found = places([word])
    return bool(found) and found[0].kind in {"country", "city"}


def opens_said(text: str, words: Sequence[Word], folded: Sequence[str], at: int) -> str:
    """How what is said opens at word `at` or at the mark before it: "clause", "quote" or ""."""
    between = text[words[at - 1][2] : words[at][1]] if at else ""
    if opens_complement(folded, at) or ":" in between:
        return "clause"
    return "quote" if any(mark in between for mark in '"«“') else ""
