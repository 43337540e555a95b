"""Names given in full, in brackets, where a passage takes them for known and nothing printed before
it has them: a body by its kind alone (قال الديوان), a person by the last name alone (والشامي هو),
or a speaker whose office another sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.arabic import count_words, fold_words, stem
from summarizer.articles import Edit
from summarizer.passages import Passage
from summarizer.story import ReadArticle, Story
from summarizer.subjects import Word, is_body, is_office, personal_name

_KINDS = frozenset(
    fold_words(
        """
        الديوان الوزارة المركز الجماعة الهيئة الحركة اللجنة المجلس الاتحاد الرابطة النقابة الجمعية
        المؤسسة المنظمة الشركة الوكالة الصحيفة القناة الشبكة الجامعة البنك المصرف المعهد الحزب
        التنظيم المحكمة النيابة السفارة البلدية المرصد الجبهة الرئاسة القيادة الأمانة المديرية
        """
    )
)
"""Bodies that speak, by their kind alone."""

_MISTYPED = {
    kind[:at] + kind[at + 1] + kind[at] + kind[at + 2 :]: kind
    for kind in _KINDS
    for at in range(len("ال"), len(kind) - 1)
}
"""The same with two letters in the wrong order (الوزراة)."""

_IN_THE_NAME_OF = "باسم"

_GIVEN = frozenset(
    fold_words(
        """
        محمد محمود أحمد حامد حميد حسن حسين سليمان سعد مسعود منصور مروان عمران عمار عمر عامر عثمان
        جمال كمال إبراهيم سفيان هاشم هشام بشار أيمن عمرو وليد مجدي نبيل فواز فوزي فايز فهد علاء
        عدنان مصطفى يوسف خليل طارق زياد رامي سامي سامر عصام حسام
        """
    )
)
"""Given names that are hardly another word."""

_NISBA = re.compile(r"ال\w{2,}(?:ي|يه)|ال(?:عام|اعلي|عليا|مركزي|وطني)ه?")


_TOLD_BEHIND = re.compile(r"\s*(?:[،,(\[-]|من\s|وهو\s|وهي\s|الذي\s|التي\s)")
"""What tells who a speaker is, behind the name."""

MAX_NAME_WORDS = 8
"""Words of a body's name above which it is more than a name."""


def with_full_names(passages: Sequence[Passage], story: Story, max_words: int) -> list[Passage]:
    """The passages in their order, each with the fuller name in brackets of whom or what it takes
    for known, where its article gives it, no passage before does, and all stay within `max_words`.
    """
    found: list[Passage] = []
    printed: list[str] = []
    room = max_words - sum(passage.words for passage in passages)
    for passage in passages:
        for name in (_body, _last_name, _office):
            named = name(passage, story, printed)
            if named.words - passage.words <= room:
                room -= named.words - passage.words
                passage = named
        found.append(passage)
        printed.extend(fold_words(passage.text))
    return found


def _body(passage: Passage, story: Story, printed: Sequence[str]) -> Passage:
    """قال الديوان is قال [الديوان الملكي]; so is the body that a speaker speaks for."""
    unit = story.units[passage.units[0]]
    speaker = (unit.attribution.speaker or "").split()
    if not speaker or unit.attribution.verb is None:
        return passage
    at = 0 if len(speaker) == 1 else _spoken_for(speaker)
    kind = _kind("".join(fold_words(speaker[at]))) if at is not None else None
    if at is None or kind is None:
        return passage
    noun = kind.removeprefix("ال")
    if any(stem(word) == stem(noun) for word in printed):
        return passage
    full = _full_body(story, passage.units[0], noun)
    return _put(passage, speaker[at], f"[{full}]") if full else passage


def _spoken_for(speaker: Sequence[str]) -> int | None:
    """Which word of a speaker is the body for which he speaks, where nothing tells which one it is
    (المتحدث باسم الوزارة حسن الشامي); None for others."""
    words = ["".join(fold_words(word)) for word in speaker]
    at = words.index(_IN_THE_NAME_OF) + 1 if _IN_THE_NAME_OF in words else len(words)
    bare = at < len(words) and not "".join(words[at + 1 : at + 2]).startswith(("ال", "لل"))
    return at if bare else None


def _kind(word: str) -> str | None:
    """The kind of body that a folded word is, also with two letters in the wrong order."""
    return word if word in _KINDS else _MISTYPED.get(word)


