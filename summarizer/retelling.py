"""How far a sentence only tells again what is told: what its main clause adds, not what it shares.

Who reports it, when and where it happened and who the persons are make no news of what is known.
What a sentence states first is compared word by word, as concept and by consonants, with all that
another one says, in clauses behind too: a relative clause tells as well as a main one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.arabic import fold, fold_words, stem
from summarizer.emphasis import persons, said_from, stated
from summarizer.quantities import Quantity, compatible
from summarizer.story import Story, Unit
from summarizer.terms import plain_term

MIN_TOLD = 2
"""Meanings that have been told at least where something is told again."""

OTHER_DEED = 0.5
"""What the share counts where the first that is stated, most often the deed, has not been told."""

DEED = 2
"""What the weight of the first is multiplied by."""

ONE_MEANING = 0.6
"""The share where nothing but one meaning is stated, which has been told."""

FIGURE = 2
"""Meanings that new figures count as."""

NEAR_DEED = 3
"""Meanings among which the deed is where who does it stands first."""

MIN_CORE = 4
"""Meanings of what has been told that may be told again with more."""

MAX_MEANINGS = 8
"""Meanings of a main clause that are compared, the first."""

COUNTED = frozenset({"cardinal", "money", "measure", "percent", "score", "duration"})
"""Kinds of figures that are news; the others tell when."""

_LIGHT = frozenset(
    plain_term(word)
    for word in fold_words(
        """
        عدد آخر أخرى آخرون آخرين شكل عملية عمليات جديد جديدة موقع وقوع وقع وقعت بعدما اسم أمر خاص
        عام كبير كبيرة مثل وجود يوجد إجراء جرى جرت قام قامت جاء جاءت تأتي يأتي حقق حققت شهد شهدت
        وجاء وجاءت وجاءا الخامس السادس السابع الثامن التاسع العاشر د
        لمصلحة حيث جزء أصبح أصبحت بات باتت تحت وضع حال حالة كامل كاملا أكبر مجموعة تمكن نعتقد أعتقد
        نجح نجحت تمكنت استطاع استطاعت بدأ بدأت واصل واصلت تضمن الأجهزة الجهات نفذت نفذ
        """
    )
) - {""}
"""Terms that tell little by themselves."""

_LIGHT_CONCEPTS = frozenset(
    {
        "@person",
        "@all",
        "@big",
        "@happen",
        "@complete",
        "@new",
        "@include",
        "@say",
        "@team",
        "@club",
    }
)

_NEWS_OF = re.compile(
    r"\s(?:نبأ|خبر|أنباء|نبا|قول(?:ه|ها|هم)\s[إأا]ن(?:ه|ها|هم)?)\s"
    r'|(?:بيان|تغريدة|تصريح|رسالة|منشور)[^"«“]{0,60}["«“](?=[^\s"»”][^"»”]{40})'
)

_CIRCUMSTANCE = re.compile(
    r"[^\s،]+(\s(?:بعد|بعدما|عقب|إثر|اثر|قبل|منذ|خلال|حيث|عندما|بينما|بسبب|جراء|غداة|وسط))\s"
)
"""What opens when, where and why."""

_WHERE = frozenset(fold_words("داخل خارج خلف قرب قبالة باتجاه جانب بجانب"))
"""Words of where that read like a verb's forms."""

_IF = frozenset(fold_words("إذا وإذا لو ولو فإذا"))
"""Words that open what may be: said beside what is, it is overtaken."""

_BEING = frozenset(fold_words("يكون تكون سيكون ستكون كان كانت ليكون لتكون يتم سيتم ستتم تتم"))
"""Verbs behind which the news may stand in what reads as a circumstance (سيكون وفق طلب الحكومة)."""

_VOWELS = str.maketrans("", "", "اويىة")
_PREFIXES = ("وال", "فال", "بال", "كال", "ال", "لل")
_WORN = ("ست", "سي", "سن", "ي", "ت", "ن", "ل", "ب", "و", "ف")
_ENDINGS = ("وا", "ت")
_ROOT = 3
"""Consonants that a form of a word keeps at least."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A unit's first statement: for each meaning the forms it may be told in. `forms` are those of
    all its words, `figures` and `places` the counts and places of the main clause, `days` the days
    of the week that the unit names."""

    core: tuple[frozenset[str], ...]
    weights: tuple[float, ...]
    forms: frozenset[str]
    figures: tuple[Quantity, ...]
    places: frozenset[str]
    persons: tuple[frozenset[str], ...]
    conditional: bool
    days: frozenset[str]


