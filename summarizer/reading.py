"""Bytes of a text file to text, without guessing: UTF-8, UTF-16 by its mark, or windows-1256 where
nothing else is possible.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarizer.arabic import fold_words
from summarizer.articles import Note
from summarizer.errors import BadEncoding

MIN_ARABIC_SHARE = 0.6
"""Share (0..1) of Arabic among the letters from which on a windows-1256 text is believed."""

MIN_FUNCTION_WORDS = 0.04
"""Share (0..1) of words that must be among the commonest of Arabic (news: 0.12 to 0.25)."""

_FUNCTION_WORDS = frozenset(
    {
        *("في", "من", "علي", "الي", "ان", "عن", "مع", "هذا", "هذه", "التي", "الذي", "بعد", "قبل"),
        *(
            "كان",
            "كانت",
            "قال",
            "قد",
            "لم",
            "لا",
            "ما",
            "بين",
            "او",
            "كما",
            "خلال",
            "اليوم",
            "وقال",
        ),
        *(
            "و",
            "وفي",
            "ومن",
            "وقد",
            "ولم",
            "عند",
            "غير",
            "كل",
            "حيث",
            "منذ",
            "حتي",
            "ذلك",
            "هو",
            "هي",
        ),
    }
)
# What a windows-1256 text never holds: controls, and the letters that other code pages put there.
_RUBBISH = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffd]")
_CHARACTERS_1256 = re.compile("[\u0621-\u063a\u0641-\u0652]")
_STRAY = re.compile("[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2]")
_ACCENTED = re.compile("[\xc0-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0192\u02c6\xd7\xf7]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without byte order mark, and a note where it was not UTF-8."""

    text: str
    note: Note | None = None


def decode_text(data: bytes) -> Decoded:
    """The text of `data`. Empty bytes are an empty text; nothing is ever replaced.

    Raises BadEncoding, naming why, where `data` is neither UTF-8 (UTF-16 with its mark) nor
    certainly windows-1256.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _marked(data.removeprefix(mark), encoding)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as exc:
        where = f"byte {data[exc.start]:#04x} at position {exc.start} is not UTF-8"
        return _windows(data, where)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as exc:
        raise BadEncoding(
            f"the file begins with a mark of {encoding} but byte position {exc.start} is not"
            f" {encoding} ({exc.reason})"
        ) from exc
    if encoding == "utf-8":
        return Decoded(text)
    return Decoded(text, _note(encoding.upper()[:6]))


def _windows(data: bytes, where: str) -> Decoded:
    try:
        text = data.decode("cp1256")
    except UnicodeDecodeError as exc:
        raise BadEncoding(f"{where}, and it is not windows-1256 either ({exc.reason})") from exc
    doubt = _doubt(text)
    if doubt is not None:
        raise BadEncoding(f"{where}, and it is not certainly windows-1256: {doubt}")
    return Decoded(text, _note("windows-1256"))


def _doubt(text: str) -> str | None:
    """Why `text`, decoded as windows-1256, may be something else; None where it is certain."""
    if _RUBBISH.search(text):
        return "it holds control characters"
    letters = sum(char.isalpha() for char in text)
    arabic = len(_CHARACTERS_1256.findall(text))
    if not letters or arabic < MIN_ARABIC_SHARE * letters:
        return f"{arabic} of {letters} letters would be Arabic"
    if len(_STRAY.findall(text)) > 0.02 * arabic:
        return "letters that Arabic does not have would be frequent"
    if len(_ACCENTED.findall(text)) > 0.02 * arabic:
        # ISO 8859-6 and Mac Arabic read as windows-1256 give these for common letters.
        return "accented Latin letters would stand among the Arabic ones"
    words = fold_words(text)
    known = sum(word in _FUNCTION_WORDS for word in words)
    if known < max(1, MIN_FUNCTION_WORDS * len(words)):
        return f"{known} of {len(words)} words would be common Arabic words"
    return None


def _note(encoding: str) -> Note:
    return Note("decoded-as", f"A text is not UTF-8; it was read as {encoding}.")
