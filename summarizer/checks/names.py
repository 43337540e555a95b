"""Names that stand in no source: of places that the gazetteer knows, and told by their grammar.

Arabic has no capitals. But a noun of kind without the article that an adjective with the article
follows (شركة نوفا الهولندية) holds a name between them, and so does a kind that nothing follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.arabic import fold_words
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.verbs import tense_at
from summarizer.checks.wording import TIES, Token
from summarizer.gazetteer import contains
from summarizer.lexicon import MONTHS, WEEKDAYS, joined_word

_KINDS = frozenset(
    fold_words(
        """
        شركة مدينة بلدة قرية محافظة ولاية إقليم حزب نادي مطار ميناء جزيرة صحيفة وكالة قناة مصرف
        نهر جبل بحيرة حركة تنظيم مخيم مجلة مضيق سد سفينة رواية فيلم إعصار عاصفة منتخب
        """
    )
)
_BEFORE = ("ال", "لل", "وال", "بال", "كال", "فال")
_BEHIND = ("ه", "ها", "هم", "ات", "ون", "يا", "ءا")


def strange_names(claim: Sequence[Token], grounding: Grounding, ground: Ground) -> list[str]:
    """The names of the claim that no source has. Two words in a row without ground, article or
    known meaning are a name; a place is there where a place within it is.
    """
    found: list[str] = []
    run: list[int] = []
    for at in range(len(claim) + 1):
        strange = at < len(claim) and _strange(claim, at, grounding, ground)
        if strange and not (run and claim[at].after_pause):
            run.append(at)
            continue
        if len(run) > 1 or any(is_name(claim, i) for i in run):
            found.append(" ".join(claim[i].word for i in run))
        run = [at] if strange else []
    return found


def _strange(claim: Sequence[Token], at: int, grounding: Grounding, ground: Ground) -> bool:
    """Whether the word may be a name and nothing ties it to a source."""
    place = claim[at].place
    if place is not None:
        return not (
            any(grounding.strength[i] for i in range(place.start, place.end))
            or any(contains(place, other) for other in ground.places.values())
        )
    named = is_name(claim, at) or is_bare(claim, at)
    return named and grounding.strength[at] <= TIES["weak"]


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is surely a name."""
    return tokens[at].content and (tokens[at].place is not None or _by_kind(tokens, at))


def is_bare(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is written onto the word at `at` and no table knows what it means."""
    token = tokens[at]
    return (
        token.content
        and not token.concept
        and len(token.word) >= 3
        and not token.word.startswith(_BEFORE)
        and not token.word.endswith(_BEHIND)
        and joined_word(token.word) is None
        and token.word not in MONTHS
        and token.word not in WEEKDAYS
        and tense_at(tokens, at) is None
    )


def _by_kind(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if at == 0 or token.word.startswith("ال") or token.concept or token.after_pause:
        return False
    before = tokens[at - 1].word
    if before not in _KINDS and not any(
        before.startswith(p) and before[len(p) :] in _KINDS for p in ("و", "ب", "ل")
    ):
        return False
    if at + 1 >= len(tokens) or tense_at(tokens, at) is not None:
        return False
    following = tokens[at + 1].word
    # The adjective has the article because the name before it is definite.
    return following.startswith("ال") and following.endswith(("ي", "يه"))
