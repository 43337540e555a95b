"""Any Arabic text in English, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.arabic import arabic_share
from summarizer.articles import (
    Models,
    Note,
    Span,
    TranslatedSentence,
    TranslationReport,
    TranslationRequest,
)
from summarizer.checking import sentence_spans
from summarizer.engine import Engine
from summarizer.english import HOW_TO_GET_ONE, of_one_voice
from summarizer.errors import ModelUnavailable
from summarizer.roles import prompt_for
from summarizer.semantics import MEANING_UNCHECKED
from summarizer.translation import Translation, translate
from summarizer.verification import TEXT_ID
from summarizer.watch import Watch

MIN_ARABIC_SHARE = 0.5
"""Share (0..1) of Arabic among a sentence's letters below which a note says so."""


def translate_text(
    request: TranslationRequest, engine: Engine, *, watch: Watch | None = None
) -> TranslationReport:
    """The English of any Arabic text, sentence by sentence, checked as the English of a summary is;
    no sentences for a blank text.

    Raises ModelUnavailable without a translator, Cancelled and DeadlineExceeded.
    """
    timed = watch or Watch()
    if not engine.has("translator"):
        raise ModelUnavailable(f"no translation model is loaded: {HOW_TO_GET_ONE}")
    prompt, used = prompt_for(engine, "translator")
    spans = sentence_spans(request.text)
    texts = [request.text[start:end] for start, end in spans]
    names = [f"e{at + 1}" for at in range(len(texts))]
    with timed.step("translate"):
        translations = translate(texts, engine, prompt, timed, request.glossary)
        made, notes = of_one_voice(texts, names, translations, request.glossary)
    notes += [
        Note("translation-bad", f"sentence {name} is bad ({'; '.join(one.reasons)})")
        for name, one in zip(names, made, strict=True)
        if one.verdict == "bad"
    ]
    notes += [
        Note("not-arabic", f"sentence {name} is hardly Arabic: {text[:80]}")
        for name, text in zip(names, texts, strict=True)
        if arabic_share(text) < MIN_ARABIC_SHARE
    ]
    if engine.encoder is None:
        notes.append(MEANING_UNCHECKED)
    return TranslationReport(
        text=_laid_out(request.text, spans, made),
        sentences=tuple(
            TranslatedSentence(
                name,
                one.text,
                (index,),
                one.verdict,
                one.reasons,
                (Span(TEXT_ID, start, end, request.text[start:end]),),
            )
            for index, (name, one, (start, end)) in enumerate(zip(names, made, spans, strict=True))
        ),
        notes=(*request.notes, *notes),
        models=Models(None, used),
        timings_ms={
            **{name: round(spent, 2) for name, spent in timed.timings_ms.items()},
            "total": round(timed.total_ms(), 2),
        },
    )


def _laid_out(text: str, spans: Sequence[tuple[int, int]], made: Sequence[Translation]) -> str:
    """The English sentences, with the line breaks that stand between the Arabic ones."""
    parts: list[str] = []
    last = 0
    for (start, end), one in zip(spans, made, strict=True):
        if one.text:
            lines = text[last:start].count("\n")
            parts += ["\n" * min(lines, 2) or " ", one.text]
        last = end
    return "".join(parts[1:])
