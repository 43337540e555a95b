"""The written forms of Arabic verbs, nouns and adjectives, without vowels and folded.

A word is a stem between what may stand before and behind it. Each stem belongs to a class; a class
tells which beginnings (و, ال, ي) and which endings (ت, ون, ها) it takes. The derived verbs (forms
II to X) build their imperfect, verbal noun and participles by rule, so that a table needs the
perfect alone (Wright, A Grammar of the Arabic Language, vol. 1, sections 35 to 229).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

NOUN = 3
"""قصف, نفق: a noun without ه at the end. Each nominal class has two bits, the lower one for the word
without ال, the higher one for the word with it."""
LONG_NOUN = 3 << 2
"""A noun of more than three letters, which may have its plural in ات (مطار)."""
FEMININE = 3 << 4
"""A noun that ends in ه, stored without it (غار for غاره)."""
ADJECTIVE = 3 << 6
"""An adjective, participle or noun of persons: both genders, sound plurals."""
HAMZA = 3 << 8
"""A noun whose last hamza folding took (الغا), which comes back as و or ي before a pronoun."""
FIXED = 3 << 10
"""A broken plural, or a noun of one form only."""
PLURAL_END = 3 << 12
"""A defective participle before ون and ين (منته)."""
PERFECT = 1 << 14
PERFECT_WHOLE = 1 << 15
"""A perfect in ي or ا as it stands alone (انهي)."""
PERFECT_OBJECT = 1 << 16
"""The same before an object (انها, in انهاه)."""
PERFECT_ENDING = 1 << 17
"""The same before an ending (انه, in انهت)."""
IMPERFECT = 1 << 18
IMPERFECT_WHOLE = 1 << 19
"""An imperfect that ends in و or ي (يدعو)."""
IMPERFECT_PLURAL = 1 << 20
"""The same before an ending (يدع, in يدعون)."""
JUSSIVE = 1 << 21
PARTICLE = 1 << 22
"""A preposition, alone or with a pronoun."""
EXACT = 1 << 23
"""A word of one form, with a conjunction at most."""

_NOUNS = NOUN | LONG_NOUN
_NOMINAL = _NOUNS | FEMININE | ADJECTIVE | HAMZA | FIXED | PLURAL_END
_BARE = _NOMINAL & 0b01010101010101
_DEFINITE = _NOMINAL & 0b10101010101010
_IMPERFECTS = IMPERFECT | IMPERFECT_WHOLE | IMPERFECT_PLURAL | JUSSIVE
_PERFECTS = PERFECT | PERFECT_WHOLE | PERFECT_OBJECT | PERFECT_ENDING


class Stem(NamedTuple):
    """A stem with the class that tells its beginnings and endings."""

    text: str
    kind: int


def _beginnings() -> dict[str, int]:
    table: dict[str, int] = {}
    for joined in ("", "و", "ف"):
        table[joined] = _PERFECTS | PARTICLE | EXACT | _BARE
        for preposition in "بلك":
            table[joined + preposition] = _BARE
        for article in ("ال", "بال", "كال", "لل"):
            table[joined + article] = _DEFINITE
        for particle in ("", "س", "ل"):
            for person in "يتن":
                table[joined + particle + person] = _IMPERFECTS
    return table


_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم")


def _endings() -> dict[str, int]:
    table: dict[str, int] = {}

    def take(kinds: int, *endings: str) -> None:
        for ending in endings:
            table[ending] = table.get(ending, 0) | kinds

    owned = (*_PRONOUNS, "ي")
    take(_NOUNS | ADJECTIVE | HAMZA | FIXED, "")
    take((_NOUNS | ADJECTIVE | HAMZA | FIXED) & _BARE, "ا", *owned)
    take(_NOUNS | ADJECTIVE | HAMZA, "ان", "ين")
    take(LONG_NOUN | FEMININE | ADJECTIVE | HAMZA, "ات")
    take((LONG_NOUN | FEMININE) & _BARE, *("ات" + pronoun for pronoun in owned))
    take(FEMININE | ADJECTIVE, "ه", "تان", "تين")
    take(FEMININE & _BARE, *("ت" + pronoun for pronoun in owned))
    take(ADJECTIVE | PLURAL_END, "ون", "ين")
    take(ADJECTIVE & _BARE, "و", "ي")
    take(HAMZA & _BARE, *(joint + pronoun for joint in "وي" for pronoun in _PRONOUNS))
    take(PERFECT, "", "ا", *_PRONOUNS)
    take(PERFECT | PERFECT_ENDING, "ت", "وا", "تا")
    take(PERFECT | PERFECT_ENDING, *(joint + p for joint in "تو" for p in _PRONOUNS))
    take(PERFECT_WHOLE | PARTICLE | EXACT, "")
    take(PERFECT_OBJECT | PARTICLE, *_PRONOUNS)
    take(IMPERFECT | IMPERFECT_WHOLE, "", "ان", *_PRONOUNS)
    take(IMPERFECT | IMPERFECT_PLURAL, "ون", "وا", *("و" + p for p in _PRONOUNS))
    take(JUSSIVE, "", *_PRONOUNS)
    return table


_BEGINNING = MappingProxyType(_beginnings())
_ENDING = MappingProxyType(_endings())
_LONGEST_BEGINNING = max(map(len, _BEGINNING))
_LONGEST_ENDING = max(map(len, _ENDING))
_FIRST = frozenset(beginning[0] for beginning in _BEGINNING if beginning)
_LAST = frozenset(ending[-1] for ending in _ENDING if ending)

_SHORTEST = MappingProxyType(
    {
        beginning: 2
        if beginning in {"", "ال", "وال", "ي", "ت", "وي", "وت", "سي", "ست"}
        else 4
        if beginning.endswith("ك")
        else 3
        for beginning in _BEGINNING
    }
)
"""Letters of the shortest stem behind a beginning. Before two letters one more is as often the
word's own (فرق, ورد, نصف), before three ك is (كبرى)."""


