"""An office that two articles tell otherwise: left by one's own will or dismissed from, held before
or still. Told in passing, by nouns deep in sentences that have little else in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.arabic import fold, fold_words
from summarizer.meanings import Token
from summarizer.members import word_said
from summarizer.over_time import Said
from summarizer.polarity import is_negation
from summarizer.story import Story, Unit

_PLAIN = {"@resign": fold("استقالة"), "@dismiss": fold("إقالة")}
"""Concepts of how an office ends, one excluding the other, with the noun that stands for each."""

_NOT_SO = frozenset(
    fold_words(
        """
        طالب طالبت طالبوا يطالب تطالب يطالبون مطالبين مطالبا مطالبة المطالبة مطالب دعا دعت دعوا دعوة
        دعوات الدعوة يدعو تدعو داعيا هدد هددت يهدد تهدد تهديد التهديد لوح يلوح رفض رفضت يرفض ترفض
        نفى نفت ينفي تنفي نفي طلب طلبت يطلب اقترح يقترح احتمال احتمالات إمكانية توقع توقعات يتوقع
        شائعات أنباء إذا لو سوف قد يمكن يريد تريد أراد عرض عرضت اعتزام يعتزم تعتزم نية بنية محاولة
        ضغوط الضغط إشاعات لحجب بحجب
        """
    )
)
"""Words before an end that leave it wanted, feared, denied or to come."""

NOT_SO_REACH = 5
"""Words before the end among which they stand."""

NAMED = (3, 7)
"""Content words before and behind the end among which is named whose it is."""

_HOLDS = frozenset(fold_words("يشغل تشغل يتولى تتولى يرأس ترأس يترأس تترأس"))
_WAS = frozenset(fold_words("كان وكان كانت وكانت"))
_UNTIL = frozenset(fold_words("قبل"))
_NEXT_OFFICE = (
    *("تقلد", "تولي", "توليه", "توليها", "تعيين", "انتخاب", "ترقي", "تسلم", "تكليف", "اختيار"),
    *("ان ي", "ان ت"),
)
"""Openings of what follows قبل where somebody goes on to another office."""

OFFICE = 8
"""Content words at the head of a unit that name the office and its holder."""

MIN_OFFICE = 3
"""Of them those that two units must share, one of them a name."""

_ANY_OFFICE = frozenset({"منصب", "يشغل", "تشغل", "يتول", "تتول", "يراس", "يتراس", "تراس"})


@dataclass(frozen=True, slots=True)
class _Ended:
    unit: int
    concept: str
    span: tuple[int, int]
    names: frozenset[tuple[str, str]]


def rival_ends(story: Story) -> Iterator[tuple[Said, Said]]:
    """The pairs of words by which units of two articles tell that one person resigned and that he
    was dismissed; none where either article tells both of him.
    """
    found = list(_ends(story))
    told: dict[tuple[int, str], set[tuple[str, str]]] = defaultdict(set)
    for one in found:
        told[story.units[one.unit].article, one.concept] |= one.names
    for one in found:
        for other in found:
            if one.concept != "@resign" or other.concept != "@dismiss":
                continue
            first, second = story.units[one.unit].article, story.units[other.unit].article
            names = one.names & other.names
            if first == second or not names:
                continue
            if names & told[first, "@dismiss"] or names & told[second, "@resign"]:
                continue
            yield _said(story, one), _said(story, other)


def _said(story: Story, end: _Ended) -> Said:
    """An end where it stands; all forms of it (استقال، قدم استقالته) are one value."""
    return replace(word_said(story, end.unit, end.span), normalised=_PLAIN[end.concept])


def _ends(story: Story) -> Iterator[_Ended]:
    """The ends of offices that units assert, with the names of two words around them."""
    for index, unit in enumerate(story.units):
        if unit.heading or _PLAIN.keys().isdisjoint([token.key for token in unit.tokens]):
            continue
        for at, token in enumerate(unit.tokens):
            if token.key not in _PLAIN or _is_open(unit, token):
                continue
            around = unit.tokens[max(0, at - NAMED[0]) : at], unit.tokens[at + 1 :][: NAMED[1]]
            names = frozenset(pair for some in around for pair in _names(unit, some))
            if names:
                yield _Ended(index, token.key, (token.start, token.end), names)


def _is_open(unit: Unit, token: Token) -> bool:
    """Whether an end is wanted, denied or to come."""
    words = fold_words(unit.text[: token.start - unit.start])[-NOT_SO_REACH:]
    bare = {word.removeprefix("و") for word in words} | set(words)
    written = unit.text[token.start - unit.start :]
    return (
        not _NOT_SO.isdisjoint(bare)
        or any(is_negation(words, index) for index in range(len(words)))
        or written.startswith(("س", "وس", "ي", "ت", "ب", "وب"))
    )


def _names(unit: Unit, tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Neighbouring words that can be a first name without article and a family name."""
    for first, second in pairwise(tokens):
        gap = unit.text[first.end - unit.start : second.start - unit.start]
        if first.key[0] in "@#~" or second.key[0] in "@#~" or gap.strip():
            continue
        written = unit.text[first.start - unit.start : first.end - unit.start]
        if not written.startswith(("ال", "وال", "بال", "لل")):
            yield first.term, second.term


def rival_holders(story: Story) -> Iterator[tuple[Said, Said]]:
    """The pairs of verbs by which units of two articles tell that somebody held an office before
    the present one (كان يشغل منصب … قبل توليه) and that he holds it.
    """
    before: list[tuple[int, int]] = []
    now: list[tuple[int, int]] = []
    for index, unit in enumerate(story.units):
        at = -1 if unit.heading else _holds(unit.folded)
        if at < 0:
            continue
        was = not _WAS.isdisjoint(unit.folded[:at])
        if was and _goes_on(unit.folded):
            before.append((index, at))
        elif not was and _UNTIL.isdisjoint(unit.folded):
            now.append((index, at))
    for one, verb in before:
        for other, same in now:
            a, b = story.units[one], story.units[other]
            if a.article != b.article and _one_office(a, b):
                yield _held(story, one, verb), _held(story, other, same)


def _holds(folded: Sequence[str]) -> int:
    """Where among the first words the verb of holding an office stands, -1 for nowhere."""
    for index, word in enumerate(folded[:4]):
        if word in _HOLDS or (word[:1] == "و" and word[1:] in _HOLDS):
            return index
    return -1


def _goes_on(folded: Sequence[str]) -> bool:
    return any(
        word in _UNTIL and " ".join(folded[index + 1 : index + 3]).startswith(_NEXT_OFFICE)
        for index, word in enumerate(folded)
    )


def _one_office(a: Unit, b: Unit) -> bool:
    """Whether the heads of two units name one holder of one office."""
    mine, theirs = ({t.key for t in u.tokens[:OFFICE]} - _ANY_OFFICE for u in (a, b))
    shared = mine & theirs
    return len(shared) >= MIN_OFFICE and any(key[0] not in "@#~" for key in shared)


def _held(story: Story, unit: int, verb: int) -> Said:
    """The verb of a unit with the كان before it."""
    one = story.units[unit]
    words = story.articles[one.article].words_in(one.start, one.end)[: verb + 1]
    first = next((index for index, (word, _, _) in enumerate(words) if word in _WAS), verb)
    said = word_said(story, unit, (words[first][1], words[-1][2]))
    plain = "كان " * (first < verb) + words[-1][0].removeprefix("و")
    return replace(said, normalised=plain)
