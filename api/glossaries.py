"""Glossaries of names, as they come over the wire and from files."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from summarizer.arabic import LETTER, fold_words

MAX_NAMES = 1_000
MAX_NAME_CHARS = 200

Glossary = tuple[tuple[str, str], ...]

_DECODER = msgspec.json.Decoder(dict[str, str])
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class HouseGlossary:
    """The pairs that an operator gives for all requests."""

    pairs: Glossary = ()


def parse_glossary(data: bytes) -> Glossary:
    """The pairs of a JSON object of Arabic names and their English spellings, in order.

    Raises ValueError that says what is wrong.
    """
    try:
        names = _DECODER.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"no JSON object of names and spellings: {error}") from error
    return check_glossary(names)


def check_glossary(names: dict[str, str]) -> Glossary:
    """The pairs of `names`, trimmed; ValueError where one is empty or too long, the name has no
    Arabic letter, the spelling has one or no Latin one, a sign is invisible, or one name (whatever
    its marks) has two spellings.
    """
    if len(names) > MAX_NAMES:
        raise ValueError(f"{len(names)} names; at most {MAX_NAMES} are taken")
    pairs = [(" ".join(name.split()), " ".join(to.split())) for name, to in names.items()]
    found: dict[str, tuple[str, str]] = {}
    for name, spelling in pairs:
        if max(len(name), len(spelling)) > MAX_NAME_CHARS:
            raise ValueError(f"a name has at most {MAX_NAME_CHARS} characters")
        if not LETTER.search(name):
            raise ValueError(f"{name!r} has no Arabic letter")
        if not _LATIN.search(spelling) or LETTER.search(spelling) or not spelling.isprintable():
            raise ValueError(f"{spelling!r} is no English spelling")
        known, given = found.setdefault(_key(name), (name, spelling))
        if given != spelling:
            raise ValueError(f"{known!r} and {name!r} are one name with two spellings")
    return tuple(found.values())


def merged(own: Glossary, house: Glossary) -> Glossary:
    """`own` and what `house` has beside it."""
    return tuple({_key(pair[0]): pair for pair in (*house, *own)}.values())


def _key(name: str) -> str:
    return " ".join(fold_words(name))
