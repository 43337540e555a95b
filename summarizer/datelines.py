"""Where a text says that it comes from: datelines, credits and signatures, and their agencies.

    دبي، الإمارات العربية المتحدة (CNN)--      القاهرة – أ ف ب:      المنبر من لندن:
    واشنطن/ 12 مارس/ أذار (د ب أ) -           ... مساء أمس. (رويترز)

A dateline is cut only where its whole shape is there: a place without a verb, then an agency or an
outlet, then the mark that ends it. "القاهرة: لن نقبل" is the start of a sentence.
"""

from __future__ import annotations

import re

from summarizer.agencies import agency_of, name_key
from summarizer.arabic import fold_words
from summarizer.lexicon import saying_form
from summarizer.origins import DASH, GAP, SPEAKERS, Origin, distinct, is_city, may_be_place
from summarizer.places import CITIES
from summarizer.unlisted import find_unlisted, origin_line

_IN_BRACKETS = re.compile(
    rf"{GAP}(?P<place>[^()\[\].!?؟؛:\"“«\n]{{0,70}}?){GAP}"
    rf"[(\[]{GAP}(?P<name>[^()\[\]\n]{{1,30}}?){GAP}[)\]]{GAP}(?P<mark>(?:{DASH}|[:/])*){GAP}"
)
_MARK = re.compile(rf"(?::|{DASH}+|(?<=»)(?=\s)){GAP}(?:{DASH}+|:)?{GAP}")
_HEAD = 120
"""Characters at a paragraph's start in which its dateline ends."""

_SEPARATED = re.compile(rf"{DASH}|[/،,|:()\[\]]")
_PARTS = re.compile(rf"{DASH}+|[/،,|:]+")


def find_dateline(
    text: str, start: int, end: int, *, outlet: str | None = None, page: str = ""
) -> Origin | None:
    """The dateline with which the paragraph `text[start:end]` opens, its mark and blanks included;
    None where there is none, or where less than four words would be left.

    `outlet` is the name of the article's source; `page` the folded text of the page, for outlets
    that sign with their own name ("المنبر من لندن:") and name themselves elsewhere too.
    """
    head = text[start : min(end, start + _HEAD)]
    origin = _bracketed(head) or _marked(head, outlet, page) or find_unlisted(head, outlet, page)
    if origin is None:
        return None
    found = Origin(start + origin.start, start + origin.end, origin.agencies)
    return found if len(text[found.end : end].split()) >= 4 else None


def _bracketed(head: str) -> Origin | None:
    """ "دبي، الإمارات (CNN)--" and "(رويترز) -"."""
    match = _IN_BRACKETS.match(head)
    if match is None or not may_be_place(match["place"]):
        return None
    agencies = [agency_of(part) for part in _PARTS.split(match["name"]) if part.strip()]
    if not agencies or None in agencies:
        return None
    if not match["mark"] and (is_city(match["place"]) is False) and match["place"].strip():
        return None
    return Origin(0, match.end(), distinct(agencies))


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
        if agency_alone or (places and len(places) < len(parts) and all(map(may_be_place, places))):
            return Origin(0, match.end(), distinct(agencies))
        if ":" in match.group() and _from_place(words, outlet, page):
            return Origin(0, match.end(), ())
        following = fold_words(head[match.end() :])[:1]
        if dashed and is_city(whole) and following and saying_form(following[0]):
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
    if not 1 <= len(place) <= 3 or SPEAKERS.intersection(name) or any(map(saying_form, name)):
        return False
    named = " ".join(name)
    own = outlet is not None and named == name_key(outlet)
    again = f'"{named}"' in page or page.count(f" {named} ") > 1
    return " ".join(place) in CITIES or ((own or again) and not place[0].startswith("ال"))


def origin_of_line(
    text: str, *, outlet: str | None = None, page: str = "", titled: bool = False
) -> tuple[str, ...] | None:
    """The agencies and outlets that a whole short line names where it is a place and its origin:
    "غزة/ الأناضول", "صفاقس – مراسل «مرافئ»"; None where it is none. It may name none.

    `outlet` is the article's source; `page` the folded words of what stands below, a blank on each
    side of each; `titled` where the headline is known, so that the line cannot be it.
    """
    if _SEPARATED.search(text) is None or len(text) > _HEAD:
        return None
    parts = [part for part in _PARTS.split(text) if part.strip()]
    agencies = [agency_of(part) for part in parts]
    places = [part for part, name in zip(parts, agencies, strict=True) if name is None]
    known = (
        len(parts) > 1
        and len(places) < len(parts)
        and len(fold_words(text)) <= 8
        and all(map(may_be_place, places))
    )
    return (
        distinct(agencies) if known else origin_line(text, outlet=outlet, page=page, titled=titled)
    )
