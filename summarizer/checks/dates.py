"""When: parts of the day and years told from now, which no figure gives."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from summarizer.arabic import fold_words
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.wording import Token

_CLASSES: dict[str, dict[str, str]] = {
    "part of the day": {
        "dawn": "فجر الفجر فجرا",
        "morning": "صباح الصباح صباحا ضحى الضحى",
        "noon": "ظهر الظهر ظهرا الظهيرة",
        "afternoon": "عصر عصرا",
        "evening": "مساء المساء",
        "night": "ليل الليل ليلا ليلة الليلة",
    },
    "from now": {
        "next": "المقبل المقبلة القادم القادمة الآتي الآتية التالي التالية",
        "last": "الماضي الماضية المنصرم المنصرمة الفائت الفائتة",
        "this": "الجاري الجارية الحالي الحالية الراهن الراهنة",
    },
}

_VALUE_OF = MappingProxyType(
    {
        word: (kind, value)
        for kind, values in _CLASSES.items()
        for value, words in values.items()
        for word in fold_words(words)
    }
)


def other_times(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The claim's words for a part of the day or a direction from now where the sentences that it
    rests on name another of the kind, and not this one.
    """
    there = {
        found
        for number in grounding.chosen
        for token in ground.frames[number].tokens
        if (found := time_value(token.word))
    }
    kinds = {kind for kind, _ in there}
    return [
        token.word
        for token in claim
        if (value := time_value(token.word)) and value not in there and value[0] in kinds
    ]


def time_value(word: str) -> tuple[str, str] | None:
    """The class and the value of a folded word for a time, None for every other word."""
    return _VALUE_OF.get(word) or (_VALUE_OF.get(word[1:]) if word[:1] in ("و", "ب") else None)
