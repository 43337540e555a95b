"""Site furniture told by a line's own shape and words, wherever it stands.

Each rule asks for a whole line that could not be a sentence of an article: all its words are of one
closed class (share buttons, a date, counts), or it opens with a label (اقرأ أيضا) or addresses the
reader about the site (تابعوا، يمكنكم، هاتفكم). Rules that need the line's place are in `cleaning`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.arabic import fold_words
from summarizer.lexicon import COMPLEMENTS
from summarizer.lines import Line
from summarizer.sitewords import (
    ADVERT,
    BELOW,
    CAPTION,
    COOKIES,
    COUNT_ANCHORS,
    COUNT_WORDS,
    DATE_ANCHORS,
    DATE_WORDS,
    EDITOR_NOTES,
    FOLLOW,
    HOME,
    IMPERATIVES,
    MEDIA,
    NEXT,
    OF_TEXTS,
    POSTED,
    READER,
    RELATED,
    RELATED_ALONE,
    RIGHTS,
    SEEN,
    SHARE_ANCHORS,
    SHARE_WORDS,
    SHOWN,
    SITE_WORDS,
    SOURCE,
    STAFF,
    STAFF_ANCHORS,
    TAGS,
    WATCH,
)

_BYLINE = re.compile(
    r"(?:كتب(?:ت|ه|ته|وا)?|بقلم|اعداد|ترجمه|تحرير|تصوير|متابعه|تقرير|حوار|تحقيق|مراسل(?:نا|تنا)?|"
    r"by|written by|الكاتب|الكاتبه|المحرر|محرر|موفد(?:نا)?|رسم|تغطيه|مراجعه|خاص) "
)
_CRUMB = re.compile(r"\s*(?:[>»›|/«‹→←]|::|\s[-–]\s)\s*")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|#[^\s#]+|@\w+")


MAX_POINTER_WORDS = 45
"""Words at most of a line that only sends the reader to what stands below it."""

MAX_OFFER_WORDS = 8
"""Words at most between يمكن and what is offered."""

_CAN = frozenset({"يمكن", "يمكنكم", "ويمكن", "ويمكنكم", "بامكانكم"})


def _all_of(line: Line, allowed: frozenset[str], anchors: frozenset[str]) -> bool:
    """Whether every word is allowed or a figure, and at least one is an anchor."""
    words = [word[1:] if word[0] == "و" and word[1:] in allowed else word for word in line.words]
    return not anchors.isdisjoint(words) and all(
        word in allowed or not word.isalpha() for word in words
    )


def is_date(line: Line) -> bool:
    """Whether the line is nothing but a date, a time, or when the page was changed."""
    words = line.words
    if not words or len(words) > 18:
        return False
    if all(word.isdigit() for word in words):
        return len(words) >= 3 and any(len(word) == 4 for word in words)
    return _all_of(line, DATE_WORDS, DATE_ANCHORS) and (
        any(not word.isalpha() for word in words) or len(words) <= 2
    )


def opens_with(line: Line, phrases: tuple[str, ...]) -> str | None:
    """The phrase (folded) of `phrases` with which the line begins, else None."""
    folded = line.folded[1:]
    for phrase in phrases:
        if folded.startswith(phrase + " "):
            return phrase
    return None


def _labelled(line: Line, phrases: tuple[str, ...], most: int) -> bool:
    """Whether the line is a label alone, or a label set off by a colon, a bar or a dash."""
    phrase = opens_with(line, phrases)
    if phrase is None or len(line.words) > most:
        return False
    if len(line.words) == len(phrase.split()):
        return True
    count = len(phrase.split())
    pattern = r"\W*" + r"\W+".join([r"[^\W_]\S*?"] * count)
    match = re.match(pattern + r"\s*[:|»>…\-–—.(]", _letters_only(line.shown))
    return match is not None


_DIACRITICS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u2060-\u2064]")


def _letters_only(text: str) -> str:
    return _DIACRITICS.sub("", text)


def is_related_label(line: Line) -> bool:
    """Whether the line is only a label over links to other articles (اقرأ أيضا:)."""
    words = " ".join(line.words)
    return words in RELATED_ALONE or (
        words in RELATED or (words.startswith(RELATED) and len(line.words) <= 4 and not line.ends)
    )


def is_label(line: Line) -> bool:
    """Whether the line is a label over tags, links or shares, so that what follows hangs on it."""
    return is_related_label(line) or " ".join(line.words) in TAGS


def name_furniture(line: Line) -> str | None:
    """What furniture the line is by its own words, as a reason of `articles.Removed`; None for a
    line that may be the article's.
    """
    if not line.has_letters:
        return "separator"
    words = line.words
    count = len(words)
    if count == 0:
        return None
    joined = " ".join(words)
    if joined in ADVERT:
        return "advert"
    if count <= 30 and _is_address(line):
        return "follow-us"
    if is_editor_note(line):
        return "editor-note"
    if _is_post(line):
        return "post"
    if count <= MAX_POINTER_WORDS and _offers_media(line):
        return "caption"
    if count > 24 or len(line.shown) > 400:
        return None
    if is_date(line):
        return "print-date"
    if _all_of(line, SHARE_WORDS, SHARE_ANCHORS):
        return "share"
    if count <= 10 and _all_of(line, COUNT_WORDS, COUNT_ANCHORS):
        return "share"
    if joined in RELATED_ALONE or is_related_label(line) or _labelled(line, RELATED, 24):
        return "related"
    if not line.ends and opens_with(line, IMPERATIVES):
        return "related"
    if _points_at_media(line):
        return "caption"
    if any(f" {phrase} " in line.folded for phrase in RIGHTS) or "©" in line.shown:
        return "copyright"
    if _labelled(line, TAGS, 24):
        return "tags"
    if count <= 8 and not line.ends and _labelled(line, SOURCE, 8):
        return "credit"
    if _is_crumb(line):
        return "section"
    if _is_staff(line):
        return "staff"
    if not _URL.sub("", line.bare).strip(" \t،,|-–•:؛"):
        return "link"
    return None


def _points_at_media(line: Line) -> bool:
    """Whether the line sends the reader to a film, a picture or a post beside it (شاهد … في الفيديو
    التالي، كما جاء في الحساب فيما يلي:).
    """
    asks = opens_with(line, WATCH)
    if asks is not None and not MEDIA.isdisjoint(line.words):
        return True
    if asks is not None and " " in asks and not line.ends:
        return True
    if POSTED.isdisjoint(line.words) or not line.bare.endswith(":"):
        return False
    last = line.words[-2:]
    return not BELOW.isdisjoint((*last, " ".join(last)))


def _offers_media(line: Line) -> bool:
    """Whether the line, one sentence, tells the reader what he can see below it (مقاطع يمكن رصد
    أبرزها في التقرير التالي)."""
    words = line.words
    if NEXT.isdisjoint(words) or re.search(r"[.!?؟]\s", line.bare):
        return False
    for index, (noun, following) in enumerate(pairwise(words)):
        if following in NEXT and noun.endswith(SHOWN):
            near = words[max(0, index - MAX_OFFER_WORDS) : index]
            return bool(_CAN & set(near)) and not SEEN.isdisjoint(near)
    return False


_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")
_ADDRESS = re.compile(r"https?://\S|\bwww\.\S|\bpic\.twitter\.com/|\bt\.co/")
_HANDLE = re.compile(r"(?<![\w.])[#@][^\W\d]")
_POST_END = re.compile(r"\(@\w+\)[^.:!?؟]{0,24}\d{4}$")


def _is_post(line: Line) -> bool:
    """Whether the line is a post of a social network set into the page: an address beside a
    hashtag, a handle or an emoji, or a name with its handle and the date at the end.
    """
    if line.ends or len(line.shown) > 600:
        return False
    if _ADDRESS.search(line.shown):
        return _HANDLE.search(line.shown) is not None or _EMOJI.search(line.shown) is not None
    return _POST_END.search(line.bare) is not None


def is_caption(line: Line) -> bool:
    """Whether the line names itself a picture's caption or credit, or ends in one."""
    if len(line.words) > 30:
        return False
    phrase = opens_with(line, CAPTION)
    if phrase and (_labelled(line, CAPTION, 30) or (len(line.words) <= 8 and not line.ends)):
        return True
    if line.ends:
        return False
    return (
        re.search(
            r"(?:[-–—(/|\[]\s*)(?:صور[ةه]?\s*)?(?:[أا]رشيفي?[ةه]?|غيتي|جيتي|getty)[^\n]{0,12}$",
            line.bare.lower(),
        )
        is not None
    )


