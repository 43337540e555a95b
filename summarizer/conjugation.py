"""The stems of an Arabic verb from its perfect, without vowels and folded.

The derived forms (II to X) build their imperfect, verbal noun and participles by rule, so that a
table needs the perfect and the number of the form alone (Wright, A Grammar of the Arabic Language,
vol. 1, sections 35 to 229).
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.inflection import (
    ADJECTIVE,
    FEMININE,
    IMPERFECT,
    IMPERFECT_PLURAL,
    IMPERFECT_WHOLE,
    JUSSIVE,
    PERFECT,
    PERFECT_ENDING,
    PERFECT_OBJECT,
    PERFECT_WHOLE,
    Stem,
    adjective_stems,
    noun_stems,
)


class VerbStems(NamedTuple):
    """The stems of a verb: perfect and imperfect, verbal noun, both participles."""

    finite: list[Stem]
    noun: list[Stem]
    participles: list[Stem]


def verb_stems(perfect: str, form: str) -> VerbStems:
    """The stems of a folded verb, given in the perfect.

    `form` is "2" to "10", "q" (four radicals), or for the first form, whose verbal noun and
    participles a table must list, "1", "1w" or "1y" or "1a" (hollow: يقول, يبيع, ينام), "1i" (لقي,
    keeps its ي), "1h" (بدأ, last radical hamza). Raises ValueError for another one.
    """
    if form.startswith("1") and form != "10":
        return VerbStems(_first(perfect, form[1:]), [], [])
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
    participles = adjective_stems("م" + imperfect)
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
            participles += adjective_stems("م" + passive)
        else:
            finite.append(Stem(imperfect[:-2] + imperfect[-1], JUSSIVE))
    return VerbStems(finite, noun_stems(noun), participles)


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
        # Without the jussive, which is as often another word: تمت, تقل, تبع.
        return [Stem(perfect, PERFECT), Stem(perfect[0] + long + perfect[2], IMPERFECT)]
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
    start = "استي" + p[4:-1] if form == "10" and p[3] in "وا" and len(p) == 6 else p[:-1]
    return p[1:], start + ("ا" if weak else "ا" + p[-1])
