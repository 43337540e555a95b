"""How outlets are named in their own articles: لوكالة الساحل, مراسل «الضفة», للكثبان."""

from __future__ import annotations

import re

from summarizer.agencies import name_key

OUTLETS = (
    *("وكاله", "صحيفه", "جريده", "موقع", "شبكه", "قناه", "بوابه", "مجله", "اذاعه", "راديو"),
    *("تلفزيون", "فضاييه", "يوميه", "اسبوعيه"),
)
"""Nouns that open the name of an outlet, folded."""

SENT = (
    *("مراسل", "مراسله", "مراسلو", "مراسلنا", "موفد", "موفده", "موفدو", "موفدنا", "مندوب"),
    *("مندوبه", "مكتب", "خاص"),
)
"""Words for whom an outlet sent, folded."""

_TAKES_NAME = rf" (?:[وبل]{{0,2}}(?:{'|'.join((*OUTLETS, *SENT))})|ل|ول) "


def outlet_key(text: str) -> str:
    """The name in `text` for looking up: without the noun of its kind and its correspondent."""
    words = name_key(text).split()
    while len(words) > 1 and words[0] in {*OUTLETS, *SENT}:
        del words[0]
    return " ".join(words)


def same_outlet(name: str, outlet: str | None) -> bool:
    """Whether `name` is `outlet` or the part of its name by which it is known."""
    own = outlet_key(name).split()
    return outlet is not None and bool(own) and set(own) <= set(name_key(outlet).split())


def names_itself(name: str, page: str) -> bool:
    """Whether `page` (folded words, a blank on each side of each) speaks of `name` as of an outlet:
    لوكالة الساحل, مراسل الضفة, للكثبان.
    """
    key = outlet_key(name)
    if not key:
        return False
    joined = f" لل{key[2:]} " in page if key.startswith("ال") else False
    return joined or re.search(_TAKES_NAME + re.escape(key) + " ", page) is not None
