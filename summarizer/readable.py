"""Whether a span reads alone, and the speaker that a reader would have known from before it.

Arabic drops a subject known from the sentence before, ties sentences by connectives, and points
back by pronouns. What leans on its neighbours that way must not stand alone in a summary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from summarizer.arabic import MARKS, fold_words, stem, tidy
from summarizer.attribution import is_comment, skip_connectives
from summarizer.carrying import DAYS
from summarizer.leads import BUT
from summarizer.lexicon import PARTICIPLES
from summarizer.presupposing import goes_on_happening, is_one_of_several
from summarizer.quantities.measures import unit_word
from summarizer.speaking import names_subject
from summarizer.story import Story, Unit
from summarizer.subjects import personal_name
from summarizer.terms import STOP_WORDS

Fault = Literal[
    "dependent",
    "speaker",
    "office",
    "first-person",
    "pronoun",
    "continuation",
    "comment",
    "fragment",
    "quotes",
    "question",
]

_CONTINUATIONS = frozenset(
    fold_words(
        """
        لكنه لكنها لكنهم ولكنه ولكنها لانه لانها فهو فهي وانه وانها وانهم وان بانه بانها بان
        انه انها حيث اذ مما ما الامر بل بينما فيما كي لكي حتي والتي والذي والذين التي الذي
        الذين اي ام او ثم فقد اما واما منهم منها بينهم بينها وبينهم وبينها ومنهم ومنها فيه
        فيها عليه عليها بعدها وبعدها بعده قبلها وقبلها حينها وحينها عندها وعندها هناك وهناك
        لذلك ولذلك لذا ولذا هكذا وهكذا كلاهما وكلاهما الا لكن ولكن اذن وعليه وبذلك بذلك فيما
        مضيفا مضيفه وذلك وهذا وهذه وهو وهي وهم وهما هذا هذه ذلك تلك هو هي هم وتلك
        """
    )
)
"""Folded words that, at the start, point back or carry a sentence on."""

_LAST_NAMED = frozenset(fold_words("الأخير الأخيرة الأخيران الأخيرتان"))
_LAST_TWO = frozenset(fold_words("الأخيران الأخيرتان الأخيرين الأخيرتين"))
_OTHERS = frozenset(fold_words("آخرون آخرين آخران آخر آخرى أخرى أخريات"))
"""Words that count beside what the words before have counted (بينما أصيب 170 آخرون)."""

_OF_THESE = frozenset({"منها", "منهم", "منهما", "منهن"})
"""What behind the first word counts some of those told before (وكانت ثلاثة منها)."""

_CHRONOLOGY = re.compile(r"\s*[0-9٠-٩]{1,2}\s+[^\s:]+(?:\s+[0-9٠-٩]{4})?\s*:")
"""The start of a row in a list of dates (3 أبريل 2018: …)."""

_CONSEQUENCE = frozenset(fold_words("بالتالي وبالتالي بذلك وبذلك لذلك ولذلك لذا"))
_NOT_YET = frozenset({"لم", "لا", "لن"})
_KNOWING = frozenset(
    fold_words("رد تضح علن حدد وضح ذكر عرف ؤكد كشف توفر توافر صدر فصح شر علم تبين قدم دل")
)
"""Verbs of making known, without the prefix of the imperfect."""

_RESPONSIBILITY = frozenset(fold_words("مسؤولية مسؤوليتها مسؤوليته المسؤولية مسؤوليتهم"))
"""Who claims an attack is news, and that nobody does too."""

_POINTING = frozenset({"ذلك", "تلك"})
_AFORESAID = frozenset(
    fold_words("المذكور المذكورة المذكورين المذكوران المذكورتين السالف السالفة الآنف الآنفة")
)
"""Words for what was named before (العام المذكور)."""

_FIRST_PERSON = frozenset(
    fold_words(
        """
        انا نحن اننا انني اني لدينا علينا لنا منا بيننا نعتقد نريد نعمل نحتاج نامل نري نعلم
        نعرف بلادنا حكومتنا شعبنا اعتقد اريد عندي لي وانا ونحن لاننا قواتنا فريقنا
        مراسلنا مراسلتنا مراسلينا موفدنا موفدتنا لمراسلنا لمراسلتنا
        """
    )
)
_FIRST_PERSON_FORM = re.compile(
    r"\b[وف]?(?:(?:لم|لن|سوف)\s+[أن]\w{2,}|\w*نني|\w{3,}تنا)\b|\bلدي(?!\w|\s+(?:ال|لل))"
)
"""Verbs in the first person by their form (لم أكن، لن نسمح), words like إنني, and what is ours
(رياضتنا); لدي is mine but before the article, where many write so for لدى."""

_PLURAL_ENDS = ("ون", "ين", "ات")
_SOURCES = frozenset(fold_words("مصادر تقارير وسائل صحف شهود خبراء وكالات مواقع"))
_THAT_ONE = frozenset(fold_words("إنه أنه بأنه إنها أنها بأنها"))
_THAT = frozenset(fold_words("إن أن بأن"))
_EXPLETIVE = frozenset(
    fold_words(
        """
        تم يتم سيتم جرى يجري سيجري لا ليس لم لن من في يمكن ينبغي يجب بعد قبل خلال سوف على عندما
        إذا قد حتى بالإمكان مع رغم كان كانت لو ما عند وفق بحسب تمت ستتم يتعين ليست لدى ثمة منذ
        """
    )
)
"""Words behind إنه that make it the pronoun of no one."""

_DEMONSTRATIVES = frozenset(fold_words("هذا هذه هذين هاتين هؤلاء أولئك تلك ذلك"))
_OF_THE_MOMENT = frozenset(
    fold_words(
        """
        مرة مرات صدد إطار سياق شأن مجال جانب حين وقت مناسبة أثناء غضون فترة موسم مرحلة صيف شتاء
        صباح مساء ليلة خصوص نحو حد أيام ساعة لحظة
        """
    )
)
_DOCUMENTS = frozenset(
    fold_words(
        "البيان التقرير الدراسة المقال المقابلة الرسالة الوثيقة التغريدة الكلمة المنشور التسجيل"
    )
)
"""What people say things in: definite and alone, the text before must have told of it."""

_READ_IN = _DOCUMENTS | frozenset(fold_words("الصحيفة الوكالة المجلة القناة المصدر المصادر"))
"""The same and whom people read or hear things from, behind a word for according to."""

_ACCORDING_TO = frozenset({"وفق", "حسب", "بحسب"})

_SPECIFIED = frozenset(fold_words("الذي التي الذين"))
_TEXT_OF = frozenset(fold_words("جاء جاءت ورد وردت قال قالت قيل"))
"""Verbs behind it that only bring the words of what has been told before (البيان الذي جاء فيه)."""
QUOTED = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”')
"""What stands in quotation marks, with them."""

_PRONOUN_END = re.compile("(?:..[^ايو]ه|..ها|...هم|..هما)$")
_NOT_PRONOUN = re.compile(
    r"(?:الله|وجه|مياه|ا?تجاه|طه|نزيه|فقه|هذه|كره|نبه|[توي]?واجه|[تيمو]?توجه|[يتم]وجه|توجيه|[يتم]?تجه"
    r"|ا?تشا?به|[يتم]شتبه|اشتبه|م?شا?به|متشابه|من?تبه|ا?نتبه"
    r"|س?[يتا]?سا?هم|س?[يتا]?تهم|م?تفاهم|س?[يت]?فهم|س?[يت]?داهم|درهم|مبهم|ملهم|مهم)"
)
"""Words whose ه is no pronoun."""
_NEW_SUBJECT = frozenset({"فيما", "بينما"})
"""Words behind which a clause inside a sentence has a subject of its own."""

_QUOTED_WHOLE = re.compile(r'\s*["«“][^"«»“”]*["»”][\s.،!]*$')

_IMPERSONAL = frozenset({"يذكر", "ويذكر", "يشار", "ويشار"})
"""Passives by which the writer adds what nobody said (ويذكر أن)."""

_UNNAMED = [
    [word]
    for word in fold_words(
        """
        البيان المصدر المصادر المتحدث المتحدثة المسؤول المسؤولة المسؤولون التقرير الصحيفة الوكالة
        الموقع القناة المنظمة الشركة الشبكة الدراسة الوزير الوزيرة الوزارة النائب الخبير المحامي
        التغريدة الناطق الناطقة المراسل الوالي المحافظ العمدة المدير المديرة القائد الضابط الطبيب
        المدرب اللاعب الشاهد الصحفي الكاتب المحلل الباحث الداعية القاضي السفير
        """
    )
]
"""Speakers by office alone, whom only the text before can name."""

_ANYBODY = frozenset(fold_words("المسؤول المسؤولة المتحدث المتحدثة الناطق الناطقة المصدر الخبير"))
"""Offices that many hold: no adjective tells which one is meant."""


def fault(text: str, unit: Unit) -> Fault | None:
    """Why the unit's words cannot stand alone, None where they can. `text` is the article's."""
    if unit.dependent:
        return "dependent"
    first = skip_connectives(unit.folded)
    rest = unit.folded[first:]
    if len(rest) < 4:
        return "fragment"
    if unit.folded[0].endswith(BUT) and not unit.lead:
        return "continuation"
    if rest[0] in PARTICIPLES:
        return "dependent"
    if not unit.opening and not _OTHERS.isdisjoint(rest[:5]):
        return "dependent"
    said = unit.attribution
    if not unit.opening and not said.certain and unit.folded[0] not in _NEW_SUBJECT:
        return "dependent"
    if said.subjectless and not names_subject(unit) and rest[0] not in _IMPERSONAL:
        return "speaker"
    if said.verb is not None and said.speaker and _is_unnamed(fold_words(said.speaker)):
        return "office"
    if not _OF_THESE.isdisjoint(rest[1:3]):
        return "pronoun"
    if is_one_of_several(rest):
        return "pronoun"
    if rest[0] in _CONTINUATIONS or not _POINTING.isdisjoint(rest[1:3]) or _points(rest):
        return "continuation"
    if unit.place and goes_on_happening(
        unit.folded, dated=any(q.kind in DAYS for q in unit.quantities)
    ):
        return "continuation"
    if said.verb is None and is_comment(rest):
        return "comment"
    span = text[unit.start : unit.end]
    if _CHRONOLOGY.match(span):
        return "fragment"
    if said.verb is None and _QUOTED_WHOLE.match(span):
        return "speaker"
    outside = QUOTED.sub(" ", span)
    if outside.rstrip(' "»”.').endswith(("؟", "?")):
        return "question"
    if lone_quotes(span):
        return "quotes"
    own = unit.folded if outside == span else fold_words(outside)
    if not _FIRST_PERSON.isdisjoint(own) or _FIRST_PERSON_FORM.search(outside):
        return "first-person"
    if said.verb is not None and said.speaker and _means_another(said.speaker, rest):
        return "pronoun"
    if not _AFORESAID.isdisjoint(own):
        return "pronoun"
    if _points_back(span[unit.lead :]):
        return "pronoun"
    return None


def _points(rest: Sequence[str]) -> bool:
    """Whether a verb has a bare demonstrative as its subject (كان هذا قرار النادي), what is told
    follows from something before it (ارتفع رصيده بالتالي), or a subject is the last of those named
    before (قال الأخير, العبارتان الأخيرتان).
    """
    if len(rest) > 2 and rest[1] in {"هذا", "هذه", "هولا"} and not rest[2].startswith("ال"):
        return True
    if not _CONSEQUENCE.isdisjoint(rest[1:5]):
        return True
    if rest[1] in _LAST_NAMED and not rest[0].startswith("ال"):
        return True
    return rest[1] in _LAST_TWO and rest[0].startswith("ال") and unit_word(rest[0][2:]) is None


def _is_unnamed(speaker: Sequence[str]) -> bool:
    if list(speaker) in _UNNAMED:
        return True
    return speaker[0] in _ANYBODY and all(word.startswith("ال") for word in speaker)


def _means_another(speaker: str, words: Sequence[str]) -> bool:
    """Whether several are speaking and what they say begins with another whom a pronoun means
    (قال مسؤولون إنه أجرى), not with the empty one (إنه تم، إنه لا).
    """
    several = speaker.split()[0].endswith(_PLURAL_ENDS)
    if not several and not _SOURCES.intersection(fold_words(speaker)[:2]):
        return False
    for word, behind in pairwise(words):
        if word in _THAT:
            return False
        if word in _THAT_ONE:
            return behind not in _EXPLETIVE
    return False


_POINTERS = re.compile(
    r"رد\S*\s+عل|هذ|هات|ه[ؤوئ]لا|[أا]و?ل[ئا]|تلك|ذلك"
    r"|في\s+ال(?:بيا|تقر|درا|مقا|رسا|وثي|تغر|كلم|منش|تسج)"
    r"|(?:وفق|حسب)\s+ال|(?:وفق|طبق)\S*\s+لل|ال[تذ]ي\s+(?:جا|ورد|ق[اي]ل)"
)
"""What a span has somewhere that points back in one of these ways; most have none."""


def demonstrated(span: str) -> list[str]:
    """The nouns that a demonstrative points at (هذه الخطوة), that something answers (ردا على
    المتفجرات) or that something is said in (في البيان), outside quotation marks and before any
    mention of them in the span itself, without the article; those of time and of matters in
    general (هذا العام، هذا الصدد) need no mention.
    """
    if _POINTERS.search(span) is None:
        return []
    words = fold_words(QUOTED.sub(" ", span))
    found = _answered(words)
    for at, (word, noun) in enumerate(pairwise(words)):
        bare = word.removeprefix("و").removeprefix("ل").removeprefix("ب")
        if bare not in _DEMONSTRATIVES or not noun.startswith("ال"):
            continue
        name = noun.removeprefix("ال")
        if name in _OF_THE_MOMENT or unit_word(name) is not None:
            continue
        if not any(stem(name) == stem(before) for before in words[:at]):
            found.append(name)
    return found


def _answered(words: Sequence[str]) -> list[str]:
    """Nouns that the start of a span answers (وردا على المتفجرات), and documents that something is
    said in or known from (قالت في البيان، وفق البيان، البيان الذي جاء فيه), without the article.
    """
    found = []
    start = [word.removeprefix("و") for word in words[:3]]
    if start[:2] == ["ردا", "علي"] and len(start) == 3 and start[2].startswith("ال"):
        found.append(start[2].removeprefix("ال"))
    for at, (word, noun) in enumerate(pairwise(words)):
        behind = words[at + 2 : at + 4]
        if behind and behind[0] in _SPECIFIED:
            known = noun in _DOCUMENTS and not _TEXT_OF.isdisjoint(behind)
        elif word == "في":
            known = noun in _DOCUMENTS
        else:
            known = _is_known_source(word, noun)
        if known:
            name = noun.removeprefix("ال").removeprefix("لل")
            if not any(stem(name) == stem(before) for before in words[:at]):
                found.append(name)
    return found


def tells_nothing_known(unit: Unit) -> bool:
    """Whether the unit only says that something is not known or was not said (لم ترد معلومات عن
    السبب، ولم تؤكد الشرطة الحصيلة).
    """
    rest = unit.folded[skip_connectives(unit.folded) :]
    if len(rest) < 2 or rest[0].removeprefix("و") not in _NOT_YET:
        return False
    verb = rest[1][1:] if rest[1][0] in "يت" else rest[1]
    return verb in _KNOWING and _RESPONSIBILITY.isdisjoint(rest)


def lone_quotes(span: str) -> bool:
    """Whether quotation marks open or close in the span without their partner."""
    if span.count("«") != span.count("»") or span.count("“") != span.count("”"):
        return True
    return span.count('"') % 2 == 1


def _is_known_source(word: str, noun: str) -> bool:
    """Whether folded `word` and `noun` are according to what only its kind names (بحسب التقرير,
    وفقا للصحيفة).
    """
    bare = word.removeprefix("و") if len(word) > 3 and word != "وفقا" else word
    if bare in {"وفقا", "طبقا"}:
        return noun.startswith("لل") and f"ا{noun[1:]}" in _READ_IN
    return bare in _ACCORDING_TO and noun in _READ_IN


MAX_TWO_WORDS = 200
"""Characters among which the first two words of a span stand."""


def _points_back(span: str) -> bool:
    """A pronoun written onto one of the first two words, before anything it could mean."""
    words = [MARKS.sub("", w).strip('،,.:"«»“”()') for w in tidy(span[:MAX_TWO_WORDS]).split()[:2]]
    for word in words:
        bare = word.removeprefix("و").removeprefix("ف")
        if _NOT_PRONOUN.fullmatch(bare) or not STOP_WORDS.isdisjoint(fold_words(bare)):
            continue
        if _PRONOUN_END.search(bare):
            return True
    return False


def known_speakers(story: Story, article: int) -> dict[int, tuple[str, bool]]:
    """For each sentence (by index) that opens with a verb of saying without subject: the speaker
    whom the sentences before it name and the gender mark that the verb must agree with.

    A sentence is absent where nobody, or not surely one person, was speaking before it.
    """
    found: dict[int, tuple[str, bool]] = {}
    current: tuple[str, bool] | None = None
    last_sentence = -1
    for unit in story.units:
        if unit.article != article:
            continue
        said = unit.attribution
        opening = unit.sentence != last_sentence
        last_sentence = unit.sentence
        if said.verb is not None and not said.subjectless and said.speaker:
            name = short_name(story, said.speaker)
            known = said.certain or name != said.speaker
            current = (name, said.feminine) if known else None
        elif said.verb is not None and said.subjectless:
            impersonal = not _IMPERSONAL.isdisjoint(unit.folded[:2])
            if opening and current and current[1] == said.feminine and not impersonal:
                found[unit.sentence] = current
            elif current is not None and current[1] != said.feminine:
                current = None
        elif opening and not unit.heading:
            current = None
    return found


def short_name(story: Story, speaker: str) -> str:
    """A short form by which the story's texts let this speaker speak: of the speakers named in at
    most three words that are part of the personal name in the long one, the most frequent; the
    long one where there is none. Who speaks for a body is not the body.
    """
    parts_of = speaker.split()
    start, end = personal_name([" ".join(fold_words(part)) for part in parts_of])
    personal = " ".join(parts_of[start:end])
    if len(parts_of) <= 2 or not personal:
        return speaker
    named = Counter(u.attribution.speaker for u in story.units if u.attribution.certain)
    parts = [
        (count, name)
        for name, count in named.items()
        if name and len(name.split()) <= 3 and f" {name} " in f" {personal} "
    ]
    return max(parts)[1] if parts else speaker
