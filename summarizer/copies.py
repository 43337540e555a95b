"""Which articles are one text under light editing, and which rest on the same words.

Two articles are compared by the share of each one's words that stand in runs of four which the
other has too (containment over shingles, Broder 1997), on folded words, so that respelling,
tashkeel, another digit set, merged paragraphs and furniture change nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.articles import CleanArticle, Copy, CopyGroup, published_moment
from summarizer.config import PipelineConfig
from summarizer.quantities import Quantity, compatible, find_quantities
from summarizer.terms import STOP_WORDS

SHINGLE = 4
"""Words of one shingle: shorter ones are shared by chance (قال رئيس الوزراء), longer ones break at
every small edit."""

MIN_OWN_WORDS = 20
"""Words outside quotation marks from which on these alone tell copies."""

MAX_HOLDERS = 40
"""Articles that hold one shingle, above which it names too many pairs to tell anything; in a large
set so many of them are looked at."""

MAX_COMPARED = 12
"""Articles of a large set that one is compared with: those that share the most shingles with it."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares (0..1) of the words of articles `a` and `b` in runs shared with the other."""

    a: int
    b: int
    of_a: float
    of_b: float

    @property
    def containment(self) -> float:
        """The larger of the two shares (0..1)."""
        return max(self.of_a, self.of_b)


@dataclass(frozen=True, slots=True)
class Copies:
    """`groups` for the answer; `voice_of[i]` numbers the voice of article `i`: copies, and articles
    that rest on the same words, share one; `kept[i]` is False where another stands for article `i`.
    """

    groups: tuple[CopyGroup, ...]
    voice_of: tuple[int, ...]
    kept: tuple[bool, ...]


def find_copies(
    articles: Sequence[CleanArticle],
    words: Sequence[Sequence[str]],
    quoted: Sequence[frozenset[int]],
    config: PipelineConfig,
) -> Copies:
    """Groups of copies among `articles`; `words[i]` are article i's folded words without furniture,
    `quoted[i]` the positions among them that stand in quotation marks.

    A set without copies gives no groups. Of a group, the newest version is kept where a value
    differs and the times are known, else the fullest text.
    """
    large = len(articles) > config.exact_pairs_up_to
    overlaps = (nearest_runs if large else shared_runs)(words, quoted)
    copy_links = [o for o in overlaps if o.containment >= config.copy_containment]
    voice_links = [o for o in overlaps if min(o.of_a, o.of_b) >= config.reuse_containment]
    group_of = _components(len(articles), copy_links)
    similarity = {(o.a, o.b): o.containment for o in overlaps}

    def similarity_to(i: int, kept: int) -> float:
        pair = (min(i, kept), max(i, kept))
        if large and pair not in similarity:
            both = shared_runs([words[j] for j in pair], [quoted[j] for j in pair])
            return both[0].containment if both else 0.0
        return similarity.get(pair, 0.0)

    groups, kept = [], [True] * len(articles)
    for members in group_of:
        if len(members) < 2:
            continue
        group, kept_index = _describe(members, articles, words, similarity_to)
        groups.append(group)
        for member in members:
            kept[member] = member == kept_index
    voice_of = [0] * len(articles)
    for voice, members in enumerate(_components(len(articles), [*copy_links, *voice_links])):
        for member in members:
            voice_of[member] = voice
    return Copies(tuple(groups), tuple(voice_of), tuple(kept))


def shared_runs(words: Sequence[Sequence[str]], quoted: Sequence[frozenset[int]]) -> list[Overlap]:
    """Overlap of every pair that shares a run of `SHINGLE` words; texts shorter than that are one
    shingle. Ordered by the pair's indexes.

    Quoted words do not count, unless little else is there: two desks that quote one speech word
    for word are not copies of each other.
    """
    shingles = [list(_shingles(text)) for text in words]
    held = Counter[tuple[str, ...]]()
    for mine in shingles:
        held.update(set(mine))
    places: dict[tuple[str, ...], dict[int, list[int]]] = defaultdict(dict)
    for index, mine in enumerate(shingles):
        for start, shingle in enumerate(mine):
            if held[shingle] > 1:
                places[shingle].setdefault(index, []).append(start)
    covered: dict[tuple[int, int], set[int]] = defaultdict(set)
    for shingle, holders in places.items():
        if len(holders) > MAX_HOLDERS or all(w in STOP_WORDS for w in shingle):
            continue
        for a, b in combinations(sorted(holders), 2):
            for one, other in ((a, b), (b, a)):
                spot = covered[one, other]
                for start in holders[one]:
                    spot.update(range(start, start + len(shingle)))
    own = _own_places(words, quoted)
    return [
        Overlap(a, b, len(spot & own[a]) / len(own[a]), len(covered[b, a] & own[b]) / len(own[b]))
        for (a, b), spot in sorted(covered.items())
        if a < b
    ]


def _shingles(text: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(text[i:] for i in range(min(SHINGLE, len(text)))), strict=False)


def _own_places(
    words: Sequence[Sequence[str]], quoted: Sequence[frozenset[int]]
) -> list[frozenset[int]]:
    """Of each text the positions that count: outside quotation marks where enough is there."""
    return [
        frozenset(range(len(text))) - marks
        if len(text) - len(marks) >= MIN_OWN_WORDS
        else frozenset(range(len(text)))
        for text, marks in zip(words, quoted, strict=True)
    ]


