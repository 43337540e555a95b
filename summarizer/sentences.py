"""Sentences of a clean article.

Ends are those of Arabic and Latin script; what only looks like one (a decimal point, an initial,
an ellipsis inside a clause, a stop inside a short quotation) does not end a sentence. A line that
ends in a colon runs on into the quotation below it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from summarizer.arabic import INVISIBLE, mask_entities
from summarizer.articles import CleanArticle, Paragraph, Sentence
from summarizer.lexicon import PARTICIPLES, saying_form
from summarizer.lines import tokens
from summarizer.quotations import find_quotations

MAX_KEPT_QUOTE_WORDS = 60
"""Words of a quotation up to which its sentences stay together with whoever speaks them."""

_HIDDEN = INVISIBLE.pattern[1:-1]
_END = re.compile(
    rf"(?P<run>[.!?؟…。][.!?؟…。{_HIDDEN}]*)(?P<close>(?:[{_HIDDEN}]*[\"'“”’»)\]}}]+)*[{_HIDDEN}]*\.?)"
)
_BLANKS = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"(?:^|[\s(\[\"“«/\-–.])و?(?:[^\W\d_]\.\s?)*[^\W\d_]$")
_CHAIN = re.compile(r"[^\W\d_]\.\s?[^\W\d_]$")
_LATIN_SHORT = frozenset({"mr", "mrs", "ms", "dr", "st", "no", "vs", "gen", "sen", "inc", "prof"})
_ADDRESS_END = re.compile(r"(?:نت|كوم|com|net|org|tv|info|gov|co|me|io)\b", re.IGNORECASE)
_OPENING_QUOTE = re.compile(rf"[\s{_HIDDEN}]*[\"“«„]")
# An active participle in the accusative (مقدما، متجاوزا) hangs on the verb before it.
_ADVERBIAL = re.compile("م[^\\W\\d_]{3,6}ا$")
_NUMBER_HEAD = re.compile(r"^\W*\d{1,3}$")


def split_sentences(clean: CleanArticle) -> tuple[Sentence, ...]:
    """The sentences of `clean` in order; empty for an article without paragraphs.

    They never overlap, each is trimmed of white space, and together they hold every character of
    the paragraphs that is not white space.
    """
    text = clean.article.text
    shown = mask_entities(text)
    found: list[Sentence] = []
    skip = -1
    for number, paragraph in enumerate(clean.paragraphs):
        if paragraph.kind == "heading":
            found.append(Sentence(paragraph.start, paragraph.end, number, len(found), True))
            continue
        start = skip if paragraph.start <= skip else paragraph.start
        ends = _ends(shown, paragraph)
        following = clean.paragraphs[number + 1 : number + 2]
        if following and _runs_on(clean, shown, paragraph, following[0]):
            ends[-1] = skip = _ends(shown, following[0])[0]
        for end in ends:
            if not any(char.isalnum() for char in text[start:end]) and end != ends[-1]:
                continue
            span = _trimmed(text, start, end)
            before = found[-1] if found and found[-1].paragraph == number else None
            if span is not None and before and not any(map(str.isalnum, text[start:end])):
                found[-1] = replace(before, end=span[1])
            elif span is not None:
                found.append(Sentence(*span, number, len(found)))
            start = max(start, end)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(bare)


def _runs_on(clean: CleanArticle, shown: str, one: Paragraph, other: Paragraph) -> bool:
    """Whether the sentence at the end of `one` goes on in `other`: after a comma, or after a colon
    where a quotation follows or the colon's clause says that someone speaks.
    """
    if other.kind != "body" or any(one.end <= gone.start < other.start for gone in clean.removed):
        return False
    tail = shown[one.start : one.end].rstrip(" \u00a0").rstrip()
    last = INVISIBLE.sub("", tail)[-1:]
    if last == "،":
        return True
    if last != ":":
        return False
    if _OPENING_QUOTE.match(shown, other.start):
        return True
    words = tokens(shown, max(one.start, one.end - 90), one.end)
    return any(saying_form(word) for word, _, _ in words[-10:])


def _ends(shown: str, paragraph: Paragraph) -> list[int]:
    """Where the sentences of a paragraph end, in order; the last is the paragraph's own end."""
    start, end = paragraph.start, paragraph.end
    quotations = [
        span
        for span in find_quotations(shown, start, end)
        if len(shown[span[0] : span[1]].split()) <= MAX_KEPT_QUOTE_WORDS
    ]
    starts = [span[0] for span in quotations]
    found: list[int] = []
    begun = start
    for match in _END.finditer(shown, start, end):
        cut = _close(shown, match, end)
        inside = bisect_right(starts, match.start()) - 1
        if inside >= 0 and cut < quotations[inside][1]:
            continue
        if cut < end and _is_end(shown, begun, match, cut, end):
            # An entity for a blank goes with the sentence before it.
            blanks = _BLANKS.match(shown, cut, end)
            begun = blanks.end() if blanks else cut
            found.append(begun)
    return [*found, end]


