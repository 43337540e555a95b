"""Which runs of units may stand in a summary: judged when they come into question.

Most of a story never does: what is worth little, or told already, need not be read for whether it
reads alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.arabic import count_words
from summarizer.copies import Copies
from summarizer.passages import Passage, Run, passage_of
from summarizer.readable import known_speakers
from summarizer.story import Story

MAX_RUNS = 12
"""Runs of units looked at in one sentence."""


class Runs:
    """Every run of units, whole sentences and what stands inside, of articles that no other stands
    for; in the order of the story. Whether a run reads alone is judged when it is first asked for:
    most of a story never comes into question.

    Where nothing reads alone, the sentences that open the articles, as their outlets had them.
    """

    def __init__(self, story: Story, copies: Copies) -> None:
        self._story = story
        self._runs = _all_runs(story, copies)
        self._speakers: dict[int, dict[int, tuple[str, bool]]] = {}
        self._known: dict[int, Passage | None] = {}
        self._strict = True
        if all(self.passage(index) is None for index in range(len(self._runs))):
            self._runs = [run for run in self._runs if run.opens]
            self._known.clear()
            self._strict = False

    def __len__(self) -> int:
        return len(self._runs)

    def __getitem__(self, index: int) -> Run:
        return self._runs[index]

    def __iter__(self) -> Iterator[Run]:
        return iter(self._runs)

    def passage(self, index: int) -> Passage | None:
        """The run as a passage, None where it does not read alone."""
        if index not in self._known:
            run = self._runs[index]
            sentence = self._story.units[run.units[0]].sentence
            speaker = self._speakers_of(run.article).get(sentence)
            self._known[index] = passage_of(self._story, run, speaker, strict=self._strict)
        return self._known[index]

    def readable(self, index: int) -> Passage:
        """The run as a passage. Raises ValueError where it does not read alone."""
        found = self.passage(index)
        if found is None:
            raise ValueError(f"run {index} does not read alone")
        return found

    def words(self, index: int) -> int:
        """Words of the passage, where the run has been judged; else those that it has at least."""
        judged = self._known.get(index)
        return self._runs[index].words if judged is None else judged.words

    def _speakers_of(self, article: int) -> dict[int, tuple[str, bool]]:
        if article not in self._speakers:
            self._speakers[article] = known_speakers(self._story, article)
        return self._speakers[article]


def find_passages(story: Story, copies: Copies) -> list[Passage]:
    """All runs of the story that read alone, as passages."""
    runs = Runs(story, copies)
    return [one for one in map(runs.passage, range(len(runs))) if one is not None]


def _all_runs(story: Story, copies: Copies) -> list[Run]:
    sentences: dict[tuple[int, int], list[int]] = {}
    for number, unit in enumerate(story.units):
        if copies.kept[unit.article] and not unit.heading:
            sentences.setdefault((unit.article, unit.sentence), []).append(number)
    # What tidying takes away, or closes up, is no folded word.
    words_of = [min(unit.size, len(unit.folded)) for unit in story.units]
    found: list[Run] = []
    last = -1
    for (article, _), numbers in sentences.items():
        for units in _runs(numbers):
            first, end = story.units[units[0]], story.units[units[-1]].end
            words = sum(words_of[n] for n in units) - count_words(first.text[: first.lead])
            found.append(Run(article, first.start, end, units, words, article != last))
        last = article
    return found


def _runs(numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """The runs of a sentence's units, those from its start first, then the shortest."""
    runs = [
        (i > 0, j - i, tuple(numbers[i:j]))
        for i in range(len(numbers))
        for j in range(i + 1, min(len(numbers), i + MAX_RUNS) + 1)
    ]
    return [run for _, _, run in sorted(runs)[:MAX_RUNS]]
