"""Claims and suspicions that became facts in the other language, and the reverse."""

from __future__ import annotations

import re

from summarizer.arabic import fold

_CLAIMED = re.compile(
    r"\b[وف]?(?:"
    r"زعم|زعمت|زعموا|يزعم|تزعم|مزاعم|بزعم|المزاعم|يشتبه|تشتبه|يشتبهون|مشتبه|المشتبه|"
    r"بالمشتبه|مشتبها|المشتبهين|ربما|يحتمل|محتمل|محتمله|المحتمل|المحتمله|يعتقد ان|يرجح ان|"
    r"يقال|اتهم|اتهمت|يتهم|تتهم|اتهام|اتهامات|اتهامه|اتهامها|متهم|المتهم|المتهمين|متهمين|"
    r"متهما|بتهمه|تهمه|تهم"
    r")\b"
)
"""Words of claim and suspicion, folded."""

_DOUBT = re.compile(
    r"\b(?:"
    r"claim|alleg|accus|charg|suspect|suspicio|may\b|might|could|would|possib|potential|"
    r"perhaps|probab|likely|believe|thought|reported|said to|purport|apparent|presum|assum|"
    r"maintain|assert|contend|blam|indict|so-called|question|defendant|pretend|argu|plausib|"
    r"feared|expect|counts? of|convict|acquit|clear(?:ed|s)\b|guilty|sentenc|tried|trial|"
    r"fac(?:es|ed|ing)\b|prosecut|held for"
    r")",
    re.IGNORECASE,
)
"""What any of them may be in English: verdicts and trials are of somebody accused."""

_HEDGED = re.compile(
    r"\b(?:alleged|purported|reported|supposed)ly\b|"
    r"\b(?:alleged|purported|suspected|possibly|probably|perhaps|might)\b",
    re.IGNORECASE,
)
_MAY_HEDGE = re.compile(
    r"زعم|زاعم|شتبه|ربما|حتمل|حتمال|عتقد|رجح|رجيح|يقال|تهم|تهام|قيل|فترض|قد |يمكن|ممكن|شبه|شكوك|"
    r"شكك|يبدو|بحسب|وفق|ذكر|افاد|نقل|تقارير|مصادر|قال|اعلن|ظن|لعل|توقع|خشيه|مخاوف|عسي|ادعي|ادعا"
)
"""Letters in which an Arabic word of doubt, or of somebody's saying, is recognised."""


def compare_certainty(arabic: str, english: str) -> list[str]:
    """The reason of kind `certainty` where a claim or a suspicion became a fact, or the reverse."""
    folded = fold(arabic)
    doubted = _CLAIMED.search(folded)
    if doubted and not _DOUBT.search(english):
        return [f"certainty: {doubted.group()} is lost"]
    hedged = _HEDGED.search(english)
    if hedged and not _MAY_HEDGE.search(folded):
        return [f"certainty: {hedged.group()} is not in the Arabic"]
    return []
