"""Names that stand in no source: of places that the gazetteer knows, and told by their grammar.

Arabic has no capitals. But a noun of kind without the article that an adjective with the article
follows (شركة نوفا الهولندية) holds a name between them, and so does a kind that nothing follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.arabic import fold_words
from summarizer.checks.grounding import Grounding
from summarizer.checks.verbs import tense_at
from summarizer.checks.wording import TIES, Token
from summarizer.lexicon import MONTHS, WEEKDAYS, joined_word
from summarizer.places import names_place

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
_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل")


def strange_names(claim: Sequence[Token], grounding: Grounding) -> list[str]:
    """The names of the claim that no source has; a name of several words counts as one, and is
    there where any of its words is."""
    found: list[str] = []
    run: list[int] = []
    for at in range(len(claim) + 1):
        if (
            at < len(claim)
            and _strange(claim, at, grounding)
            and not (run and claim[at].after_pause)
        ):
            run.append(at)
            continue
        if len(run) > 1 or any(is_name(claim, i) for i in run):
            found.append(" ".join(claim[i].word for i in run))
        run = [at] if at < len(claim) and _strange(claim, at, grounding) else []
    return found


def _strange(claim: Sequence[Token], at: int, grounding: Grounding) -> bool:
    """Whether the word may be a name and nothing ties it to a source."""
    places = (at, *_partners(claim, at))
    return (is_name(claim, at) or is_bare(claim, at)) and not any(
        grounding.strength[i] > TIES["weak"] for i in places
    )


def _partners(tokens: Sequence[Token], at: int) -> list[int]:
    """The neighbours with which the word makes the name of a place (سلطنة عمان)."""
    return [
        other
        for other, pair in ((at - 1, (at - 1, at)), (at + 1, (at, at + 1)))
        if pair[0] >= 0
        and pair[1] < len(tokens)
        and names_place([tokens[pair[0]].word, tokens[pair[1]].word])
    ]


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is surely a name."""
    token = tokens[at]
    if not token.content or token.word in WEEKDAYS or token.word in MONTHS:
        return False
    return names_known_place(tokens, at) or _by_kind(tokens, at)


def names_known_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word, alone or with a neighbour, is a place that the tables know."""
    word = tokens[at].word
    for prefix in ("", *_PREFIXES):
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if len(rest) >= 3 and (names_place([rest]) or names_place(["ال" + rest])):
                return True
    return bool(_partners(tokens, at))


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
