"""What at the start of a statement only ties it to the one before: كما, من جانبه, a verb's و."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from summarizer.arabic import INVISIBLE, fold_words
from summarizer.lexicon import CONNECTIVES, DEED_VERBS, SAYING_VERBS, joined_word, saying_form

Word = tuple[str, int, int]
"""A folded word with its span."""

MIN_WORDS_BEHIND = 3
"""Words that a unit keeps at least when its lead is cut."""

NOT_A_CLAUSE = frozenset(
    {
        *("يتعلق", "يخص", "يلي", "بعد", "بين", "بينهم", "بينهما", "بينها", "اذا", "ورا", "عدا"),
        *("مضي", "سبق", "يبدو", "يشبه", "يعرف", "يسمي", "هو", "هي", "في", "لو", "كان", "كانت"),
        *("يجب", "ينبغي", "تم", "انه", "انها", "لا", "علي", "من", "جا", "ورد"),
    }
)
"""Words after كما, فيما or بينما with which no statement of its own begins."""

BUT = "لكن"
"""The connective that changes the noun behind it."""

_BEHIND_BUT = frozenset(
    fold_words(
        """
        أبا أخا ذا ذلك هذا هذه بعد قبل منذ في من على مع عند خلال رغم أي لم لا ما لن ليس حتى إلى أن
        بحسب وفق وفقا هناك هل كيف متى لماذا حين عندما حينها إذا كل بعض
        """
    )
)

_OPEN_ENDED = tuple(fold_words("السياق ذلك النتيجة الفوز الخسارة التعادل الهزيمة الانتصار"))
"""Last words of connectives that an adjective or a noun may go on (في السياق الأمني)."""

_LEAD_END = re.compile(rf"[\s،,{INVISIBLE.pattern[1:-1]}]*")
_CONNECTIVES_BY_WORD = {
    first: tuple(phrase for phrase in CONNECTIVES if phrase.split()[0] == first)
    for first in {phrase.split()[0] for phrase in CONNECTIVES}
}
_PLAIN_CONNECTIVES = frozenset({"كما", "فيما", "بينما", "وكما", "وفيما", "وبينما", "هذا", "وهذا"})


def lead_length(shown: str, start: int, end: int, sentence: Sequence[Word]) -> int:
    """Characters at the start of the unit `shown[start:end]` that only connect; 0 where there are
    none, or where little would be left without them. `sentence` is the words of its sentence.
    """
    first = bisect_left(sentence, start, key=_start)
    words = [word for word in sentence[first : first + 12] if word[2] <= end]
    if len(words) <= MIN_WORDS_BEHIND:
        return 0
    if words[0][0] == "ففي" and words[0][1] == start:
        return 1
    if words[0][0] not in _CONNECTIVES_BY_WORD and words[0][0][0] != "و":
        return 0
    folded = [word for word, _, _ in words]
    cut, index = start, 0
    opening = " ".join(folded[:6]) + " "
    known = _CONNECTIVES_BY_WORD.get(folded[0], ())
    phrase = next((one for one in known if opening.startswith(one + " ")), None)
    if phrase is not None and phrase.endswith(BUT) and _governed(folded[1]):
        phrase = None
    if phrase is not None and phrase.endswith(_OPEN_ENDED):
        last = len(phrase.split())
        close = last < len(words) and not shown[words[last - 1][2] : words[last][1]].strip()
        if close and folded[last].startswith("ال"):
            phrase = None
    if phrase is not None:
        count = len(phrase.split())
        index = count
        if index < len(words) and (
            phrase not in _PLAIN_CONNECTIVES or _is_clause_word(phrase, folded, index)
        ):
            gap = _LEAD_END.match(shown, words[index - 1][2])
            cut = gap.end() if gap else words[index][1]
            cut = cut if cut == words[index][1] or shown[cut] in '"«“' else start
        index = index if cut > start else 0
    if index < len(words) and cut == words[index][1]:
        bare = joined_verb(folded[index])
        form = saying_form(bare) if bare else None
        if (
            shown[cut] == "و"
            and bare
            and (bare in DEED_VERBS or (form and form.shape == "perfect"))
        ):
            cut += 1
    return cut - start if len(shown[cut:end].split()) >= MIN_WORDS_BEHIND else 0


def _governed(word: str) -> bool:
    """Whether what follows لكن shows that it does: an accusative, a pronoun, a circumstance that is
    told against another."""
    accusative = word.endswith("ا") and not word.startswith("ال")
    return accusative or word.endswith(("ين", "ان")) or word in _BEHIND_BUT


def _is_clause_word(phrase: str, folded: Sequence[str], index: int) -> bool:
    """Whether a bare connective stands before a verb of its own: كما أكد, not كما في."""
    word = folded[index]
    if phrase.endswith("هذا"):
        return joined_word(word) is not None and (
            saying_form(word) is not None or word[1:] in DEED_VERBS or word == "وقد"
        )
    if word in NOT_A_CLAUSE:
        return False
    return saying_form(word) is not None or word in DEED_VERBS


def _start(word: Word) -> int:
    return word[1]


def joined_verb(word: str) -> str | None:
    """The perfect of a verb that و joins to the sentence; None where there is none."""
    if word[0] != "و" or word in DEED_VERBS or word in SAYING_VERBS:
        return None
    bare = word[1:]
    return bare if bare in DEED_VERBS or bare in SAYING_VERBS else None
