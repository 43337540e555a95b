"""Who says it: a statement given to another speaker, and a claim told as a fact."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution import MAX_SPEAKER_WORDS, Attribution
from summarizer.checks.agents import one_party
from summarizer.checks.grounding import Frame, Ground, Grounding
from summarizer.checks.modality import open_at
from summarizer.checks.verbs import tense_at
from summarizer.checks.wording import Token
from summarizer.lexicon import CLAIM_VERBS, COMPLEMENTS, saying_form
from summarizer.story import Story, Unit

MIN_SAID = 0.5
"""Share (0..1) of what the claim reports that a source sentence needs to be what was reported."""

_FORECASTS = frozenset(
    word for word in CLAIM_VERBS if (form := saying_form(word)) and form.lemma == "توقع"
)
_NEUTRAL_GROUND = 0.8
_REACH = 8
"""Words that a word like ربما holds open."""

_MIN_GROUNDED = 0.7


def exchanged_speaker(
    claim: Sequence[Token],
    attribution: Attribution,
    grounding: Grounding,
    ground: Ground,
    story: Story,
) -> str | None:
    """The speaker of the claim where every source that holds what is said gives it to another;
    None where one agrees, names nobody, or where nobody is named in the claim.
    """
    spoken = speaker_tokens(claim, attribution)
    if not spoken or not reports(claim, attribution):
        return None
    heads = [i for i in spoken if claim[i].content]
    if not heads or grounding.strength[heads[0]] < _MIN_GROUNDED:
        return None
    said = [
        i
        for i in range(len(claim))
        if grounding.weights[i] and i not in spoken and claim[i].start >= attribution.frame_end
    ]
    others = []
    for number in grounding.share:
        if _held(said, grounding, number) < MIN_SAID:
            continue
        frame = ground.frames[number]
        theirs = _speaker_of(frame, [grounding.aligned[number][i] for i in said], story)
        if theirs is None or one_party([claim[i] for i in spoken], theirs, ground):
            return None
        others.append(number)
    if not others:
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


def _speaker_of(frame: Frame, places: Sequence[int], story: Story) -> list[Token] | None:
    """The words that name the speaker of what stands at `places` of the frame; None where nobody
    is named."""
    inside = [frame.tokens[at].start for at in places if at >= 0]
    best: Unit | None = None
    most = 0
    named: Unit | None = None
    speaker: Unit | None = None
    for index in frame.units:
        unit = story.units[index]
        if unit.attribution.speaker is not None:
            named = unit
        count = sum(unit.start <= start < unit.end for start in inside)
        if count > most:
            best, most = unit, count
            speaker = named if unit.attribution.attributed or unit.dependent else None
    if best is None or speaker is None or speaker.attribution.speaker is None:
        return None
    attribution = speaker.attribution
    if attribution.verb is None:
        return None
    low, high = attribution.verb[1], attribution.frame_end
    found = [t for t in frame.tokens if low <= t.start and t.end <= high]
    return found[:MAX_SPEAKER_WORDS] or None


def claim_as_fact(
    claim: Sequence[Token],
    attribution: Attribution,
    grounding: Grounding,
    ground: Ground,
    story: Story,
) -> str | None:
    """What keeps the sources away from what the claim asserts bare (زعم، اتهم، ربما); None where
    the claim keeps away too or some source asserts it.
    """
    if (
        attribution.attributed
        or attribution.claimed
        or any(open_at(claim, i) for i in range(len(claim)))
    ):
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
