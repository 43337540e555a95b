"""A set of articles as analysed once: every unit with its terms, figures, speaker and polarity.

Later steps read this and never analyse a text again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise

from summarizer.arabic import count_words, shadow
from summarizer.articles import CleanArticle, Paragraph, Sentence, UnitSpan
from summarizer.attribution import Attribution, Word, attribute
from summarizer.meanings import Token, tokens_of
from summarizer.polarity import deed_keys, denial_depth, negated_keys
from summarizer.quantities import Quantity, find_quantities
from summarizer.slots import Fate, slots_of
from summarizer.terms import Vocabulary, build_vocabulary, reweigh
from summarizer.twins import Twins, find_twins
from summarizer.units import words_of
from summarizer.watch import Watch

CONTEXT = (6, 4)
"""Words before and behind a figure that tell what it is a figure of."""

MAX_READ_CHARS = 20_000
"""Characters that are read for figures at once; a longer paragraph is read piece by piece, so that
a deadline stops it within a second."""

_WEB_ADDRESS = re.compile(r"(?:https?://|\bwww\.|\bpic\.twitter\.com/|\bt\.co/)[!-~]+")
_QUOTE = re.compile('["«»“”]')
_BEFORE_QUOTE = frozenset(" \t\n\u00a0([:،ـ")


@dataclass(frozen=True)
class ReadArticle:
    """An article with its words: folded, with offsets into `clean.article.text`; the pieces of a
    web address are none. `body` are the folded words of its paragraphs, in order; `quoted` the
    positions among them that stand in quotation marks.
    """

    clean: CleanArticle
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    body: tuple[str, ...]
    quoted: frozenset[int]
    quantities: tuple[Quantity, ...]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.clean.article.id

    @property
    def outlet(self) -> str:
        """A key of its source; an article without one is an outlet of its own."""
        source = self.clean.article.source
        return f"source:{source.strip().casefold()}" if source else f"id:{self.id}"

    @property
    def text(self) -> str:
        """The article's text, in which all offsets count."""
        return self.clean.article.text

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that lie whole in `start:end`."""
        low = bisect_left(self._starts, start)
        return self.words[low : bisect_right(self._ends, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for _, start, _ in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, _, end in self.words]

    @cached_property
    def sentence_words(self) -> list[list[Word]]:
        """The words of each sentence as `units` reads them."""
        return words_of(self.text, self.sentences)

    @cached_property
    def first_mentions(self) -> dict[str, int]:
        """Where each word stands first."""
        return {word: start for word, start, _ in reversed(self.words)}

    @cached_property
    def first_pairs(self) -> dict[tuple[str, str], int]:
        """Where each two words in a row stand first."""
        pairs = pairwise(self.words)
        return {(one, other): start for (one, start, _), (other, _, _) in reversed([*pairs])}

    @cached_property
    def places(self) -> list[int]:
        """For each sentence how many stand before it, headings not counted."""
        found = [0]
        for sentence in self.sentences:
            found.append(found[-1] + (not sentence.heading))
        return found

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities that lie whole in `start:end`."""
        low = bisect_left(self.quantities, start, key=_start)
        return self.quantities[low : bisect_right(self.quantities, end, lo=low, key=_end)]


def _start(quantity: Quantity) -> int:
    return quantity.start


def _end(quantity: Quantity) -> int:
    return quantity.end


