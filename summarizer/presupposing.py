"""What a passage takes for known: nouns that are definite because the text before has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from summarizer.arabic import fold_words

MIN_NOUN = 3
"""Letters that a noun has at least, without its article."""

_WHICH = frozenset(fold_words("الذي التي الذين اللذين اللتين اللذان اللتان"))


def takes_from_before(before: Iterable[str], words: Sequence[str]) -> bool:
    """Whether the folded `words` have a noun definite and alone that `before`, the words of the
    same sentence that are not shown, have indefinite (الصاروخ behind صاروخا): neither as an
    adjective nor told apart by what follows (الصاروخ الذي سقط).
    """
    introduced = {word for word in before if not word.startswith("ال")}
    for at, word in enumerate(words):
        noun = word.removeprefix("ال")
        if len(noun) == len(word) or len(noun) < MIN_NOUN:
            continue
        if at and words[at - 1].startswith("ال"):
            continue
        forms = (noun, f"{noun}ا")
        if introduced.isdisjoint(forms) or _WHICH.intersection(words[at + 1 : at + 3]):
            continue
        if set(forms).isdisjoint(words[:at]):
            return True
    return False


_PERSONS = frozenset(
    fold_words(
        """
        القتيل القتيلة الضحية الجريح الجريحة المصاب المصابة المتهم المتهمة المشتبه الشاب الرجل
        المهاجم المسلح الموقوف المعتقل الناجي الشخص الجندي الضابط الشرطي المرأة السيدة الطفل
        الطفلة الفتى الفتاة الصحفي الصحافي الشاهد الأسير الرهينة المحتجز الانتحاري المنفذ
        """
    )
)
_NEXT = frozenset(
    fold_words("الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة الآخر الأخرى")
)
_HAPPENED = frozenset(
    fold_words("وقع وقعت حدث حدثت جرى جرت أسفر أسفرت أدى أدت خلف خلفت أوقع أوقعت استهدف استهدفت")
)
_EVENTS = frozenset(
    fold_words(
        """
        الهجوم الهجومان الهجمات الاعتداء الاعتداءات التفجير التفجيران التفجيرات الانفجار الانفجاران
        الانفجارات الغارة الغارات القصف الزلزال الهزة الحريق الحرائق الانهيار الاشتباك الاشتباكات
        المواجهات التصادم الاصطدام الانقلاب الجريمة المداهمة الاغتيال الفيضان الفيضانات الإعصار
        """
    )
)


def is_one_of_several(rest: Sequence[str]) -> bool:
    """Whether the folded words behind any connectives open with a person told by a number among
    others (والقتيل الثاني يدعى), whom only the text before can have counted.
    """
    first = rest[0].removeprefix("و")
    return first in _PERSONS and not _NEXT.isdisjoint(rest[1:3])


_BROKE_OUT = frozenset(fold_words("اندلع اندلعت نشب نشبت دار دارت جرى جرت حدث حدثت"))


def goes_on_happening(words: Sequence[str], *, dated: bool) -> bool:
    """Whether the folded words of a sentence tell what happened besides, at the time of what stands
    before it (وقد اندلعت مواجهات), without a day of their own (`dated`).
    """
    return words[0] == "وقد" and not dated and not _BROKE_OUT.isdisjoint(words[1:2])


def does_besides(words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether the folded words of a sentence tell what else somebody does whom the words `before`
    them name: كما with the verb that has opened these, too (زار الوزير …، كما زار مصنعا).
    """
    if len(words) < 2 or words[0] != "كما":
        return False
    return words[1] in {word for told in before[:2] for word in (told, told.removeprefix("و"))}


_FURTHER = frozenset(fold_words("الثاني الثالث الرابع الخامس السادس"))


def tells_further_goal(words: Sequence[str], minutes: int) -> bool:
    """Whether the folded words tell of one goal by its number behind others (أضاف سالم الهدف
    الثالث): whose goal it is, only those before it tell. `minutes` counts those that they give.
    """
    goals = (one.endswith(("هدف", "هدفه")) and to in _FURTHER for one, to in pairwise(words))
    return minutes == 1 and any(goals)


_BARE_NUMERALS = frozenset(fold_words("وواحد وواحدة واثنان واثنين واثنتان واثنتين"))
_WHITHER = frozenset(fold_words("باتجاه نحو في على إلى قرب ضد"))


def shares_out(words: Sequence[str]) -> bool:
    """Whether the folded words share out a number told before, by numerals without a noun (صاروخ
    نحو الميناء واثنان نحو المطار): alone, they read as others than those.
    """
    return any(one in _BARE_NUMERALS and to in _WHITHER for one, to in pairwise(words))


