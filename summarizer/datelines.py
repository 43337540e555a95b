"""Where a text says that it comes from: datelines, credits and signatures, and their agencies.

    دبي، الإمارات العربية المتحدة (CNN)--      القاهرة – أ ف ب:      المنبر من لندن:
    واشنطن/ 12 مارس/ أذار (د ب أ) -           ... مساء أمس. (رويترز)

A dateline is cut only where its whole shape is there: a place without a verb, then an agency or an
outlet, then the mark that ends it. "القاهرة: لن نقبل" is the start of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.agencies import COMMON_WORDS, GENERIC, agency_of, name_key
from summarizer.arabic import INVISIBLE, fold_words
from summarizer.lexicon import COMPLEMENTS, HIJRI_MONTHS, MONTHS, WEEKDAYS, saying_form

# Cities from which news is datelined; folded. Only to tell "الرياض" from "الشرطة".
_CITIES = frozenset(
    {
        *("القاهره", "الاسكندريه", "الجيزه", "الرياض", "جده", "مكه", "مكه المكرمه", "الدمام"),
        *("المدينه المنوره", "دبي", "ابوظبي", "ابو ظبي", "الشارقه", "الدوحه", "الكويت", "المنامه"),
        *("مسقط", "صنعا", "عدن", "بغداد", "البصره", "الموصل", "اربيل", "كركوك", "النجف", "كربلا"),
        *("دمشق", "حلب", "حمص", "ادلب", "القامشلي", "بيروت", "طرابلس", "صيدا", "عمان", "القدس"),
        *("القدس المحتله", "رام الله", "غزه", "نابلس", "الخليل", "حيفا", "الناصره", "تل ابيب"),
        *("الخرطوم", "بنغازي", "تونس", "الجزاير", "وهران", "الرباط", "مراكش"),
        *("الدار البيضا", "نواكشوط", "مقديشو", "جيبوتي", "لندن", "باريس", "برلين", "بروكسل"),
        *("جنيف", "فيينا", "روما", "مدريد", "اثينا", "موسكو", "كييف", "انقره", "اسطنبول"),
        *("طهران", "كابول", "اسلام اباد", "نيودلهي", "بكين", "طوكيو", "سول", "سيول"),
        *("واشنطن", "نيويورك", "الامم المتحده", "الفاتيكان", "لاهاي", "امستردام", "ستوكهولم"),
        *("اوسلو", "كوبنهاغن", "هلسنكي", "وارسو", "براغ", "بودابست", "بوخارست", "صوفيا"),
        *("بلغراد", "نيقوسيا", "اديس ابابا", "نيروبي", "جوهانسبرغ", "ابوجا", "جاكرتا"),
        *("كوالالمبور", "سنغافوره", "بانكوك", "مانيلا", "سيدني", "كانبيرا", "اتلانتا", "تورونتو"),
        *("شيكاغو", "ميامي", "اوتاوا", "مكسيكو", "كراكاس", "برازيليا", "بوينس ايرس"),
        *("زيوريخ", "ميونيخ", "فرانكفورت", "ستراسبورغ", "دافوس", "لشبونه", "دبلن", "ادنبره"),
    }
)
# Nouns that speak: "مصدر من الشرطة:" opens a sentence.
_SPEAKERS = frozenset(
    {
        *("مصدر", "مصادر", "مسوول", "مسوولون", "بيان", "شاهد", "شهود", "رساله", "تقرير", "وزير"),
        *("رييس", "نايب", "خبير", "خبرا", "عضو", "نواب", "تحذير", "دعوه", "رد", "موقف", "كلمه"),
        *("قيادي", "ناطق", "متحدث", "محلل", "مدير", "سكان", "مواطن", "مواطنون", "اكثر", "كل"),
        *("عدد", "بعض", "احد", "واحد", "جز", "خطه", "قرار", "اعلان", "صوره", "مشهد", "نازح"),
    }
)
# Words that no place name holds.
_CLAUSE = frozenset(
    {
        *("من", "علي", "الي", "عن", "لن", "لم", "لا", "ما", "هل", "هذا", "هذه", "قد", "لقد", "كان"),
        *("ليس", "ليست", "كانت", "سوف", "نحن", "انا", "هو", "هي"),
    }
)
_DATE_WORDS = (
    WEEKDAYS
    | frozenset(word for name in (*MONTHS, *HIJRI_MONTHS) for word in name.split())
    | frozenset({"ه", "م", "اليوم", "يوم", "امس"})
)

# After these a bracketed agency is part of the sentence: "وفق وكالة (رويترز)".
_LEADS_TO_NAME = frozenset(
    {
        *("وكاله", "لوكاله", "بوكاله", "عن", "الي", "مع", "بحسب", "وفق", "حسب", "صحيفه", "قناه"),
        *("شبكه", "موقع", "لموقع", "لقناه", "لصحيفه", "لشبكه", "وكالات", "مراسل", "مراسله", "من"),
    }
)

_DASH = r"[-–—−\u0640]"
_GAP = rf"[\s{INVISIBLE.pattern[1:-1]}]*"
_IN_BRACKETS = re.compile(
    rf"{_GAP}(?P<place>[^()\[\].!?؟؛:\"“«\n]{{0,70}}?){_GAP}"
    rf"[(\[]{_GAP}(?P<name>[^()\[\]\n]{{1,30}}?){_GAP}[)\]]{_GAP}(?P<mark>(?:{_DASH}|[:/])*){_GAP}"
)
_MARK = re.compile(rf"(?::|{_DASH}+|(?<=»)(?=\s)){_GAP}(?:{_DASH}+|:)?{_GAP}")
_PARTS = re.compile(rf"{_DASH}+|[/،,|:]+")
_TAIL = re.compile(
    rf"(?P<stop>[.!?؟…][\"'”»)]*|\n){_GAP}(?:[/\\|*]|{_DASH})*{_GAP}"
    rf"(?P<sig>[^.!?؟…\n:\"“”»]{{1,40}}?(?:[.][^.!?؟…\n:\"]{{1,12}}){{0,5}}?){_GAP}\.?{_GAP}$"
)
_TAIL_BRACKET = re.compile(rf"(?<=\s)[(\[](?P<sig>[^()\[\]]{{2,30}})[)\]]{_GAP}\.?{_GAP}$")
_TAIL_SOURCE = re.compile(
    rf"(?<=[.!?؟…\"”»)\s])المصدر{_GAP}:{_GAP}(?P<sig>[^.!?؟…:\n]{{2,50}})\.?{_GAP}$"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A span of a text that tells its origin, and the agencies named there, normalised."""

    start: int
    end: int
    agencies: tuple[str, ...]


