"""The English side: the Arabic summary, sentence by sentence, through the translator."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.articles import (
    ArabicSummary,
    EnglishSentence,
    EnglishSummary,
    Form,
    Headline,
    ModelUsed,
    Note,
)
from summarizer.engine import Engine
from summarizer.reporting import lay_out
from summarizer.roles import prompt_for
from summarizer.translation import translate
from summarizer.watch import Watch


@dataclass(frozen=True, slots=True)
class English:
    """The English summary, None with a note where it could not be made."""

    summary: EnglishSummary | None
    notes: tuple[Note, ...]
    model: ModelUsed | None = None


def into_english(arabic: ArabicSummary, form: Form, engine: Engine, watch: Watch) -> English:
    """The English of a summary, its headline too; sentences that are `bad` stay and are marked.

    Without a translator there is none, and the note says how to get one. Raises Cancelled and
    DeadlineExceeded by `watch`.
    """
    if not engine.has("translator"):
        note = Note(
            "translator-missing",
            "no translation model is loaded, so there is no English; khulasa models pull brings "
            "one, or KHULASA_TRANSLATOR names a MarianMT checkpoint",
        )
        return English(None, (note,))
    prompt, used = prompt_for(engine, "translator")
    title = [arabic.headline.text] if arabic.headline is not None else []
    texts = [*title, *(sentence.text for sentence in arabic.sentences)]
    made = translate(texts, engine, prompt, watch)
    sentences = tuple(
        EnglishSentence(f"e{index + 1}", one.text, (index,), one.verdict, one.reasons)
        for index, one in enumerate(made[len(title) :])
    )
    notes = tuple(
        Note("translation-bad", f"English sentence {one.id} is bad ({'; '.join(one.reasons)})")
        for one in sentences
        if one.verdict == "bad"
    )
    headline = None
    if title and made[0].verdict == "adequate":
        headline = Headline(made[0].text, None)
    elif title:
        reasons = "; ".join(made[0].reasons)
        notes = (*notes, Note("translation-bad", f"the English headline is left out ({reasons})"))
    text = lay_out([one.text for one in sentences if one.text], form)
    return English(EnglishSummary(headline, text, sentences), notes, used)
