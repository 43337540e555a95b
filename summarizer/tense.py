"""Whether a span tells what is to come: what will be done is not yet what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.arabic import fold_words
from summarizer.attribution import skip_connectives

_FUTURE_VERB = re.compile(r"[وف]?س[يتن](?!طر|ر[اهت]|د[اهيو]|ا[سحرق]|ول|نا|ن[ار]|ق|م[اتن])\w{3,}")
"""The imperfect behind س, folded; left out are verbs and nouns that only begin so: سيطر، سيارة،
سيدة، سياسة، ستون، سينما."""

_AHEAD = frozenset(
    fold_words(
        """
        سوف مقرر المقرر المزمع مرتقب المرتقب منتظر المنتظر متوقع المتوقع ينتظر يتوقع يعتزم تعتزم
        يعتزمون تعتزمان ينوي تنوي يستعد تستعد المقبل المقبلة القادم القادمة غدا قريبا بحلول
        """
    )
)
"""Words of what is to come."""

_WAS = frozenset(fold_words("كان كانت وكان وكانت"))
_IMPERFECT = re.compile(r"[يت]\w{3,}")

_OPENS = frozenset(fold_words("سوف ينتظر يتوقع يعتزم تعتزم"))


def opens_ahead(folded: Sequence[str]) -> bool:
    """Whether the word that opens the span tells what is to come (وسيجري الوزير محادثات)."""
    return _opening(tuple(folded)).ahead


def done_of_ahead(ahead: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether `folded` opens with the perfect of the verb by which `ahead` opens in the future (بدأ
    العمل against سيبدأ العمل).
    """
    first, other = skip_connectives(ahead), skip_connectives(folded)
    future = [_FUTURE_VERB.fullmatch(word) for word in ahead[first : first + 1]]
    if not future or future[0] is None:
        return False
    verb = future[0].group().lstrip("وف")[2:]
    return any(word.removeprefix("و") in (verb, verb + "ت") for word in folded[other : other + 1])


def looks_ahead(folded: Sequence[str]) -> bool:
    """Whether anything in the span tells what is to come."""
    return any(word.removeprefix("و") in _AHEAD or _FUTURE_VERB.fullmatch(word) for word in folded)


def lasting_deed(folded: Sequence[str]) -> tuple[str, bool] | None:
    """The imperfect by which the span opens, and whether it is put into the past (كان مراد يشغل
    المنصب against ويشغل مراد المنصب); None where it opens otherwise.
    """
    return _opening(tuple(folded)).lasting


class _Opening(NamedTuple):
    """What `opens_ahead` and `lasting_deed` say of a span."""

    ahead: bool
    lasting: tuple[str, bool] | None


@lru_cache(maxsize=4096)
def _opening(folded: tuple[str, ...]) -> _Opening:
    words = folded[skip_connectives(folded) :][:4]
    if not words:
        return _Opening(False, None)
    bare = words[0].removeprefix("و")
    ahead = _FUTURE_VERB.fullmatch(words[0]) is not None or bare in _OPENS
    if words[0] in _WAS:
        verb = next((word for word in words[1:] if _IMPERFECT.fullmatch(word)), None)
        return _Opening(ahead, None if verb is None else (verb, True))
    return _Opening(ahead, (bare, False) if _IMPERFECT.fullmatch(bare) else None)
