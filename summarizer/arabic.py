"""Character tables of Arabic text, and a normalised shadow that keeps the way back.

Matching is done on the shadow; what an outlet wrote is cut from the original by its offsets.
Folding follows the usual practice of Arabic retrieval (Larkey, Ballesteros and Connell 2002,
"light10"): hamza carriers, alef maqsura and taa marbuta fold, marks and tatweel go.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress

INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
"""Zero-width and bidi marks, soft hyphen, variation selectors, byte order mark."""

MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
"""Tashkeel and Quranic marks."""

TATWEEL = "\u0640"

_LINE = re.compile(
    "(?<![^\\W\\d_])([وف]?[بلك]|[وف]?ال|[وف]?بال|[وف]?لل|[وف])\u0640+(?=\\s?[\"«“”„‹‘']|[0-9A-Za-z٠-٩۰-۹])"
    "|\u0640+"
)
"""Tatweel, with the prefix that it joins to a quotation mark, a digit or a Latin letter (بـ«داعش»)
in group 1.
"""

ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
"""An HTML entity that a scrape left in the text, also one escaped twice (&amp;quot;)."""

LETTER = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06fa-\u06fc]")
"""An Arabic letter in its plain form."""

_FOLD = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ک": "ك",
        "گ": "ك",
        "ڭ": "ك",
        "پ": "ب",
        "چ": "ج",
        "ژ": "ز",
        "ڤ": "ف",
        "ء": "",
        TATWEEL: "",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‹": '"',
        "›": '"',
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "−": "-",
        "٪": "%",
        "٫": ".",
        "٬": ",",
    }
    | {chr(0x660 + digit): str(digit) for digit in range(10)}
    | {chr(0x6F0 + digit): str(digit) for digit in range(10)}
)

WORD = re.compile(
    r"[^\W\d_]++(?!\d)|[^\W\d_]*+\d++(?:[.,]\d++)*+(?=[\u0621-\u064a])|[^\W_]+(?:[.,]\d+)*"
)
"""A word of a shadow: letters or digits; a figure keeps its separators, and the Arabic word that is
written right behind it is a word of its own (130قتيلا)."""


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """The matching form of one character: lower case, folded, without marks; may be empty or,
    for ligatures and presentation forms, several characters. White space becomes one blank.
    """
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKD", char)
    folded = MARKS.sub("", INVISIBLE.sub("", folded))
    return folded.translate(_FOLD).lower()


@lru_cache(maxsize=1024)
def decode_entity(entity: str) -> str:
    """The character that `entity` (a match of ENTITY) stands for; itself where it is none."""
    decoded = html.unescape(html.unescape(entity.replace("&amp;", "&")))
    return decoded if len(decoded) <= 2 else entity


def mask_entities(text: str, *, blanks: bool = True) -> str:
    """`text` at equal length with each HTML entity as its character, padded so that offsets stay:
    a white one with `blanks`, any other (and without `blanks` each) with word joiners, which are
    invisible and fold to nothing.
    """
    if "&" not in text:
        return text

    def masked(match: re.Match[str]) -> str:
        decoded = decode_entity(match.group())
        filler = " " if blanks and decoded.isspace() else "\u2060"
        return decoded.ljust(len(match.group()), filler)

    return ENTITY.sub(masked, text)


@dataclass(frozen=True)
class Shadow:
    """The matching form of a text. `offsets[i]` is the index in the original of the character
    that gave `text[i]`; `offsets[len(text)]` is the original's length.
    """

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original's span that gave the shadow's `start:end`; an empty one for an empty one."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        # Up to the next character that shows in the shadow: a final ء or mark is part of the word.
        last = self.offsets[end - 1]
        while end < len(self.offsets) - 1 and self.offsets[end] == last:
            end += 1
        return self.offsets[start], self.offsets[end]

    def position(self, offset: int) -> int:
        """The first shadow index that comes from the original's `offset` or later."""
        return bisect_left(self.offsets, offset)

    @cached_property
    def words(self) -> tuple[tuple[str, int, int], ...]:
        """Each word with its span in the shadow, in order."""
        return tuple((m.group(), m.start(), m.end()) for m in WORD.finditer(self.text))


def shadow(text: str) -> Shadow:
    """The matching form of `text` with the map back. Total: any string, also an empty one."""
    parts = list(map(fold_char, mask_entities(text, blanks=False)))
    folded = "".join(parts)
    # Nearly every character folds to one or none; compress does those at the speed of C.
    offsets = list(compress(range(len(parts)), parts))
    if len(offsets) != len(folded):
        offsets = [index for index, part in enumerate(parts) for _ in part]
    offsets.append(len(text))
    return Shadow(folded, tuple(offsets))


def fold(text: str) -> str:
    """The matching form of `text` alone."""
    return "".join(map(fold_char, mask_entities(text, blanks=False)))


def fold_words(text: str) -> list[str]:
    """The folded words of `text`, in order; empty for text without words."""
    return WORD.findall(fold(text))


def count_words(text: str) -> int:
    """Runs without white space, as every length of the API counts them."""
    return len(text.split())


def arabic_share(text: str) -> float:
    """Share (0..1) of Arabic letters among all letters of `text`; 0 for text without letters."""
    arabic = other = 0
    for char in unicodedata.normalize("NFKC", text):
        if char.isalpha():
            if LETTER.match(char):
                arabic += 1
            else:
                other += 1
    return arabic / (arabic + other) if arabic else 0.0


def tidy(text: str) -> str:
    """`text` as a reader wants it: entities decoded, tatweel and invisible marks out, white space
    to one blank. The tatweel that joins a prefix to what Arabic letters cannot join stays (الـ25).

    This is the only change that an extractive sentence undergoes without an edit being listed.
    """
    shown = mask_entities(text)
    shown = INVISIBLE.sub("", shown)
    if TATWEEL in shown:
        shown = _LINE.sub(lambda found: found[1] + TATWEEL if found[1] else "", shown)
    return " ".join(shown.split())


_PREFIXES = ("وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
_PRONOUNS = frozenset({"هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه"})
"""Endings before which a taa marbuta is written as taa (زيارته is of زيارة)."""

_SUFFIXES = ("هما", "كما", "ها", "هم", "هن", "ان", "ات", "ون", "ين", "يه", "نا", "كم", "ه", "ي")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem of one folded word: article and conjunctions off the front, number and pronoun
    endings off the end, never below three letters (Larkey et al. 2002, "light10"). Figures and
    Latin words are returned as they are.
    """
    if not LETTER.match(word[:1] or " "):
        return word
    rest = word
    for prefix in _PREFIXES:
        if rest.startswith(prefix) and len(rest) - len(prefix) >= 3:
            rest = rest[len(prefix) :]
            break
    else:
        if rest[0] in "وف" and len(rest) > 4:
            rest = rest[1:]
            if rest.startswith("ال") and len(rest) >= 5:
                rest = rest[2:]
    for suffix in _SUFFIXES:
        if rest.endswith(suffix) and len(rest) - len(suffix) >= 3:
            rest = rest[: -len(suffix)]
            if suffix in _PRONOUNS and rest.endswith("ت") and len(rest) >= 4:
                rest = rest[:-1]
            break
    return rest
