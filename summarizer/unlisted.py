"""Datelines of agencies and papers that no table knows, told by their shape and by the page.

    PLACE (COUNTRY) (AGENCY) - ...      AGENCY (PLACE) - ...      PLACE - «PAPER» - ...
    PLACE (AGENCY) - ...                PLACE، COUNTRY (AGENCY) - ...      PLACE – «PAPER»: ...

A name with its age, team or abbreviation in brackets has the same shape. So the name must be an
outlet's by what else the page says, or a piece of news must begin right behind the mark.
"""

from __future__ import annotations

import re

from summarizer.agencies import agency_of
from summarizer.arabic import fold_words, stem
from summarizer.lexicon import DEED_VERBS, joined_word, saying_form
from summarizer.origins import BODIES, DASH, DATE_WORDS, GAP, SPEAKERS, Origin, may_be_place
from summarizer.outlets import OUTLETS, SENT, names_itself, outlet_key, same_outlet
from summarizer.places import CITIES, names_place, stands_as_place

_OPENS_PLACE = frozenset({"عين", "بني"})

_NAME = r"[^()\[\]«»\"“”.!?؟؛:\n]{1,40}"
_SHAPE = re.compile(
    rf"{GAP}(?P<place>[^()\[\]«»\"“”.!?؟؛:\n]{{2,60}}?){GAP}"
    rf"(?:\((?P<one>{_NAME})\)|\[(?P<square>{_NAME})\]|[«“\"](?P<paper>{_NAME})[»”\"])"
    rf"{GAP}(?:\((?P<two>{_NAME})\){GAP})?(?P<mark>{DASH}+|:){GAP}(?=\S)"
)
_BREAK = re.compile(rf"\s+{DASH}+\s*|/")
_CLOSING_DASH = re.compile(rf"[^.!?؟\n]*\s{DASH}+\s")
_REOPENS = re.compile(r"(?:[^\s()\[\]]+\s+){0,4}[(\[]")
_LINE_BREAK = re.compile(rf"\s{DASH}+\s*|{DASH}+\s|[/|،,:()\[\]]")
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]+)[»”\"]")


def find_unlisted(head: str, outlet: str | None, page: str) -> Origin | None:
    """The dateline with which `head`, a paragraph's beginning, opens; None where there is none.

    `outlet` is the article's source, `page` its folded words with a blank on each side of each.
    """
    match = _SHAPE.match(head)
    if match is None or not _spaced(head, match):
        return None
    place, *between = _BREAK.split(match["place"])
    paper = match["paper"] is not None
    names = [name for name in (match["one"], match["square"], match["paper"], match["two"]) if name]
    sent = all(
        set(fold_words(part)) <= {*SENT, *DATE_WORDS} or names_place(fold_words(part))
        for part in between
        if not any(char.isdigit() for char in part)
    )
    if not sent or (paper and len(names) == 1 and _BREAK.search(match["place"] + " ") is None):
        return None
    if not _can_be_place(place) or not all(map(_can_be_name, names)):
        return None
    following = fold_words(head[match.end() :])[:1]
    if not following or _leans(following[0]):
        return None
    places = [name for name in names if _is_place(name, page)]
    own = [
        name
        for name in (place, *names)
        if agency_of(name)
        or same_outlet(name, outlet)
        or (name not in places and not _is_place(name, page) and names_itself(name, page))
    ]
    if not own and not (len(names) == 2 and names[0] in places):
        others = [name for name in names if name not in places] or [place]
        strange = not any(_recurs(name, page, 2) for name in others)
        if ":" in match["mark"] and not paper:
            return None
        if _opens_news(following[0]):
            alone = strange and not _CLOSING_DASH.match(head, match.end())
            if not alone and not _is_place(place, page):
                return None
        else:
            settled = strange and not paper and (places or _is_place(place, page))
            loose = following[0].startswith("ال") or _parenthetic(head, match.end())
            if not settled or loose:
                return None
    return Origin(0, match.end(), _agencies(place, names, places, own, page))


def _agencies(
    place: str, names: list[str], places: list[str], own: list[str], page: str
) -> tuple[str, ...]:
    """The outlet among the names of a dateline: the one known as such, else the one in brackets
    that is no place, else what stands before a city in brackets.
    """
    others = [name for name in names if name not in places]
    if others:
        found = next((name for name in reversed(others) if name in own), others[-1])
    elif own:
        found = own[-1]
    elif " ".join(fold_words(names[0])) in CITIES and not _is_place(place, page):
        found = place
    else:
        return ()
    known = agency_of(found)
    name = outlet_key(found) if known is None else known
    return (name,) if name else ()