@lru_cache(maxsize=16384)
def splits(word: str) -> tuple[tuple[str, int], ...]:
    """Every stem that the folded `word` may hold, with the classes (bits) that beginning and ending
    allow; those with the least in front first.
    """
    ends = [(len(word), _ENDING[""])]
    if word[-1:] in _LAST:
        for cut in range(len(word) - 1, max(1, len(word) - _LONGEST_ENDING - 1), -1):
            kinds = _ENDING.get(word[cut:])
            if kinds:
                ends.append((cut, kinds))
    found = []
    for start in range(min(_LONGEST_BEGINNING, len(word) - 2) + 1 if word[:1] in _FIRST else 1):
        before = _BEGINNING.get(word[:start])
        if before:
            least = start + _SHORTEST[word[:start]]
            for end, behind in ends:
                if end >= least and before & behind:
                    found.append((word[start:end], before & behind))
    return tuple(found)


def surfaces(stem: Stem) -> Iterator[str]:
    """The forms of a stem without conjunction, preposition and article."""
    persons = "يت" if stem.kind & _IMPERFECTS else ("",)
    for person in persons:
        for ending, kinds in _ENDING.items():
            if kinds & stem.kind & _BEGINNING[person]:
                yield person + stem.text + ending


def noun_stems(noun: str) -> list[Stem]:
    """The stems of a folded noun: one in ه keeps its plural in ات, others their dual."""
    if noun.endswith("ه") and len(noun) > 3:
        return [Stem(noun[:-1], FEMININE)]
    if noun.endswith("ي") and len(noun) > 3:  # مبني, مبناه: alef before a pronoun
        return [Stem(noun, LONG_NOUN), Stem(noun[:-1] + "ا", FIXED & _BARE)]
    if noun.endswith("ا"):
        return [Stem(noun, HAMZA)]
    return [Stem(noun, LONG_NOUN if len(noun) > 3 else NOUN)]


