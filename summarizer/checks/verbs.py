"""Verbs and who does what: told by shape and place, since news is written without vowels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summarizer.arabic import fold_words
from summarizer.checks.wording import Token
from summarizer.lexicon import (
    COMPLEMENTS,
    DEED_VERBS,
    WEEKDAYS,
    joined_word,
    saying_form,
)

Tense = Literal["past", "present", "future"]

_OPENERS = frozenset(
    fold_words(
        """
        أن إن لا لم لن قد وقد فقد لقد سوف الذي التي الذين اللذان اللتان فيما بينما كما بعدما عندما
        حيث ثم ما مما كان كانت كي حتى لكن ولكن حين إذ أنه أنها أنهم إنه إنها إنهم بأن وأن ومن من
        """
    )
)
"""Words behind which a verb may stand."""

_NOT_IMPERFECT = frozenset(
    fold_words(
        """
        يوم يوما يومي يوميا يومية يومين يونيو يوليو يناير يمين يمن يمني يد يدين ياسر ياسين يحيى
        يوسف يعقوب يورو تونس تركيا تركي تركية تبوك تكريت تعز تل تحت تلك تجاه تشاد تموز تشرين
        تقرير تاريخ تجارة تجاري تجارية تام تامة تقريبا تلفزيون توتر تهمة تهم تذكرة تربية
        """
    )
)
_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "ما"})
_HIDDEN = frozenset({"كان", "كانت", "كانوا", "وكان", "وكانت", "هو", "هي", "هم", "ومن"})
"""Words that take the subject away from the verb behind them."""

_RECIPROCAL = frozenset({"مع", "بين", "وبين", "ومع"})
_AGENT_MARKS = frozenset({("علي", "يد"), ("علي", "ايدي"), ("علي", "يدي"), ("من", "قبل")})


def tense_at(tokens: Sequence[Token], at: int) -> Tense | None:
    """The tense of the verb at `at`, None where no verb is seen there."""
    word = tokens[at].word
    if not tokens[at].term or word.startswith(("ال", "وال", "بال")) or tokens[at].figure >= 0:
        return None
    bare = word
    if len(word) > 3 and word[0] in "وف" and (joined_word(word) or word[0] == "ف"):
        bare = word[1:]
    opens = at == 0 or tokens[at].after_pause or tokens[at - 1].word in _OPENERS or bare != word
    form = saying_form(bare)
    if form is not None and form.shape != "participle":
        if form.shape == "perfect":
            return "past"
        return "future" if bare[0] == "س" else "present"
    if bare in DEED_VERBS:
        return "past"
    if len(bare) >= 5 and bare[0] == "س" and bare[1] in "يت" and (opens or bare[1] == "ي"):
        return "future"
    if len(bare) >= 4 and bare[0] in "يت" and bare not in _NOT_IMPERFECT:
        verbal_noun = bare[0] == "ت" and (bare[-2] == "ي" or bare.endswith("يه"))
        if bare[0] == "ي" or (opens and not verbal_noun):
            return "present"
    if opens and (bare.endswith(("ت", "وا")) or at == 0) and not bare.endswith(("ه", "ات", "ين")):
        return "past"
    return None


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb and who does it: `agent` are the positions of content tokens from the subject's head
    on, `before` whether the subject stands before the verb. The agent is empty where the subject is
    a pronoun or not in the clause.
    """

    verb: int
    agent: tuple[int, ...]
    before: bool


def deed_at(tokens: Sequence[Token], verb: int) -> Deed:
    """The deed of the verb at `verb`."""
    ahead = _subject_before(tokens, verb)
    if ahead:
        return Deed(verb, ahead, True)
    if tokens[verb].word.endswith(("وا", "ون")) or (verb and not _opens_clause(tokens, verb)):
        return Deed(verb, (), False)
    found: list[int] = []
    for at in range(verb + 1, len(tokens)):
        token = tokens[at]
        if token.word in _RELATIVES or token.word in COMPLEMENTS:
            break
        if token.after_pause and found:
            break
        if not token.term or token.word in WEEKDAYS or _written_on(token):
            if found:
                break
            continue
        if tokens[at].figure >= 0:
            continue
        if tense_at(tokens, at) is not None and at > verb + 1:
            break
        found.append(at)
    return Deed(verb, tuple(found[:5]), False)


def _opens_clause(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb begins its clause, so that its subject follows."""
    token, before = tokens[verb], tokens[verb - 1]
    if token.after_pause or (token.word[:1] in "وف" and joined_word(token.word) is not None):
        return True
    hidden = (
        before.word in _RELATIVES
        or before.word in _HIDDEN
        or (len(before.word) > 3 and (before.word in COMPLEMENTS))
    )
    return not before.term and not hidden


def _subject_before(tokens: Sequence[Token], verb: int) -> tuple[int, ...]:
    if verb == 0 or tokens[verb].after_pause or tokens[verb].word[:1] in "وف":
        return ()
    at = verb - 1
    if tokens[at].word in _RELATIVES:
        at -= 1
    found: list[int] = []
    while at >= 0:
        token = tokens[at]
        if not token.term:
            return tuple(found) if token.word in COMPLEMENTS and len(token.word) <= 3 else ()
        if tense_at(tokens, at) is not None and at > 0:
            return ()
        found.insert(0, at)
        if token.after_pause or (token.word[:1] == "و" and joined_word(token.word)):
            break
        at -= 1
    return tuple(found) if len(found) <= 6 and at < 1 else ()


def preposition_of(tokens: Sequence[Token], at: int) -> str:
    """The preposition that governs the noun at `at`: a word up to two before it, or the letter
    written onto it; "" for none.
    """
    if _written_on(tokens[at]):
        return tokens[at].word[0]
    for before in range(at - 1, max(at - 3, -1), -1):
        other = tokens[before]
        if not other.term or tokens[before + 1].after_pause:
            return "" if tokens[before + 1].after_pause else other.word
        if tense_at(tokens, before) is not None:
            return ""
        if _written_on(other):
            return other.word[0]
    return ""


def _written_on(token: Token) -> bool:
    """Whether a preposition of one letter is written onto the word."""
    word = token.word
    return word[:1] in ("ب", "ل") and bool(token.term) and not token.term.startswith(word[0])


def reciprocal(tokens: Sequence[Token]) -> bool:
    """Whether somebody does it with another, so that the two may change places."""
    return any(token.word in _RECIPROCAL for token in tokens)


def by_agent(tokens: Sequence[Token]) -> bool:
    """Whether a passive names its agent (على يد، من قبل)."""
    pairs = {(a.word, b.word) for a, b in pairwise(tokens)}
    return bool(pairs & _AGENT_MARKS) or any(token.word == "بواسطه" for token in tokens)
