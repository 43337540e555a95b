"""Words that English writes large without their being names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from summarizer.bilingual.tables import load_english
from summarizer.bilingual.words import Word
from summarizer.quantities.number_words import word_set

PARTICLES = word_set(
    """
    al el ad an ar as at ash ath az bin ben ibn bint abu abou umm de del da dos di la le les du
    van von der den ter st san santa saint sir and of the i
    """
)
"""What stands inside names without being heard, or is written in many ways."""

_TITLES = word_set(
    """
    president vice-president minister king queen prince princess emir sultan sheikh pope imam
    rabbi general colonel major captain lieutenant admiral marshal commander sergeant brigadier
    brig gen col maj lt capt senator governor mayor ambassador envoy judge justice chancellor
    premier secretary secretary-general chairman director spokesman spokeswoman speaker leader
    chief coach mr mrs ms dr professor prof sir lord lady dame father mother saint
    representative deputy congressman congresswoman commissioner prosecutor attorney archbishop
    bishop patriarch cardinal ayatollah sovereign monarch crown foreign prime
    """
)
"""Words that stand in front of a person's name."""

_OFFICES = word_set("minister ministers ministry secretary undersecretary department")
"""What is named by the field that it is for (Irrigation Minister, Ministry of Endowments)."""

_SMALL_IN_TITLES = 4
"""Letters up to which headlines of capitals write a word small (With, from)."""


def is_common(word: Word) -> bool:
    """Whether the word is one that has a capital in names which Arabic translates."""
    table = load_english()
    parts = [part for part in word.lower.split("-") if part]
    return all(
        part in table.capitals or part in PARTICLES or part in table.phrases or part.isdigit()
        or part.removesuffix("s") in table.capitals
        for part in parts
    )  # fmt: skip


def is_abbreviation(word: Word) -> bool:
    """Whether the word is an abbreviation (NATO)."""
    return len(word.text) <= 6 and word.text.isupper()


def names_on(words: Sequence[Word], at: int, covered: Collection[int]) -> bool:
    """Whether a second word of a name follows the one that opens the sentence."""
    following = at + 1
    if following >= len(words) or words[following].start - words[at].end != 1:
        return False
    word = words[following]
    return word.capital and following not in covered and not is_common(word)


def in_title(words: Sequence[Word], at: int, covered: Collection[int]) -> bool:
    """Whether a lone strange word stands beside a common one with a capital, which is no title of
    persons: the name of a body, which Arabic translates (Rapid Support Forces).
    """
    lead = [word.lower for word in words[max(0, at - 2) : at]]
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if following in _OFFICES or (lead[-1:] == ["of"] and lead[0] in _OFFICES):
        return True
    beside = [
        words[near]
        for near in (at - 1, at + 1)
        if 0 <= near < len(words) and abs(words[near].start - words[at].start) < 25
    ]
    return any(word.capital and is_common(word) and word.lower not in _TITLES for word in beside)


def is_headline(words: Sequence[Word]) -> bool:
    """Whether all long words have capitals, as in headlines, where they say nothing."""
    long = [word for word in words if len(word.text) > _SMALL_IN_TITLES and word.text[0].isalpha()]
    return len(long) >= 3 and all(word.capital for word in long)
