"""Statements: clusters of units that say the same, a partition of all units of a story.

Similarity is the weighted overlap of terms, once as Dice and once as containment, since one outlet
says in a clause what another says in a sentence. Clusters grow by average linkage (Sokal and
Michener 1958), so that a chain of neighbours does not pull different statements together; a pair
whose values, polarity or modality differ never meets in one cluster.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Container, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from summarizer.candidates import MAX_POSTINGS, TermIndex, shared_weight
from summarizer.carrying import Carrying
from summarizer.compatibility import ClashesOf, mergeable
from summarizer.config import PipelineConfig
from summarizer.linkage import link_clusters
from summarizer.rarity import LARGE_STORY
from summarizer.stating import CONTAINMENT_WEIGHT, MIN_CONTAINED_TERMS, Stating
from summarizer.story import Story
from summarizer.watch import Watch

COMMON_COST = 0.5
"""Share (0..1) of its weight that a term loses which every unit of a large story has. Inverse
document frequency proper does worse here: with it, 146 pairs of real sentences part at a precision
of 0.84 and a recall of 0.72, with equal weights at 0.87 and 0.74."""

FRAME_WEIGHT = 0.15
"""Weight (0..1) of terms that only say who says it: the same words reported by another speaker, or
by none, are the same statement more often than not; what is said decides."""

OF_ONE_TEXT = 0.05
"""What likeness loses between two units of one article: a text seldom says a thing twice, and what
it says in like words of one event is more often another thing of it."""

ABLE = 0.4
"""Share (0..1) of a unit's term weight below which another surely does not say all of it."""

MIN_STATED = 0.25
"""Plain similarity (0..1) from which on it is asked what two units state: below, they never state
the same."""

_Nearest = dict[frozenset[int], float]
"""For each pair of articles that two clusters share, the similarity of their nearest units."""

MAX_LOOKED_AT = 200
"""Units of a large story that share the most with one, among which its neighbours are."""

MAX_NEIGHBOURS = 40
"""Units that a unit of a large story is compared with in the end, the most alike ones."""

MAX_RIVALS = 12
"""Further ones with other figures, so that a conflict is seen where many say the same."""

MAX_RANKED = 64
"""Members of a cluster up to which each may become its head; above, the best linked ones."""


