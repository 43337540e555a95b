"""Whose dead a toll counts: those of the attackers, of the forces, or people at large.

Three attackers and four of the police are two tolls of one raid, no rivals.
"""

from __future__ import annotations

from typing import Literal

from summarizer.arabic import fold_words
from summarizer.story import Unit

Side = Literal["attackers", "forces"]

_WORDS: dict[Side, str] = {
    "attackers": """إرهابيين إرهابيون إرهابيان إرهابيا إرهابي إرهابية الإرهابيين مسلحين مسلحون
        مسلحا مسلح المسلحين مهاجمين مهاجمون مهاجما مهاجم المهاجمين انتحاريين انتحاريون انتحاري
        متشددين متشددون متشددا متطرفين متطرفون متمردين متمردون متمردا جهاديين جهاديون دواعش داعش
        المتمردين المتشددين""",
    "forces": """أمن الأمن أمنية الأمنية شرطة الشرطة شرطي شرطيا شرطيين شرطيان جيش الجيش جندي جنديا
        جنود جنديين جنديان ضابط ضابطا ضباط درك الدرك قوات القوات عسكريين عسكريون عسكريا
        حرس الحرس""",
}
_SIDE_OF: dict[str, Side] = {
    word: side for side, words in _WORDS.items() for word in fold_words(words)
}
_ELSEWHERE = frozenset(
    fold_words(
        """
        في على خلال جراء إثر بعد قبل عقب منذ أثناء عندما حين لدى قرب برصاص بنيران بهجوم بانفجار
        بتفجير بقصف بغارة بينهم بينهن منهم وفق بحسب حسب
        """
    )
)
"""Words behind which it is no more told who is counted."""

_OTHERS = frozenset(fold_words("آخر آخرون آخرين آخران"))

MAX_WORDS = 7
"""Words behind a figure among which it is told who is counted."""


def side_of(unit: Unit, index: int) -> Side | None:
    """Whose people figure `index` of a unit counts, None where it tells of none. Others (آخرون) are
    of the side of those counted before them.
    """
    figure = unit.quantities[index]
    before = len(fold_words(unit.text[: figure.start - unit.start]))
    inside = len(fold_words(unit.text[: figure.end - unit.start])) - before
    ends = before + inside + MAX_WORDS
    nexts = [q.start for q in unit.quantities[index + 1 :] if q.kind == "cardinal"]
    if nexts:
        ends = min(ends, len(fold_words(unit.text[: nexts[0] - unit.start])))
    words = unit.folded[before:ends]
    others = False
    for number, word in enumerate(words):
        if number >= inside and word in _ELSEWHERE:
            break
        if number > inside and word.startswith("و") and word[1:] in unit.folded:
            break
        side = _SIDE_OF.get(word)
        if side is not None:
            return side
        others = others or word in _OTHERS
    if others and index and unit.quantities[index - 1].kind == "cardinal":
        return side_of(unit, index - 1)
    return None


def same_side(a: Side | None, b: Side | None) -> bool:
    """Whether two tolls may count the same people: attackers are never meant where the other toll
    does not say so, forces may be.
    """
    return a == b or "attackers" not in (a, b)
