"""Who says it: a statement given to another speaker, and a claim told as a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.articles import Sentence
from summarizer.attribution import MAX_SPEAKER_WORDS, Attribution, Word, attribute
from summarizer.checks.agents import one_party
from summarizer.checks.frames import Frame
from summarizer.checks.grounding import Ground, Grounding
from summarizer.checks.modality import open_at
from summarizer.checks.names import is_bare
from summarizer.checks.verbs import tense_at
from summarizer.checks.wording import TIES, Token
from summarizer.lexicon import CLAIM_VERBS, COMPLEMENTS, saying_form
from summarizer.story import Story
from summarizer.units import split_units

MIN_SAID = 0.5
"""Share (0..1) of what the claim reports that a source sentence needs to be what was reported."""

_FORECASTS = frozenset(
    word for word in CLAIM_VERBS if (form := saying_form(word)) and form.lemma == "توقع"
)
_NEUTRAL_GROUND = 0.8
"""Share (0..1) of the best sentence's hold that another needs to assert what that one claims."""

_REACH = 8
"""Words that a word like ربما holds open."""

_MIN_GROUNDED = 0.7
"""Strength (0..1) from which on a word of the speaker's name stands in the sources."""

_HEAD = 3
"""Words of a speaker's name of which one must stand in the sources: a mere مسؤول may be anybody."""

_DESCRIBING = ("يه", "يين")
"""Endings of adjectives that follow a common noun (مصادر وزارية)."""

_BACK = 4
"""Units back to which a dropped subject is looked for."""


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who says a part of the claim; `end` is the offset at which the part ends."""

    attribution: Attribution
    end: int


def said_by(sentence: str, words: Sequence[Word]) -> tuple[SaidBy, ...]:
    """The parts of a sentence, each a statement of its own, with who says it. `words` are the
    sentence's folded words with offsets."""
    whole = Sentence(0, len(sentence), 0, 0)
    return tuple(
        SaidBy(
            attribute(sentence, [w for w in words if span.start <= w[1] and w[2] <= span.end]),
            span.end,
        )
        for span in split_units(sentence, (whole,))
    )


def exchanged_speaker(
    claim: Sequence[Token],
    said_by: SaidBy,
    grounding: Grounding,
    ground: Ground,
    story: Story,
) -> str | None:
    """The speaker of a part of the claim where the sources that hold what is said there give it to
    another, and none to him; None where nobody is named in the claim or in the sources.
    """
    attribution = said_by.attribution
    spoken = speaker_tokens(claim, attribution)
    if not spoken or not reports(claim, attribution):
        return None
    heads = [i for i in spoken if claim[i].content]
    if not any(grounding.strength[i] >= _MIN_GROUNDED for i in heads[:_HEAD]):
        return None
    said = [
        i
        for i in range(len(claim))
        if grounding.weights[i]
        and i not in spoken
        and attribution.frame_end <= claim[i].start < said_by.end
    ]
    others = False
    for number in grounding.share:
        if _held(said, grounding, number) < MIN_SAID:
            continue
        frame = ground.frames[number]
        aligned = grounding.aligned[number]
        theirs = _speaker_of(frame, [aligned[i] for i in said], ground, story)
        if theirs is None:
            if any(aligned[i] >= 0 for i in heads[:2]):
                return None
        elif one_party([claim[i] for i in spoken], theirs, ground):
            return None
        else:
            others = True
    return " ".join(claim[i].word for i in spoken) if others else None


def unknown_speaker(
    claim: Sequence[Token], attribution: Attribution, grounding: Grounding
) -> str | None:
    """The speaker whom the claim names and no source does; None where any of the words has ground
    or tells only what he is (مسؤول، شهود).
    """
    spoken = [i for i in speaker_tokens(claim, attribution) if claim[i].content]
    if not spoken or not reports(claim, attribution):
        return None
    if any(grounding.strength[i] > TIES["weak"] for i in spoken):
        return None
    if len(spoken) < 2 and not is_bare(claim, spoken[0]):
        return None
    if all(claim[i].concept for i in spoken) or claim[spoken[0]].word.startswith("ال"):
        return None
    if all(claim[i].word.endswith(_DESCRIBING) for i in spoken[1:]) and len(spoken) > 1:
        return None
    return " ".join(claim[i].word for i in spoken)


