"""Where two units say one sentence but for a word, and the word turns it into another.

What is left when two units are laid beside each other, meaning by meaning, tells: an opposite, a
denial, another place or another name in the same frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.arabic import fold_words
from summarizer.articles import Slot
from summarizer.compatibility import denies
from summarizer.config import PipelineConfig
from summarizer.emphasis import of_the_saying
from summarizer.fillers import PlacesOf, find_places, other_first_name
from summarizer.gazetteer import Place, contains, same_country
from summarizer.meanings import Token
from summarizer.over_time import tells_rise
from summarizer.statements import Pair
from summarizer.story import Story, Unit
from summarizer.terms import plain_term
from summarizer.thesaurus import converses, opposites
from summarizer.watch import Watch

MAX_DEPTH = 3
"""Content words that may stand before two opposites together: what opposes must be what the units
are about, not a detail behind (شمال, قبل)."""

SAME_SAID = 0.55
"""Similarity (0..1) from which on opposite verbs of saying (اعترف، أنكر) are about one thing."""

SAME_BUT_DENIED = 0.7
"""Similarity (0..1) from which on a denial in one of two units is a denial of the other; below,
what is denied may be a detail."""

ALL_BUT_DENIED = 0.9
"""The same wherever the particle stands."""

MAX_DENIAL_DEPTH = 3
"""Content words that may stand before the particle for it to deny the unit's predicate."""

MAX_HAPPENING_DEPTH = 2
"""Content words that may stand before the word for what happens; further back it is a detail."""

_HAPPENINGS = frozenset(
    {
        *("@explode", "@collide", "@collapse", "@sink", "@earthquake", "@fire", "@happen"),
        *("@meet", "@conference", "@summit", "@match", "@host", "@hold-event", "@sign"),
        *("@land-plane", "@transfer-move", "@attack"),
    }
)
_HAPPENING_WORDS = frozenset(
    plain_term(word)
    for word in fold_words(
        """
        تحطم تحطمت سقط سقطت وقع وقعت هز انفجر انفجار اندلع شب غرق غرقت انهار اصطدم حادث مباراة جولة
        مؤتمر قمة لقاء اجتماع تقام يقام تستضيف يستضيف استضافت احتضنت تعقد يعقد عقدت عقد توقيع وقع
        نقل هبطت هبط ولد توفي زلزال إعصار حريق
        """
    )
)
"""Words for what happens once and in one place, beside the concepts."""

_SAYING = frozenset({"say", "announce", "report"})

MIN_FRAME = 3
"""Meanings that two units must share for what they put between them to be another name."""

MAX_NAME = 4
"""Words of a name with its title."""

