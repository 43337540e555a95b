"""English by a Marian model, sentence by sentence, and what is wrong with it by itself.

A sentence is translated whole where it fits, so that its context stays; longer ones are split at
clause borders and rejoined, for Marian models cut or loop on them. Each English sentence is checked
against the whole of its Arabic one. What is bad is decoded again in other ways, the best attempt is
kept, and what is still bad is marked, with its reasons.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from summarizer.arabic import tidy
from summarizer.articles import EnglishVerdict
from summarizer.backends.port import Decoding, GenerateReply, GenerateRequest
from summarizer.bilingual.checking import check_english
from summarizer.bilingual.glossary import Glossary, honour
from summarizer.clauses import Clause, split_clauses
from summarizer.engine import Engine, collect
from summarizer.errors import EngineBusy, GenerationFailed, ModelUnavailable
from summarizer.prompts import Prompt
from summarizer.watch import Watch

_FUNCTION_WORDS = (
    "a an the this that these those he she it they we his her its their there in on at by for from "
    "with without to of as and but or while where which who when after before because since so "
    "then however also"
)
_LOWER_AT_JOINT = frozenset(_FUNCTION_WORDS.split())
_ENGLISH_MARK = {"؛": ";", ";": ";", "،": ",", ",": ","}

_DIGITS = str.maketrans(
    {chr(0x660 + digit): str(digit) for digit in range(10)}
    | {chr(0x6F0 + digit): str(digit) for digit in range(10)}
    | {"٪": "%", "٫": ".", "٬": ","}
)
"""Digits and their marks as the models saw them in training: OPUS has few Arabic-Indic ones."""

MAX_BEAMS = 16
RETRY_COST = 4.0
"""The other ways of one sentence take about so many times the first one's time: one of the three
has twice the beams."""

_GRAVE = ("empty", "failed", "unfinished", "arabic", "loop", "length", "meaning")
"""Kinds of reasons that leave nothing to use; an attempt with any of them comes last."""

Settings = tuple[str, Decoding, int]
"""One way to translate: its name, the decoding, and the tokens above which a sentence is split."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one Arabic sentence; `text` is "" where nothing came.

    `reasons` are `kind: detail`, none where adequate: those of `check_english`, and `failed`,
    `unfinished`, `glossary` (a spelling wanted that has no place). `parts` counts the clauses that
    were translated apart, 1 for a sentence left whole. `attempt` names the settings that it came
    of, and `attempts` counts all that were tried; `untried` says why a bad one was not tried again,
    "" where it was. `honoured` are the names of the glossary that it carries as wanted.
    """

    text: str
    verdict: EnglishVerdict
    reasons: tuple[str, ...]
    parts: int = 1
    attempt: str = "standard"
    attempts: int = 1
    untried: str = ""
    honoured: tuple[str, ...] = ()


def translate(
    sentences: Sequence[str],
    engine: Engine,
    prompt: Prompt,
    watch: Watch,
    glossary: Glossary = (),
) -> tuple[Translation, ...]:
    """One translation for each Arabic sentence, in order; none for none.

    Bad ones are decoded again, all in one batch: with more beams, without repeated words, and in
    clauses; unless there is no time, or no room in the queue. Raises ModelUnavailable without a
    translator, EngineBusy, Cancelled and DeadlineExceeded. A sentence on which the model fails is
    bad, and the others stand.
    """
    standard = prompt.decodings["standard"]
    first = ("standard", standard, prompt.safe_input_tokens)
    begun = time.perf_counter()
    decoded = _decode([(sentence, first) for sentence in sentences], engine, prompt, watch)
    spent = time.perf_counter() - begun
    made = [
        _judged(sentence, one, first, engine, glossary, watch)
        for sentence, one in zip(sentences, decoded, strict=True)
    ]
    bad = [
        index for index, one in enumerate(made) if one.verdict == "bad" and sentences[index].strip()
    ]
    tries = [(index, settings) for index in bad for settings in _other_settings(first)]
    left = watch.remaining_s()
    cost = RETRY_COST * spent * len(bad) / max(1, len(sentences))
    if left is not None and left < cost:
        why = f"{left:.1f} s are left, and that would take about {cost:.1f} s"
        return _untried(made, bad, why)
    try:
        again = _decode([(sentences[i], settings) for i, settings in tries], engine, prompt, watch)
    except EngineBusy as error:
        return _untried(made, bad, error.message)
    for (index, settings), one in zip(tries, again, strict=True):
        found = _judged(sentences[index], one, settings, engine, glossary, watch)
        best = min(made[index], found, key=_rank)
        made[index] = replace(best, attempts=made[index].attempts + 1)
    return tuple(made)


def _untried(made: Sequence[Translation], bad: Sequence[int], why: str) -> tuple[Translation, ...]:
    left = set(bad)
    return tuple(replace(one, untried=why if at in left else "") for at, one in enumerate(made))


def _other_settings(first: Settings) -> tuple[Settings, ...]:
    """The ways in which a bad sentence is translated again, the likeliest first."""
    _, decoding, safe_tokens = first
    wide = replace(decoding, num_beams=min(MAX_BEAMS, 2 * decoding.num_beams))
    free = replace(decoding, no_repeat_ngram_size=3, length_penalty=decoding.length_penalty + 0.4)
    return (
        ("more beams", wide, safe_tokens),
        ("no run of words twice", free, safe_tokens),
        ("clauses apart", decoding, max(1, safe_tokens // 4)),
    )


def _rank(made: Translation) -> tuple[bool, bool, int]:
    """Smaller is better."""
    grave = any(reason.partition(":")[0] in _GRAVE for reason in made.reasons)
    return made.verdict == "bad", grave, len(made.reasons)


_Decoded = tuple[tuple[Clause, ...], list[GenerateReply | GenerationFailed]]


def _decode(
    tasks: Sequence[tuple[str, Settings]], engine: Engine, prompt: Prompt, watch: Watch
) -> list[_Decoded]:
    """The clauses of each sentence with the model's replies, all in one batch."""
    model = engine.model("translator")
    if model is None:
        raise ModelUnavailable("no translator model is loaded")
    told = prompt.target_token if prompt.target_token in model.target_tokens else None

    def lay_out(text: str) -> str:
        plain = text.translate(_DIGITS)
        return prompt.lay_out([plain] if told is None else [f"{told} {plain}"])

    def count(text: str) -> int:
        return engine.count_tokens("translator", lay_out(text))

    clauses = [
        split_clauses(tidy(sentence), count, safe_tokens) for sentence, (_, _, safe_tokens) in tasks
    ]
    futures: list[Future[GenerateReply]] = engine.generate(
        [
            GenerateRequest("translator", lay_out(clause.text), decoding)
            for parts, (_, (_, decoding, _)) in zip(clauses, tasks, strict=True)
            for clause in parts
        ]
    )
    replies = iter(collect(futures, watch))
    return [(parts, [next(replies) for _ in parts]) for parts in clauses]


