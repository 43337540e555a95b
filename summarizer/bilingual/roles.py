"""Who did what to whom, where two names stand round a verb; and which figure counts which fate."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from summarizer.arabic import fold_words
from summarizer.bilingual.meanings import english_concepts
from summarizer.bilingual.naming import english_names
from summarizer.bilingual.words import english_words
from summarizer.english_figures import read_english_figures
from summarizer.quantities import find_quantities
from summarizer.thesaurus import concepts, converses

_DEEDS: Mapping[str, str] = MappingProxyType(
    {deed: deed for deed in (
        "win", "lose", "accuse", "attack", "invade", "threaten", "condemn", "criticise", "occupy",
        "warn", "expel", "kidnap", "arrest", "summon", "praise", "support",
    )}
    | {"shelling": "attack"}
)  # fmt: skip
"""Concepts of deeds that one party does to another; `lose` is `win` from the other side."""

_DEEDS_OF_TWO = (
    *("win", "lose", "buy", "sell", "export", "import", "send", "receive", "hand-over"),
    *("take-over", "lend", "borrow"),
)
"""Deeds that are told from either side."""

_PASSIVE = frozenset({"was", "were", "been", "is", "are", "being", "by"})

_NEAR = 6
"""Words between a verb and the names of its parties."""

_FATES = MappingProxyType(
    {
        "killed": "killed", "dead": "killed", "death-toll": "killed", "injured": "injured",
        "missing-person": "missing", "arrest": "arrested", "rescue": "rescued",
        "displaced": "displaced",
        "survive": "rescued", "kidnap": "kidnapped", "release": "released",
    }
)  # fmt: skip
_FATE_WORDS = 4
_FATE_CHARS = 200


def compare_roles(arabic: str, english: str) -> list[str]:
    """The reasons of kind `roles`: parties of one deed changed places. Only where both languages
    have exactly the two parties' names round one verb of the same deed.
    """
    given, made = _arabic_parties(arabic, english), _english_parties(arabic, english)
    if given is None or made is None:
        return _same_side(arabic, english)
    deed, doer, party = given
    other, their_doer, their_party, verb = made
    if {deed, other} == {"win", "lose"}:
        their_doer, their_party = their_party, their_doer
    elif deed != other:
        return []
    if (doer, party) == (their_party, their_doer):
        return [f"roles: {english_words(english)[verb].text} turned round"]
    return []


def _same_side(arabic: str, english: str) -> list[str]:
    """The reason where one party does in the English what the other does in the Arabic: A bought,
    A sold.
    """
    doer = _arabic_doer(arabic, english)
    if doer is None:
        return []
    given = {concept.id for concept in concepts(fold_words(arabic))}
    words = english_words(english)
    at_start = {word.start: at for at, word in enumerate(words)}
    heads = {at_start[start]: head for head, start in _heads(arabic, english).items()}
    for told in english_concepts(english):
        verb = at_start[told.start]
        before = [heads[at] for at in sorted(heads) if verb - 3 <= at < verb]
        leading = {word.lower for word in words[max(0, verb - 2) : verb]}
        if before[-1:] != [doer[1]] or told.concepts & given or leading & _PASSIVE:
            continue
        if any(converses(doer[0], concept) for concept in told.concepts):
            return [f"opposite: {words[verb].text} where the Arabic says {doer[0]}"]
    return []


def _arabic_doer(arabic: str, english: str) -> tuple[str, int] | None:
    """A verb that opens the sentence and has a converse, and its subject right behind it."""
    named = _heads(arabic, english)
    for concept in concepts(fold_words(arabic)):
        has_converse = any(converses(concept.id, other) for other in _DEEDS_OF_TWO)
        if concept.start <= 1 and has_converse:
            behind = [at for at in sorted(named) if concept.end <= at <= concept.end + 1]
            return (concept.id, behind[0]) if behind else None
    return None


def _arabic_parties(arabic: str, english: str) -> tuple[str, int, int] | None:
    """The deed and the indexes of the words that name doer and other party, verb first or after
    its subject.
    """
    words = fold_words(arabic)
    named = sorted(_heads(arabic, english))
    for concept in concepts(words):
        if concept.id not in _DEEDS:
            continue
        behind = [at for at in named if concept.end <= at < concept.end + 2 * _NEAR]
        before = [at for at in named if concept.start - 2 <= at < concept.start]
        if len(before) == 1 and behind:
            return _DEEDS[concept.id], before[0], behind[0]
        if not before and len(behind) >= 2 and behind[0] - concept.end < _NEAR:
            return _DEEDS[concept.id], behind[0], behind[1]
    return None


def _english_parties(arabic: str, english: str) -> tuple[str, int, int, int] | None:
    """The same of the English, with the index of the verb; passives turned round."""
    words = english_words(english)
    at_start = {word.start: at for at, word in enumerate(words)}
    heads = {at_start[start]: head for head, start in _heads(arabic, english).items()}
    for told in english_concepts(english):
        verb = at_start[told.start]
        deeds = {_DEEDS[concept] for concept in told.concepts if concept in _DEEDS}
        if len(deeds) != 1:
            continue
        before = [heads[at] for at in sorted(heads) if verb - _NEAR <= at < verb]
        behind = [heads[at] for at in sorted(heads) if verb < at <= verb + _NEAR]
        if not before or not behind:
            continue
        doer, other = before[-1], behind[0]
        following = [word.lower for word in words[verb + 1 : verb + 3]]
        leading = [word.lower for word in words[max(0, verb - 2) : verb]]
        if "by" in following:
            doer, other = other, doer
        elif not _PASSIVE.isdisjoint(leading):
            continue
        return deeds.pop(), doer, other, verb
    return None


def _heads(arabic: str, english: str) -> dict[int, int]:
    """For the Arabic word that each name of the English begins with, where that stands in it."""
    found: dict[int, int] = {}
    last_end, last_head = -2, -1
    for name in english_names(arabic, english):
        if name.arabic is None or name.arabic < 0:
            continue
        joined = name.word.start - last_end == 1 and 0 <= name.arabic - last_head <= 2
        if not joined and name.arabic not in found:
            found[name.arabic] = name.word.start
        last_end, last_head = name.word.end, name.arabic
    return found


def compare_fates(arabic: str, english: str) -> list[str]:
    """The reasons of kind `figure` where a number counts another fate: killed for injured."""
    given, made = _arabic_fates(arabic), _english_fates(english)
    return [
        f"figure: {value.normalize():f} {made[value]} for {fate}"
        for value, fate in given.items()
        if value in made and made[value] != fate and made[value] in given.values()
    ]


def _arabic_fates(arabic: str) -> dict[Decimal, str]:
    found: dict[Decimal, str] = {}
    for quantity in find_quantities(arabic):
        if quantity.kind != "cardinal" or quantity.low != quantity.high:
            continue
        reach = arabic[max(0, quantity.start - _FATE_CHARS) : quantity.start]
        before = fold_words(reach)[-_FATE_WORDS:]
        counted = [one for one in concepts([quantity.counted or ""]) if one.id in _FATES]
        told = counted or [one for one in concepts(before) if one.id in _FATES]
        if told:
            found[quantity.low] = _FATES[told[-1].id]
    return found


def _english_fates(english: str) -> dict[Decimal, str]:
    fates = [
        (told.start, next(_FATES[one] for one in sorted(told.concepts) if one in _FATES))
        for told in english_concepts(english)
        if not told.concepts.isdisjoint(_FATES)
    ]
    figures = [figure for figure in read_english_figures(english) if figure.sort != "month"]
    ends = [*(figure.start for figure in figures), len(english)][1:]
    found: dict[Decimal, str] = {}
    for figure, end in zip(figures, ends, strict=True):
        behind = [fate for start, fate in fates if figure.end <= start < end]
        before = [fate for start, fate in fates if figure.start - 40 <= start < figure.start]
        if len(set(behind)) == 1 and (figure is figures[0] or not before or " and " in english):
            first = min(start for start, _ in fates if figure.end <= start < end)
            between = english[figure.end : first]
            if " and " in between and before:
                found[figure.value] = before[-1]
            else:
                found[figure.value] = behind[0]
        elif before and not behind:
            found[figure.value] = before[-1]
    return found
