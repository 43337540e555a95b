"""What one language denies and the other does not.

Only particles that surely deny are held against the other side, and anything that may deny there
answers them: "failed to", "without", "rules out" carry لم and لا as well as "not" does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.arabic import fold, fold_words
from summarizer.bilingual.words import english_words
from summarizer.quantities.number_words import word_set

_DENIES = frozenset(fold_words("لم لن ليس ليست ليسوا لست لسنا ولم ولن وليس وليست فلم فلن"))
_DENIES_VERBS = frozenset({"لا", "ولا", "فلا", "الا", "بالا"})
_FIXED = re.compile(
    r"\b(?:و?لا (?:يزال|تزال|يزالون|زال|زالت|زالوا|سيما|شك|بد|يقل|تقل|غير|اكثر|ازال|نزال|حقا)|"
    r"لم (?:يعد يقتصر|يقتصر|تقتصر|يكتف|تكتف|يلبث|تلبث|يسلم)|لن يتواني|ليس فقط|ليس اخرا|"
    r"و?لا(?: ل|بد)|والا|ما لا يقل|لا تقل|مما لا شك)\b"
)
_MAY_DENY = frozenset(
    fold_words(
        """
        لم لن لا ليس ليست ليسوا لست لسنا ولم ولن ولا وليس وليست فلم فلن فلا ما وما غير بغير عدم بعدم
        وعدم لعدم دون بدون ودون بلا كلا سوى إلا انعدام بانعدام لما ألا بألا لئلا كي لاي بأي أي قلما
        مستبعد يستحيل مستحيل عديم عديمة بغياب غياب انتفاء تعذر يتعذر عجز تعجز عاجز فشل فشلت يفشل رفض
        رفضت يرفض ترفض نفى نفت ينفي تنفي نفي منع منعت يمنع حظر استبعد استبعدت يستبعد تستبعد امتنع
        امتنعت يمتنع تجنب خلا خلت يخلو تخلو خال خالية افتقر يفتقر تفتقر نقص حال حالت يحول توقف توقفت
        أنكر أنكرت ينكر أوقف ألغى ألغت إلغاء وقف حرم حرمت استثناء باستثناء عدا ماعدا لاجئ بات لولا
        """
    )
)
_NEGATORS = _DENIES | frozenset(
    fold_words("لا ولا فلا ألا غير وغير بغير عدم وعدم بعدم لعدم دون بدون ودون بلا")
)

_NOT = word_set("not no never none nobody nothing nowhere neither nor without cannot non unable")
_MAY_NOT = _NOT | word_set(
    """
    fail fails failed failing failure refuse refuses refused refusing refusal reject rejects
    rejected deny denies denied denying denial lack lacks lacked lacking absence absent barely
    hardly scarcely rarely seldom few only except unless yet decline declines declined prevent
    prevents prevented avoid avoids avoided ban bans banned bar barred prohibit prohibited
    forbid forbidden rule rules ruled remain remains remained ceased stop stops stopped exclude
    excludes excluded abstain abstained still continue continues continued miss missed missing
    keep keeps kept resist resists resisted
    """
)
_UN = re.compile(
    r"^un(?!der|i[ tvofq]|til|less|cle|esco|icef|anim|veil|rest|leash|cover)[a-z]{4,}$|n't$|"
    r"^(?:in(?:cap|abil|act|adeq|accur|suffic|valid|visib|compl|effect|justic|stabil|secur)|im(?:poss|mob|mor|pun)|"
    r"il(?:leg|lic)|ir(?:reg|rel|resp)|dis(?:agr|appro|satisf|hon|obe|reg)|non)[a-z]*$|[a-z]{4}less$"
)
"""Words that deny by their prefix or ending."""


_NONE_OF = re.compile(r"\bو?ما من (?!شانه|شانها|خلال|اجل|بعد|قبل|ثم)")
_DENIED_DENIAL = re.compile(r"\bو?(?:لا|لم|لن) [يتن](?:ستبعد|نف|رفض|نكر|مانع|عارض|خف)")
"""A verb that denies, denied: لا تستبعد, لم ينف. Its English needs a word that denies beside it."""


def compare_polarity(arabic: str, english: str) -> list[str]:
    """The reason of kind `negation` where only one of the two surely denies something."""
    lost = _denial(arabic)
    twice = _DENIED_DENIAL.search(fold(arabic)) is not None
    if lost and not (_english_denial(english) if twice else _may_deny_in_english(english)):
        return [f"negation: {lost} is lost"]
    added = _english_denial(english)
    if added and not _may_deny(arabic):
        return [f"negation: {added} is not in the Arabic"]
    return []


def denies(arabic: str) -> bool:
    """Whether a word of the Arabic denies something (لم, غير, عدم, دون)."""
    return not _NEGATORS.isdisjoint(fold_words(arabic))


def denies_in_english(english: str) -> bool:
    """Whether a word of the English surely denies something."""
    return bool(_english_denial(english))


@lru_cache(maxsize=1024)
def _denial(arabic: str) -> str:
    """The first particle that surely denies, "" without one."""
    text = _FIXED.sub(" ", fold(arabic))
    words = fold_words(text)
    if _NONE_OF.search(text):
        return "ما من"
    for at, word in enumerate(words):
        if word in _DENIES:
            return word
        if word in _DENIES_VERBS and at + 1 < len(words) and _imperfect(words[at + 1]):
            return word
    return ""


def _imperfect(word: str) -> bool:
    """Whether the word may be a verb that لا denies; a noun behind it may belong to a pair."""
    return len(word) >= 3 and word[0] in "يتن"


@lru_cache(maxsize=1024)
def _may_deny(arabic: str) -> bool:
    words = fold_words(arabic)
    return any(
        word in _MAY_DENY or (word[:1] in "وف" and word[1:] in _MAY_DENY)
        or word.startswith(("لا", "اللا")) or word[:4] in ("وعدم", "بعدم")
        for word in words
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _english_denial(english: str) -> str:
    words = english_words(english)
    for at, word in enumerate(words):
        following = words[at + 1].lower if at + 1 < len(words) else ""
        if word.lower in ("not", "no") and following in ("only", "less", "fewer", "more", "later"):
            continue
        if word.lower == "no" and (following.isdigit() or word.text != word.text.lower()):
            continue
        if word.lower in {"not", "never", "nobody", "neither", "no", "nothing", "cannot"} or (
            word.lower.endswith("n't")
        ):
            return word.text
    return ""


@lru_cache(maxsize=1024)
def _may_deny_in_english(english: str) -> bool:
    return any(
        word.lower in _MAY_NOT or _UN.search(word.lower) is not None
        for word in english_words(english)
    )