def origin_line(
    text: str, *, outlet: str | None = None, page: str = "", titled: bool = False
) -> tuple[str, ...] | None:
    """The outlets that a whole line names where it is nothing but a place and an outlet or its
    correspondent ("صفاقس – مراسل «مرافئ»"), else None.

    `page` are the folded words of the text below, a blank on each side of each; `titled` where the
    headline is known, so that the line cannot be it.
    """
    parts = [part.strip() for part in _LINE_BREAK.split(text) if part.strip()]
    if not 2 <= len(parts) <= 4 or any(char.isdigit() for char in text):
        return None
    words = fold_words(text)
    if len(words) > 8:
        return None
    if text.rstrip(' \u00a0»"”)').endswith((".", "!", "?", "؟", "…")):
        return None
    outlets = [part for part in parts if _names_outlet(part, outlet)]
    places = [part for part in parts if part not in outlets]
    plain = titled or " ".join(fold_words(parts[0])) in CITIES
    if not outlets and plain and len(words) <= 4:
        places, outlets = parts[:1], parts[1:]
    if not outlets or not places or not all(map(_can_be_place, places)):
        return None
    if not all(map(_can_be_name, outlets)) or max(map(len, map(fold_words, parts))) > 4:
        return None
    if max(map(len, map(fold_words, places))) > 3:
        return None
    sent = any(fold_words(part)[0] in SENT for part in outlets)
    if titled or sent:
        pass
    elif not all(_is_place(part, page) or _recurs(part, page, 1) for part in places):
        # "إضراب في الميناء – بوابة البحر": a headline with the outlet's name behind it.
        return None
    elif not all(_is_strange(part, outlet, page) for part in outlets):
        return None
    keys = [outlet_key(part) for part in outlets]
    return tuple(dict.fromkeys(key for key in keys if key and key not in SENT))


def _is_strange(part: str, outlet: str | None, page: str) -> bool:
    """Whether the article does not speak of what `part` names, unless as of an outlet: a headline
    like "غزة – «هدنة هشة»" is about what follows.
    """
    if same_outlet(part, outlet) or names_itself(part, page):
        return True
    said = set(map(stem, page.split()))
    return not any(stem(word) in said for word in outlet_key(part).split())


def _recurs(name: str, page: str, times: int) -> bool:
    """Whether `page` has each word of `name` that often at least."""
    words = [word for word in fold_words(name) if word not in DATE_WORDS and word.isalpha()]
    return bool(words) and all(page.count(f" {word} ") >= times for word in words)


def _names_outlet(part: str, outlet: str | None) -> bool:
    first = fold_words(part)[:1]
    return (
        agency_of(part) is not None
        or same_outlet(part, outlet)
        or _QUOTED.search(part) is not None
        or (bool(first) and first[0] in {*SENT, *OUTLETS})
    )


def _parenthetic(head: str, at: int) -> bool:
    """Whether what follows the mark is set off by one more dash or has its own brackets, as in an
    apposition or a fixture.
    """
    return bool(_REOPENS.match(head, at) or _CLOSING_DASH.match(head, at))


def _spaced(head: str, match: re.Match[str]) -> bool:
    """Whether blanks set the mark off, so that it is no hyphen inside a name."""
    behind = head[match.end("mark") : match.end()]
    return behind != "" or len(match["mark"]) > 1


def _is_place(name: str, page: str) -> bool:
    words = [word for word in fold_words(name) if word not in DATE_WORDS and word.isalpha()]
    parts = [fold_words(part) for part in re.split("[،,]", name)]
    return stands_as_place(words, page) or any(names_place(part) for part in [words, *parts])


def _can_be_place(text: str) -> bool:
    """As `may_be_place`, of one to five words, and neither a body, a speaker nor a clause."""
    words = [word for word in fold_words(text) if word not in DATE_WORDS and word.isalpha()]
    if not 1 <= len(words) <= 5 or not may_be_place(text):
        return False
    if any(char.isdigit() for char in text) and DATE_WORDS.isdisjoint(fold_words(text)):
        return False
    if words[0] in DEED_VERBS and words[0] not in _OPENS_PLACE:
        return False
    return not any(word.removeprefix("ال") in BODIES | SPEAKERS for word in words[:1])


def _can_be_name(text: str) -> bool:
    """Whether `text` can be an outlet's or a place's name: few words, no figure, no clause."""
    words = fold_words(text)
    if not 1 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    if words[0].removeprefix("ال") in (BODIES | SPEAKERS) - {*OUTLETS, *SENT}:
        return False
    return may_be_place(" ".join(word for word in words if word not in SENT))


def _leans(word: str) -> bool:
    """Whether a piece of news cannot begin with `word`: it is joined to what stands before."""
    return joined_word(word) is not None or word in {
        "وهو",
        "وهي",
        "وهم",
        "هو",
        "هي",
        "الذي",
        "التي",
    }


def _opens_news(word: str) -> bool:
    """Whether `word` is a verb with which a report begins: a known perfect, or one whose ending
    shows it.
    """
    form = saying_form(word)
    if form is not None:
        return form.shape == "perfect"
    ending = len(word) > 3 and word.endswith("ت") and not word.endswith("ات")
    return word in DEED_VERBS or (ending and not word.startswith("ال"))
