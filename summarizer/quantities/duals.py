"""Nouns that count by themselves: duals, a unit and a half, a noun with واحد."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from summarizer.quantities.amounts import Amount, AmountKind
from summarizer.quantities.counted import (
    construct_dual,
    dual_noun,
    is_countable,
    singular,
    without_clitic,
)
from summarizer.quantities.labels import is_age
from summarizer.quantities.measures import read_unit
from summarizer.quantities.nouns import COMPLEMENTS
from summarizer.quantities.number_words import numeral
from summarizer.quantities.numerals import Token, word_at
from summarizer.quantities.qualifiers import Bound, qualifier_after, qualifier_before
from summarizer.quantities.ranges import half_more

_ONE, _TWO = Decimal(1), Decimal(2)
_NOT_ONE = frozenset({"كل", "اي", "ان", "رقم", "يوم"})


def read_bare(tokens: Sequence[Token], i: int) -> Amount | None:
    """What a noun alone counts at token `i`: a dual (قتيلان, يومين), a unit and a half (ساعة ونصف),
    or a noun with واحد (شخص واحد); else None.
    """
    token = tokens[i]
    word = token.text
    before = qualifier_before(tokens, i)
    bound: Bound = before.bound if before else "exact"
    approx = before.approx if before else False
    for skip in (0, 1):
        if skip and word[0] not in "وبلف":
            break
        unit = read_unit([token._replace(text=word[skip:]), *tokens[i + 1 : i + 4]], 0)
        if unit is None or not (unit.dual or unit.singular):
            continue
        last = i + unit.last
        half, end = half_more(tokens, last)
        one = word_at(tokens, last) in ("واحد", "واحده") and unit.singular
        if not unit.dual and not half and not one:
            continue
        end += one
        if unit.dual and word_at(tokens, end) in ("اثنين", "اثنان", "اثنتين", "اثنتان"):
            end += 1
        value = ((_TWO if unit.dual else _ONE) + half) * unit.factor
        after = qualifier_after(tokens, end)
        if after:
            end = after.last
            bound = after.bound if after.bound != "exact" else bound
            approx = approx or after.approx
        start = before.start if before else token.start + skip
        kind: AmountKind = unit.kind
        if unit.name == "year" and is_age(tokens, i, end):
            kind = "age"
        return Amount(kind, end, start, tokens[end - 1].end, value, value, approx, bound,
                      unit.name, None)  # fmt: skip
    dual = dual_noun(word)
    if dual is None:
        return _construct(tokens, i)
    if i and dual_noun(tokens[i - 1].text):
        return None  # the second of two duals is an adjective: محطتين شمسيتين
    noun, skip = dual
    end = i + 1
    while word_at(tokens, end) in ("اثنين", "اثنان", "اثنتين", "اثنتان"):
        end += 1
    after = qualifier_after(tokens, end)
    if after:
        end = after.last
        bound = after.bound if after.bound != "exact" else bound
    start = before.start if before else token.start + skip
    return Amount(
        "cardinal", end, start, tokens[end - 1].end, _TWO, _TWO, approx, bound, None, noun
    )


def _construct(tokens: Sequence[Token], i: int) -> Amount | None:
    """A dual before its genitive (ناقلتي نفط عملاقتان) as two: where the genitive tells a kind or
    an adjective behind it is dual. "My …" (سيارتي) has neither behind it.
    """
    found = construct_dual(tokens[i].text)
    behind = word_at(tokens, i + 1)
    if found is None or not behind[:1].isalpha() or behind.startswith(("ال", "لل")):
        return None
    noun, skip = found
    adjective = word_at(tokens, i + 2)
    feminine = noun.endswith("ه")
    agrees = (
        adjective.endswith(("تان", "تين") if feminine else ("ان", "ين"))
        and dual_noun(adjective) is not None
        and adjective[:1] not in "وبلف"
        and is_countable(behind)
    )
    if not agrees and behind not in COMPLEMENTS:
        return None
    last = i + 3 if agrees else i + 2
    return Amount(
        "cardinal", last, tokens[i].start + skip, tokens[i].end, _TWO, _TWO, False, "exact", None,
        noun,
    )  # fmt: skip


def read_one(tokens: Sequence[Token], i: int) -> Amount | None:
    """واحد at token `i` behind an indefinite noun (قتيل واحد) or before a bound (واحد على الأقل) as
    one; None for the pronoun (واحد من, كل واحد) and the first part of واحد وخمسون.
    """
    following = numeral(word_at(tokens, i + 1))
    if following is not None and following.linked and following.role == "tens":
        return None
    noun = without_clitic(word_at(tokens, i - 1))
    if noun and noun[0] in "بلو" and not is_countable(noun):
        noun = noun[1:]
    named = len(noun) > 2 and is_countable(noun) and not noun.startswith(("ال", "لل", "وال"))
    named = named and noun not in _NOT_ONE and numeral(noun) is None
    named = named and word_at(tokens, i + 1) not in ("تلو", "بعد", "من", "و")
    before = qualifier_before(tokens, i - 1) if named else None
    after = qualifier_after(tokens, i + 1)
    if not named and after is None:
        return None
    bound: Bound = "exact"
    for qualifier in (before, after):
        bound = qualifier.bound if qualifier and qualifier.bound != "exact" else bound
    last = after.last if after else i + 1
    approx = bool((before and before.approx) or (after and after.approx))
    counted = singular(noun) if named else None
    start, end = tokens[i].start, tokens[last - 1].end
    return Amount("cardinal", last, start, end, _ONE, _ONE, approx, bound, None, counted)
