"""The content terms of a set of articles: what two spans share when they say the same.

A word becomes a term in three steps: function words go; the light stem is taken; and within the
set's own vocabulary a clitic (و ف ب ل ك س) comes off where the rest stands alone elsewhere, and
spellings of one foreign name (ستولتنبرغ/ستولتينبيرغ) meet by their consonants.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.arabic import LETTER, fold_words, stem

STOP_WORDS = frozenset(
    fold_words(
        """
        في من على إلى عن مع بين بعد قبل عند عندما منذ حتى خلال حول ضد دون بدون نحو لدى لدي
        أمام وراء تحت فوق عبر ضمن حسب وفق وفقا بحسب بشأن إزاء تجاه جراء بسبب أثناء داخل خارج
        حيث حين حينما بينما فيما مما عما ممن كما كي لكي لان لأن لأنه أن إن ان أنه إنه انه
        أنها إنها انها أنهم إنهم بأن بان بأنه بأنها لكن ولكن لكنه لكنها بل أو او أم ثم إذ
        إذا اذا لو لولا قد لقد فقد وقد سوف لن لم لا ما ليس ليست غير سوى إلا الا هذا هذه ذلك
        تلك هؤلاء أولئك هو هي هم هن هما نحن أنا أنت الذي التي الذين اللذين اللتين اللواتي
        اللاتي كان كانت كانوا يكون تكون وكان وكانت سيكون ستكون بات باتت أصبح أصبحت ظل مازال
        يزال تزال كل كلا بعض أي أية أحد إحدى أيضا أيضاً هناك هنا ثمة منها منه منهم فيها فيه
        عليها عليه عليهم إليها إليه له لها لهم لهما به بها بهم بهما عنه عنها عنهم معه معها
        معهم بينها بينهم بينهما التى الى اى ايضا وهو وهي وهم وهذا وهذه وذلك كذلك وكذلك مثل
        نفسه نفسها ذاته ذاتها تم يتم وتم ويتم فإن فان وأن وان وإن الآن جدا فقط مجرد أكثر أقل
        نظرا إثر لما
        """
    )
)
"""Closed-class words, folded. Negations are compared apart (they are meaning, not content)."""

_CLITICS = "وفبلكس"
_VOWELS = str.maketrans("", "", "اوي")
_SOUNDS = str.maketrans({"غ": "ج", "ك": "ج", "ق": "ج", "ط": "ت", "ص": "س", "ز": "س", "ث": "ت"})

MIN_NAME_CONSONANTS = 5
"""Consonants from which on two words that differ in vowel letters alone count as one name. Arabic
derivation keeps roots of three, with prefixes four, so five keeps native words apart."""


MIN_NAME_VOWELS = 3
"""Long vowels from which on three consonants are enough: ميسيسوغا writes them all, as foreign names
do; native words of one root that meet here are forms of one word."""


MIN_TYPO_LETTERS = 8
"""Letters of a term from which on one other letter is a misprint (ستولتينيرغ): native stems are
shorter."""


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """What is left of a folded word without long vowels, doubled letters and the letters that
    transliterations swap (غ ج ك ق, ت ط ث, س ص ز)."""
    bare = word.translate(_VOWELS).translate(_SOUNDS)
    return "".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms of one set. `term_of` maps each folded word to its term ("" for function words);
    `idf` maps each term to its weight (> 0): ln(1 + units / units that hold it). `variants` are the
    terms in which several spellings met.
    """

    term_of: dict[str, str]
    idf: dict[str, float]
    variants: frozenset[str] = frozenset()

    def term(self, word: str) -> str:
        """The term of a folded word, "" for a function word; its plain stem where the set does not
        have it.
        """
        known = self.term_of.get(word)
        return plain_term(word) if known is None else known

    def terms(self, words: Iterable[str]) -> list[str]:
        """The terms of folded words, in order, function words left out. A word that the set does
        not have gets its plain stem.
        """
        found = []
        for word in words:
            term = self.term_of.get(word)
            if term is None:
                term = plain_term(word)
            if term:
                found.append(term)
        return found

    def weight(self, term: str) -> float:
        """Weight (> 0) of a term; one that the set does not have weighs as the rarest."""
        return self.idf.get(term, self.idf.get("", 1.0))


def plain_term(word: str) -> str:
    """The term of a folded word without knowledge of a set; "" for a function word."""
    return "" if word in STOP_WORDS else stem(word)


def build_vocabulary(spans: Sequence[Sequence[str]]) -> Vocabulary:
    """The vocabulary of folded words given span by span (a span is one unit's words)."""
    words = Counter(word for span in spans for word in span)
    stems = {word: plain_term(word) for word in words}
    free = set(stems.values()) - {""}
    term_of: dict[str, str] = {}
    for word, base in stems.items():
        term_of[word] = _without_clitic(base, free) if base else ""
    variants = _join_names(term_of, words)
    return reweigh(Vocabulary(term_of, {}, variants), spans)


def reweigh(vocabulary: Vocabulary, spans: Sequence[Sequence[str]]) -> Vocabulary:
    """`vocabulary` with the weights of other `spans` over the same words."""
    term_of = vocabulary.term_of
    holders: Counter[str] = Counter()
    for span in spans:
        holders.update({term_of[word] for word in span} - {""})
    total = len(spans)
    idf = {term: math.log(1 + total / count) for term, count in holders.items()}
    idf[""] = math.log(1 + max(total, 1))
    return Vocabulary(term_of, idf, vocabulary.variants)


def _without_clitic(base: str, free: set[str]) -> str:
    if len(base) < 4 or base[0] not in _CLITICS or not LETTER.match(base[1]):
        return base
    rest = stem(base[1:])
    return rest if rest in free else base


def _is_name(key: str, variants: set[str]) -> bool:
    vowels = [sum(letter in "اوي" for letter in term) for term in variants]
    foreign = max(vowels) >= MIN_NAME_VOWELS and min(vowels) >= MIN_NAME_VOWELS - 1
    return len(key) >= MIN_NAME_CONSONANTS or (len(key) >= 3 and foreign)


def _join_names(term_of: dict[str, str], counts: Counter[str]) -> frozenset[str]:
    """Points spellings of one name to the spelling that the set has most: those that share their
    consonants, and long words that are one letter apart. Returns the terms in which some met.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    near: dict[str, set[str]] = defaultdict(set)
    mass: Counter[str] = Counter()
    for word, term in term_of.items():
        if term:
            mass[term] += counts[word]
            groups[consonants(term)].add(term)
            if len(term) >= MIN_TYPO_LETTERS:
                for at in range(len(term)):
                    near[f"{at}:{term[:at]}{term[at + 1 :]}"].add(term)
    chosen: dict[str, str] = {}

    def join(variants: set[str]) -> None:
        known = {chosen.get(variant, variant) for variant in variants}
        best = max(known, key=lambda term: (mass[term], term))
        for variant in variants | known:
            chosen[variant] = best

    for key, variants in groups.items():
        if len(variants) > 1 and _is_name(key, variants):
            join(variants)
    for variants in near.values():
        if len(variants) > 1:
            join(variants)
    for word, term in term_of.items() if chosen else ():
        while term in chosen and chosen[term] != term:
            term = chosen[term]
        term_of[word] = term
    return frozenset(term for variant, term in chosen.items() if variant != term)