def nearest_runs(words: Sequence[Sequence[str]], quoted: Sequence[frozenset[int]]) -> list[Overlap]:
    """As `shared_runs`, for a large set: of each article the pairs with the `MAX_COMPARED` that
    share the most shingles with it, as far as half of one may be shared. Copies form groups, so
    that one need not be compared with all of its group.
    """
    places: list[dict[tuple[str, ...], list[int]]] = []
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, text in enumerate(words):
        size = min(SHINGLE, len(text))
        mine: dict[tuple[str, ...], list[int]] = {}
        for start in range(len(text) - size + 1 if text else 0):
            mine.setdefault(tuple(text[start : start + size]), []).append(start)
        mine = {s: starts for s, starts in mine.items() if not all(w in STOP_WORDS for w in s)}
        for shingle in mine:
            holders[shingle].append(index)
        places.append(mine)
    own = _own_places(words, quoted)
    found: dict[tuple[int, int], Overlap] = {}
    for a, mine in enumerate(places):
        common: Counter[int] = Counter()
        for shingle in mine:
            common.update(_some_holders(holders[shingle], a))
        del common[a]
        for b, _ in sorted(common.items(), key=lambda item: (-item[1], item[0]))[:MAX_COMPARED]:
            one, other = min(a, b), max(a, b)
            if (one, other) in found:
                continue
            shared = places[one].keys() & places[other].keys()
            if 2 * SHINGLE * len(shared) >= min(len(own[one]), len(own[other])):
                shares = [
                    len(_covered(places[i], shared) & own[i]) / len(own[i]) for i in (one, other)
                ]
                found[one, other] = Overlap(one, other, *shares)
    return [found[key] for key in sorted(found)]


def _some_holders(holders: Sequence[int], article: int) -> Sequence[int]:
    """Those after the article, and from the first on, where there are too many."""
    if len(holders) <= MAX_HOLDERS:
        return holders
    at = bisect_right(holders, article)
    behind = holders[at : at + MAX_HOLDERS]
    return [*behind, *holders[: MAX_HOLDERS - len(behind)]]


def _covered(
    places: dict[tuple[str, ...], list[int]], shingles: Iterable[tuple[str, ...]]
) -> set[int]:
    """The positions of a text that stand in one of the shingles."""
    return {
        start + i for shingle in shingles for start in places[shingle] for i in range(len(shingle))
    }


def _components(count: int, links: Sequence[Overlap]) -> list[list[int]]:
    """Indexes joined by links, each group sorted, groups in order of their first index."""
    root = list(range(count))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for link in links:
        low, high = sorted((find(link.a), find(link.b)))
        root[high] = low
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        members[find(i)].append(i)
    return [members[key] for key in sorted(members)]


def _describe(
    members: Sequence[int],
    articles: Sequence[CleanArticle],
    words: Sequence[Sequence[str]],
    similarity_to: Callable[[int, int], float],
) -> tuple[CopyGroup, int]:
    figures = {i: find_quantities(_body(articles[i])) for i in members}
    fullest = max(members, key=lambda i: (len(words[i]), -i))
    moments = {i: published_moment(articles[i].article.published_at) for i in members}
    dated = {i: moment for i, moment in moments.items() if moment is not None}
    differing = any(_other_values(figures[fullest], figures[i]) for i in members)
    if differing and len(dated) == len(members) and len(set(dated.values())) > 1:
        kept = max(members, key=lambda i: (dated[i], len(words[i])))
        why = "the newest version: a figure differs from the earlier ones"
    else:
        kept, why = fullest, f"the fullest text of {len(members)} ({len(words[fullest])} words)"
    copies = tuple(
        Copy(
            articles[i].article.id,
            round(similarity_to(i, kept), 3),
            _edits(articles[kept], articles[i], words[kept], words[i], figures[kept], figures[i]),
        )
        for i in members
        if i != kept
    )
    return CopyGroup(articles[kept].article.id, why, copies), kept


def _body(clean: CleanArticle) -> str:
    return "\n".join(clean.article.text[p.start : p.end] for p in clean.paragraphs)


def _other_values(kept: Sequence[Quantity], copy: Sequence[Quantity]) -> bool:
    """True where the copy has a figure that nothing in the kept text is compatible with."""
    return any(not any(compatible(mine, theirs) for theirs in kept) for mine in copy)


def _edits(
    kept: CleanArticle,
    copy: CleanArticle,
    kept_words: Sequence[str],
    copy_words: Sequence[str],
    kept_figures: Sequence[Quantity],
    copy_figures: Sequence[Quantity],
) -> tuple[str, ...]:
    """Names what differs: `headline`, `furniture`, `signature`, `cut`, `added`, `spelling`,
    `figures`; in this order."""
    only_kept = sum((Counter(kept_words) - Counter(copy_words)).values())
    only_copy = sum((Counter(copy_words) - Counter(kept_words)).values())
    found = []
    if (kept.article.title or "") != (copy.article.title or ""):
        found.append("headline")
    if bool(kept.removed) != bool(copy.removed) or len(kept.removed) != len(copy.removed):
        found.append("furniture")
    if kept.agencies != copy.agencies:
        found.append("signature")
    if only_kept > 0.1 * len(kept_words):
        found.append("cut")
    if only_copy > 0.05 * len(copy_words):
        found.append("added")
    if not found and only_kept == only_copy == 0 and _body(kept) != _body(copy):
        found.append("spelling")
    if _other_values(kept_figures, copy_figures):
        found.append("figures")
    return tuple(found)
