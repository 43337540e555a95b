"""Exaggeration by grammar: all for some, the first and the most where the sources say neither."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.arabic import fold_words
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.wording import Token

_ALL = frozenset(
    fold_words(
        """
        جميع جميعا جميعها جميعهم كافة سائر كل كلها كلهم كامل كاملا كاملة كليا تماما نهائيا
        بأكمله بأكملها بأسره بأسرها برمته برمتها قاطبة أبدا دائما
        """
    )
)
_TIMES = frozenset(fold_words("يوم عام سنة شهر أسبوع مرة ساعة دقيقة ليلة صباح من ما منها منهم"))
_MOST = frozenset(
    fold_words(
        """
        أول أكبر الأكبر أعلى الأعلى أسوأ الأسوأ أفضل الأفضل أكثر أطول أخطر وحيد
        الوحيد الوحيدة
        """
    )
)


def exaggerations(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """Words for all or the most in the claim whose class no sentence it rests on has."""
    found = []
    for at, token in enumerate(claim):
        word = token.word
        if word not in _ALL | _MOST and len(word) > 3 and word[0] in "وبل":
            word = word[1:]
        following = claim[at + 1].word if at + 1 < len(claim) else ""
        if word == "كل" and following in _TIMES:
            continue
        if word == "اكثر" and following == "من":
            continue
        for words in (_ALL, _MOST):
            if word in words and not any(
                other.word in words or other.word[1:] in words
                for number in grounding.chosen
                for other in ground.frames[number].tokens
            ):
                found.append(token.word)
    return found