@dataclass(frozen=True, slots=True)
class Unit:
    """A span that makes one statement. `article` and `sentence` count from 0 in the set and in the
    article. `position` (0..1) is the share of the article's words before it, `place` the number of
    its sentences before it, headings not counted. `terms` are its content terms in order, `tokens`
    the same with what they mean (see `meanings`), `framing` the terms that only say who says it,
    `deeds` the keys by which verbs meet (see `polarity`), `negated` those of what it denies,
    `denial_depth` the content terms of what it says before the first denial.
    `quantities` carry offsets of the article; for each of them `slots` tells what it counts,
    `contexts` the content terms next to it, `followers` those behind it. `opening` where it opens
    its sentence.
    """

    article: int
    sentence: int
    start: int
    end: int
    lead: int
    text: str
    folded: tuple[str, ...]
    terms: tuple[str, ...]
    tokens: tuple[Token, ...]
    framing: frozenset[str]
    quantities: tuple[Quantity, ...]
    slots: tuple[Fate | None, ...]
    contexts: tuple[frozenset[str], ...]
    followers: tuple[frozenset[str], ...]
    attribution: Attribution
    deeds: frozenset[str]
    negated: frozenset[str]
    denial_depth: int
    position: float
    place: int
    heading: bool
    dependent: bool
    opening: bool

    @property
    def size(self) -> int:
        """Words, as runs without white space."""
        return count_words(self.text)


@dataclass(frozen=True)
class Story:
    """All articles of a request that take part, their units in order, and the set's vocabulary.

    `twins` are the units that read the same, in a story too large to compare all units with each
    other; None in others, where each unit stands for itself.
    """

    articles: tuple[ReadArticle, ...]
    units: tuple[Unit, ...]
    vocabulary: Vocabulary
    twins: Twins | None = None

    @property
    def firsts(self) -> Sequence[int]:
        """The units that are compared: one of each group that reads the same, in order."""
        return range(len(self.units)) if self.twins is None else tuple(self.twins.groups)

    @cached_property
    def holders(self) -> Counter[str]:
        """For each meaning how many units have it."""
        return Counter(chain.from_iterable({t.key for t in unit.tokens} for unit in self.units))

    def first(self, unit: int) -> int:
        """The unit that stands for `unit` in comparisons."""
        return unit if self.twins is None else self.twins.first_of[unit]

    def alike(self, first: int) -> tuple[int, ...]:
        """All units that one of `firsts` stands for, itself first."""
        return (first,) if self.twins is None else self.twins.groups[first]

    def only_in_one_article(self, a: int, b: int) -> bool:
        """Whether all that two of `firsts` stand for is in one article."""
        if self.units[a].article != self.units[b].article:
            return False
        return len({self.units[i].article for i in chain(self.alike(a), self.alike(b))}) == 1

    def only_in_one_sentence(self, a: int, b: int) -> bool:
        """Whether all that two of `firsts` stand for is in one sentence."""
        one, other = self.units[a], self.units[b]
        if one.article != other.article or one.sentence != other.sentence:
            return False
        both = (self.units[i] for i in chain(self.alike(a), self.alike(b)))
        return len({(unit.article, unit.sentence) for unit in both}) == 1


def read_article(
    clean: CleanArticle, sentences: Sequence[Sentence], watch: Watch | None = None
) -> ReadArticle:
    """The words and quantities of one clean article.

    Raises Cancelled and DeadlineExceeded by `watch`.
    """
    text = clean.article.text
    folded = shadow(text)
    words = tuple((word, *folded.original(start, end)) for word, start, end in folded.words)
    addresses = [match.span() for match in _WEB_ADDRESS.finditer(text)]
    if addresses:
        # The pieces of an address are no words, and two addresses share most of them.
        words = tuple(word for word in words if not _inside(addresses, word[1]))
    starts = [start for _, start, _ in words]
    ends = [end for _, _, end in words]
    body: list[str] = []
    quoted: set[int] = set()
    quantities: list[Quantity] = []
    for paragraph in clean.paragraphs:
        low = bisect_left(starts, paragraph.start)
        high = bisect_right(ends, paragraph.end)
        for opened, closed in quoted_offsets(text, paragraph.start, paragraph.end):
            first = bisect_left(starts, opened, low, high)
            last = bisect_left(starts, closed, first, high)
            quoted.update(range(len(body) + first - low, len(body) + last - low))
        body.extend(word for word, _, _ in words[low:high])
        for start, end in _pieces(text, paragraph, sentences):
            if watch is not None:
                watch.check()
            quantities.extend(shifted(q, start) for q in find_quantities(text[start:end]))
    return ReadArticle(
        clean, tuple(sentences), words, tuple(body), frozenset(quoted), tuple(quantities)
    )


