"""Names that a model wrote a letter or two off.

A ban on repeated runs of pieces also bans the second mention of a name of several pieces, which
then comes out misspelt. What is looked for is a word of no article that nearly is a name of the
model's input; where it might be a word of its own, or two names are as near, it is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.arabic import fold_words, shadow, stem, tidy
from summarizer.lexicon import DEED_VERBS, saying_form
from summarizer.names import CLITICS, LONG_CONSONANTS, company, is_name, name_like
from summarizer.story import Story
from summarizer.thesaurus import concepts, singular
from summarizer.transliteration import LONG_LETTERS, SOUNDS, VOWELS, distance, skeleton

MIN_LETTERS = 5
"""Letters of a name, and of the word for it, from which on the one is taken for the other: shorter
ones have too many neighbours (سريا, سوريا)."""

_ARTICLES = ("ال", "لل", "وال", "بال", "فال", "كال", "ولل")
"""How a native word with the article begins."""

_ENDINGS = ("ان", "ات", "ون", "ين", "وا", "ها", "هم", "نا", "ته", "ه", "ت", "ن")
"""What a native word takes at its end, and so may lack."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word of a sentence (`start:end`), and the name that it should be, as the articles write it,
    behind the conjunction or preposition that the word has.
    """

    start: int
    end: int
    written: str
    name: str


class Misspellings:
    """Finds them in sentences about one story; what it needs of the story is read once."""

    def __init__(self, story: Story) -> None:
        self._spans = [unit.folded for unit in story.units]
        self._known = {word for span in self._spans for word in span}
        self._known.update(word for article in story.articles for word, _, _ in article.words)
        for article in story.articles:
            self._known.update(fold_words(article.clean.article.title or ""))
        self._spoken = {
            word
            for unit in story.units
            if unit.attribution.speaker
            for word in fold_words(unit.attribution.speaker)
            if not _listed(word)
        }

    def find(self, sentence: str, given: str) -> list[Misspelling]:
        """The misspelt names of `sentence`, in order; `given` is the model's input."""
        folded = shadow(sentence)
        words = [(word, *folded.original(a, b)) for word, a, b in folded.words]
        span = tuple(word for word, _, _ in words)
        shown = _surfaces(given)
        found = []
        for word, start, end in words:
            meant = [
                (apart, prefix, name)
                for prefix in self._prefixes(word)
                for apart, name in self._meant(word[len(prefix) :], shown, span)
            ]
            if meant:
                _, prefix, name = min(meant)
                right = sentence[start : start + len(prefix)] + name
                found.append(Misspelling(start, end, sentence[start:end], right))
        return found

    def _prefixes(self, word: str) -> Iterator[str]:
        """What may stand before a misspelt name in `word`; nothing where the word is known."""
        if not word.isalpha() or word.startswith(_ARTICLES) or self._is_known(word):
            return
        yield ""
        if word[0] in CLITICS:
            yield word[0]

    def _is_known(self, word: str) -> bool:
        bare = [word, *([word[1:]] if word[0] in CLITICS else [])]
        return any(
            one in self._known or _listed(one) or one in DEED_VERBS or saying_form(one) is not None
            for one in bare
        )

    def _meant(
        self, word: str, shown: dict[str, str], span: Sequence[str]
    ) -> list[tuple[int, str]]:
        """The one name nearest to `word`, as it is shown, behind its distance; none without one,
        or with two.
        """
        near = [
            (distance(word, name), name)
            for name in shown
            if _near(word, name) and self._is_name(word, name, span)
        ]
        best = min((apart for apart, _ in near), default=0)
        nearest = [name for apart, name in near if apart == best]
        return [(best, shown[nearest[0]])] if len(nearest) == 1 else []

    def _is_name(self, word: str, name: str, span: Sequence[str]) -> bool:
        if name[0] in CLITICS and name[1:] in self._known:
            return False
        if _listed(name) or name in DEED_VERBS or saying_form(name) is not None:
            return False
        if not (name_like(name, self._known) and name_like(word, self._known)):
            return False
        if len(skeleton(name)) >= LONG_CONSONANTS:
            return True
        spelt = [name, word]
        return is_name(spelt, self._spoken, company(spelt, [*self._spans, span]))


def respelt(sentence: str, found: Sequence[Misspelling]) -> str:
    """`sentence` with the names as the articles write them."""
    for one in reversed(found):
        sentence = sentence[: one.start] + one.name + sentence[one.end :]
    return sentence


def _surfaces(given: str) -> dict[str, str]:
    """For each long folded word of the input how it is mostly written there."""
    folded = shadow(given)
    forms: dict[str, Counter[str]] = {}
    for word, start, end in folded.words:
        if len(word) >= MIN_LETTERS and word.isalpha():
            first, last = folded.original(start, end)
            forms.setdefault(word, Counter())[tidy(given[first:last])] += 1
    return {word: counted.most_common(1)[0][0] for word, counted in forms.items()}


def _near(word: str, name: str) -> bool:
    """Whether the letters of `word` may be those of `name` with one wrong, or two in a long name:
    the first is right, and the last, if it is not lost, and neither is the other inflected.
    """
    allowed = 1 if len(name) < LONG_LETTERS else 2
    if abs(len(word) - len(name)) > allowed or word == name or len(word) < MIN_LETTERS:
        return False
    if word[0].translate(SOUNDS) != name[0].translate(SOUNDS) or stem(word) == stem(name):
        return False
    if name.startswith(word):
        lost = name[len(word) :]
        if lost.endswith(_ENDINGS) or all(letter in VOWELS for letter in lost):
            return False
    elif word[-1].translate(SOUNDS) != name[-1].translate(SOUNDS):
        return False
    return distance(word, name) <= allowed


def _listed(word: str) -> bool:
    """Whether a table knows what the word means."""
    return bool(concepts((word,))) or singular(word) is not None