class Retelling:
    """What the units of a story tell again of each other, by their indexes. `weights` are those of
    meanings (token keys): what the whole story is about is neither news nor told again.
    """

    def __init__(self, story: Story, weights: Mapping[str, float]) -> None:
        self._story = story
        self._weights = weights
        self._known: dict[int, _Read] = {}

    def share(self, unit: int, others: Sequence[int]) -> float:
        """Share (0..1) of what a unit states first that the units `others` of one passage tell; 0
        where they tell of another day, or where the unit reacts to what they tell.
        """
        units = self._story.units
        reaction = units[unit].attribution.reaction
        if reaction and all(units[other].attribution.reaction != reaction for other in others):
            return 0.0
        read = self._read(unit)
        told = [self._read(other) for other in others]
        days = frozenset[str]().union(*(one.days for one in told))
        if not read.core or (read.days and days and read.days.isdisjoint(days)):
            return 0.0
        forms = frozenset[str]().union(*(one.forms for one in told))
        known = [not forms.isdisjoint(word) for word in read.core]
        if sum(known) < min(MIN_TOLD, len(known)):
            return 0.0
        if read.conditional and known[0] and not any(one.conditional for one in told):
            return 1.0
        fresh = len(read.places - forms) + sum(forms.isdisjoint(who) for who in read.persons)
        figures = [figure for other in others for figure in self._story.units[other].quantities]
        new_figure = not all(
            any(mine.kind == theirs.kind and compatible(mine, theirs) for theirs in figures)
            for mine in read.figures
        )
        fresh += FIGURE * new_figure
        if len(known) == 1 and not fresh:
            return ONE_MEANING
        weights = list(read.weights)
        weights[0] *= DEED
        told_again = sum(w for w, is_known in zip(weights, known, strict=True) if is_known)
        share = told_again / (sum(weights) + fresh * sum(read.weights) / len(known))
        if known[0]:
            return share
        near = known[1:NEAR_DEED]
        return share * (OTHER_DEED + (1 - OTHER_DEED) * sum(near) / max(1, len(near)))

    def share_back(self, unit: int, other: int) -> float:
        """Share (0..1) of what a unit states first that `other` states first too."""
        read, told = self._read(unit), self._read(other)
        if len(read.core) < MIN_CORE:
            return 0.0
        forms = frozenset[str]().union(*told.core)
        known = [not forms.isdisjoint(word) for word in read.core]
        weight = sum(read.weights)
        return sum(w for w, k in zip(read.weights, known, strict=True) if k) / weight

    def _read(self, index: int) -> _Read:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = _read(self._story, self._story.units[index], self._weights)
        return known


def _read(story: Story, unit: Unit, weights: Mapping[str, float]) -> _Read:
    counts, first, _ = stated(story, unit)
    start = max(said_from(unit), _news_from(unit))
    end = _main_end(unit, start)
    told_in: dict[str, set[str]] = {}
    light = set(_LIGHT_CONCEPTS)
    for token in unit.tokens:
        forms = told_in.setdefault(token.key, {token.key})
        if token.term in _LIGHT:
            light.add(token.key)
        if token.term not in _WHERE:
            forms |= _forms(token.term)
            if token.key[0] not in "@#~":
                forms |= _forms(
                    stem(fold(unit.text[token.start - unit.start : token.end - unit.start]))
                )
    said = {token.key for token in unit.tokens if token.start >= start}
    clause = {
        token.key
        for token in unit.tokens
        if start <= token.start < end and counts[token.key] == 1.0
    }
    core = [key for key in first if key in said and key not in light]
    main = [key for key in core if key in clause]
    # Of what only happens (وقع الانفجار بعد …) the news is when and how.
    alone = len(main) == 1 and main[0][0] == "@" and clause.isdisjoint(light)
    if len(main) <= MIN_TOLD and not _BEING.isdisjoint(unit.folded):
        main, alone = core, False
    chosen = (main if alone or len(main) >= MIN_TOLD else core)[:MAX_MEANINGS]
    words = (story.vocabulary.term(word) for word in unit.folded if word not in _WHERE)
    return _Read(
        tuple(frozenset(told_in[key]) for key in chosen),
        tuple(weights[key] for key in chosen),
        frozenset().union(told_in, *told_in.values(), *map(_forms, words)),
        tuple(
            figure for figure in unit.quantities if figure.kind in COUNTED and figure.start >= start
        ),
        frozenset(token.key for token in unit.tokens if token.place and token.key in clause),
        tuple(
            frozenset(t.key for t in unit.tokens[at:behind] if t.key[0] not in "@#~")
            for at, behind in persons(story, unit)
            if unit.tokens[at].start >= start and unit.tokens[at].place is None
        ),
        not _IF.isdisjoint(unit.folded[:2]),
        frozenset(q.normalised for q in unit.quantities if q.kind == "weekday"),
    )


def _news_from(unit: Unit) -> int:
    """The offset behind a noun for news of what follows (نشر نبأ القبض على …), or where a statement
    that is quoted begins; else 0."""
    match = _NEWS_OF.search(unit.text)
    return 0 if match is None else unit.start + match.end()


def _main_end(unit: Unit, start: int) -> int:
    """Where the circumstances of what is said from `start` on begin, behind two words at least."""
    match = _CIRCUMSTANCE.search(unit.text, start - unit.start)
    return unit.end if match is None else unit.start + match.start(1)


@lru_cache(maxsize=65536)
def _forms(term: str) -> frozenset[str]:
    """The term, and the consonants by which verb and verbal noun meet, without what may be written
    on to them."""
    if not term or term[0] in "@#~":
        return frozenset({term} - {""})
    bare = {term}
    bare |= {term.removeprefix(p) for p in _PREFIXES if term.startswith(p)}
    bare |= {word.removeprefix(p) for word in tuple(bare) for p in _WORN if word.startswith(p)}
    bare |= {
        word[1:] for word in tuple(bare) if len(word) > 4 and word[0] == "م" and word[2] == "ا"
    }
    bare |= {word.removesuffix(e) for word in tuple(bare) for e in _ENDINGS if word.endswith(e)}
    roots = {word.translate(_VOWELS) for word in bare}
    return frozenset({term, *(f"%{root}" for root in roots if len(root) >= _ROOT)})
