"""Glossaries of names, as they come over the wire and from files."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from summarizer.arabic import LETTER

MAX_NAMES = 1_000
MAX_NAME_CHARS = 200

Glossary = tuple[tuple[str, str], ...]

_DECODER = msgspec.json.Decoder(dict[str, str])


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
    Arabic letter or the spelling has one.
    """
    if len(names) > MAX_NAMES:
        raise ValueError(f"{len(names)} names; at most {MAX_NAMES} are taken")
    pairs = tuple((" ".join(name.split()), " ".join(to.split())) for name, to in names.items())
    for name, spelling in pairs:
        if max(len(name), len(spelling)) > MAX_NAME_CHARS:
            raise ValueError(f"a name has at most {MAX_NAME_CHARS} characters")
        if not LETTER.search(name):
            raise ValueError(f"{name!r} has no Arabic letter")
        if not any(char.isalnum() for char in spelling) or LETTER.search(spelling):
            raise ValueError(f"{spelling!r} is no English spelling")
    return pairs


def merged(own: Glossary, house: Glossary) -> Glossary:
    """`own` and what `house` has beside it."""
    return tuple({**dict(house), **dict(own)}.items())
