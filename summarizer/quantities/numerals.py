"""Cardinals of an Arabic shadow, in words and in figures.

Words follow the grammar of the Arabic numeral (Ryding 2005, A Reference Grammar of Modern Standard
Arabic, chapter 15): units before tens, everything else from large to small, joined by wa-. All
genders and cases are read, also where they do not agree, as the press has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.quantities.figures import figure_value
from summarizer.quantities.number_words import Numeral, Role, numeral


class Token(NamedTuple):
    """A word, a figure, an address or one sign of a shadow, with its span there."""

    text: str
    start: int
    end: int


class Cardinal(NamedTuple):
    """A number read from tokens `first:last`; in the shadow it begins at `start`, clitics left out.

    `low` and `high` differ for words such as عشرات. `scale` is its last magnitude word (1 where
    there is none) and `mantissa` the number before it (3.5 of 3.5 مليون).
    """

    first: int
    last: int
    start: int
    low: Decimal
    high: Decimal
    mantissa: Decimal
    scale: Decimal
    definite: bool
    role: Role | None
    """The role of the word that begins it; None where a figure does."""


_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|[#@][\w.]+|[A-Za-z][\w.+-]*@\S+"
    r"|\d+(?:[.,،]\d+)*|[^\W\d_]+|[^\w ]|_"
)

ONE, THOUSAND = Decimal(1), Decimal(1000)
_ZERO, _TEN, _HUNDRED = Decimal(0), Decimal(10), Decimal(100)


def tokenize(shadow_text: str) -> list[Token]:
    """Words, figures, addresses (URLs, handles, hashtags as one token) and signs, in order."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(shadow_text)]


def is_figure(token: Token) -> bool:
    """Whether the token begins with a digit; the shadow has Latin digits only."""
    return "0" <= token.text[0] <= "9"


