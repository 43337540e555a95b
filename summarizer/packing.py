"""The most important texts that fit a model's token budget, in reading order.

Whole texts only: what does not fit is left out and named, never cut. Tokens are counted by the
model's own tokenizer on the text as the model will get it, because pieces at the joints differ
from those of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Packed:
    """A model input. `kept` and `left_out` are indexes into the texts given, ascending; together
    they are all of them. `tokens` counts `text`, and is 0 where nothing fits and `text` is "".
    """

    text: str
    kept: tuple[int, ...]
    left_out: tuple[int, ...]
    tokens: int


def pack(
    texts: Sequence[str],
    priority: Sequence[float],
    count_tokens: Callable[[str], int],
    prompt: Prompt,
    budget: int,
) -> Packed:
    """The texts of highest `priority` that fit into `budget` tokens together, in the order given.

    One that does not fit is passed over for less important ones that do; of equal ones the earlier
    goes first. Blank texts are left out. `count_tokens` counts a whole input, end token included.
    Raises ValueError where texts and priorities differ in number.
    """
    if len(texts) != len(priority):
        raise ValueError(f"{len(texts)} texts have {len(priority)} priorities")
    kept: list[int] = []
    laid_out, tokens = "", 0
    for index in sorted(range(len(texts)), key=lambda i: (-priority[i], i)):
        if not texts[index].strip():
            continue
        trial = sorted([*kept, index])
        text = prompt.lay_out([texts[i].strip() for i in trial])
        needed = count_tokens(text)
        if needed <= budget:
            kept, laid_out, tokens = trial, text, needed
    left_out = tuple(sorted(set(range(len(texts))).difference(kept)))
    return Packed(laid_out, tuple(kept), left_out, tokens)