_DAY_PARTS = frozenset({"dawn", "morning", "noon", "day-time", "evening", "night", "midnight"})
_CIRCUMSTANCES = frozenset(
    {
        *("before", "after", "during", "inside", "outside", "above", "below", "in-front-of"),
        *("behind", "near", "far", "north", "south", "east", "west", "north-east", "north-west"),
        *("south-east", "south-west", "left-side", "right-side", "former", "current"),
        *("last-in-time", "next-in-time"),
    }
)
"""Concepts of when and where, which are details of what happened."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """The word of each unit that fills a slot of the shared frame otherwise, as article spans.

    `exclusive` where both cannot be true of one event; else the units tell different things.
    """

    slot: Slot
    exclusive: bool
    mine: tuple[int, int]
    theirs: tuple[int, int]


def find_substitutions(
    story: Story,
    pairs: Mapping[tuple[int, int], Pair],
    config: PipelineConfig,
    watch: Watch | None = None,
) -> dict[tuple[int, int], Substitution]:
    """The substitutions between units of two articles that are alike enough to have one frame, by
    the units' indexes. Raises Cancelled and DeadlineExceeded by `watch`.
    """
    watch = watch or Watch()
    found = {}
    places = find_places(story)
    for key, pair in pairs.items():
        watch.check()
        one, other = story.units[pair.a], story.units[pair.b]
        if one.heading or other.heading or story.only_in_one_article(pair.a, pair.b):
            continue
        framed = pair.similarity >= config.same_frame
        difference = substitution(story, pair) if framed else None
        if difference is None or not difference.exclusive:
            difference = _in_clause(places, pair, framed=framed) or difference
        if difference is not None:
            found[key] = difference
    return found


def _in_clause(places: PlacesOf, pair: Pair, *, framed: bool) -> Substitution | None:
    """Another place or first name in a clause that the units of a pair share."""
    elsewhere = places.other(pair.a, pair.b)
    if elsewhere is not None:
        return Substitution("place", True, *elsewhere)
    units = places.story.units
    names = other_first_name(places.story, units[pair.a], units[pair.b]) if framed else None
    return None if names is None else Substitution("person", True, *names)


def substitution(story: Story, pair: Pair) -> Substitution | None:
    """The first substitution between the units of a pair, None where what differs between them
    does not exclude that they say the same.
    """
    a, b = story.units[pair.a], story.units[pair.b]
    left, right = _left_over(a, b), _left_over(b, a)
    opposable = [token for token in right if _concept(token) is not None]
    for one in left if opposable else ():
        for other in opposable if _concept(one) is not None else ():
            if not _opposed(one, other) or _converse(a, b, one, other):
                continue
            if _frames(a, one) != _frames(b, other):
                continue
            if _frames(a, one) and pair.similarity < SAME_SAID:
                continue
            if _concept(one) in _DAY_PARTS:
                if of_the_saying(a, one.start) or of_the_saying(b, other.start):
                    continue
                if tells_rise(a) != tells_rise(b):
                    continue  # one is the hour of the rise
                if pair.similarity >= SAME_SAID:
                    return Substitution("date", True, _span(one), _span(other))
                continue
            if _governs(a, one) + _governs(b, other) > MAX_DEPTH:
                continue
            if not (_is_detail(a, one) or _is_detail(b, other)):
                return Substitution("outcome", True, _span(one), _span(other))
    names = _other_name(a, b, left, right)
    if names is not None:
        return names
    elsewhere = _other_place(a, b, left, right)
    if elsewhere is not None:
        return elsewhere
    if denies(a, b) or denies(b, a):
        denial = min(a.denial_depth, b.denial_depth)
        same = pair.similarity >= SAME_BUT_DENIED and denial <= MAX_DENIAL_DEPTH
        same = same or pair.similarity >= ALL_BUT_DENIED
        return Substitution("polarity", same, _whole(a), _whole(b))
    return None


def _other_place(
    a: Unit, b: Unit, left: Sequence[Token], right: Sequence[Token]
) -> Substitution | None:
    """Another place in the same frame. Where one thing happened (تحطمت المروحية قرب…) only one can
    be true; another province, or another country's company, is another statement.
    """
    mine = [token for token in left if token.place and not _named_by(b, token.place)]
    theirs = [token for token in right if token.place and not _named_by(a, token.place)]
    alike = [
        (one, other)
        for one in mine
        for other in theirs
        if one.place and other.place and _class(one.place) == _class(other.place)
    ]
    if not alike:
        return _swapped(a, b)
    one, other = alike[0]
    rest = min(len(a.tokens) - len(left), len(b.tokens) - len(right))
    if rest < MIN_FRAME - 1:
        return None
    lands = one.place is not None and _class(one.place) == "land"
    happens = lands and _happens(a) and _happens(b)
    return Substitution("place", happens, _span(one), _span(other))


def of_other_places(a: Unit, b: Unit) -> bool:
    """Whether each unit names lands or peoples, and none of one has to do with any of the other."""
    mine = [token.place for token in a.tokens if token.place]
    return (
        bool(mine)
        and any(token.place for token in b.tokens)
        and not any(_named_by(b, place) for place in mine)
        and not any(
            same_country(place, token.place) for place in mine for token in b.tokens if token.place
        )
    )


def _swapped(a: Unit, b: Unit) -> Substitution | None:
    """Two peoples or countries in the other order: who did it to whom is turned round."""
    mine = [token for token in a.tokens if token.place]
    theirs = [token for token in b.tokens if token.place]
    keys = [token.key for token in mine]
    turned = len(mine) == 2 and keys == [token.key for token in reversed(theirs)]
    if not turned or len(set(keys)) < 2 or _joined(a, mine) or _joined(b, theirs):
        return None
    return Substitution("person", False, _span(mine[0]), _span(theirs[0]))


def _joined(unit: Unit, tokens: Sequence[Token]) -> bool:
    """Whether the second of two tokens is joined to the first by و."""
    between = unit.text[tokens[0].end - unit.start : tokens[1].start - unit.start]
    second = unit.text[tokens[1].start - unit.start :]
    return not between.strip() and second.startswith("و")


def _class(place: Place) -> str:
    return place.kind if place.kind in ("nationality", "body") else "land"


def _named_by(unit: Unit, place: Place) -> bool:
    """Whether the unit names the place, what holds it, or what lies in it."""
    others = [token.place for token in unit.tokens if token.place]
    return any(
        place.name == other.name
        or contains(place, other)
        or contains(other, place)
        or (same_country(place, other) and "country" in (place.kind, other.kind))
        for other in others
    )


def _happens(unit: Unit) -> bool:
    """Whether the unit tells of what happens in one place: a crash, a match, a meeting."""
    said = [token for token in unit.tokens if not _frames(unit, token)]
    return any(
        token.key in _HAPPENINGS or token.term in _HAPPENING_WORDS
        for token in said[: MAX_HAPPENING_DEPTH + 1]
    )


def _other_name(
    a: Unit, b: Unit, left: Sequence[Token], right: Sequence[Token]
) -> Substitution | None:
    """Another person in the same frame: all that differs is a name of two words or more."""
    blocks = (_block(a, left), _block(b, right))
    if blocks[0] is None or blocks[1] is None:
        return None
    shared = len(a.tokens) - len(left), len(b.tokens) - len(right)
    if min(shared) < MIN_FRAME or any(token.key[0] == "#" for token in (*left, *right)):
        return None
    return Substitution("person", True, blocks[0], blocks[1])


def _block(unit: Unit, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The span of the tokens where they are neighbours and the last two can be a name: without
    article, one of them at least a word that no table has.
    """
    if not 2 <= len(tokens) <= MAX_NAME:
        return None
    order = [token.start for token in unit.tokens]
    places = [order.index(token.start) for token in tokens]
    if places != list(range(places[0], places[0] + len(places))):
        return None
    spread = unit.text[tokens[0].start - unit.start : tokens[-1].end - unit.start]
    if len(spread.split()) != len(tokens):
        return None
    name = tokens[-2:]
    written = [unit.text[t.start - unit.start : t.end - unit.start] for t in name]
    if any(word.startswith(("ال", "وال", "بال", "لل")) for word in written):
        return None
    if all(token.key[0] in "@#~" for token in name):
        return None
    return tokens[0].start, tokens[-1].end