def plural_stems(plural: str) -> list[Stem]:
    """The stems of a folded broken plural, or of another noun of one form."""
    if plural.endswith(("ه", "ا")) and len(plural) > 3:
        return noun_stems(plural)
    return [Stem(plural, FIXED)]


def adjective_stems(adjective: str) -> list[Stem]:
    """The stems of a folded adjective, given in the masculine singular."""
    return _participle(adjective)


def verb_stems(perfect: str, form: str) -> tuple[list[Stem], list[Stem], list[Stem]]:
    """The stems of a folded verb: finite, verbal noun, participles.

    `form` is "2" to "10", "q" (four radicals), or for the first form, whose verbal noun and
    participles a table must list, "1", "1w" or "1y" or "1a" (hollow: يقول, يبيع, ينام), "1i" (لقي,
    keeps its ي), "1h" (بدأ, last radical hamza). Raises ValueError for another one.
    """
    if form.startswith("1") and form != "10":
        return _first(perfect, form[1:]), [], []
    if form not in {"2", "3", "4", "5", "6", "7", "8", "10", "q"}:
        raise ValueError(f"{form!r} is not a form of the verb")
    weak, hamza = perfect[-1] == "ي", perfect[-1] == "ا"
    imperfect, noun = _derived(perfect, form)
    finite = _past(perfect, weak)
    if weak:
        finite += [Stem(imperfect, IMPERFECT_WHOLE), Stem(imperfect[:-1], IMPERFECT_PLURAL)]
        if len(imperfect) > 3:
            finite.append(Stem(imperfect[:-1], JUSSIVE))
    else:
        finite.append(Stem(imperfect, IMPERFECT))
        if form in ("5", "6") and hamza:
            finite.append(Stem(imperfect[:-1] + "و", IMPERFECT_PLURAL))
    participles = _participle("م" + imperfect)
    if weak:
        participles.append(Stem("م" + imperfect[:-1] + "ا", FEMININE))  # ملغاه
    if hamza:
        participles.append(Stem("م" + imperfect[:-1] + "ا", ADJECTIVE))  # مرجا
    if form == "3" and perfect[0] != "و":
        passive = perfect[0] + "و" + perfect[2:]
        finite += _past(passive, weak)
    middle = _hollow(perfect, form)
    if middle is not None:
        # The passive: اقيل, يقال, مقال; اغتيل.
        finite.append(Stem(perfect[:middle] + "ي" + perfect[middle + 1 :], PERFECT))
        if form in ("4", "10"):
            passive = imperfect.replace("ي", "ا")
            finite.append(Stem(passive, IMPERFECT))
            if form == "10":
                finite.append(Stem(imperfect.replace("ي", ""), JUSSIVE))
            participles += _participle("م" + passive)
        else:
            finite.append(Stem(imperfect[:-2] + imperfect[-1], JUSSIVE))
    return finite, noun_stems(noun), participles


def _past(perfect: str, weak: bool) -> list[Stem]:
    if not weak:
        return [Stem(perfect, PERFECT)]
    return [
        Stem(perfect, PERFECT_WHOLE | PERFECT_ENDING),  # the passive keeps its ي: الغيت
        Stem(perfect[:-1], PERFECT_ENDING),
        Stem(perfect[:-1] + "ا", PERFECT_OBJECT),
    ]