_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]+(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]\s*\.?")
_RATE = re.compile(r"[^\W\d]+(?:\s+[^\W\d]+){0,2}\s*=\s*\d")


def is_editor_note(line: Line) -> bool:
    """Whether a whole line in brackets is the desk's about its text: what a version corrects or
    adds, who else reported, a rate of exchange.
    """
    if line.bare[:1] not in "([" or len(line.words) > 60 or not _IN_BRACKETS.fullmatch(line.bare):
        return False
    if _RATE.search(line.bare) is not None:
        return True
    phrase = opens_with(line, EDITOR_NOTES)
    if phrase is None or re.search(r"[.!?؟][)\]]", line.bare):
        return False
    # "(إعادة الإعمار ...)" is about the world, "(تصحيح الاسم في الفقرة ...)" about the text.
    following = line.words[len(phrase.split()) :][:1]
    return (
        " " in phrase
        or not any(word.startswith("ال") for word in following)
        or not (OF_TEXTS.isdisjoint(line.words))
    )


def is_byline(line: Line) -> bool:
    """Whether the line names who wrote (كتب: ..., by ...): short, and no sentence. In brackets it
    may name more people: (إعداد ... - تحرير ...).
    """
    if line.bare[:1] in "([" and len(line.words) <= 16 and _IN_BRACKETS.fullmatch(line.bare):
        return _BYLINE.match(line.folded[1:]) is not None
    if len(line.words) > 8 or line.ends or COMPLEMENTS.intersection(line.words):
        return False
    if not _BYLINE.match(line.folded[1:]):
        return False
    return len(line.words) <= 5 or re.match(r"\S+\s*[:\-–/]", line.bare) is not None


