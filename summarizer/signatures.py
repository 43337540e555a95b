"""Who signs a text at its end: "(رويترز)", "أ ف ب/ ي ا", "المصدر: وكالات"."""

from __future__ import annotations

import re

from summarizer.agencies import COMMON_WORDS, GENERIC, agency_of, name_key
from summarizer.arabic import fold_words
from summarizer.lexicon import saying_form
from summarizer.origins import DASH, GAP, Origin, distinct, may_be_place
from summarizer.outlets import outlet_key

# After these a bracketed agency is part of the sentence: "وفق وكالة (رويترز)".
_LEADS_TO_NAME = frozenset(
    {
        *("وكاله", "لوكاله", "بوكاله", "عن", "الي", "مع", "بحسب", "وفق", "حسب", "صحيفه", "قناه"),
        *("شبكه", "موقع", "لموقع", "لقناه", "لصحيفه", "لشبكه", "وكالات", "مراسل", "مراسله", "من"),
    }
)

_TAIL = re.compile(
    rf"(?P<stop>[.!?؟…][\"'”»)]*|\n){GAP}(?:[/\\|*]|{DASH})*{GAP}"
    rf"(?P<sig>[^.!?؟…\n:\"“”»]{{1,40}}?(?:[.][^.!?؟…\n:\"]{{1,12}}){{0,5}}?){GAP}\.?{GAP}$"
)
_TAIL_BRACKET = re.compile(rf"(?<=\s)[(\[](?P<sig>[^()\[\]]{{2,30}})[)\]]{GAP}\.?{GAP}$")
_TAIL_NAME = re.compile(
    rf"(?P<stop>[.!?؟…][\"'”»]*){GAP}(?:انته[ىي]{GAP})?[(\[](?P<sig>[^()\[\].:،]{{2,30}})[)\]]{GAP}\.?{GAP}$"
)
_TAIL_END = re.compile(
    rf"(?P<stop>[.!?؟…][\"'”»]*){GAP}/?{GAP}إ?انته[ىي]{GAP}(?P<sig>[(/\[]?[^.!?؟\n:]{{0,14}}){GAP}$"
)
_TAIL_SOURCE = re.compile(
    rf"(?<=[.!?؟…\"”»)\s])المصدر{GAP}:{GAP}(?P<sig>[^.!?؟…:\n]{{2,50}})\.?{GAP}$"
)


def find_signature(text: str, start: int, end: int) -> Origin | None:
    """The credit with which the paragraph `text[start:end]` closes: "(رويترز)", "أ ف ب/ ي ا",
    "المصدر: وكالات", "انتهى (م ك)"; also a name that no table knows, in brackets behind a full
    stop. None where there is none, or where less than two words would be left.
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
    return _unlisted(text, start, end, tail, begin)


def find_credit(text: str, start: int, end: int) -> Origin | None:
    """As `find_signature`, for a paragraph that is not the last: only a name in brackets behind a
    full stop, where an article taken over in part gives its agency.
    """
    begin = max(start, end - 90)
    tail = text[begin:end]
    if ")" not in tail and "]" not in tail:
        return None
    return _unlisted(text, start, end, tail, begin, ends=(_TAIL_NAME,))


def _unlisted(
    text: str,
    start: int,
    end: int,
    tail: str,
    begin: int,
    ends: tuple[re.Pattern[str], ...] = (_TAIL_NAME, _TAIL_END),
) -> Origin | None:
    for pattern in ends:
        match = pattern.search(tail)
        if match is None:
            continue
        words = fold_words(match["sig"])
        initials = all(len(word) <= 2 for word in words)
        named = 1 <= len(words) <= 3 and may_be_place(match["sig"]) and "," not in match["sig"]
        if any(char.isdigit() for char in match["sig"]) and pattern is _TAIL_NAME:
            continue
        cut = begin + match.end("stop")
        if not (initials or named) or len(text[start:cut].split()) < 2:
            continue
        cut += len(text[cut:end]) - len(text[cut:end].lstrip())
        known = agency_of(match["sig"])
        name = outlet_key(match["sig"]) if known is None else known
        return Origin(cut, end, (name,) if name and not initials else ())
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
        return distinct(agencies) if len(fold_words(text)) <= 8 else None
    if not any(agencies):
        return () if name_key(text) in GENERIC else None
    if bare and all(name_key(part) in COMMON_WORDS for part in parts):
        return None
    for part, agency in zip(parts, agencies, strict=True):
        words = name_key(part).split()
        initials = all(len(word) <= 2 for word in words)
        if agency is None and not initials and len(words) > 2:
            return None
    return distinct(agencies)
