"""What a figure counts, where different words count one thing.

A toll is told as 8 قتلى, as مقتل ثمانية أشخاص and as ثمانية لقوا حتفهم. The counted noun alone
does not tell; the fate that a neighbouring word names does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from summarizer.arabic import fold_words, stem
from summarizer.attribution import Word
from summarizer.missing import is_age, searched_for, words_behind
from summarizer.quantities import Quantity, compatible

Fate = Literal[
    "killed", "injured", "missing", "rescued", "detained", "displaced", "evacuated", "part"
]

_WORDS: dict[Fate, str] = {
    "killed": """قتيل قتيلا قتلى قتل قتلت قتلوا مقتل لمقتل بمقتل مصرع بمصرع مصرعه مصرعها مصرعهم حتفه
        حتفها حتفهم وفاة بوفاة وفيات توفي توفيت توفوا ضحية ضحايا استشهد استشهاد شهيد شهيدا شهداء موت
        مات ماتوا بحياة أرواح القتلى الوفيات الضحايا""",
    "injured": """جريح جريحا جرحى جرح جرحت جرحوا أصيب أصيبت أصيبوا إصابة بإصابة إصابات مصاب مصابا
        مصابين مصابون بجروح الجرحى المصابين الإصابات""",
    "missing": "مفقود مفقودا مفقودين مفقودون فقد فقدان المفقودين",
    "rescued": "ناج ناجيا ناجين ناجون أنقذ إنقاذ أنقذت أنقذوا الناجين",
    "detained": """اعتقل اعتقلت اعتقال باعتقال معتقل معتقلا معتقلين أوقف أوقفت توقيف موقوف موقوفا
        موقوفين احتجز احتجاز محتجز محتجزا محتجزين القبض""",
    "evacuated": "أجلي أجليت أجلوا إجلاء بإجلاء أجلت أجلى",
    "displaced": "نازح نازحا نازحين نزح نزحوا نزوح مشرد مشردا مشردين شرد تشريد",
}
_FATE_OF: dict[str, Fate] = {
    f"{joined}{word}": fate
    for joined in ("و", "ف", "")
    for fate, words in _WORDS.items()
    for word in fold_words(words)
}
_OF_WHICH = frozenset(fold_words("بينهم بينهن بينها منهم منها منهن بينهما"))
_OF_THEM = frozenset(fold_words("منهم منها منهن"))
_SOME_PEOPLE = frozenset(
    fold_words("طفل امرأة فتى فتاة رضيع جندي ضابط شرطي مسعف صحفي طالب طبيب سائح مهاجر مسلح مقاتل")
)
"""Nouns for some of those whom a toll counts."""

_PEOPLE = frozenset(
    fold_words(
        """
        شخص رجل امرأة طفل فتى فتاة شاب جندي ضابط شرطي عنصر فرد عامل عاملة طالب طالبة مواطن مواطنة
        راكب مسافر مهاجر لاجئ متظاهر محتج مسلح مقاتل سائح صياد بحار معلم طبيب ممرض مريض حاج أسير
        سجين إنسان نسمة ضحية آخر سائق موظف حارس رضيع تلميذ تلميذة عسكر مسعف صحفي صحافي
        """
    )
)
"""Singulars of nouns for people."""

_VICTIMS = _PEOPLE - frozenset(fold_words("آخر ضحية نسمة عسكر عنصر فرد"))
"""Those of them that name one by what he is."""

_ALIKE = tuple(
    frozenset(map(stem, fold_words(nouns)))
    for nouns in (
        "مرحلة جولة",
        "دولة بلد",
        "قارب زورق مركب",
        "سفينة باخرة",
        "منزل بيت",
        "مبنى بناية عمارة",
        "نائب برلماني",
        "غارة ضربة",
    )
)
"""Nouns that outlets count one thing by."""

BOUND_REACH = Decimal("1.5")
"""How far above أكثر من a toll may lie and still be the one meant."""

BOUNDS_REACH = Decimal("1.05")
"""How far apart two bounds of one toll may lie."""

_POPULATION = [
    [word]
    for word in fold_words(
        """
        سكان سكانها أهالي أبناء رعايا مواطني أفراد عناصر رجال جنود أعضاء ضباط مقاتلي مسلحي موظفي
        منتسبي مرتبات قوات عمال طلاب
        """
    )
]
"""Words behind من that tell who, not of how many (3200 من سكان الجزيرة)."""

_RELATIVE = frozenset(fold_words("التي والتي الذين والذين"))
"""Words between a figure and one that says the same closer (نزوح الآلاف والتي تجاوزت 20 ألفا)."""

_BECAUSE = frozenset(fold_words("جراء بسبب إثر نتيجة بعد عقب"))
_THEIR_INJURY = frozenset(fold_words("إصابتهم إصابتهن"))

_BEFORE = 7
_BEHIND = 5
_CAUSE_REACH = 9


def fate_of(word: str) -> Fate | None:
    """The fate that a folded word names, also behind و or ف."""
    return _FATE_OF.get(word)


def fates_in(words: Sequence[str]) -> set[Fate]:
    """The fates that folded words name, as `fate_of` says."""
    return {_FATE_OF[word] for word in _FATE_OF.keys() & set(words)}


def is_person(word: str) -> bool:
    """Whether a folded word is a noun for one person, also behind و or in the accusative."""
    bare = word[1:] if word[:1] == "و" else word
    return bare in _VICTIMS or (bare.endswith("ا") and bare[:-1] in _VICTIMS)


def slots_of(words: Sequence[Word], quantities: Sequence[Quantity]) -> tuple[Fate | None, ...]:
    """For each quantity of a span the fate that it counts, None where it counts another thing, and
    `part` where it counts some of what another figure counts (خمسة منهم، بينهم طفلان).

    `words` are the span's folded words with their offsets, `quantities` as `find_quantities` gives
    them: both in order and without overlap. The noun counted decides; where it names
    persons only, the nearest fate before the figure (أصيب نحو 150) or right behind it (11 شخصا لقوا
    حتفهم) does, not across another figure.
    """
    starts = [start for _, start, _ in words]
    ends = [end for _, _, end in words]
    figures = [(q.start, q.end) for q in quantities if q.kind == "cardinal"]
    found: list[Fate | None] = []
    for quantity in quantities:
        until = bisect_right(ends, quantity.start)
        first, last = bisect_left(starts, quantity.start), bisect_left(starts, quantity.end)
        before = words[max(0, until - _BEFORE) : until]
        earlier = bisect_left(figures, quantity.start, key=_start)
        if quantity.kind == "cardinal" and earlier:
            opening = bisect_right(ends, figures[earlier - 1][0])
            if _of_whole(words[max(0, opening - 2) : opening]):
                found.append("part")
                continue
        found.append(
            _slot(before, words[first:last], words_behind(words, last, _BEHIND), quantity, figures)
            or _treated(words[last : last + _CAUSE_REACH], quantity, figures)
        )
    return tuple(found)


def _slot(
    before: Sequence[Word],
    own: Sequence[Word],
    behind: Sequence[Word],
    quantity: Quantity,
    figures: Sequence[tuple[int, int]],
) -> Fate | None:
    if quantity.kind != "cardinal":
        return None
    following = [word for word, _, _ in behind[:2]]
    of_some = following[:1] == ["من"] and following[1:2] not in _POPULATION
    if of_some or not _OF_THEM.isdisjoint(following):
        return "part"
    if before and before[-1][0] in _OF_WHICH:
        return "part"
    if quantity.counted is None and is_age([word for word, _, _ in (*before[-1:], *own)]):
        return None
    if quantity.counted is not None and fate_of(quantity.counted):
        return fate_of(quantity.counted)
    for word, _, _ in own:
        if fate := fate_of(word):
            return fate
    same = before and before[-1][0] in _RELATIVE and _counts_people(quantity.counted)
    passed = figures[: bisect_left(figures, quantity.start, key=_start) - bool(same)]
    for word, start, _ in reversed(before):
        if _is_inside(start, passed):
            break
        if fate := fate_of(word):
            return fate
    if not _counts_people(quantity.counted):
        return None
    if searched_for(before, behind, quantity):
        return "missing"
    for index, (word, start, _) in enumerate(behind):
        if _is_inside(start, figures):
            break
        if index > 0 and word.startswith("و") and fate_of(word[1:]):
            break
        if fate := fate_of(word):
            return fate
    return None


def _treated(
    behind: Sequence[Word], quantity: Quantity, figures: Sequence[tuple[int, int]]
) -> Fate | None:
    """`injured` where the words behind persons, before any other figure, name their injury as the
    cause of what is told of them (شخصا نقلوا إلى المستشفى جراء إصابتهم).
    """
    if quantity.kind != "cardinal" or quantity.counted not in _PEOPLE:
        return None
    for (word, start, _), (following, _, _) in pairwise(behind):
        if _is_inside(start, figures):
            return None
        if word in _BECAUSE and following in _THEIR_INJURY:
            return "injured"
    return None


def _of_whole(before: Sequence[Word]) -> bool:
    """Whether the two words before a figure say that the next one is part of it (من بين 170 مصابا
    عولج 90)."""
    opening = [word for word, _, _ in before]
    return opening in (["من", "بين"], ["ومن", "بين"]) or opening[1:] == ["اصل"]


def _is_inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of `spans`, which are in order and do not overlap, holds the offset."""
    index = bisect_right(spans, offset, key=_start) - 1
    return index >= 0 and offset < spans[index][1]