def _is_address(line: Line) -> bool:
    """The reader is told or asked to follow, subscribe, install or accept something.

    Some imperatives are also perfects (تابع, انضم): a line that ends as a sentence needs a second
    sign that it speaks of the site.
    """
    words = line.words
    readers = sum(word in READER for word in words)
    if readers and any(f" {phrase} " in line.folded for phrase in COOKIES):
        return True
    if COMPLEMENTS.intersection(words[:4]) or any(quote in line.shown for quote in '"“«'):
        return False
    site = sum(word in SITE_WORDS for word in words)
    if site and opens_with(line, FOLLOW):
        return len(words) <= 22 and (not line.ends or readers > 0 or site > 1)
    return readers > 0 and site > 1


_OTHER_CASE = frozenset({"في", "من", "علي", "عن", "الي", "بعد", "قبل", "مع"})


def _is_crumb(line: Line) -> bool:
    """A path of sections: الرئيسية > أخبار > عراق."""
    if line.ends or len(line.words) > 14:
        return False
    parts = [part for part in _CRUMB.split(line.bare) if part]
    if line.words[0] in HOME and (len(parts) > 1 or not _OTHER_CASE.intersection(line.words)):
        return True
    strong = re.search(r"[>›→←]|\s[»|«‹]\s", line.bare) is not None
    return strong and len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts)


def _is_staff(line: Line) -> bool:
    """The masthead: رئيس مجلس الإدارة والتحرير, with or without a name after a colon."""
    if len(line.words) > 10 or line.ends:
        return False
    known = [word in STAFF or (word[0] == "و" and word[1:] in STAFF) for word in line.words]
    anchored = not STAFF_ANCHORS.isdisjoint(line.words)
    if anchored and all(known):
        return True
    head, colon, _ = line.bare.partition(":")
    count = len(fold_words(head))
    return bool(colon) and anchored and 0 < count <= len(known) and all(known[:count])