def _full_body(story: Story, index: int, noun: str) -> str:
    """How the article names the body in full before unit `index`, the last time; "" for never."""
    unit = story.units[index]
    article = story.articles[unit.article]
    found = ""
    for before in story.units[:index]:
        if before.article != unit.article or not before.attribution.speaker:
            continue
        named = before.attribution.speaker
        folded = fold_words(named)
        if 1 < len(folded) <= MAX_NAME_WORDS and folded[0] == noun and folded[1][0] != "ل":
            found = named.replace("_", " ")
    words = article.words_in(0, unit.start)
    for at, (word, _, _) in enumerate(words[:-1]):
        if word in {f"ال{noun}", f"لل{noun}", f"بال{noun}", f"وال{noun}"}:
            last = at
            while last + 1 < len(words) and last < at + 2 and _continues(article, words, last):
                last += 1
            if last > at:
                found = f"ال{_shown(article, words[at], noun)} " + _text(
                    article, words, at + 1, last
                )
    return found


def _continues(article: ReadArticle, words: Sequence[Word], at: int) -> bool:
    """Whether the word behind word `at` is an adjective of the body's name."""
    gap = article.text[words[at][2] : words[at + 1][1]]
    return not gap.strip() and _NISBA.fullmatch(words[at + 1][0]) is not None


def _shown(article: ReadArticle, word: Word, noun: str) -> str:
    """The noun as the article writes it, without what is written onto it."""
    return article.text[word[1] : word[2]][-len(noun) :]


def _text(article: ReadArticle, words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(article.text[start:end] for _, start, end in words[first : last + 1])


def _last_name(passage: Passage, story: Story, printed: Sequence[str]) -> Passage:
    """والشامي هو is [حسن] الشامي هو."""
    words = passage.text.split()[:2]
    for shown in words:
        if "[" in shown:
            continue
        bare = shown.strip('،,.:"«»“”()')
        for name in dict.fromkeys((bare, bare.removeprefix("و"))):
            folded = fold_words(name)
            if len(folded) != 1 or len(folded[0]) < 4 or folded[0] in printed:
                continue
            if story.articles[passage.article].text.count(name) < 2:
                continue
            given = _given_names(story, passage, folded[0])
            if len(given) == 1:
                return _put(_without_and(passage, bare, name), name, f"[{given.pop()}] {name}")
    return passage


def _without_and(passage: Passage, word: str, name: str) -> Passage:
    """The passage without و where it opens with it before the name."""
    if word == name or not passage.text.startswith(word):
        return passage
    edits = (*passage.edits, Edit("connective", word.removesuffix(name), ""))
    return replace(passage, text=passage.text.removeprefix("و"), edits=edits)


def _given_names(story: Story, passage: Passage, name: str) -> set[str]:
    """What the passage's article has before the last name as given names."""
    article = story.articles[passage.article]
    if is_office(name):
        return set()
    found = set()
    for at in range(1, len(article.words)):
        word, start, _ = article.words[at]
        if word != name:
            continue
        first = at - 1
        if at > 1 and article.words[at - 2][0] == "عبد":
            first = at - 2
        elif article.words[first][0] not in _GIVEN:
            continue
        if passage.start <= start < passage.end:
            return set()
        found.add(_text(article, article.words, first, at - 1))
    return found


def _office(passage: Passage, story: Story, printed: Sequence[str]) -> Passage:
    """قال فوزي سالم is قال فوزي سالم [مدير الميناء]."""
    unit = story.units[passage.units[0]]
    name = unit.attribution.speaker or ""
    folded = fold_words(name)
    if not 2 <= len(folded) <= 3 or unit.attribution.verb is None or folded[-1] in printed:
        return passage
    if folded[0].startswith("ال") or any(map(is_office, folded)) or is_body(folded[0]):
        return passage
    if _TOLD_BEHIND.match(passage.text.partition(name)[2]):
        return passage
    for other in story.units:
        speaker = other.attribution.speaker or ""
        words = fold_words(speaker)
        start, end = personal_name(words)
        if words[start:end] == folded and len(words) > len(folded):
            role = _role(speaker, name)
            if role:
                return _put(passage, name, f"{name} [{role}]")
    return passage


def _role(speaker: str, name: str) -> str:
    before, found, behind = speaker.partition(name)
    return (before.strip(" ،") or behind.strip(" ،")) if found else ""


def _put(passage: Passage, before: str, after: str) -> Passage:
    """The passage with `after` in the place of the first `before`, as an edit."""
    at = passage.text.find(before)
    if at < 0:
        return passage
    text = passage.text[:at] + after + passage.text[at + len(before) :]
    edits = (*passage.edits, Edit("speaker", before, after))
    return replace(passage, text=text, edits=edits, words=count_words(text))