def _close(shown: str, match: re.Match[str], end: int) -> int:
    """The end of a run of stops with the quotes and brackets that close behind it; a straight
    quote that touches a word behind it opens what follows.
    """
    cut = match.end()
    if cut < end and shown[cut].isalnum() and shown[cut - 1] in "\"'":
        return match.end("run")
    return cut


def _is_end(shown: str, start: int, match: re.Match[str], cut: int, end: int) -> bool:
    run = INVISIBLE.sub("", match["run"])
    before = INVISIBLE.sub("", shown[max(start, match.start() - 24) : match.start()])
    after = INVISIBLE.sub("", shown[cut : min(end, cut + 80)])
    spaced = after[:1].isspace()
    rest = after.lstrip()
    closed = cut > match.end("run")
    if not rest or rest[0] in "،,؛;:)]»”-–/":
        return False
    if run == "." and not spaced and not closed and not _opens_word(rest):
        return False
    following = [word for word, _, _ in tokens(rest)][:6]
    word = following[0] if following else ""
    if run == ".":
        return _is_stop(before, rest, spaced, closed, word)
    if any(mark in run for mark in "!?؟"):
        form = saying_form(word)
        return not (closed and form is not None and form.shape == "perfect" and word[0] != "و")
    begun = max(start, match.start() - 200)
    return _is_pause_end(shown[begun : match.start()], run, rest, following, spaced, closed)


def _opens_word(rest: str) -> bool:
    """Whether two letters or a quote stand at the start: what is glued to a stop can be a word."""
    return rest[:2].isalpha() or rest[0] in '"“«('


def _is_stop(before: str, rest: str, spaced: bool, closed: bool, word: str) -> bool:
    """Whether a single full stop ends a sentence."""
    if closed:
        return True
    if not spaced:
        if _DIGIT.match(before[-1:]) and _DIGIT.match(rest):
            return False
        if not rest[0].isalpha():
            return rest[0] in '"“«(' and not _INITIALS.search(before)
        last = before.split()[-1] if before.split() else ""
        if _ADDRESS_END.match(rest) or not last[-1:].isalpha() or last.isascii():
            return False
        return len(word) > 2 and not _INITIALS.search(before)
    if _NUMBER_HEAD.match(before) and len(before) < 6:
        return False
    if _CHAIN.search(before):
        # "ا.ف.ب. وأضاف" ends, "ا.ف.ب. إن" does not.
        return word[:1] == "و" or saying_form(word) is not None
    if _INITIALS.search(before):
        last = before[-1:]
        return bool(_DIGIT.search(before[-6:-1])) and last in "مهـ" and word[:1] == "و"
    return before.split()[-1:] == [] or before.split()[-1].lower() not in _LATIN_SHORT


def _is_pause_end(
    before: str, run: str, rest: str, following: list[str], spaced: bool, closed: bool
) -> bool:
    """Whether '..', '...' or '…' ends a statement: where a verb of saying follows, or where both
    sides can stand and what follows does not hang on what stands before.
    """
    if not following:
        return False
    word = following[0]
    form = saying_form(word)
    if word in PARTICIPLES or (word[0] in "وف" and word[1:] in PARTICIPLES):
        return False
    if _ADVERBIAL.match(word):
        return False
    if form is not None:
        return len(before.split()) > 3
    if run not in {"..", "...", "…"} and "." in run and len(run) > 4:
        return False
    hangs = word[0] in "وف" or word in _HANGING
    return (spaced or closed) and len(before.split()) > 4 and len(following) > 4 and not hangs


_HANGING = frozenset(
    {
        *("الذي", "التي", "الذين", "اللذين", "اللتين", "اللواتي", "حيث", "اذ", "ثم", "او", "ام"),
        *(
            "بل",
            "لكن",
            "حتي",
            "كي",
            "لكي",
            "مثل",
            "اي",
            "بعد",
            "قبل",
            "منذ",
            "مع",
            "من",
            "في",
            "الي",
        ),
        *(
            "علي",
            "عن",
            "ان",
            "بما",
            "مما",
            "ما",
            "فيما",
            "بينما",
            "غير",
            "الا",
            "سوي",
            "دون",
            "عند",
        ),
    }
)