def _judged(
    sentence: str,
    decoded: _Decoded,
    settings: Settings,
    engine: Engine,
    glossary: Glossary,
    watch: Watch,
) -> Translation:
    """The parts as one sentence with the glossary's names, and what is wrong with it."""
    watch.check()
    clauses, replies = decoded
    text, reasons = _rejoined(clauses, replies)
    honoured = honour(sentence, text, glossary)
    reasons += [f"glossary: {name} is not found in the English" for name in honoured.missed]
    reasons += check_english(sentence, honoured.text, engine.encoder)
    return Translation(
        honoured.text,
        "bad" if reasons else "adequate",
        tuple(reasons),
        len(clauses),
        settings[0],
        honoured=honoured.used,
    )


def _rejoined(
    clauses: Sequence[Clause], replies: Sequence[GenerateReply | GenerationFailed]
) -> tuple[str, list[str]]:
    """The parts as one sentence, and what the model did not do."""
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
    return text, reasons


def _joined(text: str, part: str) -> str:
    """`part` after `text`; a function word that only began its sentence loses its capital."""
    if not text or not part:
        return text or part
    first, _, rest = part.partition(" ")
    if first.lower() in _LOWER_AT_JOINT:
        part = f"{first.lower()} {rest}"
    return f"{text} {part}"
