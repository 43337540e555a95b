"""Which words of a set are spellings of one name.

Desks write a foreign name by ear: ستولتنبرغ, ستولتينبيرغ. Two words are one name only where their
letters say so (the long vowels and the letters that transliterations swap may differ, little else)
and nothing in the set or in the tables shows that one is a native word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from summarizer.arabic import LETTER, fold_words
from summarizer.gazetteer import places
from summarizer.thesaurus import concepts, singular
from summarizer.transliteration import (
    MISPRINT_LETTERS,
    VOWELS,
    alike,
    distance,
    hissed,
    skeleton,
)

MAX_NAME_LETTERS = 30
"""Letters beyond which a word is nobody's name."""

LONG_CONSONANTS = 5
"""Consonants from which on words that differ in vowel letters alone are one name. Arabic derivation
keeps roots of three, with prefixes four."""

MANY_VOWELS = 3
"""Long vowels from which on three consonants are enough: foreign names write them all (ميسيسوغا);
the other spelling may lack one."""

_INFLECTIONS = (
    *("ه", "ي", "ان", "ات", "ون", "ين", "يه", "وا", "ها", "هم", "هما", "نا", "ته", "تها", "تهم"),
    *("يين", "يون", "يات", "هن", "كم"),
)
"""What a native word of the set takes at its end and a name does not."""

_NATIVE_ENDINGS = ("ه", "ات", "ها", "هم", "هما", "هن", "يين", "يون")
_NATIVE_BEGINNINGS = ("ال", "لل", "است", "يست", "تست", "نست", "مست")
_ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل")
CLITICS = "وفبلك"
"""Conjunctions and prepositions of one letter, written onto the word behind them."""

_GIVEN = frozenset(
    fold_words(
        """
        محمد محمود محمدي أحمد حامد حميد حماد حمدان حمدي حسن حسين حسان حسني سلمان سليمان سليم سالم
        سلام سلامة سعيد سعد سعود مسعود منصور ناصر نصر نصير مروان مهران عمران عمار عمر عامر عثمان
        رشيد راشد رشاد كريم كرم جمال جميل كمال كامل خالد خليل خلدون زيدان زيدون مصطفى إبراهيم
        سفيان شعبان رمضان سلطان هاشم هشام طارق طريق بشار بشير أمين أيمن أمير عمرو وليد والد مبارك
        بركات مجدي ماجد مجيد نبيل فواز فوزي فايز فهد عادل عدلي علاء علي عالي عدنان قاسم قسام
        """
    )
)
"""Arabic names of persons, of which many differ from each other in long vowels alone."""


_TITLES = frozenset(
    fold_words("الرئيس المستشار المستشارة السيناتور السناتور الجنرال الأمير الوزير المدرب اللاعب")
)
"""Titles behind which a word without the article is a name."""


_KINDS = frozenset(
    fold_words(
        "مدينة بمدينة بلدة ببلدة قرية بقرية ولاية بولاية محافظة بمحافظة العاصمة جزيرة مطار ميناء"
    )
)
"""Words behind which a place is named."""

_LOOSE = frozenset(
    fold_words("مليون مليار ألف مئة آلاف ملايين كيلو قال إلى حتى على بعد قبل عند مثل")
)
"""Words that stand beside nouns of every kind."""