class Pair(NamedTuple):
    """Two units (indexes, `a` < `b`) with their likeness (all 0..1): `similarity`, `of_a` and
    `of_b`, the shares of each one's weight that the other has.
    """

    a: int
    b: int
    similarity: float
    of_a: float
    of_b: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Units that say the same. `head` stands for them; `carriers` say all that the head says (the
    head is one of them); `similarity[i]` is that of `members[i]` to the head.
    """

    head: int
    members: tuple[int, ...]
    carriers: tuple[int, ...]
    similarity: tuple[float, ...]


def weights(story: Story) -> list[dict[str, float]]:
    """For each unit the distinct meanings of its tokens with their weight (0..1): 1, less for those
    that much of a large story shares, and `FRAME_WEIGHT` of it for those that only say who says it.
    """
    total = len(story.units)
    holders = story.holders
    large = total >= LARGE_STORY
    weight = {key: 1 - COMMON_COST * n / total if large else 1.0 for key, n in holders.items()}
    found = []
    for unit in story.units:
        held: dict[str, float] = {}
        frame = unit.attribution.frame_end
        for token in unit.tokens:
            value = weight[token.key] * (FRAME_WEIGHT if token.start < frame else 1.0)
            if value > held.get(token.key, 0.0):
                held[token.key] = value
        found.append(held)
    return found


def similar_pairs(
    story: Story,
    weighted: Sequence[dict[str, float]],
    floor: float,
    watch: Watch | None = None,
) -> dict[tuple[int, int], Pair]:
    """Every pair of units with a similarity of at least `floor` (0..1), by their indexes; in a
    large story those of `firsts` that are the most alike for one of the two.

    Raises Cancelled and DeadlineExceeded by `watch`.
    """
    watch = watch or Watch()
    totals = [sum(terms.values()) for terms in weighted]
    if story.twins is not None:
        return _nearest_pairs(story, weighted, totals, floor, watch)
    behind: dict[str, deque[tuple[int, float]]] = defaultdict(deque)
    for index, terms in enumerate(weighted):
        for term, weight in terms.items():
            behind[term].append((index, weight))
    pairs: dict[tuple[int, int], Pair] = {}
    for a, terms in enumerate(weighted):
        watch.check()
        shared: dict[int, float] = defaultdict(float)
        for term, weight in terms.items():
            others = behind[term]
            others.popleft()
            for b, its in others:
                shared[b] += weight if weight < its else its
        for b, mass in shared.items():
            # What neither way of counting lifts to the floor is most pairs: no value is made of it.
            if mass >= floor * min(totals[a], totals[b]):
                pair = _pair(a, b, mass, totals, weighted)
                if pair.similarity >= floor:
                    pairs[a, b] = pair
    return pairs


def _nearest_pairs(
    story: Story,
    weighted: Sequence[dict[str, float]],
    totals: Sequence[float],
    floor: float,
    watch: Watch,
) -> dict[tuple[int, int], Pair]:
    """For each of the story's firsts the pairs with its `MAX_NEIGHBOURS` nearest and with the
    nearest of other figures."""
    units = story.units
    said = [i for i in story.firsts if weighted[i] and not units[i].heading]
    index = TermIndex(weighted, said, MAX_POSTINGS)
    figures = {i: frozenset(t.key for t in units[i].tokens if t.key[0] == "#") for i in said}
    found: dict[tuple[int, int], Pair] = {}
    for one in said:
        watch.check()
        shared, whole = index.near(one)
        likely = heapq.nlargest(MAX_LOOKED_AT, shared.items(), key=itemgetter(1))
        ranked = sorted(
            (-_pair(one, b, mass, totals, weighted).similarity, b) for b, mass in likely
        )
        near, rivals = 0, 0
        for negative, other in ranked:
            if other == one or (whole and -negative < floor):
                continue
            if near >= MAX_NEIGHBOURS:
                if rivals >= MAX_RIVALS:
                    break
                if not figures[one] or not figures[other] or figures[one] == figures[other]:
                    continue
                rivals += 1
            near += 1
            a, b = min(one, other), max(one, other)
            if (a, b) in found:
                continue
            mass = shared[other] if whole else shared_weight(weighted[a], weighted[b])
            pair = _pair(a, b, mass, totals, weighted)
            if pair.similarity >= floor:
                found[a, b] = pair
    return found


def _pair(
    a: int, b: int, mass: float, totals: Sequence[float], weighted: Sequence[dict[str, float]]
) -> Pair:
    of_a, of_b = mass / totals[a], mass / totals[b]
    similarity = 2 * mass / (totals[a] + totals[b])
    if min(len(weighted[a]), len(weighted[b])) >= MIN_CONTAINED_TERMS:
        similarity = max(similarity, CONTAINMENT_WEIGHT * max(of_a, of_b))
    return Pair(a, b, similarity, of_a, of_b)


def cluster(
    story: Story,
    pairs: dict[tuple[int, int], Pair],
    apart: Container[tuple[int, int]],
    config: PipelineConfig,
    weighted: Sequence[dict[str, float]] | None = None,
    watch: Watch | None = None,
    clashes: ClashesOf | None = None,
) -> list[Cluster]:
    """The partition of the story's units, in the order of each cluster's first unit. Pairs in
    `apart` (see `substitution`) never meet in one cluster; `weighted` are the units' `weights`,
    `clashes` finds what clashes between them.

    Raises Cancelled and DeadlineExceeded by `watch`.
    """
    watch = watch or Watch()
    stating = Stating(story, weighted or weights(story))
    clashes = clashes or ClashesOf(story.units)

    def likeness(a: int, b: int) -> float:
        one_text = story.units[a].article == story.units[b].article
        return stating(a, b) - (OF_ONE_TEXT if one_text else 0.0)

    allowed: dict[tuple[int, int], Pair] = {}
    for key, pair in pairs.items():
        watch.check()
        one, other = story.units[pair.a], story.units[pair.b]
        if key not in apart and mergeable(one, other, clashes(*key)):
            near = pair.similarity >= MIN_STATED
            allowed[key] = pair._replace(similarity=likeness(*key)) if near else pair
    if story.twins is not None:
        return _cluster_large(story, pairs, allowed, stating, config)
    groups = _average_linkage(
        [unit.article for unit in story.units],
        pairs,
        allowed,
        config.same_statement,
        config.same_cluster,
    )
    return [_with_head(story, sorted(group), pairs) for group in groups]


def _cluster_large(
    story: Story,
    pairs: dict[tuple[int, int], Pair],
    allowed: dict[tuple[int, int], Pair],
    stating: Stating,
    config: PipelineConfig,
) -> list[Cluster]:
    compared = _Compared(story, pairs)

    def likeness(a: int, b: int) -> float | None:
        if (a, b) in allowed:
            return allowed[a, b].similarity
        if compared(a, b).similarity < config.same_toll:
            return 0.0
        return stating(a, b) if mergeable(story.units[a], story.units[b]) else None

    groups = link_clusters(
        story,
        {key: pair.similarity for key, pair in allowed.items()},
        [key for key in pairs if key not in allowed],
        likeness,
        config.same_statement,
        config.same_cluster,
    )
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    clusters = [_with_all(story, group, near, compared) for group in groups]
    return sorted(clusters, key=lambda one: one.members[0])


class _Compared:
    """Any two units as a pair: one that was found, else made when asked for."""

    def __init__(self, story: Story, pairs: dict[tuple[int, int], Pair]) -> None:
        self._pairs = pairs
        self._weighted = weights(story)
        self._totals = [sum(terms.values()) for terms in self._weighted]

    def __call__(self, a: int, b: int) -> Pair:
        """The pair of `a` < `b`."""
        found = self._pairs.get((a, b))
        if found is None:
            mass = shared_weight(self._weighted[a], self._weighted[b])
            found = _pair(a, b, mass, self._totals, self._weighted)
        return found


def _with_all(
    story: Story, firsts: Sequence[int], near: dict[int, set[int]], compared: _Compared
) -> Cluster:
    """The cluster of `firsts` with all that they stand for, headed as `_with_head` heads."""
    inside = frozenset(firsts)
    tied = {one: len(near[one] & inside) if one in near else 0 for one in firsts}
    ranked = sorted(firsts, key=lambda one: (-tied[one] * len(story.alike(one)), one))
    known = {
        (min(a, b), max(a, b)): compared(min(a, b), max(a, b))
        for a in ranked[:MAX_RANKED]
        for b in firsts
        if a != b and (len(firsts) <= MAX_RANKED or b in near[a])
    }
    head = _with_head(story, ranked[:MAX_RANKED], known).head
    similarity = {}
    carrying = set()
    says_all = Carrying(story, head)
    for one in firsts:
        a, b = min(head, one), max(head, one)
        pair = Pair(a, b, 1.0, 1.0, 1.0) if a == b else compared(a, b)
        similarity[one] = round(pair.similarity, 3)
        if says_all(one):
            carrying.add(one)
    members = sorted(i for one in firsts for i in story.alike(one))
    return Cluster(
        head,
        tuple(members),
        tuple(i for i in members if story.first(i) in carrying),
        tuple(similarity[story.first(i)] for i in members),
    )


def _average_linkage(
    articles: Sequence[int],
    pairs: dict[tuple[int, int], Pair],
    allowed: dict[tuple[int, int], Pair],
    threshold: float,
    grown: float,
) -> list[set[int]]:
    """Merges the closest two clusters while their mean similarity is at least `threshold`, where
    each comes from one article, or `grown`. `articles` gives the article of each unit.

    The mean is over pairs of articles, by the nearest units of each pair: an article that says a
    thing twice, once in fewer words, does not weaken its tie to the others. A pair of units that
    is in `pairs` and not in `allowed` keeps its clusters apart; articles without a pair count as 0.
    """
    groups: dict[int, set[int]] = {i: {i} for i in range(len(articles))}
    origins: dict[int, frozenset[int]] = {i: frozenset({a}) for i, a in enumerate(articles)}
    links: dict[int, dict[int, _Nearest]] = defaultdict(dict)
    barred: dict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    for a, b in pairs:
        pair = allowed.get((a, b))
        if pair is not None:
            links[a][b] = links[b][a] = {frozenset({articles[a], articles[b]}): pair.similarity}
            if pair.similarity >= threshold:
                heap.append((-pair.similarity, a, b))
        else:
            barred[a].add(b)
            barred[b].add(a)
    heapq.heapify(heap)
    fresh = len(articles)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or b in barred[a]:
            continue
        groups[fresh] = groups.pop(a) | groups.pop(b)
        origins[fresh] = origins.pop(a) | origins.pop(b)
        near = links.pop(a, {})
        for other, nearest in links.pop(b, {}).items():
            near[other] = _nearer(near.get(other, {}), nearest)
        blocked = barred.pop(a, set()) | barred.pop(b, set())
        barred[fresh] = blocked
        for other in blocked:
            barred[other].add(fresh)
        for other, nearest in near.items():
            if other not in groups or other == fresh:
                continue
            links[fresh][other] = links[other][fresh] = nearest
            both = len(origins[fresh] & origins[other])
            couples = len(origins[fresh]) * len(origins[other]) - both * (both - 1) // 2
            mean = sum(nearest.values()) / couples
            if mean >= (threshold if couples == 1 else grown) and other not in blocked:
                heapq.heappush(heap, (-mean, other, fresh))
        fresh += 1
    return sorted(groups.values(), key=min)


def _nearer(a: _Nearest, b: _Nearest) -> _Nearest:
    """For each pair of articles the greater of two similarities."""
    found = dict(a)
    for couple, similarity in b.items():
        found[couple] = max(found.get(couple, 0.0), similarity)
    return found


def _with_head(story: Story, members: Sequence[int], pairs: dict[tuple[int, int], Pair]) -> Cluster:
    """The head is the member that most articles carry; of equals one that stands alone, then the
    one nearest to the rest, then the first.
    """
    if len(members) == 1:
        return Cluster(members[0], (members[0],), (members[0],), (1.0,))

    def share(of: int, by: int) -> float:
        pair = pairs.get((min(of, by), max(of, by)))
        if pair is None:
            return 0.0
        return pair.of_a if of == pair.a else pair.of_b

    def likeness(a: int, b: int) -> float:
        pair = pairs.get((min(a, b), max(a, b)))
        return 1.0 if a == b else pair.similarity if pair else 0.0

    def carriers(head: int) -> list[int]:
        able = [m for m in members if m == head or share(head, m) >= ABLE]
        if able == [head]:
            return able
        says_all = Carrying(story, head)
        return [m for m in able if says_all(m)]

    def rank(head: int) -> tuple[float, ...]:
        unit = story.units[head]
        articles = {story.units[i].article for m in carriers(head) for i in story.alike(m)}
        alone = not (unit.dependent or unit.attribution.subjectless)
        nearness = sum(likeness(head, m) for m in members)
        return (len(articles), alone, nearness, -head)

    head = max(members, key=rank)
    return Cluster(
        head,
        tuple(members),
        tuple(carriers(head)),
        tuple(round(likeness(head, m), 3) for m in members),
    )
