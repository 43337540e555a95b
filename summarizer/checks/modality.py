"""Done, to come, or only possible: what a source announces is no fact yet."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.arabic import fold_words
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.verbs import tense_at
from summarizer.checks.wording import Token
from summarizer.lexicon import CLAIM_VERBS, DEED_VERBS, HEDGES, saying_form

_LOOSE_FIGURES = frozenset(fold_words("نحو حوالي قرابة تقريبا زهاء يقارب"))
_POSSIBLE = (HEDGES - _LOOSE_FIGURES - {"قد"}) | frozenset(
    fold_words("يشتبه المشتبه شبهة مشتبه اتهم اتهمت اتهموا متهم المتهم بتهمة تتهم يتهم تهمة")
)
_PLANS = frozenset(
    fold_words(
        """
        سوف يعتزم تعتزم اعتزم اعتزمت يعتزمون اعتزام اعتزامه اعتزامها ينوي تنوي نوى نيته نيتها يخطط
        تخطط خطط خططت يخططون خطة خططا المقرر مقرر المزمع المنتظر ينتظر ستتم سيتم تستعد يستعد
        المتوقع يتوقع متوقع توقع توقعت تتوقع المرتقب المحتمل يدرس تدرس مشروع
        """
    )
)
_IF = frozenset({"اذا", "لو", "حال", "شريطه"})
_REACH = 5


def open_at(tokens: Sequence[Token], at: int) -> str:
    """The word at `at` where it holds open what follows (ربما، يُشتبه، قد with an imperfect); ""
    elsewhere."""
    word = tokens[at].word
    if word in {"قد", "وقد"}:
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        return word if following[:1] in ("ي", "ت") and len(following) > 3 else ""
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > 4 else word
    return word if bare in _POSSIBLE or bare in CLAIM_VERBS else ""


def to_come(tokens: Sequence[Token], at: int) -> bool:
    """Whether what the word at `at` names is still to come, or only possible."""
    if tense_at(tokens, at) == "future":
        return True
    for before in range(at - 1, max(at - 1 - _REACH, -1), -1):
        other = tokens[before]
        if other.word in _PLANS or other.word in _IF or open_at(tokens, before):
            return True
        if tokens[before + 1].after_pause or tense_at(tokens, before) == "past":
            return False
    return False


def changed_time(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The claim's verbs that tell as done what the sources announce, or as to come what they tell
    as done; empty where any source sentence has it as the claim has.
    """
    found = []
    for at in range(len(claim)):
        tense = tense_at(claim, at)
        if not claim[at].content or tense is None or tense == "present":
            continue
        if tense == "past" and not _surely_past(claim[at].word):
            continue
        if tense == "past" and to_come(claim, at):
            continue
        places = [
            (number, grounding.aligned[number][at])
            for number in grounding.chosen
            if grounding.aligned[number][at] >= 0
        ]
        verdicts = [_other_time(tense, ground.frames[f].tokens, place) for f, place in places]
        if verdicts and all(verdicts):
            found.append(claim[at].word)
    return found


def _surely_past(word: str) -> bool:
    """Whether the word's own shape shows the past: at the start of a sentence nouns stand too."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    form = saying_form(word)
    return (
        (form is not None and form.shape == "perfect")
        or bool({word, bare} & DEED_VERBS)
        or word.endswith(("ت", "وا"))
    )


def _other_time(tense: str, tokens: Sequence[Token], at: int) -> bool:
    if tense == "past":
        return to_come(tokens, at) and tense_at(tokens, at) != "past"
    return tense_at(tokens, at) == "past" and not to_come(tokens, at)
