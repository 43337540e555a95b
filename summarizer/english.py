"""The English side: the Arabic summary, sentence by sentence, through the translator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.articles import (
    ArabicSummary,
    EnglishSentence,
    EnglishSummary,
    Form,
    Headline,
    ModelUsed,
    Note,
)
from summarizer.bilingual.glossary import Glossary, names_in
from summarizer.bilingual.spelling import unify_names
from summarizer.engine import Engine
from summarizer.reporting import lay_out
from summarizer.roles import prompt_for
from summarizer.semantics import MEANING_UNCHECKED
from summarizer.translation import Translation, translate
from summarizer.watch import Watch

HOW_TO_GET_ONE = "khulasa models pull brings one, or KHULASA_TRANSLATOR names a MarianMT checkpoint"

MAX_TOLD = 10
"""Names of a glossary, at most, that the note on unused ones lists: a house may have hundreds."""


@dataclass(frozen=True, slots=True)
class English:
    """The English summary, None with a note where it could not be made."""

    summary: EnglishSummary | None
    notes: tuple[Note, ...]
    model: ModelUsed | None = None


def into_english(
    arabic: ArabicSummary, form: Form, engine: Engine, watch: Watch, glossary: Glossary = ()
) -> English:
    """The English of a summary, its headline too; sentences that are `bad` stay and are marked.

    Without a translator there is none, and the note says how to get one. Raises Cancelled and
    DeadlineExceeded by `watch`.
    """
    if not engine.has("translator"):
        message = f"no translation model is loaded, so there is no English; {HOW_TO_GET_ONE}"
        return English(None, (Note("translator-missing", message),))
    prompt, used = prompt_for(engine, "translator")
    title = [arabic.headline.text] if arabic.headline is not None else []
    texts = [*title, *(sentence.text for sentence in arabic.sentences)]
    names = ["the headline"] * len(title) + [f"e{at + 1}" for at in range(len(arabic.sentences))]
    made, notes = of_one_voice(
        texts, names, translate(texts, engine, prompt, watch, glossary), glossary
    )
    sentences = tuple(
        EnglishSentence(f"e{index + 1}", one.text, (index,), one.verdict, one.reasons)
        for index, one in enumerate(made[len(title) :])
    )
    notes += [
        Note("translation-bad", f"English sentence {one.id} is bad ({'; '.join(one.reasons)})")
        for one in sentences
        if one.verdict == "bad"
    ]
    headline = None
    if title and made[0].verdict == "adequate":
        headline = Headline(made[0].text, None)
    elif title:
        reasons = "; ".join(made[0].reasons)
        notes.append(Note("translation-bad", f"the English headline is left out ({reasons})"))
    if engine.encoder is None:
        notes.append(MEANING_UNCHECKED)
    text = lay_out([one.text for one in sentences if one.text], form)
    return English(EnglishSummary(headline, text, sentences), tuple(notes), used)


def of_one_voice(
    texts: Sequence[str],
    names: Sequence[str],
    made: Sequence[Translation],
    glossary: Glossary,
) -> tuple[list[Translation], list[Note]]:
    """The translations `made` of `texts`, which are told by `names`, with one spelling for each
    name; and notes on what was tried again, changed, and done with the glossary.
    """
    notes = [
        Note(
            "translation-retried",
            f"{name} was translated again in {one.attempts - 1} other ways; "
            + (
                "none was better"
                if one.attempt == "standard"
                else f"kept is the one with {one.attempt}, which is {one.verdict}"
            ),
        )
        for name, one in zip(names, made, strict=True)
        if one.attempts > 1
    ]
    left: dict[str, list[str]] = {}
    for name, one in zip(names, made, strict=True):
        if one.untried:
            left.setdefault(one.untried, []).append(name)
    notes += [
        Note("translation-not-retried", f"{', '.join(those)}: not translated again; {why}")
        for why, those in left.items()
    ]
    notes += _glossary_notes(texts, names, made, glossary)
    unified, changes = unify_names(
        [(text, one.text) for text, one in zip(texts, made, strict=True)],
        [spelling for _, spelling in glossary],
    )
    notes += [
        Note(
            "name-respelt",
            f"{names[change.sentence]}: {change.before} is written {change.after}, as elsewhere",
        )
        for change in changes
    ]
    return [replace(one, text=text) for one, text in zip(made, unified, strict=True)], notes


def _glossary_notes(
    texts: Sequence[str], names: Sequence[str], made: Sequence[Translation], glossary: Glossary
) -> Iterator[Note]:
    meant = [names_in(text, glossary) for text in texts]
    for name, spelling in glossary:
        carried = [at for one, at in zip(made, names, strict=True) if name in one.honoured]
        if carried:
            yield Note("glossary-used", f"{name} is written {spelling}, in {', '.join(carried)}")
        missed = [
            at
            for own, one, at in zip(meant, made, names, strict=True)
            if name in own and name not in one.honoured
        ]
        if missed:
            yield Note(
                "glossary-missed",
                f"no place was found to write {spelling} for {name}, in {', '.join(missed)}",
            )
    unused = [name for name, _ in glossary if not any(name in own for own in meant)]
    if unused:
        more = len(unused) - MAX_TOLD
        told = "، ".join(unused[:MAX_TOLD]) + (f" and {more} more" if more > 0 else "")
        yield Note("glossary-unused", f"not in any sentence by itself: {told}")
