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
    saying_at,
    saying_form,
)
from summarizer.subjects import (
    ADVERBIALS,
    contrasts,
    denied,
    is_adverbial,
    is_body,
    is_noun_group,
    is_office,
    is_particle,
    is_recipient,
    opens_said,
    opens_with_deed,
    reports_deed,
    subject_length,
)
from summarizer.subjects import Word as Word

MAX_SPEAKER_WORDS = 14
"""A longer stretch between a verb of saying and what is said is more than a name and an office."""

_MAX_VERB_INDEX = 7
_BETWEEN = frozenset(
    {
        *("قد", "ايضا", "كذلك", "بدوره", "بدورها", "لاحقا", "مجددا", "عنه", "عنها", "به", "بها"),
        *fold_words("اليوم أمس الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    }
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
_OF_NAME = frozenset({"بن", "ابن", "ال", "عبد", "ابو", "ولد", "بنت"})
_WORDS_ONLY = frozenset(fold_words("قال صرح أوضح تابع أضاف كتب ذكر أفاد أكد"))
_RELATIVES = frozenset({"الذي", "التي", "الذين"})
_PRONOUNS_OF = frozenset(fold_words("إليه إليها إليهم فيه فيها عليه عليها"))
_NOBODY = frozenset(fold_words("تكهنات شائعات إشاعات مخاوف مؤشرات دلائل شكوك"))
"""What points at something without anyone who says it (تشير مؤشرات إلى)."""

_STATEMENTS = frozenset({"بيان", "تصريح", "تصريحات"})
_LOOSE = frozenset({"ما", "به", "عنه", "عنها", "له", "لها", "ذلك"})
_QUOTED_NAME = re.compile(r'\s*(?:"[^"\n]+"|«[^»\n]+»|“[^”\n]+”)')
_QUOTED_SPEAKER = re.compile(
    r'\s*["«“]\s*([^\s"«»“”]+(?:\s+[^\s"«»“”]+){0,2})\s*["»”]()'
    r",?\s+(?=(?:إن|أن|بأن|ان|بان)(?:ه|ها|هم)?\s)"
)
"""An outlet whose name is quoted, and what it says (ذكرت «الضفة» أن)."""

_MAX_NAME_WORDS = 4

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

_EVENTS = frozenset(
    fold_words(
        """
        هجوم هجمات غارة غارات قصف تفجير انفجار زلزال اعتداء اعتراف
        """
    )
)
"""What happens confirms and shows, and says nothing (أكد الهجوم الشكوك)."""

_TELLING = frozenset(fold_words("أن إن بأن عن"))
MAX_TELLING = 8
"""Words among which one opens what is told (كشف الهجوم عن نفق): that is news."""

_SHOWING = frozenset(fold_words("أكد كشف أظهر أثبت أوضح أبرز عكس"))
"""Lemmas of verbs by which events show something."""

_RESULTS = frozenset(fold_words("فوز هزيمة خسارة تعادل انتصار"))

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
    quotes = any(mark in span for mark in '"«“:')
    found = _opening_verb(folded, first, quotes)
    if found is None:
        claimed = any(word in CLAIM_VERBS for word in folded[first : first + 2])
        return Attribution(_phrase_speaker(text, words, folded), claimed)
    index, form = found
    if denied(folded, index) or reports_deed(folded, index, form, quotes):
        return Attribution(_phrase_speaker(text, words, folded))
    if form.lemma in _SHOWING and _shows(folded, index):
        return Attribution(_phrase_speaker(text, words, folded))
    reaction = _REACTIONS.get(form.lemma, "")
    verb = (words[index][1], words[index][2])
    claimed = folded[index].lstrip("وف") in CLAIM_VERBS or folded[index] in CLAIM_VERBS
    begin, last = _without_auxiliaries(folded, first, index)
    if last > begin and not _PRONOUNS_OF.isdisjoint(folded[index + 1 : index + 2]):
        # It tells more of a noun before it (إضراب دعت إليه النقابة).
        return Attribution(_phrase_speaker(text, words, folded))
    if last > begin and opens_with_deed(folded[begin:last]):
        return Attribution(_phrase_speaker(text, words, folded), claimed)
    if last > begin and _is_subject(text, words[begin : last + 1]):
        speaker: str | None = _trim(text[words[begin][1] : words[last - 1][2]])
        return Attribution(speaker, claimed, verb, False, form.feminine, True, verb[1], reaction)
    group = _group_behind(text, words, folded, index, form)
    if group is None:
        speaker = _phrase_speaker(text, words, folded)
        return Attribution(speaker, claimed, verb, True, form.feminine, False, verb[1], reaction)
    certain = group.certain and form.lemma not in _DIRECTIVES
    speaker = None if _NOBODY.intersection(fold_words(group.speaker)[:1]) else group.speaker
    return Attribution(speaker, claimed, verb, False, form.feminine, certain, group.end, reaction)


def _shows(folded: Sequence[str], index: int) -> bool:
    """Whether the verb at `index` has no speaker as its subject, but what happened: it shows what
    follows."""
    subject = "".join(folded[index + 1 : index + 2]).removeprefix("ال")
    return subject in _EVENTS or subject in _RESULTS


def is_comment(rest: Sequence[str]) -> bool:
    """Whether the folded words tell what an event shows, as the writer sees it (أكد الهجوم خطورة
    الطريق); what a result confirms is news (أكد الفوز صدارة الفريق).
    """
    form = saying_form(rest[0].removeprefix("و")) if len(rest) > 1 else None
    shows = form is not None and form.lemma in _SHOWING
    tells = not _TELLING.isdisjoint(rest[2:MAX_TELLING])
    return shows and not tells and rest[1].removeprefix("ال") in _EVENTS


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
    while first < index and (folded[first] in _AUXILIARIES or contrasts(folded[first])):
        first += 1
    while index > first and folded[index - 1] in _AUXILIARIES:
        index -= 1
    return first, index


def _is_subject(text: str, words: Sequence[Word]) -> bool:
    """Whether the words before the verb (the last of `words`) are what says it: a noun group
    without preposition, comma or verb in front.
    """
    head = words[0][0]
    if not is_noun_group([word for word, _, _ in words[:-1]]):
        return False
    joined = head[0] in "وف" and len(head) > 3 and not (is_body(head) or is_office(head))
    bare = head[1:] if joined else head
    if re.search("[،,:؛]", text[words[0][1] : words[-1][1]]):
        return False
    return bare.startswith("ال") or head == bare


@dataclass(frozen=True, slots=True)
class _Group:
    """The speaker behind a verb, the offset where the frame ends, and whether what is said follows
    it there.
    """

    speaker: str
    end: int
    certain: bool


def _group_behind(
    text: str, words: Sequence[Word], folded: Sequence[str], index: int, form: VerbForm
) -> _Group | None:
    """The noun group between the verb at `index` and what is said that is the verb's subject; None
    where none stands there.
    """
    begin = index + 1
    while begin < len(words) and folded[begin] in _BETWEEN:
        begin += 1
    if begin >= len(words):
        return None
    gap = text[words[begin - 1][2] : words[begin][1]]
    head = folded[begin]
    outlet = _QUOTED_SPEAKER.match(text, words[index][2])
    if outlet is not None and not is_particle(head):
        return _Group(outlet[1], outlet.end(2), True)
    if any(mark in gap for mark in ':"«“،') or _prepositional(head) or head in _OBJECTS:
        return None
    end = begin
    said = ""
    while end < len(words) and end - begin < MAX_SPEAKER_WORDS:
        said = opens_said(text, words, folded, end)
        between = text[words[end - 1][2] : words[end][1]]
        if said or (end > begin and _closes(between, folded, end)):
            break
        end += 1
    closed = end < len(words) and not said and _STOP.search(_between(text, words, end)) is not None
    follower = folded[end] if end < len(words) and not closed else ""
    size = subject_length(text, words[begin:end], form, said, follower)
    if size == 0:
        return None
    last = begin + size
    whole = last == end
    speaker = _trim(text[words[begin][1] : words[last - 1][2]])
    if said == "quote" and whole:
        speaker += _name_in_quotes(text, words, folded, begin, end)
    spoken = said == "clause" or (said == "quote" and (whole or form.lemma in _WORDS_ONLY))
    return _Group(speaker, words[(end if spoken else last) - 1][2], spoken)


def _between(text: str, words: Sequence[Word], at: int) -> str:
    return text[words[at - 1][2] : words[at][1]].replace("(", "").replace(")", "")


def _closes(between: str, folded: Sequence[str], end: int) -> bool:
    """Whether the zone of the subject surely ends before the word at `end`."""
    if _STOP.search(between.replace("(", "").replace(")", "")):
        return True
    word = folded[end]
    if word in ADVERBIALS or word in {"اي", "ما", "ب"}:
        return True
    if is_adverbial(word):  # how it is said (مجددا), though the form may be a verb's too
        return False
    return word[0] != "ا" and saying_form(word) is not None and folded[end - 1] not in _OF_NAME


def _name_in_quotes(
    text: str, words: Sequence[Word], folded: Sequence[str], begin: int, end: int
) -> str:
    """The name in quotation marks that a paper, a firm or a band goes by, with a blank in front; ""
    where what is quoted is what is said.
    """
    head = folded[begin] if is_body(folded[begin]) else folded[begin].removeprefix("ل")
    found = _QUOTED_NAME.match(text, words[end - 1][2])
    if end - begin > 2 or head.startswith("ال") or found is None:
        return ""
    if len(found.group().split()) > _MAX_NAME_WORDS:
        return ""
    behind = next((word for word, start, _ in words[end:] if start >= found.end()), "")
    if not is_body(head) and behind not in COMPLEMENTS:
        return ""
    return " " + " ".join(found.group().split())


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
            weak = " ".join(phrase) in WEAK_ATTRIBUTION or phrase[-1] in _STATEMENTS
            if weak and not _named_source(folded[at]):
                continue
            if phrase[-1] in _STATEMENTS and folded[at].startswith(("صحفي", "صحافي", "اعلامي")):
                continue
            if phrase[-1] == "ما":
                at += 1
            while at < len(words) and (folded[at] in _LOOSE or _tells(folded[at])):
                at += 1
            size = _source_length(text, words[at:])
            if size:
                name = _trim(text[words[at][1] : words[at + size - 1][2]])
                name += _name_in_quotes(text, words, folded, at, at + size)
                return _without_li(name, phrase)
    return None


def _tells(word: str) -> bool:
    """Whether the word is a verb of saying, with or without an object's pronoun (نقلته)."""
    return saying_form(word) is not None or (
        len(word) > 3 and word[-1] == "ه" and saying_form(word[:-1]) is not None
    )


def _source_length(text: str, words: Sequence[Word]) -> int:
    """How many of `words` name the source that a phrase introduces, up to eight; 0 for none."""
    if not words or is_particle(words[0][0]) or is_adverbial(words[0][0]):
        return 0
    stop = _STOP.search(text, words[0][1])
    close = stop.start() if stop else len(text)
    group = [word for word in words[:8] if word[2] <= close]
    for at, (word, _, _) in enumerate(group):
        if at and (is_particle(word) or is_adverbial(word) or is_recipient(word)):
            return at
        if word in _RELATIVES:
            return at
    return len(group)


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
    shown = " ".join(name.split()).strip(' ،,:"«»“”()-–')
    return shown + ")" if shown.count("(") > shown.count(")") else shown