_AT = frozenset(fold_words("في خلال أثناء جراء إثر نتيجة بسبب"))
"""Words that put something into an event."""

_EVENT_OF = frozenset(fold_words("على ضد بين في عند قرب وسط داخل بمدينة بمنطقة"))
"""Words behind an event that tell which one it is."""

MAX_EVENT_AT = 3
"""Words of a sentence among which the event stands that opens it."""


def event_taken_for_known(rest: Sequence[str]) -> str:
    """The noun, without article, of the event of which the folded words tell where or how it
    happened (وقع الهجوم في الميناء) or what happened in it (قتل في المواجهات تسعة); "" where they
    tell of none, or of one told apart by what follows (الهجوم على المخفر).
    """
    verb = rest[0] if rest[0] in _HAPPENED else rest[0].removeprefix("و")
    if len(rest) < 2 or verb not in _HAPPENED:
        return _event_at(rest)
    noun = rest[1]
    specified = not _WHICH.isdisjoint(rest[2:4])
    return noun.removeprefix("ال") if noun in _EVENTS and not specified else ""


def _event_at(rest: Sequence[str]) -> str:
    """The event, without article, into which the folded words put at once what they tell."""
    for at in range(1, min(MAX_EVENT_AT, len(rest) - 1)):
        noun, behind = rest[at], rest[at + 1]
        if noun not in _EVENTS or rest[at - 1].removeprefix("و") not in _AT:
            continue
        told_apart = behind in _EVENT_OF or behind.startswith(("ال", "لل"))
        return "" if told_apart or _WHICH.intersection(rest[at + 1 : at + 3]) else noun[2:]
    return ""


_MATCHES = frozenset(fold_words("المباراة المبارة اللقاء المواجهة النهائي الديربي"))
_ASIDE = re.compile(r"،\s*ال[تذ]ي(?!\S)")


def event_told_aside(span: str, opening: bool) -> str:
    """The noun, without article, of an event or match of which the span tells more by the way
    (المباراة، التي انتهت بالتعادل): behind a comma, who knows already which one is meant; "" where
    there is none, or the span is all that can have told of it (`opening`).
    """
    if opening:
        return ""
    for aside in _ASIDE.finditer(span):
        before = span[: aside.start()].split()
        noun = "".join(fold_words(before[-1])) if len(before) > 1 else ""
        if noun in _EVENTS or noun in _MATCHES:
            return noun.removeprefix("ال")
    return ""


_PAIR = re.compile(r"[ولبفك]?ال(\w{3,})(?:ان|ين)")


def pairs_told_before(words: Sequence[str], told_at: Mapping[str, int], start: int) -> list[str]:
    """The indefinite duals that the article of the folded `words` has before `start`, where they
    begin, and these have definite and alone (قذيفتين before القذيفتان): who has not read them does
    not know which two are meant. `told_at` is where the article has each word first.
    """
    found: list[str] = []
    for at, word in enumerate(words):
        pair = _PAIR.fullmatch(word)
        if pair is None or _WHICH.intersection(words[at + 1 : at + 2]):
            continue
        dual, construct = (f"{pair[1]}ان", f"{pair[1]}ين"), (f"{pair[1]}ا", f"{pair[1]}ي")
        told = [form for form in (*dual, *construct) if told_at.get(form, start) < start]
        sure = pair[1].endswith("ت") or dual[0] in told
        if told and sure and not {*dual, *construct}.intersection(words[:at]):
            found.extend(told)
    return found


def phrases_told_before(
    words: Sequence[str], told_at: Mapping[tuple[str, str], int], start: int
) -> list[str]:
    """The nouns of the folded `words`, which begin at `start`, that stand definite with an
    adjective where the article has both indefinite before (خط جديد before الخط الجديد): who has not
    read them does not know what is meant. `told_at` is where the article has each two words first.
    """
    found: list[str] = []
    for noun, adjective in pairwise(words):
        if not noun.startswith("ال") or not adjective.startswith("ال"):
            continue
        bare, kind = noun.removeprefix("ال"), adjective.removeprefix("ال")
        forms = [(f"{before}{bare}", kind) for before in ("", "ب", "ل", "و", "ك")]
        forms.append((f"{bare}ا", f"{kind}ا"))
        if len(bare) >= MIN_NOUN and any(told_at.get(form, start) < start for form in forms):
            found.append(bare)
    return found