def _inside(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether the offset lies in one of the spans, which are in order."""
    at = bisect_right(spans, offset, key=_opened) - 1
    return at >= 0 and offset < spans[at][1]


def _opened(span: tuple[int, int]) -> int:
    return span[0]


def _pieces(
    text: str, paragraph: Paragraph, sentences: Sequence[Sentence]
) -> Iterator[tuple[int, int]]:
    """The spans by which a paragraph is read for figures: the whole, or where it is too long pieces
    that end where a sentence starts, else at a blank, else at `MAX_READ_CHARS`.
    """
    start, end = paragraph.start, paragraph.end
    while end - start > MAX_READ_CHARS:
        until = start + MAX_READ_CHARS
        last = bisect_right(sentences, until, key=_sentence_start) - 1
        cut = sentences[last].start if last >= 0 else start
        if cut <= start:
            cut = max(text.rfind(" ", start, until), text.rfind("\n", start, until))
        if cut <= start:
            cut = until
        yield start, cut
        start = cut
    yield start, end


def _sentence_start(sentence: Sentence) -> int:
    return sentence.start


def quoted_offsets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans inside quotation marks within one paragraph. Straight quotes open where white space, a
    bracket or the paragraph's start is before them; an unclosed one ends with the paragraph.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _QUOTE.finditer(text, start, end):
        at, char = match.start(), match.group()
        opens = char in "«“" or (char == '"' and (at == start or text[at - 1] in _BEFORE_QUOTE))
        if opens and opened is None:
            opened = at + 1
        elif not opens and opened is not None:
            found.append((opened, at))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found


def shifted(quantity: Quantity, by: int) -> Quantity:
    """`quantity` with its offsets moved by `by`."""
    return replace(quantity, start=quantity.start + by, end=quantity.end + by)


def tell_story(
    articles: Sequence[ReadArticle],
    spans: Sequence[Sequence[UnitSpan]],
    earlier: Story | None = None,
    *,
    large: bool = False,
    watch: Watch | None = None,
) -> Story:
    """The story of `articles`, whose units are cut at `spans` (one sequence an article). Of a
    `large` one it is told which units read the same.

    `earlier` is a story of the same articles with other cuts: its units are taken over where they
    stay as they are. The result does not depend on it.

    Raises Cancelled and DeadlineExceeded by `watch`.
    """
    word_lists = [
        [article.words_in(span.start, span.end) for span in cuts]
        for article, cuts in zip(articles, spans, strict=True)
    ]
    folded = [[word for word, _, _ in words] for lists in word_lists for words in lists]
    units = []
    known: dict[tuple[int, UnitSpan, float], Unit] = {}
    if earlier is not None and _words_of(folded) == _words_of(u.folded for u in earlier.units):
        # The same words have the same terms, so that only the weights change with the cuts.
        vocabulary = reweigh(earlier.vocabulary, folded)
        known = {(unit.article, _span(unit), unit.position): unit for unit in earlier.units}
    else:
        vocabulary = build_vocabulary(folded)
    for index, (article, cuts, lists) in enumerate(zip(articles, spans, word_lists, strict=True)):
        total = max(1, sum(map(len, lists)))
        before = 0
        for span, words in zip(cuts, lists, strict=True):
            if watch is not None:
                watch.check()
            position = before / total
            unit = known.get((index, span, position))
            units.append(unit or _unit(index, article, span, words, vocabulary, position))
            before += len(words)
    twins = find_twins([_content(i, unit) for i, unit in enumerate(units)]) if large else None
    return Story(tuple(articles), tuple(units), vocabulary, twins)


def _content(index: int, unit: Unit) -> Hashable:
    """All of a unit that comparisons look at, without its place; its index where it is compared
    with none.
    """
    if unit.heading or not unit.tokens:
        return index
    said = unit.attribution
    return (
        unit.terms,
        tuple(token.key for token in unit.tokens),
        sum(token.start < said.frame_end for token in unit.tokens),
        tuple(
            (q.kind, q.low, q.high, q.approx, q.bound, q.unit, q.counted, q.normalised)
            for q in unit.quantities
        ),
        unit.slots,
        unit.negated,
        unit.denial_depth,
        (said.claimed, said.reaction, said.verb is None, said.subjectless, unit.dependent),
    )


def _words_of(spans: Iterable[Sequence[str]]) -> list[str]:
    return list(chain.from_iterable(spans))


def _span(unit: Unit) -> UnitSpan:
    return UnitSpan(unit.start, unit.end, unit.sentence, unit.lead, unit.dependent)


def _unit(
    index: int,
    article: ReadArticle,
    span: UnitSpan,
    words: Sequence[Word],
    vocabulary: Vocabulary,
    position: float,
) -> Unit:
    folded = tuple(word for word, _, _ in words)
    quantities = article.quantities_in(span.start, span.end)
    terms = _terms(words, quantities, vocabulary)
    windows = [_window(words, quantity) for quantity in quantities]
    followers = tuple(frozenset(vocabulary.terms(behind)) for _, behind in windows)
    attribution = attribute(article.text, words)
    frame = vocabulary.terms(word for word, start, _ in words if start < attribution.frame_end)
    return Unit(
        article=index,
        sentence=span.sentence,
        start=span.start,
        end=span.end,
        lead=span.lead,
        text=article.text[span.start : span.end],
        folded=folded,
        terms=terms,
        tokens=tokens_of(words, quantities, vocabulary),
        framing=frozenset(frame) - frozenset(terms[len(frame) :]),
        quantities=quantities,
        slots=slots_of(words, quantities),
        contexts=tuple(
            frozenset(vocabulary.terms(before)) | behind
            for (before, _), behind in zip(windows, followers, strict=True)
        ),
        followers=followers,
        attribution=attribution,
        deeds=deed_keys(terms),
        negated=negated_keys(folded, vocabulary.terms),
        denial_depth=denial_depth(
            folded,
            sum(start < attribution.frame_end for _, start, _ in words),
            vocabulary.terms,
        ),
        position=position,
        place=article.places[span.sentence],
        heading=article.sentences[span.sentence].heading,
        dependent=span.dependent,
        opening=article.sentences[span.sentence].start == span.start,
    )


def _window(words: Sequence[Word], quantity: Quantity) -> tuple[list[str], list[str]]:
    """The `CONTEXT` words before a figure and behind it."""
    until = bisect_right(words, quantity.start, key=_word_end)
    since = bisect_left(words, quantity.end, key=_word_start)
    before = words[max(0, until - CONTEXT[0]) : until]
    behind = words[since : since + CONTEXT[1]]
    return [word for word, _, _ in before], [word for word, _, _ in behind]


def _word_start(word: Word) -> int:
    return word[1]


def _word_end(word: Word) -> int:
    return word[2]


def _terms(
    words: Sequence[Word], quantities: Sequence[Quantity], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Content terms in order; the words of a figure become one term of its value, so that ثلاثين
    and 30 meet."""
    found: list[str] = []
    at = 0
    for quantity in quantities:
        covered = at
        while covered < len(words) and words[covered][1] < quantity.start:
            covered += 1
        found.extend(vocabulary.terms(word for word, _, _ in words[at:covered]))
        found.append(f"#{quantity.normalised}")
        at = covered
        while at < len(words) and words[at][1] < quantity.end:
            at += 1
        if quantity.counted is not None:
            inside = [word for word, _, _ in words[covered:at] if word == quantity.counted]
            found.extend(vocabulary.terms(inside[-1:]))
    found.extend(vocabulary.terms(word for word, _, _ in words[at:]))
    return tuple(found)