def _is_place(text: str) -> bool:
    """Whether `text` can be a place with or without a date: few words and no verb among them."""
    words = [word for word in fold_words(text) if word not in _DATE_WORDS and word.isalpha()]
    return len(words) <= 5 and not any(
        saying_form(word) or word in COMPLEMENTS or word in _SPEAKERS or word in _CLAUSE
        for word in words
    )


def _is_city(text: str) -> bool:
    words = [word for word in fold_words(text) if word not in _DATE_WORDS and word.isalpha()]
    return " ".join(words) in _CITIES


def _distinct(agencies: list[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(agency for agency in agencies if agency))


def find_dateline(
    text: str, start: int, end: int, *, outlet: str | None = None, page: str = ""
) -> Origin | None:
    """The dateline with which the paragraph `text[start:end]` opens, its mark and blanks included;
    None where there is none, or where less than four words would be left.

    `outlet` is the name of the article's source; `page` the folded text of the page, for outlets
    that sign with their own name ("المنبر من لندن:") and name themselves elsewhere too.
    """
    head = text[start : min(end, start + 120)]
    origin = _bracketed(head) or _marked(head, outlet, page)
    if origin is None:
        return None
    found = Origin(start + origin.start, start + origin.end, origin.agencies)
    return found if len(text[found.end : end].split()) >= 4 else None


def _bracketed(head: str) -> Origin | None:
    """ "دبي، الإمارات (CNN)--" and "(رويترز) -"."""
    match = _IN_BRACKETS.match(head)
    if match is None or not _is_place(match["place"]):
        return None
    agencies = [agency_of(part) for part in _PARTS.split(match["name"]) if part.strip()]
    if not agencies or None in agencies:
        return None
    if not match["mark"] and (_is_city(match["place"]) is False) and match["place"].strip():
        return None
    return Origin(0, match.end(), _distinct(agencies))


def _marked(head: str, outlet: str | None, page: str) -> Origin | None:
    """ "القاهرة – أ ف ب:", "الرياض – «الشرق الأوسط»", "المنبر من لندن:", "بيروت - قال ..."."""
    for match in list(_MARK.finditer(head))[:5]:
        whole = head[: match.start()]
        words = fold_words(whole)
        if len(words) > 9 or re.search(r"[.!?؟؛(\"“]\s", whole):
            return None
        spaced = ":" in match.group() or match.group() == "" or match.group()[-1].isspace()
        if not words or not spaced:
            continue
        parts = [part for part in _PARTS.split(whole) if part.strip()]
        agencies = [_origin(part, outlet) for part in parts]
        places = [part for part, name in zip(parts, agencies, strict=True) if name is None]
        dashed = ":" not in match.group() and match.group().strip() != ""
        agency_alone = dashed and not places and any(agencies) and len(words) <= 3
        if agency_alone or (places and len(places) < len(parts) and all(map(_is_place, places))):
            return Origin(0, match.end(), _distinct(agencies))
        if ":" in match.group() and _from_place(words, outlet, page):
            return Origin(0, match.end(), ())
        following = fold_words(head[match.end() :])[:1]
        if dashed and _is_city(whole) and following and saying_form(following[0]):
            return Origin(0, match.end(), ())
    return None


def _origin(part: str, outlet: str | None) -> str | None:
    """As `agency_of`; the article's own outlet fills the place too."""
    agency = agency_of(part)
    if (
        agency is None
        and outlet is not None
        and name_key(part)
        and name_key(part) == name_key(outlet)
    ):
        return ""
    return agency


def _from_place(words: list[str], outlet: str | None, page: str) -> bool:
    """ "المنبر من لندن:": an outlet of one to three words, من, and a place."""
    if "من" not in words[1:4]:
        return False
    cut = words.index("من")
    name, place = words[:cut], words[cut + 1 :]
    if not 1 <= len(place) <= 3 or _SPEAKERS.intersection(name) or any(map(saying_form, name)):
        return False
    named = " ".join(name)
    own = outlet is not None and named == name_key(outlet)
    again = f'"{named}"' in page or page.count(f" {named} ") > 1
    return " ".join(place) in _CITIES or ((own or again) and not place[0].startswith("ال"))


def find_signature(text: str, start: int, end: int) -> Origin | None:
    """The credit with which the paragraph `text[start:end]` closes: "(رويترز)", "أ ف ب/ ي ا",
    "المصدر: وكالات". None where there is none, or where less than two words would be left.
    """
    begin = max(start, end - 90)
    tail = text[begin:end]
    for pattern in (_TAIL_SOURCE, _TAIL_BRACKET, _TAIL):
        match = pattern.search(tail)
        if match is None:
            continue
        cut = begin + (match.end("stop") if pattern is _TAIL else match.start())
        before = text[start:cut].split()
        if len(before) < 2:
            continue
        agencies = signature_agencies(
            match["sig"], anything=pattern is _TAIL_SOURCE, bare=pattern is _TAIL
        )
        if agencies is None:
            continue
        last = fold_words(before[-1])[-1:]
        if (
            pattern is _TAIL_BRACKET
            and last
            and (last[0] in _LEADS_TO_NAME or saying_form(last[0]))
        ):
            continue
        cut += len(text[cut:end]) - len(text[cut:end].lstrip())
        return Origin(cut, end, agencies)
    return None


def signature_agencies(
    text: str, *, anything: bool = False, bare: bool = False
) -> tuple[str, ...] | None:
    """The agencies of a signature; None where `text` is none.

    Its parts are agencies and initials of reporters ("ي ا", "ع.ج"), beside them short names of
    outlets; at least one is an agency. With `anything` (after المصدر:) any name will do; `bare`
    text, without brackets, has to hold more than an agency's name that is a common word (معا).
    """
    parts = [part for part in re.split(r"[/،,+|()\[\]]+|\s[-–—]\s|-(?=\s)", text) if part.strip()]
    agencies = [agency_of(part) for part in parts]
    if anything:
        return _distinct(agencies) if len(fold_words(text)) <= 8 else None
    if not any(agencies):
        return () if name_key(text) in GENERIC else None
    if bare and all(name_key(part) in COMMON_WORDS for part in parts):
        return None
    for part, agency in zip(parts, agencies, strict=True):
        words = name_key(part).split()
        initials = all(len(word) <= 2 for word in words)
        if agency is None and not initials and len(words) > 2:
            return None
    return _distinct(agencies)


def is_origin_line(text: str) -> bool:
    """Whether a whole short line is a place and an agency: "غزة/ الأناضول"."""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    places = [part for part in parts if agency_of(part) is None]
    return (
        len(parts) > 1
        and len(places) < len(parts)
        and len(fold_words(text)) <= 8
        and all(map(_is_place, places))
    )
