"""Whether a line is a sentence, a title, or a short thing of a known shape."""

from __future__ import annotations

from summarizer.datelines import origin_of_line
from summarizer.furniture import is_byline, is_caption
from summarizer.lexicon import DEED_VERBS, saying_form
from summarizer.lines import Line
from summarizer.signatures import signature_agencies
from summarizer.terms import STOP_WORDS


def has_stop(line: Line) -> bool:
    """Whether the line ends in a full stop or an ellipsis, closing quotes and brackets aside."""
    return line.ends and line.bare.rstrip("\"'“”’»)]} ").endswith((".", "…", "。"))


def is_prose(line: Line) -> bool:
    """Whether the line is a sentence by length, end or beginning."""
    count = len(line.words)
    if count < 3 or not line.has_letters:
        return False
    stripped = line.bare.rstrip("\"'“”’»)]} ")
    if has_stop(line):
        return count > 4 or (count > 2 and opens_clause(line))
    if line.ends:
        return count > 10 or (count > 3 and opens_clause(line))
    if count >= 20:
        return True
    if count > 8:
        if stripped.endswith(":"):
            return any(saying_form(word) for word in line.words)
        return opens_clause(line) or (count > 13 and line.words[0] in DEED_VERBS)
    return False


def opens_clause(line: Line) -> bool:
    """Whether the line opens as a sentence, not as a title: with a verb of saying, or with و and
    more than a name.
    """
    if not line.words:
        return False
    first = line.words[0]
    form = saying_form(first)
    if first[0] == "و" and first not in DEED_VERBS and first[1:] in DEED_VERBS:
        return True
    if form is not None and form.shape == "perfect" and first not in {"بين", "هنا", "رد"}:
        return True
    if first[0] == "و" and len(first) > 2:
        return (
            form is not None
            or first in {"وقد", "وكان", "وكانت", "وفي", "وهو", "وهي", "ولم"}
            or (len(line.words) > 6 and first[1:3] == "ال")
        )
    return False


def reads_as_title(line: Line) -> bool:
    """Whether a line without a stop is put as titles are: it opens with a noun, and its verb, if it
    has one, is in the present (الوزير يعد بخفض الأسعار).
    """
    if line.ends or line.bare.endswith((":", "،", ",")) or not line.words:
        return False
    first = line.words[0]
    if first in STOP_WORDS or first in DEED_VERBS or first[0] in "وفي" or saying_form(first):
        return False
    second = line.words[1:2]
    if first[0] == "ت" and not any(saying_form(word) for word in second):
        # تستمر is a verb, ترتيب a noun: only a verb behind the word tells.
        return False
    forms = [form for word in line.words if (form := saying_form(word)) is not None]
    return all(form.shape != "perfect" for form in forms)


def own_shape(line: Line) -> str | None:
    """What a short line that is no prose is by shape: a caption, a byline, a signature."""
    if is_caption(line):
        return "caption"
    if is_byline(line):
        return "byline"
    if len(line.words) > 8:
        return None
    if line.ends and len(line.words) > 3:
        return None
    if signature_agencies(line.bare) is not None and len(line.words) <= 8:
        return "signature"
    return "dateline" if origin_of_line(line.bare) is not None else None


def is_link(line: Line) -> bool:
    """Whether a line under a label can be one of its links: a title, no sentence."""
    return len(line.words) <= 20 and not line.bare.endswith((".", '."', ".»", "”.", "،"))
