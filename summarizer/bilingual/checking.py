"""Everything that can be wrong with an English sentence as the translation of an Arabic one."""

from __future__ import annotations

from summarizer.arabic import LETTER, count_words
from summarizer.bilingual.certainty import compare_certainty
from summarizer.bilingual.dates import compare_dates
from summarizer.bilingual.figures import compare_figures
from summarizer.bilingual.likeness import compare_meaning
from summarizer.bilingual.meanings import compare_directions, lost_clauses, strange_clauses
from summarizer.bilingual.names import compare_names
from summarizer.bilingual.polarity import compare_polarity
from summarizer.bilingual.quotes import compare_quotes
from summarizer.bilingual.roles import compare_fates, compare_roles
from summarizer.repetition import find_loop
from summarizer.semantics import SentenceEncoder

WORD_RATIO = (0.7, 3.0)
"""English words for one Arabic word; Arabic writes article, conjunction and pronouns in one. On 70
pairs of newswire right translations had 0.90 to 1.75, those cut in half 0.37 to 0.72."""

RATIO_SLACK = 1
"""Words by which a sentence may be outside `WORD_RATIO`: short ones vary more."""


def check_english(
    arabic: str, english: str, encoder: SentenceEncoder | None = None
) -> tuple[str, ...]:
    """What is wrong with `english` as the translation of `arabic`; none where nothing is.

    Reasons are `kind: detail`, of kinds `empty`, `arabic` (letters left over), `loop`, `length`,
    `figure` (lost, not in the Arabic, or of another fate), `unit`, `bound`, `date`, `name`,
    `negation`, `certainty` (a claim told as a fact, or the reverse), `quote`, `opposite`, `roles`,
    `added` and `missing` (clauses), and with an encoder `meaning`.
    """
    if not english.strip():
        return ("empty",) if arabic.strip() else ()
    reasons = []
    if LETTER.search(english):
        left = [word for word in english.split() if LETTER.search(word)]
        reasons.append(f"arabic: {' '.join(left)}")
    if loop := find_loop(english):
        reasons.append(f"loop: {loop}")
    given, made = count_words(arabic), count_words(english)
    low, high = WORD_RATIO
    if made < low * given - RATIO_SLACK or made > high * given + RATIO_SLACK:
        reasons.append(f"length: {made} words for {given}")
    for compare in (
        compare_figures,
        compare_fates,
        compare_dates,
        compare_names,
        compare_polarity,
        compare_certainty,
        compare_quotes,
        compare_directions,
        compare_roles,
    ):
        reasons += compare(arabic, english)
    clauses = [
        *(f"added: {clause}" for clause in strange_clauses(arabic, english)),
        *(f"missing: {clause}" for clause in lost_clauses(arabic, english)),
    ]
    if encoder is None:
        return (*reasons, *clauses)
    likeness = compare_meaning(arabic, english, encoder)
    kinds = {reason.partition(":")[0] for reason in likeness}
    told_already = kinds | ({"added", "missing"} if "meaning" in kinds else set())
    clauses = [reason for reason in clauses if reason.partition(":")[0] not in told_already]
    return (*reasons, *clauses, *likeness)
