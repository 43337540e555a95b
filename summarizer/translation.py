"""English by a Marian model, sentence by sentence, and what is wrong with it by itself.

Marian models want one sentence at a time and cut or loop on long ones, so these are split at
clause borders and rejoined. Nothing is repaired here: a bad sentence is marked, with its reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from decimal import Decimal

from summarizer.arabic import LETTER, count_words, shadow, tidy
from summarizer.articles import EnglishVerdict
from summarizer.backends.port import GenerateReply, GenerateRequest
from summarizer.clauses import Clause, split_clauses
from summarizer.engine import Engine, collect
from summarizer.english_figures import find_english_figures
from summarizer.errors import GenerationFailed, ModelUnavailable
from summarizer.prompts import Prompt
from summarizer.quantities.numerals import is_figure, read_cardinal, tokenize
from summarizer.quantities.ordinals import read_ordinal
from summarizer.repetition import find_loop
from summarizer.watch import Watch

WORD_RATIO = (0.7, 3.0)
"""English words for one Arabic word; Arabic writes article, conjunction and pronouns in one. On 70
pairs of newswire right translations had 0.90 to 1.75, those cut in half 0.37 to 0.72."""

RATIO_SLACK = 1
"""Words by which a sentence may be outside `WORD_RATIO`: short ones vary more."""

_FUNCTION_WORDS = (
    "a an the this that these those he she it they we his her its their there in on at by for from "
    "with without to of as and but or while where which who when after before because since so "
    "then however also"
)
_LOWER_AT_JOINT = frozenset(_FUNCTION_WORDS.split())
_ENGLISH_MARK = {"؛": ";", ";": ";", "،": ",", ",": ","}


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one Arabic sentence; `text` is "" where nothing came.

    `reasons` are `kind: detail`, none where adequate; kinds: `failed`, `empty`, `unfinished`,
    `arabic` (letters left over), `loop`, `length`, `figure` (one that the English lacks).
    `parts` counts the clauses that were translated apart, 1 for a sentence left whole.
    """

    text: str
    verdict: EnglishVerdict
    reasons: tuple[str, ...]
    parts: int = 1


def translate(
    sentences: Sequence[str], engine: Engine, prompt: Prompt, watch: Watch
) -> tuple[Translation, ...]:
    """One translation for each Arabic sentence, in order; none for none.

    Raises ModelUnavailable without a translator, Cancelled and DeadlineExceeded. A sentence on
    which the model fails is bad, and the others stand.
    """
    model = engine.model("translator")
    if model is None:
        raise ModelUnavailable("no translator model is loaded")
    told = prompt.target_token if prompt.target_token in model.target_tokens else None

    def lay_out(text: str) -> str:
        return prompt.lay_out([text] if told is None else [f"{told} {text}"])

    def count(text: str) -> int:
        return engine.count_tokens("translator", lay_out(text))

    clauses = [
        split_clauses(tidy(sentence), count, prompt.safe_input_tokens) for sentence in sentences
    ]
    futures: list[Future[GenerateReply]] = engine.generate(
        [
            GenerateRequest("translator", lay_out(clause.text), prompt.decodings["standard"])
            for parts in clauses
            for clause in parts
        ]
    )
    replies = iter(collect(futures, watch))
    return tuple(
        _rejoin(sentence, parts, [next(replies) for _ in parts])
        for sentence, parts in zip(sentences, clauses, strict=True)
    )


def check_english(arabic: str, english: str) -> tuple[str, ...]:
    """What is wrong with `english` as the translation of `arabic`, as the reasons of
    `Translation`; none where nothing is.
    """
    if not english.strip():
        return ("empty",) if arabic.strip() else ()
    reasons = []
    if LETTER.search(english):
        left = [word for word in english.split() if LETTER.search(word)]
        reasons.append(f"arabic: {' '.join(left)}")
    if loop := find_loop(english):
        reasons.append(f"loop: {loop}")
    given, made = count_words(arabic), count_words(english)
    low, high = WORD_RATIO
    if made < low * given - RATIO_SLACK or made > high * given + RATIO_SLACK:
        reasons.append(f"length: {made} words for {given}")
    present = find_english_figures(english)
    missing = [figure for figure in _figures(arabic) if figure not in present]
    reasons += [f"figure: {figure.normalize():f}" for figure in missing]
    return tuple(reasons)


def _figures(arabic: str) -> list[Decimal]:
    """The exact figures of an Arabic text, each once, in order.

    Left out is what English need not write as a figure: one and two in words or in the dual,
    vague words (عشرات), words with the article (في المئة, الاثنين), ordinals, clock times.
    """
    tokens = tokenize(shadow(arabic).text)
    found: dict[Decimal, None] = {}
    at = 0
    while at < len(tokens):
        rank = read_ordinal(tokens, at)
        if rank is not None:
            at = max(rank.last, at + 1)
            continue
        number = read_cardinal(tokens, at)
        if number is None:
            at += 1
            continue
        written = is_figure(tokens[at])
        clock = any(
            0 <= near < len(tokens) and tokens[near].text == ":"
            for near in (number.first - 1, number.last)
        )
        exact = number.low == number.high and not number.definite
        if exact and not clock and (written or number.low > 2):
            found[number.low] = None
        at = max(number.last, at + 1)
    return list(found)


def _rejoin(
    sentence: str,
    clauses: Sequence[Clause],
    replies: Sequence[GenerateReply | GenerationFailed],
) -> Translation:
    """The parts as one sentence, and what is wrong with it."""
    reasons: list[str] = []
    text = ""
    for clause, reply in zip(clauses, replies, strict=True):
        if isinstance(reply, GenerationFailed):
            reasons.append(f"failed: {reply.message}")
            continue
        if not reply.finished:
            reasons.append(f"unfinished: {reply.output_tokens} tokens without an end")
        text = _joined(text, " ".join(reply.text.split()))
        if clause is not clauses[-1]:
            text = text.rstrip(" .,;") + _ENGLISH_MARK.get(clause.border, "")
    reasons += check_english(sentence, text)
    return Translation(text, "bad" if reasons else "adequate", tuple(reasons), len(clauses))


def _joined(text: str, part: str) -> str:
    """`part` after `text`; a function word that only began its sentence loses its capital."""
    if not text or not part:
        return text or part
    first, _, rest = part.partition(" ")
    if first.lower() in _LOWER_AT_JOINT:
        part = f"{first.lower()} {rest}"
    return f"{text} {part}"
