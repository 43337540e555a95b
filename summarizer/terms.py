"""The content terms of a set of articles: what two spans share when they say the same.

A word becomes a term in three steps: function words go; the light stem is taken; and within the
set's own vocabulary a clitic (و ف ب ل ك س) comes off where the rest stands alone elsewhere, and
spellings of one foreign name (ستولتنبرغ/ستولتينبيرغ) meet by their consonants.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from summarizer.arabic import LETTER, fold_words, stem
from summarizer.gazetteer import places
from summarizer.names import name_pairs
from summarizer.transliteration import SOUNDS, distance

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

_IMPERFECT = re.compile(r"[وف]?(?:س[يتن]|ي)(\w{3,})")
"""A term that is an imperfect where the rest is a term, too: سيسحب، سحب."""

_CLITICS = "وفبلكس"
_VOWELS = str.maketrans("", "", "اوي")

MIN_FORM_CONSONANTS = 5
"""Consonants from which on two stems that differ in vowel letters alone are forms of one word.
Arabic derivation keeps roots of three, with prefixes four, so five keeps other words apart."""

MIN_FORM_VOWELS = 3
"""Long vowels from which on three consonants are enough: stems of one root that meet here are forms
of one word (استخدم, استخدام)."""

LONG_FORM_LETTERS = 6
"""Letters from which on two vowel letters may differ between forms of one word, else one."""


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """What is left of a folded word without long vowels, doubled letters and the letters that
    transliterations swap (غ ج ك ق, ت ط ث, س ص ز)."""
    bare = word.translate(_VOWELS).translate(SOUNDS)
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
    """The term of a folded word without knowledge of a set; "" for a function word, also behind و,
    and for a letter that stands alone (و#إسرائيل).
    """
    if word in STOP_WORDS or word in _CLITICS or (word[0] == "و" and word[1:] in STOP_WORDS):
        return ""
    return stem(word)


def build_vocabulary(spans: Sequence[Sequence[str]]) -> Vocabulary:
    """The vocabulary of folded words given span by span (a span is one unit's words)."""
    words = Counter(word for span in spans for word in span)
    stems = {word: plain_term(word) for word in words}
    free = set(stems.values()) - {""}
    term_of: dict[str, str] = {}
    for word, base in stems.items():
        term_of[word] = _without_clitic(base, free) if base else ""
    variants = _join(term_of, spans)
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


def _same_form(a: str, b: str) -> bool:
    """Whether two terms of equal consonants are forms of one word: اسراييل, اسراييلي."""
    bare = a.translate(_VOWELS)
    if bare != b.translate(_VOWELS):
        return False
    if a[0] != b[0] and {a[0], b[0]} != {"ا", "ي"}:
        return False
    vowels = sorted((len(a) - len(bare), len(b) - len(bare)))
    foreign = vowels[1] >= MIN_FORM_VOWELS and vowels[0] >= MIN_FORM_VOWELS - 1
    if len(bare) < MIN_FORM_CONSONANTS and not (len(bare) >= 3 and foreign):
        return False
    if distance(a, b) > (2 if min(len(a), len(b)) >= LONG_FORM_LETTERS else 1):
        return False
    here, there = ({place.name for place in places((term,))} for term in (a, b))
    return not here or not there or here == there


def _join(term_of: dict[str, str], spans: Sequence[Sequence[str]]) -> frozenset[str]:
    """Points forms of one word and spellings of one name to the term that the set has most. Returns
    the terms in which spellings of a name met.
    """
    mass = Counter(term_of[word] for span in spans for word in span if term_of[word])
    forms: dict[str, set[str]] = defaultdict(set)
    for term in mass:
        if len(bare := term.translate(_VOWELS)) >= 3:
            forms[bare].add(term)
    chosen = {term: term for term in mass}

    def end(term: str) -> str:
        while chosen[term] != term:
            term = chosen[term]
        return term

    def join(a: str, b: str) -> None:
        one, other = sorted((end(a), end(b)), key=lambda term: (mass[term], term))
        chosen[one] = other

    for terms in forms.values():
        for a, b in combinations(sorted(terms), 2):
            if _same_form(a, b):
                join(a, b)
    for term in mass:
        imperfect = _IMPERFECT.fullmatch(term)
        if imperfect and imperfect.group(1) in mass:
            join(term, imperfect.group(1))
    names = name_pairs([word for word, term in term_of.items() if term], spans)
    for a, b in names:
        join(term_of[a], term_of[b])
    for word, term in term_of.items():
        term_of[word] = end(term) if term else ""
    return frozenset(term_of[word] for pair in names for word in pair)