def _first(perfect: str, sort: str) -> list[Stem]:
    if sort == "i":
        return [
            *(Stem(perfect, PERFECT), Stem(perfect[:-1], PERFECT_ENDING)),
            *(Stem(perfect[:-1] + "ي", IMPERFECT_WHOLE), Stem(perfect[:-1] + "ا", IMPERFECT_WHOLE)),
            Stem(perfect[:-1], IMPERFECT_PLURAL),
        ]
    if sort == "h":
        return [
            *(Stem(perfect, PERFECT), Stem(perfect[:-1] + "وو", PERFECT_ENDING)),
            *(Stem(perfect[:-1] + "و", PERFECT_ENDING), Stem(perfect, IMPERFECT)),
            Stem(perfect[:-1] + "و", IMPERFECT_PLURAL),
        ]
    if sort in ("w", "y", "a"):
        long = {"w": "و", "y": "ي", "a": "ا"}[sort]
        return [
            *(Stem(perfect, PERFECT), Stem(perfect[0] + long + perfect[2], IMPERFECT)),
            Stem(perfect[0] + perfect[2], JUSSIVE),
        ]
    if sort:
        raise ValueError(f"{sort!r} is not a sort of the first form")
    if perfect[-1] in "اي":
        last = "و" if perfect[-1] == "ا" else "ي"
        return [
            *(Stem(perfect, PERFECT_WHOLE), Stem(perfect[:-1], PERFECT_ENDING)),
            *(Stem(perfect[:-1] + "ا", PERFECT_OBJECT), Stem(perfect[:-1] + last, IMPERFECT_WHOLE)),
            Stem(perfect[:-1], IMPERFECT_PLURAL),
            Stem(perfect[:-1] + "ي", PERFECT_WHOLE | PERFECT_ENDING),
        ]
    imperfect = perfect[1:] if perfect[0] == "و" else perfect
    found = [Stem(perfect, PERFECT), Stem(imperfect, IMPERFECT)]
    if perfect[0] == "و":
        found.append(Stem(perfect, IMPERFECT))  # the passive: يوقف
    return found


def _hollow(perfect: str, form: str) -> int | None:
    """The index of a long middle radical, None where there is none."""
    at = {"4": 2, "7": 3, "8": 3, "10": 4}.get(form)
    if at is None or len(perfect) != at + 2 or perfect[at] != "ا" or at == 0:
        return None
    return at


def _derived(p: str, form: str) -> tuple[str, str]:
    """Imperfect without its prefix, and verbal noun."""
    weak, hamza = p[-1] == "ي", p[-1] == "ا"
    middle = _hollow(p, form)
    match form:
        case "q":
            return p, p if p[0] == "ت" and len(p) == 5 else p + "ه"
        case "2":
            imperfect = "و" + p[1:] if p[0] == "ا" else p
            if hamza:
                return imperfect[:-1] + "ي", "ت" + p[:-1] + "يه"
            return imperfect, "ت" + p + "ه" if weak else "ت" + p[:-1] + "ي" + p[-1]
        case "3":
            return p, "م" + (p[:-1] + "اه" if weak else p + "ه")
        case "4":
            rest = p[1:]
            if middle:
                return rest[0] + "ي" + rest[2], p + "ه"
            if len(p) == 3:
                return rest, p[:-1] + p[-1] + "ا" + p[-1]
            start = "اي" + p[2:] if p[1] == "و" else p
            if hamza:
                return rest[:-1] + "ي", start
            return rest, start[:-1] + ("ا" if weak else "ا" + p[-1])
        case "5" | "6":
            return p, p
    if form == "10" and p[3] in "وا" and middle is None and len(p) == 6:
        noun = "استي" + p[4:]
    else:
        noun = p
    if middle:
        if form == "10":
            return "ست" + p[3] + "ي" + p[5], p + "ه"
        return p[1:], p[:middle] + "يا" + p[-1]
    doubled = (
        (form == "10" and len(p) == 5)
        or (form == "7" and len(p) == 4)
        or (form == "8" and len(p) == 4 and p[2] in "تطد" and p[1] != "ت")
    )
    if doubled:
        return p[1:], p + "ا" + p[-1]
    return p[1:], noun[:-1] + ("ا" if weak else "ا" + p[-1])


def _participle(masculine: str) -> list[Stem]:
    if masculine.endswith("ي") and len(masculine) > 3:
        found = [Stem(masculine, ADJECTIVE)]
        return found + [Stem(masculine[:-1], PLURAL_END)] if len(masculine) > 4 else found
    return [Stem(masculine, ADJECTIVE)]
