"""What each line of a page is, by its place among the others.

Before the first and after the last line of prose stand mastheads, names and links; between them
inner headings. Where a rule could take a sentence of the article, the line is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from summarizer.arabic import fold_words, stem
from summarizer.datelines import origin_of_line
from summarizer.furniture import is_label, name_furniture
from summarizer.lexicon import joined_word, saying_form
from summarizer.lines import Line
from summarizer.prose import has_stop, is_link, is_prose, opens_clause, own_shape, reads_as_title
from summarizer.sitewords import OUTLET_WORDS

KINDS: Mapping[str, Literal["body", "heading", "item"]] = MappingProxyType(
    {"body": "body", "heading": "heading", "item": "item"}
)
"""Verdicts of a line that stays; every other one is a reason of `articles.Removed`."""

_OWN = frozenset({*KINDS, "headline"})


def judge_lines(lines: Sequence[Line], title: str | None, source: str | None = None) -> list[str]:
    """For each line of a text `body`, `heading`, `item` or the reason why it goes; at most one is
    the `headline`. Where nothing would stay, every line with a letter or a figure does. `title`
    and `source` are the article's, where they are known.
    """
    verdicts = _Page(lines, title, source).verdicts()
    if any(verdict in KINDS for verdict in verdicts):
        return verdicts
    return ["body" if line.has_letters else "separator" for line in lines]


@dataclass(frozen=True)
class _Page:
    lines: Sequence[Line]
    title: str | None
    source: str | None

    @cached_property
    def named(self) -> list[str | None]:
        """What each line is by its own words alone."""
        return [name_furniture(line) for line in self.lines]

    @cached_property
    def prose(self) -> list[int]:
        """Indexes of the lines that are sentences beyond doubt."""
        return [
            index
            for index, line in enumerate(self.lines)
            if self.named[index] is None and is_prose(line)
        ]

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of the first lines of prose, to see what a headline is about."""
        return frozenset(
            stem(word)
            for index in self.prose[:6]
            for word in self.lines[index].words
            if len(word) > 2
        )

    @cached_property
    def page(self) -> str:
        """The folded words of the first lines of prose, a blank on each side of each."""
        return " ".join(self.lines[index].folded for index in self.prose[:40])

    @cached_property
    def furniture(self) -> str:
        """The words of the first and last lines of furniture, where an outlet names itself."""
        gone = [line.folded for reason, line in self._pairs() if reason is not None]
        return "\n".join([*gone[:40], *gone[-40:]])

    @cached_property
    def counts(self) -> Counter[tuple[str, ...]]:
        """How often each line stands in the text."""
        return Counter(line.words for line in self.lines)

    @cached_property
    def stops(self) -> bool:
        """Whether this outlet ends its paragraphs with a stop, so that a line without one tells."""
        long = [line.ends for line in self.lines if len(line.words) > 12]
        return sum(long) * 2 >= len(long)

    def verdicts(self) -> list[str]:
        """For each line `body`, `heading`, `item` or the reason why it goes."""
        named = self.named
        if not self.prose:
            return self._without_prose()
        headline = self._headline()
        inner = [index for index in self.prose if headline is None or index > headline]
        if not inner:
            return self._without_prose()
        first, last = inner[0], inner[-1]
        found: list[str] = []
        seen: set[tuple[str, ...]] = set()
        label = False
        for index, line in enumerate(self.lines):
            reason = named[index]
            if index == headline:
                verdict = "headline"
            elif len(line.words) > 4 and line.words in seen:
                verdict = "repeated"
            elif reason is not None:
                verdict = reason
            elif index in self._prose_set:
                verdict = "body"
            elif label and is_link(line) and (index > first or self._overlap(line) < 2):
                verdict = "related"
            elif index < first:
                verdict = self._before(index, headline)
            elif index > last:
                verdict = self._after(index, found, headline)
            else:
                verdict = self._between(index)
            if verdict in _OWN:
                seen.add(line.words)
            label = (label and verdict not in _OWN) or (reason is not None and is_label(line))
            if verdict == "body" and line.marker:
                verdict = "item"
            found.append(verdict)
        return found

    @cached_property
    def _prose_set(self) -> frozenset[int]:
        return frozenset(self.prose)

    def _without_prose(self) -> list[str]:
        return [reason or own_shape(line) or "body" for reason, line in self._pairs()]

    def _pairs(self) -> list[tuple[str | None, Line]]:
        return list(zip(self.named, self.lines, strict=True))

    def _overlap(self, line: Line) -> int:
        return len({stem(word) for word in line.words if len(word) > 2} & self.content)

    def _headline(self) -> int | None:
        """The index of the headline: the line that equals the title given; else, before the prose,
        the one that shares most with it; else a first sentence over which a date or byline stands.
        """
        title = set(fold_words(self.title or ""))
        first = self.prose[0]
        if title:
            for index, line in enumerate(self.lines[: first + 1]):
                words = set(line.words)
                common = len(words & title)
                # A lead that says what the title says stays: only the title itself goes.
                least = 1.0 if index == first else 0.7
                if common >= 2 and common >= least * max(len(words), len(title)):
                    return index
        shared = {
            index: self._overlap(self.lines[index])
            for index in range(first)
            if self._can_be_headline(index, bool(title))
        }
        if shared:
            best = max(shared, key=lambda index: (shared[index], -index))
            # What stands right above the line that shares most is the headline, that one its deck.
            while shared.get(best - 1, 0) > 0:
                best -= 1
            return best
        if self._stands_over_date(first):
            return first
        return None

    def _stands_over_date(self, first: int) -> bool:
        """Whether the first sentence is a headline with a full stop: short, a date or byline right
        below it, and said again by the sentences that follow.
        """
        line = self.lines[first]
        if len(self.prose) < 2 or len(line.words) > 25:
            return False
        below = self.named[first + 1] or own_shape(self.lines[first + 1])
        if below not in {"print-date", "byline"}:
            return False
        own = {stem(word) for word in line.words if len(word) > 2}
        said = {stem(word) for index in self.prose[1:3] for word in self.lines[index].words}
        # Over nothing but a date the first line of all is less often a lead than behind a byline.
        top = first == 0 and below == "print-date"
        return len(own & said) >= (0.25 if top else 0.5) * len(own)

    def _top_shape(self, line: Line) -> str | None:
        """As `own_shape`, above the prose: there an outlet names itself and its place."""
        shape = own_shape(line)
        if shape is not None:
            return shape
        origin = origin_of_line(
            line.bare, outlet=self.source, page=self.page, titled=bool(self.title)
        )
        return None if origin is None else "dateline"

    def _can_be_headline(self, index: int, has_title: bool) -> bool:
        line = self.lines[index]
        count = len(line.words)
        if self.named[index] or line.marker or not 3 <= count <= 25 or self._top_shape(line):
            return False
        if line.bare.endswith((":", "،")) or (has_title and (opens_clause(line) or count > 15)):
            return False
        if has_title and self._overlap(line) < 2:
            # With the title given a first line is a headline only where it is about the same.
            return len({*map(stem, line.words)} & {*map(stem, fold_words(self.title or ""))}) > 1
        return count > 4 or self._overlap(line) > 0

    def _before(self, index: int, headline: int | None) -> str:
        line = self.lines[index]
        shape = self._top_shape(line)
        if shape is not None:
            return shape
        if headline is not None and line.folded in self.lines[headline].folded:
            return "repeated" if len(line.words) > 2 else "site-name"
        if index and self.named[index - 1] == "staff" and len(line.words) <= 4:
            return "staff"
        if self.counts[line.words] > 1:
            return "repeated"
        count = len(line.words)
        if count > 8:
            return "body" if count > 14 or opens_clause(line) else "heading"
        if count > 4 and self._overlap(line) > 1:
            return "heading"
        if not OUTLET_WORDS.isdisjoint(line.words) or line.folded in self.furniture:
            return "site-name"
        return "section" if headline is None or index < headline else "byline"

    def _after(self, index: int, found: list[str], headline: int | None) -> str:
        line = self.lines[index]
        if not line.words:
            return "separator"
        shape = own_shape(line)
        if shape is not None:
            return shape
        if headline is not None and line.words == self.lines[headline].words:
            return "repeated"
        if self.counts[line.words] > 1 and len(line.words) < 9:
            return "repeated"
        if has_stop(line):
            return "body"
        if line.marker and len(line.words) > 2 and found[-1:] == ["item"]:
            return "item"
        if (opens_clause(line) and len(line.words) > 2) or joined_word(line.words[0]):
            return "body"
        if any(reason in {"related", "tags", "share", "copyright"} for reason in found[-3:]):
            return "related"
        if len(line.words) > 12:
            return "body"
        if len(line.words) > 4 or line.ends or self._overlap(line) > 1:
            return "heading"
        return "site-name" if not OUTLET_WORDS.isdisjoint(line.words) else "signature"

    def _between(self, index: int) -> str:
        line = self.lines[index]
        if not line.words:
            return "separator"
        shape = own_shape(line)
        if shape is not None:
            return shape
        if self.counts[line.words] > 2 and len(line.words) <= 6:
            return "repeated"
        if line.marker:
            return "item"
        if has_stop(line):
            return "body"
        if line.bare.endswith((":", "،")):
            clause = opens_clause(line) or (joined_word(line.words[0]) and len(line.words) > 4)
            spoken = any(saying_form(word) for word in line.words)
            return "body" if spoken or clause or line.bare.endswith("،") else "heading"
        if opens_clause(line) or len(line.words) > (12 if self.stops else 7):
            return "heading" if self._titles(index) else "body"
        return "heading"

    def _titles(self, index: int) -> bool:
        """Whether the line is a title although it is long: a picture's or another story's, between
        two paragraphs that end in stops.
        """
        beside = {index - 1, index + 1} <= self._prose_set
        return (
            beside
            and reads_as_title(self.lines[index])
            and all(has_stop(self.lines[at]) for at in (index - 1, index + 1))
        )
