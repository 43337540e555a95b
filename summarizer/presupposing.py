"""What a passage takes for known: nouns that are definite because the text before has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def event_taken_for_known(rest: Sequence[str]) -> str:
    """The noun, without article, of the event of which the folded words tell where or how it
    happened (وقع الهجوم في الميناء); "" where they tell of none.
    """
    verb = rest[0] if rest[0] in _HAPPENED else rest[0].removeprefix("و")
    if len(rest) < 2 or verb not in _HAPPENED:
        return ""
    noun = rest[1]
    specified = not _WHICH.isdisjoint(rest[2:4])
    return noun.removeprefix("ال") if noun in _EVENTS and not specified else ""