def word_at(tokens: Sequence[Token], i: int) -> str:
    """The text of token `i`; empty where there is no such token."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _at(tokens: Sequence[Token], i: int) -> Numeral | None:
    return numeral(tokens[i].text) if i < len(tokens) else None


def _link(tokens: Sequence[Token], i: int) -> int | None:
    """Where wa- joins what follows: the index of the joined number word or figure, else None."""
    if i >= len(tokens):
        return None
    if tokens[i].text == "و" and i + 1 < len(tokens):
        follower = numeral(tokens[i + 1].text)
        if is_figure(tokens[i + 1]) or (follower and follower.skip == 0):
            return i + 1
        return None
    word = numeral(tokens[i].text)
    if tokens[i].text == "واحد" and word_at(tokens, i + 1) == "عشر":
        return i  # وأحد عشر, whose shadow is the same as واحد
    return i if word and word.linked and word.skip == 1 else None


def _below_hundred(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """A number word group of 1..99 at `i`: its value and the index after it."""
    word = _at(tokens, i)
    if word is None or word.role not in ("one", "eleven", "unit", "ten", "tens"):
        return None
    following = _at(tokens, i + 1)
    if word.role in ("one", "eleven", "unit") and i + 1 < len(tokens):
        if (
            following
            and following.role == "ten"
            and following.skip == 0
            and not following.definite
            and (word.role != "one" or tokens[i].text == "واحد")
        ):
            return _TEN + word.value, i + 2
        joined = _link(tokens, i + 1)
        tens = None if joined is None else _at(tokens, joined)
        if joined is not None and tens and tens.role == "tens":
            return word.value + tens.value, joined + 1
    return None if word.role == "eleven" else (word.value, i + 1)


def _group(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """A number word group of 1..999 at `i`: its value and the index after it."""
    word = _at(tokens, i)
    if word is None:
        return None
    following = _at(tokens, i + 1)
    if word.role == "hundred":
        value, end = word.value, i + 1
    elif (
        word.role == "unit"
        and following
        and following.role == "hundred"
        and following.value == _HUNDRED
        and not following.skip
        and not following.definite
    ):
        value, end = word.value * _HUNDRED, i + 2
    else:
        return _below_hundred(tokens, i)
    joined = _link(tokens, end)
    if joined is None:
        return value, end
    if is_figure(tokens[joined]):
        rest = figure_value(tokens[joined].text)
        small = rest is not None and rest < _HUNDRED and rest == int(rest)
        return (value + rest, joined + 1) if rest is not None and small else (value, end)
    below = _below_hundred(tokens, joined)
    return (value + below[0], below[1]) if below else (value, end)


def _scales(tokens: Sequence[Token], i: int) -> tuple[Decimal, int]:
    """The magnitude words at `i` (ألف, ملايين, ألف مليار) as one factor, and the index after."""
    factor = ONE
    while (word := _at(tokens, i)) and word.skip == 0 and not word.definite:
        if word.role not in ("scale", "scale_a", "plural"):
            break
        factor *= word.value
        i += 1
    return factor, i


def _figure(
    tokens: Sequence[Token], i: int, decimals: frozenset[int]
) -> tuple[Decimal, int] | None:
    """A figure at `i`, also one grouped by blanks (1 200), and the index after it."""
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after and after.text.isdigit() and token.text.isdigit() and token.text[0] != "0":
        text, end = token.text, i + 1
        while (
            len(token.text) <= 3
            and end < len(tokens)
            and len(tokens[end].text) == 3
            and tokens[end].text.isdigit()
            and tokens[end].start == tokens[end - 1].end + 1
        ):
            text += tokens[end].text
            end += 1
        if end > i + 1:
            return Decimal(text), end
    follower = numeral(after.text) if after else None
    magnitude = follower is not None and follower.role in ("scale", "scale_a", "plural")
    percent = after is not None and after.text == "%"
    value = figure_value(token.text, magnitude or percent or i in decimals)
    return None if value is None else (value, i + 1)


def _spread(tokens: Sequence[Token], i: int, word: Numeral) -> Cardinal | None:
    """عشرات, مئات الآلاف, بضعة ملايين, آلاف as the span that they leave open."""
    start = tokens[i].start + word.skip
    end = i + 1
    scale = ONE
    following = _at(tokens, end)
    if following and following.skip == 0 and following.role in ("plural", "scale", "scale_a"):
        scale, end = following.value, end + 1
    elif (
        following
        and following.skip == 0
        and following.value == _HUNDRED
        and word.value == ONE
        and following.role == "spread"
    ):
        scale, end = _HUNDRED, end + 1
    if word.value == ONE:
        if scale == ONE and tokens[i].text.endswith("عده"):
            return None  # عدة alone leaves everything open
        if scale == ONE and following and following.role == "ten" and not following.linked:
            return Cardinal(
                i, i + 2, start, Decimal(13), Decimal(19), ONE, ONE, word.definite, "spread"
            )
        low, high = Decimal(3) * scale, Decimal(9) * scale
    else:
        low, high = 2 * word.value * scale, 10 * word.value * scale - 1
    return Cardinal(i, end, start, low, high, low, scale, word.definite, "spread")


def read_fraction(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """A fraction at token `i` (نصف, ثلاثة أرباع) and the index after it, or None."""
    word = _at(tokens, i)
    if word is None:
        return None
    if word.role == "fraction":
        return word.value, i + 1
    if word.role == "unit" and i + 1 < len(tokens):
        part = {"ارباع": 4, "اخماس": 5, "اسداس": 6, "اعشار": 10, "اثلاث": 3}
        if divisor := part.get(tokens[i + 1].text):
            return (word.value / divisor).quantize(Decimal("0.000001")).normalize(), i + 2
    return None


def read_cardinal(
    tokens: Sequence[Token], i: int, decimals: frozenset[int] = frozenset()
) -> Cardinal | None:
    """The longest number that begins at token `i`, or None.

    Fractions are read only where they are part of a number (نصف مليون, مليون ونصف المليون).
    `decimals` are the indexes of figures whose separator was the Arabic decimal sign.
    """
    word = _at(tokens, i)
    start = tokens[i].start + (word.skip if word else 0)
    if word and word.role == "spread":
        return _spread(tokens, i, word)
    if part := read_fraction(tokens, i):
        scale_word = _at(tokens, part[1])
        if scale_word is None or scale_word.role != "scale" or scale_word.skip or word is None:
            return None
        if word.definite:
            return None
        value = part[0] * scale_word.value
        return Cardinal(
            i, part[1] + 1, start, value, value, part[0], scale_word.value, False, "fraction"
        )
    total, limit, end = _ZERO, Decimal("Infinity"), i
    mantissa, scale = _ZERO, ONE
    position: int | None = i
    while position is not None:
        term = _term(tokens, position, decimals)
        if term is None:
            break
        value, factor, after = term
        if end > i and (value >= limit or limit <= 1):
            break
        total += value
        end, scale = after, factor
        mantissa = value / factor
        limit = factor
        position = _link(tokens, end)
        part_at = position
        if part_at is not None and (part := read_fraction(tokens, part_at)):
            named = _at(tokens, part[1])
            again = named and named.definite and named.value == factor and factor > 1
            total += part[0] * factor
            mantissa += part[0]
            end = part[1] + (1 if again else 0)
            break
    if end == i:
        return None
    if word and word.role in ("plural",) and end == i + 1:
        low, high = 2 * word.value, 10 * word.value - 1
        return Cardinal(i, end, start, low, high, low, word.value, word.definite, "spread")
    return Cardinal(
        i, end, start, total, total, mantissa if limit == scale else total / scale, scale,
        bool(word and word.definite), word.role if word else None,
    )  # fmt: skip


def _term(
    tokens: Sequence[Token], i: int, decimals: frozenset[int]
) -> tuple[Decimal, Decimal, int] | None:
    """One addend at `i`: its value, its magnitude and the index after it."""
    if is_figure(tokens[i]):
        read = _figure(tokens, i, decimals)
        if read is None:
            return None
        factor, end = _scales(tokens, read[1])
        return read[0] * factor, factor, end
    word = _at(tokens, i)
    if word is None:
        return None
    if word.role == "dual":
        factor, end = _scales(tokens, i + 1)
        return word.value * factor, word.value / 2 * factor, end
    if word.role in ("scale", "scale_a", "plural"):
        factor, end = _scales(tokens, i + 1)
        value = word.value * factor
        joined = _link(tokens, end) is not None
        noun_follows = end < len(tokens) and tokens[end].text[0].isalpha()
        # ألفا جندي is the construct dual; ألفا ومئتين and مليونا و200 ألف are one
        if word.role == "scale_a" and noun_follows and not joined:
            return 2 * value, value, end
        return value, value, end
    group = _group(tokens, i)
    if group is None:
        return None
    factor, end = _scales(tokens, group[1])
    return group[0] * factor, factor, end