def name_pairs(words: Collection[str], spans: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """The pairs of `words` that are surely spellings of one name in `spans`, the folded words
    of each unit; sorted, empty where there are none. Two words of one span are two names.
    """
    known = set(words)
    close: dict[str, list[str]] = defaultdict(list)
    for word in known:
        if len(word) >= 4 and not (word[0] in CLITICS and word[1:] in known):
            for key in dict.fromkeys(_keys(word)):
                close[key].append(word)
    pairs = {
        (a, b)
        for near in close.values()
        if len(near) > 1
        for a, b in combinations(sorted(near), 2)
        if alike(a, b) or _one_letter(a, b)
    }
    pairs = {(a, b) for a, b in pairs if name_like(a, known) and name_like(b, known)}
    found = company(chain.from_iterable(pairs), spans)
    return sorted(
        (a, b)
        for a, b in pairs
        if not found.spans[a] & found.spans[b]
        and ((alike(a, b) and _one_name(a, b, found)) or _one_part(a, b, found))
    )


@dataclass(frozen=True, slots=True)
class Company:
    """For words what stands right before and right behind them ("" at an end), and the spans."""

    before: Mapping[str, set[str]]
    behind: Mapping[str, set[str]]
    spans: Mapping[str, set[int]]


def company(words: Iterable[str], spans: Sequence[Sequence[str]]) -> Company:
    """What stands beside each of the folded `words` in `spans`."""
    before: dict[str, set[str]] = {word: set() for word in words}
    behind: dict[str, set[str]] = {word: set() for word in before}
    holders: dict[str, set[int]] = {word: set() for word in before}
    for number, span in enumerate(spans) if before else ():
        for at, word in enumerate(span):
            if word in before:
                before[word].add(span[at - 1] if at else "")
                behind[word].add(span[at + 1] if at + 1 < len(span) else "")
                holders[word].add(number)
    return Company(before, behind, holders)


def is_name(spellings: Sequence[str], spoken: Collection[str], sides: Company) -> bool:
    """Whether the spellings that met are of a person or a place: one is a place of the table or a
    speaker (`spoken`) or stands behind a word for a place, or they stand beside one and the same
    word without the article. What is counted is no name.
    """
    if any(word in spoken or _place(word) for word in spellings):
        return True
    if any(before[:1].isdigit() for word in spellings for before in sides.before[word]):
        return False
    return any(not _KINDS.isdisjoint(sides.before[word]) for word in spellings) or any(
        _bare(word) and word not in _LOOSE
        for a, b in combinations(spellings, 2)
        for word in sides.before[a] & sides.before[b] | sides.behind[a] & sides.behind[b]
    )


def respelt(word: str, best: str) -> bool:
    """Whether `word` may be replaced by `best`, the spelling that most have, without a change of
    what is written onto it.
    """
    return bool(word) and (alike(word, best) or _one_letter(word, best))


def _keys(word: str) -> Iterator[str]:
    """Keys of which two words share one where they may be `alike` or one letter apart."""
    if not word.isalpha() or not LETTER.match(word) or len(word) > MAX_NAME_LETTERS:
        return
    if len(bare := hissed(word)) >= 3:
        yield bare
    if len(word) == 4 or len(word) >= MISPRINT_LETTERS:
        for at in range(len(word)):
            yield f"{at}:{word[:at]}{word[at + 1 :]}"
    if len(word) >= MISPRINT_LETTERS:
        yield f"={word}"
        yield from (f"={word[:at]}{word[at + 1 :]}" for at in range(1, len(word) - 1))


def _one_letter(a: str, b: str) -> bool:
    """Whether two words of one short length differ in one letter."""
    return len(a) == len(b) == 4 and distance(a, b) == 1


def name_like(word: str, known: Collection[str]) -> bool:
    """Whether nothing shows that a folded word is a native one: neither its own beginning and end,
    nor the article, a number or a pronoun that `known`, the words of the set, have on it.
    """
    return (
        len(word) >= 3
        and word.isalpha()
        and not word.startswith(_NATIVE_BEGINNINGS)
        and not word.endswith(_NATIVE_ENDINGS)
        and not any(article + word in known for article in _ARTICLES)
        and not any(word + ending in known for ending in _INFLECTIONS)
        and not (word[0] in "يت" and word.endswith(("ون", "وا")))
    )


def _one_name(a: str, b: str, company: Company) -> bool:
    """Whether two words that are `alike` and `name_like` are surely one name. A word of few
    consonants is one only beside the same name: Arabic words and names differ in vowels alone
    (محمد/محمود).
    """
    if _place(a) != _place(b) and ((_place(a) and _place(b)) or distance(a, b) > 1):
        return False
    listed = _listed(a) + _listed(b)
    if listed == 2 or {a, b} & _GIVEN:
        return False
    key = skeleton(a)
    beside = company.before[a] & company.before[b] | company.behind[a] & company.behind[b]
    sounds, others = ([letter for letter in word if letter not in VOWELS] for word in (a, b))
    vowels = sorted((len(a) - len(sounds), len(b) - len(others)))
    if not listed:
        if len(key) >= LONG_CONSONANTS or skeleton(b) != key:
            return True
        if len(key) < 3:
            return False
        if vowels[1] >= MANY_VOWELS and vowels[0] >= MANY_VOWELS - 1 and not _derived(a, b):
            return True
        if sounds != others and min(len(a), len(b)) >= 5 and vowels[0] >= 2:
            return True
        if len(key) == 4 and (
            not _TITLES.isdisjoint(company.before[a] & company.before[b])
            or (_foreign(a, b) and any(map(_bare, beside)))
        ):
            return True
    if sounds == others and len(a) == len(b):
        # One vowel for another makes a broken plural (جراح, جروح).
        return False
    least = 3 if sounds != others or len(key) > 3 else LONG_CONSONANTS - 1
    return any(len(skeleton(word)) >= least and _stands_by(word) for word in beside)


def _one_part(a: str, b: str, company: Company) -> bool:
    """Whether two words one letter apart stand in one full name, and nowhere else: كيم يونغ أون."""
    if not _one_letter(a, b) or {a, b} & _GIVEN:
        return False
    return all(
        len(sides[a]) == 1 and sides[a] == sides[b] and all(map(_stands_by, sides[a]))
        for sides in (company.before, company.behind)
    )


def _bare(word: str) -> bool:
    """Whether a word has neither the article nor an ending that shows a native one."""
    return (
        len(word) >= 3
        and word.isalpha()
        and not word.startswith(_ARTICLES)
        and not word.endswith(_NATIVE_ENDINGS)
    )


def _stands_by(word: str) -> bool:
    """Whether a neighbour may be a part of a full name."""
    return _bare(word) and word not in _GIVEN and not _listed(word)


def _foreign(a: str, b: str) -> bool:
    """Whether one word has a vowel more than the other where no Arabic pattern has it (تشيلسي):
    not in participles and verbs (مصنوع, تشكيل, سيطرت).
    """
    short, long = sorted((a, b), key=len)
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return (
        len(short) + 1 == len(long)
        and long[at] in "وي"
        and at < len(long) - 2
        and short[0] != "م"
        and not short.endswith(("ت", "ين", "ون", "ان"))
    )


def _derived(a: str, b: str) -> bool:
    """Whether two words stand to each other as a verb and its noun (انهار, انهيار) or as a noun and
    its broken plural (منطق, مناطق) do.
    """
    short, long = sorted((a, b), key=len)
    if len(short) + 1 != len(long):
        return False
    if short[0] == "ا" and long[-2] in "اي" and long[:-2] + long[-1] == short:
        return True
    return long[2] == "ا" and long[:2] + long[3:] == short


@lru_cache(maxsize=16384)
def _listed(word: str) -> bool:
    return bool(concepts((word,))) or singular(word) is not None


@lru_cache(maxsize=16384)
def _place(word: str) -> str:
    """The name of the place that `word` is, "" for none."""
    found = places((word,))
    return found[0].name if found else ""
