"""The words of an English sentence, and the forms that an English word takes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z](?:\.[A-Za-z])+\.?|[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d[\d.,]*\d|\d")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_VOWELS = "aeiou"
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’»)]*\s+$|^\W*$|[\"“«‘(]\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `start:end` of its sentence. `text` is without accents and possessive ending;
    `lower` its small form. `opens` where it stands first, behind a full stop or in front of a
    quote, so that its capital says nothing.
    """

    text: str
    lower: str
    start: int
    end: int
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


@lru_cache(maxsize=1024)
def english_words(text: str) -> tuple[Word, ...]:
    """The words and figures of `text` in order; none where there is none."""
    found = []
    for match in _WORD.finditer(text):
        plain = _POSSESSIVE.sub("", plain_letters(match.group().replace("’", "'")))
        if "." in plain and not plain[0].isdigit():
            plain = plain.replace(".", "")
        opens = _SENTENCE_END.search(text[max(0, match.start() - 8) : match.start()]) is not None
        found.append(Word(plain, plain.lower(), match.start(), match.end(), opens))
    return tuple(found)


def spans_of_words(phrase: str, text: str) -> list[tuple[int, int]]:
    """Where the words of `phrase` stand in `text` side by side, whatever their case and accents;
    none for a phrase without words.
    """
    wanted, words = [word.lower for word in english_words(phrase)], english_words(text)
    size = len(wanted)
    return [
        (words[at].start, words[at + size - 1].end)
        for at in range(len(words) - size + 1)
        if size and [word.lower for word in words[at : at + size]] == wanted
    ]


def plain_letters(text: str) -> str:
    """`text` without accents, letters that have none of ASCII's kin left as they are."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(_LETTERS)


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss"})


def inflections(word: str) -> frozenset[str]:
    """The regular forms that `word` (a base form, small) may take as a verb, noun or adjective;
    more than it has, which no text will hold.
    """
    forms = {word, word + "s", word + "ed", word + "ing", word + "er", word + "ers"}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(word + "es")
    if word.endswith("e"):
        forms |= {word + "d", word[:-1] + "ing", word + "r", word + "rs"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        forms |= {word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ier"}
    if word.endswith("f"):
        forms.add(word[:-1] + "ves")
    if len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS:
        forms |= {word + word[-1] + ending for ending in ("ed", "ing", "er")}
    return frozenset(forms)
