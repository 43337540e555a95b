"""The model's own summary: one pass for each group of statements, all groups in one batch.

What a model gets wrong by itself is caught here and named: nothing written, a last sentence cut
at the cap, loops, foreign script. Whether the sentences are true is the matter of the checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.arabic import arabic_share, fold
from summarizer.articles import Length, Note
from summarizer.backends.port import GenerateReply, GenerateRequest
from summarizer.engine import Engine, collect
from summarizer.errors import GenerationFailed, ModelUnavailable
from summarizer.packing import Packed, pack
from summarizer.prompts import Prompt
from summarizer.repetition import find_loop
from summarizer.watch import Watch

MIN_ARABIC_SHARE = 0.5
"""Share (0..1) of Arabic among a sentence's letters below which it is of another language."""

_KNOWN_LETTER = re.compile("[A-Za-zªµºÀ-ɏ\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_NOT_ARABIC = re.compile("[ٹڈڑںےۓہۂټډړږښګڼېۍۆێڕڵەۇۈ\ufffd]")
"""Letters of Urdu, Pashto and Kurdish that Arabic has not even in names, and the mark of bytes
that are no character."""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence that the model wrote from group `group` (from 0), white space collapsed.

    `score` (<= 0) is of the whole reply that it stands in: the log-probability by which the search
    ranked it.
    """

    text: str
    group: int
    score: float


@dataclass(frozen=True, slots=True)
class Draft:
    """The usable sentences, in the order of the groups; may be empty.

    `packed` tells for each group what the model was given, and what did not fit.
    """

    sentences: tuple[DraftSentence, ...]
    packed: tuple[Packed, ...]
    notes: tuple[Note, ...]


def draft(
    groups: Sequence[Sequence[str]],
    priorities: Sequence[Sequence[float]],
    engine: Engine,
    prompt: Prompt,
    length: Length,
    watch: Watch,
    *,
    split: Callable[[str], Sequence[str]],
) -> Draft:
    """Lets the summarizer write about each group of texts (in reading order), one pass a group.

    `priorities` says of each text how much it matters when not all fit; `split` cuts a text into
    sentences. Every sentence that is not usable is left out with a note whose code starts with
    `draft-`: `draft-left-out` (texts that did not fit), `draft-failed`, `draft-empty`,
    `draft-unfinished`, `draft-loop`, `draft-foreign-script`, `draft-repeated`.

    Raises ModelUnavailable without a summarizer, Cancelled and DeadlineExceeded.
    """
    model = engine.model("summarizer")
    if model is None:
        raise ModelUnavailable("no summarizer model is loaded")
    budget = min(prompt.max_input_tokens, model.max_input_tokens)
    packed = [
        pack(texts, weights, lambda text: engine.count_tokens("summarizer", text), prompt, budget)
        for texts, weights in zip(groups, priorities, strict=True)
    ]
    notes = [
        Note(
            "draft-left-out",
            f"{len(one.left_out)} of {len(texts)} statements of part {number} did not fit into "
            f"the model's {budget} tokens",
        )
        for number, (one, texts) in enumerate(zip(packed, groups, strict=True), 1)
        if one.left_out
    ]
    asked = [group for group, one in enumerate(packed) if one.kept]
    futures = engine.generate(
        [
            GenerateRequest("summarizer", packed[group].text, prompt.decodings[length])
            for group in asked
        ]
    )
    sentences: list[DraftSentence] = []
    seen: set[str] = set()
    for group, reply in zip(asked, collect(futures, watch), strict=True):
        if isinstance(reply, GenerationFailed):
            notes.append(
                Note("draft-failed", f"the model failed on part {group + 1}: {reply.message}")
            )
            continue
        texts, found = _usable(reply, split, f"part {group + 1}")
        notes += found
        for text in texts:
            if fold(text) in seen:
                notes.append(Note("draft-repeated", f"the model wrote this twice: {text}"))
            else:
                seen.add(fold(text))
                sentences.append(DraftSentence(text, group, reply.score))
    return Draft(tuple(sentences), tuple(packed), tuple(notes))


def _usable(
    reply: GenerateReply, split: Callable[[str], Sequence[str]], where: str
) -> tuple[list[str], list[Note]]:
    """The sentences of a reply that can stand, and a note for each that cannot."""
    text = " ".join(reply.text.split())
    if not text:
        return [], [Note("draft-empty", f"the model wrote nothing for {where}")]
    sentences = [" ".join(sentence.split()) for sentence in split(text)]
    sentences = [sentence for sentence in sentences if sentence]
    notes = []
    if not reply.finished and sentences:
        cut = sentences.pop()
        notes.append(
            Note(
                "draft-unfinished",
                f"the model's text for {where} reached {reply.output_tokens} tokens without an "
                f"end, so its last sentence was left out: {cut}",
            )
        )
    kept = []
    for sentence in sentences:
        loop = find_loop(sentence)
        if loop:
            notes.append(Note("draft-loop", f"the model repeats “{loop}” in {where}: {sentence}"))
        elif _leaves_arabic(sentence):
            notes.append(
                Note("draft-foreign-script", f"the model left Arabic in {where}: {sentence}")
            )
        else:
            kept.append(sentence)
    return kept, notes


def _leaves_arabic(sentence: str) -> bool:
    return (
        arabic_share(sentence) < MIN_ARABIC_SHARE
        or _NOT_ARABIC.search(sentence) is not None
        or any(char.isalpha() and not _KNOWN_LETTER.match(char) for char in sentence)
    )
