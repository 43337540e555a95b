"""Who says it. A claim is not a fact: the speaker and the verb stay with the statement.

Arabic drops a subject that is known from the sentence before (وأضاف أن…), so a verb of saying
whose subject is not in the span makes the span unreadable alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.arabic import fold_words
from summarizer.lexicon import (
    ATTRIBUTION_PHRASES,
    CLAIM_VERBS,
    COMPLEMENTS,
    CONNECTIVES,
    WEAK_ATTRIBUTION,
    VerbForm,
    is_weak,
    opens_complement,
    saying_at,
    saying_form,
)

Word = tuple[str, int, int]
"""A folded word with the span of the text that gave it."""

MAX_SPEAKER_WORDS = 14
"""A longer stretch between a verb of saying and what is said is more than a name and an office."""

_MAX_VERB_INDEX = 7
_BETWEEN = frozenset(
    {"قد", "ايضا", "كذلك", "بدوره", "بدورها", "لاحقا", "مجددا", "عنه", "عنها", "به", "بها"}
)
_AUXILIARIES = frozenset({"قد", "فقد", "وقد", "كان", "وكان", "كانت", "وكانت", "سبق", "وسبق"})
_CONNECTIVE_WORDS = tuple(tuple(phrase.split()) for phrase in CONNECTIVES)
_PHRASE_WORDS = tuple(
    sorted((tuple(phrase.split()) for phrase in ATTRIBUTION_PHRASES), key=lambda p: -len(p))
)
_PHRASE_STARTS = frozenset(phrase[0] for phrase in _PHRASE_WORDS)
_CONNECTIVES_BY_START = {
    start: tuple(phrase for phrase in _CONNECTIVE_WORDS if phrase[0] == start)
    for start in {phrase[0] for phrase in _CONNECTIVE_WORDS}
}
_STOP = re.compile(r"[\"«»“”:،؛,;.!?؟()\n]")
_ADVERBIALS = frozenset(
    fold_words(
        """
        الي علي عن من في مع له لها لهم لدي عبر حول وسط ضد منذ حتي بين دون خلال عقب بعد قبل اثر
        اثنا رغم بسبب اليوم امس غدا مسا صباح صباحا فجر ليل ليلا ظهر السبت الاحد الاثنين
        الثلاثا الاربعا الخميس الجمعه
        """
    )
)
"""Folded words that open an adverbial, not a subject."""

_OBJECTS = frozenset(
    fold_words(
        """
        العمل السعي الحرص أهمية ضرورة استعداد استعداده استعدادها التزام التزامه التزامها حرص حرصه
        حرصها دعم دعمه دعمها
        رفض رفضه رفضها وجود عدم استمرار مواصلة وقوف تمسك تمسكه تمسكها ثقته أمله أملها قلقه قلقها
        """
    )
)
"""Nouns of attitude that are what is said, not who says it (أكد أهمية…)."""

_REACTIONS = {
    lemma: group[0]
    for group in (
        fold_words("أدان ندد استنكر"),
        fold_words("انتقد"),
        fold_words("رحب أشاد أثنى"),
        fold_words("هنأ"),
        fold_words("حذر"),
        fold_words("طالب دعا ناشد حث"),
        fold_words("نفى أنكر"),
        fold_words("رفض"),
        fold_words("اتهم حمل"),
    )
    for lemma in group
}
"""Verbs that react to what another has done or said, to the first of their like."""

_DIRECTIVES = frozenset(fold_words("حث دعا طالب ناشد حذر اتهم أبلغ أخبر وعد خاطب سأل انتقد"))
"""Verbs that are said to somebody, who may stand where a dropped subject would."""

_TITLES = frozenset(
    fold_words("الدكتور الدكتورة السيد السيدة الشيخ الأمير الملك الفريق اللواء العميد")
)
"""Titles that a name follows, so that the group goes on."""

_SOURCES = tuple(
    fold_words(
        """
        وكال بيان مصدر مصادر مسوول وزار وزير تقرير تقارير صحيف صحف شهود متحدث ناطق احصا ارقام
        رييس شرط جيش هيي موقع مراسل قنا تصريح منظم خبير خبرا محلل دراس معطيات رويترز فرانس
        محام نايب مدير لجن
        """
    )
)
"""Folded beginnings of words for who or what is quoted as a source."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """How a span is attributed.

    `speaker` is cut from the text, None where nobody is named. `claimed` where the verb keeps away
    from what is said (زعم، اتهم). `verb` is the span of the verb of saying that opens it, None
    where the span asserts. `subjectless` where that verb has no subject in the span. `feminine`
    is the verb's mark. `certain` where what is said follows right behind the speaker, so that the
    speaker cannot be the verb's object (حث أنقرة على…). `frame_end` is the offset up to which the
    span only says who says it; its start where nobody does.
    """

    speaker: str | None = None
    claimed: bool = False
    verb: tuple[int, int] | None = None
    subjectless: bool = False
    feminine: bool = False
    certain: bool = False
    frame_end: int = 0
    reaction: str = ""

    @property
    def attributed(self) -> bool:
        """Whether somebody says it, named or not."""
        return self.verb is not None or self.speaker is not None


def attribute(text: str, words: Sequence[Word]) -> Attribution:
    """The attribution of a span; `words` are its folded words with offsets into `text`.

    A span without words asserts nothing and has no speaker.
    """
    folded = [word for word, _, _ in words]
    span = text[words[0][1] : words[-1][2]] if words else ""
    first = skip_connectives(folded)
    found = _opening_verb(folded, first, any(mark in span for mark in '"«“:'))
    if found is None:
        claimed = any(word in CLAIM_VERBS for word in folded[first : first + 2])
        return Attribution(_phrase_speaker(text, words, folded), claimed)
    index, form = found
    reaction = _REACTIONS.get(form.lemma, "")
    verb = (words[index][1], words[index][2])
    claimed = folded[index].lstrip("وف") in CLAIM_VERBS or folded[index] in CLAIM_VERBS
    begin, last = _without_auxiliaries(folded, first, index)
    if last > begin and _is_subject(text, words[begin : last + 1]):
        speaker: str | None = _trim(text[words[begin][1] : words[last - 1][2]])
        return Attribution(speaker, claimed, verb, False, form.feminine, True, verb[1], reaction)
    found_end = _subject_end(text, words, folded, index)
    if found_end is None:
        speaker = _phrase_speaker(text, words, folded)
        return Attribution(speaker, claimed, verb, True, form.feminine, False, verb[1], reaction)
    end, certain = found_end
    certain = certain and form.lemma not in _DIRECTIVES
    speaker = _trim(text[_subject_start(words, folded, index) : end])
    return Attribution(speaker, claimed, verb, False, form.feminine, certain, end, reaction)


def skip_connectives(folded: Sequence[str]) -> int:
    """How many words at the start only tie the span to what stood before (من جهته، كما)."""
    at = 0
    while True:
        for phrase in _CONNECTIVES_BY_START.get(folded[at], ()) if at < len(folded) else ():
            if tuple(folded[at : at + len(phrase)]) == phrase and len(folded) > at + len(phrase):
                at += len(phrase)
                break
        else:
            return at


def _opening_verb(folded: Sequence[str], first: int, quotes: bool) -> tuple[int, VerbForm] | None:
    """The verb of saying that governs the span: its first word, or behind an adverbial or a
    subject; a verb joined on by و or ف governs only what follows it. `quotes` is whether the span
    quotes, which tells a weak verb of saying (كتب، تابع) from a deed.
    """
    for index in range(first, min(first + _MAX_VERB_INDEX, len(folded))):
        if folded[index] in _AUXILIARIES:
            continue
        if folded[index] in COMPLEMENTS:
            return None
        if index > first and folded[index][0] in "وف" and saying_form(folded[index][1:]):
            return None
        form = saying_form(folded[index]) if index == first else saying_at(folded, index)
        if form is None or (index > first and form.shape == "participle"):
            continue
        if is_weak(form.lemma) and not (saying_at(folded, index) or quotes):
            continue
        return index, form
    return None


def _without_auxiliaries(folded: Sequence[str], first: int, index: int) -> tuple[int, int]:
    """The words `first:index` without كان and قد at either end (وكان الوزير قد أعلن)."""
    while first < index and folded[first] in _AUXILIARIES:
        first += 1
    while index > first and folded[index - 1] in _AUXILIARIES:
        index -= 1
    return first, index


def _is_subject(text: str, words: Sequence[Word]) -> bool:
    """Whether the words before the verb (the last of `words`) are what says it: a noun group
    without preposition, comma or verb in front.
    """
    head = words[0][0]
    if head in _ADVERBIALS or head[1:] in _ADVERBIALS:
        return False
    bare = head[1:] if head[0] in "وف" and len(head) > 3 else head
    if re.search("[،,:؛]", text[words[0][1] : words[-1][1]]):
        return False
    return bare.startswith("ال") or head == bare


def _subject_start(words: Sequence[Word], folded: Sequence[str], index: int) -> int:
    begin = index + 1
    while folded[begin] in _BETWEEN:
        begin += 1
    return words[begin][1]


def _subject_end(
    text: str, words: Sequence[Word], folded: Sequence[str], index: int
) -> tuple[int, bool] | None:
    """The offset behind the noun group between the verb and what is said, and whether that ends
    it; None where no group stands there. Where no complement ends it, it ends before the first
    indefinite word behind a definite one (أكد متحدث باسم الجيش حصول الغارات).
    """
    begin = index + 1
    while begin < len(words) and folded[begin] in _BETWEEN:
        begin += 1
    if begin >= len(words):
        return None
    gap = text[words[begin - 1][2] : words[begin][1]]
    head = folded[begin]
    if any(mark in gap for mark in ':"«“،') or head in _ADVERBIALS:
        return None
    if opens_complement(folded, begin) or _prepositional(head) or head in _OBJECTS:
        return None
    end = begin + 1
    complement = False
    while end < len(words) and end - begin < MAX_SPEAKER_WORDS:
        between = text[words[end - 1][2] : words[end][1]]
        if opens_complement(folded, end) or any(mark in between for mark in ':"«“'):
            complement = True
            break
        if _STOP.search(between.replace("(", "").replace(")", "")):
            break
        if folded[end] in _ADVERBIALS or folded[end] in {"اي", "ما", "ب"}:
            break
        if folded[end][0] not in "ا" and saying_form(folded[end]):
            break
        end += 1
    if not complement:
        for at in range(begin + 1, end):
            before, word = folded[at - 1], folded[at]
            definite = before.startswith(("ال", "لل", "بال")) and before not in _TITLES
            if definite and not word.startswith(("ال", "ل", "بال")) and word != "باسم":
                end = at
                break
    return words[end - 1][2], complement


def _prepositional(word: str) -> bool:
    """A word with ب or ل written onto it, before the article or a pronoun (بدوره، للعراق)."""
    return word.startswith(("بال", "لل", "بان", "باهميه", "بضروره", "بجهود", "بدور", "بقرار"))


def _phrase_speaker(text: str, words: Sequence[Word], folded: Sequence[str]) -> str | None:
    for index, word in enumerate(folded):
        bare = word
        if word not in _PHRASE_STARTS:
            bare = word[1:]
            if word[:1] != "و" or bare not in _PHRASE_STARTS:
                continue
        for phrase in _PHRASE_WORDS:
            if (bare, *folded[index + 1 : index + len(phrase)]) != phrase:
                continue
            at = index + len(phrase)
            if at >= len(words):
                continue
            if " ".join(phrase) in WEAK_ATTRIBUTION and not _named_source(folded[at]):
                continue
            stop = _STOP.search(text, words[at][1])
            close = stop.start() if stop else len(text)
            while at < len(words) and (saying_form(folded[at]) or folded[at] in {"ما", "به"}):
                at += 1
            picked = [w for w in words[at:] if w[2] <= close][:8]
            if picked:
                return _without_li(_trim(text[picked[0][1] : picked[-1][2]]), phrase)
    return None


def _without_li(name: str, phrase: Sequence[str]) -> str:
    """`name` without the ل that وفقا and طبقا ask for (للشرطة is الشرطة)."""
    if phrase[0] not in {"وفقا", "طبقا"} or not name.startswith("ل"):
        return name
    return "ا" + name[1:] if name.startswith("لل") else name[1:]


def _named_source(word: str) -> bool:
    """Whether the word after وفقا or بحسب can be somebody who says things, by its class."""
    bare = word.removeprefix("لل").removeprefix("ل").removeprefix("ال")
    return bare.startswith(_SOURCES)


def _trim(name: str) -> str:
    return " ".join(name.split()).strip(' ،,:"«»“”()-–')
