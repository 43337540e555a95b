"""The model's own summary: one pass for each group of statements, all groups in one batch.

Of each pass the best text that can stand is chosen: the search's best, else another candidate of
the same search, else what a second search with other settings finds; all that are searched again go
in one batch, too. What still cannot stand is left for the sources' words. Each step is a note:

* `draft-left-out`: statements that were not put before the model, since they did not fit
* `draft-failed`, `draft-empty`, `draft-unfinished`, `draft-loop`, `draft-foreign-script`,
  `draft-unsupported`: why a text or a sentence cannot stand
* `draft-other-beam`: another candidate of the search is used
* `draft-redecoded`: the pass was decoded again, and whether that helped
* `draft-not-redecoded`: there was no time, or no room in the queue, to decode it again
* `draft-name-repaired`: a name was put into the articles' spelling (listed in `edits`)
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.articles import Length, ModelUsed, Note
from summarizer.backends.port import Decoding, GenerateReply, GenerateRequest
from summarizer.choosing import Choice, Pass
from summarizer.config import PipelineConfig
from summarizer.engine import Engine, collect
from summarizer.errors import EngineBusy, GenerationFailed, ModelUnavailable
from summarizer.judging import Judge, judge_of
from summarizer.merged import Merged
from summarizer.packing import Part, spread
from summarizer.planning import Group, plan_groups
from summarizer.prompts import Prompt
from summarizer.roles import prompt_for
from summarizer.watch import Watch

MAX_PASSES: dict[Length, int] = {"headline": 1, "brief": 1, "standard": 12, "long": 24}
"""Passes of the model by length, at most, however much there is to read: some times what the
summary has room for, so that the best can be chosen."""

RETRY_COST = 2.0
"""A second search takes about so many times the first one's time: it has twice the beams."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The passes in the order of their groups; none where nothing was asked for. A group too large
    for one pass has several.
    """

    passes: tuple[Pass, ...]
    notes: tuple[Note, ...]


def draft_story(
    merged: Merged, length: Length, engine: Engine, config: PipelineConfig, watch: Watch
) -> tuple[list[Group], Draft, ModelUsed]:
    """The groups of the story's salient statements, what the summarizer wrote of them, and which
    model that was. Raises as `draft`, and BadPrompt.
    """
    prompt, used = prompt_for(engine, "summarizer")
    with watch.step("draft"):
        groups = plan_groups(merged, length)
        judge = judge_of(merged.story, config)
        return groups, draft(groups, engine, prompt, length, watch, judge), used


def draft(
    groups: Sequence[Group],
    engine: Engine,
    prompt: Prompt,
    length: Length,
    watch: Watch,
    judge: Judge,
) -> Draft:
    """Lets the summarizer write about each group, in one pass or in as many as its texts need.

    Raises ModelUnavailable without a summarizer, EngineBusy, Cancelled and DeadlineExceeded.
    """
    model = engine.model("summarizer")
    if model is None:
        raise ModelUnavailable("no summarizer model is loaded")
    budget = min(prompt.max_input_tokens, model.max_input_tokens)
    parts = spread(
        [group.texts for group in groups],
        [group.priority for group in groups],
        lambda text: engine.count_tokens("summarizer", text),
        prompt,
        budget,
        max(MAX_PASSES[length], len(groups)),
    )
    notes = _left_out(parts, groups, budget)
    asked = [part for part in parts if part.packed.text]
    begun = time.perf_counter()
    replies = _ask(asked, prompt.decodings[length], engine, watch)
    spent = time.perf_counter() - begun
    passes = [
        Choice(part, f"part {number}", reply, judge, watch)
        for number, (part, reply) in enumerate(zip(asked, replies, strict=True), 1)
    ]
    again = [one for one in passes if not one.settled]
    late: list[Note] = []
    if again and prompt.retry is not None:
        late = _retry(again, prompt.retry, spent, engine, watch)
    found = []
    for one in passes:
        done, told = one.result()
        found.append(done)
        notes += told
    return Draft(tuple(found), (*notes, *late))


def _retry(
    again: Sequence[Choice], decoding: Decoding, spent: float, engine: Engine, watch: Watch
) -> list[Note]:
    """Decodes the passes again, all in one batch, if there is time and room for it."""
    left = watch.remaining_s()
    if left is not None and left < RETRY_COST * spent:
        why = f"{left:.1f} s are left, and that would take about {RETRY_COST * spent:.1f} s"
    else:
        try:
            replies = _ask([one.part for one in again], decoding, engine, watch)
        except EngineBusy as error:
            why = error.message
        else:
            for one, reply in zip(again, replies, strict=True):
                one.decoded_again(reply)
            return []
    return [Note("draft-not-redecoded", f"{len(again)} parts were not decoded again: {why}")]


def _ask(
    parts: Sequence[Part], decoding: Decoding, engine: Engine, watch: Watch
) -> list[GenerateReply | GenerationFailed]:
    """What the model says of each part, with all candidates of its search."""
    watch.check()
    full = replace(decoding, num_hypotheses=decoding.num_beams)
    left = watch.remaining_s()
    requests = [GenerateRequest("summarizer", part.packed.text, full, left) for part in parts]
    return collect(engine.generate(requests), watch)


def _left_out(parts: Sequence[Part], groups: Sequence[Group], budget: int) -> list[Note]:
    out = sum(len(part.packed.left_out) for part in parts)
    if not out:
        return []
    total = sum(len(group.texts) for group in groups)
    passes = sum(bool(part.packed.text) for part in parts)
    return [
        Note(
            "draft-left-out",
            f"{out} of {total} statements were not put before the model: they are the least "
            f"salient, or too long, and did not fit into {passes} passes of {budget} tokens",
        )
    ]
