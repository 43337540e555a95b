"""How much each meaning of a unit counts for what the unit states.

A sentence of news states one thing and hangs others on it: when it happened, after what, and who
the persons are. Two sentences that share only what hangs on them are two statements.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.arabic import fold_words
from summarizer.lexicon import HEDGES, saying_form
from summarizer.meanings import Token
from summarizer.names import CLITICS
from summarizer.story import Story, Unit
from summarizer.terms import plain_term

HANGING = 0.5
"""Weight (0..1) of what stands behind the main clause. Likeness with it tells merged sentences of
one statement from such of two better than without: of 149 pairs that are alike by 0.3 to 0.7, a
right one comes before a wrong one in 0.75 of all couples instead of 0.72."""

MAIN_TERMS = 3
"""Content words that a main clause has at least: what stands behind fewer may be its predicate."""

REFERENT = 2.0
"""Weight of a person named in full with office and people (الرئيس التركي رجب طيب أردوغان): one
thing, however many words it takes. With it the share above is 0.78."""

ORGAN = 0.3
"""Weight (0..1) of the words for an organ of the state that is named behind it: what the ministry
of defence of a country announces, its government announces, and the country."""

_SERVICES = frozenset({"@team", "@troops"})
"""Concepts of bodies that with the service behind them say who, and state nothing (فرق الإنقاذ)."""

_ORGANS = frozenset({"government", "ministry", "authorities"})
_ORGAN_TERMS = frozenset(plain_term(word) for word in fold_words("السلطات سلطات"))

_SAYS_BEHIND = re.compile(r"\s(?:وفقا?ً?|بحسب|حسبما|حسب|على ما|طبقا?ً?|نقلا)\s")
"""Openings of a clause behind that tells who says it."""

_CLOSES = re.compile(r"[،,]|\s[-–—]\s")
"""What closes such a clause."""

MAX_ASIDE = 12
"""Content words of an aside."""

MAX_WORD = 40
"""Characters in which the first word of what is said surely lies."""

_COMMA = re.compile("[،,]")

_HANGS = frozenset(
    fold_words(
        """
        الذي التي الذين اللذين اللتين اللذان اللتان اللواتي بعد بعدما عقب إثر قبل قبيل غداة حيث مما
        خلال أثناء فيما بينما عندما وسط جراء بسبب رغم ضمن كما لكن منذ بهدف إطار حسب بحسب وفق وفقا
        حسبما الأمر سعيا أملا طمعا بغية وعينه وعينها وعينهم وأعينهم
        """
    )
)
"""Words that open what hangs on a main clause, folded."""

_CIRCUMSTANCES = frozenset(
    fold_words("بعد بعدما عقب إثر قبل قبيل غداة خلال أثناء عندما وسط رغم منذ بسبب جراء بينما فيما")
)
"""Those that may open a sentence before its main clause."""

OFFICES = frozenset(
    {
        *("head-of-state", "president", "vice-president", "prime-minister", "foreign-minister"),
        *("defence-minister", "interior-minister", "finance-minister", "minister", "speaker"),
        *("member-of-parliament", "deputy", "spokesperson", "official", "leader", "commander"),
        *("king", "crown-prince", "secretary-general", "director", "envoy", "ambassador"),
        *("coach", "player", "goalkeeper", "journalist"),
    }
)
"""Concepts of what persons are."""

MAX_SOURCE = 14
"""Content words between who says it and what is said: on what occasion, to whom."""

_OPENS_SAID = re.compile(
    ":"
    '|["«“](?=\\w[^"»”]*(?:\\s[^"»”\\s]+){3})'
    r"|\s(?:ب?[أا]ن(?:ه|ها|هم)?|إن(?:ه|ها|هم)?)(?=\s)"
)
"""What opens the words of a speaker."""

_QUOTES = re.compile(r"\sقال(?:ت|وا)? إن[^\s،]{0,3}(?=\s)")
"""The same deep in a sentence (وكان موقع كذا قال إن)."""

_WHEN = frozenset(
    {
        *("dawn", "morning", "noon", "day-time", "evening", "night", "midnight", "before", "after"),
        *("during", "former", "current", "last-in-time", "next-in-time"),
    }
)
"""Concepts of when."""

_FILLERS = frozenset(
    plain_term(word)
    for word in fold_words(
        """
        بذلك وبذلك بهذا بهذه وبهذه وبهذا نتيجة بالفعل لاحقا مؤخرا حاليا مجددا أيضا مرة للمرة لأول
        أول الأولى يعد ويعد تعد وتعد يكون وكان يعتبر سياق السياق
        ذاته جانب جانبه جانبها جهة جهته جهتها وقت سابق إلى حتى الآن هكذا آنذاك
        """
    )
)
"""Terms of words that tie a sentence to others or say when, and no predicate."""

_NO_NAME = re.compile(r"(?:ال|وال|بال|لل|فال|كال|ول|ب)\S*|\S*(?:ة|ات|ين|ون|اً|ًا|ا)|\S{1,2}")
_BEHIND = re.compile("بال|لل|[وفك]ال")
"""Beginnings of a word that is no attribute of the one before."""

_TOGETHER = re.compile(r"[\s،,]*")
_WORDS_ONLY = re.compile(r"[^\W\d_]*(?:\s+[^\W\d_]+){1,2}[\s،,]*")


class Statement(NamedTuple):
    """What a unit states: for each key of its tokens how much it counts (0..1); the meanings of
    what it says in order, `predicate` first (a reaction with its verb; no persons, no places, no
    figures, no words of when); and all keys of what it says but persons named in full.
    """

    counts: dict[str, float]
    predicate: list[str]
    said: frozenset[str]


def stated(story: Story, unit: Unit) -> Statement:
    """What a unit states; empty for one without content words."""
    start = said_from(unit)
    aside = _aside(unit, start)
    named = persons(story, unit)
    inside = {index for run in named for index in range(*run)}
    return Statement(
        _emphasis(story, unit, start, aside, named),
        _predicate(unit, start, aside, inside),
        frozenset(
            token.key
            for index, token in enumerate(unit.tokens)
            if token.start >= start and index not in inside
        ),
    )


def emphasis(story: Story, unit: Unit) -> dict[str, float]:
    """`Statement.counts` of a unit."""
    return stated(story, unit).counts


def predicate(story: Story, unit: Unit) -> list[str]:
    """`Statement.predicate` of a unit."""
    return stated(story, unit).predicate


def _emphasis(
    story: Story, unit: Unit, start: int, aside: range, named: Sequence[tuple[int, int]]
) -> dict[str, float]:
    tokens = unit.tokens
    factors = _hanging(story, unit, start, aside)
    for first, last in named:
        share = min(1.0, REFERENT / (last - first))
        factors[first:last] = [factor * share for factor in factors[first:last]]
    for index in _organs(unit):
        factors[index] *= ORGAN
    found: dict[str, float] = {}
    for token, factor in zip(tokens, factors, strict=True):
        found[token.key] = max(factor, found.get(token.key, 0.0))
    return found


def _predicate(unit: Unit, start: int, aside: range, named: Collection[int]) -> list[str]:
    verb = unit.attribution.verb if unit.attribution.reaction else None
    served = {
        at
        for index, (who, what) in enumerate(pairwise(unit.tokens))
        if who.key in _SERVICES and _written(unit, what).startswith("ال")
        for at in (index, index + 1)
    }
    return list(
        dict.fromkeys(
            token.key
            for index, token in enumerate(unit.tokens)
            if (token.start >= start or (verb and token.start == verb[0]))
            and index not in named
            and index not in served
            and token.start not in aside
            and token.key[0] not in "#~"
            and token.key[1:] not in _WHEN
            and token.term not in _FILLERS
        )
    )


def said_from(unit: Unit) -> int:
    """The offset from which on the unit says what is said, behind who says it and where."""
    frame = max(unit.start, unit.attribution.frame_end)
    opens = _QUOTES if unit.attribution.verb is None else _OPENS_SAID
    opening = opens.search(unit.text, frame - unit.start)
    if opening is None:
        return frame
    before = fold_words(unit.text[frame - unit.start : opening.start()])[-1:]
    if before and (before[0] in HEDGES or saying_form(before[0])):
        return frame  # what is said of a thing inside it (منشأة يشتبه بأنها مخزن)
    start = unit.start + opening.end()
    skipped = sum(frame <= token.start < start for token in unit.tokens)
    left = sum(token.start >= start for token in unit.tokens)
    return start if skipped <= MAX_SOURCE and left >= MAIN_TERMS else frame


def of_the_saying(unit: Unit, start: int) -> bool:
    """Whether what stands at `start` is in a clause behind that only tells who said it, and when
    (وفق ما أعلنت المديرية مساء الثلاثاء).
    """
    at = start - unit.start
    return any(begin <= at <= end for begin, end in _clauses_of_saying(unit.text))


@lru_cache(maxsize=4096)
def _clauses_of_saying(text: str) -> tuple[tuple[int, int], ...]:
    """Where such clauses begin, behind the word that opens them, and where they are closed."""
    found = []
    for opening in _SAYS_BEHIND.finditer(text):
        closed = _CLOSES.search(text, opening.end())
        found.append((opening.end(), closed.end() - 1 if closed else len(text)))
    return tuple(found)


def _hanging(story: Story, unit: Unit, start: int, aside: range) -> list[float]:
    """For each token 1, or `HANGING` in an aside and behind the main clause of what is said."""
    said = [t.start for t in unit.tokens if t.start >= start and t.start not in aside]
    if len(said) <= MAIN_TERMS:
        return [HANGING if token.start in aside else 1.0 for token in unit.tokens]
    begin = said[MAIN_TERMS - 1]
    ends, before = unit.end, ""
    for word, at, _ in story.articles[unit.article].words_in(unit.start, unit.end):
        agent = word == "قبل" and before == "من"
        if at > begin and _opens_hanging(word) and not agent:
            ends = at
            break
        before = word
    return [
        1.0 if token.start < ends and token.start not in aside else HANGING for token in unit.tokens
    ]


def _opens_hanging(word: str) -> bool:
    """Whether a folded word opens what hangs on a main clause, also behind و or ف."""
    return word in _HANGS or (word[0] in "وف" and word[1:] in _HANGS)


def _aside(unit: Unit, start: int) -> range:
    """The offsets of what stands between commas behind the first words of what is said: who the
    subject is (ورفع الفريق، صاحب أفضل سجل، رصيده), or of the circumstance by which it opens (بعد
    فوزه على ضيفه، …); empty where nothing does, and behind a source (وفقا للشرطة، …).
    """
    words = fold_words(unit.text[start - unit.start :][:MAX_WORD])
    if not words:
        return range(0)
    if words[0].removeprefix("و") in _CIRCUMSTANCES:
        return _circumstance(unit, start)
    if not plain_term(words[0]) or _opens_hanging(words[0]):
        return range(0)
    commas = [m.start() + unit.start for m in _COMMA.finditer(unit.text, start - unit.start)][:2]
    if len(commas) < 2:
        return range(0)
    before = sum(start <= token.start < commas[0] for token in unit.tokens)
    inside = sum(commas[0] < token.start < commas[1] for token in unit.tokens)
    behind = sum(token.start > commas[1] for token in unit.tokens)
    fits = 0 < before <= MAIN_TERMS and inside <= MAX_ASIDE and behind >= MAIN_TERMS
    return range(*commas) if fits else range(0)


def _circumstance(unit: Unit, start: int) -> range:
    comma = _COMMA.search(unit.text, start - unit.start)
    if comma is None:
        return range(0)
    end = comma.start() + unit.start
    inside = sum(start <= token.start < end for token in unit.tokens)
    behind = sum(token.start > end for token in unit.tokens)
    return range(start, end) if 0 < inside <= MAX_ASIDE and behind >= MAIN_TERMS else range(0)


def persons(story: Story, unit: Unit) -> list[tuple[int, int]]:
    """Runs of tokens, as indexes, that name a person in full behind an office or a people."""
    found = []
    tokens = unit.tokens
    at = 0
    while at < len(tokens):
        end = _person_end(story, unit, at) if _introduces(tokens[at]) else at
        if end > at:
            bearer = at > 0 and _bears(unit, tokens[at - 1], tokens[at])
            found.append((at - bearer, end))
        at = max(end, at + 1)
    return found


def _organs(unit: Unit) -> list[int]:
    """The tokens, as indexes, that only tell which organ of a state acts (وزارة الدفاع …)."""
    found: list[int] = []
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        if token.key[1:] not in _ORGANS and token.term not in _ORGAN_TERMS:
            continue
        end = at + 1
        while end < len(tokens) and end <= at + 2 and _follows(unit, tokens[end - 1], tokens[end]):
            if tokens[end].place is not None:
                found.extend(range(at, end))
                break
            end += 1
    return found


def _introduces(token: Token) -> bool:
    people = token.place is not None and token.place.kind == "nationality"
    return people or token.key[1:] in OFFICES


def _person_end(story: Story, unit: Unit, at: int) -> int:
    """Where the person ends whose office or people stands at `at`; `at` where no name follows."""
    tokens, names = unit.tokens, 0
    end = at + 1
    while end < len(tokens) and _follows(unit, tokens[end - 1], tokens[end]):
        if _is_name(story, unit, tokens[end]) or (names == 1 and _surname(unit, tokens[end])):
            names += 1
        elif names or not _attributive(unit, tokens[end]):
            break
        end += 1
    return end if names > 1 else at


def _attributive(unit: Unit, token: Token) -> bool:
    """Whether a word can stand between an office and the name: a people, another office."""
    free = _BEHIND.match(_written(unit, token)) is None
    return free and (token.place is not None or _introduces(token))


def _bears(unit: Unit, noun: Token, people: Token) -> bool:
    """Whether a definite noun stands before the people that it is of (الملياردير الروسي …)."""
    return (
        people.place is not None
        and _written(unit, noun).startswith(("ال", "وال"))
        and _written(unit, people).startswith("ال")
        and _follows(unit, noun, people)
    )


def _follows(unit: Unit, one: Token, other: Token) -> bool:
    """Whether nothing but commas and the rest of one expression (رئيس [الوزراء]) is between."""
    between = unit.text[one.end - unit.start : other.start - unit.start]
    if _TOGETHER.fullmatch(between) is not None:
        return True
    return _WORDS_ONLY.fullmatch(between) is not None and all(map(plain_term, fold_words(between)))


def _is_name(story: Story, unit: Unit, token: Token) -> bool:
    """Whether a word without article, ending or preposition stands where a name does."""
    written = _written(unit, token)
    if token.key[0] in "@#~" or _NO_NAME.fullmatch(written) is not None:
        return False
    rest = written[1:]
    return not (written[0] in CLITICS and len(rest) > 2 and rest in story.vocabulary.term_of)


def _surname(unit: Unit, token: Token) -> bool:
    """Whether a word that no table has can follow a first name with the article (عمر الرزاز)."""
    return token.key[0] not in "@#~" and _written(unit, token).startswith("ال")


def _written(unit: Unit, token: Token) -> str:
    return unit.text[token.start - unit.start : token.end - unit.start]
