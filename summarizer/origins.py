"""What the places in a text that tell its origin are made of: datelines, credits, signatures."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.arabic import INVISIBLE, fold_words
from summarizer.lexicon import COMPLEMENTS, HIJRI_MONTHS, MONTHS, WEEKDAYS, saying_form
from summarizer.places import CITIES

DASH = r"[-–—−\u0640]"
"""Pattern of one dash; tatweel is typed for it."""

GAP = rf"[\s{INVISIBLE.pattern[1:-1]}]*"
"""Pattern of white space and invisible marks, also none."""

SPEAKERS = frozenset(
    {
        *("مصدر", "مصادر", "مسوول", "مسوولون", "بيان", "شاهد", "شهود", "رساله", "تقرير", "وزير"),
        *("رييس", "نايب", "خبير", "خبرا", "عضو", "نواب", "تحذير", "دعوه", "رد", "موقف", "كلمه"),
        *("قيادي", "ناطق", "متحدث", "محلل", "مدير", "سكان", "مواطن", "مواطنون", "اكثر", "كل"),
        *("عدد", "بعض", "احد", "واحد", "جز", "خطه", "قرار", "اعلان", "صوره", "مشهد", "نازح"),
    }
)
"""Nouns that speak: "مصدر من الشرطة:" opens a sentence."""

# Words that no place name holds.
_CLAUSE = frozenset(
    {
        *("من", "علي", "الي", "عن", "لن", "لم", "لا", "ما", "هل", "هذا", "هذه", "قد", "لقد", "كان"),
        *("ليس", "ليست", "كانت", "سوف", "نحن", "انا", "هو", "هي"),
    }
)
DATE_WORDS = (
    WEEKDAYS
    | frozenset(word for name in (*MONTHS, *HIJRI_MONTHS) for word in name.split())
    | frozenset({"ه", "م", "اليوم", "يوم", "امس"})
)


BODIES = frozenset(
    {
        *("منظمه", "حركه", "حزب", "اتحاد", "جبهه", "هييه", "لجنه", "وزاره", "شركه", "مجلس", "نادي"),
        *("جماعه", "تنظيم", "رابطه", "موسسه", "بنك", "مصرف", "صندوق", "مكتب", "فريق", "منتخب"),
        *("جامعه", "مركز", "معهد", "نقابه", "جمعيه", "حكومه", "قوات", "جيش", "شرطه", "كتله"),
        *("تيار", "تحالف", "ايتلاف", "محكمه", "برنامج", "مشروع", "مرض", "فيروس", "بطوله", "دوري"),
        *("اداره", "ديوان", "مدرسه", "مستشفي", "مجموعه", "شبكه", "كنيسه", "سفينه", "طايره"),
    }
)
"""Nouns that open the name of a body or a thing: a name in brackets behind it is its own."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A span of a text that tells its origin, and the agencies named there, normalised."""

    start: int
    end: int
    agencies: tuple[str, ...]


def may_be_place(text: str) -> bool:
    """Whether `text` can be a place with or without a date: few words and no verb among them."""
    words = [word for word in fold_words(text) if word not in DATE_WORDS and word.isalpha()]
    return len(words) <= 5 and not any(
        saying_form(word) or word in COMPLEMENTS or word in SPEAKERS or word in _CLAUSE
        for word in words
    )


def is_city(text: str) -> bool:
    """Whether `text`, a date in it left out, is a city that the table knows."""
    words = [word for word in fold_words(text) if word not in DATE_WORDS and word.isalpha()]
    return " ".join(words) in CITIES


def distinct(agencies: list[str | None]) -> tuple[str, ...]:
    """The names among `agencies` in order, without repeats, None and ""."""
    return tuple(dict.fromkeys(agency for agency in agencies if agency))
