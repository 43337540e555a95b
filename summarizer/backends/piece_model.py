"""What both real backends share: texts become ids and ids texts, and what cannot be run is refused.

A backend of its own only searches: ids in, ids and scores out.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.backends.pieces import Pieces
from summarizer.backends.port import Decoding, GenerateReply, Hypothesis, ModelInfo
from summarizer.errors import GenerationFailed


@dataclass(frozen=True, slots=True)
class Output:
    """The ids of one candidate up to its end token, and its score as the port has it."""

    ids: Sequence[int]
    score: float


class PieceModel(ABC):
    """The port over a search in ids. `max_output_tokens` is None where the decoder has no limit."""

    def __init__(self, pieces: Pieces, info: ModelInfo, max_output_tokens: int | None) -> None:
        self._pieces = pieces
        self._info = info
        self._max_output_tokens = max_output_tokens

    @property
    def info(self) -> ModelInfo:
        """As the port says."""
        return self._info

    def count_tokens(self, text: str) -> int:
        """As the port says."""
        return len(self._pieces.encode(text))

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[GenerateReply]:
        """As the port says. A checkpoint with fewer positions than `max_new_tokens` stops there,
        and its reply is not finished.
        """
        inputs = [self._pieces.encode(text) for text in texts]
        longest = max(map(len, inputs), default=0)
        if longest > self._info.max_input_tokens:
            raise GenerationFailed(
                f"an input has {longest} tokens; {self._info.id} takes "
                f"{self._info.max_input_tokens}"
            )
        if not self._is_open():
            raise GenerationFailed(f"{self._info.id} is closed")
        if not inputs:
            return []
        cap = min(decoding.max_new_tokens, self._max_output_tokens or decoding.max_new_tokens)
        try:
            found = self._search(inputs, decoding, cap)
        except (RuntimeError, ValueError, IndexError) as error:
            raise GenerationFailed(f"{self._info.id} failed: {error}") from error
        return [self._reply(given, one) for given, one in zip(inputs, found, strict=True)]

    @abstractmethod
    def close(self) -> None:
        """As the port says."""

    @abstractmethod
    def _is_open(self) -> bool:
        """Whether the weights are still there."""

    @abstractmethod
    def _search(
        self, inputs: Sequence[list[int]], decoding: Decoding, cap: int
    ) -> list[list[Output]]:
        """For each input (one or more) `decoding.num_hypotheses` outputs of at most `cap` tokens,
        best first.
        """

    def _reply(self, given: Sequence[int], found: Sequence[Output]) -> GenerateReply:
        first, *others = (self._hypothesis(one) for one in found)
        return GenerateReply(
            text=first.text,
            score=first.score,
            input_tokens=len(given),
            output_tokens=first.output_tokens,
            finished=first.finished,
            others=tuple(others),
        )

    def _hypothesis(self, found: Output) -> Hypothesis:
        return Hypothesis(
            text=self._pieces.decode(found.ids),
            score=found.score,
            output_tokens=len(found.ids),
            finished=list(found.ids[-1:]) == [self._pieces.eos_id],
        )