def _governs(unit: Unit, token: Token) -> int:
    """How many content words of what the unit says stand before the token: 0 for its predicate."""
    return sum(unit.attribution.frame_end <= t.start < token.start for t in unit.tokens)


def _left_over(unit: Unit, other: Unit) -> list[Token]:
    """The tokens of what a unit says that the other unit does not have; of the frame that only
    says who says it the verb alone."""
    held = {token.key for token in other.tokens}
    verb = unit.attribution.verb
    return [
        token
        for token in unit.tokens
        if token.key not in held
        and (token.start >= unit.attribution.frame_end or (verb and token.start == verb[0]))
    ]


def _concept(token: Token) -> str | None:
    return token.key[1:] if token.key.startswith("@") else None


def _opposed(one: Token, other: Token) -> bool:
    a, b = _concept(one), _concept(other)
    return a is not None and b is not None and opposites(a, b)


def _frames(unit: Unit, token: Token) -> bool:
    """Whether the token is the verb that only says who says it."""
    return token.start < unit.attribution.frame_end


def _is_detail(unit: Unit, token: Token) -> bool:
    """Whether a token is no predicate: of when or where, a verb of saying, or an attribute with its
    article (العقوبات المفروضة).
    """
    concept = _concept(token)
    written = unit.text[token.start - unit.start : token.end - unit.start]
    return concept in _CIRCUMSTANCES or concept in _SAYING or written.startswith("ال")


def _converse(a: Unit, b: Unit, one: Token, other: Token) -> bool:
    """Whether the opposites tell one event from its two sides (A beat B, B lost to A): what stands
    around them is in the other order.
    """
    first, second = _concept(one), _concept(other)
    if first is None or second is None or not converses(first, second):
        return False
    shared = [token.key for token in a.tokens if token.key in {t.key for t in b.tokens}]
    theirs = [token.key for token in b.tokens if token.key in set(shared)]
    return len(shared) >= 2 and shared[:2] == theirs[1::-1]


def _span(token: Token) -> tuple[int, int]:
    return token.start, token.end


def _whole(unit: Unit) -> tuple[int, int]:
    return unit.start, unit.end