def _start(span: tuple[int, int]) -> int:
    return span[0]


def same_people(a: str | None, b: str | None) -> bool:
    """Whether two nouns counted can be of the same people: not children of the one, persons of the
    other.
    """
    return a == b or (a not in _SOME_PEOPLE and b not in _SOME_PEOPLE)


@lru_cache(maxsize=65536)
def same_noun(a: str, b: str) -> bool:
    """Whether two folded singulars name one kind of thing: the same, or two words of one meaning
    (ثلاث مراحل، ثلاث جولات)."""
    one, other = stem(a), stem(b)
    return one == other or any(one in nouns and other in nouns for nouns in _ALIKE)


def _counts_people(counted: str | None) -> bool:
    """Whether the noun counted, if any, can be of people: a known one, or one of origin (ي)."""
    return counted is None or counted in _PEOPLE or counted.endswith("ي")


def same_count(a: Quantity, b: Quantity) -> bool:
    """Whether two tolls tell one count. A bound tells of a count near it: أكثر من 8 agrees with 9,
    not with 16; and two bounds agree where their figures do.
    """
    if "exact" not in (a.bound, b.bound):
        low, high = sorted((_figure(a), _figure(b)))
        return high <= low * BOUNDS_REACH
    if a.bound == b.bound == "exact":
        return compatible(a, b)
    bound, exact = (a, b) if a.bound != "exact" else (b, a)
    return compatible(a, b) and _figure(exact) <= _figure(bound) * BOUND_REACH


def _figure(quantity: Quantity) -> Decimal:
    return quantity.low if quantity.low.is_finite() else quantity.high
