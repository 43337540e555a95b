"""One spelling for one name over all sentences of a translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from summarizer.arabic import fold_words
from summarizer.bilingual.capitals import PARTICLES
from summarizer.bilingual.naming import english_names, hears
from summarizer.bilingual.words import Word, spans_of_words

MIN_LETTERS = 4
"""Letters from which on two spellings are told apart; short ones are often words."""


@dataclass(frozen=True, slots=True)
class Respelling:
    """Sentence `sentence` (its index) had `before` where the others have `after`."""

    sentence: int
    before: str
    after: str


def unify_names(
    pairs: Sequence[tuple[str, str]], fixed: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[Respelling, ...]]:
    """The English texts of `pairs` (Arabic, English), in order, with each name that is written as
    it sounds in one spelling, and what was changed. The commonest spelling wins, then the first;
    one of `fixed` (a glossary's) always, and where it stands whole it is left as it is.

    A word that two names of its sentence may be (Mohammed, Mahmoud), or that writes only part of
    one (Abdel Fattah for عبدالفتاح), is left alone.
    """
    said: dict[str, list[tuple[int, Word]]] = {}
    every = {word for arabic, _ in pairs for word in fold_words(arabic)}
    for index, (arabic, english) in enumerate(pairs):
        words = fold_words(arabic)
        for name in english_names(arabic, english):
            if name.heard and len(_own(name.word.text)) >= MIN_LETTERS:
                keys = {_key(word, every) for word in words if hears(word, name.word)}
                if len(keys) == 1:
                    said.setdefault(keys.pop(), []).append((index, name.word))
    wanted = {part for spelling in fixed for part in spelling.split()}
    settled = [
        [span for spelling in fixed for span in spans_of_words(spelling, english)]
        for _, english in pairs
    ]
    changes: list[tuple[int, Word, str]] = []
    for uses in said.values():
        spellings = Counter(_own(word.text) for _, word in uses)
        if len(spellings) < 2 or _forms_of_one(spellings):
            continue
        chosen = next((s for s in spellings if s in wanted), spellings.most_common(1)[0][0])
        changes += [
            (at, word, chosen)
            for at, word in uses
            if _own(word.text) != chosen
            and not any(start <= word.start < end for start, end in settled[at])
        ]
    texts = [english for _, english in pairs]
    for at, word, chosen in sorted(changes, key=lambda change: -change[1].start):
        own = _own(word.text)
        begin = texts[at].find(own, word.start, word.end)
        if begin >= 0:
            texts[at] = texts[at][:begin] + chosen + texts[at][begin + len(own) :]
    return tuple(texts), tuple(
        Respelling(at, _own(word.text), chosen) for at, word, chosen in sorted(
            changes, key=lambda change: (change[0], change[1].start)
        )
    )  # fmt: skip


def _own(text: str) -> str:
    """A name without the article and particles that are joined to it (el-Sisi)."""
    parts = text.split("-")
    while len(parts) > 1 and parts[0].lower() in PARTICLES:
        parts = parts[1:]
    return "-".join(parts)


def _key(word: str, every: Collection[str]) -> str:
    """The word without what is written onto its front, where it stands so elsewhere."""
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف", "ك"):
        bare = word.removeprefix(prefix)
        if bare != word and len(bare) >= 3 and (bare in every or prefix == "ال"):
            return bare
    return word


def _forms_of_one(spellings: Collection[str]) -> bool:
    """Whether the spellings are a word and its plural or adjective (Houthi, Houthis)."""
    shortest = min(spellings, key=len)
    return all(spelling.startswith(shortest) for spelling in spellings)
