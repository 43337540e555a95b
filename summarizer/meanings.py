"""What the words of a unit mean to the merging: figures by value, synonyms by concept.

Two desks tell one thing in other words; where the thesaurus knows a concept, its id stands for the
words, else their term does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.attribution import Word
from summarizer.quantities import Quantity
from summarizer.terms import Vocabulary
from summarizer.thesaurus import concepts


@dataclass(frozen=True, slots=True)
class Token:
    """A content word or figure of a unit: its span in the article's text, its plain term, and its
    `key`: `@concept`, `#value`, or the term where neither is known.
    """

    start: int
    end: int
    term: str
    key: str


def tokens_of(
    words: Sequence[Word], quantities: Sequence[Quantity], vocabulary: Vocabulary
) -> tuple[Token, ...]:
    """The tokens of a unit in order; function words have none. An expression of several words, and
    a figure with the words that belong to it, are one token each.
    """
    folded = [word for word, _, _ in words]
    concept_at: dict[int, str] = {}
    hidden: set[int] = set()
    seen: set[str] = set()
    for concept in concepts(folded):
        if concept.id in seen and concept.start not in concept_at:
            hidden.update(range(concept.start, concept.end))
            continue
        seen.add(concept.id)
        concept_at[concept.start] = concept.id
        hidden.update(range(concept.start + 1, concept.end))
    found: list[Token] = []
    pending = list(quantities)
    for index, (word, start, end) in enumerate(words):
        while pending and start >= pending[0].end:
            pending.pop(0)
        inside = pending and pending[0].start <= start
        if inside and word != pending[0].counted:
            if not found or found[-1].start != pending[0].start:
                value = f"#{pending[0].normalised}"
                found.append(Token(pending[0].start, pending[0].end, value, value))
            continue
        term = vocabulary.term(word)
        if index in concept_at:
            found.append(Token(start, end, term or word, f"@{concept_at[index]}"))
        elif index not in hidden and term:
            found.append(Token(start, end, term, term))
    return tuple(found)
