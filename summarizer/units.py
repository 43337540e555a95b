"""Units: the spans inside a sentence that make one statement each.

`split_units` cuts only where grammar alone is sure: a co-ordinated verb of saying or doing starts
a statement of its own. `candidate_cuts` lists every place where a cut would be grammatical, for
whoever knows from the other articles which of them part two statements.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from summarizer.arabic import INVISIBLE, mask_entities
from summarizer.articles import Sentence, UnitSpan
from summarizer.leads import NOT_A_CLAUSE, Word, joined_verb, lead_length
from summarizer.lexicon import (
    COMPLEMENTS,
    DEED_VERBS,
    PARTICIPLES,
    joined_word,
    saying_at,
    saying_form,
)
from summarizer.lines import tokens
from summarizer.quotations import find_quotations

MIN_UNIT_WORDS = 4
"""Words that each side of a cut needs at least."""

_FURTHER = frozenset(
    {"وان", "وانه", "وانها", "وانهم", "وانهما", "وبان", "وبانه", "وبانها", "وبانهم"}
)
"""Words that open one more thing said by the same speaker (قال إن …، وأن …)."""

_HELD = frozenset({"علما", "لاسيما", "ولاسيما", "سيما", "خاصه", "وخاصه", "خصوصا", "وخصوصا", "الا"})
"""Words that ask for what follows them (علما بأن، لا سيما وأن): no cut parts the two."""

_PAUSED = re.compile("[،,؛;]")
_PAUSE = re.compile(rf"[،؛,;.…{INVISIBLE.pattern[1:-1]}]")
_NOUNS_TOO = frozenset({"بين", "هنا", "رد", "امر", "عرض", "طلب", "وعد", "امل", "نقل"})
_SUBORDINATED = frozenset({"حيث", "اذ"})
_CONNECTED = frozenset({"كما", "فيما", "بينما"})
_OPENING = _CONNECTED | _SUBORDINATED
_ATTRIBUTES = frozenset({"قال", "ذكر", "افاد", "نقل", "اورد", "وصف", "روي"})


def words_of(text: str, sentences: Sequence[Sentence]) -> list[list[Word]]:
    """The words of each of `sentences`, for those who ask for units and for cuts."""
    shown = mask_entities(text)
    return [tokens(shown, sentence.start, sentence.end) for sentence in sentences]


def split_units(
    text: str, sentences: Sequence[Sentence], all_words: Sequence[Sequence[Word]] | None = None
) -> tuple[UnitSpan, ...]:
    """The units of `sentences` of the article's `text`, in order; a sentence that cannot be cut is
    one unit. Units of a sentence do not overlap; what lies between them is a comma or a stop.

    `all_words` is `words_of` the same sentences, where it is known.
    """
    shown = mask_entities(text)
    found: list[UnitSpan] = []
    known = words_of(text, sentences) if all_words is None else all_words
    for number, (sentence, words) in enumerate(zip(sentences, known, strict=True)):
        cuts: list[tuple[int, bool]] = []
        if not sentence.heading and len(words) >= 2 * MIN_UNIT_WORDS:
            cuts = _sure_cuts(shown, sentence, words)
        starts = [(sentence.start, False), *cuts]
        for index, (start, dependent) in enumerate(starts):
            end = sentence.end
            if index + 1 < len(starts):
                end = starts[index + 1][0]
                while shown[end - 1].isspace() or _PAUSE.match(shown[end - 1]):
                    end -= 1
            lead = 0 if sentence.heading else lead_length(shown, start, end, words)
            found.append(UnitSpan(start, end, number, lead, dependent))
    return tuple(found)


def candidate_cuts(
    text: str, sentences: Sequence[Sentence], all_words: Sequence[Sequence[Word]] | None = None
) -> tuple[tuple[int, ...], ...]:
    """For each of `sentences` the offsets in `text`, in order, where a co-ordinated word, a
    connected clause or a participle that carries a statement begins: outside quotations, with
    enough words on both sides. Empty for headings and short sentences.

    `all_words` is `words_of` the same sentences, where it is known.
    """
    shown = mask_entities(text)
    known = words_of(text, sentences) if all_words is None else all_words
    return tuple(
        _candidates(shown, sentence, words)
        for sentence, words in zip(sentences, known, strict=True)
    )


def _candidates(shown: str, sentence: Sentence, words: Sequence[Word]) -> tuple[int, ...]:
    if sentence.heading or len(words) < 2 * MIN_UNIT_WORDS:
        return ()
    outside = _Outside(shown, sentence)
    folded = [word for word, _, _ in words]
    pauses = shown.count(".", sentence.start, sentence.end) > 1
    found = []
    for index in range(MIN_UNIT_WORDS - 1, len(words) - MIN_UNIT_WORDS + 1):
        word = folded[index]
        if folded[index - 1] in _HELD:
            continue
        if not (
            (word[0] == "و" and joined_word(word) is not None)
            or word in PARTICIPLES
            or word in _SUBORDINATED
            or (word in _CONNECTED and folded[index + 1] not in NOT_A_CLAUSE)
            or (pauses and _after_pause(shown, words, index))
        ):
            continue
        if outside(words[index][1]):
            found.append(words[index][1])
    return tuple(found)


class _Outside:
    """Tells whether an offset lies outside the quotations of a sentence, which it looks for when
    first asked: most sentences have no word to ask about.
    """

    def __init__(self, shown: str, sentence: Sentence) -> None:
        self._shown = shown
        self._sentence = sentence

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return find_quotations(self._shown, self._sentence.start, self._sentence.end)

    @cached_property
    def _starts(self) -> list[int]:
        return [span[0] for span in self._spans]

    def __call__(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index < 0 or offset >= self._spans[index][1]


def _after_pause(shown: str, words: Sequence[Word], index: int) -> bool:
    """Whether '..' stands before the word."""
    return shown[words[index - 1][2] : words[index][1]].count(".") > 1


def _sure_cuts(shown: str, sentence: Sentence, words: Sequence[Word]) -> list[tuple[int, bool]]:
    """Where statements start after the first, and whether each hangs on what stands before it."""
    outside = _Outside(shown, sentence)
    folded = [word for word, _, _ in words]
    reported = next((at for at, word in enumerate(folded) if word in COMPLEMENTS), len(folded))
    cuts: list[tuple[int, bool]] = []
    last, read, verb = 0, 0, -1
    for index in range(MIN_UNIT_WORDS, len(words) - MIN_UNIT_WORDS + 1):
        word = folded[index]
        if not (word[0] in "وم" or word in _OPENING or word in PARTICIPLES):
            continue
        if index - last < MIN_UNIT_WORDS:
            continue
        start = words[index][1]
        kind = _starts_statement(shown, words, folded, index, reported < index)
        if kind is None or not outside(start):
            continue
        verb = next((at for at in range(index - 1, read - 1, -1) if _can_be_verb(folded[at])), verb)
        read = index
        if verb < last:
            continue
        cuts.append((start, kind == "dependent"))
        last = index
    return cuts


def _can_be_verb(word: str) -> bool:
    """Whether a clause can be of the word: a known verb, an imperfect, a participle that speaks."""
    return (
        word in DEED_VERBS
        or word[1:] in DEED_VERBS
        or saying_form(word) is not None
        or word in COMPLEMENTS
        or word in {"كان", "كانت", "تم", "وكان", "وكانت", "ليس", "ليست"}
        or (len(word) > 3 and word[0] in "يت" and word[1] not in "اه")
        or (len(word) > 4 and word[:2] in {"وي", "وت", "سي", "ست"})
        or word.endswith("ت")
    )


def _starts_statement(
    shown: str, words: Sequence[Word], folded: list[str], index: int, reported: bool
) -> str | None:
    """ "own" where a statement with a verb of its own starts at the word, "dependent" where it
    leans on the speaker before it (مشيرا الى أن), None where none surely starts. `reported` is
    whether what is said has opened before the word.
    """
    word = folded[index]
    if folded[index - 1] in _HELD:
        return None
    if word in _FURTHER and reported:
        return "dependent"
    if word in _SUBORDINATED:
        form = saying_form(folded[index + 1])
        says = saying_at(folded, index + 1) or "قايلا" in folded[index + 2 : index + 6]
        return "dependent" if form is not None and form.shape == "perfect" and says else None
    if word in _CONNECTED:
        follows = index + 1
        if folded[follows] in {"قد", "ان"} and word != "كما":
            follows += 1
        nearby = folded[follows]
        if nearby in NOT_A_CLAUSE:
            return None
        form = saying_at(folded, follows)
        if form is not None and form.shape == "perfect":
            if word == "كما" and form.lemma in _ATTRIBUTES and not _complement(folded, follows, 8):
                return None
            return "own"
        return "own" if nearby in DEED_VERBS else None
    bare = joined_verb(word) or joined_word(word)
    if bare is not None:
        paused = _PAUSED.search(shown, words[index - 1][2], words[index][1]) is not None
        form = saying_form(bare)
        if form is not None and form.shape == "perfect" and bare not in _NOUNS_TOO:
            if _complement(folded, index, 7) or (paused and _object(shown, words, index)):
                return "own"
            return None
        if bare in DEED_VERBS and paused and _settled(folded, index):
            return "own"
        bare_word = bare
    else:
        bare_word = word
    if bare_word in PARTICIPLES and folded[index - 1] not in {"غير", "ليس", "ليست"}:
        return "dependent" if _complement(folded, index, 4) else None
    return None


def _complement(folded: Sequence[str], index: int, reach: int) -> bool:
    """Whether what is said opens within `reach` words after `index`, before another verb."""
    for word in folded[index + 1 : index + 1 + reach]:
        if word in COMPLEMENTS:
            return True
        if word in _CONNECTED:
            return False
        form = saying_form(word)
        if form is not None and form.shape == "perfect" and word[0] == "و":
            return False
    return False


def _object(shown: str, words: Sequence[Word], index: int) -> bool:
    """Whether the verb takes what is said as its object: على, إلى, عن or ب, or a quotation."""
    for word, start, end in words[index + 1 : index + 5]:
        if word in {"علي", "الي", "عن", "من"} or (word[0] == "ب" and len(word) > 4):
            return True
        if '"' in shown[end : end + 3] or "«" in shown[end : end + 3] or shown[start - 1] in '"«':
            return True
    return False


def _settled(folded: Sequence[str], index: int) -> bool:
    """Whether a verb of doing after "، و" starts a clause outside a relative or reported one."""
    before = folded[max(0, index - 14) : index]
    return not any(word in _SUBORDINATE for word in before)


_SUBORDINATE = frozenset(
    {"الذي", "التي", "الذين", "اللذين", "ان", "انه", "انها", "بان", "اذا", "لو", "حيث", "عندما"}
    | {"بعدما", "قبل", "منذ", "كي", "لكي", "حتي", "مما", "ما"}
)