def reports(claim: Sequence[Token], attribution: Attribution) -> bool:
    """Whether what is said follows as a clause or a quotation, so that the verb is no deed of its
    own (رحب بالقرار)."""
    return attribution.certain or any(
        token.word in COMPLEMENTS and token.start >= attribution.frame_end - 1 for token in claim
    )


def speaker_tokens(claim: Sequence[Token], attribution: Attribution) -> list[int]:
    """Positions of the words that name the speaker; none where nobody is named."""
    if attribution.speaker is None or attribution.verb is None:
        return []
    low, high = sorted((attribution.verb[0], attribution.frame_end))
    return [
        i
        for i, token in enumerate(claim)
        if low <= token.start and token.end <= high and token.start >= attribution.verb[1]
    ][:MAX_SPEAKER_WORDS]


def _held(said: Sequence[int], grounding: Grounding, frame: int) -> float:
    total = sum(grounding.weights[i] for i in said)
    aligned = grounding.aligned[frame]
    return sum(grounding.weights[i] for i in said if aligned[i] >= 0) / total if total else 0.0


def _speaker_of(
    frame: Frame, places: Sequence[int], ground: Ground, story: Story
) -> list[Token] | None:
    """The words that name the speaker of what stands at `places` of the frame, looked for in the
    sentences before where the verb's subject is dropped; None where nobody is named."""
    inside = [frame.tokens[at].start for at in places if at >= 0]
    best = max(
        frame.units,
        key=lambda index: sum(
            story.units[index].start <= start < story.units[index].end for start in inside
        ),
    )
    unit = story.units[best]
    if not (unit.attribution.attributed or unit.dependent):
        return None
    index = best
    while story.units[index].attribution.speaker is None or story.units[index].heading:
        index -= 1
        if index < 0 or story.units[index].article != unit.article or best - index > _BACK:
            return None
    named = story.units[index]
    if named.attribution.verb is None:
        return None
    low, high = named.attribution.verb[1], named.attribution.frame_end
    tokens = ground.tokens_of(named)
    found = [t for t in tokens if low <= t.start and t.end <= high]
    return found[:MAX_SPEAKER_WORDS] or None


def claim_as_fact(
    claim: Sequence[Token],
    attributions: Sequence[Attribution],
    grounding: Grounding,
    ground: Ground,
    story: Story,
) -> str | None:
    """What keeps the sources away from what the claim asserts bare (زعم، اتهم، ربما); None where
    the claim keeps away too or some source asserts it.
    """
    if any(one.attributed or one.claimed for one in attributions):
        return None
    if any(open_at(claim, at) for at in range(len(claim))):
        return None
    best = max(grounding.share.values(), default=0.0)
    marks = []
    for number, share in grounding.share.items():
        if share < max(MIN_SAID, _NEUTRAL_GROUND * best):
            continue
        frame = ground.frames[number]
        aligned = grounding.aligned[number]
        mark = _held_open(frame, aligned, story)
        if mark in _FORECASTS and any(tense_at(claim, i) == "future" for i in range(len(claim))):
            return None
        if mark is None:
            return None
        marks.append(mark)
    return marks[0] if marks else None


def _held_open(frame: Frame, aligned: Sequence[int], story: Story) -> str | None:
    """The word by which the sentence keeps away from what the claim has of it, None without."""
    places = [at for at in aligned if at >= 0]
    if not places:
        return None
    for index in frame.units:
        unit = story.units[index]
        inside = [at for at in places if unit.start <= frame.tokens[at].start < unit.end]
        told = [at for at in inside if frame.tokens[at].start >= unit.attribution.frame_end]
        if unit.attribution.claimed and len(told) * 2 >= len(places) and unit.attribution.verb:
            verb = next(
                at
                for at, token in enumerate(frame.tokens)
                if token.start >= unit.attribution.verb[0]
            )
            return None if verb in places else frame.tokens[verb].word
    for at in range(len(frame.tokens)):
        mark = open_at(frame.tokens, at)
        reached = sum(at < place <= at + _REACH for place in places)
        if mark and at not in places and reached * 2 >= len(places):
            return mark
    return None
