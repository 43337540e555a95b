"""What can stand of a text that a model wrote, sentence by sentence, and why the rest cannot.

What a model gets wrong by itself is caught here and named: nothing written, a last sentence cut at
the cap, loops, foreign script, a name a letter or two off. Whether the sentences are true is asked
of the checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.arabic import arabic_share, fold_words
from summarizer.articles import Article, CleanArticle, Edit, Note, Paragraph
from summarizer.backends.port import Hypothesis
from summarizer.checks import Check, Checker
from summarizer.config import PipelineConfig
from summarizer.misspellings import Misspelling, Misspellings, respelt
from summarizer.repetition import find_loop
from summarizer.sentences import split_sentences
from summarizer.story import Story

MIN_ARABIC_SHARE = 0.5
"""Share (0..1) of Arabic among a sentence's letters below which it is of another language."""

_KNOWN_LETTER = re.compile("[A-Za-zªµºÀ-ɏ\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_NOT_ARABIC = re.compile("[ٹڈڑںےۓہۂټډړږښګڼېۍۆێڕڵەۇۈ\ufffd]")
"""Letters of Urdu, Pashto and Kurdish that Arabic has not even in names, and the mark of bytes
that are no character."""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence that the model wrote, white space collapsed, its names spelt as the articles do:
    `edits` are what that took. `fault` says why it cannot stand, None where it can; `check` is None
    where it was not asked for, since the sentence is not one.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    fault: Note | None = None
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text for one pass. `fault` is set where it has no sentence at all. `score` (<= 0) is the
    log-probability by which the search ranked it.
    """

    sentences: tuple[DraftSentence, ...]
    fault: Note | None = None
    score: float = 0.0

    @property
    def faults(self) -> list[Note]:
        """Why what cannot stand cannot, in order."""
        own = [] if self.fault is None else [self.fault]
        return own + [one.fault for one in self.sentences if one.fault is not None]

    @property
    def sound(self) -> int:
        """Sentences that can stand."""
        return sum(one.fault is None for one in self.sentences)

    @property
    def respelt(self) -> list[Edit]:
        """The names that were misspelt."""
        return [edit for one in self.sentences for edit in one.edits]

    @property
    def clean(self) -> bool:
        """Whether all of it can stand, as it was written."""
        return not self.faults and not self.respelt


class Judge:
    """Reads what a model wrote about one story. `check` and `misspelt` (of a sentence, and of the
    model's input) say what is wrong with a sentence, `split` what the sentences are.
    """

    def __init__(
        self,
        check: Callable[[str], Check],
        misspelt: Callable[[str, str], Sequence[Misspelling]],
        split: Callable[[str], Sequence[str]],
    ) -> None:
        self._check = check
        self._misspelt = misspelt
        self._split = split

    def read(self, written: Hypothesis, given: str, where: str) -> Candidate:
        """The text as sentences with their faults; `where` names the pass in these."""
        sentences = [" ".join(one.split()) for one in self._split(" ".join(written.text.split()))]
        sentences = [sentence for sentence in sentences if sentence]
        if not sentences:
            empty = Note("draft-empty", f"the model wrote nothing for {where}")
            return Candidate((), empty, written.score)
        read = [self._sentence(sentence, given, where) for sentence in sentences[:-1]]
        if written.finished:
            read.append(self._sentence(sentences[-1], given, where))
        else:
            cut = Note(
                "draft-unfinished",
                f"the model's text for {where} reached {written.output_tokens} tokens without an "
                f"end: {sentences[-1]}",
            )
            read.append(DraftSentence(sentences[-1], fault=cut))
        return Candidate(tuple(read), None, written.score)

    def _sentence(self, written: str, given: str, where: str) -> DraftSentence:
        loop = find_loop(written)
        if loop:
            note = Note("draft-loop", f"the model repeats “{loop}” in {where}: {written}")
            return DraftSentence(written, fault=note)
        if _leaves_arabic(written):
            note = Note("draft-foreign-script", f"the model left Arabic in {where}: {written}")
            return DraftSentence(written, fault=note)
        names = self._misspelt(written, given)
        text = respelt(written, names)
        edits = tuple(Edit("spelling", one.written, one.name) for one in names)
        check = self._check(text)
        if check.verdict != "unsupported":
            return DraftSentence(text, edits, None, check)
        note = Note(
            "draft-unsupported",
            f"the model wrote what the articles do not say ({'; '.join(check.reasons)}): {text}",
        )
        return DraftSentence(text, edits, note, check)


def judge_of(story: Story, config: PipelineConfig) -> Judge:
    """The judge of what is written about `story`."""
    return Judge(Checker(story, config).check, Misspellings(story).find, sentences_of)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that a model wrote, in order, nothing cleaned away; none where it has
    no words.
    """
    if not fold_words(text):
        return []
    whole = CleanArticle(Article(id="draft", text=text), (Paragraph(0, len(text)),))
    return [text[one.start : one.end] for one in split_sentences(whole)]


def _leaves_arabic(sentence: str) -> bool:
    return (
        arabic_share(sentence) < MIN_ARABIC_SHARE
        or _NOT_ARABIC.search(sentence) is not None
        or any(char.isalpha() and not _KNOWN_LETTER.match(char) for char in sentence)
    )
